# The agent's workspace: case lists, threads, the customer beside them, the palette and search.

## Frame

rail = Navigation
rail-palette = Search or do…
rail-teams = Teams
rail-search = Search
rail-knowledge = Knowledge
rail-dashboard = Dashboard
rail-settings = Settings
rail-account = Account
skip-to-main = Skip to the content
page-failed = This page could not be loaded
unreachable = The server cannot be reached
nowhere = There is nothing here
nowhere-hint = The address may be old or mistyped.
nowhere-back = Back to the inbox
own-menu = You
own-menu-of = { $name }, { $presence }
presence-online = Online
presence-online-hint = New cases may be given to you
presence-away = Away
presence-away-hint = You keep your cases and get no new ones
presence-offline = Offline
presence-offline-hint = You are not working now
theme-system = Theme of the system
theme-light = Light
theme-dark = Dark
connection-lost = Connection lost, connecting again…
connection-lost-long = No connection to the server. You can go on writing: it will be sent as soon as the connection is back.
connection-waiting = { $count ->
    [one] { $count } message waits
   *[other] { $count } messages wait
  }
connection-back = Connected again, and up to date
connection-slower = Your network lets no live connection through. Everything works and arrives, only a little later.
notify-mention = You were mentioned
notify-message = The customer has written
notify-assigned = A case is yours now
notify-first_reply_overdue = The first reply is overdue
notify-next_reply_overdue = A reply is overdue
notify-resolution_overdue = The resolution is overdue
notify-update_overdue = A promised update is overdue
notify-first_reply_due_soon = The first reply is due soon
notify-next_reply_due_soon = A reply is due soon
notify-resolution_due_soon = The resolution is due soon
notify-update_due_soon = A promised update is due soon
notify-theft = A theft is reported
notify-exposed = A customer exposed a secret
notify-coins_exchange = Stolen coins reached { $name }: ask { $name } to freeze the coins
notify-coins_mixer = Stolen coins went into the mixer { $name }: put it into the report for the police
notify-coins_bridge = Stolen coins left by the bridge { $name }: look where they came out, and follow them there
notify-coins_sanctioned = Stolen coins reached a sanctioned address ({ $name }): tell compliance
notify-open = Open

## Views

view-mine = Mine
view-unassigned = Unassigned
view-team = My teams
view-all = All open
view-waiting = Waiting longest
view-mentions = Mentions
view-snoozed = Snoozed
view-resolved = Resolved

inbox-nothing-open = No case is open
inbox-nothing-open-hint = Choose one from the list, or use the keys

## Lists

list-failed = The list could not be loaded
list-arriving = { $count ->
    [one] { $count } new case
   *[other] { $count } new cases
  }
list-empty-mine = Nothing is waiting for you
list-empty-unassigned = Everything has an owner
list-empty-team = Your teams have no open cases
list-empty-all = There are no open cases
list-empty-waiting = No customer is waiting
list-empty-mentions = No unread mentions
list-empty-snoozed = Nothing is snoozed
list-empty-resolved = No case has been resolved yet
list-empty-filtered = No case fits these filters
list-empty-no-team = You are in no team yet
list-empty-no-team-hint = Ask an administrator to put you into one: you see the cases of your teams, and your own.
list-empty-no-inbox = Customers cannot write to you yet
list-empty-no-inbox-hint = An inbox is the chat that you put on your site.
list-empty-create-inbox = Create an inbox
list-empty-to-unassigned = { $count ->
    [one] Look at { $count } unassigned case
   *[other] Look at { $count } unassigned cases
  }
row-name = Case { $number }, { $name }{ $unread ->
    [0] {""}
    [one] , { $unread } unread message
   *[other] , { $unread } unread messages
  }
row-select = Select case { $number }
row-answered = Answered:
sort = Order
sort-by = Order: { $sort }
sort-activity = Newest activity
sort-waiting = Longest waiting
sort-created = Newest first
filter = Filter
filter-any = Any
filter-clear = Clear all
filter-inbox = Inbox
filter-team = Team
filter-assignee = Assignee
filter-tag = Tag
filter-priority = Priority
filter-language = Language
filter-state = State
filter-type = Type
filter-customer = Customer
filter-this-customer = This customer
nobody = Nobody
bulk = Selected cases
bulk-all = Select all
bulk-clear = Clear the selection
bulk-count = { $count } selected
bulk-done = { $count ->
    [one] { $count } case changed
   *[other] { $count } cases changed
  }
bulk-failed = { $count ->
    [one] { $count } case was left as it is: { $detail }
   *[other] { $count } cases were left as they are: { $detail }
  }
waits-title = Waiting for an answer
due-title = { $what }, due { $at }
due-late = { $what } is late by
due-left = { $what } is due in
clock-first_reply = First reply
clock-next_reply = Next reply
clock-resolution = Resolution
clock-update = Update
clock-state-running = Running
clock-state-paused = Paused
clock-state-met = Met
clock-state-breached = Missed
state-open = Open
state-snoozed = Snoozed
state-resolved = Resolved
state-merged = Merged
priority-low = Low
priority-normal = Normal
priority-high = High
priority-urgent = Urgent
priority-of = Priority: { $priority }

