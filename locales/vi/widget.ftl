# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = Trò chuyện với { $brand }
chat-new = Cuộc trò chuyện mới
chat-send-us = Nhắn tin cho chúng tôi
chat-conversations = Các cuộc trò chuyện của bạn
chat-choose = Chọn một cuộc trò chuyện, hoặc bắt đầu cuộc trò chuyện mới.
chat-conversation = Cuộc trò chuyện
chat-back = Về danh sách cuộc trò chuyện
chat-open = Mở khung chat
chat-close = Đóng khung chat
chat-menu = Tùy chọn khác
chat-loading = Đang tải…
chat-unread = { $count } tin nhắn mới
chat-safety = Chúng tôi không bao giờ hỏi cụm từ khôi phục, khóa riêng hay mật khẩu của bạn.
chat-team = Hỗ trợ { $brand }
chat-greeting = Xin chào! Chúng tôi có thể giúp gì cho bạn?

state-resolved = Đã giải quyết

wait-usual = Thường trả lời trong { $time }
wait-soon = Chúng tôi sẽ trả lời sớm nhất có thể
wait-queue = { $count ->
    [0] Không có ai đang chờ trước bạn
   *[other] { $count } người đang chờ
}
queue-next = Tiếp theo là đến lượt bạn
queue-position = Bạn đứng thứ { $position } trong hàng chờ
queue-time = khoảng { $time }
time-under-minute = một phút
time-minutes = { $count } phút
time-hours = { $count } giờ
time-days = { $count } ngày
time-today = Hôm nay
time-yesterday = Hôm qua

offline-title = Hiện chúng tôi không trực
offline-opens = Trở lại từ { $when }
offline-here = Hãy để lại tin nhắn. Chúng tôi sẽ trả lời tại đây.
offline-mail = Hãy để lại tin nhắn. Chúng tôi sẽ trả lời tại đây, và cả qua email nếu bạn cho chúng tôi địa chỉ.
offline-mail-known = Hãy để lại tin nhắn. Chúng tôi sẽ trả lời tại đây và qua email đến { $email }.

log-label = Tin nhắn
log-new = Mới
log-older = Đang tải các tin nhắn cũ hơn…
log-older-failed = Không tải được các tin nhắn cũ hơn.
log-jump = Tin nhắn mới nhất
log-you = Bạn
log-bot = Trợ lý
log-image = Hình ảnh: { $name }
log-download = Tải xuống
typing-one = { $name } đang nhập…
mark-sending = Đang gửi…
mark-waiting = Đang chờ kết nối…
mark-delivered = Đã nhận
mark-read = Đã xem
mark-failed = Chưa gửi được
failed-retry = Thử lại
failed-delete = Xóa
failed-body-too-long = Tin nhắn này quá dài. Hãy rút gọn rồi gửi lại.
failed-too-many-attachments = Mỗi tin nhắn chỉ kèm được tối đa { $count } tệp.
failed-generic = { $detail }

composer-label = Tin nhắn của bạn
composer-placeholder = Nhập tin nhắn…
composer-send = Gửi
composer-attach = Đính kèm tệp
composer-camera = Chụp ảnh
composer-emoji = Chèn biểu tượng cảm xúc
composer-emoji-grid = Biểu tượng cảm xúc
composer-left = Còn { $count } ký tự
composer-over = Thừa { $count } ký tự
composer-drop = Thả tệp vào đây để đính kèm

file-uploading = { $name }: đã tải lên { $percent }
file-ready = Đã đính kèm { $name }
file-remove = Bỏ { $name }
file-too-large = { $name } lớn hơn { $limit }. Hãy gửi tệp nhỏ hơn.
file-too-many = Bạn có thể đính kèm { $count } tệp vào một tin nhắn.
file-empty = { $name } là tệp rỗng.
file-failed = Không tải lên được { $name }. { $detail }
file-retry = Tải lên lại { $name }

contact-title = Chúng tôi liên hệ với bạn bằng cách nào?
contact-why = Để câu trả lời vẫn đến được với bạn khi trang này đã đóng.
contact-who = Chúng tôi nên gọi bạn là gì?
contact-name = Tên
contact-email = Email
contact-save = Lưu
contact-later = Để sau
contact-email-bad = Đây có vẻ không phải địa chỉ email. Ví dụ: name@example.com
contact-noted = Cảm ơn bạn. Chúng tôi đã ghi lại { $email } và sẽ trả lời tại đây.
contact-thanks = Cảm ơn bạn. Chúng tôi sẽ trả lời tại đây và qua email đến { $email }.

