# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = This deposit can be given back
offer-text = { $amount } came to us and was not credited. Ask to have it back: you see the fee and how long it takes before you agree to anything.
offer-ask = Ask to have it back

card-title = Your deposit back
card-deposit = { $amount } on { $network }

way-asked = Asked for
way-shown = Shown to be yours
way-agreed = Fee and address agreed
way-paying = Being paid back
way-done = Paid back

now-sign = Show that the deposit is yours: sign a text with the address that sent it. Signing moves no funds and costs nothing.
sign = Sign with this address
sign-again = Ask for a new text
sign-here = Sign at this device
sign-below = The text to sign is below in this conversation.
sign-cannot = I cannot sign: an exchange sent it
now-asked = Somebody of the team checks that the deposit is yours, since nobody can sign for this address. If you have a slip of the withdrawal, send it here. Never send a seed phrase or a private key.
now-terms = Look at the fee, and say where the coins go back to.
fee = Fee
fee-none = none
takes = It takes
days = { $days ->
    [one] about a day
   *[other] about { $days } days
}
goes-to = Goes back to
address = An address of your own wallet on { $network }
address-hint = Copy it from your wallet, not from a list of transactions. We never ask for a seed phrase or a private key.
memo = Memo or tag, if the address needs one
agree = I agree to the fee of { $fee }
agree-free = I agree to this
agree-send = Agree and send
now-ready = All is there. Somebody of the team takes it up; { $days ->
    [one] it takes about a day.
   *[other] it takes about { $days } days.
}
now-in-work = Somebody of the team is paying it back; { $days ->
    [one] it takes about a day.
   *[other] it takes about { $days } days.
}
now-done = { $amount } was paid back to your address. The transaction:
now-withdrawn = This request is over. Ask again under the answer above, or write to us.

withdraw = I do not want this any more
withdraw-sure = Take the request back?
withdraw-no = No, go on
withdraw-yes = Yes, take it back

refused-not_theirs = It could not be shown that this deposit is yours.
refused-not_possible = This deposit cannot be given back: nobody can move coins there.
refused-not_worth = Giving it back costs more than it is worth.
refused-duplicate = This deposit cannot be given back in this way.
refused-taken = Somebody else has shown that this deposit is theirs. If it is yours, write to us here.
refused-other = This request is not carried out. What to do instead is written in this conversation.

problem-silent = The network does not answer just now. Try again in a minute.
problem-nowhere = The network does not know this transaction yet. Try again later.
problem-waiting = The transaction is not settled yet. Ask again once your wallet shows it as confirmed.
problem-void = This transaction moved nothing: it failed, or another one has taken its place. Your wallet shows where the coins are.
problem-not-here = This deposit cannot be given back in this way. Write to us here: somebody of the team looks at it.
problem-fee = The fee is another one now. Look at it again.
problem-device = You have signed at another device. Sign here once more, or go on there: so nobody who got at your chat alone says where your coins go.
problem-elsewhere = This stands elsewhere by now. Look at the newest lines of the conversation.
problem-unchecked = This address cannot be checked just now. Try again later.
problem-network = This is an address of another network. Coins that are sent there would be lost.
problem-form = This is no address of that network: a letter is missing or wrong. Copy it once more.
problem-secret = This is a private key or a seed phrase! It was not kept. Move your coins to a new wallet, and give that one’s address.
problem-ours = This is an address of ours. Give one of your own wallet.
problem-nobody = This address belongs to no wallet: what is sent there is lost.
problem-known = This address belongs to somebody whom we send nothing to. Give one of your own wallet.
problem-lookalike = This address was made to look like one that you know, and is another one. Copy it from your wallet, not from a list of transactions.

line-recovery_checked = Somebody of the team checks that the deposit is yours.
line-recovery_proved = It is shown that the deposit is yours.
line-recovery_agreed = You have agreed to the fee and said where the coins go back to.
line-recovery_taken = Somebody of the team is paying it back.
line-recovery_done = Your deposit was paid back.
line-recovery_refused = Your deposit is not given back. { $reason }
line-recovery_withdrawn = You have taken your request back.
line-recovery_lapsed = Your request was closed, since nothing happened for two weeks. You can ask again.
