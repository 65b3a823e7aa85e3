# A conversation that its customer takes along.
transcript-title = { $brand }：会話 #{ $number }
transcript-zone = 時刻はすべて { $zone }（作成時点で { $offset }）です。
transcript-you = お客様
transcript-file = { $name }（{ $size }）
size-bytes = { $count } バイト
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