## Starting a case

new-case = New case
new-case-start = Start
new-case-customer = Customer
new-case-customer-hint = Type a name, an email address or an account.
new-case-found = Known customers
new-case-other = Somebody else
new-case-message = Message
field-email = Email
field-name = Name
field-not-set = Not set

## Commands and keys

command-palette = Commands
command-reply = Reply
command-note = Write a note
command-assign = Assign
command-assign-me = Assign to me
command-unassign = Assign to nobody
command-tags = Tags
command-priority = Priority
command-snooze = Snooze
command-wake = Wake up now
command-resolve = Resolve
command-reopen = Reopen
command-merge = Merge into another case
command-copy-link = Copy link
command-panel = Customer panel
command-go = Go to { $place }
command-next = Next case
command-previous = Previous case
command-open = Open the case
command-select = Select the case
command-back = Back
command-number = Open a case by number
command-search = Search messages
command-new-case = New case
command-help = Keyboard shortcuts
command-online = Go online
command-away = Go away
command-offline = Go offline
command-light = Light theme
command-dark = Dark theme
command-system = Theme of the system
command-sign-out = Sign out
palette-hint = Type a command, a number or words…
palette-cases = Cases
palette-search = Search all messages for “{ $query }”
picker-create = Create “{ $text }”
help-title = Keyboard shortcuts
help-single = Shortcuts of one key
help-single-hint = Turn them off if you press keys by accident or dictate. Those with Ctrl or ⌘ stay.
help-group-list = Lists
help-group-case = Case
help-group-go = Go to
help-group-app = Console
help-group-compose = Writing
help-canned = Canned replies
help-mention = Mention a colleague in a note

## Thread

thread = Case
thread-tools = What to do with the case
thread-missing = This case is not here
thread-missing-hint = It may have been moved to where you cannot see it.
thread-missing-back = Back to my cases
thread-failed = The case could not be loaded
thread-merged = This case was merged into another.
thread-merged-open = Open that case
back-to-list = Back to the list
subject = Subject
subject-edit = Change the subject
assigned-to = Assigned to { $name }
snoozed-until = Snoozed until { $until }
viewers = { $names } looking too
viewers-typing = { $names } looking, and writing
more = More
more-customer-cases = Other cases of this customer
messages = Messages
message-name = { $name }, { $time }
unread-from-here = New
conversation-from = Conversation { $number } · { $channel }
typing = { $count ->
    [one] { $names } is typing…
   *[other] { $names } are typing…
  }
the-customer = Customer
the-system = Ombud
a-colleague = A colleague
a-programme = A programme (API)
bot = Bot
note = Note
reply = Reply
to-end = Newest
to-end-new = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
  }
mark-sent = Delivered
mark-read = Read by the customer
mark-sending = Sending…
mark-waiting = Waits for the connection
copy-text = Copy text
copy-message-link = Copy link to this message
file-open = Open { $name }
download = Download
send-anyway = I have read it, send
guard-removed = Removed before it was stored: { $kinds }
nack-newer-message = The customer wrote before this went out. Read it first.
nack-newer-colleague = { $name } answered before this went out. Read it first.
nack-newer-bot = The assistant answered before this went out. Read it first.
nack-newer-somebody = Somebody wrote before this went out. Read it first.
nack-body-too-long = The message is too long.
nack-too-many-attachments = A message takes up to 10 files.
nack-forbidden = You may not write in this case.
nack-other = The server did not take this message.

tags-more = Show { $count } more tags
tags-fewer = Show fewer tags
handover-both = { $by ->
        [none] Handed to { $team }, { $person } will answer
       *[other] { $by } handed this to { $team }, { $person } will answer
    }
handover-team = { $by ->
        [none] Handed to { $team }
       *[other] { $by } handed this to { $team }
    }
handover-person = { $by ->
        [none] { $person } will answer
       *[other] { $by } handed this to { $person }
    }
handover-open = Handed over in { $count } steps; nobody has it yet
activity-opened = { $by } opened the case
activity-opened-auto = The case was opened
activity-assigned = { $by } assigned the case to { $to }
activity-assigned-auto = The case was assigned to { $to }
activity-unassigned = { $by } took the assignment back
activity-unassigned-auto = The case has no assignee any more
activity-team = { $by } moved the case to { $to }
activity-team-auto = The case was moved to { $to }
activity-priority = { $by } changed the priority from { $from } to { $to }
activity-priority-auto = The priority changed from { $from } to { $to }
activity-tagged = { $by } added the tag { $tag }
activity-tagged-auto = The tag { $tag } was added
activity-untagged = { $by } removed the tag { $tag }
activity-untagged-auto = The tag { $tag } was removed
activity-snoozed = { $by } snoozed the case until { $until }
activity-snoozed-auto = The case was snoozed until { $until }
activity-woke = The case woke up
activity-resolved = { $by } resolved the case: { $reason }
activity-resolved-customer = The customer ended the conversation
activity-resolved-auto = The case was resolved: { $reason }
activity-reopened = { $by } reopened the case
activity-reopened-auto = The case was reopened
activity-merged = { $by } merged case #{ $number } into this one
activity-merged-auto = Case #{ $number } was merged into this one
activity-split = { $by } split case #{ $number } off
activity-split-auto = Case #{ $number } was split off
activity-rating_asked = The customer was asked for a rating
activity-agent_joined = { $name } joined
activity-rated = The customer rated this case { $score } of 5
activity-breached = Target missed: { $clock }
activity-bot_handed_over =
    The assistant handed this over: { $reason ->
        [asked] the customer asked for a person
        [urgent] it cannot wait
        [danger] the customer may be in danger
        [upset] the customer is upset
        [route] people answer this
        [unknown] no article fits
        [not_helped] what it gave did not help
        [chain] what the chain says needs a person
        [flow] a guided flow leads to a person
       *[failed] it could not answer
    }. { $articles ->
        [none] It gave no article.
       *[other] It gave: { $articles }
    }{ $flow ->
        [none] {""}
       *[other] {" "}Guided flow { $flow }: { $answers }
    }
