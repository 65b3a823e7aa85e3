# نافذة محادثة العميل. قصيرة وودودة وواضحة، وتذكر ما الذي سيحدث بعد ذلك.

chat-title = محادثة مع { $brand }
chat-new = محادثة جديدة
chat-send-us = أرسل لنا رسالة
chat-conversations = محادثاتك
chat-choose = اختر محادثة أو ابدأ محادثة جديدة.
chat-conversation = محادثة
chat-back = العودة إلى كل المحادثات
chat-open = فتح المحادثة
chat-close = إغلاق المحادثة
chat-menu = خيارات أخرى
chat-loading = جارٍ التحميل…
chat-unread = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
    [many] { $count } رسالة جديدة
   *[other] { $count } رسالة جديدة
}
chat-safety = لن نطلب منك أبدًا عبارة الاسترداد أو المفتاح الخاص أو كلمة المرور.
chat-team = دعم { $brand }
chat-greeting = مرحبًا! كيف يمكننا مساعدتك؟

state-resolved = تم الحل

wait-usual = نرد عادةً خلال { $time }
wait-soon = سنرد في أقرب وقت ممكن
wait-queue = { $count ->
    [0] لا أحد ينتظر قبلك
    [one] شخص واحد في الانتظار
    [two] شخصان في الانتظار
    [few] { $count } أشخاص في الانتظار
    [many] { $count } شخصًا في الانتظار
   *[other] { $count } شخص في الانتظار
}
queue-next = أنت التالي
queue-position = ترتيبك في الانتظار { $position }
queue-time = نحو { $time }
time-under-minute = دقيقة
time-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
   *[other] { $count } دقيقة
}
time-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
time-days = { $count ->
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
time-today = اليوم
time-yesterday = أمس

offline-title = نحن غير متاحين الآن
offline-opens = نعود { $when }
offline-here = اترك رسالتك. سنرد هنا.
offline-mail = اترك رسالتك. سنرد هنا، وعبر البريد الإلكتروني إذا تركت عنوانك.
offline-mail-known = اترك رسالتك. سنرد هنا وعبر البريد الإلكتروني إلى { $email }.

log-label = الرسائل
log-new = جديد
log-older = جارٍ تحميل الرسائل السابقة…
log-older-failed = تعذّر تحميل الرسائل السابقة.
log-jump = أحدث الرسائل
log-you = أنت
log-bot = المساعد
log-image = صورة: { $name }
log-download = تنزيل
typing-one = { $name } يكتب الآن…
mark-sending = جارٍ الإرسال…
mark-waiting = في انتظار الاتصال…
mark-delivered = تم التسليم
mark-read = مقروءة
mark-failed = لم تُرسل
failed-retry = إعادة المحاولة
failed-delete = حذف
failed-body-too-long = هذه الرسالة طويلة جدًا. اختصرها ثم أرسلها مجددًا.
failed-too-many-attachments = يمكن إرفاق { $count } ملفات كحد أقصى بالرسالة.
failed-generic = { $detail }

composer-label = رسالتك
composer-placeholder = اكتب رسالة…
composer-send = إرسال
composer-attach = إرفاق ملفات
composer-camera = التقاط صورة
composer-emoji = إدراج رمز تعبيري
composer-emoji-grid = رموز تعبيرية
composer-left = الأحرف المتبقية: { $count }
composer-over = الأحرف الزائدة: { $count }
composer-drop = أفلت الملفات لإرفاقها

file-uploading = { $name }: تم رفع { $percent }
file-ready = تم إرفاق { $name }
file-remove = إزالة { $name }
file-too-large = حجم { $name } أكبر من { $limit }. أرسل ملفًا أصغر.
file-too-many = يمكنك إرفاق { $count } ملفات بالرسالة الواحدة.
file-empty = الملف { $name } فارغ.
file-failed = تعذّر رفع { $name }. { $detail }
file-retry = إعادة رفع { $name }

contact-title = كيف يمكننا الوصول إليك؟
contact-why = ليصلك الرد حتى بعد إغلاق هذه الصفحة.
contact-who = ما اسمك؟
contact-name = الاسم
contact-email = البريد الإلكتروني
contact-save = حفظ
contact-later = ليس الآن
contact-email-bad = تحقق من عنوان البريد الإلكتروني. مثال: name@example.com
contact-noted = شكرًا لك. سجّلنا { $email } وسنرد هنا.
contact-thanks = شكرًا لك. سنرد هنا وعبر البريد الإلكتروني إلى { $email }.

rating-title = كيف كانت خدمتنا؟
rating-score = { $score ->
    [1] 1 من 5: سيئة جدًا
    [2] 2 من 5: سيئة
    [3] 3 من 5: مقبولة
    [4] 4 من 5: جيدة
   *[5] 5 من 5: جيدة جدًا
}
rating-comment = ما الذي يمكن تحسينه؟ (اختياري)
rating-comment-good = ما الذي أعجبك؟ (اختياري)
rating-send = إرسال التقييم
rating-thanks = شكرًا على تقييمك.
rating-failed = تعذّر حفظ التقييم. { $detail }

menu-transcript = تنزيل نص المحادثة
menu-receipt = إيصال
menu-readers = من اطّلع على بياناتي
menu-end = إنهاء المحادثة
menu-sound = صوت عند وصول رسالة
menu-language = اللغة
menu-forget = نسيان هذا الجهاز
end-title = هل تريد إنهاء المحادثة؟
end-text = يمكنك الكتابة مجددًا في أي وقت، فتُفتح المحادثة من جديد.
end-confirm = إنهاء المحادثة
forget-title = هل تريد نسيان هذا الجهاز؟
forget-text = لن تظهر محادثاتك في هذا المتصفح بعد الآن.
forget-confirm = نسيان
dialog-cancel = إلغاء
dialog-close = إغلاق

receipt-text = ملف يثبت ما قيل هنا حرفيًا، ويمكن لأي شخص التحقق منه من دوننا.
receipt-verify = التحقق من إيصال

net-offline = أنت غير متصل. ما تكتبه محفوظ وسيُرسل عند عودة الاتصال.
net-connecting = جارٍ الاتصال… ما تكتبه محفوظ وسيُرسل.
net-refused = انتهت هذه الجلسة. أعد تحميل الصفحة للمتابعة.
net-reload = إعادة التحميل

problem-retry = إعادة المحاولة
problem-action = لم تنجح العملية: { $detail }
problem-network = تعذّر الوصول إلى الخادم. تحقق من الاتصال وحاول مجددًا.

system-agent-joined = سيجيب { $name }
system-assigned = سيجيب { $name }
system-agent-left = غادر { $name } المحادثة
system-resolved = تم وضع علامة «تم الحل» على المحادثة. إن بقي شيء فاكتب لنا.
system-closed = انتهت المحادثة. اكتب لفتحها من جديد.
system-reopened = المحادثة مفتوحة من جديد
system-rated = قيّمت هذه المحادثة بـ { $score } من 5
system-secret-removed = حرصًا على أمانك أزلنا من رسالتك ما يبدو أنه سر ولم نخزّنه. إن كان عبارة الاسترداد أو المفتاح الخاص فانقل أموالك إلى محفظة جديدة الآن: فكل من رآه يستطيع أخذها. لن يطلبه منك أحد من فريق الدعم أبدًا.
system-link-warning = احذر: ‏{ $host } ليس موقعنا وقد صُنع للسرقة. لا تفتحه ولا تسجّل الدخول أو تربط محفظة فيه ولا تكتب عبارة الاسترداد أبدًا. إن كنت قد فعلت فانقل أموالك إلى محفظة جديدة الآن.
system-offline = نحن غير متاحين الآن. سنرد فور عودتنا.
system-expired = لم يعد محفوظًا

guard-title = من فضلك لا ترسل هذا
guard-phrase = تحتوي رسالتك على عبارة استرداد. من يقرأها يستطيع أخذ كل ما في المحفظة.
guard-key = تحتوي رسالتك على مفتاح خاص. من يقرأه يستطيع أخذ كل ما يفتحه.
guard-otp = تحتوي رسالتك على سر تطبيق المصادقة. من يقرأه يستطيع إنشاء رموزك.
guard-never = لم تغادر هذا الجهاز. لا يحتاج إليها أحد من فريق الدعم أبدًا، مهما قيل لك.
guard-move = إن كنت قد أعطيتها لأي شخص فانقل أموالك الآن إلى محفظة جديدة، أو أمّن حسابك.
guard-without = أرسل من دونها
guard-edit = تعديل
guard-unchecked = تعذر التحقق من خلو الرسالة من الأسرار فلم تُرسل. تحقق من الاتصال وحاول مجددًا.
guard-file = يحتوي اسم هذا الملف على عبارة استرداد أو مفتاح. لا يحتاج إليه أحد من فريق الدعم؛ غيّر اسم الملف.

notice-unread = ({ $count }) { $title }
