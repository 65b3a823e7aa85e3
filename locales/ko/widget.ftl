# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = { $brand } 채팅
chat-new = 새 대화
chat-send-us = 메시지 보내기
chat-conversations = 내 대화
chat-choose = 대화를 선택하거나 새로 시작해 주세요.
chat-conversation = 대화
chat-back = 대화 목록으로 돌아가기
chat-open = 채팅 열기
chat-close = 채팅 닫기
chat-menu = 더보기
chat-loading = 불러오는 중…
chat-unread = 새 메시지 { $count }개
chat-safety = 저희는 복구 문구, 개인 키, 비밀번호를 절대 묻지 않습니다.
chat-team = { $brand } 고객지원
chat-greeting = 안녕하세요! 무엇을 도와드릴까요?

state-resolved = 해결됨

wait-usual = 보통 { $time } 안에 답변드립니다
wait-soon = 최대한 빨리 답변드리겠습니다
wait-queue = { $count ->
    [0] 앞에 기다리는 분이 없습니다
   *[other] { $count }명이 기다리고 있습니다
}
queue-next = 다음이 고객님 차례입니다
queue-position = 대기 순서 { $position }번째입니다
queue-time = 약 { $time }
time-under-minute = 1분
time-minutes = { $count }분
time-hours = { $count }시간
time-days = { $count }일
time-today = 오늘
time-yesterday = 어제

offline-title = 지금은 상담원이 자리에 없습니다
offline-opens = { $when }에 돌아옵니다
offline-here = 메시지를 남겨 주세요. 여기에서 답변드리겠습니다.
offline-mail = 메시지를 남겨 주세요. 여기에서 답변드리고, 이메일 주소를 알려 주시면 이메일로도 보내 드리겠습니다.
offline-mail-known = 메시지를 남겨 주세요. 여기와 이메일({ $email })로 답변드리겠습니다.

log-label = 메시지
log-new = 새 메시지
log-older = 이전 메시지를 불러오는 중…
log-older-failed = 이전 메시지를 불러오지 못했습니다.
log-jump = 최신 메시지로
log-you = 나
log-bot = 자동 상담 도우미
log-image = 이미지: { $name }
log-download = 다운로드
typing-one = { $name } 입력 중…
mark-sending = 보내는 중…
mark-waiting = 연결을 기다리는 중…
mark-delivered = 전달됨
mark-read = 읽음
mark-failed = 전송 안 됨
failed-retry = 다시 시도
failed-delete = 삭제
failed-body-too-long = 메시지가 너무 깁니다. 줄여서 다시 보내 주세요.
failed-too-many-attachments = 메시지 하나에 파일을 최대 { $count }개까지 보낼 수 있습니다.
failed-generic = { $detail }

composer-label = 메시지 입력
composer-placeholder = 메시지를 입력하세요…
composer-send = 보내기
composer-attach = 파일 첨부
composer-camera = 사진 찍기
composer-emoji = 이모지 넣기
composer-emoji-grid = 이모지
composer-left = { $count }자 남음
composer-over = { $count }자 초과
composer-drop = 파일을 놓으면 첨부됩니다

file-uploading = { $name }: { $percent } 업로드됨
file-ready = { $name } 첨부됨
file-remove = { $name } 제거
file-too-large = { $name } 파일이 { $limit }보다 큽니다. 더 작은 파일을 보내 주세요.
file-too-many = 메시지 하나에 파일을 { $count }개까지 첨부할 수 있습니다.
file-empty = { $name } 파일이 비어 있습니다.
file-failed = { $name } 파일을 업로드하지 못했습니다. { $detail }
file-retry = { $name } 다시 업로드

contact-title = 어디로 연락드리면 될까요?
contact-why = 이 페이지를 닫으셔도 답변을 받으실 수 있도록 여쭙니다.
contact-who = 어떻게 불러 드리면 될까요?
contact-name = 이름
contact-email = 이메일
contact-save = 저장
contact-later = 나중에
contact-email-bad = 이메일 주소가 아닌 것 같습니다. 예: name@example.com
contact-noted = 감사합니다. { $email } 주소를 적어 두었으며, 답변은 여기에서 드리겠습니다.
contact-thanks = 감사합니다. 여기와 이메일({ $email })로 답변드리겠습니다.

rating-title = 상담은 어떠셨나요?
rating-score = { $score ->
    [1] 5점 중 1점: 매우 나쁨
    [2] 5점 중 2점: 나쁨
    [3] 5점 중 3점: 보통
    [4] 5점 중 4점: 좋음
   *[5] 5점 중 5점: 매우 좋음
}
rating-comment = 어떤 점이 나아지면 좋을까요? (선택)
rating-comment-good = 어떤 점이 좋으셨나요? (선택)
rating-send = 평가 보내기
rating-thanks = 평가해 주셔서 감사합니다.
rating-failed = 평가를 저장하지 못했습니다. { $detail }

