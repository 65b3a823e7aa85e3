# 客服工作台：工单列表、会话、客户面板、命令面板与搜索。

## 框架

rail = 导航
rail-palette = 搜索或执行命令…
rail-teams = 团队
rail-search = 搜索
rail-knowledge = 知识库
rail-dashboard = 数据看板
rail-settings = 设置
rail-account = 我的账号
skip-to-main = 跳到正文
page-failed = 页面加载失败
unreachable = 无法连接服务器
nowhere = 这里什么也没有
nowhere-hint = 地址可能已失效或输入有误。
nowhere-back = 返回收件箱
own-menu = 我
own-menu-of = { $name }，{ $presence }
presence-online = 在线
presence-online-hint = 可以接收新工单
presence-away = 离开
presence-away-hint = 保留现有工单，不接新单
presence-offline = 离线
presence-offline-hint = 当前不在工作
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
connection-lost = 连接已断开，正在重连…
connection-lost-long = 无法连接服务器。你可以继续书写，连接恢复后会立即发送。
connection-waiting = { $count } 条消息等待发送
connection-back = 已重新连接，内容已同步
connection-slower = 当前网络不允许实时连接。一切功能正常，消息会稍晚一点到达。
notify-mention = 有人提到了你
notify-message = 客户有新消息
notify-assigned = 有工单分配给你
notify-first_reply_overdue = 首次回复已超时
notify-next_reply_overdue = 回复已超时
notify-resolution_overdue = 解决已超时
notify-update_overdue = 承诺的进展通报已超时
notify-first_reply_due_soon = 首次回复即将到期
notify-next_reply_due_soon = 回复即将到期
notify-resolution_due_soon = 解决即将到期
notify-update_due_soon = 承诺的进展通报即将到期
notify-theft = 有人报告被盗
notify-exposed = 有客户泄露了机密
notify-coins_exchange = 被盗资金到达 { $name }：请要求对方冻结
notify-coins_mixer = 被盗资金进入混币器 { $name }：请写入给警方的报告
notify-coins_bridge = 被盗资金经跨链桥 { $name } 转出：请查明转往何处，并在那里继续追踪
notify-coins_sanctioned = 被盗资金到达受制裁地址（{ $name }）：请通知合规部门
notify-open = 打开

## 视图

view-mine = 我的
view-unassigned = 未分配
view-team = 我的团队
view-all = 全部进行中
view-waiting = 等待最久
view-mentions = 提到我的
view-snoozed = 已推迟
view-resolved = 已解决

inbox-nothing-open = 尚未打开工单
inbox-nothing-open-hint = 从列表中选择，或使用按键

## 列表

list-failed = 列表加载失败
list-arriving = { $count } 个新工单
list-empty-mine = 没有等待你处理的工单
list-empty-unassigned = 所有工单都已有人负责
list-empty-team = 你的团队没有进行中的工单
list-empty-all = 没有进行中的工单
list-empty-waiting = 没有客户在等待
list-empty-mentions = 没有未读的提及
list-empty-snoozed = 没有被推迟的工单
list-empty-resolved = 还没有已解决的工单
list-empty-filtered = 没有符合筛选条件的工单
list-empty-no-team = 你还未加入任何团队
list-empty-no-team-hint = 请联系管理员将你加入团队：你只能看到自己和所在团队的工单。
list-empty-no-inbox = 客户还无法联系你
list-empty-no-inbox-hint = 收件箱就是放在你网站上的聊天窗口。
list-empty-create-inbox = 创建收件箱
list-empty-to-unassigned = 查看 { $count } 个未分配的工单
row-name = 工单 { $number }，{ $name }{ $unread ->
    [0] {""}
   *[other] ，{ $unread } 条未读消息
  }
row-select = 选择工单 { $number }
row-answered = 已回复：
sort = 排序
sort-by = 排序：{ $sort }
sort-activity = 最近活动
sort-waiting = 等待最久
sort-created = 最新创建
filter = 筛选
filter-any = 不限
filter-clear = 全部清除
filter-inbox = 收件箱
filter-team = 团队
filter-assignee = 负责人
filter-tag = 标签
filter-priority = 优先级
filter-language = 语言
filter-state = 状态
filter-type = 类型
filter-customer = 客户
filter-this-customer = 此客户
nobody = 无人负责
bulk = 已选工单
bulk-all = 全选
bulk-clear = 清除选择
bulk-count = 已选 { $count } 个
bulk-done = 已更新 { $count } 个工单
bulk-failed = { $count } 个工单未更改：{ $detail }
waits-title = 等待回复
due-title = { $what }，截止 { $at }
due-late = { $what }已超时
due-left = { $what }剩余
clock-first_reply = 首次回复
clock-next_reply = 后续回复
clock-resolution = 解决
clock-update = 进展通报
clock-state-running = 计时中
clock-state-paused = 已暂停
clock-state-met = 已达成
clock-state-breached = 已超时
state-open = 进行中
state-snoozed = 已推迟
state-resolved = 已解决
state-merged = 已合并
priority-low = 低
priority-normal = 普通
priority-high = 高
priority-urgent = 紧急
priority-of = 优先级：{ $priority }

## 新建工单

new-case = 新建工单
new-case-start = 开始
new-case-customer = 客户
new-case-customer-hint = 输入姓名、邮箱或账号查找。
new-case-found = 已有客户
new-case-other = 换一个
new-case-message = 消息
field-email = 邮箱
field-name = 姓名
field-not-set = 未填写

