# 客户读到的交易说明。每个结论有标题、说明（.text）和建议（.advice）。
# 用平实的话；链上没有显示的，不作承诺。

tx-not-found = 没有找到这笔交易
    .text = 我们查询了 { $networks }，都没有这笔交易。它可能从未发出，可能已被丢弃，也可能在别的网络上。
    .advice = 请从发出它的钱包或交易所重新复制交易哈希，并核对当时选择的网络。
tx-dropped = 这笔交易已不在等待队列中
    .text = { $since }前，{ $networks } 上还有这笔交易，当时正在等待打包。现在查询的节点已经没有它了：它被丢弃，或被撤回。
    .advice = 它没有转走任何资产。如果有人重新发送，它仍可能再次出现，所以请先在钱包中查看，再决定是否另发一笔。
tx-pending-waiting = 您的交易正在等待打包
    .text = { $network } 已经收到它，没有什么阻碍。大约每{ $block_time }出一个新区块。
    .advice = 请稍等，不需要做任何操作。
tx-pending-fee-low = 您的交易出的手续费低于 { $network } 目前的水平
    .text = 它最多出 { $offered }，而目前能被打包的是 { $needed }。费用回落之前它会一直等待。
    .advice = 可以等待，也可以在发出它的钱包里选择“加速”或“取消”。
tx-pending-nonce-gap = 缺少一笔更早的交易
    .text = 这笔交易是发送方的第 { $nonce } 号，而第 { $missing } 号并不存在。{ $network } 只按顺序打包。
    .advice = 请用同一个钱包发出第 { $missing } 号交易，或在钱包里取消等待中的交易。如果是交易所发出的，只有交易所能处理。
tx-pending-stuck-behind = 您的交易排在其他交易后面
    .text = 有 { $count } 笔更早的交易要先被打包{ $ahead ->
            [none] 。
           *[other] ，最早的是 { $ahead }。
        }
    .advice = 请在发出它的钱包里给其中最早的一笔加速，后面的会跟上。
tx-pending-competing = 另一笔交易正与它竞争
    .text = 同一发送方的另一笔交易也在等待打包{ $by ->
            [none] 。
           *[other] ：{ $by }。
        }两笔之中只有一笔能被打包；在其中一笔进入区块之前，还不能确定是哪一笔。
    .advice = 在其中一笔进入区块之前，请不要再次发送。如果另一笔不是您发出的，请立即告诉我们。
tx-replaced = 这笔交易已被另一笔取代
    .text = 发送方用另一笔交易取代了它{ $by ->
            [none] 。
           *[other] ：{ $by }。
        }这一笔不会再被打包，也没有因它扣走任何资产。
    .advice = 请查看取代它的那一笔。如果不是您发出的，请立即告诉我们。
tx-reorganised = 您的交易从区块中退出了
    .text = 它曾在区块 { $height } 中，但 { $network } 之后替换了那个区块。现在它不在任何区块里。
    .advice = 通常它会自动再次被打包。在弄清结果之前请不要重复发送，过几分钟再查。
tx-expired = 您的交易已过期
    .text = 它没有及时被打包，之后也不能再被打包。没有因它扣走任何资产。
    .advice = 请用原来的钱包重新发送。
tx-confirming = 您的交易正在确认中
    .text = 我们需要 { $needed } 个确认，目前有 { $confirmations } 个，还差 { $missing } 个，大约需要{ $wait }。
    .advice = 请稍等，不需要做任何操作。
tx-succeeded = 您的交易已成功
    .text = 它已在 { $network } 的区块中，有 { $confirmations } 个确认。
    .advice = 就交易本身而言，不需要再做什么。
tx-failed-out-of-gas = 您的交易失败了：燃料（gas）不足
    .text = 上限是 { $limit }，用掉了 { $used }。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请重试，让钱包自动选择 gas 上限，或把上限调高。
tx-failed-reverted = 您的交易失败了：合约拒绝了它
    .text = { $reason ->
        [none] 合约没有说明原因。
        [own] 合约给出了它自己的说法，我们的客服人员可以查看。任何人都可以写这样的话，盗贼也可以，所以我们不予转述。
       *[known] { $known }
    }只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请检查您让合约做的事。原样重试很可能再次失败。
tx-failed-panic = 您的交易失败了：合约自身出错
    .text = { $mistake ->
        [code-0x01] 一项必须始终成立的条件没有成立。
        [code-0x11] 计算结果超出了数值范围。
        [code-0x12] 合约做了除以零的运算。
        [code-0x21] 合约使用了并不存在的选项。
        [code-0x22] 合约保存的数据已损坏。
        [code-0x31] 合约从空列表中取数据。
        [code-0x32] 合约读取了列表中不存在的一项。
        [code-0x41] 合约请求了过多的内存。
        [code-0x51] 合约调用了不存在的函数。
       *[other] 合约因自身错误中止（编号 { $panic }）。
    }只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请不要原样重试，可以询问该合约或应用的运营方。
