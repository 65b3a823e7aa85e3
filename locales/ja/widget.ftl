# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = { $brand } とチャット
chat-new = 新しい会話
chat-send-us = メッセージを送る
chat-conversations = これまでの会話
chat-choose = 会話を選ぶか、新しい会話を始めてください。
chat-conversation = 会話
chat-back = すべての会話に戻る
chat-open = チャットを開く
chat-close = チャットを閉じる
chat-menu = その他のメニュー
chat-loading = 読み込み中…
chat-unread = 新着メッセージ { $count } 件
chat-safety = 当社がリカバリーフレーズ、秘密鍵、パスワードをお尋ねすることは決してありません。
chat-team = { $brand } サポート
chat-greeting = こんにちは。どのようなご用件でしょうか？

state-resolved = 解決済み

wait-usual = 通常 { $time }ほどで返信します
wait-soon = できるだけ早く返信します
wait-queue = { $count ->
    [0] お待ちの方はいません
   *[other] { $count } 人がお待ちです
}
queue-next = 次はお客様の番です
queue-position = お客様の順番は { $position } 番目です
queue-time = 約 { $time }
time-under-minute = 1 分
time-minutes = { $count } 分
time-hours = { $count } 時間
time-days = { $count } 日
time-today = 今日
time-yesterday = 昨日

offline-title = ただいま担当者が不在です
offline-opens = { $when } に戻ります
offline-here = メッセージをお残しください。こちらでお返事します。
offline-mail = メッセージをお残しください。こちらでお返事します。メールアドレスをいただければ、メールでもお返事します。
offline-mail-known = メッセージをお残しください。こちらと、{ $email } 宛てのメールでお返事します。

log-label = メッセージ
log-new = 新着
log-older = 以前のメッセージを読み込み中…
log-older-failed = 以前のメッセージを読み込めませんでした。
log-jump = 最新のメッセージ
log-you = お客様
log-bot = アシスタント
log-image = 画像：{ $name }
log-download = ダウンロード
typing-one = { $name } が入力中…
mark-sending = 送信中…
mark-waiting = 接続待ち…
mark-delivered = 配信済み
mark-read = 既読
mark-failed = 未送信
failed-retry = 再試行
failed-delete = 削除
failed-body-too-long = メッセージが長すぎます。短くして、もう一度送信してください。
failed-too-many-attachments = 1件のメッセージに添付できるファイルは { $count } 個までです。
failed-generic = { $detail }

composer-label = メッセージ
composer-placeholder = メッセージを入力…
composer-send = 送信
composer-attach = ファイルを添付
composer-camera = 写真を撮る
composer-emoji = 絵文字を入力
composer-emoji-grid = 絵文字
composer-left = 残り { $count } 文字
composer-over = { $count } 文字超過
composer-drop = ここにドロップして添付

file-uploading = { $name }：{ $percent } アップロード済み
file-ready = { $name } を添付しました
file-remove = { $name } を削除
file-too-large = { $name } は { $limit } を超えています。もっと小さいファイルをお送りください。
file-too-many = 1件のメッセージに添付できるファイルは { $count } 個までです。
file-empty = { $name } は空のファイルです。
file-failed = { $name } をアップロードできませんでした。{ $detail }
file-retry = { $name } を再アップロード

contact-title = ご連絡先を教えてください
contact-why = このページを閉じていても、返事をお届けできるようにするためです。
contact-who = 何とお呼びすればよいですか？
contact-name = お名前
contact-email = メールアドレス
contact-save = 保存
contact-later = 今はしない
contact-email-bad = メールアドレスの形式が正しくないようです。例：name@example.com
contact-noted = ありがとうございます。{ $email } を承りました。お返事はこちらに届きます。
contact-thanks = ありがとうございます。こちらと、{ $email } 宛てのメールでお返事します。

