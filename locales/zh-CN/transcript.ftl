# 客户保存的对话。
transcript-title = { $brand }：对话 #{ $number }
transcript-zone = 所有时间均为 { $zone } 时间（生成时为 { $offset }）。
transcript-you = 您
transcript-file = { $name }（{ $size }）
size-bytes = { $count } 字节
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