## 命令与快捷键

command-palette = 命令
command-reply = 回复
command-note = 写备注
command-assign = 分配
command-assign-me = 分配给我
command-unassign = 取消分配
command-tags = 标签
command-priority = 优先级
command-snooze = 推迟
command-wake = 立即恢复
command-resolve = 解决
command-reopen = 重新打开
command-merge = 合并到其他工单
command-copy-link = 复制链接
command-panel = 客户面板
command-go = 前往{ $place }
command-next = 下一个工单
command-previous = 上一个工单
command-open = 打开工单
command-select = 选择工单
command-back = 返回
command-number = 按编号打开工单
command-search = 搜索消息
command-new-case = 新建工单
command-help = 键盘快捷键
command-online = 设为在线
command-away = 设为离开
command-offline = 设为离线
command-light = 浅色主题
command-dark = 深色主题
command-system = 主题跟随系统
command-sign-out = 退出登录
palette-hint = 输入命令、编号或关键词…
palette-cases = 工单
palette-search = 在全部消息中搜索“{ $query }”
picker-create = 新建“{ $text }”
help-title = 键盘快捷键
help-single = 单键快捷键
help-single-hint = 如果经常误触按键或使用语音输入，可以关闭。带 Ctrl 或 ⌘ 的快捷键不受影响。
help-group-list = 列表
help-group-case = 工单
help-group-go = 前往
help-group-app = 工作台
help-group-compose = 书写
help-canned = 快捷回复
help-mention = 在备注中提及同事

## 会话

thread = 工单
thread-tools = 工单操作
thread-missing = 找不到这个工单
thread-missing-hint = 它可能已被移到你无权查看的地方。
thread-missing-back = 返回我的工单
thread-failed = 工单加载失败
thread-merged = 此工单已合并到另一个工单。
thread-merged-open = 打开该工单
back-to-list = 返回列表
subject = 主题
subject-edit = 修改主题
assigned-to = 负责人：{ $name }
snoozed-until = 推迟到 { $until }
viewers = { $names }也在查看
viewers-typing = { $names }正在查看并书写
more = 更多
more-customer-cases = 此客户的其他工单
messages = 消息
message-name = { $name }，{ $time }
unread-from-here = 新消息
conversation-from = 会话 { $number } · { $channel }
typing = { $names }正在输入…
the-customer = 客户
the-system = Ombud
a-colleague = 同事
a-programme = 程序（API）
bot = 机器人
note = 备注
reply = 回复
to-end = 最新消息
to-end-new = { $count } 条新消息
mark-sent = 已送达
mark-read = 客户已读
mark-sending = 发送中…
mark-waiting = 等待连接
copy-text = 复制文字
copy-message-link = 复制此消息的链接
file-open = 打开 { $name }
download = 下载
send-anyway = 我已阅读，发送
guard-removed = 存储前已移除：{ $kinds }
nack-newer-message = 发送前客户又写了新消息，请先阅读。
nack-newer-colleague = 发送前 { $name } 已经回复，请先阅读。
nack-newer-bot = 发送前自动助手已经回复，请先阅读。
nack-newer-somebody = 发送前有人写了新消息，请先阅读。
nack-body-too-long = 消息过长。
nack-too-many-attachments = 一条消息最多 10 个文件。
nack-forbidden = 你无权在此工单中回复。
nack-other = 服务器没有接受这条消息。

tags-more = 再显示 { $count } 个标签
tags-fewer = 收起标签
handover-both = { $by ->
        [none] 已转给 { $team }，由 { $person } 回复
       *[other] { $by } 已转给 { $team }，由 { $person } 回复
    }
handover-team = { $by ->
        [none] 已转给 { $team }
       *[other] { $by } 已转给 { $team }
    }
handover-person = { $by ->
        [none] 由 { $person } 回复
       *[other] { $by } 已转给 { $person }
    }
handover-open = 经 { $count } 步转交，暂无人接手
activity-opened = { $by } 创建了工单
activity-opened-auto = 工单已创建
activity-assigned = { $by } 将工单分配给 { $to }
activity-assigned-auto = 工单已分配给 { $to }
activity-unassigned = { $by } 取消了分配
activity-unassigned-auto = 工单已无负责人
activity-team = { $by } 将工单转到 { $to }
activity-team-auto = 工单已转到 { $to }
activity-priority = { $by } 将优先级从{ $from }改为{ $to }
activity-priority-auto = 优先级从{ $from }变为{ $to }
activity-tagged = { $by } 添加了标签 { $tag }
activity-tagged-auto = 已添加标签 { $tag }
activity-untagged = { $by } 移除了标签 { $tag }
activity-untagged-auto = 已移除标签 { $tag }
activity-snoozed = { $by } 将工单推迟到 { $until }
activity-snoozed-auto = 工单已推迟到 { $until }
activity-woke = 工单已恢复
activity-resolved = { $by } 解决了工单：{ $reason }
activity-resolved-customer = 客户结束了对话
activity-resolved-auto = 工单已解决：{ $reason }
activity-reopened = { $by } 重新打开了工单
activity-reopened-auto = 工单已重新打开
activity-merged = { $by } 将工单 #{ $number } 合并到此处
activity-merged-auto = 工单 #{ $number } 已合并到此处
activity-split = { $by } 拆分出工单 #{ $number }
activity-split-auto = 已拆分出工单 #{ $number }
activity-rating_asked = 已请客户评分
activity-agent_joined = { $name } 加入了会话
activity-rated = 客户评分：{ $score } / 5
activity-breached = 未达成时限：{ $clock }
activity-bot_handed_over =
    自动助手已转人工：{ $reason ->
        [asked] 客户要求人工
        [urgent] 事情紧急
        [danger] 客户可能有危险
        [upset] 客户情绪激动
        [route] 此类问题由人工处理
        [unknown] 没有合适的文章
        [not_helped] 所给内容没有解决问题
        [chain] 链上情况需要人工处理
        [flow] 引导流程转到了人工
       *[failed] 助手无法回答
    }。{ $articles ->
        [none] 没有给出文章。
       *[other] 已给出：{ $articles }
    }{ $flow ->
        [none] {""}
       *[other] {" "}引导流程 { $flow }：{ $answers }
    }
