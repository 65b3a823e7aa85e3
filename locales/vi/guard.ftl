# What staff are given to tell a customer who has exposed a secret.
exposed-phrase =
    Xin hãy hành động ngay: với cụm từ khôi phục mà bạn đã gửi, bất kỳ ai đã nhìn thấy đều có toàn quyền kiểm soát ví đó.

    1. Tạo ví mới trên thiết bị mà bạn tin cậy, với cụm từ khôi phục mới.
    2. Chuyển mọi thứ từ ví cũ sang ví mới, thứ có giá trị nhất trước.
    3. Đừng bao giờ dùng lại ví cũ, kể cả khi trông như chưa bị đụng đến.
    4. Ghi cụm từ mới ra giấy. Đừng chụp ảnh và đừng nhập nó vào bất kỳ trang hay khung chat nào.

    Chúng tôi đã xóa cụm từ khỏi tin nhắn của bạn và không lưu lại. Nhân viên hỗ trợ không bao giờ hỏi bạn cụm từ này.
exposed-key =
    Xin hãy hành động ngay: với khóa riêng mà bạn đã gửi, bất kỳ ai đã nhìn thấy đều có toàn quyền kiểm soát địa chỉ đó.

    1. Tạo ví mới trên thiết bị mà bạn tin cậy.
    2. Chuyển mọi thứ từ địa chỉ cũ sang địa chỉ mới, thứ có giá trị nhất trước.
    3. Đừng bao giờ dùng lại địa chỉ cũ, kể cả khi trông như chưa bị đụng đến.

    Chúng tôi đã xóa khóa khỏi tin nhắn của bạn và không lưu lại. Nhân viên hỗ trợ không bao giờ hỏi bạn khóa này.
exposed-account =
    Xin hãy hành động ngay: với những gì bạn đã gửi, bất kỳ ai đã nhìn thấy đều có thể vào được tài khoản của bạn.

    1. Đổi mật khẩu và thiết lập lại ứng dụng xác thực.
    2. Xóa những khóa API mà bạn không biết, và khóa mà bạn đã gửi.
    3. Xem lại các lần đăng nhập và lệnh rút gần đây, và báo ngay cho chúng tôi nếu có lần nào không phải của bạn.

    Chúng tôi đã xóa nội dung đó khỏi tin nhắn của bạn và không lưu lại. Nhân viên hỗ trợ không bao giờ hỏi bạn nội dung này.
exposed-card =
    Chúng tôi đã xóa một số thẻ khỏi tin nhắn của bạn và không lưu lại. Hãy đề nghị ngân hàng khóa thẻ nếu có thể người khác đã nhìn thấy,
    và đừng gửi số thẻ qua chat.
