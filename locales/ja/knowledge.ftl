# What stands over a callout of an article, and on a video in it.
callout-note = 補足
callout-tip = ヒント
callout-important = 重要
callout-warning = 警告
callout-caution = 危険
video-on = { $host } の動画
regions-only = 対象地域：{ $regions } のみ
regions-except = 対象外の地域：{ $regions }
regions-nobody = 非公開：地域を読み取れません
