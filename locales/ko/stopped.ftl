## The chat cannot go on
stopped-title = 채팅을 열 수 없습니다
stopped-not-found = 이 채팅은 없거나 사용이 중지되었습니다.
stopped-identity = 먼저 로그인한 뒤 채팅을 다시 열어 주세요.
stopped-expired = 로그인이 만료되었습니다. 쓰신 내용은 여기에 보관되어 있습니다. 이 페이지에서 다시 로그인하시면 자동으로 전송됩니다.