tx-failed-slippage = 您的交易失败了：价格变动太大
    .text = 兑换所得会低于您允许的数量。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请用新的报价重试。放宽滑点更容易成交，但可能让您付出更多。
tx-failed-deadline = 您的交易失败了：时间已过
    .text = 它被打包时已超过设定的期限。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请用新的报价重试，并给足手续费以便尽快打包。
tx-failed-allowance = 您的交易失败了：合约没有获得足够的授权
    .text = 合约无权从发送方转走这么多代币。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 如果您信任该合约，请先授权相应数量，再重试。
tx-failed-balance = 您的交易失败了：余额不足
    .text = 发送方的余额不够。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请核对该代币的余额，用较小的数量重试。
tx-failed-tag-needed = 您的交易失败了：缺少目的地标签（Tag）
    .text = 收款方不接受没有标签的转账。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请填写收款方在地址旁边显示的标签，再重新发送。
tx-failed-no-account = 您的交易失败了：收款账户还不存在
    .text = 新账户至少要收到网络规定的储备金才会建立。只扣除了手续费 { $fee }，其余资产没有动。
    .advice = 请核对地址。如果地址正确，请先至少转入储备金的数量。
tx-failed-bounced = 您的交易被退回了
    .text = 收款方没有接收，资产扣除费用后已退回发送方；发送的手续费是 { $fee }。
    .advice = 请核对地址，并确认收款方已启用。再次发送之前请先查看余额。
tx-immature = 这是新挖出的币，暂时不能动用
    .text = 它在 { $confirmations } 个区块之前被挖出。{ $network } 要求满 { $needed } 个区块后才能动用，还差 { $missing } 个，大约需要{ $wait }。
    .advice = 请稍等，不需要做任何操作。
transfer-partial = 实际到账少于交易显示的数量
    .text = 交易写的是 { $sent }，而实际到达 { $to } 的是 { $amount }。它以“部分付款”方式发送，能到多少算多少。
    .advice = 只以实际到账的数量为准。部分付款常被用来行骗。
transfer-native = 已转出 { $amount }
    .text = { $amount } 从 { $from } 转到 { $to }。
    .advice = 请核对收款地址是否是您想要的地址。
transfer-token = 已转出 { $amount }
    .text = 代币 { $token } 的 { $amount } 从 { $from } 转到 { $to }。
    .advice = 请核对收款地址是否是您想要的地址。
transfer-internal = 合约转出了 { $amount }
    .text = { $amount } 从合约 { $from } 转到 { $to }。许多钱包和浏览器把这类转账放在单独的列表里。
    .advice = 如果列表里没有，请查看“内部交易”。
transfer-fee-on-transfer = 代币扣留了一部分转账
    .text = 发出 { $sent }，到达 { $to } 的是 { $amount }。代币 { $token } 每次转账都会扣留一部分。
    .advice = 这部分是按代币自身的规则扣除的，我们无法退还。
transfer-scam-token = 这个代币并非表面看到的那样
    .text = 交易转移的是代币 { $token } 的 { $amount }，它在诈骗名单上：{ $name }。
    .advice = 不要出售、不要授权，也不要访问它提到的网站。这类网站会盗取钱包。
transfer-same-name = 这个代币只是名称相同
    .text = 交易把 { $amount } 转到 { $to }。代币 { $token } 自称 { $name }，但不是我们在 { $network } 上支持的 { $name }。
    .advice = 它可能是跨链版本，也可能是没有价值的假币。在做任何操作之前，请核对合约地址。
transfer-crossed = 这笔会继续转到 { $destination }
    .text = { $name } 已收取，并会在 { $destination } 上支付给 { $to }。
    .advice = 请在 { $destination } 上查询该地址，通常几分钟内到账。
transfer-taken = 别人转走了这些代币
    .text = { $by } 把代币 { $token } 的 { $amount } 从 { $from } 转到 { $to }。这不是所有者发出的，而是凭以前的一项授权转走的。
    .advice = 如果那是您的钱包，而这不是您的本意，这就是盗窃：请立即撤销它的全部授权，把剩余资产转到新钱包，并告诉我们。
transfer-by-other = 这些代币是由他人操作转走的
    .text = { $amount }（{ $token }）从 { $from } 转到了 { $to }。这笔交易由 { $by } 发出，不是代币的主人，主人在其中没有得到任何已知有价值的东西。可能是主人签署了由他人代为执行的付款或订单，也可能是主人授权过的合约正被盗贼利用。仅凭链上数据无法区分。
    .advice = 如果您两样都没有签署过，请立即告诉我们，在钱包里撤销授权，并把剩余资产转到新钱包。
