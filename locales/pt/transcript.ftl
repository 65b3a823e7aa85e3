# A conversation that its customer takes along.
transcript-title = { $brand }: conversa nº { $number }
transcript-zone = Todos os horários são de { $zone } ({ $offset } quando isto foi gerado).
transcript-you = Você
transcript-file = { $name } ({ $size })
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
