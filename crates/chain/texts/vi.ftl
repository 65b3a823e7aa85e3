# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = Chúng tôi không tìm thấy giao dịch này
    .text = Chúng tôi đã tra cứu { $networks } và không nơi nào biết giao dịch này. Có thể nó chưa từng được gửi, đã bị loại bỏ, hoặc đang ở trên mạng khác.
    .advice = Hãy sao chép lại mã giao dịch (hash) từ ví hoặc sàn đã gửi, và kiểm tra xem ở đó đã chọn mạng nào.
tx-dropped = Giao dịch này không còn trong hàng chờ
    .text = { $networks } có giao dịch này { $since } trước, khi nó đang chờ được đưa vào khối. Node vừa được hỏi không còn biết nó nữa: giao dịch đã bị loại bỏ, hoặc đã được rút lại.
    .advice = Giao dịch này chưa chuyển gì cả. Nó vẫn có thể xuất hiện lại nếu có người gửi lại, nên hãy xem trong ví trước khi gửi một giao dịch khác.
tx-pending-waiting = Giao dịch của bạn đang chờ được đưa vào khối
    .text = { $network } đã biết giao dịch này và không có gì cản trở nó. Cứ khoảng { $block_time } lại có một khối mới.
    .advice = Bạn không cần làm gì, chỉ cần chờ một chút.
tx-pending-fee-low = Giao dịch của bạn trả phí thấp hơn mức { $network } đang cần
    .text = Giao dịch trả tối đa { $offered }, trong khi mức được vào khối lúc này là { $needed }. Nó sẽ chờ cho đến khi phí giảm.
    .advice = Hãy chờ, hoặc dùng chức năng “tăng tốc” hay “hủy” trong ví đã gửi giao dịch.
tx-pending-nonce-gap = Thiếu một giao dịch trước đó
    .text = Giao dịch này mang số thứ tự { $nonce } của bên gửi, nhưng giao dịch số { $missing } không tồn tại. { $network } chỉ đưa giao dịch vào khối theo đúng thứ tự.
    .advice = Hãy gửi một giao dịch mang số { $missing } từ cùng ví đó, hoặc hủy các giao dịch đang chờ trong ví. Nếu giao dịch do một sàn gửi, chỉ sàn đó mới làm được việc này.
tx-pending-stuck-behind = Giao dịch của bạn đang chờ sau các giao dịch khác
    .text = { $count ->
        [1] Một giao dịch trước đó của cùng bên gửi phải được đưa vào khối trước{ $ahead ->
            [none] .
           *[other] : { $ahead }.
        }
       *[other] { $count } giao dịch trước đó phải được đưa vào khối trước{ $ahead ->
            [none] .
           *[other] , bắt đầu từ { $ahead }.
        }
    }
    .advice = Hãy tăng tốc giao dịch sớm nhất trong số đó, trong ví đã gửi; các giao dịch còn lại sẽ theo sau.
tx-pending-competing = Một giao dịch khác đang cạnh tranh với giao dịch này
    .text = Một giao dịch khác của cùng bên gửi đang chờ được đưa vào khối thay cho giao dịch này{ $by ->
            [none] .
           *[other] : { $by }.
        } Chỉ một trong hai được đưa vào, và chưa biết là giao dịch nào cho đến khi nó nằm trong khối.
    .advice = Đừng gửi lại gì trước khi một trong hai vào khối. Nếu bạn không gửi giao dịch kia, hãy báo ngay cho chúng tôi.
tx-replaced = Một giao dịch khác đã thay thế giao dịch này
    .text = Bên gửi đã gửi một giao dịch khác thay cho giao dịch này{ $by ->
            [none] .
           *[other] : { $by }.
        } Giao dịch này sẽ không bao giờ được đưa vào khối, và không có gì bị trừ vì nó.
    .advice = Hãy xem giao dịch đã thay thế. Nếu bạn không gửi giao dịch đó, hãy báo ngay cho chúng tôi.
tx-reorganised = Giao dịch của bạn đã bị đưa ra khỏi khối
    .text = Nó từng ở trong khối { $height }, nhưng sau đó { $network } đã thay khối này bằng khối khác. Hiện nó không nằm trong khối nào.
    .advice = Thường thì giao dịch sẽ tự được đưa vào khối trở lại. Đừng gửi lần thứ hai khi chưa rõ kết quả; hãy xem lại sau vài phút.
