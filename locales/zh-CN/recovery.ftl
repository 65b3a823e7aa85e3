# 未入账、可以找回的充值：组件中用到时才加载的部分。
offer-title = 这笔充值可以找回
offer-text = { $amount } 已到达我们的地址，但没有入账。您可以申请找回：先看到费用和所需时间，同意之后才开始。
offer-ask = 申请找回

card-title = 充值找回
card-deposit = { $amount }，{ $network } 网络

way-asked = 已申请
way-shown = 证明属于您
way-agreed = 确认费用和地址
way-paying = 正在退回
way-done = 已退回

now-sign = 请证明这笔充值属于您：用转出的地址签署一段文字。签名不会转移任何资金，也不收费。
sign = 用该地址签名
sign-again = 重新获取文字
sign-here = 在此设备上签名
sign-below = 要签署的文字就在本对话下方。
sign-cannot = 我无法签名：是从交易所转出的
now-asked = 这个地址无人能签名，团队成员会核实充值是否属于您。如有提币凭证，请发到这里。切勿发送助记词或私钥。
now-terms = 请查看费用，并告诉我们币要退回到哪里。
fee = 费用
fee-none = 免费
takes = 所需时间
days = 约 { $days } 天
goes-to = 退回到
address = 您自己的 { $network } 钱包地址
address-hint = 请从钱包中复制，不要从交易记录里复制。我们从不索要助记词或私钥。
memo = Memo 或标签（如该地址需要）
agree = 我同意支付 { $fee } 的费用
agree-free = 我同意
agree-send = 同意并提交
now-ready = 资料已齐。团队成员会接手处理，约需 { $days } 天。
now-in-work = 团队成员正在为您退回，约需 { $days } 天。
now-done = { $amount } 已退回到您的地址。交易：
now-withdrawn = 这个申请已结束。您可以在上方的回答下重新申请，或写信给我们。

withdraw = 我不想继续了
withdraw-sure = 要撤回申请吗？
withdraw-no = 不，继续
withdraw-yes = 是，撤回

refused-not_theirs = 无法证明这笔充值属于您。
refused-not_possible = 这笔充值无法退回：那里的币无人能够动用。
refused-not_worth = 找回的费用超过了它的价值。
refused-duplicate = 这笔充值无法以这种方式找回。
refused-taken = 已有他人证明这笔充值属于他们。如果它属于您，请在此给我们留言。
refused-other = 这个申请不予办理。接下来怎么做，请看本对话。

problem-silent = 网络暂时没有响应，请一分钟后再试。
problem-nowhere = 网络上还查不到这笔交易，请稍后再试。
problem-waiting = 交易尚未确认完成。请等钱包显示已确认后再申请。
problem-void = 这笔交易没有转移任何资产：它失败了，或被另一笔取代。币在哪里，您的钱包会显示。
problem-not-here = 这笔充值无法以这种方式找回。请在这里留言，团队成员会查看。
problem-fee = 费用已有变化，请再看一次。
problem-device = 您是在另一台设备上签名的。请在此设备上再签一次，或回到那台设备继续：这样，只拿到您聊天窗口的人无法决定币的去向。
problem-elsewhere = 状态已经改变，请查看对话中的最新消息。
problem-unchecked = 这个地址暂时无法校验，请稍后再试。
problem-network = 这是另一个网络的地址，发到那里的币会丢失。
problem-form = 这不是该网络的地址：可能缺了或错了一个字符。请重新复制。
problem-secret = 这是私钥或助记词！我们没有保存它。请把币转到新钱包，并填写新钱包的地址。
problem-ours = 这是我们的地址。请填写您自己钱包的地址。
problem-nobody = 这个地址不属于任何钱包，发到那里的币会丢失。
problem-known = 这个地址的主人，我们不会向其付款。请填写您自己钱包的地址。
problem-lookalike = 这个地址被做得很像您熟悉的地址，但并不是。请从钱包中复制，不要从交易记录里复制。

line-recovery_checked = 团队成员正在核实充值是否属于您。
line-recovery_proved = 已证明这笔充值属于您。
line-recovery_agreed = 您已同意费用，并填写了退回地址。
line-recovery_taken = 团队成员正在为您退回。
line-recovery_done = 您的充值已退回。
line-recovery_refused = 您的充值不予退回。{ $reason }
line-recovery_withdrawn = 您已撤回申请。
line-recovery_lapsed = 两周内没有进展，您的申请已关闭。您可以重新申请。
