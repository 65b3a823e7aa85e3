# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = 이 거래를 찾을 수 없습니다
    .text = { $networks }에서 조회했지만 이 거래는 없었습니다. 전송된 적이 없거나, 도중에 탈락했거나, 다른 네트워크에 있을 수 있습니다.
    .advice = 거래를 보낸 지갑이나 거래소에서 거래 해시(TXID)를 다시 복사하고, 그곳에서 어떤 네트워크를 선택했는지 확인해 주세요.
tx-dropped = 이 거래가 대기열에서 사라졌습니다
    .text = { $since } 전에는 { $networks }에서 블록에 담기기를 기다리고 있었습니다. 지금 조회한 노드에는 더 이상 없습니다. 거래가 탈락했거나 철회된 것입니다.
    .advice = 이 거래로 이동한 자산은 없습니다. 누군가 다시 전송하면 되살아날 수 있으니, 새로 보내기 전에 지갑을 확인해 주세요.
tx-pending-waiting = 거래가 블록에 담기기를 기다리고 있습니다
    .text = 거래가 { $network }에 접수되어 있으며 가로막는 것은 없습니다. 새 블록은 약 { $block_time }마다 나옵니다.
    .advice = 조금만 기다려 주세요. 따로 하실 일은 없습니다.
tx-pending-fee-low = 거래 수수료가 지금 { $network }에서 필요한 수준보다 낮습니다
    .text = 이 거래가 내겠다고 한 수수료는 최대 { $offered }인데, 지금 블록에 담기는 수준은 { $needed }입니다. 수수료가 내려갈 때까지 대기합니다.
    .advice = 기다리시거나, 거래를 보낸 지갑에서 “가속화(Speed up)” 또는 “취소(Cancel)”를 이용해 주세요.
tx-pending-nonce-gap = 앞선 거래가 빠져 있습니다
    .text = 이 거래는 보낸 주소의 { $nonce }번 거래인데, { $missing }번 거래가 없습니다. { $network }에서는 순서대로만 블록에 담깁니다.
    .advice = 같은 지갑에서 { $missing }번 거래를 보내거나, 그 지갑에서 대기 중인 거래를 취소해 주세요. 거래소에서 보낸 거래라면 거래소만 할 수 있습니다.
tx-pending-stuck-behind = 거래가 다른 거래 뒤에서 기다리고 있습니다
    .text = 같은 주소에서 앞서 보낸 거래 { $count }건이 먼저 블록에 담겨야 합니다{ $ahead ->
            [none] .
           *[other] . 맨 앞의 거래: { $ahead }.
        }
    .advice = 그 거래들을 보낸 지갑에서 맨 앞의 거래를 가속화(Speed up)해 주세요. 나머지는 뒤따라 처리됩니다.
tx-pending-competing = 다른 거래가 이 거래와 경합하고 있습니다
    .text = 같은 주소에서 보낸 다른 거래가 이 거래 대신 블록에 담기기를 기다리고 있습니다{ $by ->
            [none] .
           *[other] : { $by }.
        } 둘 중 하나만 담길 수 있으며, 블록에 담기기 전까지는 어느 쪽일지 알 수 없습니다.
    .advice = 둘 중 하나가 블록에 담기기 전에는 다시 보내지 마세요. 다른 거래를 고객님이 보내지 않으셨다면 즉시 알려 주세요.
tx-replaced = 다른 거래가 이 거래를 대체했습니다
    .text = 보낸 쪽에서 이 거래 대신 다른 거래를 보냈습니다{ $by ->
            [none] .
           *[other] : { $by }.
        } 이 거래는 앞으로도 블록에 담기지 않으며, 이 거래로 빠져나간 것은 없습니다.
    .advice = 대신 들어간 거래를 확인해 주세요. 고객님이 보내지 않으셨다면 즉시 알려 주세요.