activity-proof_asked = { $by } 请求客户验证：{ $level }或更高，截止 { $until }
activity-proof_given = 客户已证明身份：{ $level }
activity-proof_asked_wallet = { $by } 请求证明 { $address } 属于客户，截止 { $until }
activity-proof_given_wallet = 客户已证明 { $address } 属于自己
activity-proof_failed = 验证失败：错误次数过多
activity-proof_expired = 客户未在规定时间内完成验证
activity-proof_withdrawn = 不再要求验证
activity-proof_wallet_removed = 客户移除了自己的钱包 { $address }，我们不再通过它认识客户
activity-proof_wallet_taken = { $by } 移除了客户的钱包 { $address }：{ $reason }
activity-proof_freeze_link = { $maker ->
    [customer] 客户在聊天中创建了冻结链接
   *[other] { $by } 为客户创建了冻结链接
}
activity-proof_freeze_link_revoked = { $maker ->
    [customer] 客户撤销了一个冻结链接
   *[other] { $by } 撤销了客户的一个冻结链接
}
activity-proof_asked_wallet-auto = 已请客户用 { $address } 签名，截止 { $until }
activity-recovery_offered = 已向客户提供找回 { $amount } 的选项
activity-recovery_asked = 已开立找回 { $amount } 的申请
activity-recovery_checked = 客户无法用转出地址签名：需人工核实充值属于谁
activity-recovery_proved = { $by } 已核实充值属于该客户
activity-recovery_proved-auto = 已证明充值属于该客户
activity-recovery_agreed = 客户已同意费用，并填写了退回地址
activity-recovery_taken = { $by } 正在退回充值
activity-recovery_taken-auto = 正在退回充值
activity-recovery_done = { $by } 已退回充值，链上可查
activity-recovery_done-auto = 充值已退回，链上可查
activity-recovery_refused = { $by } 拒绝退回充值
activity-recovery_refused-auto = 找回充值的申请被拒绝
activity-recovery_withdrawn = 客户撤回了找回申请
activity-recovery_lapsed = 找回申请已关闭：客户两周内没有操作
activity-recovery_claimed_twice = 有两位客户申请同一笔充值（{ $amount }）。请查明属于谁，不要向任何一方透露对方。
activity-account_done = { $action ->
    [freeze] { $by } 已让平台冻结账户
    [release] { $by } 已让平台解除冻结
    [resend] { $by } 已让平台重新发送最近的邮件
   *[recovery] { $by } 已让平台开启账户恢复
 }
activity-account_waiting = { $action ->
    [freeze] 已请求平台冻结账户（{ $by }），平台尚未回应，会自动重试
    [release] 已请求平台解除冻结（{ $by }），平台尚未回应，会自动重试
    [resend] 已请求平台重新发送邮件（{ $by }），平台尚未回应，会自动重试
   *[recovery] 已请求平台开启账户恢复（{ $by }），平台尚未回应，会自动重试
 }
activity-account_refused = { $action ->
    [freeze] 平台未冻结账户：{ $why }
    [release] 平台未解除冻结：{ $why }
    [resend] 平台未重新发送邮件：{ $why }
   *[recovery] 平台未开启账户恢复：{ $why }
 }
activity-account_failed = { $action ->
    [freeze] 平台始终没有回应是否已冻结账户，请立即用其他方式联系平台
    [release] 平台始终没有回应是否已解除冻结，请用其他方式联系平台
    [resend] 平台始终没有回应是否已重新发送邮件
   *[recovery] 平台始终没有回应是否已开启账户恢复
 }
