# 文章中提示框的标题。
callout-note = 说明
callout-tip = 提示
callout-important = 重要
callout-warning = 警告
callout-caution = 危险
video-on = { $host } 上的视频
regions-only = 仅限：{ $regions }
regions-except = 不适用于：{ $regions }
regions-nobody = 对所有人隐藏：地区无法识别
