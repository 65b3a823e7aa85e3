quality-title = How well messages are understood
quality-empty = Nothing was learnt here yet
quality-empty-text = The figures below are those of the classifier that ships with Ombud. Beside a conversation, under “Suggested answers”, colleagues can say what a message is really about. From { $enough } of those on, the classifier learns by itself.
quality-waiting = { $count ->
    [one] { $count } correction is waiting to be learnt
   *[other] { $count } corrections are waiting to be learnt
}
quality-corrections = { $count ->
    [one] { $count } correction in all
   *[other] { $count } corrections in all
}
quality-learn = Learn now
quality-learning = Learning. It takes about a minute.
quality-accuracy = Understood rightly
quality-accuracy-text = Of messages that were kept back from learning. Each version is measured on the same ones.
quality-urgent = Urgent ones told
quality-outside = Out of scope left alone
quality-own = Of your own corrections
quality-version = Version
quality-shipped = Ships with Ombud
quality-learnt = Learnt
quality-verdict = Outcome
quality-verdict-shipped = ships with Ombud
quality-verdict-used = taken up
quality-verdict-worse = not taken up: read fewer messages rightly
quality-verdict-misses_urgent = not taken up: missed more of what is urgent
quality-verdict-not_better = not taken up: read fewer of your corrections rightly
quality-in-use = In use
quality-use = Use this one
quality-used = Messages are read by this version from now on.
quality-figures-only = only its figures are left
quality-versions = Versions
quality-intents = By intent
quality-intents-text = Where it goes wrong: how many of an intent’s messages are found, and how many that are taken for it are.
quality-intent = Intent
quality-messages = Messages
quality-found = Found
quality-rightly = Rightly
quality-chart = Share of messages understood rightly, by version
quality-seconds = { $seconds } s
corrections-title = Corrections
corrections-text = What colleagues said that messages are about. From these the classifier learns.
corrections-none = Nobody has corrected anything yet
corrections-none-text = Beside a conversation, under “Suggested answers”, stands what the message is taken for. Whoever may change the case picks what it is really about, and that is then listed here.
corrections-none-filtered = No corrections like these
corrections-none-filtered-text = Choose another intent or person, or clear the filters.
corrections-filters = Filter corrections
corrections-any-intent = Any, said or corrected
corrections-anybody = Anybody
corrections-by = Corrected by
corrections-clear = Clear filters
corrections-more = Show more
corrections-words = Message
corrections-meaning = Taken for → is about
corrections-to = corrected to
corrections-unsure = Not clear
corrections-programme = A programme
corrections-case = Case #{ $number }
corrections-hidden = A case that you do not see
corrections-gone = The message is not there any more
corrections-not-yet = Not yet
corrections-in-version = In version { $version }
corrections-in-refused = In version { $version }, which was not taken up
corrections-in-other = In version { $version }, which is not in use
corrections-take-back = Take back
corrections-take-back-text = “{ $intent }” is then learnt from no more. The case is about what it had been read as again, unless it has moved on. The next version of the classifier is learnt without it.
corrections-taken-back = Taken back
quality-outside-intent = Nothing to do with the platform