tx-expired = Giao dịch của bạn đã hết hạn
    .text = Giao dịch không được đưa vào khối kịp thời và không thể được đưa vào nữa. Không có gì bị trừ vì nó.
    .advice = Hãy gửi lại từ ví đã gửi giao dịch này.
tx-confirming = Giao dịch của bạn đang được xác nhận
    .text = Giao dịch đã có { $confirmations } trong số { $needed } lượt xác nhận mà chúng tôi chờ. Thêm { $missing } lượt nữa sẽ mất khoảng { $wait }.
    .advice = Bạn không cần làm gì, chỉ cần chờ.
tx-succeeded = Giao dịch của bạn đã thành công
    .text = Giao dịch đã nằm trong một khối của { $network } với { $confirmations } lượt xác nhận.
    .advice = Riêng với giao dịch này, bạn không cần làm gì thêm.
tx-failed-out-of-gas = Giao dịch của bạn thất bại: hết gas
    .text = Giao dịch được phép dùng { $limit } và đã dùng { $used }. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy thử lại và để ví tự chọn giới hạn gas, hoặc đặt giới hạn cao hơn.
tx-failed-reverted = Giao dịch của bạn thất bại: hợp đồng thông minh đã từ chối
    .text = { $reason ->
        [none] Hợp đồng không nêu lý do.
        [own] Hợp đồng nêu một lý do riêng mà nhân viên của chúng tôi đọc được. Chúng tôi không nhắc lại: ai cũng có thể viết những lời như vậy, kể cả kẻ trộm.
       *[known] { $known }
    } Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy kiểm tra lại việc bạn đã yêu cầu hợp đồng thực hiện. Nếu thử lại y như cũ, rất có thể sẽ lại thất bại.
tx-failed-panic = Giao dịch của bạn thất bại: hợp đồng thông minh dừng vì lỗi của chính nó
    .text = { $mistake ->
        [code-0x01] Một điều kiện luôn phải đúng đã không đúng.
        [code-0x11] Một con số trở nên quá lớn hoặc quá nhỏ.
        [code-0x12] Hợp đồng đã chia cho số không.
        [code-0x21] Hợp đồng đã dùng một con số cho lựa chọn không tồn tại.
        [code-0x22] Dữ liệu mà hợp đồng lưu đã bị hỏng.
        [code-0x31] Hợp đồng đã lấy phần tử từ một danh sách rỗng.
        [code-0x32] Hợp đồng đã hỏi một mục không có trong danh sách.
        [code-0x41] Hợp đồng đã yêu cầu quá nhiều bộ nhớ.
        [code-0x51] Hợp đồng đã gọi một hàm không tồn tại.
       *[other] Hợp đồng dừng vì lỗi của chính nó (số { $panic }).
    } Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Đừng thử lại y như cũ. Hãy hỏi bên vận hành hợp đồng hoặc ứng dụng.
tx-failed-slippage = Giao dịch của bạn thất bại: giá biến động quá nhiều
    .text = Lệnh hoán đổi sẽ cho bạn ít hơn mức bạn cho phép. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy thử lại với báo giá mới. Mức trượt giá cho phép cao hơn giúp lệnh dễ thành công hơn, nhưng có thể khiến bạn mất nhiều hơn.
tx-failed-deadline = Giao dịch của bạn thất bại: đã quá muộn
    .text = Giao dịch được đưa vào khối sau thời hạn đã đặt cho nó. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy thử lại với báo giá mới, và với mức phí giúp giao dịch vào khối sớm hơn.
tx-failed-allowance = Giao dịch của bạn thất bại: hợp đồng thông minh không được phép lấy nhiều như vậy
    .text = Hợp đồng không được lấy chừng đó token từ bên gửi. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Nếu bạn tin tưởng hợp đồng này, hãy cấp quyền (approve) cho số lượng đó trước, rồi thử lại.
tx-failed-balance = Giao dịch của bạn thất bại: không đủ số dư để gửi
    .text = Số dư của bên gửi quá ít để thực hiện. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy kiểm tra số dư của token đó và thử lại với số lượng nhỏ hơn.
tx-failed-tag-needed = Giao dịch của bạn thất bại: thiếu tag đích (destination tag)
    .text = Bên nhận không nhận gì nếu không có tag đích. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy gửi lại kèm tag đích mà bên nhận hiển thị bên cạnh địa chỉ.
tx-failed-no-account = Giao dịch của bạn thất bại: tài khoản nhận chưa tồn tại
    .text = Một tài khoản mới phải nhận ít nhất bằng mức dự trữ của mạng thì mới được tạo. Chỉ có phí { $fee } bị trừ; phần còn lại vẫn ở nguyên chỗ cũ.
    .advice = Hãy kiểm tra địa chỉ. Nếu địa chỉ đúng, trước hết hãy gửi ít nhất bằng mức dự trữ.