activity-proof_asked = { $by } asked for a proof: { $level } or better, until { $until }
activity-proof_given = The customer proved who they are: { $level }
activity-proof_asked_wallet = { $by } asked for a proof that { $address } is the customer’s, until { $until }
activity-proof_given_wallet = The customer proved that { $address } is theirs
activity-proof_failed = The proof failed: too many wrong answers
activity-proof_expired = Nobody gave the proof in time
activity-proof_withdrawn = The proof is not asked for any more
activity-proof_wallet_removed = The customer removed their wallet { $address }: they are known by it no more
activity-proof_wallet_taken = { $by } removed the customer’s wallet { $address }: { $reason }
activity-proof_freeze_link = { $maker ->
    [customer] The customer made a freeze link in the chat
   *[other] { $by } made a freeze link for the customer
}
activity-proof_freeze_link_revoked = { $maker ->
    [customer] The customer revoked a freeze link
   *[other] { $by } revoked a freeze link of the customer
}
activity-proof_asked_wallet-auto = The customer was asked to sign with { $address }, until { $until }
activity-recovery_offered = The customer was offered to have { $amount } back
activity-recovery_asked = A request to have { $amount } back was opened
activity-recovery_checked = The customer cannot sign for the address that sent: a person has to check whose the deposit is
activity-recovery_proved = { $by } checked that the deposit is the customer’s
activity-recovery_proved-auto = It is shown that the deposit is the customer’s
activity-recovery_agreed = The customer agreed to the fee and said where the coins go back to
activity-recovery_taken = { $by } pays the deposit back
activity-recovery_taken-auto = The deposit is being paid back
activity-recovery_done = { $by } paid the deposit back, as the chain shows
activity-recovery_done-auto = The deposit was paid back, as the chain shows
activity-recovery_refused = { $by } refused to give the deposit back
activity-recovery_refused-auto = The request to have the deposit back was refused
activity-recovery_withdrawn = The customer took the request for the deposit back
activity-recovery_lapsed = The request for the deposit was closed: the customer did nothing for two weeks
activity-recovery_claimed_twice = Two customers have asked for the same deposit ({ $amount }). Find out whose it is; tell neither of the other.
activity-account_done = { $action ->
    [freeze] { $by } had the account frozen
    [release] { $by } had the freeze of the account ended
    [resend] { $by } had the last mail sent again
   *[recovery] { $by } had the recovery of the account opened
 }
activity-account_waiting = { $action ->
    [freeze] The platform was asked to freeze the account ({ $by }) and has not answered yet; it is asked again
    [release] The platform was asked to end the freeze ({ $by }) and has not answered yet; it is asked again
    [resend] The platform was asked to send the last mail again ({ $by }) and has not answered yet; it is asked again
   *[recovery] The platform was asked to open the recovery ({ $by }) and has not answered yet; it is asked again
 }
activity-account_refused = { $action ->
    [freeze] The platform did not freeze the account: { $why }
    [release] The platform did not end the freeze: { $why }
    [resend] The platform did not send the mail again: { $why }
   *[recovery] The platform did not open the recovery: { $why }
 }
activity-account_failed = { $action ->
    [freeze] The platform never answered whether it froze the account. Ask it by another way now
    [release] The platform never answered whether it ended the freeze. Ask it by another way
    [resend] The platform never answered whether it sent the mail again
   *[recovery] The platform never answered whether it opened the recovery
 }
