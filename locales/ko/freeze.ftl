# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = 내 계정 동결
freeze-text = 다른 사람이 계정에 들어온 것 같다면 버튼을 눌러 주세요. 그 순간부터 계정에서 아무것도 빠져나갈 수 없습니다. 로그인은 필요 없습니다. 동결은 저희 팀만 해제할 수 있으며, 두 명이 함께해야 합니다.
freeze-button = 지금 내 계정 동결하기
freeze-working = 동결하는 중…
freeze-again = 다시 시도
freeze-no-script = 이 페이지에는 JavaScript가 필요합니다. JavaScript를 켜거나 지금 고객지원에 문의해 주세요.
freeze-no-token = 링크가 완전하지 않습니다. 받으신 링크를 마지막 글자까지 빠짐없이 열어 주세요.
freeze-done = 계정이 동결되었습니다. 아무것도 빠져나갈 수 없습니다.
freeze-waiting = 요청이 접수되었지만 플랫폼이 아직 응답하지 않았습니다. 저희가 자동으로 계속 요청합니다. 동결되었는지 보려면 1분 뒤에 다시 눌러 주세요.
freeze-refused = 플랫폼이 계정을 동결하지 않았습니다. 저희 팀에 알렸습니다. 지금 고객지원에 문의해 주세요.
freeze-unknown = 이 링크는 더 이상 사용할 수 없습니다. 만료되었거나 폐기되었습니다. 지금 고객지원에 문의해 주세요.
freeze-slow = 너무 자주 누르셨습니다. 1분 기다렸다가 다시 시도해 주세요.
freeze-trouble = 저희 쪽에 연결할 수 없습니다. 인터넷 연결을 확인한 뒤 다시 시도해 주세요.
freeze-person = 채팅으로 저희 팀에 문의하기
freeze-told = 저희 보안팀에 알렸으며 처리하고 있습니다.
freeze-next = 지금 하실 일
freeze-next-phrase = 다른 사람이 복구 문구를 알고 있다면, 그 지갑에 남은 자산을 감염되지 않은 기기에서 만든 새 지갑으로 옮기세요.
freeze-next-devices = 믿을 수 있는 기기에서 이메일 비밀번호를 바꾸고 이메일의 다른 세션을 모두 종료하세요.
freeze-next-nobody = 코드, 비밀번호, 복구 문구는 누구에게도 알려 주지 마세요. 저희는 절대 묻지 않습니다.

platform-deposit-credited = { $named ->
    [true] { $what } 입금이 계정에 반영되었습니다.
   *[other] 입금이 계정에 반영되었습니다.
 }
platform-deposit-held = { $named ->
    [true] { $what } 입금이 심사를 위해 보류되었습니다. 심사가 끝나는 대로 알려 드리겠습니다. 지금은 아무것도 하지 않으셔도 됩니다.
   *[other] 입금이 심사를 위해 보류되었습니다. 심사가 끝나는 대로 알려 드리겠습니다. 지금은 아무것도 하지 않으셔도 됩니다.
 }
platform-withdrawal-held = { $named ->
    [true] { $what } 출금이 심사를 위해 보류되었습니다. 본인이 하셨나요? 아니라면 즉시 여기로 알려 주세요.
   *[other] 출금이 심사를 위해 보류되었습니다. 본인이 하셨나요? 아니라면 즉시 여기로 알려 주세요.
 }
platform-withdrawal-completed = { $named ->
    [true] { $what } 출금이 완료되었습니다. 본인이 하셨나요? 아니라면 즉시 여기로 알려 주세요.
   *[other] 출금이 완료되었습니다. 본인이 하셨나요? 아니라면 즉시 여기로 알려 주세요.
 }
platform-login-new-device = 방금 누군가 새 기기에서 고객님의 계정에 로그인했습니다. 본인이 하셨나요? 아니라면 즉시 여기로 알려 주세요.
platform-account-frozen = 계정이 동결되어 아무것도 빠져나갈 수 없습니다. 궁금한 점이 있으면 여기로 메시지를 보내 주세요.
platform-was-not-me = 제가 하지 않았어요
platform-was-me = 제가 했어요
platform-thanks = 감사합니다. 그렇다면 아무 문제가 없으며, 아무것도 하지 않으셔도 됩니다. 나중에라도 본인이 하지 않은 것을 알게 되시면 아래 버튼을 누르거나 즉시 여기로 메시지를 보내 주세요.
