# إثبات هوية العميل وبياناته: جزء يُحمَّل عند الحاجة.
level-none = لا شيء بعد
level-email_code = رمز بالبريد
level-signed_token = تسجيل دخولك في التطبيق
level-passkey = مفتاح مرور
level-wallet = توقيع محفظة

proof-title = يرجى إثبات أنك أنت
proof-why = قبل المتابعة نحتاج إلى إثبات جديد: { $level } أو أفضل.
proof-asked-text = يطلب منك { $brand } إثباتًا قبل المتابعة: { $level } أو أفضل، حتى { $time }. افعل ذلك فقط إن كنت تكتب إلينا بنفسك الآن.
proof-by-passkey = استخدام مفتاح مرور
proof-by-app = التأكيد عبر التطبيق
proof-send-to = إرسال رمز إلى { $email }
proof-email = بريدك الإلكتروني
proof-send = إرسال رمز
proof-sent = الرمز في طريقه إلى { $email } وهو صالح لعشر دقائق.
proof-never-tell = اكتبه هنا فقط. لا تخبر به أحدًا مهما كان من يتصل بك أو يكتب إليك.
proof-code = رمز من ثمانية أرقام
proof-check = تحقق
proof-again = إرسال مرة أخرى
proof-no-way = لا يمكن إثبات ذلك هنا الآن: يلزم { $level } أو أفضل. اسألنا في المحادثة عما يجب فعله.
proof-slow = رموز كثيرة الآن. انتظر قليلًا ثم حاول مجددًا.
proof-code-gone = لم يعد هذا الرمز صالحًا. اطلب رمزًا جديدًا.
proof-passkey-failed = لم يُستخدم مفتاح مرور. حاول مجددًا.
proof-app-silent = لم يجب التطبيق. سجّل الدخول فيه من جديد ثم حاول مرة أخرى.
proof-earlier = شكرًا، كان ذلك صحيحًا. لقد راسلتنا من قبل بهذا العنوان. ما كتبته هنا كضيف يبقى منفصلًا.
proof-open = فتح المحادثات السابقة
proof-stay = البقاء هنا

line-proof_asked = طلبنا إثبات هويتك.
line-proof_given = لقد أثبتّ هويتك.
line-proof_failed = فشل الإثبات: إجابات خاطئة كثيرة.
line-proof_expired = انتهى وقت الإثبات.
line-proof_withdrawn = لم يعد الإثبات مطلوبًا.

data-title = بياناتي
data-known = نعرفك من خلال: { $level }.
data-passkeys = مفاتيح المرور
data-passkey-add = إضافة مفتاح مرور
data-passkey-page = إنشاؤه في صفحة مستقلة
data-passkey-remove = إزالة { $name }
data-passkey-remove-short = إزالة
data-export = أخذ البيانات
data-export-text = كل ما هو محفوظ عنك: المحادثات والملفات والأجهزة والإثباتات.
data-as-page = كصفحة
data-as-json = للبرامج (JSON)
data-erase = محو البيانات
data-erase-text = يتأكد أحدنا من أنك أنت ويجيب خلال 30 يومًا. لا يُمحى شيء قبل ذلك.
data-erase-ask = طلب المحو
data-erase-sure = نعم، أرسل الطلب

passkey-title = مفتاح مرور جديد
passkey-text = يحفظه جهازك ويطلب بصمتك أو وجهك أو رمزك عند استخدامه. نحن لا نراها أبدًا.
passkey-name = اسمه
passkey-name-default = جهازي
passkey-make = إنشاء مفتاح المرور
passkey-done = تم. أغلق هذه الصفحة وتابع في المحادثة.

# What a customer reads under "Who read my data".
readers-text = كل اطّلاع على ما يخصك، كما هو في سجلنا.
readers-none = لم يطّلع أحد على بياناتك بعد.
readers-more = عرض المزيد
readers-programme = أحد برامجنا
readers-opened = فتح { $name } محادثة
readers-looked = اطّلع { $name } على ملفك
readers-found = عثر عليك { $name } عبر البحث
readers-listed = رآك { $name } في قائمة
readers-revealed = اطّلع { $name } على معلومة مخفية: { $title }
readers-viewed = فتح { $name } أحد ملفاتك
readers-downloaded = نزّل { $name } أحد ملفاتك
readers-exported = صدّر { $name } كل ما نحتفظ به عنك