tx-reorganised = 거래가 블록에서 빠졌습니다
    .text = { $height }번 블록에 있었으나, 그 뒤 { $network }에서 그 블록이 교체되었습니다. 지금은 어느 블록에도 없습니다.
    .advice = 보통은 자동으로 다시 담깁니다. 어떻게 되었는지 분명해지기 전에는 다시 보내지 마시고, 몇 분 뒤에 다시 확인해 주세요.
tx-expired = 거래가 만료되었습니다
    .text = 제때 블록에 담기지 못했고 이제는 담길 수 없습니다. 이 거래로 빠져나간 것은 없습니다.
    .advice = 거래를 보낸 지갑에서 다시 보내 주세요.
tx-confirming = 거래 컨펌이 진행되고 있습니다
    .text = 저희가 기다리는 { $needed }회 컨펌 중 { $confirmations }회가 완료되었습니다. 남은 { $missing }회에는 약 { $wait } 걸립니다.
    .advice = 기다려 주세요. 따로 하실 일은 없습니다.
tx-succeeded = 거래가 완료되었습니다
    .text = { $network } 블록에 담겼으며 컨펌은 { $confirmations }회입니다.
    .advice = 거래 자체에 대해서는 더 하실 일이 없습니다.
tx-failed-out-of-gas = 거래가 실패했습니다: 가스가 부족했습니다
    .text = 사용할 수 있는 한도는 { $limit }, 사용한 양은 { $used }입니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 가스 한도를 지갑이 정하게 하거나 더 높게 설정해 다시 시도해 주세요.
tx-failed-reverted = 거래가 실패했습니다: 컨트랙트가 거부했습니다
    .text = { $reason ->
        [none] 컨트랙트가 이유를 밝히지 않았습니다.
        [own] 컨트랙트가 자체적으로 적은 이유가 있으며, 저희 직원은 읽을 수 있습니다. 그런 글은 도둑을 포함해 누구나 쓸 수 있으므로 여기에 옮기지 않습니다.
       *[known] { $known }
    } 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 컨트랙트에 요청하신 내용을 확인해 주세요. 그대로 다시 시도하면 다시 실패할 가능성이 큽니다.
tx-failed-panic = 거래가 실패했습니다: 컨트랙트가 자체 오류로 멈췄습니다
    .text = { $mistake ->
        [code-0x01] 항상 성립해야 하는 조건이 성립하지 않았습니다.
        [code-0x11] 숫자가 너무 커지거나 너무 작아졌습니다.
        [code-0x12] 0으로 나누었습니다.
        [code-0x21] 존재하지 않는 선택지의 숫자를 사용했습니다.
        [code-0x22] 저장된 데이터가 손상되었습니다.
        [code-0x31] 빈 목록에서 값을 꺼내려 했습니다.
        [code-0x32] 목록에 없는 항목을 요청했습니다.
        [code-0x41] 메모리를 너무 많이 요청했습니다.
        [code-0x51] 존재하지 않는 함수를 호출했습니다.
       *[other] 자체 오류로 멈췄습니다(번호 { $panic }).
    } 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 그대로 다시 시도하지 마세요. 컨트랙트나 앱의 운영자에게 문의해 주세요.
tx-failed-slippage = 거래가 실패했습니다: 가격이 너무 많이 움직였습니다
    .text = 스왑으로 받을 수량이 허용하신 것보다 적어질 상황이었습니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 새 견적으로 다시 시도해 주세요. 슬리피지 한도를 높이면 더 쉽게 체결되지만 비용이 더 들 수 있습니다.
tx-failed-deadline = 거래가 실패했습니다: 기한을 넘겼습니다
    .text = 정해진 기한이 지난 뒤에 블록에 담겼습니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 새 견적으로, 더 빨리 블록에 담길 만한 수수료로 다시 시도해 주세요.
tx-failed-allowance = 거래가 실패했습니다: 컨트랙트에 승인된 수량이 모자랍니다
    .text = 컨트랙트는 보낸 주소에서 이 토큰을 그만큼 가져갈 수 없습니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 이 컨트랙트를 믿으신다면 먼저 그 수량을 승인(Approve)한 뒤 다시 시도해 주세요.
