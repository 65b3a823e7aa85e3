# A conversation that its customer takes along.
transcript-title = { $brand }: conversación n.º { $number }
transcript-zone = Todas las horas son de { $zone } ({ $offset } cuando se creó este archivo).
transcript-you = Tú
transcript-file = { $name } ({ $size })
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
