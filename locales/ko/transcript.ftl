# A conversation that its customer takes along.
transcript-title = { $brand }: 대화 #{ $number }
transcript-zone = 모든 시각은 { $zone } 기준입니다(작성 당시 { $offset }).
transcript-you = 나
transcript-file = { $name } ({ $size })
size-bytes = { $count }바이트
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
