# The security check: on the screen under Settings, and by `ombud doctor --security`. Each check has a name, what is said where it passes
# (-good) and where it does not (-bad), and how to mend it (-mend).
posture-root_key_place = Place of the root key
posture-root_key_place-good = It does not lie in the data folder.
posture-root_key_place-bad = It lies in the data folder: whoever copies that has the data and the key.
posture-root_key_place-mend = Move it, and name it by keys.root = "file:/etc/ombud/root.key"; or let a key management service wrap it.
posture-root_key_mode = Who can read the root key
posture-root_key_mode-good = Its owner alone.
posture-root_key_mode-bad = Others on the machine can read the file.
posture-root_key_mode-mend = chmod 600 the file of the root key.
posture-data_mode = Who can read the data folder
posture-data_mode-good = The server’s user alone.
posture-data_mode-bad = Everybody on the machine can read it.
posture-data_mode-mend = chmod -R o-rwx the data folder.
posture-https = Encryption on the way
posture-https-good = The public address is https.
posture-https-bad = The public address is http: passwords and messages can be read on the way.
posture-https-mend = Let a proxy speak TLS, or set server.tls_certificate and server.tls_key; then set server.public_url to https://…
posture-trusted_proxies = Whose word about addresses is taken
posture-trusted_proxies-good = That of few machines, or of none.
posture-trusted_proxies-bad = Networks so wide that a stranger may be in them: { $some }. Whoever is can pretend to come from anywhere.
posture-trusted_proxies-mend = Name the proxies one by one in server.trusted_proxies.
posture-database_tls = The way to the database
posture-database_tls-good = It is encrypted, and the certificate is verified; or the database is on this machine.
posture-database_tls-bad = Somebody on the way could listen, or answer in its place.
posture-database_tls-mend = Add ?sslmode=verify-full to database.url, and &sslrootcert=… for an authority of your own.
posture-clock = Clock
posture-clock-good = It agrees with the database’s.
posture-clock-bad = It is { $some } seconds apart from the database’s, or in the past: codes and expiries fail by it.
posture-clock-mend = Let both machines take the time by NTP.
posture-mail = Mail
posture-mail-good = It is set up: who has to decide about something hears of it.
posture-mail-bad = It is not set up: nobody who is away hears of approvals that wait.
posture-mail-mend = Set mail.url and mail.from.
posture-private_networks = The way into private networks
posture-private_networks-good = Webhooks, block lists, sign-in, account facts, language models and anchors reach public addresses alone.
posture-private_networks-bad = Whoever sets up a webhook, a block list, a sign-in provider, the platform or a language model can look around behind the firewall.
posture-private_networks-mend = Take allow_private out of the parts webhooks, safety, sso, accounts, models and anchors of the configuration, unless what they reach is inside on purpose.
posture-clamd = Virus scanner
posture-clamd-good = Each upload is looked at, and the scanner answers.
posture-clamd-bad = Uploads are not looked at: no scanner is configured, or it does not answer.
posture-clamd-mend = Run clamd, and name it by files.clamd.
posture-clamd_lax = When the scanner is down
posture-clamd_lax-good = Nothing is kept that was not looked at.
posture-clamd_lax-bad = Files are kept that nobody has looked at.
posture-clamd_lax-mend = Set files.clamd_down to "refuse".
posture-backup = Backup
posture-backup-good = The last one is { $hours } hours old.
posture-backup-bad = { $hours ->
    [-1] None was ever made by `ombud backup`.
   *[other] The last one is { $hours } hours old.
  }
posture-backup-mend = Run `ombud backup` every night, and keep the files elsewhere, without the root key.
posture-second_factor_required = Second factor
posture-second_factor_required-good = Everybody has to have one.
posture-second_factor_required-bad = A stolen password is enough to come in.
posture-second_factor_required-mend = Make it compulsory.
posture-second_factor_share = Who has a second factor
posture-second_factor_share-good = All { $all } people.
posture-second_factor_share-bad = { $some } of { $all } people.
posture-second_factor_share-mend = Ask the others to set one up, under Account.
posture-admins = Admins
posture-admins-good = { $some } people decide over everything.
posture-admins-bad = { $some ->
    [0] Nobody decides over everything: nobody can undo a mistake.
    [1] One person decides over everything: if they lose their key, nobody is left.
   *[other] { $some } people decide over everything; { $most } would be enough.
  }
