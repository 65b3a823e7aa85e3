## Secrets that customers give away

secret-mnemonic = seed phrase
secret-private-key = private key
secret-wif = private key
secret-xprv = extended private key
secret-solana-key = secret key
secret-keystore = keystore file
secret-api-secret = API secret
secret-api-key = API key
secret-totp = one-time-password seed
secret-card = card number
secret-password = password
secret-recovery-code = recovery codes
secret-other = a secret
exposed-badge = Secret given away
exposed-title = The customer has written a secret here: { $kinds }
exposed-text = It was not stored, but whoever else has seen it can use it. Tell them to move their funds now.
exposed-advice = What to tell them
exposed-into-reply = Put into reply
exposed-handled = Handled
did-exposed-handled = Marked as handled
notify-exposed = A customer has written a secret
activity-link_warning = The customer was warned of a link: { $host }
activity-exposed_handled = { $by } has dealt with the secret that was given away

## Replies that must not be sent

refusal-title = This was not sent
refusal-asks-for-secret = It asks the customer for a phrase, key, password, code or card number. Nobody may, and thieves do.
refusal-asks-for-remote-access = It asks the customer for remote access or to share the screen. Nobody may.
refusal-moves-funds = It has the customer move money to a wallet of your choice. Nobody may.
refusal-blocked-link = The link leads to a blocked host.
refusal-lookalike-link = The link leads to a host made to be taken for ours.
refusal-elsewhere = Your reply in #{ $number } was not sent
refusal-anyway = Send anyway…
refusal-anyway-title = Send what was refused?
refusal-anyway-text = Your name, your reason and these words are recorded for good, and security sees them.
refusal-reason = Why the customer must get this
refusal-reason-length = Write 3 to 500 characters
refusal-anyway-send = Send it
ui-problem-unsafe-reply = This must not be sent to a customer as it is

## Links and addresses in messages

link-official = Our own site
link-open-title = Open this link?
link-open-clean = Nothing is known of this site. It is not one of ours; open it only if you must, and never sign in there.
link-open-shortener = This link hides where it leads. Open it only if you must, and never sign in there.
link-open = Open
link-look = { $url }: not one of our sites, look before opening
link-bad-blocked = Blocked: { $why }
link-bad-lookalike = Made to be taken for { $imitates }: { $why }
verdict-official = Our own
verdict-clean = Unknown
verdict-shortener = Shortened
verdict-lookalike = Imitation
verdict-blocked = Blocked
link-why-own = one of our own hosts
link-why-listed = on a list of bad hosts
link-why-user-info = our host stands before the @, where browsers do not go
link-why-subdomain = our host only begins a longer one
link-why-homograph = letters of other scripts spell our name
link-why-other-ending = our name with another ending
link-why-glyphs = letters that look alike spell our name
link-why-misspelt = our name misspelt
link-why-within = our name inside another host
link-why-shortened = a shortened link hides where it leads
link-why-unknown = nothing is known of it
link-why-no-host = no site is named in it
spotted-address = Address on { $chains }
spotted-transaction = Transaction on { $chains }
spotted-nowhere = unknown chain
spotted-copy = Copy { $text }
spotted-invalid = Not valid: it may be mistyped
spotted-fault-checksum = Not valid: its checksum does not fit, it may be mistyped
spotted-fault-capitals = Not valid: its capitals do not fit, it may be mistyped
spotted-poisoned = Beware: looks like { $like } at both ends, and is another address

## Settings

settings-safety = Safety
settings-safety-text = What links in messages are judged by. Staff see the verdict beside each link; customers are warned of bad ones.
settings-safety-new = Add a block list
settings-safety-delete-text = What only this list names is no longer blocked.
safety-check = Check a link or address
safety-check-label = Any text with links, addresses or transactions
safety-check-hint = It is judged like a message and not kept.
safety-check-run = Check
safety-check-nothing = No link, address or transaction is in this text.
safety-valid = Valid
safety-invalid = Not valid
safety-official = Our own hosts
safety-official-text = Links to them, and to what is below them, are marked as ours. Hosts made to be taken for them are found.
safety-official-none = None yet: no imitation can be found before your own hosts are named.
safety-official-add = Add host
safety-blocked = Blocked hosts
safety-blocked-text = Nobody can send a link to them, and customers are warned of them, with all that is below.
safety-blocked-none = None yet.
safety-blocked-add = Block host
safety-suggested = You seem to own:
safety-host = Host or URL
safety-note = Note for staff
safety-remove = Remove { $host }
safety-lists = Block lists
safety-lists-text = Bad hosts that others collect. What is no longer on a list is no longer blocked.
safety-lists-none = No block lists
safety-lists-none-text = Add the address of a public list of phishing hosts, or your own list as a file.
safety-list-hosts = Hosts
safety-list-read = Last read
safety-list-failed = Could not be read
safety-list-waiting = Not read yet
safety-list-bad-count = { $count ->
    [one] { $count } line says nothing
   *[other] { $count } lines say nothing
  }
safety-list-bad = Lines that say nothing
safety-list-line = Line
safety-list-source = Where it comes from
safety-list-from-url = An address
safety-list-from-text = Text or a file
safety-list-url = Address of the list
safety-list-url-hint = Lines with hosts, a hosts file, rules of ad blockers, or JSON as MetaMask and polkadot-js publish it.
safety-list-url-invalid = Enter an address that begins with https://
safety-list-every = Read anew
safety-list-hours = { $count ->
    [one] every hour
   *[other] every { $count } hours
  }
safety-list-text = Text of the list
safety-list-text-hint = One host on each line, a hosts file, rules of ad blockers or JSON. It takes the place of what was there.
safety-list-file = Choose a file
safety-list-enabled = In force
safety-list-refresh = Read now
safety-list-refreshed = The list was read
safety-list-read-as = { $hosts } hosts, { $format }, read { $ago }
safety-format-plain = plain lines
safety-format-urls = lines of URLs
safety-format-hosts = hosts file
safety-format-adblock = ad blocker rules
safety-format-json = JSON
