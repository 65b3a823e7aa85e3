# What staff are given to tell a customer who has exposed a secret.
exposed-phrase =
    Please act now: the recovery phrase that you sent gives anyone who has seen it full control of that wallet.

    1. Create a new wallet, on a device that you trust, with a new recovery phrase.
    2. Move everything from the old wallet to the new one, the most valuable first.
    3. Never use the old wallet again, even if it looks untouched.
    4. Write the new phrase on paper. Do not photograph it, and do not type it into any page or chat.

    We removed the phrase from your message and did not store it. Nobody from support will ever ask you for it.
exposed-key =
    Please act now: the private key that you sent gives anyone who has seen it full control of that address.

    1. Create a new wallet, on a device that you trust.
    2. Move everything from the old address to the new one, the most valuable first.
    3. Never use the old address again, even if it looks untouched.

    We removed the key from your message and did not store it. Nobody from support will ever ask you for it.
exposed-account =
    Please act now: what you sent can open your account to anyone who has seen it.

    1. Change your password, and set up your authenticator app anew.
    2. Delete API keys that you do not know, and the one that you sent.
    3. Look through your recent log-ins and withdrawals, and tell us at once of any that are not yours.

    We removed it from your message and did not store it. Nobody from support will ever ask you for it.
exposed-card =
    We removed a card number from your message and did not store it. Please ask your bank to block the card if anyone else may have seen
    it, and do not send card numbers in a chat.