activity-freeze_pressed = The customer pressed the freeze button, without a log-in
activity-freeze_pressed_here = The customer pressed the freeze button in the chat
activity-updates_missed = The customer was told: no word within { $minutes } minutes, as was promised
activity-watch_offered = The customer may have { $transaction } watched on { $network }
activity-watch_begun = { $transaction } on { $network } is watched: the customer is told when it is through ({ $by })
activity-watch_told = { $what ->
    [through] The customer was told: { $transaction } on { $network } is through
    [failed] The customer was told: { $transaction } on { $network } failed
    [replaced] The customer was told: { $transaction } on { $network } was replaced
    [reorganised] The customer was told: { $network } has left the block of { $transaction }
    [expired] The customer was told: { $transaction } on { $network } expired
   *[gone] The customer was told: { $network } does not know { $transaction } any more
}
activity-watch_ended = { $how ->
    [told] { $transaction } is watched no longer: the customer knows how it ended
    [customer] The customer does not want to be told of { $transaction } any more
    [staff] { $by } stopped watching { $transaction }
    [over] { $transaction } is watched no longer: its time is over
    [network] { $transaction } is watched no longer: { $network } is asked no longer
   *[blocked] { $transaction } is watched no longer: the customer is blocked
}
activity-coins_followed = { $by } followed the coins of { $subject } on { $network }; movements: { $count }
activity-coins_reached = { $kind ->
    [mixer] { $amount } went into the mixer { $name } ({ $network }), transaction { $transaction }: put what is known up to here into the report for the police
    [bridge] { $amount } left by the bridge { $name } ({ $network }), transaction { $transaction }: look in its explorer where it came out, and follow it there
    [sanctioned] { $amount } reached { $name } ({ $network }), which is on a list of sanctions, transaction { $transaction }: tell compliance, and do not deal with that address
   *[exchange] { $amount } reached { $name } ({ $network }): ask them to freeze it, with the transaction { $transaction }
}
activity-updates_promised = The customer was told: a word from a person at least every { $minutes } minutes
activity-platform_event = The platform tells: { $kind }
activity-data_request = The customer asks to be erased. Make sure that it is them; the law wants an answer by { $until }
activity-evidence_kept = { $kind ->
    [trace] { $by } kept a trace as evidence: { $subject }
   *[look] { $by } kept what the chains say as evidence: { $subject }
 }
activity-secret_removed = Removed from a message before it was stored: { $kind }

## Writing

composer = Reply or note
compose-kind = Kind of message
compose-reply = Reply to the customer
compose-reply-hint = Write to the customer…  / for canned replies
compose-note = Note for colleagues
compose-note-hint = Write a note…  @ to mention a colleague
note-hint = Only colleagues see notes
compose-send = Send
compose-add-note = Add note
compose-more-ways = More ways to send
compose-send-resolve = Send and resolve
compose-send-snooze = Send and snooze
compose-attach = Attach files
compose-files = Attached files
compose-files-left = { $count ->
    [one] { $count } file was left out: a message takes up to 10
   *[other] { $count } files were left out: a message takes up to 10
  }
compose-drop = Drop files to attach them
compose-emoji = Emoji
compose-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
  }
compose-over = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
  }
compose-too-long = A message takes up to { $max } characters
compose-uploading = Files are still on their way
compose-unfilled = Fill in or remove what stands in {"{{"}…{"}}"} first
compose-upload-failed = Remove the files that failed first
upload-progress = { $name } is on its way
draft-saving = Saving draft…
draft-saved = Draft saved
draft-offline = Draft kept on this device
newer-title = { $count ->
    [one] The customer wrote while you were writing
   *[other] The customer wrote { $count } messages while you were writing
  }
newer-colleague = { $name } has just answered
newer-somebody = Somebody else
newer-bot = The assistant has just answered
writing-colleague = { $count ->
    [one] { $names } is writing…
   *[other] { $names } are writing…
  }
newer-reviewed = I have read it
suggestions = Suggestions
schedule = Send later
schedule-set = Send then
schedule-cancel-on-reply = Do not send if the customer writes first
scheduled = Messages to be sent later
time-hour = In an hour
time-hours = In three hours
time-evening = This evening
time-tomorrow = Tomorrow morning
time-monday = Monday morning
time-week = In a week
time-custom = Another time
snooze-set = Snooze

## Resolving and merging

resolve-one = Resolve the case
resolve-many = { $count ->
    [one] Resolve { $count } case
   *[other] Resolve { $count } cases
  }
resolve-reason = Reason
resolve-required = Needed before a case is resolved
resolve-ask-rating = Ask the customer for a rating
resolve-ask-rating-hint = Five faces to choose from, and a comment
reason-solved = Solved
reason-answered = Answered
reason-resolved = Resolved
reason-no-reply = No reply from the customer
reason-no-response = No reply from the customer
reason-duplicate = Duplicate
reason-spam = Spam
reason-other = Other
merge-title = Merge case #{ $number }
merge-text = Its conversations become part of the case that you choose. You can take them out again.
merge-others = Other cases of this customer
merge-no-others = This customer has no other case.
merge-by-number = Or another case of this customer, by its number
merge-other-customer = Case { $number } belongs to another customer. Merging would show one what the other wrote.
merge-none = There is no case { $number }, or you may not see it
merge-itself = That is this case itself
merge-do = Merge
split = Split off

## What was done

did-assign = Assigned to { $name }
did-assign-me = Assigned to you
did-and-gone = Done. The case is where you do not see it.
did-unassign = Assigned to nobody
did-team = Moved to { $name }
did-no-team = Taken out of its team
did-priority = Priority: { $priority }
did-snooze = Snoozed until { $until }
did-wake = The case is open again
did-resolve = Case #{ $number } resolved
did-resolve-next = Case #{ $number } resolved. Now #{ $next }
did-reopen = Reopened
did-merge = Merged into #{ $number }
did-split = Split off as a case of its own
did-schedule = Will be sent { $at }
did-copy-link = Link copied

