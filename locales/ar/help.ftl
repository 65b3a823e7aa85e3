# مركز المساعدة العام: ما تقوله صفحاته حول المقالات.

help-site = مساعدة { $brand }
help-about = إجابات من { $brand }: إرشادات وخطوات ونصائح أمان لحسابك ومحفظتك ومعاملاتك.
help-welcome = كيف يمكننا مساعدتك؟
help-skip = الانتقال إلى النص
help-more = اللغة والتواصل
help-language = اللغة
help-contact = تواصل معنا
help-contact-still = لم تُحل المشكلة؟ تواصل معنا
help-never = لن نطلب منك أبدًا عبارة الاسترداد أو المفتاح الخاص أو كلمة المرور أو رمز التحقق. من يطلبها ليس منّا.
help-feed = المستجدات عبر خلاصة
help-search = البحث في المساعدة
help-search-hint = صف ما تحتاج إليه
help-find = بحث
help-trail = مكانك في الموقع
help-home = المساعدة
help-topics = المواضيع
help-most-read = الأكثر قراءة
help-nothing-yet = لا توجد مقالات بهذه اللغة بعد.
help-articles = { $count ->
    [zero] لا مقالات
    [one] مقالة واحدة
    [two] مقالتان
    [few] { $count } مقالات
    [many] { $count } مقالة
   *[other] { $count } مقالة
}
help-contents = في هذه الصفحة
help-changed = آخر تعديل: { $date }
help-date = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
} { $year }
help-further = للمزيد من القراءة
help-related = مواضيع ذات صلة
help-more-in = المزيد في { $category }
help-other-language = هذه المقالة غير متوفرة بالعربية بعد، لذلك تُعرض باللغة التالية: { $language }.
help-rate-ask = هل كانت هذه المقالة مفيدة؟
help-yes = نعم
help-no = لا
help-rate-thanks = شكرًا على رأيك.
help-rate-sorry = نأسف لأنها لم تساعدك.
help-rate-why = ما المشكلة فيها؟
help-rate-not-clear = يصعب فهمها
help-rate-not-my-problem = لا تتناول مشكلتي
help-rate-out-of-date = معلوماتها قديمة
help-rate-wrong = فيها خطأ
help-rate-other = سبب آخر
help-rate-text = أخبرنا بالمزيد إن أردت
help-rate-hint = لا يمكننا الرد هنا. لا تكتب أي سر ولا معلومات شخصية.
help-rate-send = إرسال
help-rate-noted = شكرًا. سنستفيد من ذلك في تحسين المقالة.
help-rate-slow = محاولات كثيرة في وقت قصير. يُرجى المحاولة بعد دقيقة.
help-results-for = نتائج البحث عن «{ $query }»
help-results = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
help-search-how = جرّب كلمات أخرى أو أقل، أو اسم ما تراه على الشاشة.
help-missing = هذه الصفحة غير موجودة
help-missing-text = ربما نُقلت أو حُذفت. ابحث عنها أو ابدأ من المواضيع.
help-to-home = كل المواضيع
help-check = تحقق من معاملة
help-check-how = الصق تجزئة المعاملة أو عنوانًا، فترى ما تعرفه السلسلة عنها بكلمات بسيطة. لا يُحفظ شيء.
help-check-what = معاملة أو عنوان
help-check-look = تحقق
help-check-explorer = اعرضها في مستكشف الكتل
help-check-nowhere = غير معروفة على { $networks }.
help-check-silent = لا يمكن الجزم بشأن { $networks }: لا أحد يجيب هناك الآن.
help-check-secret = يحتوي هذا على سر من محفظتك. لم يُعرض على أحد ولم يُحفظ. من يعرفه يمكنه أخذ عملاتك: انقلها إلى محفظة جديدة.
help-region = اعرض ما ينطبق على منطقتك
help-region-unknown = غير محدد
help-region-set = عرض
help-elsewhere = منطقة أخرى
