missed-subject = { $brand }: an answer to your question #{ $number }
missed-intro = You wrote to { $brand }, and this is what was answered:
missed-open = Read the whole conversation and answer here, in the browser that you wrote from:
missed-safety = We never ask for a seed phrase, a private key or a password, not in a mail and not in the chat.
approval-subject = { $brand }: something waits for your approval
approval-text = Hello { $name }, a colleague has asked for something that needs a second person. Read what exactly, and decide, here:
approval-care = Ask them in person before you approve. If you do not know of it, refuse it.
