# Pages of the server itself, for whoever comes by.
no-chat-title = このアドレスにチャットはありません
no-chat-visitor = ここはまだ誰も見ていないため、書き込むことができません。連絡したい相手のサイトまたはアプリを開き、そこでチャットを開いてください。
no-chat-yours = このサポート窓口の管理者の方へ
no-chat-operator = チャットは受信トレイ（inbox）に属します。Settings → Inboxes で作成すると、サイトに入れる1行のコードと、チャット専用のアドレスが得られます。
no-chat-lead = 受信トレイへ
nowhere-title = このアドレスには何もありません
nowhere-visitor = アドレスの入力間違いか、ここにあったものがなくなった可能性があります。
nowhere-chat = チャットを開く
nowhere-console = スタッフの方：コンソールへ
