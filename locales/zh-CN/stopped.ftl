## 聊天无法继续
stopped-title = 无法打开聊天
stopped-not-found = 此聊天不存在或已停用。
stopped-identity = 请先登录，然后重新打开聊天。
stopped-expired = 您的登录已过期。已写内容会保留在此：请在本页面重新登录，随后会自动发送。
