# What stands over a callout of an article, and on a video in it.
callout-note = Примечание
callout-tip = Совет
callout-important = Важно
callout-warning = Предупреждение
callout-caution = Опасно
video-on = Видео на { $host }
regions-only = Только для регионов: { $regions }
regions-except = Кроме регионов: { $regions }
regions-nobody = Ни для кого: регионы не удалось прочитать
