# What stands over a callout of an article, and on a video in it.
callout-note = Lưu ý
callout-tip = Mẹo
callout-important = Quan trọng
callout-warning = Cảnh báo
callout-caution = Nguy hiểm
video-on = Video trên { $host }
regions-only = Chỉ áp dụng ở: { $regions }
regions-except = Không áp dụng ở: { $regions }
regions-nobody = Không hiện cho ai: không đọc được khu vực
