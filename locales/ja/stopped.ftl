## The chat cannot go on
stopped-title = チャットを開けません
stopped-not-found = このチャットは存在しないか、停止されています。
stopped-identity = 先にログインしてから、もう一度チャットを開いてください。
stopped-expired = ログインの有効期限が切れました。お書きの内容はここに残っています。このページでもう一度ログインすると、自動で送信されます。
