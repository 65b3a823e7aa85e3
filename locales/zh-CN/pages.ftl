# 服务器自己的页面，面向任何来访者。
no-chat-title = 此地址没有聊天窗口
no-chat-visitor = 这里还没有人接待，因此无法在此留言。请前往您要联系的网站或应用，并在那里打开聊天窗口。
no-chat-yours = 这是您的客服台吗？
no-chat-operator = 聊天窗口属于收件箱。请在“设置 > 收件箱”中新建一个：您会得到一行供网站使用的代码，以及聊天窗口自己的地址。
no-chat-lead = 前往收件箱
nowhere-title = 此地址没有内容
nowhere-visitor = 地址可能有误，或者原来的内容已不在这里。
nowhere-chat = 打开聊天窗口
nowhere-console = 客服人员：前往控制台
