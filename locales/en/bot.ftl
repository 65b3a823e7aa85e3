# What the bot says itself; everything else it says stands in an article.
bot-greeting = Hello! I am the automatic assistant of { $brand }. Write in a sentence what it is about, or choose:
bot-did-it-help = Did that help?
bot-phrased = A machine worded this from our articles, and each sentence was checked against them. They are below.
bot-yes = Yes, that helped
bot-no = No, not yet
bot-person = Talk to a person
bot-theft = My coins are being stolen
bot-menu-open = Go on with what is open (#{ $number })
bot-in-doubt = If somebody is taking your coins, is in your account, or has your phrase right now, press “It is urgent”: a person of our team is told at once.
bot-is-urgent = It is urgent
bot-ask-back = Which of these is it?
bot-none = None of these: talk to a person
bot-ask-more = Tell me a little more: what did you do, what happened then, and with which coin and network? Never write a recovery phrase, a private key or a password here.
bot-flow-again = I could not make that fit. Please answer this once more:
bot-close = Good to hear. If anything else comes up, just write again.
bot-other-language = There is no article in your language yet, so here is it as it is:
bot-other-language-chain = What the chain says is not written in your language yet, so here it is in English:
bot-chain-silent = We cannot see { $networks } right now, so we do not know yet what became of your transaction. That says nothing about the transaction itself. Please send nothing a second time because of this; we are looking into it.
bot-watch-news = News of your transaction { $transaction } on { $network }:
bot-watch-over = We have looked at your transaction { $transaction } on { $network } for two weeks, and it is still not through. We stop looking now; name it here again, and we go on.
bot-watch-network = We can no longer look at { $network }, so we cannot tell you when your transaction { $transaction } is through. Please look at it in a block explorer, or ask us here.
bot-meanwhile = What you can do meanwhile:
bot-sorry = I am sorry that this has gone so badly for you.
bot-hand-over = I am passing this on to a person of our team. They see everything that you wrote; you need not say it again.
bot-urgent = This cannot wait. A person of our team is being told right now, before everything else.
bot-danger = What you wrote worries me, and you matter more than any money. If you might hurt yourself, please call your local emergency number now, or tell somebody close to you how you feel. A person of our team is being told right now.
bot-stay = You may close this window; the answer will be here. Nobody from us will ever ask for your recovery phrase, and nobody will call you.
bot-back-in = { $hours ->
    [one] Our team is back within the hour and will answer here. You may close this window; nothing is lost.
   *[other] Our team is back in about { $hours } hours and will answer here. You may close this window; nothing is lost.
}
