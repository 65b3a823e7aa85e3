# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = アカウントを凍結
freeze-text = ほかの人がアカウントに侵入したおそれがある場合は、ボタンを押してください。その時点から、アカウントからは何も持ち出せなくなります。ログインは不要です。凍結を解除できるのは当社の担当者だけで、2名が必要です。
freeze-button = 今すぐアカウントを凍結
freeze-working = 凍結しています…
freeze-again = 再試行
freeze-no-script = このページにはJavaScriptが必要です。有効にするか、今すぐサポートにご連絡ください。
freeze-no-token = リンクが不完全です。受け取ったリンクを、最後の1文字まですべて含めて開いてください。
freeze-done = アカウントは凍結されました。アカウントからは何も持ち出せません。
freeze-waiting = ご依頼は承りましたが、プラットフォームからまだ応答がありません。自動で依頼を続けています。凍結されたか確認するには、1分後にもう一度押してください。
freeze-refused = プラットフォームがアカウントを凍結しませんでした。担当者に知らせました。今すぐサポートにご連絡ください。
freeze-unknown = このリンクはもう使えません。期限が切れたか、取り消されています。今すぐサポートにご連絡ください。
freeze-slow = 回数が多すぎます。1分待ってから、もう一度お試しください。
freeze-trouble = 当社に接続できませんでした。インターネット接続を確認して、もう一度お試しください。
freeze-person = チャットで担当者に連絡する
freeze-told = 当社のセキュリティ担当者に知らせました。対応にあたっています。
freeze-next = 今していただくこと
freeze-next-phrase = リカバリーフレーズを誰かに知られた場合は、そのウォレットに残っている資産を、安全な端末で作った新しいウォレットに移してください。
freeze-next-devices = 信頼できる端末からメールのパスワードを変更し、ほかのログイン状態（セッション）をすべて終了してください。
freeze-next-nobody = コード、パスワード、リカバリーフレーズは誰にも教えないでください。当社がお尋ねすることは決してありません。

platform-deposit-credited = { $named ->
    [true] { $what } の入金がアカウントに反映されました。
   *[other] 入金がアカウントに反映されました。
 }
platform-deposit-held = { $named ->
    [true] { $what } の入金は、確認のため保留しています。終わり次第お知らせします。今していただくことはありません。
   *[other] 入金は、確認のため保留しています。終わり次第お知らせします。今していただくことはありません。
 }
platform-withdrawal-held = { $named ->
    [true] { $what } の出金を、確認のため保留しています。お客様の操作ですか？ 違う場合は、すぐにここでお知らせください。
   *[other] 出金を、確認のため保留しています。お客様の操作ですか？ 違う場合は、すぐにここでお知らせください。
 }
platform-withdrawal-completed = { $named ->
    [true] { $what } の出金が送信されました。お客様の操作ですか？ 違う場合は、すぐにここでお知らせください。
   *[other] 出金が送信されました。お客様の操作ですか？ 違う場合は、すぐにここでお知らせください。
 }
platform-login-new-device = たった今、新しい端末からお客様のアカウントへのログインがありました。お客様の操作ですか？ 違う場合は、すぐにここでお知らせください。
platform-account-frozen = アカウントは凍結されています。アカウントからは何も持ち出せません。ご不明な点があれば、ここにお書きください。
platform-was-not-me = 自分の操作ではありません
platform-was-me = 自分の操作です
platform-thanks = ありがとうございます。それでしたら問題ありません。していただくことはありません。あとでご自身の操作ではなかったと分かった場合は、下のボタンを押すか、すぐにここにお書きください。
