# A conversation that its customer takes along.
transcript-title = { $brand } : conversation n° { $number }
transcript-zone = Toutes les heures sont dans le fuseau { $zone } ({ $offset } à la création de ce document).
transcript-you = Vous
transcript-file = { $name } ({ $size })
size-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
size-kilobytes = { $size } ko
size-megabytes = { $size } Mo
size-gigabytes = { $size } Go