tx-failed-bounced = Giao dịch của bạn đã bị trả lại
    .text = Bên nhận không nhận, nên số tiền đã quay về bên gửi sau khi trừ phí; phí gửi đã bị trừ là { $fee }.
    .advice = Hãy kiểm tra địa chỉ và xem bên nhận đã được kích hoạt chưa. Hãy xem số dư của bạn trước khi gửi lại.
tx-immature = Đây là coin mới, chưa thể chuyển đi
    .text = Số coin này được đào cách đây { $confirmations } khối. { $network } cho chuyển sau { $needed } khối; thêm { $missing } khối nữa sẽ mất khoảng { $wait }.
    .advice = Bạn không cần làm gì, chỉ cần chờ.
transfer-partial = Số thực nhận ít hơn số ghi trong khoản thanh toán
    .text = Khoản thanh toán ghi { $sent }, nhưng chỉ { $amount } đã đến { $to }. Nó được gửi dưới dạng thanh toán một phần (partial payment), tức là chuyển được bao nhiêu thì chuyển bấy nhiêu.
    .advice = Chỉ tính phần thực nhận. Thanh toán một phần thường được dùng để lừa đảo.
transfer-native = Đã gửi { $amount }
    .text = { $amount } đã chuyển từ { $from } đến { $to }.
    .advice = Hãy đối chiếu địa chỉ nhận với địa chỉ mà bạn định gửi đến.
transfer-token = Đã gửi { $amount }
    .text = { $amount } (token { $token }) đã chuyển từ { $from } đến { $to }.
    .advice = Hãy đối chiếu địa chỉ nhận với địa chỉ mà bạn định gửi đến.
transfer-internal = Một hợp đồng thông minh đã gửi { $amount }
    .text = { $amount } đã chuyển từ hợp đồng { $from } đến { $to }. Nhiều ví và trình khám phá khối hiển thị các khoản chuyển như vậy trong một danh sách riêng.
    .advice = Nếu không thấy trong một danh sách, hãy xem ở mục “giao dịch nội bộ” (internal transactions).
transfer-fee-on-transfer = Token đã giữ lại một phần khoản chuyển của bạn
    .text = Đã gửi { $sent } và { $amount } đã đến { $to }. Token { $token } giữ lại một phần của mỗi lần chuyển.
    .advice = Phần đó mất đi theo quy tắc của chính token. Chúng tôi không thể trả lại.
transfer-scam-token = Token này không như vẻ ngoài của nó
    .text = Giao dịch chuyển { $amount } của token { $token }, token này có trong danh sách lừa đảo: { $name }.
    .advice = Đừng bán, đừng cấp quyền (approve) cho nó, và đừng vào trang web mà nó nhắc đến. Những trang như vậy đánh cắp ví.
transfer-same-name = Token này chỉ trùng tên
    .text = Giao dịch chuyển { $amount } đến { $to }. Token { $token } tự gọi mình là { $name }, nhưng không phải { $name } mà chúng tôi hỗ trợ trên { $network }.
    .advice = Đó có thể là phiên bản qua cầu nối (bridge), hoặc là token giả không có giá trị. Hãy đối chiếu địa chỉ hợp đồng trước khi làm bất cứ điều gì với nó.
transfer-crossed = Khoản này chuyển tiếp sang { $destination }
    .text = { $name } đã nhận và sẽ trả cho { $to } trên { $destination }.
    .advice = Hãy tra địa chỉ đó trên { $destination }. Thường thì trong vài phút là đến nơi.
transfer-taken = Người khác đã lấy số token này
    .text = { $by } đã chuyển { $amount } của token { $token } từ { $from } đến { $to }. Chủ sở hữu không gửi giao dịch này; một quyền đã cấp trước đó cho phép việc này.
    .advice = Nếu ví đó là của bạn và bạn không chủ ý làm việc này, đây là trộm cắp: hãy thu hồi ngay mọi quyền của ví, chuyển những gì còn lại sang ví mới, và báo cho chúng tôi.
