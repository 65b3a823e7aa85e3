# Proofs of who a customer is, and what they can do with their data: a part of the widget that is loaded when it is wanted.
level-none = nothing yet
level-email_code = a code by mail
level-signed_token = your sign-in in the app
level-passkey = a passkey
level-wallet = a wallet’s signature

proof-title = Please show that it is you
proof-why = Before this is done, we need a fresh proof: { $level } or better.
proof-asked-text = { $brand } asks you for a proof before going on: { $level } or better, until { $time }. Do it only if you are writing with us yourself just now.
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
proof-code-gone = This code is no longer good. Have a new one sent.
proof-passkey-failed = No passkey was used. Try again.
proof-app-silent = The app did not answer. Sign in there again, and try once more.
proof-earlier = Thank you, that was right. You have written to us before by this address. What you wrote as a guest here stays apart.
proof-open = Open earlier conversations
proof-stay = Stay here

line-proof_asked = We asked for a proof of who you are.
line-proof_given = You have proved who you are.
line-proof_failed = The proof failed: too many wrong answers.
line-proof_expired = The time for the proof is over.
line-proof_withdrawn = The proof is not needed any more.

data-title = My data
data-known = We know you by: { $level }.
data-passkeys = Passkeys
data-passkey-add = Add a passkey
data-passkey-page = Make it in a page of its own
data-passkey-remove = Remove { $name }
data-passkey-remove-short = Remove
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
readers-exported = { $name } exported all that is held on you
