# A conversation that its customer takes along.
transcript-title = { $brand }: conversation #{ $number }
transcript-zone = All times are in { $zone } ({ $offset } when this was made).
transcript-you = You
transcript-file = { $name } ({ $size })
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
