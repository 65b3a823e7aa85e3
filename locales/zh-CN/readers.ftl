# What a customer reads under "Who read my data" in the chat; loaded when that is opened.
readers-text = 我们的员工和程序每次查看您的数据，都记录在账本中。
readers-none = 还没有人查看过您的数据。
readers-more = 显示更多
readers-programme = 我们的程序
readers-opened = { $name }打开了会话
readers-looked = { $name }查看了您的资料
readers-found = { $name }通过搜索找到您
readers-listed = { $name }在列表中看到您
readers-revealed = { $name }查看了隐藏信息：{ $title }
readers-viewed = { $name } 打开了您的一个文件
readers-downloaded = { $name } 下载了您的一个文件
readers-exported = { $name } 导出了关于您的全部资料
