# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = 이 입금은 돌려받으실 수 있습니다
offer-text = 저희 주소에 { $amount } 도착했지만 입금 처리되지 않았습니다. 반환을 신청하시면, 무엇에든 동의하시기 전에 수수료와 소요 시간을 먼저 보여 드립니다.
offer-ask = 반환 신청하기

card-title = 입금 반환
card-deposit = { $amount }, { $network }

way-asked = 신청함
way-shown = 본인 입금 확인됨
way-agreed = 수수료와 주소 동의함
way-paying = 반환하는 중
way-done = 반환 완료

now-sign = 이 입금이 고객님의 것임을 증명해 주세요. 입금을 보낸 주소로 텍스트에 서명하시면 됩니다. 서명해도 자산은 이동하지 않으며 비용도 들지 않습니다.
sign = 이 주소로 서명하기
sign-again = 새 텍스트 받기
sign-here = 이 기기에서 서명하기
sign-below = 서명할 텍스트는 이 대화 아래쪽에 있습니다.
sign-cannot = 서명할 수 없어요: 거래소에서 보냈어요
now-asked = 이 주소로는 아무도 서명할 수 없으므로, 담당자가 이 입금이 고객님의 것인지 확인합니다. 출금 확인서가 있으면 여기로 보내 주세요. 복구 문구나 개인 키는 절대 보내지 마세요.
now-terms = 수수료를 확인하고, 코인을 돌려받을 주소를 알려 주세요.
fee = 수수료
fee-none = 없음
takes = 소요 시간
days = 약 { $days }일
goes-to = 반환 주소
address = 고객님 지갑의 { $network } 주소
address-hint = 거래 내역이 아니라 지갑에서 복사해 주세요. 저희는 복구 문구나 개인 키를 절대 묻지 않습니다.
memo = 메모 또는 태그(주소에 필요한 경우)
agree = 수수료 { $fee }에 동의합니다
agree-free = 이 내용에 동의합니다
agree-send = 동의하고 보내기
now-ready = 모두 준비되었습니다. 담당자가 처리하며, 약 { $days }일 걸립니다.
now-in-work = 담당자가 반환하고 있으며, 약 { $days }일 걸립니다.
now-done = 고객님의 주소로 { $amount } 반환되었습니다. 거래:
now-withdrawn = 이 신청은 종료되었습니다. 위 답변 아래에서 다시 신청하시거나 저희에게 메시지를 보내 주세요.

withdraw = 더 이상 원하지 않아요
withdraw-sure = 신청을 취소할까요?
withdraw-no = 아니요, 계속합니다
withdraw-yes = 네, 취소합니다

refused-not_theirs = 이 입금이 고객님의 것임이 증명되지 않았습니다.
refused-not_possible = 이 입금은 반환할 수 없습니다. 그곳의 코인은 아무도 옮길 수 없습니다.
refused-not_worth = 반환하는 비용이 입금 금액보다 큽니다.
refused-duplicate = 이 입금은 이 방법으로 반환할 수 없습니다.
refused-taken = 다른 분이 이 입금이 자신의 것임을 증명했습니다. 고객님의 것이라면 여기로 메시지를 보내 주세요.
refused-other = 이 신청은 처리되지 않습니다. 대신 하실 수 있는 일은 이 대화에 적혀 있습니다.

problem-silent = 지금은 네트워크가 응답하지 않습니다. 1분 뒤에 다시 시도해 주세요.
problem-nowhere = 네트워크에서 아직 이 거래를 찾을 수 없습니다. 나중에 다시 시도해 주세요.
problem-waiting = 거래가 아직 확정되지 않았습니다. 지갑에 컨펌 완료로 표시되면 다시 신청해 주세요.
problem-void = 이 거래로 이동한 자산이 없습니다. 실패했거나 다른 거래로 대체되었습니다. 코인이 어디에 있는지는 지갑에서 보실 수 있습니다.
problem-not-here = 이 입금은 이 방법으로 반환할 수 없습니다. 여기로 메시지를 보내 주시면 담당자가 살펴봅니다.
problem-fee = 수수료가 바뀌었습니다. 다시 확인해 주세요.
problem-device = 다른 기기에서 서명하셨습니다. 여기에서 한 번 더 서명하시거나 그 기기에서 계속해 주세요. 그래야 채팅에만 들어온 사람이 코인이 갈 곳을 정하지 못합니다.
problem-elsewhere = 그사이 상태가 바뀌었습니다. 대화의 최신 메시지를 확인해 주세요.
problem-unchecked = 지금은 이 주소를 확인할 수 없습니다. 나중에 다시 시도해 주세요.
problem-network = 다른 네트워크의 주소입니다. 그 주소로 보낸 코인은 잃게 됩니다.
problem-form = 이 네트워크의 주소가 아닙니다. 글자가 빠졌거나 틀렸습니다. 다시 복사해 주세요.
problem-secret = 개인 키 또는 복구 문구입니다! 저장하지 않았습니다. 코인을 새 지갑으로 옮기고, 그 지갑의 주소를 입력해 주세요.
problem-ours = 저희의 주소입니다. 고객님 지갑의 주소를 입력해 주세요.
problem-nobody = 어떤 지갑에도 속하지 않는 주소입니다. 그곳으로 보낸 코인은 잃게 됩니다.
problem-known = 저희가 자산을 보내지 않는 상대의 주소입니다. 고객님 지갑의 주소를 입력해 주세요.
problem-lookalike = 고객님이 아시는 주소와 비슷해 보이도록 만든 다른 주소입니다. 거래 내역이 아니라 지갑에서 복사해 주세요.

line-recovery_checked = 담당자가 이 입금이 고객님의 것인지 확인하고 있습니다.
line-recovery_proved = 이 입금이 고객님의 것임이 증명되었습니다.
line-recovery_agreed = 수수료에 동의하고 코인을 돌려받을 주소를 알려 주셨습니다.
line-recovery_taken = 담당자가 반환하고 있습니다.
line-recovery_done = 입금이 반환되었습니다.
line-recovery_refused = 입금이 반환되지 않습니다. { $reason }
line-recovery_withdrawn = 신청을 취소하셨습니다.
line-recovery_lapsed = 2주 동안 진행이 없어 신청이 종료되었습니다. 다시 신청하실 수 있습니다.
