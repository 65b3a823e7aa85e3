# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = この入金は返還できます
offer-text = { $amount } は当社に届きましたが、アカウントに反映されていません。返還をご依頼ください。手数料と所要日数は、同意の前にご確認いただけます。
offer-ask = 返還を依頼

card-title = 入金の返還
card-deposit = { $network } の { $amount }

way-asked = ご依頼
way-shown = お客様のものと確認
way-agreed = 手数料と返還先に同意
way-paying = 返還中
way-done = 返還済み

now-sign = 入金がお客様のものであることを、送金元のアドレスでテキストに署名してお示しください。署名しても資産は動かず、費用もかかりません。
sign = このアドレスで署名
sign-again = 新しいテキストを取得
sign-here = この端末で署名
sign-below = 署名するテキストは、この会話の下のほうにあります。
sign-cannot = 署名できません（取引所から送金）
now-asked = このアドレスでは誰も署名できないため、入金がお客様のものであるか担当者が確認しています。出金の明細をお持ちでしたら、ここにお送りください。リカバリーフレーズや秘密鍵は絶対に送らないでください。
now-terms = 手数料をご確認のうえ、返還先を指定してください。
fee = 手数料
fee-none = なし
takes = 所要日数
days = 約 { $days } 日
goes-to = 返還先
address = お客様ご自身の { $network } のウォレットアドレス
address-hint = 取引履歴からではなく、ウォレットからコピーしてください。当社がリカバリーフレーズや秘密鍵をお尋ねすることは決してありません。
memo = メモまたはタグ（アドレスに必要な場合）
agree = { $fee } の手数料に同意します
agree-free = これに同意します
agree-send = 同意して送信
now-ready = 必要なものがそろいました。担当者が手続きを始めます。約 { $days } 日かかります。
now-in-work = 担当者が返還の手続きをしています。約 { $days } 日かかります。
now-done = { $amount } をお客様のアドレスに返還しました。取引：
now-withdrawn = この依頼は終了しました。上の回答の下からもう一度ご依頼いただくか、当社にご連絡ください。

withdraw = 依頼を取り下げる
withdraw-sure = 依頼を取り下げますか？
withdraw-no = いいえ、続けます
withdraw-yes = はい、取り下げます

refused-not_theirs = この入金がお客様のものであることを確認できませんでした。
refused-not_possible = この入金は返還できません。そこにある資産は、誰にも動かせません。
refused-not_worth = 返還にかかる費用が、入金の価値を上回ります。
refused-duplicate = この入金は、この方法では返還できません。
refused-taken = 別の方が、この入金をご自身のものと証明しました。お客様のものである場合は、ここにお書きください。
refused-other = この依頼は実行されません。代わりにしていただくことは、この会話に書かれています。

problem-silent = 現在、ネットワークから応答がありません。1分後にもう一度お試しください。
problem-nowhere = このお取引は、まだネットワークに見つかりません。後ほどもう一度お試しください。
problem-waiting = このお取引はまだ確定していません。ウォレットに承認済みと表示されたら、もう一度ご依頼ください。
problem-void = このお取引では何も動いていません。失敗したか、別の取引に置き換えられました。資産がどこにあるかは、ウォレットに表示されています。
problem-not-here = この入金は、この方法では返還できません。ここにお書きください。担当者が確認します。
problem-fee = 手数料が変わりました。もう一度ご確認ください。
problem-device = 署名は別の端末で行われました。この端末でもう一度署名するか、署名した端末で続けてください。チャットに侵入しただけの者に、資産の送り先を決めさせないためです。
problem-elsewhere = すでに状況が変わっています。会話の最新の内容をご覧ください。
problem-unchecked = 現在、このアドレスを確認できません。後ほどもう一度お試しください。
problem-network = これは別のネットワークのアドレスです。そこに送ると、資産は失われます。
problem-form = このネットワークのアドレスではありません。文字が足りないか、間違っています。もう一度コピーしてください。
problem-secret = これは秘密鍵またはリカバリーフレーズです！ 保存はしていません。資産を新しいウォレットに移し、そのウォレットのアドレスを入力してください。
problem-ours = これは当社のアドレスです。お客様ご自身のウォレットのアドレスを入力してください。
problem-nobody = このアドレスはどのウォレットのものでもありません。そこに送ると、資産は失われます。
problem-known = 当社は、このアドレスの持ち主には何も送りません。お客様ご自身のウォレットのアドレスを入力してください。
problem-lookalike = このアドレスは、お客様がご存じのアドレスに似せて作られた別のものです。取引履歴からではなく、ウォレットからコピーしてください。

line-recovery_checked = 入金がお客様のものであるか、担当者が確認しています。
line-recovery_proved = 入金がお客様のものであることを確認しました。
line-recovery_agreed = お客様が手数料に同意し、返還先を指定しました。
line-recovery_taken = 担当者が返還の手続きをしています。
line-recovery_done = 入金を返還しました。
line-recovery_refused = 入金は返還されません。{ $reason }
line-recovery_withdrawn = お客様が依頼を取り下げました。
line-recovery_lapsed = 2週間動きがなかったため、依頼を終了しました。もう一度ご依頼いただけます。