assign-people = People
assign-me = { $name } (you)
assign-find = Find a person or team
assign-load = Open cases, of how many at most
assign-nobody = Nobody
assign-no-team = No team
assign-clear = Take away
tags-find = Find or create a tag

## Customer

panel = Customer
panel-close = Close the panel
panel-identities = Identities
panel-note = Note about the customer
panel-note-hint = What colleagues should know…
panel-customer-fields = About the customer
panel-case = Case #{ $number }
panel-conversations = Conversations in this case
panel-readers = Who can see this
panel-earlier = Earlier cases ({ $count })
panel-earlier-none = This is the first.
case-type = Type
type-question = Question
type-transaction = Transaction
type-deposit_recovery = Deposit recovery
recovery-badge = Recovery
type-account_access = Account access
type-theft = Theft
type-scam_report = Scam report
type-data_request = Data request
type-complaint = Complaint
case-opened = Opened
case-rating = Rating
customer-online = Online now
customer-seen = Seen { $when }
customer-never-seen = Not seen yet
customer-since = Customer since
customer-since-date = Since { $date }
customer-local-time = Time where the customer is
customer-local = { $time } in { $zone }
customer-block = Block customer
customer-audit = Who read this
customer-unblock = Unblock customer
customer-blocked = Blocked
customer-guest = Guest { $number }
add-email = Add an email address
address-from = Where the address comes from
address-from-proved = Proved: the customer reads this address, or your app vouches for it
address-from-customer = Given by the customer or your app, not proved
address-from-staff = Typed in by staff, not proved: answers go there without their words
edit-of = Change: { $name }
yes = Yes
no = No
unknown = Unknown
identities-none = None is known yet.
identity-email = Email
identity-app_user = Account in the app
identity-device = Device
identity-wallet = Wallet
proof-section = Proof
proof-known = Known by: { $level }
proof-given-list = Proofs that were given
proof-line = { $level }: { $by }
proof-line-here = { $level }: { $by }, asked for here
proof-another = The address is another customer’s: what is theirs is not this one’s by that.
proof-by-app = the app
proof-ask = Ask for proof
proof-ask-level = { $level } or better
proof-ask-wallet = A wallet’s address…
proof-wallet-title = Ask for the proof of an address
proof-wallet-text = The customer shows by a signature that they hold its key. It says whose the address is, and nothing else.
proof-wallet-family = Kind of wallet
proof-wallet-ethereum = Ethereum and networks like it
proof-wallet-bitcoin = Bitcoin
proof-wallet-solana = Solana
proof-wallet-tron = Tron
proof-wallet-address = Address
proof-wallet-missing = Which address?
proof-wallet-chain = Network’s number, if not the main one
proof-wallet-chain-hint = For a contract wallet: 137 for Polygon, 8453 for Base
proof-wallet-ask = Ask
proof-wallets = Known wallets
proof-wallet-line = { $address }, worth: { $level }
proof-wallet-remove = Remove the wallet
proof-wallet-remove-of = Remove the wallet { $address }
proof-wallet-remove-text = The customer is known by { $address } no more: their level may fall, and what they proved with it counts no longer. They read in the conversation that it was done.
proof-wallet-remove-hint = Colleagues and auditors read this; the customer does not.
proof-wallet-removed = Wallet removed
proof-withdraw = Take back
proof-reset = { $count ->
    [one] Remove the passkey
   *[other] Remove { $count } passkeys
}
proof-reset-done = Passkeys removed
proof-need-missing = First the customer has to show who they are: “{ $level }” or better, asked for in this case, no older than { $time }. It is not there yet.
proof-need-asked = The customer was asked to show who they are (“{ $level }” or better). They can answer in the chat until { $until }.
proof-need-given = The customer has shown who they are (“{ $level }” or better), { $when }. It counts until { $until }.
proof-need-unreachable = They have nothing to show it with at present.
proof-need-ask = Ask the customer for it
account-section = Account
account-again = Ask the platform again
account-level = Verified: { $level }
account-pending = Still to be done: { $step }
account-unproved = Not asked: the customer has not signed in with your app.
account-unknown = The platform does not know this customer.
account-proof-needed = Not asked yet
account-reveal = Show addresses and places
account-holds = Held
account-open-end = no end set
account-over = over
account-moved = Deposits and withdrawals
account-in = Deposit
account-out = Withdrawal
account-addresses = Deposit addresses
account-address-least = from { $minimum } { $asset }
account-address-blocks = { $count ->
    [one] { $asset } after one block
   *[other] { $asset } after { $count } blocks
}
account-address-both = from { $minimum } { $asset }, { $count ->
    [one] after one block
   *[other] after { $count } blocks
}
account-address-memo = memo { $memo }
account-logins = Log-ins
account-new-device = new device
account-limits = Limits
account-left = { $left } of { $amount } left
account-asked = Asked of the platform
account-more = { $count } more
account-by-customer = the customer
account-by-token = API
account-by-staff = somebody who is gone
account-status-active = Active
account-status-frozen = Frozen
account-status-under_review = Under review
account-status-closed = Closed
account-moved-pending = Pending
account-moved-confirming = Confirming
account-moved-held = Held
account-moved-completed = Completed
account-moved-failed = Failed
account-moved-cancelled = Cancelled
account-state-waiting = No answer yet; asked again
account-state-done = Done
account-state-refused = Refused
account-state-failed = Not known
account-do-freeze = Freeze
account-do-release = End the freeze
account-do-resend = Send mail again
account-do-recovery = Open recovery
account-text-freeze = Nothing can leave the account from then on. Ending it takes two people.
account-text-release = Somebody else has to agree, and the customer has to show who they are. Then the account can be used again.
account-release-needs = Before the freeze ends
account-text-resend = The platform sends its last confirmation mail to the address that it has, once more.
account-text-recovery = The platform opens its own recovery. It decides what the customer has to show.
freeze-links = Freeze links
freeze-links-text = Whoever has one can freeze this account without a log-in, and do nothing else. The customer reads in the conversation that one was made or revoked.
freeze-links-make = Make a link
freeze-links-none = No freeze link yet
freeze-links-none-text = Make one while all is well, and give it to the customer to keep outside of their phone.
freeze-links-list = Freeze links of the customer
freeze-links-line = { $made }, by { $by }
freeze-links-by-customer = the customer, in the chat
freeze-links-by-token = a programme of the platform
freeze-links-by-staff = a colleague
freeze-links-used = Used { $when }
freeze-links-unused = Not used
freeze-links-live = Until { $date }
freeze-links-ended = Ended { $date }
freeze-links-revoked = Revoked { $date }
freeze-links-revoke = Revoke
freeze-links-revoke-of = Revoke the link of { $made }
freeze-links-revoke-text = The link of { $made } stops working at once. Somebody who kept it on paper cannot freeze the account by it any more.
freeze-links-once = It is shown once
freeze-links-once-text = It lasts 90 days. Give it to the customer by a way that a thief does not read.
freeze-links-card = Freeze link
freeze-links-card-title = { $brand }: freeze my account
freeze-links-card-text = Scan the code or open the link to freeze your account when you cannot log in. Keep it outside of your phone. Good until { $date }.
freeze-links-qr = QR code of the freeze link
freeze-links-print = Print the card
account-why = Why
account-why-hint = The platform and whoever looks into it later read this.
proof-state-open = Proof asked for: { $level }, { $when }
proof-state-given = Proved: { $level }, { $when }
proof-state-failed = Proof failed: { $level }, { $when }
proof-state-expired = No proof in time: { $level }, { $when }
proof-state-withdrawn = Proof taken back: { $level }, { $when }
proof-none = Unproven
proof-none-hint = Anyone could have said this
proof-email_code = Mail code
proof-email_code-hint = Entered a code that was sent to this address
proof-signed_token = Signed in
proof-signed_token-hint = The app vouches for this with its signature
proof-passkey = Passkey
proof-passkey-hint = Proven with a passkey
proof-wallet = Wallet signature
proof-wallet-hint = Proven with a signature of this wallet