tx-failed-balance = 거래가 실패했습니다: 잔액이 부족했습니다
    .text = 보낸 주소에 있는 수량이 모자랍니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 해당 토큰의 잔액을 확인하고 더 적은 수량으로 다시 시도해 주세요.
tx-failed-tag-needed = 거래가 실패했습니다: 데스티네이션 태그가 빠졌습니다
    .text = 받는 쪽은 데스티네이션 태그가 없는 전송을 받지 않습니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 받는 쪽 주소 옆에 표시된 데스티네이션 태그를 넣어 다시 보내 주세요.
tx-failed-no-account = 거래가 실패했습니다: 받는 계정이 아직 없습니다
    .text = 새 계정은 네트워크가 정한 최소 준비금(Reserve) 이상을 받아야 생성됩니다. 수수료 { $fee }만 차감되었고 나머지는 그대로 있습니다.
    .advice = 주소를 확인해 주세요. 주소가 맞다면 먼저 최소 준비금 이상을 보내 주세요.
tx-failed-bounced = 거래가 되돌아왔습니다
    .text = 받는 쪽이 받지 않아 수수료를 뺀 금액이 보낸 주소로 돌아갔습니다. 전송 수수료로 { $fee } 차감되었습니다.
    .advice = 주소가 맞는지, 받는 쪽이 활성화되어 있는지 확인해 주세요. 다시 보내기 전에 잔액을 확인해 주세요.
tx-immature = 아직 옮길 수 없는 새 코인입니다
    .text = { $confirmations }블록 전에 채굴되었습니다. { $network }에서는 { $needed }블록이 지나야 옮길 수 있으며, 남은 { $missing }블록에는 약 { $wait } 걸립니다.
    .advice = 기다려 주세요. 따로 하실 일은 없습니다.
transfer-partial = 결제에 표시된 금액보다 적게 도착했습니다
    .text = 결제에 적힌 금액은 { $sent }이지만, { $to } 주소에 { $amount } 도착했습니다. 보낼 수 있는 만큼만 전달되는 부분 결제(Partial Payment)로 보내졌습니다.
    .advice = 실제로 도착한 금액만 유효합니다. 부분 결제는 속임수에 자주 쓰입니다.
transfer-native = { $amount } 전송됨
    .text = { $from } 주소에서 { $to } 주소로 { $amount } 전송되었습니다.
    .advice = 받는 주소가 보내려던 주소와 같은지 비교해 주세요.
transfer-token = { $amount } 전송됨
    .text = { $from } 주소에서 { $to } 주소로 { $token } 토큰이 { $amount } 전송되었습니다.
    .advice = 받는 주소가 보내려던 주소와 같은지 비교해 주세요.
transfer-internal = 컨트랙트가 { $amount } 전송함
    .text = { $from } 컨트랙트에서 { $to } 주소로 { $amount } 전송되었습니다. 많은 지갑과 탐색기가 이런 전송을 별도의 목록에 보여 줍니다.
    .advice = 목록에 없으면 “내부 거래(Internal Transactions)”를 확인해 주세요.
transfer-fee-on-transfer = 토큰이 전송량의 일부를 가져갔습니다
    .text = { $sent } 보냈고 { $to } 주소에 { $amount } 도착했습니다. { $token } 토큰은 전송할 때마다 일부를 가져갑니다.
    .advice = 그 부분은 토큰 자체의 규칙에 따라 빠져나갔습니다. 저희가 돌려드릴 수 없습니다.
transfer-scam-token = 이 토큰은 겉보기와 다릅니다
    .text = 이 거래에서 { $token } 토큰이 { $amount } 이동합니다. 이 토큰은 사기 목록에 있습니다: { $name }.
    .advice = 팔거나 승인(Approve)하지 마시고, 토큰이 알려 주는 사이트에 들어가지 마세요. 그런 사이트는 지갑을 훔칩니다.
