# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = We cannot find this transaction
    .text = We asked { $networks } and none of them knows it. It may never have been sent, it may have been dropped, or it may be on another network.
    .advice = Copy the transaction hash again from the wallet or exchange that sent it, and check which network was chosen there.
tx-dropped = This transaction is gone from the queue
    .text = { $networks } knew it { $since } ago, when it waited to be included. The node that was asked now does not know it any more: it was dropped, or taken back.
    .advice = Nothing has moved by it. It may still come back if somebody sends it again, so look into the wallet before another one is sent.
tx-pending-waiting = Your transaction is waiting to be included
    .text = { $network } knows it and nothing stands in its way. A new block comes about every { $block_time }.
    .advice = There is nothing to do but wait a little.
tx-pending-fee-low = Your transaction pays less than { $network } asks for now
    .text = It offers { $offered } at most, and { $needed } is what gets into blocks at the moment. It waits until fees fall.
    .advice = Wait, or use “speed up” or “cancel” in the wallet that sent it.
tx-pending-nonce-gap = An earlier transaction is missing
    .text = This transaction has number { $nonce } of the sender, and number { $missing } does not exist. { $network } includes them in order only.
    .advice = Send a transaction with number { $missing } from the same wallet, or cancel the waiting ones there. If an exchange sent it, only the exchange can do that.
tx-pending-stuck-behind = Your transaction waits behind others
    .text = { $count ->
        [one] One earlier transaction of the same sender has to be included first{ $ahead ->
            [none] .
           *[other] : { $ahead }.
        }
       *[other] { $count } earlier transactions have to be included first{ $ahead ->
            [none] .
           *[other] , beginning with { $ahead }.
        }
    }
    .advice = Speed up the earliest of them in the wallet that sent it; the others follow.
tx-pending-competing = Another transaction competes with this one
    .text = Another one of the same sender waits to be included in its place{ $by ->
            [none] .
           *[other] : { $by }.
        } Only one of the two can be, and which one is open until it is in a block.
    .advice = Send nothing again before one of them is in a block. If you did not send the other one, tell us at once.
tx-replaced = Another transaction has taken the place of this one
    .text = The sender sent another one in its place{ $by ->
            [none] .
           *[other] : { $by }.
        } This one will never be included, and nothing was taken by it.
    .advice = Look at the one that took its place. If you did not send it, tell us at once.
tx-reorganised = Your transaction has fallen out of its block
    .text = It was in block { $height }, and { $network } has since replaced that block. It is in no block now.
    .advice = Usually it is included again by itself. Do not send it a second time before it is clear what became of it; look again in a few minutes.
tx-expired = Your transaction has expired
    .text = It was not included in time and can no longer be. Nothing was taken by it.
    .advice = Send it again from the wallet that sent it.
tx-confirming = Your transaction is being confirmed
    .text = It has { $confirmations } of the { $needed } confirmations that we wait for. { $missing } more take about { $wait }.
    .advice = There is nothing to do but wait.
tx-succeeded = Your transaction went through
    .text = It is in a block of { $network } with { $confirmations } confirmations.
    .advice = Nothing has to be done for the transaction itself.
tx-failed-out-of-gas = Your transaction failed: it ran out of gas
    .text = It was allowed to use { $limit } and used { $used }. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Try again and let the wallet choose the gas limit, or set it higher.
tx-failed-reverted = Your transaction failed: the contract refused it
    .text = { $reason ->
        [none] The contract gave no reason.
        [own] The contract gave a reason of its own, which our staff can read. We do not repeat it: anybody can write such words, thieves too.
       *[known] { $known }
    } Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Check what you asked the contract to do. Trying again unchanged will most likely fail again.
tx-failed-panic = Your transaction failed: the contract stopped at an error of its own
    .text = { $mistake ->
        [code-0x01] Something that must always hold did not hold.
        [code-0x11] A number became too large or too small.
        [code-0x12] It divided by zero.
        [code-0x21] It took a number for a choice that does not exist.
        [code-0x22] Its stored data is damaged.
        [code-0x31] It took something from an empty list.
        [code-0x32] It asked for an entry that a list does not have.
        [code-0x41] It asked for too much memory.
        [code-0x51] It called a function that is not there.
       *[other] It stopped at an error of its own (number { $panic }).
    } Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Do not try again unchanged. Ask those who run the contract or the app.
