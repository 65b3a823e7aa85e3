# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = Chat with { $brand }
chat-new = New conversation
chat-send-us = Send us a message
chat-conversations = Your conversations
chat-choose = Choose a conversation, or begin a new one.
chat-conversation = Conversation
chat-back = Back to all conversations
chat-open = Open chat
chat-close = Close chat
chat-menu = More options
chat-loading = Loading…
chat-unread = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
chat-safety = We will never ask for your seed phrase, private key or password.
chat-team = { $brand } support
chat-greeting = Hello! How can we help?

state-resolved = Resolved

wait-usual = Usually answers in { $time }
wait-soon = We answer as soon as we can
wait-queue = { $count ->
    [0] Nobody is waiting before you
    [one] One person is waiting
   *[other] { $count } people are waiting
}
queue-next = You are next in line
queue-position = You are number { $position } in line
queue-time = about { $time }
time-under-minute = a minute
time-minutes = { $count } minutes
time-hours = { $count } hours
time-days = { $count } days
time-today = Today
time-yesterday = Yesterday

offline-title = We are away right now
offline-opens = Back { $when }
offline-here = Leave your message. We will answer here.
offline-mail = Leave your message. We will answer here, and by email if you give us your address.
offline-mail-known = Leave your message. We will answer here and by email to { $email }.

log-label = Messages
log-new = New
log-older = Loading earlier messages…
log-older-failed = Earlier messages could not be loaded.
log-jump = Newest messages
log-you = You
log-bot = Assistant
log-image = Image: { $name }
log-download = Download
typing-one = { $name } is typing…
mark-sending = Sending…
mark-waiting = Waiting for the connection…
mark-delivered = Delivered
mark-read = Read
mark-failed = Not sent
failed-retry = Try again
failed-delete = Delete
failed-body-too-long = This message is too long. Shorten it and send it again.
failed-too-many-attachments = A message can carry { $count } files at most.
failed-generic = { $detail }

composer-label = Your message
composer-placeholder = Write a message…
composer-send = Send
composer-attach = Attach files
composer-camera = Take a photo
composer-emoji = Insert an emoji
composer-emoji-grid = Emoji
composer-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
composer-over = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
}
composer-drop = Drop files to attach them

file-uploading = { $name }: { $percent } uploaded
file-ready = { $name } is attached
file-remove = Remove { $name }
file-too-large = { $name } is larger than { $limit }. Send a smaller file.
file-too-many = You can attach { $count } files to one message.
file-empty = { $name } is empty.
file-failed = { $name } could not be uploaded. { $detail }
file-retry = Upload { $name } again

contact-title = How can we reach you?
contact-why = So that the answer finds you when this page is closed.
contact-who = What may we call you?
contact-name = Name
contact-email = Email
contact-save = Save
contact-later = Not now
contact-email-bad = This does not look like an email address. Example: name@example.com
contact-noted = Thank you. We have noted { $email }, and will answer here.
contact-thanks = Thank you. We will answer here and by email to { $email }.

rating-title = How did we do?
rating-score = { $score ->
    [1] 1 of 5: very bad
    [2] 2 of 5: bad
    [3] 3 of 5: fair
    [4] 4 of 5: good
   *[5] 5 of 5: very good
}
rating-comment = What could be better? (optional)
rating-comment-good = What went well? (optional)
rating-send = Send rating
rating-thanks = Thank you for your rating.
rating-failed = The rating could not be saved. { $detail }

menu-transcript = Download transcript
menu-receipt = Receipt
menu-readers = Who read my data
menu-end = End conversation
menu-sound = Sound on new messages
menu-language = Language
menu-forget = Forget this device
end-title = End this conversation?
end-text = You can write again at any time; that opens it again.
end-confirm = End conversation
forget-title = Forget this device?
forget-text = Your conversations will no longer be shown in this browser.
forget-confirm = Forget
dialog-cancel = Cancel
dialog-close = Close

receipt-text = A file that proves what was said here, word for word. Anybody can verify it without us, also years from now.
receipt-verify = Verify a receipt

net-offline = You are offline. What you write is kept and sent when you are back.
net-connecting = Connecting… What you write is kept and will be sent.
net-refused = This session has ended. Reload the page to go on.
net-reload = Reload

problem-retry = Try again
problem-action = That did not work: { $detail }
problem-network = The server cannot be reached. Check your connection and try again.

system-agent-joined = { $name } will answer
system-assigned = { $name } will answer
system-agent-left = { $name } has left the conversation
system-resolved = The conversation was marked as resolved. If anything is open, just write.
system-closed = The conversation has ended. Write to open it again.
system-reopened = The conversation is open again
system-rated = You rated this conversation { $score } of 5
system-secret-removed = For your safety we removed what looks like a secret from your message and did not store it. If it was your seed phrase or private key, move your funds to a new wallet now: whoever has seen it can take them. Nobody from support will ever ask you for it.
system-link-warning = Beware: { $host } is not ours, and is made to steal. Do not open it, do not sign in or connect a wallet there, and never type your seed phrase. If you already have, move your funds to a new wallet now.
system-offline = We are away right now. We will answer as soon as we are back.
system-expired = No longer kept

guard-title = Please do not send this
guard-phrase = Your message holds a seed phrase. Whoever reads it can take everything in that wallet.
guard-key = Your message holds a private key. Whoever reads it can take everything that it opens.
guard-otp = Your message holds the secret of an authenticator app. Whoever reads it can make your codes.
guard-never = It has not left this device. Nobody from support ever needs it, whatever you have been told.
guard-move = If you have given it to anyone, move your funds to a new wallet now, or secure the account.
guard-without = Send without it
guard-edit = Edit
guard-unchecked = This could not be checked for secrets, so it was not sent. Check your connection and try again.
guard-file = The name of this file holds a seed phrase or key. Nobody from support needs it; rename the file without it.

notice-unread = ({ $count }) { $title }