transfer-same-name = 이 토큰은 이름만 같습니다
    .text = 이 거래에서 { $to } 주소로 { $amount } 이동합니다. { $token } 토큰은 스스로를 { $name } 토큰이라고 하지만, 저희가 { $network }에서 지원하는 { $name } 토큰이 아닙니다.
    .advice = 브리지된 버전이거나 가치가 없는 가짜일 수 있습니다. 무엇이든 하기 전에 컨트랙트 주소를 비교해 주세요.
transfer-crossed = 이 전송은 { $destination } 네트워크로 이어집니다
    .text = { $name } 측에서 받아 { $destination } 네트워크의 { $to } 주소로 지급합니다.
    .advice = { $destination }에서 그 주소를 조회해 주세요. 보통 몇 분 안에 도착합니다.
transfer-taken = 다른 사람이 이 토큰을 가져갔습니다
    .text = { $by } 주소가 { $from } 주소에서 { $to } 주소로 { $token } 토큰을 { $amount } 옮겼습니다. 소유자가 보낸 것이 아니라, 이전에 한 승인 때문에 가능했던 일입니다.
    .advice = 고객님의 지갑이고 이것을 의도하지 않으셨다면 도난입니다. 즉시 지갑의 승인을 모두 취소하고, 남은 자산을 새 지갑으로 옮긴 뒤 알려 주세요.
transfer-by-other = 다른 사람이 이 토큰을 옮기게 했습니다
    .text = { $from } 주소에서 { $to } 주소로 { $amount }({ $token }) 빠져나갔습니다. 이 거래는 소유자가 아니라 { $by } 주소가 보냈으며, 소유자가 그 거래에서 대가로 받은 것 중 가치가 있다고 알려진 것은 없습니다. 다른 사람이 대신 실행하는 결제나 주문에 소유자가 서명했거나, 토큰을 가져가도록 소유자가 승인한 컨트랙트를 지금 도둑이 이용하고 있거나, 둘 중 하나입니다. 어느 쪽인지는 체인만 보고 구별할 수 없습니다.
    .advice = 둘 다 서명하신 적이 없다면 즉시 알려 주시고, 지갑에서 승인을 취소한 뒤 남은 자산을 새 지갑으로 옮기세요.
transfer-from-lookalike = 속이려고 만든 주소에서 온 전송입니다
    .text = { $from } 주소는 고객님이 사용하신 { $resembles } 주소와 비슷해 보이지만 다른 주소입니다. 거래 내역에서 잘못된 주소를 복사하게 하려고 보낸 것입니다.
    .advice = 거래 내역에서 주소를 절대 복사하지 마세요. 매번 받는 사람에게서 주소를 받아 전체를 비교해 주세요.
approval-given = 누군가 토큰을 가져갈 수 있도록 승인하셨습니다
    .text = { $spender } 주소가 이 지갑에서 { $token } 토큰을 최대 { $amount }까지 가져갈 수 있습니다.
    .advice = 의도하신 것이 아니라면 지갑에서 승인을 취소해 주세요.
approval-unlimited = 누군가 한 토큰을 전부 가져갈 수 있도록 승인하셨습니다
    .text = { $spender } 주소가 지금도 앞으로도 이 지갑에서 { $token } 토큰을 수량 제한 없이 가져갈 수 있습니다.
    .advice = 더 이상 필요하지 않으면 승인을 취소하시고, 누구인지 모르신다면 즉시 취소해 주세요.
approval-to-account = 개인 주소가 토큰을 가져갈 수 있도록 승인하셨습니다
    .text = { $spender } 주소가 이 지갑에서 { $token } 토큰을 가져갈 수 있습니다. 이 주소는 컨트랙트가 아니며, 정상적인 앱은 이런 승인을 요구하지 않습니다.
    .advice = 즉시 승인을 취소하고 그 토큰을 다른 지갑으로 옮기세요. 누군가 이렇게 하라고 했다면 알려 주세요.