activity-freeze_pressed = 客户未登录，按下了冻结按钮
activity-freeze_pressed_here = 客户在聊天中按下了冻结按钮
activity-updates_missed = 已告知客户：未能如承诺在 { $minutes } 分钟内通报
activity-watch_offered = 客户可以关注 { $network } 上的 { $transaction }
activity-watch_begun = 正在关注 { $network } 上的 { $transaction }：完成时通知客户（{ $by }）
activity-watch_told = { $what ->
    [through] 已告知客户：{ $network } 上的 { $transaction } 已完成
    [failed] 已告知客户：{ $network } 上的 { $transaction } 失败
    [replaced] 已告知客户：{ $network } 上的 { $transaction } 已被替换
    [reorganised] 已告知客户：{ $network } 已离开 { $transaction } 所在的区块
    [expired] 已告知客户：{ $network } 上的 { $transaction } 已过期
   *[gone] 已告知客户：{ $network } 上已没有 { $transaction }
}
activity-watch_ended = { $how ->
    [told] 不再关注 { $transaction }：客户已知结果
    [customer] 客户不再需要 { $transaction } 的通知
    [staff] { $by } 停止关注 { $transaction }
    [over] 不再关注 { $transaction }：时间已到
    [network] 不再关注 { $transaction }：{ $network } 已不再查询
   *[blocked] 不再关注 { $transaction }：客户已被屏蔽
}
activity-coins_followed = { $by } 追踪了 { $network } 上 { $subject } 的资金：{ $count } 笔转移
activity-coins_reached = { $kind ->
    [mixer] { $amount } 进入混币器 { $name }（{ $network }），交易 { $transaction }：请把此前已知的情况写入给警方的报告
    [bridge] { $amount } 经跨链桥 { $name }（{ $network }）转出，交易 { $transaction }：请在该跨链桥的区块浏览器中查明转往何处，并在对应网络上继续追踪
    [sanctioned] { $amount } 到达制裁名单上的 { $name }（{ $network }），交易 { $transaction }：请通知合规部门，不要与该地址往来
   *[exchange] { $amount } 到达 { $name }（{ $network }）：请凭交易 { $transaction } 要求其冻结
}
activity-updates_promised = 已告知客户：至少每 { $minutes } 分钟有一次人工通报
activity-platform_event = 平台通知：{ $kind }
activity-data_request = 客户请求删除数据。请先确认是本人；法律要求在 { $until } 前答复
activity-evidence_kept = { $kind ->
    [trace] { $by } 将一份追踪留存为证据：{ $subject }
   *[look] { $by } 将链上答复留存为证据：{ $subject }
 }
activity-secret_removed = 存储前已从消息中移除：{ $kind }

## 书写

composer = 回复或备注
compose-kind = 消息类型
compose-reply = 回复客户
compose-reply-hint = 写给客户…  输入 / 使用快捷回复
compose-note = 给同事的备注
compose-note-hint = 写备注…  输入 @ 提及同事
note-hint = 备注仅同事可见
compose-send = 发送
compose-add-note = 添加备注
compose-more-ways = 更多发送方式
compose-send-resolve = 发送并解决
compose-send-snooze = 发送并推迟
compose-attach = 添加附件
compose-files = 附件
compose-files-left = 有 { $count } 个文件未添加：一条消息最多 10 个文件
compose-drop = 松开即可添加附件
compose-emoji = 表情
compose-left = 还可输入 { $count } 字
compose-over = 超出 { $count } 字
compose-too-long = 一条消息最多 { $max } 字
compose-uploading = 文件仍在上传
compose-unfilled = 请先填写或删除 {"{{"}…{"}}"} 中的内容
compose-upload-failed = 请先移除上传失败的文件
upload-progress = 正在上传 { $name }
draft-saving = 正在保存草稿…
draft-saved = 草稿已保存
draft-offline = 草稿已保存在本设备
newer-title = { $count ->
    [1] 在你书写时，客户又写了一条消息
   *[other] 在你书写时，客户又写了 { $count } 条消息
  }
newer-colleague = { $name } 刚刚回复了
newer-somebody = 另一位同事
newer-bot = 自动助手刚刚回复了
writing-colleague = { $names }正在书写…
newer-reviewed = 我已阅读
suggestions = 建议
schedule = 定时发送
schedule-set = 定时发送
schedule-cancel-on-reply = 如果客户先来信则不发送
scheduled = 定时消息
time-hour = 一小时后
time-hours = 三小时后
time-evening = 今天傍晚
time-tomorrow = 明天上午
time-monday = 下周一上午
time-week = 一周后
time-custom = 其他时间
snooze-set = 推迟

## 解决与合并

resolve-one = 解决工单
resolve-many = 解决 { $count } 个工单
resolve-reason = 原因
resolve-required = 解决前必填
resolve-ask-rating = 请客户评分
resolve-ask-rating-hint = 五个表情供选择，可附评论
reason-solved = 已解决
reason-answered = 已答复
reason-resolved = 已解决
reason-no-reply = 客户未回复
reason-no-response = 客户未回复
reason-duplicate = 重复
reason-spam = 垃圾信息
reason-other = 其他
merge-title = 合并工单 #{ $number }
merge-text = 它的会话将并入你选择的工单，之后仍可拆分。
merge-others = 此客户的其他工单
merge-no-others = 此客户没有其他工单。
merge-by-number = 或按编号选择此客户的其他工单
merge-other-customer = 工单 { $number } 属于其他客户。合并会让一方看到另一方写的内容。
merge-none = 没有工单 { $number }，或你无权查看
merge-itself = 这就是当前工单
merge-do = 合并
split = 拆分

## 已完成的操作

did-assign = 已分配给 { $name }
did-assign-me = 已分配给你
did-and-gone = 已完成。该工单现在不在你的可见范围内。
did-unassign = 已取消分配
did-team = 已转到 { $name }
did-no-team = 已移出团队
did-priority = 优先级：{ $priority }
did-snooze = 已推迟到 { $until }
did-wake = 工单已恢复
did-resolve = 工单 #{ $number } 已解决
did-resolve-next = 工单 #{ $number } 已解决，现在是 #{ $next }
did-reopen = 已重新打开
did-merge = 已合并到 #{ $number }
did-split = 已拆分为独立工单
did-schedule = 将于 { $at } 发送
did-copy-link = 链接已复制

