# What stands over a callout of an article, and on a video in it.
callout-note = Not
callout-tip = İpucu
callout-important = Önemli
callout-warning = Uyarı
callout-caution = Tehlike
video-on = { $host } üzerinde video
regions-only = Yalnızca şu bölgelerde: { $regions }
regions-except = Şu bölgelerde geçerli değil: { $regions }
regions-nobody = Hiç kimse için: bölgeleri okunamıyor
