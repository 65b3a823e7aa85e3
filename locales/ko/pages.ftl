# Pages of the server itself, for whoever comes by.
no-chat-title = 이 주소에는 채팅이 없습니다
no-chat-visitor = 여기에는 아직 읽는 사람이 없어 글을 쓰실 수 없습니다. 연락하려는 곳의 사이트나 앱으로 가서 채팅을 열어 주세요.
no-chat-yours = 이 상담 데스크의 운영자이신가요?
no-chat-operator = 채팅은 인박스에 속합니다. 설정 > 인박스에서 하나 만드세요. 사이트에 넣을 코드 한 줄과 채팅 주소를 받게 됩니다.
no-chat-lead = 인박스로 가기
nowhere-title = 이 주소에는 아무것도 없습니다
nowhere-visitor = 주소를 잘못 입력했거나, 여기 있던 것이 없어졌을 수 있습니다.
nowhere-chat = 채팅 열기
nowhere-console = 직원용: 콘솔로 가기
