# Proofs of who a customer is, and what they can do with their data: a part of the widget that is loaded when it is wanted.
level-none = nothing yet
level-email_code = a code by mail
level-signed_token = your sign-in in the app
level-passkey = a passkey
level-wallet = a wallet’s signature

proof-title = Please show that it is you
proof-why = Before this is done, we need a fresh proof: { $level } or better.
proof-asked-text = { $brand } asks you for a proof before going on: { $level } or better, until { $time }. Do it only if you are writing with us yourself just now.
proof-asked-wallet = { $brand } asks you to show that the address { $address } is yours, until { $time }. It moves no funds. Do it only if you are writing with us yourself just now.
proof-by-passkey = Use a passkey
proof-by-app = Confirm by the app
proof-send-to = Send a code to { $email }
proof-email = Your mail address
proof-send = Send a code
proof-sent = A code is on its way to { $email }. It is good for ten minutes.
proof-never-tell = Type it in here and nowhere else. Never tell it to anybody, whoever calls or writes to you.
proof-code = Code of eight digits
proof-check = Check
proof-again = Send again
proof-no-way = This cannot be proved here just now: { $level } or better is needed. Ask us in the chat what to do.
proof-slow = Too many codes for now. Wait a while and try again.
proof-gone = This is no longer good. Begin again.
proof-passkey-failed = No passkey was used. Try again.
proof-app-silent = The app did not answer. Sign in there again, and try once more.
proof-earlier = Thank you, that was right. You have written to us before by this address. What you wrote as a guest here stays apart.
proof-open = Open earlier conversations
proof-stay = Stay here

wallet-here = Sign with the wallet of this browser
wallet-by = Sign with { $name }
wallet-by-hand = Show a wallet by a signature
wallet-family = Kind of wallet
wallet-ethereum = Ethereum and networks like it
wallet-bitcoin = Bitcoin
wallet-solana = Solana
wallet-tron = Tron
wallet-address = Address
wallet-next = Go on
wallet-text = Sign this text with your wallet, as it is
wallet-copy = Copy the text
wallet-copied = Copied
wallet-never = Signing moves no funds. Never type in a seed phrase or a private key, here or anywhere.
wallet-signature = The signature
wallet-again = Begin again
wallet-declined = The wallet did not sign. Try again, with the account that you want to show.
wallet-unknown = This wallet is not one that you have proved before. Use one that you have, or another way.
wallet-refused = The signature was not taken. Sign the text anew, as it is.
wallet-refused-form = This does not look like a whole signature. Copy all of it, and nothing else.
wallet-refused-kind = Signatures of this kind cannot be checked here yet. Use another account, or ask us.
wallet-refused-other = The signature is of another key, or of another text. Choose the account with this very address, and sign the text as it is.
wallet-refused-contract = This address is a contract’s, and it does not accept the signature; or its network cannot be asked from here.

line-proof_asked = We asked for a proof of who you are.
line-proof_given = You have proved who you are.
line-proof_asked_wallet = We asked you to show that { $address } is yours.
line-proof_given_wallet = You have shown that { $address } is yours.
line-proof_failed = The proof failed: too many wrong answers.
line-proof_expired = The time for the proof is over.
line-proof_withdrawn = The proof is not needed any more.
line-updates_missed = We promised you a word at least every { $minutes } minutes, and we have not kept it. We are sorry. Our team has just been alarmed about it.
line-proof_wallet_removed = You removed the wallet { $address }. We know you by it no more.
line-proof_wallet_taken = We removed the wallet { $address } from your data. If you did not ask for that, tell us here.
line-proof_freeze_link = { $maker ->
    [customer] A link that can freeze your account was made here. If it was not you, tell us now.
   *[other] We made a link that can freeze your account, to be kept by you. If you did not ask for it, tell us.
 }
line-proof_freeze_link_revoked = A freeze link of your account was revoked. If you did not ask for that, tell us now.
line-updates_promised = You hear from a person at least every { $minutes } minutes, also when there is nothing new.

data-title = My data
data-known = We know you by: { $level }.
data-passkeys = Passkeys
data-passkey-add = Add a passkey
data-passkey-page = Make it in a page of its own
data-passkey-remove = Remove { $name }
data-passkey-remove-short = Remove
data-wallets = Wallets
data-wallet-add = Add a wallet
data-wallet-text = You show by a signature that its address is yours. It moves no funds. We know you by it from then on.
data-wallet-sure = Yes, remove { $name }
data-wallet-sure-short = Yes, remove it
data-export = Take it along
data-export-text = All that is held on you: conversations, files, devices, proofs.
data-as-page = As a page
data-as-json = For programs (JSON)
data-erase = Be erased
data-erase-text = Somebody of us makes sure that it is you, and answers within 30 days. Nothing is erased before.
data-erase-ask = Ask to be erased
data-erase-sure = Yes, send the request

passkey-title = A new passkey
passkey-text = Your device keeps it, and asks for your finger, face or PIN when you use it. We never see those.
passkey-name = What to call it
passkey-name-default = My device
passkey-make = Make the passkey
passkey-done = Done. Close this page and go on in the chat.

# What a customer reads under "Who read my data".
readers-text = Every look of our staff and programmes at what is yours, as our ledger has it.
readers-none = Nobody has read your data yet.
readers-more = Show more
readers-programme = A programme of ours
readers-opened = { $name } opened a conversation
readers-looked = { $name } looked at your profile
readers-found = { $name } found you by a search
readers-listed = { $name } saw you in a list
readers-revealed = { $name } saw a hidden detail: { $title }
readers-viewed = { $name } opened a file of yours
readers-downloaded = { $name } downloaded a file of yours
readers-readdressed = { $name } changed your address
readers-exported = { $name } exported all that is held on you
data-report = Report for the police
data-report-text = A PDF with what you wrote and were answered here, what the blockchains say of the transactions and addresses in it, and what was done with your account. Give it to the police, or to the exchange that your coins went to. It can be verified without us.
data-report-make = Download (PDF)
data-report-busy = The networks are asked…