approval-drainer = 알려진 도둑이 고객님의 토큰을 가져갈 수 있습니다
    .text = { $spender } 주소({ $name })가 이 지갑에서 { $token } 토큰을 가져갈 수 있습니다.
    .advice = 즉시 승인을 취소하고, 남은 자산을 새 지갑으로 옮긴 뒤 알려 주세요.
approval-revoked = 승인이 취소되었습니다
    .text = { $spender } 주소는 이 승인으로는 더 이상 이 지갑에서 { $token } 토큰을 가져갈 수 없습니다.
    .advice = 지갑의 다른 승인은 이것으로 바뀌지 않습니다.
deposit-complete = 입금이 저희에게 도착했습니다
    .text = 저희 주소 { $to }에 { $amount } 도착했으며 컨펌도 충분합니다.
    .advice = 곧 계정에 표시되지 않으면 이 거래와 함께 문의해 주세요.
deposit-wrong-network = 여기서 입금 처리하지 않는 네트워크로 들어왔습니다
    .text = { $network }에서 { $to } 주소에 { $amount } 도착했습니다. 이 주소는 { $expected } 입금을 받습니다.
    .advice = 더 보내지 마세요. 되찾을 수 있는지 문의해 주세요. 항상 가능한 것은 아닙니다.
deposit-memo-missing = 메모 없이 입금되었습니다
    .text = 여러 고객이 함께 쓰는 { $to } 주소에 { $amount } 도착했습니다. 메모나 태그가 없으면 누구의 입금인지 알 수 없습니다.
    .advice = 저희가 찾아볼 수 있도록 이 거래와 고객님이 보내셨다는 증빙을 보내 주세요.
deposit-memo-wrong = 다른 메모로 입금되었습니다
    .text = { $to } 주소에 { $amount } 도착했습니다. { $memo ->
            [none] 고객님의 것이 아닌 다른 메모가 적혀 있습니다.
           *[other] 적힌 메모는 “{ $memo }”이며, 고객님의 메모가 아닙니다.
        }
    .advice = 저희가 찾아볼 수 있도록 이 거래와 고객님이 보내셨다는 증빙을 보내 주세요.
deposit-token-unsupported = 이 토큰은 입금 처리하지 않습니다
    .text = { $network }에서 { $to } 주소에 { $amount }({ $token }) 도착했습니다. 저희가 그곳에서 입금 처리하는 자산이 아닙니다.
    .advice = 이 토큰을 더 보내지 마세요. 되찾을 수 있는지 문의해 주세요. 항상 가능한 것은 아닙니다.
deposit-below-minimum = 최소 입금 수량보다 적게 입금되었습니다
    .text = { $to } 주소에 { $amount } 도착했습니다. 입금 처리되는 최소 수량은 { $minimum }입니다.
    .advice = 더 보내기 전에 어떻게 할 수 있는지 문의해 주세요.
deposit-another = 다른 고객의 입금 주소로 전송되었습니다
    .text = { $to } 주소로 { $amount } 전송되었습니다. 플랫폼이 이 주소를 다른 고객에게 부여했으며, 그 고객에게 입금 처리합니다.
    .advice = 보낸 사람이 이 주소를 어디에서 얻었는지 알아보세요. 누구의 주소인지는 알려 주지 마세요.
deposit-somebody = 저희 입금 주소로 전송되었습니다
    .text = 플랫폼이 한 고객에게 부여한 { $to } 주소로 { $amount } 전송되었습니다.
    .advice = 그 고객의 것인지 확인하려면 문의한 고객의 문의를 여세요.
sent-to-contract = 컨트랙트로 전송되었습니다
    .text = { $to } 주소로 { $amount } 전송되었습니다. 이 주소는 개인의 주소가 아니라 프로그램입니다. 일부 지갑과 거래소는 이런 주소를 사용하지만, 다른 많은 프로그램은 받은 것을 돌려줄 수 없습니다.
    .advice = 고객님의 지갑도, 안내받은 입금 주소도 아니라면 컨트랙트의 운영자에게 문의해 주세요.
