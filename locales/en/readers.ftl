# What a customer reads under "Who read my data" in the chat; loaded when that is opened.
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
