# 文章中提示框的标题。
callout-note = 说明
callout-tip = 提示
callout-important = 重要
callout-warning = 警告
callout-caution = 危险
video-on = { $host } 上的视频
