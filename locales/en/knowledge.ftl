# What stands over a callout of an article, and on a video in it.
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Danger
video-on = Video on { $host }
regions-only = Only in: { $regions }
regions-except = Not in: { $regions }
regions-nobody = For nobody: its regions cannot be read