assign-people = 成员
assign-me = { $name }（我）
assign-find = 查找成员或团队
assign-load = 进行中的工单数 / 上限
assign-nobody = 无人负责
assign-no-team = 不属于团队
assign-clear = 移除
tags-find = 查找或新建标签

## 客户

panel = 客户
panel-close = 关闭面板
panel-identities = 身份
panel-note = 客户备注
panel-note-hint = 同事应当知道的信息…
panel-customer-fields = 客户资料
panel-case = 工单 #{ $number }
panel-conversations = 此工单中的会话
panel-readers = 谁能看到
panel-earlier = 以往工单（{ $count }）
panel-earlier-none = 这是第一个工单。
case-type = 类型
type-question = 咨询
type-transaction = 交易
type-deposit_recovery = 充值找回
recovery-badge = 追回
type-account_access = 账户访问
type-theft = 被盗
type-scam_report = 诈骗举报
type-data_request = 数据请求
type-complaint = 投诉
case-opened = 创建时间
case-rating = 评分
customer-online = 当前在线
customer-seen = { $when }在线
customer-never-seen = 尚未上线
customer-since = 首次联系
customer-since-date = 首次联系：{ $date }
customer-local-time = 客户当地时间
customer-local = { $time }（{ $zone }）
customer-block = 屏蔽客户
customer-audit = 谁查阅过
customer-unblock = 取消屏蔽
customer-blocked = 已屏蔽
customer-guest = 访客 { $number }
add-email = 添加邮箱
address-from = 地址来源
address-from-proved = 已证明：客户能收到此邮箱的邮件，或由你的应用担保
address-from-customer = 由客户或你的应用提供，未经证明
address-from-staff = 由员工填写，未经证明：发往此处的邮件不含回复内容
edit-of = 修改：{ $name }
yes = 是
no = 否
unknown = 未知
identities-none = 暂无已知身份。
identity-email = 邮箱
identity-app_user = 应用账号
identity-device = 设备
identity-wallet = 钱包
proof-section = 身份证明
proof-known = 认证方式：{ $level }
proof-given-list = 已完成的验证
proof-line = { $level }：{ $by }
proof-line-here = { $level }：{ $by }（本工单要求）
proof-another = 此地址属于另一位客户：对方的资料并不因此归本客户所有。
proof-by-app = 应用
proof-ask = 请求验证
proof-ask-level = { $level }或更高
proof-ask-wallet = 钱包地址…
proof-wallet-title = 请求证明地址
proof-wallet-text = 客户通过签名证明持有该地址的密钥。这只说明地址属于谁，别无其他。
proof-wallet-family = 钱包类型
proof-wallet-ethereum = 以太坊及同类网络
proof-wallet-bitcoin = 比特币
proof-wallet-solana = Solana
proof-wallet-tron = 波场（Tron）
proof-wallet-address = 地址
proof-wallet-missing = 哪个地址？
proof-wallet-chain = 网络编号（非主网时）
proof-wallet-chain-hint = 用于合约钱包：Polygon 为 137，Base 为 8453
proof-wallet-ask = 请求
proof-wallets = 已知钱包
proof-wallet-line = { $address }，效力：{ $level }
proof-wallet-remove = 移除钱包
proof-wallet-remove-of = 移除钱包 { $address }
proof-wallet-remove-text = 我们将不再通过 { $address } 认识该客户：其等级可能降低，此前用它完成的证明不再有效。客户会在对话中看到。
proof-wallet-remove-hint = 同事和审计人员会看到；客户不会。
proof-wallet-removed = 已移除钱包
proof-withdraw = 撤回
proof-reset = { $count ->
   *[other] 移除 { $count } 个通行密钥
}
proof-reset-done = 已移除通行密钥
proof-need-missing = 客户须先在本工单中证明身份：级别不低于“{ $level }”，且在{ $time }内完成。目前尚未完成。
proof-need-asked = 已请求客户证明身份（“{ $level }”或更高级别）。客户可在 { $until } 之前于聊天中回应。
proof-need-given = 客户已证明身份（“{ $level }”或更高级别），{ $when }。有效期至 { $until }。
proof-need-unreachable = 客户目前没有可用的证明方式。
proof-need-ask = 请求客户证明
account-section = 账户
account-again = 重新询问平台
account-level = 认证等级：{ $level }
account-pending = 待完成：{ $step }
account-unproved = 未询问平台：客户尚未通过您的应用登录。
account-unknown = 平台没有这位客户。
account-proof-needed = 尚未询问平台
account-reveal = 显示地址和地点
account-holds = 限制
account-open-end = 未设结束时间
account-over = 已结束
account-moved = 充值与提现
account-in = 充值
account-out = 提现
account-addresses = 充值地址
account-address-least = 最低 { $minimum } { $asset }
account-address-blocks = { $asset } 需 { $count } 个区块确认
account-address-both = 最低 { $minimum } { $asset }，需 { $count } 个区块确认
account-address-memo = 备注 { $memo }
account-logins = 登录记录
account-new-device = 新设备
account-limits = 额度
account-left = 剩余 { $left }，共 { $amount }
account-asked = 对平台的请求
account-more = 还有 { $count } 条
account-by-customer = 客户本人
account-by-token = API
account-by-staff = 已离开的成员
account-status-active = 正常
account-status-frozen = 已冻结
account-status-under_review = 审核中
account-status-closed = 已注销
account-moved-pending = 待处理
account-moved-confirming = 确认中
account-moved-held = 被限制
account-moved-completed = 已完成
account-moved-failed = 失败
account-moved-cancelled = 已取消
account-state-waiting = 尚未回应，会自动重试
account-state-done = 已完成
account-state-refused = 被拒绝
account-state-failed = 结果未知
account-do-freeze = 冻结
account-do-release = 解除冻结
account-do-resend = 重新发送邮件
account-do-recovery = 开启恢复
account-text-freeze = 从那一刻起，账户中的任何资产都无法转出。解除冻结需要两人。
account-text-release = 需要另一人同意，且客户须证明身份，之后账户可以重新使用。
account-release-needs = 解除冻结之前
account-text-resend = 平台会向其登记的邮箱再次发送最近的确认邮件。
account-text-recovery = 平台会开启自己的恢复流程，由平台决定客户需要出示什么。
freeze-links = 冻结链接
freeze-links-text = 持有者无需登录即可冻结此账户，但不能做其他任何事。创建或撤销时，客户会在对话中看到。
freeze-links-make = 创建链接
freeze-links-none = 还没有冻结链接
freeze-links-none-text = 请在一切正常时创建，交给客户保存在手机之外。
freeze-links-list = 客户的冻结链接
freeze-links-line = { $made }，由 { $by } 创建
freeze-links-by-customer = 客户本人（聊天中）
freeze-links-by-token = 平台的程序
freeze-links-by-staff = 一位同事
freeze-links-used = { $when }使用过
freeze-links-unused = 未使用
freeze-links-live = 有效至 { $date }
freeze-links-ended = 已于 { $date } 到期
freeze-links-revoked = 已于 { $date } 撤销
freeze-links-revoke = 撤销
freeze-links-revoke-of = 撤销 { $made } 的链接
freeze-links-revoke-text = { $made } 的链接将立即失效。把它保存在纸上的人将无法再用它冻结账户。
freeze-links-once = 仅显示一次
freeze-links-once-text = 有效期 90 天。请用盗贼看不到的方式交给客户。
freeze-links-card = 冻结链接
freeze-links-card-title = { $brand }：冻结我的账户
freeze-links-card-text = 无法登录时，请扫描二维码或打开链接冻结您的账户。请保存在手机之外。有效期至 { $date }。
freeze-links-qr = 冻结链接的二维码
freeze-links-print = 打印卡片
account-why = 原因
account-why-hint = 平台以及之后调查的人会看到它。
proof-state-open = 已请求验证：{ $level }，{ $when }
proof-state-given = 已验证：{ $level }，{ $when }
proof-state-failed = 验证失败：{ $level }，{ $when }
proof-state-expired = 验证超时：{ $level }，{ $when }
proof-state-withdrawn = 已撤回验证：{ $level }，{ $when }
proof-none = 未验证
proof-none-hint = 任何人都可能这样声称
proof-email_code = 邮件验证码
proof-email_code-hint = 输入了发送到该邮箱的验证码
proof-signed_token = 已登录
proof-signed_token-hint = 由应用签名担保
proof-passkey = 通行密钥
proof-passkey-hint = 已用通行密钥证明
proof-wallet = 钱包签名
proof-wallet-hint = 已用该钱包的签名证明

