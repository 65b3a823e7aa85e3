# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = Khoản nạp này có thể hoàn lại
offer-text = { $amount } đã đến địa chỉ của chúng tôi nhưng không được cộng vào tài khoản. Bạn có thể yêu cầu hoàn lại: bạn được xem phí và thời gian trước khi đồng ý bất cứ điều gì.
offer-ask = Yêu cầu hoàn lại

card-title = Hoàn lại khoản nạp
card-deposit = { $amount } trên { $network }

way-asked = Đã yêu cầu
way-shown = Đã chứng minh là của bạn
way-agreed = Đã đồng ý phí và địa chỉ
way-paying = Đang hoàn lại
way-done = Đã hoàn lại

now-sign = Hãy chứng minh khoản nạp là của bạn: ký một văn bản bằng địa chỉ đã gửi. Việc ký không chuyển tài sản nào và không tốn phí.
sign = Ký bằng địa chỉ này
sign-again = Lấy văn bản mới
sign-here = Ký trên thiết bị này
sign-below = Văn bản cần ký ở bên dưới, trong cuộc trò chuyện này.
sign-cannot = Tôi không ký được: gửi từ một sàn
now-asked = Nhân viên của chúng tôi đang kiểm tra khoản nạp có phải của bạn không, vì không ai ký được cho địa chỉ này. Nếu bạn có chứng từ của lệnh rút, hãy gửi tại đây. Đừng bao giờ gửi cụm từ khôi phục hay khóa riêng.
now-terms = Hãy xem phí và cho biết hoàn coin về đâu.
fee = Phí
fee-none = không có
takes = Thời gian
days = khoảng { $days } ngày
goes-to = Hoàn về
address = Địa chỉ ví của chính bạn trên { $network }
address-hint = Hãy sao chép từ ví của bạn, không phải từ danh sách giao dịch. Chúng tôi không bao giờ hỏi cụm từ khôi phục hay khóa riêng.
memo = Memo hoặc tag, nếu địa chỉ cần
agree = Tôi đồng ý với phí { $fee }
agree-free = Tôi đồng ý
agree-send = Đồng ý và gửi
now-ready = Đã đủ mọi thứ. Nhân viên của chúng tôi sẽ tiếp nhận; việc này mất khoảng { $days } ngày.
now-in-work = Nhân viên của chúng tôi đang hoàn lại; việc này mất khoảng { $days } ngày.
now-done = { $amount } đã được hoàn về địa chỉ của bạn. Giao dịch:
now-withdrawn = Yêu cầu này đã kết thúc. Bạn có thể yêu cầu lại ở dưới câu trả lời phía trên, hoặc viết cho chúng tôi.

withdraw = Tôi không muốn nữa
withdraw-sure = Hủy yêu cầu này?
withdraw-no = Không, tiếp tục
withdraw-yes = Có, hủy yêu cầu

refused-not_theirs = Không chứng minh được khoản nạp này là của bạn.
refused-not_possible = Khoản nạp này không thể hoàn lại: không ai chuyển được coin ở đó.
refused-not_worth = Chi phí hoàn lại cao hơn giá trị khoản nạp.
refused-duplicate = Khoản nạp này không thể hoàn lại theo cách này.
refused-taken = Người khác đã chứng minh khoản nạp này là của họ. Nếu nó là của bạn, hãy viết cho chúng tôi tại đây.
refused-other = Yêu cầu này không được thực hiện. Trong cuộc trò chuyện này có ghi bạn có thể làm gì thay vào đó.

problem-silent = Hiện mạng không trả lời. Hãy thử lại sau một phút.
problem-nowhere = Mạng chưa biết giao dịch này. Hãy thử lại sau.
problem-waiting = Giao dịch chưa hoàn tất. Hãy yêu cầu lại khi ví của bạn hiện giao dịch đã được xác nhận.
problem-void = Giao dịch này không chuyển gì cả: nó đã thất bại, hoặc một giao dịch khác đã thay thế nó. Ví của bạn cho biết coin đang ở đâu.
problem-not-here = Khoản nạp này không thể hoàn lại theo cách này. Hãy viết cho chúng tôi tại đây: nhân viên của chúng tôi sẽ xem xét.
problem-fee = Phí hiện đã khác. Hãy xem lại.
problem-device = Bạn đã ký trên một thiết bị khác. Hãy ký lại ở đây, hoặc tiếp tục trên thiết bị đó: nhờ vậy, kẻ chỉ vào được khung chat của bạn không thể quyết định coin của bạn đi đâu.
problem-elsewhere = Việc này nay đã sang bước khác. Hãy xem các dòng mới nhất của cuộc trò chuyện.
problem-unchecked = Hiện không kiểm tra được địa chỉ này. Hãy thử lại sau.
problem-network = Đây là địa chỉ của mạng khác. Coin gửi đến đó sẽ bị mất.
problem-form = Đây không phải địa chỉ của mạng đó: thiếu hoặc sai một ký tự. Hãy sao chép lại.
problem-secret = Đây là khóa riêng hoặc cụm từ khôi phục! Nội dung này không được lưu. Hãy chuyển coin của bạn sang ví mới, và đưa địa chỉ của ví mới đó.
problem-ours = Đây là địa chỉ của chúng tôi. Hãy đưa địa chỉ ví của chính bạn.
problem-nobody = Địa chỉ này không thuộc ví nào: những gì gửi đến đó sẽ bị mất.
problem-known = Địa chỉ này thuộc về một bên mà chúng tôi không gửi gì đến. Hãy đưa địa chỉ ví của chính bạn.
problem-lookalike = Địa chỉ này được tạo ra để trông giống một địa chỉ bạn biết, nhưng là địa chỉ khác. Hãy sao chép từ ví của bạn, không phải từ danh sách giao dịch.

line-recovery_checked = Nhân viên của chúng tôi đang kiểm tra khoản nạp có phải của bạn không.
line-recovery_proved = Đã chứng minh được khoản nạp là của bạn.
line-recovery_agreed = Bạn đã đồng ý với phí và cho biết hoàn coin về đâu.
line-recovery_taken = Nhân viên của chúng tôi đang hoàn lại khoản nạp.
line-recovery_done = Khoản nạp của bạn đã được hoàn lại.
line-recovery_refused = Khoản nạp của bạn không được hoàn lại. { $reason }
line-recovery_withdrawn = Bạn đã hủy yêu cầu.
line-recovery_lapsed = Yêu cầu của bạn đã được đóng vì hai tuần không có gì diễn ra. Bạn có thể yêu cầu lại.