sent-to-token-contract = 토큰 자체의 컨트랙트로 전송되었습니다
    .text = 해당 토큰의 컨트랙트인 { $to } 주소로 { $amount } 전송되었습니다. 이런 컨트랙트는 대부분 돌려줄 수 없습니다.
    .advice = 도울 수 있는 곳이 있다면 토큰의 운영자뿐입니다. 되찾아 주겠다는 다른 사람은 모두 조심하세요.
sent-to-lookalike = 속이려고 만든 주소로 보낸 전송입니다
    .text = { $amount } 전송의 받는 주소는 { $to }입니다. 고객님이 사용하신 { $resembles } 주소와 비슷해 보이지만 다른 주소입니다.
    .advice = 실수였다면 즉시 알려 주세요. 거래가 아직 대기 중이라면 지금 바로 지갑에서 취소하세요.
sent-to-sanctioned = 제재 대상 주소로 보낸 전송입니다
    .text = { $amount } 전송의 받는 주소는 { $to }({ $name })입니다.
    .advice = 더 보내지 마세요. 저희 컴플라이언스팀이 확인해야 합니다.
sent-to-scam = 도난에 쓰인 것으로 알려진 주소로 보낸 전송입니다
    .text = { $amount } 전송의 받는 주소는 { $to }({ $name })입니다.
    .advice = 무엇을 약속하더라도 더 보내지 마세요. 즉시 저희에게 알리고 경찰에 신고하세요.
sent-to-exchange = 거래소로 전송되었습니다
    .text = { $to } 주소로 { $amount } 전송되었습니다. { $name }의 주소입니다.
    .advice = 그곳에 도착했어야 하는 것이라면 { $name }에 문의해 주세요. 도난을 당하셨다면 저희와 { $name }에 빨리 신고해 주세요.
sent-to-bridge = 브리지로 전송되었습니다
    .text = 자산을 다른 네트워크로 옮기는 { $to }({ $name }) 주소로 { $amount } 전송되었습니다. 나머지 과정은 그 네트워크에서 이루어집니다.
    .advice = 다른 네트워크에 도착했는지 찾아보시거나, 이 거래와 함께 { $name }에 문의해 주세요.
address-account = { $network }에서 사용 중인 주소입니다
    .text = { $address } 주소의 잔액은 { $balance }{ $sent ->
            [none] 입니다.
           *[other] 이며, 지금까지 거래 { $sent }건을 보냈습니다.
        } 토큰은 여기에 포함되지 않습니다.
    .advice = 거래 해시(TXID)를 붙여 넣으시면 그 거래가 어떻게 되었는지 알 수 있습니다.
address-contract = { $network }의 컨트랙트입니다
    .text = { $address } 주소는 프로그램입니다. 잔액은 { $balance }입니다.
    .advice = 만든 쪽에서 안내한 경우가 아니라면 아무것도 직접 보내지 마세요.
address-unused = 이 주소는 사용된 적이 없습니다
    .text = { $networks }에서 조회했지만 { $address } 주소가 사용된 기록은 없었습니다.
    .advice = 주소가 맞는지, 어떤 네트워크를 선택했는지 확인해 주세요.
address-deposit = 저희의 입금 주소입니다
    .text = { $address } 주소는 { $network } 입금을 받습니다.
    .advice = 거래 해시(TXID)를 붙여 넣으시면 입금이 어디에 있는지 알 수 있습니다.
address-another = 다른 고객의 입금 주소입니다
    .text = 플랫폼이 { $address } 주소를 이 고객이 아닌 다른 고객에게 부여했습니다.
    .advice = 이 주소를 어디에서 얻었는지 알아보세요. 누구의 주소인지는 알려 주지 마세요.