## 搜索

search-label = 搜索消息、备注、客户和工单
search-hint = 搜索消息、备注、客户、工单编号…
search-start = 搜索所有历史内容
search-start-hint = 支持任何语言，从第一条消息开始；也可搜索客户姓名和工单主题。输入编号可直接打开工单。
search-start-whole = 被遮盖的内容（如邮箱地址或电话号码）只能用完整内容搜索，且此类搜索会被记录。
search-start-words = 请输入要搜索的词
search-example-words = 同时包含两个词，任何形式
search-example-filters = 未解决工单中客户写的内容
search-example-notes = 我的工单中的备注
search-example-files = 某日以来带文件的消息
search-none = 没有找到“{ $query }”
search-none-hint = 请减少或更换关键词。被遮盖的内容只能用完整内容找到。
search-none-drop = 去掉以下任一条件即有结果：
search-none-anyway = 去掉任何一个筛选条件也没有结果。
search-drop = 去掉{ $filter }：{ $value }
search-unknown = { $filter }中没有“{ $value }”，未作为筛选条件。
search-instead = 没有“{ $query }”的结果。正在显示“{ $instead }”。
search-exact = 只搜索“{ $query }”
search-recorded = 您搜索了完整的地址或号码，此次搜索已被记录。
search-customers = 客户
search-cases = 工单
search-messages = 消息
search-filter-from = 作者
search-filter-has = 带文件
search-filter-is = 状态
search-filter-inbox = 收件箱
search-filter-team = 团队
search-filter-assignee = 负责人
search-filter-tag = 标签
search-filter-since = 起始日期
search-filter-until = 截止日期
search-from-customer = 客户
search-from-staff = 员工
search-from-bot = 机器人
search-from-note = 备注
search-has-file = 是
search-failed = 搜索失败
search-results = 结果
search-only-forms = 没有原词；以下是其他形式
search-other-forms = 这些词的其他形式
search-more = 更多结果

## 出错时

error-offline = 请检查网络。你写的内容不会丢失。

## 被遮盖的信息