## Search

search-label = Search messages, notes, customers and cases
search-hint = Search messages, notes, customers, case numbers…
search-start = Search everything that was ever said
search-start-hint = Words in any language, from the first message on; names of customers; words of subjects. A number opens its case.
search-start-whole = What is masked, such as a mail address or a telephone number, is found by the whole of it alone, and such a search is recorded.
search-start-words = Type a word to search for
search-example-words = Both words, in any form
search-example-filters = What customers wrote, in open cases
search-example-notes = In notes of my own cases
search-example-files = With a file, since a day
search-none = Nothing found for “{ $query }”
search-none-hint = Try fewer words, or other ones. Of what is masked, only the whole is found.
search-none-drop = Without one of these there is something:
search-none-anyway = Nor without any one of the filters.
search-drop = Without { $filter }: { $value }
search-unknown = There is nothing called “{ $value }” for { $filter }; it does not narrow the search.
search-instead = Nothing for “{ $query }”. Showing “{ $instead }”.
search-exact = Only “{ $query }”
search-recorded = You named a whole address or number: that you searched for it is recorded.
search-customers = Customers
search-cases = Cases
search-messages = Messages
search-filter-from = Written by
search-filter-has = With a file
search-filter-is = State
search-filter-inbox = Inbox
search-filter-team = Team
search-filter-assignee = Assignee
search-filter-tag = Tag
search-filter-since = From date
search-filter-until = To date
search-from-customer = Customer
search-from-staff = Staff
search-from-bot = Bot
search-from-note = Note
search-has-file = Yes
search-failed = The search did not work
search-results = Results
search-only-forms = Not written so; in other forms
search-other-forms = Other forms of these words
search-more = More results

## When something does not work

error-offline = Check the network. Nothing that you wrote is lost.

## What is masked

