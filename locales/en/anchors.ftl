# Settings, Ledger: where heads are anchored outside.
anchors = Anchored outside
anchors-text = Signed heads in the hands of others. Whoever has one finds it if anything before it is rewritten, even by those who run this server.
anchors-none = Nothing is anchored outside yet. The operator names a folder of an auditor, witnesses, a chain or calendars in the configuration file, under [anchors].
anchors-kind-folder = Auditor’s folder
anchors-kind-witness = Witness
anchors-kind-evm = Transaction on a chain
anchors-kind-ots = Bitcoin, by calendars
anchors-account = Account that pays
anchors-account-hint = Send it a little of the chain’s money: each transaction takes about 25,000 gas.
anchors-held = { $count ->
    [one] Holds the head of { $count } record
   *[other] Holds the head of { $count } records
}
anchors-held-none = Holds nothing yet
anchors-sent = { $count ->
    [one] The head of { $count } record is on its way
   *[other] The head of { $count } records is on its way
}
anchors-good = Anchored
anchors-waiting = Waiting
anchors-trouble = Not anchored
anchors-grave = Another history
anchors-every = { $minutes ->
    [one] Every minute
   *[other] Every { $minutes } minutes
}
anchors-every-head = Every head, at once
anchors-now = Anchor now
anchors-now-label = Anchor now: { $name }
anchors-asked = Asked for. It takes a few seconds.
anchors-again = Tried { $tries ->
    [one] once
   *[other] { $tries } times
} since { $since }; again { $next }.
anchors-answer = What was found
anchors-save = Save the proof of { $name }
anchors-mend-unreachable = It does not answer. Check that it runs and that the address under [anchors] is right. It is tried again by itself.
anchors-mend-address = This server goes to public https:// addresses alone. Correct the address, or set allow_private under [anchors] if it is meant to be inside.
anchors-mend-unwritable = The folder must be there, mounted and writable for the server’s user. What is missing in it is written as soon as it is.
anchors-mend-unknown_log = Give this ledger’s key, shown above, to whoever runs the witness: they start it with --log and the key.
anchors-mend-wrong_key = The witness has another key for this ledger’s name. Give its operator the key shown above; if you have not changed it, ask why theirs is another.
anchors-mend-rolled_back = A newer head was seen outside than there is here: records are missing at the end. If a backup was restored, that is why: tell whoever holds the heads, and begin with a new folder or a new name. If not, somebody took records away: secure the database, run “Check everything”, and call your security officer.
anchors-mend-forked = Another history was seen outside than there is here. If a backup was restored, that is why: tell whoever holds the heads, and begin with a new folder or a new name. If not, the past was rewritten: secure the database, run “Check everything”, and call your security officer.
anchors-mend-bad_answer = The answer is not what the protocol asks for. Check that the address under [anchors] leads to what it is meant for, and, of a witness, that the key is its own.
anchors-mend-wrong_chain = The node belongs to another chain than evm_chain_id says. Correct one of the two under [anchors].
anchors-mend-no_funds = The account has too little to pay for a transaction. Send it some of the chain’s money.
anchors-mend-too_expensive = The chain asks for more than evm_max_fee_gwei allows. It is waited until it costs less; or raise the limit.
anchors-mend-rejected = The node did not take the transaction. What it said stands below; it is made anew by itself.
anchors-mend-replaced = Another transaction took this one’s place. Only Ombud should use this account; it is made anew by itself.
anchors-mend-damaged = The hashes in the database do not hold together. Run “Check everything”: it names what was changed.