transfer-by-other = Người khác đã cho chuyển số token này
    .text = { $amount } ({ $token }) đã rời { $from } sang { $to }. Giao dịch này do { $by } gửi, không phải chủ sở hữu, và trong đó chủ sở hữu không nhận lại thứ gì được biết là có giá trị. Hoặc chủ sở hữu đã ký một khoản thanh toán hay một lệnh do người khác thực hiện, hoặc đã cấp quyền lấy token cho một hợp đồng mà nay kẻ trộm sử dụng. Blockchain không cho phân biệt hai trường hợp này.
    .advice = Nếu bạn không ký thứ nào trong số đó, hãy báo ngay cho chúng tôi, thu hồi quyền trong ví của bạn, và chuyển những gì còn lại sang ví mới.
transfer-from-lookalike = Khoản này đến từ một địa chỉ được tạo ra để lừa bạn
    .text = { $from } trông giống { $resembles } mà bạn đã dùng, nhưng là địa chỉ khác. Khoản này được gửi để bạn sao chép nhầm địa chỉ từ lịch sử giao dịch.
    .advice = Đừng bao giờ sao chép địa chỉ từ lịch sử giao dịch. Mỗi lần, hãy lấy địa chỉ từ bên nhận và đối chiếu toàn bộ địa chỉ.
approval-given = Bạn đã cho phép người khác lấy token
    .text = { $spender } được lấy tối đa { $amount } của token { $token } từ ví này.
    .advice = Nếu bạn không chủ ý làm vậy, hãy thu hồi quyền trong ví của bạn.
approval-unlimited = Bạn đã cho phép người khác lấy toàn bộ một token
    .text = { $spender } được lấy bất kỳ số lượng nào của token { $token } từ ví này, bây giờ và cả sau này.
    .advice = Hãy thu hồi quyền khi bạn không cần nữa, hoặc thu hồi ngay nếu bạn không biết đó là ai.
approval-to-account = Bạn đã cho phép một địa chỉ cá nhân lấy token
    .text = { $spender } được lấy token { $token } từ ví này. Đó không phải hợp đồng thông minh; ứng dụng trung thực không yêu cầu điều đó.
    .advice = Hãy thu hồi quyền ngay và chuyển số token đó sang ví khác. Nếu có người bảo bạn làm việc này, hãy báo cho chúng tôi.
approval-drainer = Một kẻ trộm đã bị nhận diện có thể lấy token của bạn
    .text = { $spender } ({ $name }) được lấy token { $token } từ ví này.
    .advice = Hãy thu hồi quyền ngay, chuyển những gì còn lại sang ví mới, và báo cho chúng tôi.
approval-revoked = Một quyền đã được thu hồi
    .text = Với quyền này, { $spender } không còn được lấy token { $token } từ ví này nữa.
    .advice = Các quyền khác của ví không thay đổi.
deposit-complete = Khoản nạp đã đến địa chỉ của chúng tôi
    .text = { $amount } đã đến địa chỉ { $to } của chúng tôi với đủ số lượt xác nhận.
    .advice = Nếu khoản nạp không sớm hiện trong tài khoản của bạn, hãy viết cho chúng tôi kèm giao dịch này.
deposit-wrong-network = Khoản nạp đến qua một mạng mà chúng tôi không cộng tiền ở đây
    .text = { $amount } đã đến { $to } trên { $network }. Địa chỉ đó nhận khoản nạp trên { $expected }.
    .advice = Đừng gửi thêm. Hãy hỏi chúng tôi xem có thể lấy lại được không; không phải lúc nào cũng được.
deposit-memo-missing = Khoản nạp đến mà không có memo
    .text = { $amount } đã đến { $to }, địa chỉ mà nhiều khách hàng dùng chung. Không có memo hoặc tag, chúng tôi không biết khoản này là của ai.
    .advice = Hãy gửi cho chúng tôi giao dịch này và bằng chứng bạn là người gửi, để chúng tôi có thể tìm.
deposit-memo-wrong = Khoản nạp đến với một memo khác
    .text = { $amount } đã đến { $to } với { $memo ->
            [none] memo khác với memo của bạn.
           *[other] memo “{ $memo }”, không phải memo của bạn.
        }
    .advice = Hãy gửi cho chúng tôi giao dịch này và bằng chứng bạn là người gửi, để chúng tôi có thể tìm.
deposit-token-unsupported = Chúng tôi không cộng token này vào tài khoản
    .text = { $amount } ({ $token }) đã đến { $to } trên { $network }. Token này không nằm trong các tài sản mà chúng tôi cộng vào tài khoản ở đó.
    .advice = Đừng gửi thêm token này. Hãy hỏi chúng tôi xem có thể lấy lại được không; không phải lúc nào cũng được.
