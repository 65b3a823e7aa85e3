# What is said of a transaction that is watched.
offer-title = Waiting for this transaction?
offer-text = We can look again by ourselves and tell you here. You may close this window.
offer-ask = Tell me when it is through
offer-asking = Asking…
on-title = We tell you here when it is through
on-text = { $transaction } on { $network }. We look again by ourselves, for two weeks at most.
on-stop = Stop
on-stopping = Stopping…
line-told = { $transaction } is not watched any more: you know how it ended.
line-customer = You stopped it: we do not look at { $transaction } any more.
line-staff = We do not look at { $transaction } any more.
line-over = { $transaction } is not watched any more: the two weeks are over.
line-network = { $transaction } is not watched any more: its network cannot be asked.
problem-full = You have as many transactions watched as there can be. Stop one first, or try again tomorrow.
problem-not-named = Write the transaction’s id here first.
problem-silent = The network cannot be asked just now. Try again in a minute.
problem-nowhere = The network does not know this transaction any more.
problem-through = It is through already: write its id again, and you see it.
problem-over = It will not come through: write its id again, and you see why.
list-text = We look at these again by ourselves, and tell you in the chat when there is news.
list-none = Nothing is watched for you. Where a transaction waits, you can have it watched below the answer.
list-what = { $transaction } on { $network }
list-since = Watched since { $when }, as you asked; until { $until } at the latest.
list-since-team = Watched since { $when }, as our team promised; until { $until } at the latest.
list-block = Waits to be put into a block.
list-depth = In a block; { $needed ->
    [one] through after 1 confirmation
   *[other] through after { $needed } confirmations
 }, last seen with { $confirmations }.
list-reorganised = The chain has left its block. We wait for it to come back.
list-gone = The network did not know it any more. We wait for it to come back.
list-looked = Last looked at: { $when }.
list-silent = Last looked at: { $when }; the network could not tell then.
list-link = Look at it yourself: { $host }
list-stop-of = Stop: { $transaction }
list-elsewhere = Go to its conversation
list-ended-told-through = It is through. Ended { $when }.
list-ended-told = It will not come through; you were told why. Ended { $when }.
list-ended-customer = You stopped it { $when }.
list-ended-over = The two weeks were over { $when }.
list-ended-network = Ended { $when }: its network cannot be asked.
list-ended = Ended { $when }.