rating-title = 対応はいかがでしたか？
rating-score = { $score ->
    [1] 5点中1点：とても悪い
    [2] 5点中2点：悪い
    [3] 5点中3点：ふつう
    [4] 5点中4点：良い
   *[5] 5点中5点：とても良い
}
rating-comment = 改善してほしい点（任意）
rating-comment-good = 良かった点（任意）
rating-send = 評価を送信
rating-thanks = 評価をお寄せいただき、ありがとうございます。
rating-failed = 評価を保存できませんでした。{ $detail }

menu-transcript = 会話をダウンロード
menu-receipt = 会話の証明書
menu-readers = データの閲覧記録
menu-end = 会話を終了
menu-sound = 新着メッセージの通知音
menu-language = 言語
menu-forget = この端末の記録を消す
end-title = この会話を終了しますか？
end-text = いつでもまたお書きいただけます。お書きいただくと、会話が再開します。
end-confirm = 会話を終了
forget-title = この端末の記録を消しますか？
forget-text = このブラウザーに会話が表示されなくなります。
forget-confirm = 消す
dialog-cancel = キャンセル
dialog-close = 閉じる

receipt-text = ここでのやり取りを一字一句証明するファイルです。何年たっても、当社を介さずに誰でも検証できます。
receipt-verify = 証明書を検証

net-offline = オフラインです。お書きの内容は保存され、接続が戻ると送信されます。
net-connecting = 接続中… お書きの内容は保存され、このあと送信されます。
net-refused = セッションが終了しました。続けるにはページを再読み込みしてください。
net-reload = 再読み込み

problem-retry = 再試行
problem-action = うまくいきませんでした：{ $detail }
problem-network = サーバーに接続できません。インターネット接続を確認して、もう一度お試しください。

system-agent-joined = { $name } が対応します
system-assigned = { $name } が対応します
system-agent-left = { $name } が会話から退出しました
system-resolved = この会話は解決済みになりました。まだ何かあれば、そのままお書きください。
system-closed = 会話は終了しました。お書きいただくと再開します。
system-reopened = 会話が再開しました
system-rated = お客様の評価：5点中 { $score } 点
system-secret-removed = 安全のため、秘密の情報と思われるものをメッセージから取り除きました。保存はしていません。リカバリーフレーズや秘密鍵だった場合は、今すぐ資産を新しいウォレットに移してください。それを見た人は、誰でも資産を持ち出せます。当社のサポートがお尋ねすることは決してありません。
system-link-warning = ご注意ください。{ $host } は当社のサイトではなく、盗むために作られたものです。開かないでください。そこでログインしたり、ウォレットを接続したりせず、リカバリーフレーズは絶対に入力しないでください。すでにしてしまった場合は、今すぐ資産を新しいウォレットに移してください。
system-offline = ただいま担当者が不在です。戻り次第、お返事します。
system-expired = もう保存されていません

guard-title = これは送らないでください
guard-phrase = メッセージにリカバリーフレーズが含まれています。読んだ人は、そのウォレットの資産をすべて持ち出せます。
guard-key = メッセージに秘密鍵が含まれています。読んだ人は、その鍵で動かせるものをすべて持ち出せます。
guard-otp = メッセージに認証アプリのシークレットキーが含まれています。読んだ人は、お客様の認証コードを作れます。
guard-never = まだこの端末から送信されていません。誰に何と言われても、当社のサポートがこれを必要とすることは決してありません。
guard-move = 誰かに教えてしまった場合は、今すぐ資産を新しいウォレットに移すか、アカウントを保護してください。
guard-without = 取り除いて送信
guard-edit = 編集
guard-unchecked = 秘密の情報が含まれていないか確認できなかったため、送信していません。インターネット接続を確認して、もう一度お試しください。
guard-file = ファイル名にリカバリーフレーズまたは秘密鍵が含まれています。当社のサポートには必要ありません。ファイル名から取り除いてください。

notice-unread = ({ $count }) { $title }