reveal-field = Show { $name }
reveal-hide = Hide { $name }
reveal-shown = { $name }, shown for a while
reveal-left-hint = Then it is masked again
reveal-title = Show { $name }?
reveal-text = It stays for a few minutes, counts towards your budget of today, and is written down with your reason.
reveal-reason = Reason
reveal-reason-short = Say why, in 5 characters or more.
reveal-reason-example = Asked to confirm the address of the account
reveal-show = Show

## Privacy: export and erase

privacy = Privacy
export-html = Export to read
export-json = Export as data
erase-customer = Erase customer…
erase-title = Erase { $name } for good?
erase-text = The keys of this customer are destroyed. Nobody can undo it, not even whoever runs the server.
erase-goes = Gone for good: everything that was said, notes and files included; name, addresses, fields and everything the customer is found by; drafts and what was still to be sent.
erase-stays = Stays for the statistics: cases without words, numbers, times, tags and scores.
erase-cases = Open cases are resolved. Should the customer write again, they come as somebody new.
erase-backups = Backups that were made before hold what they held until you throw them away.
erase-reason = Reason
erase-reason-hint = It is kept. Do not name the customer in it.
erase-reason-short = Say why, in 3 characters or more.
erase-typed = Type the number of this case ({ $number }) to confirm
erase-typed-wrong = Type { $number }.
erase-do = Erase for good
receipt-title = The customer is erased
receipt-text = Event { $event }, { $when }. Keep this receipt if you may have to prove it.
receipt-save = Save receipt
erased-keys = Keys destroyed
erased-cases = Cases emptied
erased-messages = Messages destroyed
erased-files = Files deleted
erased-identities = Identities
erased-addresses = Remembered addresses
erased-sessions = Sessions ended
erased-scheduled = Messages not sent
erased-drafts = Drafts
erased-deliveries = Webhook deliveries
erased-forms = Answers to forms
erased-wallets = Of these, wallets
erased-proofs = Proofs of who they are
erased-passkeys = Passkeys
erased-comments = Comments of ratings
erased-evidence = Pieces of evidence
erased-followed = Transactions that were followed
erased-recoveries = Requests for deposits emptied
erased-watches = Transactions that were watched
erased-account-actions = Actions on their account
erased-freeze-links = Freeze links
customer-erased = Erased
customer-erased-name = Erased customer
message-erased = Erased
message-expired = Removed by the retention rule
file-gone = Removed by the retention rule
hold = Legal hold
hold-since = Everything of this customer’s is kept since { $date }
hold-set = Set a legal hold…
hold-set-title = Set a legal hold
hold-set-text = Until it is lifted, nothing of this customer’s is destroyed by a retention rule, and nobody can erase them. The customer does not learn of it.
hold-on = Because of
hold-on-case = Case #{ $number }
hold-on-customer = The customer
hold-reason = Reason
hold-reason-hint = Who asked for it, with their reference. Only those who may set holds or read the audit see it.
hold-reason-short = Say in at least three characters why.
thread-erased = This customer was erased. What is left of the case cannot be changed.
rail-recoveries = Deposit recovery
rail-approvals = Approvals
rail-alerts = Alerts

bot-why-flow = Guided flow
bot-why-flow-step = { $playbook }, version { $version }, step { $step }
bot-offered = Offered to the customer
bot-why = Why?
bot-why-title = Why the assistant wrote this
bot-why-articles = Articles that were weighed
bot-why-no-articles = None was found.
suggested = Suggested answers
suggested-unsure = Not clear what this is about
suggested-none = No article fits. What you answer may be worth one.
suggested-more = { $count } more
suggested-insert = Put into the reply
suggested-open = Open
meaning-label = What this is about
meaning-search = Say what it is about
meaning-outside = Nothing to do with us
meaning-outside-hint = Out of scope: a person decides what to do with it
meaning-kept = Noted. The assistant will learn it.
meaning-take-back = Take back what was said it is about

# What the chains say
chain = On the chain
chain-ask = Transaction or address
chain-look = Look it up
chain-again = Look again
chain-none = The customer has named no transaction yet. Paste one above to look it up.
chain-silent = Cannot tell for { $networks }: nobody there answers now.
chain-contract = Contract
chain-account = Account
chain-balance = Balance
chain-sent = Sent
chain-label = Known as
chain-confirmations = { $count ->
    [one] { $count } of { $needed } confirmation
   *[other] { $count } of { $needed } confirmations
  }
chain-time = Time
chain-block = Block
chain-block-of = { $count ->
    [one] { $block } · { $count } confirmation
   *[other] { $block } · { $count } confirmations
  }
