# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = Freeze my account
freeze-text = Press the button if somebody else may have got into your account. Nothing can leave it from then on. You do not need to log in. Only our team can end the freeze, and it takes two people.
freeze-button = Freeze my account now
freeze-working = Freezing …
freeze-again = Try again
freeze-no-script = This page needs JavaScript. Switch it on, or write to support now.
freeze-no-token = This link is not complete. Open the whole link that you were given, up to its last character.
freeze-done = Your account is frozen. Nothing can leave it.
freeze-waiting = Your wish is noted, but the platform has not answered yet. We keep asking by ourselves; press again in a minute to see whether it has happened.
freeze-refused = The platform did not freeze the account. Our team has been told; write to support now.
freeze-unknown = This link cannot be used any more: it has ended or was revoked. Write to support now.
freeze-slow = That was too often. Wait a minute, then try again.
freeze-trouble = We could not be reached. Check your connection and try again.
freeze-person = Write to our team in the chat
freeze-told = Our security team has been told and works on it.
freeze-next = What to do now
freeze-next-phrase = If somebody knows your recovery phrase, move what is left in that wallet to a new one, made on a clean device.
freeze-next-devices = From a device that you trust, change the password of your mailbox, and end all its other sessions.
freeze-next-nobody = Tell nobody a code, a password or a recovery phrase. We never ask for them.

platform-deposit-credited = { $named ->
    [true] Your deposit of { $what } has been credited.
   *[other] Your deposit has been credited.
 }
platform-deposit-held = { $named ->
    [true] Your deposit of { $what } is held for a check. We will write as soon as it is done; you need not do anything now.
   *[other] Your deposit is held for a check. We will write as soon as it is done; you need not do anything now.
 }
platform-withdrawal-held = { $named ->
    [true] Your withdrawal of { $what } is held for a check. Was it you? If not, tell us here at once.
   *[other] Your withdrawal is held for a check. Was it you? If not, tell us here at once.
 }
platform-withdrawal-completed = { $named ->
    [true] Your withdrawal of { $what } has been sent. Was it you? If not, tell us here at once.
   *[other] Your withdrawal has been sent. Was it you? If not, tell us here at once.
 }
platform-login-new-device = Somebody has just logged in to your account from a new device. Was it you? If not, tell us here at once.
platform-account-frozen = Your account is frozen: nothing can leave it. Write here if you have any question.
platform-was-not-me = It was not me
platform-was-me = It was me
platform-thanks = Thank you. Then nothing is wrong, and you need not do anything. Should you find later that it was not you, press the button below, or write here at once.