tx-failed-slippage = Your transaction failed: the price moved too far
    .text = The swap would have given less than you allowed. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Try again with a fresh quote. A larger slippage limit makes it go through more easily and can cost you more.
tx-failed-deadline = Your transaction failed: it came too late
    .text = It was included after the time that it was limited to. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Try again with a fresh quote, and with a fee that gets it included sooner.
tx-failed-allowance = Your transaction failed: the contract was not permitted to take so much
    .text = The contract may not take that much of the token from the sender. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Approve the amount first if you trust this contract, and then try again.
tx-failed-balance = Your transaction failed: there was not enough to send
    .text = The sender holds too little for it. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Check the balance of that token and try again with a smaller amount.
tx-failed-tag-needed = Your transaction failed: a destination tag was missing
    .text = The receiver takes nothing without a destination tag. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Send it again with the destination tag that the receiver shows beside its address.
tx-failed-no-account = Your transaction failed: the receiving account does not exist yet
    .text = A new account has to receive at least the reserve of the network to come into being. Only the fee of { $fee } was taken; the rest stayed where it was.
    .advice = Check the address. If it is right, send at least the reserve first.
tx-failed-bounced = Your transaction came back
    .text = The receiver did not take it, so the amount went back to the sender, less fees; { $fee } was taken for sending it.
    .advice = Check the address and whether the receiver is set up. Look at your balance before you send again.
tx-immature = These are new coins that cannot be moved yet
    .text = They were mined { $confirmations } blocks ago. { $network } lets them be moved after { $needed }; { $missing } more take about { $wait }.
    .advice = There is nothing to do but wait.
transfer-partial = Less arrived than the payment seems to be of
    .text = The payment names { $sent }, and { $amount } arrived at { $to }. It was sent as a partial payment, which delivers whatever it can.
    .advice = Only what arrived counts. Partial payments are often used to deceive.
transfer-native = { $amount } was sent
    .text = { $amount } went from { $from } to { $to }.
    .advice = Compare the receiving address with the one that you meant.
transfer-token = { $amount } was sent
    .text = { $amount } of the token { $token } went from { $from } to { $to }.
    .advice = Compare the receiving address with the one that you meant.
transfer-internal = { $amount } was sent by a contract
    .text = { $amount } went from the contract { $from } to { $to }. Many wallets and explorers show such transfers in a list of their own.
    .advice = If it is missing from a list, look under “internal transactions”.
transfer-fee-on-transfer = The token kept a part of your transfer
    .text = { $sent } was sent and { $amount } arrived at { $to }. The token { $token } takes a part of each transfer.
    .advice = That part went by the token’s own rules. We cannot give it back.
transfer-scam-token = This token is not what it seems
    .text = The transaction moves { $amount } of the token { $token }, which is on a list of frauds: { $name }.
    .advice = Do not sell it, approve it or visit a site that it names. Such sites steal wallets.
transfer-same-name = This token only has the same name
    .text = The transaction moves { $amount } to { $to }. The token { $token } calls itself { $name }, and is not the { $name } that we support on { $network }.
    .advice = It may be a bridged version, or a fake that is worth nothing. Compare the contract’s address before you do anything with it.
transfer-crossed = This goes on to { $destination }
    .text = { $name } took it and pays it out on { $destination } to { $to }.
    .advice = Look that address up on { $destination }. It usually arrives within minutes.
transfer-taken = Somebody else took these tokens
    .text = { $by } moved { $amount } of the token { $token } from { $from } to { $to }. The owner did not send this; an earlier permission made it possible.
    .advice = If that wallet is yours and you did not mean this, it is theft: take all its permissions back at once, move what is left to a new wallet, and tell us.
