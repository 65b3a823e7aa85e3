# عناوين المربعات في المقالات.
callout-note = ملاحظة
callout-tip = نصيحة
callout-important = مهم
callout-warning = تحذير
callout-caution = خطر
video-on = فيديو على { $host }