reveal-field = 查看{ $name }
reveal-hide = 隐藏{ $name }
reveal-shown = { $name }，短时显示中
reveal-left-hint = 之后重新遮盖
reveal-title = 查看{ $name }？
reveal-text = 内容会显示几分钟，计入您今天的次数，并连同理由被记录。
reveal-reason = 理由
reveal-reason-short = 请用至少 5 个字符说明理由。
reveal-reason-example = 客户要求核对账户邮箱
reveal-show = 查看

## 隐私：导出与删除

privacy = 隐私
export-html = 导出（供阅读）
export-json = 导出（数据）
erase-customer = 永久删除客户…
erase-title = 永久删除 { $name }？
erase-text = 该客户的密钥将被销毁。任何人都无法撤销，包括服务器的运营者。
erase-goes = 永久消失：所有对话内容，包括备注和文件；姓名、地址、字段以及可用来查找该客户的一切；草稿和尚未发送的消息。
erase-stays = 为统计而保留：不含文字的工单、数字、时间、标签和评分。
erase-cases = 未结的工单会被标为已解决。客户再次来信时，将被视为新客户。
erase-backups = 此前所做的备份仍保留其内容，直到您将其销毁。
erase-reason = 原因
erase-reason-hint = 原因会被保留，请勿在其中写出客户的身份。
erase-reason-short = 请说明原因，至少 3 个字符。
erase-typed = 请输入此工单的编号（{ $number }）以确认
erase-typed-wrong = 请输入 { $number }。
erase-do = 永久删除
receipt-title = 客户已删除
receipt-text = 事件 { $event }，{ $when }。如日后需要证明，请保留此回执。
receipt-save = 保存回执
erased-keys = 已销毁的密钥
erased-cases = 已清空的工单
erased-messages = 已销毁的消息
erased-files = 已删除的文件
erased-identities = 身份
erased-addresses = 记住的地址
erased-sessions = 已结束的会话
erased-scheduled = 未发送的消息
erased-drafts = 草稿
erased-deliveries = Webhook 投递
erased-forms = 表单回答
erased-wallets = 其中的钱包
erased-proofs = 身份证明
erased-passkeys = 通行密钥
erased-comments = 评价文字
erased-evidence = 证据
erased-followed = 被追踪的交易
erased-recoveries = 已清空的充值找回申请
erased-watches = 被关注的交易
erased-account-actions = 对其账户的操作
erased-freeze-links = 冻结链接
customer-erased = 已删除
customer-erased-name = 已删除的客户
message-erased = 已删除
message-expired = 已按保留规则删除
file-gone = 已按保留规则删除
hold = 法律保全
hold-since = 自 { $date } 起，该客户的一切内容均须保留
hold-set = 设置法律保全…
hold-set-title = 设置法律保全
hold-set-text = 在解除之前，该客户的任何内容都不会被保留规则销毁，也没有人能清除该客户。客户不会得知。
hold-on = 因为
hold-on-case = 工单 #{ $number }
hold-on-customer = 该客户
hold-reason = 理由
hold-reason-hint = 谁提出的要求及其编号。只有可设置保全或查看审计的人能看到。
hold-reason-short = 请用至少三个字符说明理由。
thread-erased = 该客户已被永久删除。工单剩余的内容无法再更改。
rail-recoveries = 充值找回
rail-approvals = 审批
rail-alerts = 警报

bot-why-flow = 引导流程
bot-why-flow-step = { $playbook }，第 { $version } 版，步骤 { $step }
bot-offered = 已提供给客户的选项
bot-why = 为什么？
bot-why-title = 助手为什么这样写
bot-why-articles = 比较过的文章
bot-why-no-articles = 没有找到。
suggested = 建议的回答
suggested-unsure = 不清楚问的是什么
suggested-none = 没有合适的文章。你的回答也许值得写成一篇。
suggested-more = 还有 { $count } 条
suggested-insert = 放进回复
suggested-open = 打开
meaning-label = 这是关于什么的
meaning-search = 说明这是关于什么的
meaning-outside = 与我们无关
meaning-outside-hint = 超出范围：由人工决定如何处理
meaning-kept = 已记录，助手将据此学习。
meaning-take-back = 撤回所作的说明