transfer-by-other = Somebody else had these tokens moved
    .text = { $amount } ({ $token }) left { $from } for { $to }. { $by } sent this transaction, not the owner, and the owner got nothing for it there that is known to be worth anything. Either the owner has signed a payment or an order that others carry out, or permitted a contract to take tokens that a thief now uses. The chain does not tell the two apart.
    .advice = If you signed neither, tell us at once, take the permission back in your wallet, and move what is left to a new wallet.
transfer-from-lookalike = This came from an address made to deceive you
    .text = { $from } looks like { $resembles }, which you have used, and is another one. It was sent so that you copy the wrong address from your history.
    .advice = Never copy an address from the history. Take it from the receiver each time, and compare all of it.
approval-given = You allowed somebody to take tokens
    .text = { $spender } may take up to { $amount } of the token { $token } from this wallet.
    .advice = If you did not mean to, take the permission back in your wallet.
approval-unlimited = You allowed somebody to take all of a token
    .text = { $spender } may take any amount of the token { $token } from this wallet, now and later.
    .advice = Take the permission back when you no longer need it, or at once if you do not know who that is.
approval-to-account = You allowed a person’s address to take tokens
    .text = { $spender } may take tokens { $token } from this wallet. It is no contract; honest apps do not ask for that.
    .advice = Take the permission back at once and move those tokens to another wallet. Tell us if you were asked to do this.
approval-drainer = A known thief may take your tokens
    .text = { $spender } ({ $name }) may take tokens { $token } from this wallet.
    .advice = Take the permission back at once, move what is left to a new wallet, and tell us.
approval-revoked = A permission was taken back
    .text = { $spender } may no longer take tokens { $token } from this wallet by this permission.
    .advice = Other permissions of the wallet are not changed by this.
deposit-complete = The deposit has reached us
    .text = { $amount } arrived at our address { $to } with enough confirmations.
    .advice = If it does not show in your account soon, write to us with this transaction.
deposit-wrong-network = The deposit came by a network that we do not credit here
    .text = { $amount } arrived at { $to } on { $network }. That address takes deposits on { $expected }.
    .advice = Do not send more. Ask us whether it can be recovered; that is not always possible.
deposit-memo-missing = The deposit came without its memo
    .text = { $amount } arrived at { $to }, which many customers share. Without the memo or tag we cannot see whose it is.
    .advice = Send us this transaction and proof that you sent it, so that we can look for it.
deposit-memo-wrong = The deposit came with another memo
    .text = { $amount } arrived at { $to } with { $memo ->
            [none] another memo than yours.
           *[other] the memo “{ $memo }”, which is not yours.
        }
    .advice = Send us this transaction and proof that you sent it, so that we can look for it.
deposit-token-unsupported = We do not credit this token
    .text = { $amount } ({ $token }) arrived at { $to } on { $network }. It is not among the assets that we credit there.
    .advice = Do not send more of it. Ask us whether it can be recovered; that is not always possible.
deposit-below-minimum = The deposit is below the minimum
    .text = { $amount } arrived at { $to }. The least that is credited is { $minimum }.
    .advice = Ask us what can be done about it before you send more.
deposit-another = This went to another customer’s deposit address
    .text = { $amount } went to { $to }. The platform gave that address to another customer, and credits it to them.
    .advice = Find out where the sender got the address. Do not tell them whose it is.
deposit-somebody = This went to a deposit address of ours
    .text = { $amount } went to { $to }, which the platform gave to one of its customers.
    .advice = Open the case of the customer who asks to see whether it is theirs.
sent-to-contract = This went to a contract
    .text = { $amount } went to { $to }, which is a program and not a person’s address. Some wallets and exchanges use such addresses; many other programs cannot give back what is sent to them.
    .advice = If it is neither a wallet of your own nor a deposit address that you were given, ask those who run the contract.
sent-to-token-contract = This went to the contract of the token itself
    .text = { $amount } went to { $to }, the contract of that token. Most such contracts cannot give it back.
    .advice = Only those who run the token might help. Be wary of anybody else who offers to recover it.
sent-to-lookalike = This went to an address made to deceive you
    .text = { $amount } goes to { $to }. It looks like { $resembles }, which you have used, and is another one.
    .advice = Tell us at once if it was a mistake. If the transaction still waits, cancel it in your wallet now.
