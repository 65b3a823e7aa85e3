# محادثة يحتفظ بها صاحبها.
transcript-title = { $brand }: المحادثة #{ $number }
transcript-zone = جميع الأوقات بتوقيت { $zone } ({ $offset } عند إنشاء هذا الملف).
transcript-you = أنت
transcript-file = { $name } ({ $size })
size-bytes = { $count ->
    [zero] { $count } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
    [many] { $count } بايتًا
   *[other] { $count } بايت
}
size-kilobytes = { $size } كيلوبايت
size-megabytes = { $size } ميغابايت
size-gigabytes = { $size } غيغابايت
