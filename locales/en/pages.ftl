# Pages of the server itself, for whoever comes by.
no-chat-title = There is no chat at this address
no-chat-visitor = Nobody reads here yet, so nothing can be written here. Go to the site or the app of whoever you want to reach, and open the chat there.
no-chat-yours = Is this desk yours?
no-chat-operator = A chat belongs to an inbox. Make one under Settings, Inboxes: it gives you a line for your site, and the chat's own address.
no-chat-lead = Go to the inboxes
nowhere-title = There is nothing at this address
nowhere-visitor = It may be mistyped, or what was here is gone.
nowhere-chat = Open the chat
nowhere-console = For staff: go to the console
