# What a customer reads under "Who read my data" in the chat; loaded when that is opened.
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