deposit-below-minimum = Khoản nạp dưới mức tối thiểu
    .text = { $amount } đã đến { $to }. Mức nhỏ nhất được cộng vào tài khoản là { $minimum }.
    .advice = Hãy hỏi chúng tôi xem có thể làm gì trước khi bạn gửi thêm.
deposit-another = Khoản này đã đến địa chỉ nạp của khách hàng khác
    .text = { $amount } đã chuyển đến { $to }. Nền tảng đã cấp địa chỉ đó cho một khách hàng khác, và cộng khoản này cho khách hàng đó.
    .advice = Hãy tìm hiểu bên gửi lấy địa chỉ đó ở đâu. Đừng cho họ biết địa chỉ đó là của ai.
deposit-somebody = Khoản này đã đến một địa chỉ nạp của chúng tôi
    .text = { $amount } đã chuyển đến { $to }, địa chỉ mà nền tảng đã cấp cho một khách hàng của mình.
    .advice = Hãy mở vụ việc của khách hàng đang hỏi để xem địa chỉ có phải của họ không.
sent-to-contract = Khoản này đã đến một hợp đồng thông minh
    .text = { $amount } đã chuyển đến { $to }, đó là một chương trình chứ không phải địa chỉ của một người. Một số ví và sàn dùng địa chỉ như vậy; nhiều chương trình khác không thể trả lại những gì được gửi đến.
    .advice = Nếu đó không phải ví của chính bạn, cũng không phải địa chỉ nạp mà bạn được cấp, hãy hỏi bên vận hành hợp đồng.
sent-to-token-contract = Khoản này đã đến hợp đồng của chính token
    .text = { $amount } đã chuyển đến { $to }, là hợp đồng của token đó. Phần lớn các hợp đồng như vậy không thể trả lại.
    .advice = Chỉ bên vận hành token mới có thể giúp được. Hãy cảnh giác với bất kỳ ai khác đề nghị lấy lại giúp bạn.
sent-to-lookalike = Khoản này chuyển đến một địa chỉ được tạo ra để lừa bạn
    .text = { $amount } chuyển đến { $to }. Địa chỉ này trông giống { $resembles } mà bạn đã dùng, nhưng là địa chỉ khác.
    .advice = Nếu bạn gửi nhầm, hãy báo ngay cho chúng tôi. Nếu giao dịch vẫn đang chờ, hãy hủy ngay trong ví của bạn.
sent-to-sanctioned = Khoản này chuyển đến một địa chỉ đang bị trừng phạt
    .text = { $amount } chuyển đến { $to } ({ $name }).
    .advice = Đừng gửi thêm. Bộ phận tuân thủ của chúng tôi phải xem xét việc này.
sent-to-scam = Khoản này chuyển đến một địa chỉ từng dính đến trộm cắp
    .text = { $amount } chuyển đến { $to } ({ $name }).
    .advice = Đừng gửi thêm gì, dù được hứa hẹn điều gì. Hãy báo ngay cho chúng tôi, và trình báo công an.
sent-to-exchange = Khoản này đã đến một sàn giao dịch
    .text = { $amount } đã chuyển đến { $to }, một địa chỉ của { $name }.
    .advice = Nếu bạn chờ khoản này ở đó, hãy hỏi { $name }. Nếu bạn bị trộm, hãy nhanh chóng báo cho chúng tôi và cho { $name }.
sent-to-bridge = Khoản này đã đến một cầu nối (bridge)
    .text = { $amount } đã chuyển đến { $to } ({ $name }), nơi chuyển tài sản sang mạng khác. Nửa sau diễn ra ở mạng đó.
    .advice = Hãy xem khoản này đã đến mạng kia chưa, hoặc hỏi { $name } kèm giao dịch này.
address-account = Một địa chỉ đang được sử dụng trên { $network }
    .text = { $address } có số dư { $balance }{ $sent ->
            [none] .
           *[other] {" "}và đã gửi { $sent } giao dịch.
        } Token không được tính ở đây.
    .advice = Dán mã giao dịch (hash) để biết giao dịch đó ra sao.
address-contract = Một hợp đồng thông minh trên { $network }
    .text = { $address } là một chương trình. Nó có số dư { $balance }.
    .advice = Đừng gửi gì trực tiếp đến đó, trừ khi bên tạo ra nó bảo vậy.
address-unused = Địa chỉ này chưa được sử dụng
    .text = Chúng tôi đã tra cứu { $networks }: chưa nơi nào thấy { $address } được sử dụng.
    .advice = Hãy kiểm tra địa chỉ có đúng không và đã chọn mạng nào.
