# 公开的帮助中心：文章之外页面上的文字。

help-site = { $brand } 帮助中心
help-about = { $brand } 的解答：账户、钱包和交易的操作指南与安全须知。
help-welcome = 有什么可以帮您？
help-skip = 跳到正文
help-more = 语言与联系方式
help-language = 语言
help-contact = 联系我们
help-contact-still = 仍未解决？联系我们
help-never = 我们绝不会索要您的助记词、私钥、密码或验证码。凡是索要的，都不是我们。
help-feed = 更新订阅
help-search = 搜索帮助
help-search-hint = 描述您遇到的问题
help-find = 搜索
help-trail = 当前位置
help-home = 帮助中心
help-topics = 主题
help-most-read = 阅读最多
help-nothing-yet = 这种语言还没有文章。
help-articles = { $count } 篇文章
help-contents = 本页内容
help-changed = 最后更新：{ $date }
help-date = { $year } 年 { $month } 月 { $day } 日
help-further = 延伸阅读
help-related = 相关文章
help-more-in = “{ $category }”中的其他文章
help-other-language = 这篇文章还没有中文版，现在显示的是{ $language }版。
help-rate-ask = 这篇文章有帮助吗？
help-yes = 有
help-no = 没有
help-rate-thanks = 感谢您的反馈。
help-rate-sorry = 抱歉没能帮到您。
help-rate-why = 问题出在哪里？
help-rate-not-clear = 看不懂
help-rate-not-my-problem = 不是我遇到的问题
help-rate-out-of-date = 内容已过时
help-rate-wrong = 内容有误
help-rate-other = 其他
help-rate-text = 想补充什么，请写在这里（选填）
help-rate-hint = 我们无法在这里回复。请勿填写任何机密或个人信息。
help-rate-send = 提交
help-rate-noted = 谢谢。我们会据此改进这篇文章。
help-rate-slow = 操作太频繁，请一分钟后再试。
help-results-for = “{ $query }”的搜索结果
help-results = { $count ->
    [0] 没有找到结果
   *[other] { $count } 条结果
}
help-search-how = 换个说法、减少字数，或输入您在屏幕上看到的名称再试。
help-missing = 找不到这个页面
help-missing-text = 页面可能已移动或下架。请搜索，或从主题开始浏览。
help-to-home = 全部主题
