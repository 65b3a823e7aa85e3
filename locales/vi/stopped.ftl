## The chat cannot go on
stopped-title = Không mở được khung chat
stopped-not-found = Khung chat này không tồn tại hoặc đã bị tắt.
stopped-identity = Hãy đăng nhập trước, rồi mở lại khung chat.
stopped-expired = Phiên đăng nhập của bạn đã hết hạn. Những gì bạn viết được giữ lại tại đây: hãy đăng nhập lại trên trang này, và nội dung sẽ tự được gửi.