transfer-from-lookalike = 这笔来自一个用来欺骗您的地址
    .text = { $from } 看起来像您用过的 { $resembles }，其实是另一个地址。它发来这笔是想让您从记录里复制错误的地址。
    .advice = 不要从历史记录复制地址。每次都向收款方索取，并核对完整地址。
approval-given = 您允许了别人转走代币
    .text = { $spender } 最多可以从这个钱包转走代币 { $token } 的 { $amount }。
    .advice = 如果这不是您的本意，请在钱包里撤销授权。
approval-unlimited = 您允许了别人转走全部代币
    .text = { $spender } 现在和以后都可以从这个钱包转走任意数量的代币 { $token }。
    .advice = 不再需要时请撤销授权；如果不认识对方，请立即撤销。
approval-to-account = 您允许了一个个人地址转走代币
    .text = { $spender } 可以从这个钱包转走代币 { $token }。它不是合约，正规的应用不会这样要求。
    .advice = 请立即撤销授权，并把这些代币转到另一个钱包。如果是有人让您这么做的，请告诉我们。
approval-drainer = 已知的盗贼可以转走您的代币
    .text = { $spender }（{ $name }）可以从这个钱包转走代币 { $token }。
    .advice = 请立即撤销授权，把剩余资产转到新钱包，并告诉我们。
approval-revoked = 一项授权已撤销
    .text = { $spender } 不能再凭这项授权从这个钱包转走代币 { $token }。
    .advice = 钱包的其他授权不受影响。
deposit-complete = 充值已到达我们的地址
    .text = { $amount } 已到达我们的地址 { $to }，确认数足够。
    .advice = 如果账户里迟迟没有显示，请带上这笔交易联系我们。
deposit-wrong-network = 充值走了我们在此不入账的网络
    .text = { $amount } 在 { $network } 上到达 { $to }。该地址接收的是 { $expected } 上的充值。
    .advice = 请不要再发送。可以询问我们能否找回，但并非总能做到。
deposit-memo-missing = 充值没有带备注（memo）
    .text = { $amount } 到达了许多客户共用的地址 { $to }。没有备注或标签，我们无法知道是谁的。
    .advice = 请把这笔交易和您是发送方的证明发给我们，以便查找。
deposit-memo-wrong = 充值带了别的备注（memo）
    .text = { $amount } 到达 { $to }，{ $memo ->
            [none] 所带的不是您的备注。
           *[other] 备注是“{ $memo }”，不是您的备注。
        }
    .advice = 请把这笔交易和您是发送方的证明发给我们，以便查找。
deposit-token-unsupported = 我们不支持这个代币
    .text = { $amount }（{ $token }）在 { $network } 上到达 { $to }，但它不在我们入账的资产之列。
    .advice = 请不要再发送它。可以询问我们能否找回，但并非总能做到。
deposit-below-minimum = 充值低于最低数量
    .text = { $amount } 到达 { $to }，而最低入账数量是 { $minimum }。
    .advice = 在发送更多之前，请先询问我们如何处理。
deposit-another = 这笔转到了另一位客户的充值地址
    .text = { $amount } 转到了 { $to }。平台把该地址分配给了另一位客户，并会为其入账。
    .advice = 请弄清发送方从哪里得到这个地址。不要告诉对方它属于谁。
deposit-somebody = 这笔转到了我们的充值地址
    .text = { $amount } 转到了 { $to }，平台把它分配给了一位客户。
    .advice = 打开提问客户的工单，即可查看是否属于该客户。
sent-to-contract = 这笔转到了合约
    .text = { $amount } 转到了 { $to }，它是程序，不是个人地址。有些钱包和交易所使用这样的地址，但许多其他程序无法退还转入的资产。
    .advice = 如果它既不是您自己的钱包，也不是别人给您的充值地址，请询问该合约的运营方。
sent-to-token-contract = 这笔转到了代币自身的合约
    .text = { $amount } 转到了 { $to }，即该代币的合约。这类合约大多无法退还。
    .advice = 只有代币的运营方可能帮忙。请警惕其他声称能找回的人。
sent-to-lookalike = 这笔转到了用来欺骗您的地址
    .text = { $amount } 的收款地址是 { $to }。它看起来像您用过的 { $resembles }，其实是另一个地址。
    .advice = 如果是误转，请立即告诉我们。如果交易仍在等待，请马上在钱包里取消。
sent-to-sanctioned = 这笔转到了受制裁的地址
    .text = { $amount } 的收款地址是 { $to }（{ $name }）。
    .advice = 请不要再发送。此事须由我们的合规团队处理。