address-wrong-network = 저희 주소이지만, 이 네트워크로는 입금 처리하지 않습니다
    .text = { $address } 주소는 { $network } 입금이 아니라 { $expected } 입금을 받습니다.
    .advice = { $network }에서 이 주소로 아무것도 보내지 마세요.
address-lookalike = 속이려고 만든 주소입니다
    .text = { $address } 주소는 고객님이 사용하신 { $resembles } 주소와 비슷해 보이지만 다른 주소입니다.
    .advice = 이 주소로 아무것도 보내지 마세요.
address-sanctioned = 제재 대상 주소입니다
    .text = { $address } 주소는 목록에 올라 있습니다: { $name }.
    .advice = 이 주소로 아무것도 보내지 마세요.
address-scam = 도난 또는 사기에 쓰인 것으로 알려진 주소입니다
    .text = { $address } 주소는 목록에 올라 있습니다: { $name }.
    .advice = 이 주소로 아무것도 보내지 말고, 어떤 승인도 하지 마세요.
address-exchange = 거래소의 주소입니다
    .text = { $address } 주소는 { $name }의 주소입니다.
    .advice = 누구의 계정인지는 { $name }에서만 알 수 있습니다.
address-labelled = 알려진 주소입니다
    .text = { $address } 주소는 다음 이름으로 알려져 있습니다: { $name }.
    .advice = 생각하신 주소와 같은지 비교해 주세요.
cannot-tell = 지금은 네트워크를 확인할 수 없습니다
    .text = { $networks }에서 믿을 만한 응답을 받지 못했습니다. 고객님의 거래에 문제가 있다는 뜻은 아닙니다.
    .advice = 몇 분 뒤에 다시 시도해 주세요. 이 때문에 다시 보내지 마세요.
unreadable = 저희가 아는 거래나 주소가 아닙니다
    .text = 저희가 조회하는 어느 네트워크의 거래 해시(TXID)나 주소 형식에도 맞지 않습니다.
    .advice = 빈칸 없이 전체를 다시 복사해 주세요.

unit-seconds = { $count }초
unit-minutes = { $count }분
unit-hours = { $count }시간
amount-unknown-places = 최소 단위 { $units }개
amount-unknown-asset = (이름 없는 자산)
amount-odd-name = (자체 이름을 옮기지 않는 토큰)
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = 운영자가 일시 중지했습니다.
reason-owner = 컨트랙트의 운영자만 할 수 있는 일입니다.
reason-receiver = 받는 주소가 이것을 받을 수 없습니다.
reason-sender = 이 토큰은 보낸 주소에서 보낼 수 없습니다.
reason-spender = 승인하려던 주소는 승인할 수 없는 주소입니다.
reason-no-item = 그런 아이템이 없습니다.
reason-not-yours = 보낸 주소는 이 아이템의 소유자가 아니며, 옮길 수 있도록 승인받지도 않았습니다.
reason-busy = 컨트랙트가 같은 거래의 다른 작업을 아직 처리하고 있었습니다.
reason-not-taken = 컨트랙트가 보낸 주소에서 토큰을 가져올 수 없었습니다. 잔액이나 승인된 수량이 모자라거나, 토큰이 허용하지 않습니다.
reason-not-given = 컨트랙트가 지급할 것을 전달하지 못했습니다.
reason-pool-empty = 풀에 이 스왑을 처리할 만한 수량이 없습니다.
reason-pool-sum = 풀이 받은 수량이 스왑에 필요한 것보다 적습니다. 전송할 때마다 일부를 가져가는 토큰이 이런 문제를 일으킵니다.
reason-signature = 서명이 하려던 작업과 맞지 않습니다.
reason-no-trust = 받는 쪽이 이 통화의 발행자를 신뢰하도록 설정하지 않았습니다.
reason-not-allowed = 받는 쪽이나 발행자는 허용한 계정에서만 이것을 받습니다.
reason-frozen = 발행자가 이 통화를 동결했습니다.
reason-order = 주문이 받는 컨트랙트가 요구하는 것과 맞지 않습니다.