rating-title = Bạn thấy chúng tôi hỗ trợ thế nào?
rating-score = { $score ->
    [1] 1 trên 5: rất tệ
    [2] 2 trên 5: tệ
    [3] 3 trên 5: tạm được
    [4] 4 trên 5: tốt
   *[5] 5 trên 5: rất tốt
}
rating-comment = Điều gì nên làm tốt hơn? (không bắt buộc)
rating-comment-good = Điều gì đã làm tốt? (không bắt buộc)
rating-send = Gửi đánh giá
rating-thanks = Cảm ơn bạn đã đánh giá.
rating-failed = Không lưu được đánh giá. { $detail }

menu-transcript = Tải nội dung trò chuyện
menu-receipt = Biên nhận
menu-readers = Ai đã xem dữ liệu của tôi
menu-end = Kết thúc trò chuyện
menu-sound = Âm báo tin nhắn mới
menu-language = Ngôn ngữ
menu-forget = Quên thiết bị này
end-title = Kết thúc cuộc trò chuyện này?
end-text = Bạn có thể viết lại bất cứ lúc nào; khi đó cuộc trò chuyện sẽ được mở lại.
end-confirm = Kết thúc trò chuyện
forget-title = Quên thiết bị này?
forget-text = Các cuộc trò chuyện của bạn sẽ không còn hiển thị trong trình duyệt này.
forget-confirm = Quên
dialog-cancel = Hủy
dialog-close = Đóng

receipt-text = Tệp này chứng minh những gì đã nói tại đây, đúng từng chữ. Bất kỳ ai cũng có thể xác minh mà không cần đến chúng tôi, kể cả nhiều năm sau.
receipt-verify = Xác minh biên nhận

net-offline = Bạn đang ngoại tuyến. Những gì bạn viết được giữ lại và sẽ gửi khi có kết nối trở lại.
net-connecting = Đang kết nối… Những gì bạn viết được giữ lại và sẽ được gửi.
net-refused = Phiên này đã kết thúc. Hãy tải lại trang để tiếp tục.
net-reload = Tải lại

problem-retry = Thử lại
problem-action = Chưa thực hiện được: { $detail }
problem-network = Không kết nối được với máy chủ. Hãy kiểm tra kết nối rồi thử lại.

system-agent-joined = { $name } sẽ trả lời
system-assigned = { $name } sẽ trả lời
system-agent-left = { $name } đã rời cuộc trò chuyện
system-resolved = Cuộc trò chuyện đã được đánh dấu là đã giải quyết. Nếu còn điều gì chưa xong, bạn cứ viết tiếp.
system-closed = Cuộc trò chuyện đã kết thúc. Hãy viết tiếp để mở lại.
system-reopened = Cuộc trò chuyện đã được mở lại
system-rated = Bạn đã đánh giá cuộc trò chuyện này { $score } trên 5
system-secret-removed = Vì sự an toàn của bạn, chúng tôi đã xóa khỏi tin nhắn phần trông giống thông tin bí mật và không lưu lại. Nếu đó là cụm từ khôi phục hoặc khóa riêng của bạn, hãy chuyển tài sản sang ví mới ngay bây giờ: ai đã nhìn thấy đều có thể lấy tài sản đó. Nhân viên hỗ trợ không bao giờ hỏi bạn những thông tin này.
system-link-warning = Cẩn thận: { $host } không phải của chúng tôi và được lập ra để trộm cắp. Đừng mở, đừng đăng nhập hay kết nối ví ở đó, và đừng bao giờ nhập cụm từ khôi phục. Nếu bạn đã làm vậy, hãy chuyển tài sản sang ví mới ngay bây giờ.
system-offline = Hiện chúng tôi không trực. Chúng tôi sẽ trả lời ngay khi trở lại.
system-expired = Không còn được lưu

guard-title = Xin đừng gửi nội dung này
guard-phrase = Tin nhắn của bạn có chứa cụm từ khôi phục. Ai đọc được đều có thể lấy mọi thứ trong ví đó.
guard-key = Tin nhắn của bạn có chứa khóa riêng. Ai đọc được đều có thể lấy mọi thứ mà khóa này mở.
guard-otp = Tin nhắn của bạn có chứa khóa bí mật của ứng dụng xác thực. Ai đọc được đều có thể tạo ra mã của bạn.
guard-never = Nội dung này chưa rời khỏi thiết bị. Nhân viên hỗ trợ không bao giờ cần đến nó, dù ai nói gì với bạn.
guard-move = Nếu bạn đã đưa nó cho bất kỳ ai, hãy chuyển tài sản sang ví mới ngay bây giờ, hoặc bảo vệ tài khoản.
guard-without = Bỏ phần này rồi gửi
guard-edit = Sửa
guard-unchecked = Không kiểm tra được nội dung này có chứa thông tin bí mật hay không, nên nó chưa được gửi. Hãy kiểm tra kết nối rồi thử lại.
guard-file = Tên tệp này có chứa cụm từ khôi phục hoặc khóa. Nhân viên hỗ trợ không cần đến nó; hãy bỏ phần đó khỏi tên tệp.

notice-unread = ({ $count }) { $title }
