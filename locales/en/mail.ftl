missed-subject = { $brand }: an answer to your question #{ $number }
missed-intro = You wrote to { $brand }, and this is what was answered:
missed-open = Read the whole conversation and answer here, in the browser that you wrote from:
missed-safety = We never ask for a seed phrase, a private key or a password, not in a mail and not in the chat.
