# What stands over a callout of an article, and on a video in it.
callout-note = Remarque
callout-tip = Conseil
callout-important = Important
callout-warning = Avertissement
callout-caution = Danger
video-on = Vidéo sur { $host }
regions-only = Uniquement : { $regions }
regions-except = Sauf : { $regions }
regions-nobody = Pour personne : ses régions sont illisibles
