# What stands over a callout of an article, and on a video in it.
callout-note = Nota
callout-tip = Consejo
callout-important = Importante
callout-warning = Advertencia
callout-caution = Peligro
video-on = Video en { $host }
regions-only = Solo en: { $regions }
regions-except = Excepto en: { $regions }
regions-nobody = Para nadie: no se pueden leer sus regiones
