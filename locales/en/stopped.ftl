## The chat cannot go on
stopped-title = The chat cannot be opened
stopped-not-found = This chat does not exist or has been switched off.
stopped-identity = Sign in first; then open the chat again.
stopped-expired = Your sign-in has run out. What you wrote is kept here: sign in again on this page, and it is sent by itself.
