# A conversation that its customer takes along.
transcript-title = { $brand }: cuộc trò chuyện #{ $number }
transcript-zone = Mọi thời gian đều theo { $zone } ({ $offset } khi tệp này được tạo).
transcript-you = Bạn
transcript-file = { $name } ({ $size })
size-bytes = { $count } byte
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
