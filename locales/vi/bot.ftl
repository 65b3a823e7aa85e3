# What the bot says itself; everything else it says stands in an article.
bot-greeting = Xin chào! Tôi là trợ lý tự động của { $brand }. Hãy viết một câu về vấn đề của bạn, hoặc chọn:
bot-did-it-help = Điều này có giúp được bạn không?
bot-phrased = Máy đã viết câu trả lời này từ các bài viết của chúng tôi, và từng câu đã được đối chiếu với bài viết. Xem bên dưới.
bot-yes = Có, đã giúp được
bot-no = Chưa
bot-person = Nói chuyện với nhân viên
bot-theft = Tài sản của tôi đang bị đánh cắp
bot-menu-open = Tiếp tục việc đang mở (#{ $number })
bot-in-doubt = Nếu ngay lúc này có người đang lấy tiền của bạn, đang ở trong tài khoản của bạn hoặc có cụm từ khôi phục của bạn, hãy nhấn “Việc khẩn cấp”: nhân viên của chúng tôi được báo ngay.
bot-is-urgent = Việc khẩn cấp
bot-ask-back = Bạn muốn hỏi điều nào?
bot-none = Không có ở trên: nói chuyện với nhân viên
bot-ask-more = Hãy cho tôi biết thêm: bạn đã làm gì, sau đó xảy ra chuyện gì, với coin nào và mạng nào? Đừng bao giờ viết cụm từ khôi phục, khóa riêng hay mật khẩu ở đây.
bot-flow-again = Tôi chưa hiểu câu trả lời này. Vui lòng trả lời lại:
bot-close = Vậy là tốt rồi. Nếu có gì khác, bạn cứ viết lại cho chúng tôi.
bot-other-language = Bài viết này chưa có bằng ngôn ngữ của bạn; đây là bản gốc:
bot-other-language-chain = Thông tin từ blockchain chưa có bằng ngôn ngữ của bạn, nên đây là bản tiếng Anh:
bot-chain-silent = Hiện chúng tôi không xem được { $networks }, nên chưa biết giao dịch của bạn ra sao. Điều đó không nói lên gì về bản thân giao dịch. Vui lòng không gửi lại vì lý do này; chúng tôi đang kiểm tra.
bot-watch-news = Tin mới về giao dịch { $transaction } của bạn trên { $network }:
bot-watch-over = Chúng tôi đã theo dõi giao dịch { $transaction } của bạn trên { $network } trong hai tuần và nó vẫn chưa hoàn tất. Chúng tôi dừng theo dõi; hãy gửi lại mã giao dịch ở đây nếu bạn muốn tiếp tục.
bot-watch-network = Chúng tôi không còn tra cứu được { $network }, nên không thể báo cho bạn khi giao dịch { $transaction } hoàn tất. Hãy xem trên trình khám phá khối hoặc hỏi chúng tôi tại đây.
bot-meanwhile = Trong lúc chờ, bạn có thể:
bot-sorry = Tôi rất tiếc vì bạn phải gặp chuyện này.
bot-hand-over = Tôi đang chuyển cho nhân viên của chúng tôi. Họ thấy mọi điều bạn đã viết; bạn không cần nói lại.
bot-urgent = Việc này không thể chờ. Nhân viên của chúng tôi đang được báo ngay bây giờ, trước mọi việc khác.
bot-danger = Điều bạn viết làm tôi lo lắng; bạn quan trọng hơn mọi số tiền. Nếu bạn có thể làm hại bản thân, hãy gọi ngay số khẩn cấp tại nơi bạn ở, hoặc nói với một người thân thiết rằng bạn đang cảm thấy thế nào. Nhân viên của chúng tôi đang được báo ngay bây giờ.
bot-stay = Bạn có thể đóng cửa sổ này; câu trả lời sẽ ở đây. Nhân viên của chúng tôi không bao giờ hỏi cụm từ khôi phục của bạn, và sẽ không ai gọi điện cho bạn.
bot-back-in = { $hours ->
    [1] Đội ngũ của chúng tôi sẽ trở lại trong vòng một giờ và trả lời tại đây.
   *[other] Đội ngũ của chúng tôi sẽ trở lại sau khoảng { $hours } giờ và trả lời tại đây. Bạn có thể đóng cửa sổ này; không có gì bị mất.
}
