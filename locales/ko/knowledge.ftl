# What stands over a callout of an article, and on a video in it.
callout-note = 참고
callout-tip = 팁
callout-important = 중요
callout-warning = 경고
callout-caution = 위험
video-on = { $host }의 동영상
regions-only = 해당 지역: { $regions }
regions-except = 제외 지역: { $regions }
regions-nobody = 아무에게도 표시되지 않음: 지역을 읽을 수 없습니다
