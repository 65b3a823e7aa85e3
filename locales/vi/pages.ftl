# Pages of the server itself, for whoever comes by.
no-chat-title = Không có khung chat ở địa chỉ này
no-chat-visitor = Chưa có ai đọc ở đây nên bạn không thể viết gì tại đây. Hãy vào trang web hoặc ứng dụng của nơi bạn muốn liên hệ và mở khung chat ở đó.
no-chat-yours = Đây là hệ thống hỗ trợ của bạn?
no-chat-operator = Mỗi khung chat thuộc về một hộp thư (inbox). Hãy tạo hộp thư trong Settings → Inboxes: bạn sẽ nhận được một dòng mã cho trang web của mình và địa chỉ riêng của khung chat.
no-chat-lead = Đến các hộp thư
nowhere-title = Không có gì ở địa chỉ này
nowhere-visitor = Có thể địa chỉ bị gõ sai, hoặc nội dung ở đây không còn nữa.
nowhere-chat = Mở khung chat
nowhere-console = Dành cho nhân viên: đến bảng điều khiển