address-deposit = Địa chỉ nạp của chính chúng tôi
    .text = { $address } nhận khoản nạp trên { $network }.
    .advice = Dán mã giao dịch (hash) để biết khoản nạp đang ở đâu.
address-another = Địa chỉ nạp của khách hàng khác
    .text = Nền tảng đã cấp { $address } cho một khách hàng khác, không phải khách hàng này.
    .advice = Hãy tìm hiểu họ lấy địa chỉ đó ở đâu. Đừng cho họ biết địa chỉ đó là của ai.
address-wrong-network = Địa chỉ của chúng tôi, trên một mạng mà chúng tôi không cộng tiền ở đây
    .text = { $address } nhận khoản nạp trên { $expected }, không phải trên { $network }.
    .advice = Đừng gửi gì đến đó trên { $network }.
address-lookalike = Một địa chỉ được tạo ra để lừa bạn
    .text = { $address } trông giống { $resembles } mà bạn đã dùng, nhưng là địa chỉ khác.
    .advice = Đừng gửi gì đến đó.
address-sanctioned = Một địa chỉ đang bị trừng phạt
    .text = { $address } có trong danh sách: { $name }.
    .advice = Đừng gửi gì đến đó.
address-scam = Một địa chỉ từng dính đến trộm cắp hoặc lừa đảo
    .text = { $address } có trong danh sách: { $name }.
    .advice = Đừng gửi gì đến đó, và đừng cấp cho nó quyền nào.
address-exchange = Một địa chỉ của sàn giao dịch
    .text = { $address } thuộc về { $name }.
    .advice = Chỉ { $name } mới biết đó là tài khoản của ai.
address-labelled = Một địa chỉ đã được biết đến
    .text = { $address } được biết là { $name }.
    .advice = Hãy đối chiếu với địa chỉ mà bạn định dùng.
cannot-tell = Hiện chúng tôi không xem được mạng
    .text = Chúng tôi không nhận được câu trả lời đáng tin cậy từ { $networks }. Điều đó không nói lên gì về giao dịch của bạn.
    .advice = Vui lòng thử lại sau vài phút. Đừng gửi lại gì lần thứ hai vì lý do này.
unreadable = Đây không phải giao dịch hay địa chỉ mà chúng tôi biết
    .text = Nội dung này không có dạng của mã giao dịch (hash) hay địa chỉ thuộc bất kỳ mạng nào mà chúng tôi tra cứu.
    .advice = Hãy sao chép lại, đầy đủ và không có khoảng trắng.

unit-seconds = { $count } giây
unit-minutes = { $count } phút
unit-hours = { $count } giờ
amount-unknown-places = { $units } đơn vị nhỏ nhất
amount-unknown-asset = của một tài sản không tên
amount-odd-name = của một token có tên mà chúng tôi không nhắc lại
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = Hợp đồng đang bị bên vận hành tạm dừng.
reason-owner = Chỉ bên vận hành hợp đồng mới được làm việc này.
reason-receiver = Địa chỉ nhận không thể nhận khoản này.
reason-sender = Token này không thể gửi từ địa chỉ gửi đó.
reason-spender = Không thể cấp quyền cho địa chỉ đã định.
reason-no-item = Không có vật phẩm như vậy.
reason-not-yours = Bên gửi không sở hữu vật phẩm này, cũng không được cấp quyền chuyển nó.
reason-busy = Hợp đồng vẫn đang xử lý một việc khác của cùng giao dịch.
reason-not-taken = Hợp đồng không lấy được token từ bên gửi: số dư hoặc quyền đã cấp quá nhỏ, hoặc token không cho phép.
reason-not-given = Hợp đồng không chuyển tiếp được khoản cần trả ra.
reason-pool-empty = Trong pool có quá ít cho lệnh hoán đổi này.
reason-pool-sum = Pool nhận được ít hơn mức lệnh hoán đổi cần. Những token giữ lại một phần của mỗi lần chuyển gây ra điều này.
reason-signature = Chữ ký không khớp với việc cần thực hiện.
reason-no-trust = Bên nhận không tin cậy bên phát hành đồng tiền này.
reason-not-allowed = Bên nhận hoặc bên phát hành chỉ nhận khoản này từ những tài khoản mà họ đã cho phép.
reason-frozen = Bên phát hành đã đóng băng đồng tiền này.
reason-order = Lệnh không khớp với những gì hợp đồng nhận mong đợi.