sent-to-sanctioned = This went to an address under sanctions
    .text = { $amount } goes to { $to } ({ $name }).
    .advice = Do not send more. Our compliance team has to look at this.
sent-to-scam = This went to an address known from theft
    .text = { $amount } goes to { $to } ({ $name }).
    .advice = Send nothing more, whatever is promised. Tell us at once, and report it to the police.
sent-to-exchange = This went to an exchange
    .text = { $amount } went to { $to }, an address of { $name }.
    .advice = If you expected it there, ask { $name }. If you were robbed, report it to us and to { $name } quickly.
sent-to-bridge = This went to a bridge
    .text = { $amount } went to { $to } ({ $name }), which moves assets to another network. The second half happens there.
    .advice = Look for the arrival on the other network, or ask { $name } with this transaction.
address-account = An address in use on { $network }
    .text = { $address } holds { $balance }{ $sent ->
            [none] .
            [one] {" "}and has sent one transaction.
           *[other] {" "}and has sent { $sent } transactions.
        } Tokens are not counted here.
    .advice = Paste the hash of a transaction to learn what happened to it.
address-contract = A contract on { $network }
    .text = { $address } is a program. It holds { $balance }.
    .advice = Do not send anything to it directly unless its makers say so.
address-unused = This address has not been used
    .text = We asked { $networks }: none has seen { $address } in use.
    .advice = Check that the address is right and which network was chosen.
address-deposit = Our own deposit address
    .text = { $address } takes deposits on { $network }.
    .advice = Paste the hash of the transaction to learn where a deposit is.
address-another = Another customer’s deposit address
    .text = The platform gave { $address } to another customer than this one.
    .advice = Find out where they got it. Do not tell them whose it is.
address-wrong-network = Our address, on a network that we do not credit here
    .text = { $address } takes deposits on { $expected }, not on { $network }.
    .advice = Do not send anything to it on { $network }.
address-lookalike = An address made to deceive you
    .text = { $address } looks like { $resembles }, which you have used, and is another one.
    .advice = Do not send anything to it.
address-sanctioned = An address under sanctions
    .text = { $address } is listed: { $name }.
    .advice = Do not send anything to it.
address-scam = An address known from theft or fraud
    .text = { $address } is listed: { $name }.
    .advice = Do not send anything to it, and permit it nothing.
address-exchange = An address of an exchange
    .text = { $address } belongs to { $name }.
    .advice = Only { $name } can say whose account it is.
address-labelled = A known address
    .text = { $address } is known as { $name }.
    .advice = Compare it with the address that you meant.
cannot-tell = We cannot see the network right now
    .text = We could not get a reliable answer from { $networks }. That says nothing about your transaction.
    .advice = Please try again in a few minutes. Do not send anything a second time because of this.
unreadable = This is no transaction and no address that we know
    .text = The text has not the form of a transaction hash or an address of any network that we look at.
    .advice = Copy it again, whole and without spaces.

unit-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
unit-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
unit-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
amount-unknown-places = { $units } smallest units
amount-unknown-asset = of an asset without a name
amount-odd-name = of a token whose own name we do not repeat
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = It is paused by those who run it.
reason-owner = Only those who run the contract may do this.
reason-receiver = The receiving address cannot take this.
reason-sender = The sending address is none that this token can be sent from.
reason-spender = The address that was to be permitted is none that can be.
reason-no-item = There is no such item.
reason-not-yours = The sender neither owns the item nor is permitted to move it.
reason-busy = The contract was still at work on something else of the same transaction.
reason-not-taken = The contract could not take the token from the sender: the balance or the permission is too small, or the token does not allow it.
reason-not-given = The contract could not pass on what was to be paid out.
reason-pool-empty = There is too little in the pool for this swap.
reason-pool-sum = The pool received less than the swap needs. Tokens that keep a part of each transfer cause this.
reason-signature = The signature does not fit what was to be done.
reason-no-trust = The receiver does not trust the issuer of this currency.
reason-not-allowed = The receiver or the issuer takes this only from accounts that it has allowed.
reason-frozen = The issuer has frozen this currency.
reason-order = The order did not fit what the receiving contract expects.
