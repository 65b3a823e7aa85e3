# إثبات هوية العميل وبياناته: جزء يُحمَّل عند الحاجة.
level-none = لا شيء بعد
level-email_code = رمز بالبريد
level-signed_token = تسجيل دخولك في التطبيق
level-passkey = مفتاح مرور
level-wallet = توقيع محفظة

proof-title = يرجى إثبات أنك أنت
proof-why = قبل المتابعة نحتاج إلى إثبات جديد: { $level } أو أفضل.
proof-asked-text = يطلب منك { $brand } إثباتًا قبل المتابعة: { $level } أو أفضل، حتى { $time }. افعل ذلك فقط إن كنت تكتب إلينا بنفسك الآن.
proof-asked-wallet = يطلب منك { $brand } إثبات أن العنوان { $address } لك، حتى { $time }. لا ينقل ذلك أي أموال. افعله فقط إن كنت تكتب إلينا بنفسك الآن.
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
proof-gone = لم يعد هذا صالحًا. ابدأ من جديد.
proof-passkey-failed = لم يُستخدم مفتاح مرور. حاول مجددًا.
proof-app-silent = لم يجب التطبيق. سجّل الدخول فيه من جديد ثم حاول مرة أخرى.
proof-earlier = شكرًا، كان ذلك صحيحًا. لقد راسلتنا من قبل بهذا العنوان. ما كتبته هنا كضيف يبقى منفصلًا.
proof-open = فتح المحادثات السابقة
proof-stay = البقاء هنا

wallet-here = التوقيع بمحفظة هذا المتصفح
wallet-by = التوقيع بواسطة { $name }
wallet-by-hand = إثبات محفظة بتوقيع
wallet-family = نوع المحفظة
wallet-ethereum = إيثريوم والشبكات المشابهة
wallet-bitcoin = بيتكوين
wallet-solana = سولانا
wallet-tron = ترون
wallet-address = العنوان
wallet-next = متابعة
wallet-text = وقّع هذا النص بمحفظتك كما هو
wallet-copy = نسخ النص
wallet-copied = تم النسخ
wallet-never = التوقيع لا ينقل أي أموال. لا تكتب عبارة الاسترداد أو المفتاح الخاص هنا أو في أي مكان.
wallet-signature = التوقيع
wallet-again = البدء من جديد
wallet-declined = لم توقّع المحفظة. اختر الحساب الذي تريد إثباته وحاول مجددًا.
wallet-unknown = هذه المحفظة ليست مما أثبتّه من قبل. استخدم محفظة أثبتّها أو طريقة أخرى.
wallet-refused = لم يُقبل التوقيع. وقّع النص من جديد كما هو.
wallet-refused-form = لا يبدو هذا توقيعًا كاملًا. انسخه كله ولا شيء غيره.
wallet-refused-kind = لا يمكن التحقق من هذا النوع من التواقيع هنا بعد. استخدم حسابًا آخر أو اسألنا.
wallet-refused-other = التوقيع لمفتاح آخر أو لنص آخر. اختر الحساب الذي له هذا العنوان ووقّع النص كما هو.
wallet-refused-contract = هذا عنوان عقد، والعقد لا يقبل التوقيع، أو لا يمكن سؤال شبكته من هنا.

line-proof_asked = طلبنا إثبات هويتك.
line-proof_given = لقد أثبتّ هويتك.
line-proof_asked_wallet = طلبنا منك إثبات أن { $address } لك.
line-proof_given_wallet = لقد أثبتّ أن { $address } لك.
line-proof_failed = فشل الإثبات: إجابات خاطئة كثيرة.
line-proof_expired = انتهى وقت الإثبات.
line-proof_withdrawn = لم يعد الإثبات مطلوبًا.
line-updates_missed = وعدناك بكلمة كل { $minutes } دقيقة على الأقل ولم نفِ بذلك. نعتذر. تم تنبيه فريقنا الآن.
line-proof_wallet_removed = لقد أزلت المحفظة { $address }. لم نعد نعرفك بها.
line-proof_wallet_taken = أزلنا المحفظة { $address } من بياناتك. إن لم تطلب ذلك فأخبرنا هنا.
line-proof_freeze_link = { $maker ->
    [customer] أُنشئ هنا رابط يمكنه تجميد حسابك. إن لم تكن أنت فأخبرنا الآن.
   *[other] أنشأنا رابطًا يمكنه تجميد حسابك لتحتفظ به. إن لم تطلبه فأخبرنا.
 }
line-proof_freeze_link_revoked = أُلغي رابط تجميد لحسابك. إن لم تطلب ذلك فأخبرنا الآن.
line-updates_promised = ستسمع من أحد موظفينا كل { $minutes } دقيقة على الأقل، حتى إن لم يكن هناك جديد.

data-title = بياناتي
data-known = نعرفك من خلال: { $level }.
data-passkeys = مفاتيح المرور
data-passkey-add = إضافة مفتاح مرور
data-passkey-page = إنشاؤه في صفحة مستقلة
data-passkey-remove = إزالة { $name }
data-passkey-remove-short = إزالة
data-wallets = المحافظ
data-wallet-add = إضافة محفظة
data-wallet-text = تُثبت بتوقيع أن العنوان لك. لا ينقل ذلك أي أموال. وسنعرفك به منذ ذلك الحين.
data-wallet-sure = نعم، أزل { $name }
data-wallet-sure-short = نعم، أزلها
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
readers-readdressed = غيّر { $name } عنوان بريدك
readers-viewed = فتح { $name } أحد ملفاتك
readers-downloaded = نزّل { $name } أحد ملفاتك
readers-exported = صدّر { $name } كل ما نحتفظ به عنك
data-report = تقرير للشرطة
data-report-text = ملف PDF يضم ما كتبته هنا وما أُجبت به، وما تقوله سلاسل الكتل عن المعاملات والعناوين الواردة فيه، وما اتُّخذ بشأن حسابك. سلّمه إلى الشرطة أو إلى المنصة التي وصلت إليها عملاتك. ويمكن التحقق منه من دوننا.
data-report-make = تنزيل (PDF)
data-report-busy = تُسأل الشبكات الآن…
