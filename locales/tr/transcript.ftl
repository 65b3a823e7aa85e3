# A conversation that its customer takes along.
transcript-title = { $brand }: görüşme #{ $number }
transcript-zone = Tüm saatler { $zone } saat dilimindedir (bu dosya oluşturulurken { $offset }).
transcript-you = Siz
transcript-file = { $name } ({ $size })
size-bytes = { $count } bayt
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
