quality-empty = Nothing was learnt yet
quality-empty-text = Beside a conversation, under “Suggested answers”, colleagues can say what a message is really about. From { $enough } of those on, the classifier learns by itself.
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
