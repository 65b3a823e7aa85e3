# A conversation that its customer takes along.
transcript-title = { $brand }: диалог № { $number }
transcript-zone = Всё время указано по часовому поясу { $zone } ({ $offset } на момент создания файла).
transcript-you = Вы
transcript-file = { $name } ({ $size })
size-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байта
    [many] { $count } байт
   *[other] { $count } байта
}
size-kilobytes = { $size } КБ
size-megabytes = { $size } МБ
size-gigabytes = { $size } ГБ
