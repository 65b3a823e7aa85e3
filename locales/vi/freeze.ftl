# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = Đóng băng tài khoản của tôi
freeze-text = Hãy nhấn nút nếu có thể người khác đã vào được tài khoản của bạn. Từ lúc đó, không thứ gì có thể rời khỏi tài khoản. Bạn không cần đăng nhập. Chỉ đội ngũ của chúng tôi mới gỡ được đóng băng, và cần hai người.
freeze-button = Đóng băng tài khoản ngay
freeze-working = Đang đóng băng…
freeze-again = Thử lại
freeze-no-script = Trang này cần JavaScript. Hãy bật JavaScript, hoặc viết cho bộ phận hỗ trợ ngay.
freeze-no-token = Liên kết này không đầy đủ. Hãy mở toàn bộ liên kết mà bạn được đưa, đến tận ký tự cuối cùng.
freeze-done = Tài khoản của bạn đã được đóng băng. Không thứ gì có thể rời khỏi tài khoản.
freeze-waiting = Yêu cầu của bạn đã được ghi nhận, nhưng nền tảng chưa trả lời. Hệ thống vẫn tự gửi lại yêu cầu; hãy nhấn lại sau một phút để xem đã đóng băng chưa.
freeze-refused = Nền tảng không đóng băng tài khoản. Đội ngũ của chúng tôi đã được báo; hãy viết cho bộ phận hỗ trợ ngay.
freeze-unknown = Không dùng được liên kết này nữa: liên kết đã hết hạn hoặc bị thu hồi. Hãy viết cho bộ phận hỗ trợ ngay.
freeze-slow = Bạn đã thử quá nhiều lần. Hãy chờ một phút rồi thử lại.
freeze-trouble = Không kết nối được với chúng tôi. Hãy kiểm tra kết nối rồi thử lại.
freeze-person = Nhắn tin cho đội ngũ của chúng tôi
freeze-told = Đội ngũ an ninh của chúng tôi đã được báo và đang xử lý.
freeze-next = Việc cần làm bây giờ
freeze-next-phrase = Nếu có người biết cụm từ khôi phục của bạn, hãy chuyển những gì còn lại trong ví đó sang ví mới, tạo trên một thiết bị sạch.
freeze-next-devices = Từ một thiết bị mà bạn tin cậy, hãy đổi mật khẩu hộp thư email và kết thúc mọi phiên đăng nhập khác của hộp thư.
freeze-next-nobody = Đừng nói cho ai mã, mật khẩu hay cụm từ khôi phục. Chúng tôi không bao giờ hỏi những thứ đó.

platform-deposit-credited = { $named ->
    [true] Khoản nạp { $what } của bạn đã được cộng vào tài khoản.
   *[other] Khoản nạp của bạn đã được cộng vào tài khoản.
 }
platform-deposit-held = { $named ->
    [true] Khoản nạp { $what } của bạn đang được giữ lại để kiểm tra. Chúng tôi sẽ nhắn ngay khi kiểm tra xong; bạn chưa cần làm gì.
   *[other] Khoản nạp của bạn đang được giữ lại để kiểm tra. Chúng tôi sẽ nhắn ngay khi kiểm tra xong; bạn chưa cần làm gì.
 }
platform-withdrawal-held = { $named ->
    [true] Lệnh rút { $what } của bạn đang được giữ lại để kiểm tra. Có phải bạn rút không? Nếu không, hãy báo ngay cho chúng tôi tại đây.
   *[other] Lệnh rút của bạn đang được giữ lại để kiểm tra. Có phải bạn rút không? Nếu không, hãy báo ngay cho chúng tôi tại đây.
 }
platform-withdrawal-completed = { $named ->
    [true] Lệnh rút { $what } của bạn đã được gửi đi. Có phải bạn rút không? Nếu không, hãy báo ngay cho chúng tôi tại đây.
   *[other] Lệnh rút của bạn đã được gửi đi. Có phải bạn rút không? Nếu không, hãy báo ngay cho chúng tôi tại đây.
 }
platform-login-new-device = Vừa có người đăng nhập vào tài khoản của bạn từ một thiết bị mới. Có phải bạn không? Nếu không, hãy báo ngay cho chúng tôi tại đây.
platform-account-frozen = Tài khoản của bạn đang đóng băng: không thứ gì có thể rời khỏi tài khoản. Nếu có câu hỏi, hãy viết tại đây.
platform-was-not-me = Không phải tôi
platform-was-me = Là tôi
platform-thanks = Cảm ơn bạn. Vậy thì không có gì bất thường và bạn không cần làm gì. Nếu sau này bạn nhận ra đó không phải là mình, hãy nhấn nút bên dưới, hoặc viết ngay tại đây.
