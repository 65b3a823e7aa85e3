# What stands over a callout of an article, and on a video in it.
callout-note = Observação
callout-tip = Dica
callout-important = Importante
callout-warning = Atenção
callout-caution = Perigo
video-on = Vídeo em { $host }
regions-only = Somente em: { $regions }
regions-except = Exceto em: { $regions }
regions-nobody = Para ninguém: não foi possível ler as regiões
