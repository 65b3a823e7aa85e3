# A report of a case, for the police or another platform.

report-title = { $brand }: report of case #{ $number }
report-heading = Report of case #{ $number }
report-embedded = The report for programmes; the pages say the same.
report-page = Page { $page } of { $pages }
report-made-by = made by { $name }
report-made-by-customer = made by the customer
report-made-by-programme = made by a programme
report-about = This report says what the customer wrote and was answered, and what public blockchains say of the transactions and addresses in it, each with the node that said so and when. Everything about a chain can be looked up by anybody. An address is not a person: who controls it, the platforms at which a trace ends can be asked. All times are UTC.
report-case = Case
report-type = Type
report-state = State
report-opened = Opened
report-resolved = Resolved
report-customer = Customer
report-email = Email
report-email-from-customer = given by the customer
report-email-from-staff = entered by staff, not proved
report-email-from-proved = proved
report-platform-id = Account at the platform
report-holds = In this report
report-holds-of = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
 }, { $named ->
    [one] 1 transaction or address
   *[other] { $named } transactions and addresses
 }, { $evidence ->
    [one] 1 piece of evidence
   *[other] { $evidence } pieces of evidence
 } ({ $traces ->
    [one] 1 trace
   *[other] { $traces } traces
 }), { $files ->
    [one] 1 file
   *[other] { $files } files
 }
report-named = Transactions and addresses
report-named-text = In the order in which the conversation named them.
report-named-at = Named on { $when }
report-from-evidence = kept as evidence
report-not-asked = No network could be asked about this.
report-not-looked-up = { $count } more are named in the conversation and not looked up here.
report-nowhere = Not known to { $networks }.
report-silent = Could not be asked: { $networks }.
report-network = Network
report-balance = Balance
report-label = Known as
report-source = Source
report-source-of = { $host }, asked on { $when }
report-status-of = State
report-block = Block
report-time = Time
report-confirmations = Confirmations
report-confirmations-of = { $count }; final for the platform from { $needed } on
report-sender = From
report-receiver = To
report-fee = Fee
report-moved = Moved
report-more-moved = and { $count } more movements
report-watched = Watched transactions
report-watched-text = The platform promised the customer news of these and asked the networks again by itself. News is told when looks in a row say the same.
report-watched-left-out = { $count ->
    [one] 1 older one is left out here. The JSON that is embedded in this file has all.
   *[other] { $count } older ones are left out here. The JSON that is embedded in this file has all.
 }