posture-admins-mend = Have two at least, and give others a role with what they need.
posture-unmasked = Who sees personal data
posture-unmasked-good = { $some } of { $all } people see it without masks.
posture-unmasked-bad = { $some } of { $all } people see it without masks; { $most } would be few.
posture-unmasked-mend = Take “See personal data without masks” out of roles that many have: a reveal shows one field when it is needed.
posture-downloaders = Who downloads files
posture-downloaders-good = { $some } of { $all } people may.
posture-downloaders-bad = { $some } of { $all } people may; { $most } would be few.
posture-downloaders-mend = Take “Download customers’ files” out of roles that many have: the viewer shows a file with a mark.
posture-overriders = Who overrides the guard
posture-overriders-good = { $some } of { $all } people may send what the guard holds back.
posture-overriders-bad = { $some } of { $all } people may send what the guard holds back; { $most } would be few.
posture-overriders-mend = Take “Send a message all the same” out of roles that many have.
posture-unseen = People who are not here any more
posture-unseen-good = Everybody was here within 90 days.
posture-unseen-bad = { $some } of { $all } were not here for 90 days, and can still sign in.
posture-unseen-mend = Disable who has left.
posture-sessions = How long sessions live
posture-sessions-good = They end after { $minutes } minutes without use, and after { $hours } hours at most.
posture-sessions-bad = { $minutes ->
    [0] They never end for want of use: an open screen stays open.
   *[other] They live long: { $minutes } minutes without use, { $hours } hours at most, any number of them, or proofs that hold for more than an hour.
  }
posture-sessions-mend = Let them end after 12 hours without use and a week in all, let proofs hold for an hour at most, and set how many one may have.
posture-networks = Networks
posture-networks-good = Staff come in from the networks that you know.
posture-networks-bad = Staff can come in from everywhere.
posture-networks-mend = Name the networks of your offices and your VPN.
posture-approvals = Two-person approval
posture-approvals-good = What cannot be taken back needs two people.
posture-approvals-bad = { $some } of { $all } groups of what cannot be taken back need two people and have them.
posture-approvals-mend = Turn it on for all groups, and see to it that two people may decide about each.
posture-endless_tokens = API tokens that never expire
posture-endless_tokens-good = There are none.
posture-endless_tokens-bad = { $some } of { $all }.
posture-endless_tokens-mend = Make them anew with an expiry, and revoke the old ones.
posture-open_tokens = API tokens that work from everywhere
posture-open_tokens-good = There are none.
posture-open_tokens-bad = { $some } of { $all }.
posture-open_tokens-mend = Name the networks that each comes from.
posture-idle_tokens = API tokens that nobody uses
posture-idle_tokens-good = There are none.
posture-idle_tokens-bad = { $some } of { $all } were not used for 90 days.
posture-idle_tokens-mend = Revoke them.
posture-plain_webhooks = Webhooks without encryption
posture-plain_webhooks-good = There are none.
posture-plain_webhooks-bad = { $some } of { $all } go to http:// addresses.
posture-plain_webhooks-mend = Give them https:// addresses.
posture-masks = Budgets and thresholds of reading
posture-masks-good = They let nobody take many customers along unseen.
posture-masks-bad = They are so high that many customers can be taken along before anybody hears of it.
posture-masks-mend = Set 100 reveals a day at most, 500 files, and 300 customers an hour.
posture-canaries = Canaries
posture-canaries-good = { $some } customers are planted.
posture-canaries-bad = None is planted: who looks around meets no alarm.
posture-canaries-mend = Plant some.
posture-alerts = Alerts
posture-alerts-good = None has waited for a week.
posture-alerts-bad = { $some } have waited for more than a week: nobody looks.
posture-alerts-mend = Look into them, and settle them.
posture-account_proof = Proof before account facts
posture-account_proof-good = Customers prove who they are, or your app vouches for them, before staff sees their account.
posture-account_proof-bad = Whoever sits in an old session of a customer’s gets staff to look into that account.
posture-account_proof-mend = Ask for a mailed code or your app’s word at least, or press “Turn on what is off” under Settings, Security check.
posture-retention = Retention
posture-retention-good = What is not needed any more goes by itself.
posture-retention-bad = Everything is kept for good.
posture-retention-mend = Say how long messages, files and customers are kept.
posture-ledger_check = Check of the ledger
posture-ledger_check-good = The whole ledger was held against the tables { $days } days ago, and all fits.
posture-ledger_check-bad = { $good ->
    [0] The last check has found what does not fit.
   *[other] { $days ->
        [-1] It was never held against the tables.
       *[other] It was held against the tables { $days } days ago.
      }
  }
posture-ledger_check-mend = Check it every week, by the button or by `ombud ledger check` in a nightly job; look into each fault that it names.
posture-heads_outside = Heads of the ledger outside
posture-heads_outside-good = { $some } of { $all } anchors hold a head: who puts an old database back is found.
posture-heads_outside-bad = { $all ->
    [0] None is kept outside: if the whole database is put back to an older state, nothing here can tell.
   *[other] None of { $all } anchors holds a fresh head: if the whole database is put back to an older state, nothing here can tell.
  }
posture-heads_outside-mend = Name an auditor’s folder, a witness, a chain or OpenTimestamps under [anchors] in ombud.toml; Settings, Ledger says what is in the way of each.
