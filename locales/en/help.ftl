# The public help centre: what its pages say around the articles.

help-site = { $brand } Help
help-about = Answers from { $brand }: guides, steps and safety for your account, your wallet and your transactions.
help-welcome = How can we help?
help-skip = Skip to the text
help-more = Language and contact
help-language = Language
help-contact = Contact us
help-contact-still = Still stuck? Contact us
help-never = We never ask for your recovery phrase, your private key, your password or a code. Whoever does is not us.
help-feed = News as a feed
help-search = Search the help
help-search-hint = Describe what you need
help-find = Search
help-trail = Where you are
help-home = Help
help-topics = Topics
help-most-read = Read most
help-nothing-yet = There are no articles in this language yet.
help-articles = { $count ->
    [one] 1 article
   *[other] { $count } articles
}
help-contents = On this page
help-changed = Last changed on { $date }
help-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
help-further = Further reading
help-related = Related
help-more-in = More in { $category }
help-other-language = This article is not there in English yet, so you see it in { $language }.
help-rate-ask = Was this helpful?
help-yes = Yes
help-no = No
help-rate-thanks = Thank you for telling us.
help-rate-sorry = Sorry that it did not help.
help-rate-why = What was wrong?
help-rate-not-clear = It is hard to understand
help-rate-not-my-problem = It is not about my problem
help-rate-out-of-date = It is out of date
help-rate-wrong = It is wrong
help-rate-other = Something else
help-rate-text = Tell us more, if you like
help-rate-hint = We cannot answer here. Write nothing secret and nothing about yourself.
help-rate-send = Send
help-rate-noted = Thank you. We use this to make the article better.
help-rate-slow = That was a lot at once. Please try again in a minute.
help-results-for = Results for “{ $query }”
help-results = { $count ->
    [0] Nothing found
    [one] 1 result
   *[other] { $count } results
}
help-search-how = Try other words, fewer of them, or the name of what you see on your screen.
help-missing = This page is not here
help-missing-text = It may have moved, or it was taken down. Search for it, or begin with the topics.
help-to-home = All topics
help-check = Check a transaction
help-check-how = Paste a transaction's hash or an address. You see what the chain knows of it, in plain words. Nothing is kept.
help-check-what = Transaction or address
help-check-look = Check
help-check-explorer = See it in a block explorer
help-check-nowhere = Not known on { $networks }.
help-check-silent = Cannot tell for { $networks }: nobody there answers now.
help-check-secret = That holds a secret of your wallet. It was shown to nobody and is not kept. Whoever has it can take your coins: move them to a new wallet.
help-region = Show what holds where you are
help-region-unknown = Not said
help-region-set = Show
help-elsewhere = Somewhere else
