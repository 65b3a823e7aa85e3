# 安全检查：显示在“设置”中，也由 `ombud doctor --security` 输出。每项检查有名称、通过时（-good）与未通过时（-bad）的说明，以及改进办法（-mend）。
posture-root_key_place = 根密钥的位置
posture-root_key_place-good = 它不在数据文件夹中。
posture-root_key_place-bad = 它在数据文件夹中：复制该文件夹的人同时得到数据和密钥。
posture-root_key_place-mend = 把它移走，并用 keys.root = "file:/etc/ombud/root.key" 指明；或由密钥管理服务包裹。
posture-root_key_mode = 谁能读取根密钥
posture-root_key_mode-good = 只有其所有者。
posture-root_key_mode-bad = 机器上的其他人也能读取该文件。
posture-root_key_mode-mend = 对根密钥文件执行 chmod 600。
posture-data_mode = 谁能读取数据文件夹
posture-data_mode-good = 只有服务器的用户。
posture-data_mode-bad = 机器上的所有人都能读取。
posture-data_mode-mend = 对数据文件夹执行 chmod -R o-rwx。
posture-https = 传输加密
posture-https-good = 公开地址使用 https。
posture-https-bad = 公开地址使用 http：密码和消息可能在途中被读取。
posture-https-mend = 让代理提供 TLS，或设置 server.tls_certificate 和 server.tls_key；然后把 server.public_url 设为 https://…
posture-trusted_proxies = 信任谁报告的来源地址
posture-trusted_proxies-good = 只信任少数机器，或不信任任何机器。
posture-trusted_proxies-bad = 有 { $some } 个网络过宽，其中可能有陌生人，他们可以伪装成来自任何地方。
posture-trusted_proxies-mend = 在 server.trusted_proxies 中逐个列出代理。
posture-database_tls = 通往数据库的连接
posture-database_tls-good = 已加密并验证证书，或数据库就在本机。
posture-database_tls-bad = 途中可能有人窃听或冒充数据库。
posture-database_tls-mend = 在 database.url 中加上 ?sslmode=verify-full；自有证书机构再加 &sslrootcert=…。
posture-clock = 时钟
posture-clock-good = 与数据库的时钟一致。
posture-clock-bad = 与数据库的时钟相差 { $some } 秒，或停在过去：验证码和有效期会因此失效。
posture-clock-mend = 让两台机器都通过 NTP 校时。
posture-mail = 邮件
posture-mail-good = 已设置：需要作决定的人会收到通知。
posture-mail-bad = 未设置：不在场的人收不到待审批的通知。
posture-mail-mend = 设置 mail.url 和 mail.from。
posture-private_networks = 进入内部网络的途径
posture-private_networks-good = Webhook、拦截列表、单点登录、账户信息、语言模型和锚定只能访问公网地址。
posture-private_networks-bad = 设置 Webhook、拦截列表、登录提供方、平台连接或语言模型的人可以窥探防火墙后的网络。
posture-private_networks-mend = 从配置的 webhooks、safety、sso、accounts、models 和 anchors 部分去掉 allow_private，除非确实要访问内部服务。
posture-clamd = 病毒扫描
posture-clamd-good = 每个上传的文件都会被扫描，扫描器有响应。
posture-clamd-bad = 上传的文件没有被扫描：未配置扫描器，或扫描器没有响应。
posture-clamd-mend = 运行 clamd，并用 files.clamd 指明。
posture-clamd_lax = 扫描器不可用时
posture-clamd_lax-good = 未经扫描的文件不会保留。
posture-clamd_lax-bad = 会保留未经扫描的文件。
posture-clamd_lax-mend = 把 files.clamd_down 设为 "refuse"。
posture-backup = 备份
posture-backup-good = 最近一次备份在 { $hours } 小时前。
posture-backup-bad = { $hours ->
    [-1] 从未用 `ombud backup` 备份过。
   *[other] 最近一次备份在 { $hours } 小时前。
  }
posture-backup-mend = 每晚运行 `ombud backup`，把文件存放在别处，并且不要与根密钥放在一起。
posture-second_factor_required = 双重验证
posture-second_factor_required-good = 所有人都必须设置。
posture-second_factor_required-bad = 只要偷到密码就能进入。
posture-second_factor_required-mend = 把它设为必须。
posture-second_factor_share = 谁设置了双重验证
posture-second_factor_share-good = 全部 { $all } 人。
posture-second_factor_share-bad = { $all } 人中有 { $some } 人。
posture-second_factor_share-mend = 请其他人在“账户”中设置。
posture-admins = 管理员
posture-admins-good = { $some } 人有全部权限。
posture-admins-bad = { $some ->
    [0] 没有人有全部权限：出错后无人能挽回。
    [1] 只有一人有全部权限：如果他丢失密钥，就没有人了。
   *[other] { $some } 人有全部权限；{ $most } 人就够了。
  }