report-watched-nothing = Nothing new
report-watched-looked = last looked at on { $when }
report-watched-until = Runs, until { $when } at the latest
report-watched-end-told = Ended: the customer knows the outcome
report-watched-end-customer = Stopped by the customer
report-watched-end-staff = Stopped by support
report-watched-end-over = Ended: its time was over
report-watched-end-network = Ended: its network is asked no longer
report-watched-end-blocked = Ended: the customer was blocked
report-column-watched-transaction = Transaction, network
report-column-watched-since = Since, by
report-column-watched-told = What the customer was told
report-column-watched-end = End
report-standing-waiting = Waiting
report-standing-through = Through
report-standing-failed = Failed
report-standing-replaced = Replaced
report-standing-reorganised = Left by the chain
report-standing-expired = Expired
report-standing-gone = Not known any more
report-evidence = Evidence
report-evidence-text = What nodes answered was kept at the time that stands with it, because staff asked for it or because the program follows the coins of a theft by itself. Its hash is in the platform’s ledger, so that it cannot be changed unseen.
report-vouched = Kept on { $when } · event { $position } of the ledger · SHA-256 { $hash }
report-trace = Where coins went, on { $network }
report-trace-text = A trace shows where coins of an address went after it received, not whose coins they are: an address that mixes several sources sends on a mixture. It ends at addresses that the platform knows. Numbers are those of the table.
report-end-unclear = a bridge; nothing tells for certain where it goes on
report-end-elsewhere = crossed to another network, which is not asked
report-end-not-arrived = announced by the bridge; not seen to arrive yet
report-trace-cut = This trace was cut: there is more than was followed.
report-trace-bare = Whose addresses these are is left out in a customer’s own report, so it is not the whole of what was kept, for which the platform’s ledger vouches. The SHA-256 above is of what stands here.
report-movements = Movements
report-column-number = No.
report-column-amount = Amount
report-column-from = From
report-column-to = To
report-column-block = Block, time (UTC), node
report-column-transaction = Transaction
report-column-action = Asked for
report-column-by = By
report-column-asked = When
report-column-did = Outcome
report-column-ended = Settled
report-column-status = Account then
report-column-file = File
report-column-kind = Kind and size
report-column-sent = Sent
report-column-sha = SHA-256
report-account = The account at the platform
report-answers = Answers of the customer
report-talk = Conversation
report-talk-text = What was written and answered, without notes of staff. Secrets such as seed phrases were cut out before anything was stored. A character that no font here has, or that cannot be seen, stands as its code point, such as [U+200B].
report-talk-of = Conversation { $number }, begun on { $when }
report-left-out = { $count } more messages are left out here. The JSON that is embedded in this file has all of them.
report-gone = The words were destroyed by a retention rule.
report-file = File: { $name }
report-files = Files
report-no-hash = not read
report-checking = How to check this report
report-checking-json = The file report.json is embedded in this PDF (most viewers list it under attachments; pdfdetach -saveall takes it out). It belongs to these pages if it has this SHA-256:
report-receipt = Receipt of conversation { $number }
report-checking-receipt = The receipt proves that each message is in the platform’s ledger as it is shown here. Verify it with the program ombud, or on the page /verify of the platform’s help desk, which works offline:
report-log = Log
report-size = Entries
report-root = Tree head
report-receipt-hash = SHA-256 of the receipt
report-evidence-receipt = Receipt of the evidence
report-checking-evidence = It proves that the events are in the ledger which say the hash of each piece of evidence. The last line gives the hash of the first piece, to compare:
report-type-question = Question
report-type-transaction = Transaction
report-type-deposit-recovery = Deposit recovery
report-type-account-access = Account access
report-type-theft = Theft
report-type-scam-report = Scam report
report-type-data-request = Data request
report-type-complaint = Complaint
report-state-open = Open
report-state-snoozed = Waiting
report-state-resolved = Resolved
report-state-merged = Merged into another case
report-from-customer = Customer
report-from-staff = Support
report-from-bot = Bot
report-from-system = System
report-severity-fine = fine
report-severity-wait = wait
report-severity-act = act
report-severity-danger = danger
report-transaction-pending = Pending
report-transaction-succeeded = Succeeded
report-transaction-failed = Failed
report-transaction-replaced = Replaced
report-transaction-reorganised = Reorganised
report-transaction-expired = Expired
report-label-sanctioned = Sanctioned
report-label-drainer = Drainer
report-label-scam = Scam
report-label-scam-token = Scam token
report-label-mixer = Mixer
report-label-exchange = Exchange
report-label-bridge = Bridge
report-label-service = Service
report-action-freeze = Freeze
report-action-release = Release
report-action-resend = Mail once more
report-action-recovery = Recovery
report-by-staff = Support
report-by-token = A programme
report-by-customer = Customer
report-did-waiting = No answer yet
report-did-done = Done
report-did-refused = Refused
report-did-failed = Never answered
report-status-active = Active
report-status-frozen = Frozen
report-status-under-review = Under review
report-status-closed = Closed
report-activity-agent-joined = { $name } joined
report-activity-secret-removed = A secret was cut out of a message before it was stored ({ $kind })
report-activity-link-warning = The customer was warned of a link: { $host }
report-activity-proof-asked = The customer was asked to prove who they are
report-activity-proof-asked-wallet = The customer was asked to prove that { $address } is theirs
report-activity-proof-given = The customer proved who they are
report-activity-proof-given-wallet = The customer proved that { $address } is theirs
report-activity-proof-failed = The proof failed
report-activity-proof-expired = Nobody gave the proof in time
report-activity-proof-withdrawn = The proof was not asked for any more
report-activity-proof-wallet-removed = The customer removed their wallet { $address }
report-activity-proof-wallet-taken = Support removed the customer’s wallet { $address }
report-activity-proof-freeze-link = A freeze link was made for the account
report-activity-proof-freeze-link-revoked = A freeze link of the account was revoked
report-activity-resolved = The case was resolved
report-activity-expired = The words were destroyed by a retention rule
report-activity-recovery-offered = The customer was offered to have { $amount } back
report-activity-recovery-asked = The customer asked to have a deposit back
report-activity-recovery-checked = The customer cannot sign for the address that sent: a person checks whose the deposit is
report-activity-recovery-proved = It is shown that the deposit is the customer’s
report-activity-recovery-agreed = The customer agreed to the fee and said where the coins go back to
report-activity-recovery-taken = The deposit is being paid back
report-activity-recovery-done = The deposit was paid back, as the chain shows
report-activity-recovery-refused = The request to have the deposit back was refused
report-activity-recovery-withdrawn = The customer took the request for the deposit back
report-activity-recovery-lapsed = The request for the deposit was closed: nothing happened for two weeks
report-activity-updates-promised = The customer was promised a word from a person at least every { $minutes } minutes
report-activity-updates-missed = The customer was told that this promise was not kept: a word at least every { $minutes } minutes
report-activity-watch-offered = News of { $transaction } on { $network } was offered
report-activity-watch-begun = { $transaction } on { $network } is watched: the customer is told what becomes of it
report-activity-watch-ended = { $how ->
    [told] { $transaction } is watched no longer: the customer knows the outcome
    [customer] The customer stopped watching { $transaction }
    [staff] Support stopped watching { $transaction }
    [over] { $transaction } is watched no longer: its time is over
    [network] { $transaction } is watched no longer: { $network } is asked no longer
   *[blocked] { $transaction } is watched no longer
 }