# 链上的情况
chain = 链上情况
chain-ask = 交易哈希或地址
chain-look = 查询
chain-again = 重新查询
chain-none = 客户还没有提到任何交易。可在上面粘贴一个来查询。
chain-silent = { $networks } 现在无法判断：那边没有应答。
chain-contract = 合约
chain-account = 账户
chain-balance = 余额
chain-sent = 已发出
chain-label = 标记为
chain-confirmations = { $count } / { $needed } 次确认
chain-time = 时间
chain-block = 区块
chain-block-of = { $block } · { $count } 次确认
chain-move-native = 转账
chain-move-token = 代币
chain-move-internal = 由合约转出
chain-memo = 备注 { $memo }
chain-quoted = 链上陌生人写的话，请勿转述：
chain-more-moves = 另有 { $count } 笔
chain-from = 发送方
chain-to = 接收方
chain-fee = 手续费
chain-replaced-by = 被替换为
chain-source = { $when } 查询自 { $host }
chain-recovery = 开立找回
chain-recovery-opened = 已开立，客户会在对话中看到。
chain-owner = 这是谁的？
chain-owner-theirs = { $reference } 的充值地址
chain-owner-ours = 我们的充值地址
chain-owner-hidden = 我们的充值地址。只有可查看未遮盖客户信息的人员才能得知归属。
chain-owner-not = 不是我们的地址
chain-trace = 追踪去向
watch-tell = 完成时通知客户
watch-told = 有新进展时会在聊天中通知客户
watch-section = 为客户关注
watch-since = 自{ $when }起，由{ $by }发起
watch-looked = 已查询 { $looks } 次，最近 { $when }
watch-next = 下次查询 { $when }
watch-stop = 停止
watch-stop-of = 停止关注 { $transaction }
watch-by-customer = 客户
watch-standing-waiting = 等待中
watch-standing-through = 已完成
watch-standing-failed = 失败
watch-standing-replaced = 已被替换
watch-standing-reorganised = 因重组被移除
watch-standing-expired = 已过期
watch-standing-gone = 已查不到
watch-standing-silent = 无法判断
watch-ended-told = 已告知客户
watch-ended-customer = 客户已停止
watch-ended-staff = 已停止
watch-ended-over = 时间已到
watch-ended-network = 其网络已不再查询
watch-ended-blocked = 客户已被屏蔽
chain-explorer = 区块浏览器
chain-status-pending = 待处理
chain-status-succeeded = 成功
chain-status-failed = 失败
chain-status-replaced = 已被替换
chain-status-reorganised = 因重组失效
chain-status-expired = 已过期
trace-title = 在 { $network } 上的去向
trace-about = 每一步都附交易和区块，能追多远就追多远；到已知地址为止。
trace-depth = 追踪深度
trace-depth-of = { $count } 步
trace-nothing = 此后没有任何转出。
trace-cut = 内容太多，无法全部显示。可单独追踪其中一个地址。
trace-end-unclear = 跨链桥；无法确定去向
trace-end-elsewhere = 已跨链到该网络；未配置查询
trace-end-not_arrived = 跨链桥已公布收款方；尚未看到到账
trace-drawing = 去向图
trace-block = 区块 { $block }
trace-block-at = 区块 { $block }，{ $when }
label-exchange = 交易所
label-drainer = 盗币合约
label-sanctioned = 受制裁
label-scam-token = 诈骗代币
label-bridge = 跨链桥
label-mixer = 混币器
label-scam = 诈骗
label-service = 已知
tier-standard = 普通
tier-premium = 高级
tier-vip = VIP
tier-of = 客户等级
activity-routed = { $through ->
        [rule] 规则“{ $rule }”→ { $team }
        [intent] 按内容（{ $intent }）→ { $team }
        [role] 按内容（{ $intent }）→ { $team }
        [likely] 最可能属于{ $team }
        [flow] 引导流程 → { $team }
        [inbox] 收件箱的团队 → { $team }
        [fallback] 无人负责，兜底 → { $team }
       *[nothing] 没有指定团队
    }，优先级{ $priority }{ $priority_for ->
        [rule] （规则规定）
        [words] （依据内容）
        [tier] （客户：{ $tierName }）
       *[none] {""}
    }{ $skills ->
        [none] {""}
       *[other] · 需要{ $skills }
    }
activity-routed_to = 工单已分给{ $to }：{ $load }/{ $most }{ $language ->
        [none] {""}
       *[other] ，会说{ $languageName }
    }{ $skills ->
        [none] {""}
       *[other] ，具备{ $skills }
    }
activity-routed_person = 规则“{ $rule }”：工单已分给{ $to }，{ $load }/{ $most }
activity-routed_past = 未分给{ $to }：{ $why ->
        [full] 已满
        [away] 不在
       *[unfit] 无权查看
    }
activity-overflowed = { $team ->
        [none] { $from }中合适的人都未接手，现在团队任何人都可接手
       *[other] 从{ $from }转给{ $team }
    }：{ $why ->
        [waited] { $seconds } 秒内无人接手
        [closed] 团队已下班
        [full] 所有人都已满（已满 { $full }，不在 { $away }）
        [away] 所有人都不在（{ $away }）
       *[unfit] 没有人符合要求
    }
form-told = 客户提供的信息
form-unanswered = 尚未回答
form-copy = 复制
form-asked = 由“{ $playbook }”第 { $version } 版询问，{ $time }

## 证据与报告

evidence = 证据与报告
evidence-none = 尚未留存证据。请在链上查询结果或资金追踪处点击“留存为证据”。
evidence-keep = 留存为证据
evidence-keep-title = 将其留存为证据？
evidence-keep-text = 服务器会再次查询各网络，并将此刻的答复与工单一并保存。此后无法更改或删除，账本可为其作证。
evidence-keep-shared = 客户自己的报告中也显示
evidence-keep-shared-hint = 如可能惊动他人，请勿勾选。
evidence-kept = 已留存为证据
evidence-look = 查询
evidence-trace = 追踪
evidence-shared = 客户报告中可见
evidence-by = { $name }，{ $when }
evidence-title-look = 链上的答复
evidence-title-trace = 资金去向
evidence-vouched = 由 { $name } 于 { $when } 留存。账本事件 { $position } 记录了以下 SHA-256：
evidence-open = 打开 { $subject }
report-make = 供警方或其他平台使用的报告
report-make-text = 客户在本工单中看到的全部内容（明文）及证据，不含内部备注。
report-pdf = 报告（PDF）
report-json = 报告（JSON）
brief = 摘要
brief-close = 关闭摘要