menu-transcript = 대화 내용 다운로드
menu-receipt = 대화 증명서
menu-readers = 내 데이터 열람 기록
menu-end = 대화 종료
menu-sound = 새 메시지 알림음
menu-language = 언어
menu-forget = 이 기기 연결 해제
end-title = 이 대화를 종료할까요?
end-text = 언제든 다시 메시지를 보내시면 대화가 다시 열립니다.
end-confirm = 대화 종료
forget-title = 이 기기의 연결을 해제할까요?
forget-text = 이 브라우저에 더 이상 대화가 표시되지 않습니다.
forget-confirm = 연결 해제
dialog-cancel = 취소
dialog-close = 닫기

receipt-text = 여기에서 오간 말을 한 글자까지 그대로 증명하는 파일입니다. 저희를 거치지 않고도, 몇 년이 지난 뒤에도 누구나 검증할 수 있습니다.
receipt-verify = 증명서 검증

net-offline = 오프라인 상태입니다. 쓰신 내용은 보관되었다가 다시 연결되면 전송됩니다.
net-connecting = 연결 중… 쓰신 내용은 보관되었다가 전송됩니다.
net-refused = 세션이 종료되었습니다. 계속하려면 페이지를 새로고침해 주세요.
net-reload = 새로고침

problem-retry = 다시 시도
problem-action = 처리되지 않았습니다: { $detail }
problem-network = 서버에 연결할 수 없습니다. 인터넷 연결을 확인한 뒤 다시 시도해 주세요.

system-agent-joined = { $name } 상담원이 답변드립니다
system-assigned = { $name } 상담원이 답변드립니다
system-agent-left = { $name } 상담원이 대화에서 나갔습니다
system-resolved = 이 대화는 해결된 것으로 표시되었습니다. 아직 남은 문제가 있으면 그대로 메시지를 보내 주세요.
system-closed = 대화가 종료되었습니다. 메시지를 보내시면 다시 열립니다.
system-reopened = 대화가 다시 열렸습니다
system-rated = 이 대화에 5점 중 { $score }점을 주셨습니다
system-secret-removed = 안전을 위해 메시지에서 비밀 정보로 보이는 부분을 삭제했으며 저장하지 않았습니다. 복구 문구나 개인 키였다면 지금 바로 자산을 새 지갑으로 옮기세요. 그것을 본 사람은 누구나 자산을 가져갈 수 있습니다. 고객지원 담당자는 절대 그것을 묻지 않습니다.
system-link-warning = 주의: { $host } 주소는 저희 사이트가 아니며, 자산을 훔치려고 만든 곳입니다. 열지 마시고, 그곳에서 로그인하거나 지갑을 연결하지 마세요. 복구 문구는 절대 입력하지 마세요. 이미 하셨다면 지금 바로 자산을 새 지갑으로 옮기세요.
system-offline = 지금은 상담원이 자리에 없습니다. 돌아오는 대로 답변드리겠습니다.
system-expired = 더 이상 보관하지 않음

guard-title = 이 내용은 보내지 마세요
guard-phrase = 메시지에 복구 문구가 들어 있습니다. 이것을 읽은 사람은 누구나 그 지갑의 자산을 모두 가져갈 수 있습니다.
guard-key = 메시지에 개인 키가 들어 있습니다. 이것을 읽은 사람은 누구나 그 키로 열리는 자산을 모두 가져갈 수 있습니다.
guard-otp = 메시지에 인증 앱의 비밀 키가 들어 있습니다. 이것을 읽은 사람은 누구나 고객님의 인증 코드를 만들 수 있습니다.
guard-never = 아직 이 기기 밖으로 나가지 않았습니다. 누가 뭐라고 했든, 고객지원에는 이 정보가 절대 필요하지 않습니다.
guard-move = 이미 누군가에게 알려 주셨다면 지금 바로 자산을 새 지갑으로 옮기거나 계정을 보호하세요.
guard-without = 빼고 보내기
guard-edit = 수정
guard-unchecked = 비밀 정보가 들어 있는지 확인할 수 없어 보내지 않았습니다. 인터넷 연결을 확인한 뒤 다시 시도해 주세요.
guard-file = 이 파일의 이름에 복구 문구나 키가 들어 있습니다. 고객지원에는 필요하지 않은 정보이니, 빼고 파일 이름을 바꿔 주세요.

notice-unread = ({ $count }) { $title }