chain-move-native = Moved
chain-move-token = Token
chain-move-internal = By a contract
chain-memo = Memo { $memo }
chain-quoted = Words of a stranger on the chain. Do not pass them on:
chain-more-moves = and { $count } more
chain-from = From
chain-to = To
chain-fee = Fee
chain-replaced-by = Replaced by
chain-source = Asked { $host } { $when }
chain-recovery = Open a recovery
chain-recovery-opened = Opened. The customer sees it in the conversation.
chain-owner = Whose is it?
chain-owner-theirs = Deposit address of { $reference }
chain-owner-ours = A deposit address of ours
chain-owner-hidden = A deposit address of ours. Whose it is, is told to those who see customers unmasked.
chain-owner-not = Not an address of ours
chain-trace = Follow
watch-tell = Tell the customer when it is through
watch-told = The customer is told in the chat when there is news
watch-section = Watched for the customer
watch-since = Since { $when }, by { $by }
watch-looked = { $looks ->
    [one] Looked at once, { $when }
   *[other] Looked at { $looks } times, last { $when }
}
watch-next = Next look { $when }
watch-stop = Stop
watch-stop-of = Stop watching { $transaction }
watch-by-customer = the customer
watch-standing-waiting = Waiting
watch-standing-through = Through
watch-standing-failed = Failed
watch-standing-replaced = Replaced
watch-standing-reorganised = Reorganised away
watch-standing-expired = Expired
watch-standing-gone = Not known any more
watch-standing-silent = Cannot tell
watch-ended-told = The customer was told
watch-ended-customer = Stopped by the customer
watch-ended-staff = Stopped
watch-ended-over = Its time was over
watch-ended-network = Its network is asked no longer
watch-ended-blocked = The customer is blocked
chain-explorer = Explorer
chain-status-pending = Pending
chain-status-succeeded = Succeeded
chain-status-failed = Failed
chain-status-replaced = Replaced
chain-status-reorganised = Reorganised away
chain-status-expired = Expired
trace-title = Where it went on { $network }
trace-about = Each step with its transaction and block, as far as it can be followed. It ends where an address is known.
trace-depth = How far
trace-depth-of = { $count ->
    [one] { $count } step
   *[other] { $count } steps
  }
trace-nothing = Nothing has left it since.
trace-cut = There is more than can be shown. Follow one of the addresses by itself.
trace-end-unclear = a bridge; nothing tells for certain where it goes on
trace-end-elsewhere = crossed to another network, which is not asked
trace-end-not_arrived = announced by the bridge; not seen to arrive yet
trace-drawing = Drawing of where it went
trace-block = block { $block }
trace-block-at = block { $block }, { $when }
label-exchange = exchange
label-drainer = drainer
label-sanctioned = sanctioned
label-scam-token = scam token
label-bridge = bridge
label-mixer = mixer
label-scam = scam
label-service = known
tier-standard = Standard
tier-premium = Premium
tier-vip = VIP
tier-of = What the customer’s business is worth
activity-routed = { $through ->
        [rule] Rule “{ $rule }” → { $team }
        [intent] By what it is about ({ $intent }) → { $team }
        [role] By what it is about ({ $intent }) → { $team }
        [likely] Most likely for { $team }
        [flow] The guided flow → { $team }
        [inbox] The inbox’s team → { $team }
        [fallback] Nobody else has it: the fallback → { $team }
       *[nothing] No team is named
    }, priority { $priority }{ $priority_for ->
        [rule] {" "}(by the rule)
        [words] {" "}(for what the words say)
        [tier] {" "}(customer: { $tierName })
       *[none] {""}
    }{ $skills ->
        [none] {""}
       *[other] {" "}· needs { $skills }
    }
activity-routed_to = { $to } got the case: { $load } of { $most }{ $language ->
        [none] {""}
       *[other] , speaks { $languageName }
    }{ $skills ->
        [none] {""}
       *[other] , has { $skills }
    }
activity-routed_person = Rule “{ $rule }”: { $to } got the case, { $load } of { $most }
activity-routed_past = { $to } did not get the case: { $why ->
        [full] they have their fill
        [away] they are away
       *[unfit] they cannot see it
    }
activity-overflowed = { $team ->
        [none] Nobody suitable took it in { $from }: anybody of the team may now
       *[other] From { $from } on to { $team }
    }: { $why ->
        [waited] nobody took it for { $seconds } s
        [closed] the team is off for the day
        [full] everybody is full ({ $full } full, { $away } away)
        [away] everybody is away ({ $away })
       *[unfit] nobody has what it needs
    }
form-told = What the customer told
form-unanswered = Not answered yet
form-copy = Copy
form-asked = Asked by “{ $playbook }”, version { $version }, { $time }

## Evidence and report

evidence = Evidence and report
evidence-none = Nothing is kept as evidence yet. Press “Keep as evidence” on what a chain says, or on a trace.
evidence-keep = Keep as evidence
evidence-keep-title = Keep this as evidence?
evidence-keep-text = The networks are asked once more, by the server, and what they say now is kept with the case. It cannot be changed or deleted, and the ledger vouches for it.
evidence-keep-shared = The customer’s own report shows it, too
evidence-keep-shared-hint = Leave it out where it could warn somebody.
evidence-kept = Kept as evidence
evidence-look = Look
evidence-trace = Trace
evidence-shared = In the customer’s report
evidence-by = { $name }, { $when }
evidence-title-look = What the chains said
evidence-title-trace = Where it went
evidence-vouched = Kept by { $name } on { $when }. Event { $position } of the ledger says this SHA-256:
evidence-open = Open { $subject }
report-make = Report for the police or another platform
report-make-text = All that the customer sees of this case, in clear, with the evidence. Notes are not in it.
report-pdf = Report (PDF)
report-json = Report (JSON)
brief = Summary
brief-close = Close the summary