sent-to-scam = 这笔转到了已知的盗窃地址
    .text = { $amount } 的收款地址是 { $to }（{ $name }）。
    .advice = 无论对方承诺什么，都不要再发送。请立即告诉我们，并向警方报案。
sent-to-exchange = 这笔转到了一家交易所
    .text = { $amount } 转到了 { $to }，它是 { $name } 的地址。
    .advice = 如果本来就要转到那里，请询问 { $name }。如果是被盗，请尽快告诉我们和 { $name }。
sent-to-bridge = 这笔转到了跨链桥
    .text = { $amount } 转到了 { $to }（{ $name }），它把资产转到另一个网络，后半程在那里完成。
    .advice = 请在另一个网络上查看是否到账，或带上这笔交易询问 { $name }。
address-account = { $network } 上正在使用的地址
    .text = { $address } 持有 { $balance }{ $sent ->
            [none] 。
           *[other] ，发出过 { $sent } 笔交易。
        }这里不计代币。
    .advice = 粘贴交易哈希即可了解那笔交易的情况。
address-contract = { $network } 上的合约
    .text = { $address } 是程序，持有 { $balance }。
    .advice = 除非其开发方说明，否则不要直接向它转账。
address-unused = 这个地址还没有使用过
    .text = 我们查询了 { $networks }，都没有 { $address } 的使用记录。
    .advice = 请核对地址是否正确，以及选择的是哪个网络。
address-deposit = 我们的充值地址
    .text = { $address } 接收 { $network } 上的充值。
    .advice = 粘贴交易哈希即可了解充值到了哪里。
address-another = 另一位客户的充值地址
    .text = 平台把 { $address } 分配给了另一位客户，不是这一位。
    .advice = 请弄清对方从哪里得到这个地址。不要告诉对方它属于谁。
address-wrong-network = 我们的地址，但此网络不入账
    .text = { $address } 接收 { $expected } 上的充值，不接收 { $network } 上的。
    .advice = 请不要在 { $network } 上向它转账。
address-lookalike = 用来欺骗您的地址
    .text = { $address } 看起来像您用过的 { $resembles }，其实是另一个地址。
    .advice = 请不要向它转账。
address-sanctioned = 受制裁的地址
    .text = { $address } 在名单上：{ $name }。
    .advice = 请不要向它转账。
address-scam = 已知的盗窃或诈骗地址
    .text = { $address } 在名单上：{ $name }。
    .advice = 请不要向它转账，也不要给它任何授权。
address-exchange = 交易所的地址
    .text = { $address } 属于 { $name }。
    .advice = 只有 { $name } 能说明它是谁的账户。
address-labelled = 已知的地址
    .text = { $address } 是 { $name }。
    .advice = 请核对它是否是您想要的地址。
cannot-tell = 我们现在无法查看网络
    .text = 我们没有从 { $networks } 得到可靠的回答。这不说明您的交易有任何问题。
    .advice = 请过几分钟再试。不要因此重复发送。
unreadable = 这不是我们认识的交易或地址
    .text = 这段文字不符合我们查询的任何网络的交易哈希或地址格式。
    .advice = 请重新完整复制，不要带空格。

unit-seconds = { $count } 秒
unit-minutes = { $count } 分钟
unit-hours = { $count } 小时
amount-unknown-places = { $units } 个最小单位
amount-unknown-asset = 未命名资产
amount-odd-name = 个代币（其自称的名称不予转述）
said-together = { $title }。{ $text }

# 许多合约通用的说法，用我们自己的话来说。
reason-paused = 合约已被其运营方暂停。
reason-owner = 只有合约的运营方可以这样做。
reason-receiver = 收款地址无法接收它。
reason-sender = 这个代币不能从该发送地址转出。
reason-spender = 不能向该地址授权。
reason-no-item = 没有这件物品。
reason-not-yours = 发送方既不是该物品的所有者，也没有获得转移它的授权。
reason-busy = 合约仍在处理同一笔交易中的其他操作。
reason-not-taken = 合约无法从发送方取走代币：余额或授权不足，或代币不允许。
reason-not-given = 合约无法把应付的资产转出。
reason-pool-empty = 资金池的数量不足以完成这笔兑换。
reason-pool-sum = 资金池收到的少于这笔兑换所需。每次转账都扣留一部分的代币会造成这种情况。
reason-signature = 签名与要做的操作不符。
reason-no-trust = 收款方不信任这种货币的发行方。
reason-not-allowed = 收款方或发行方只接受其允许的账户。
reason-frozen = 发行方已冻结这种货币。
reason-order = 指令不符合接收合约的要求。