posture-admins-mend = 至少保留两人，给其他人只含所需权限的角色。
posture-unmasked = 谁能看到个人信息
posture-unmasked-good = { $all } 人中有 { $some } 人能看到未遮盖的信息。
posture-unmasked-bad = { $all } 人中有 { $some } 人能看到未遮盖的信息；{ $most } 人才算少。
posture-unmasked-mend = 从多数人使用的角色中去掉“查看未遮盖的个人信息”：需要时可单独查看一项。
posture-downloaders = 谁能下载文件
posture-downloaders-good = { $all } 人中有 { $some } 人可以。
posture-downloaders-bad = { $all } 人中有 { $some } 人可以；{ $most } 人才算少。
posture-downloaders-mend = 从多数人使用的角色中去掉“下载客户的原始文件”：查看器会显示带水印的文件。
posture-overriders = 谁能越过防护
posture-overriders-good = { $all } 人中有 { $some } 人可以发送被防护拦下的内容。
posture-overriders-bad = { $all } 人中有 { $some } 人可以发送被防护拦下的内容；{ $most } 人才算少。
posture-overriders-mend = 从多数人使用的角色中去掉“仍然发送”的权限。
posture-unseen = 已不在的人
posture-unseen-good = 所有人在 90 天内都来过。
posture-unseen-bad = { $all } 人中有 { $some } 人 90 天没有来过，但仍可登录。
posture-unseen-mend = 停用已离开的人。
posture-sessions = 会话的有效期
posture-sessions-good = 闲置 { $minutes } 分钟后结束，最长 { $hours } 小时。
posture-sessions-bad = { $minutes ->
    [0] 闲置时永不结束：打开的屏幕会一直打开。
   *[other] 有效期过长：闲置 { $minutes } 分钟，最长 { $hours } 小时，数量不限，或验证有效超过一小时。
  }
posture-sessions-mend = 让会话闲置 12 小时后结束、最长一周，验证最多有效一小时，并限制每人的会话数。
posture-networks = 网络
posture-networks-good = 员工只能从您认可的网络进入。
posture-networks-bad = 员工可以从任何地方进入。
posture-networks-mend = 列出办公室和 VPN 的网络。
posture-approvals = 双人审批
posture-approvals-good = 无法撤销的操作需要两个人。
posture-approvals-bad = { $all } 组无法撤销的操作中，有 { $some } 组需要并且有两个人。
posture-approvals-mend = 对所有组启用，并确保每组都有两个人可以决定。
posture-endless_tokens = 永不过期的 API 令牌
posture-endless_tokens-good = 没有。
posture-endless_tokens-bad = { $all } 个中有 { $some } 个。
posture-endless_tokens-mend = 重新创建带有效期的令牌，并撤销旧的。
posture-open_tokens = 可从任何地方使用的 API 令牌
posture-open_tokens-good = 没有。
posture-open_tokens-bad = { $all } 个中有 { $some } 个。
posture-open_tokens-mend = 为每个令牌列出其来源网络。
posture-idle_tokens = 无人使用的 API 令牌
posture-idle_tokens-good = 没有。
posture-idle_tokens-bad = { $all } 个中有 { $some } 个 90 天未使用。
posture-idle_tokens-mend = 撤销它们。
posture-plain_webhooks = 未加密的 Webhook
posture-plain_webhooks-good = 没有。
posture-plain_webhooks-bad = { $all } 个中有 { $some } 个使用 http:// 地址。
posture-plain_webhooks-mend = 改用 https:// 地址。
posture-masks = 查看的次数与阈值
posture-masks-good = 没有人能不被察觉地带走大量客户信息。
posture-masks-bad = 数值过高：在有人察觉之前就可能有大量客户信息被带走。
posture-masks-mend = 每天最多查看 100 项信息、500 个文件，每小时最多 300 位客户。
posture-canaries = 诱饵客户
posture-canaries-good = 已设置 { $some } 个。
posture-canaries-bad = 没有设置：四处窥探的人不会触发警报。
posture-canaries-mend = 设置一些。
posture-alerts = 警报
posture-alerts-good = 没有搁置超过一周的警报。
posture-alerts-bad = { $some } 个警报搁置超过一周：没有人查看。
posture-alerts-mend = 查明并处理它们。
posture-account_proof = 查看账户信息前的证明
posture-account_proof-good = 客户先证明身份，或由你的应用担保，员工才能看到其账户。
posture-account_proof-bad = 占用客户旧会话的人可以让员工查看该账户。
posture-account_proof-mend = 至少要求邮件验证码或应用的担保，或在“设置 > 安全检查”中点击“开启未开启的项目”。
posture-retention = 数据保留
posture-retention-good = 不再需要的内容会自动删除。
posture-retention-bad = 一切都永久保留。
posture-retention-mend = 规定消息、文件和客户资料保留多久。
posture-ledger_check = 账本检查
posture-ledger_check-good = { $days } 天前核对过整个账本，全部相符。
posture-ledger_check-bad = { $good ->
    [0] 最近一次检查发现了不符之处。
   *[other] { $days ->
        [-1] 从未核对过。
       *[other] 上次核对在 { $days } 天前。
      }
  }
posture-ledger_check-mend = 每周检查一次：用按钮，或在每晚的任务中运行 `ombud ledger check`；逐一查明它指出的问题。
posture-heads_outside = 外部保管的账本签名
posture-heads_outside-good = { $all } 个锚点中有 { $some } 个保管着签名：把旧数据库放回来的人会被发现。
posture-heads_outside-bad = { $all ->
    [0] 没有任何签名保管在外部：如果整个数据库被换回旧状态，这里无法察觉。
   *[other] { $all } 个锚点都没有保管较新的签名：如果整个数据库被换回旧状态，这里无法察觉。
  }
posture-heads_outside-mend = 在 ombud.toml 的 [anchors] 中指定审计文件夹、见证者、区块链或 OpenTimestamps；“设置 > 账本”会说明各自受阻的原因。
