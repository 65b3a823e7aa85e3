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
exposed-badge = Exposed
exposed-title = The customer has written a secret here: { $kinds }
exposed-text = It was not stored, but whoever else has seen it can use it. Tell them to move their funds now.
exposed-text-other = It was not stored, but whoever else has seen it can use it. Tell them to change or block it now.
exposed-advice = What to tell them
exposed-into-reply = Put into reply
exposed-handled = Handled
did-exposed-handled = Marked as handled
activity-link_warning = The customer was warned of a link: { $host }
activity-exposed_not_handled = { $by } took back that the secret was dealt with
activity-exposed_handled = { $by } has dealt with the secret that was given away
activity-not_sent = A message that { $to } had scheduled was not sent. Its text is a draft again ({ $why })

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
