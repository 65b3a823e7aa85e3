bot-greeting = Olá! Sou o assistente automático da { $brand }. Escreva em uma frase do que se trata, ou escolha:
bot-did-it-help = Isso ajudou?
bot-phrased = Uma máquina redigiu isto a partir dos nossos artigos, e cada frase foi conferida com eles. Eles estão abaixo.
bot-yes = Sim, ajudou
bot-no = Não, ainda não
bot-person = Falar com uma pessoa
bot-theft = Estão me roubando
bot-menu-open = Continuar o que está em aberto (nº { $number })
bot-in-doubt = Se agora mesmo alguém está levando suas moedas, entrou na sua conta ou tem a sua frase, toque em “É urgente”: uma pessoa da nossa equipe é avisada na hora.
bot-is-urgent = É urgente
bot-ask-back = Qual destes assuntos é?
bot-none = Nenhum: falar com uma pessoa
bot-ask-more = Conte um pouco mais: o que você fez, o que aconteceu depois, com qual moeda e em qual rede? Nunca escreva aqui uma frase de recuperação, uma chave privada ou uma senha.
bot-flow-again = Não consegui entender a sua resposta. Por favor, responda mais uma vez:
bot-close = Que bom. Se surgir mais alguma coisa, é só escrever de novo.
bot-other-language = Este artigo ainda não existe no seu idioma; aqui está como ele é:
bot-other-language-chain = O que a blockchain diz ainda não está escrito no seu idioma, por isso segue em inglês:
bot-chain-silent = Neste momento não conseguimos consultar { $networks }, por isso ainda não sabemos o que aconteceu com a sua transação. Isso não diz nada sobre a transação em si. Por favor, não envie nada outra vez por causa disso; estamos verificando.
bot-watch-news = Novidades da sua transação { $transaction } em { $network }:
bot-watch-over = Acompanhamos a sua transação { $transaction } em { $network } por duas semanas, e ela ainda não foi concluída. Paramos agora; escreva-a aqui outra vez e continuamos.
bot-watch-network = Não podemos mais consultar { $network }, por isso não podemos avisar quando a sua transação { $transaction } for concluída. Veja-a em um explorador de blocos ou pergunte aqui.
bot-meanwhile = O que você pode fazer enquanto isso:
bot-sorry = Sinto muito que você esteja passando por isso.
bot-hand-over = Estou passando o seu caso para uma pessoa da nossa equipe. Ela vê tudo o que você escreveu; não precisa repetir.
bot-urgent = Isto não pode esperar. Estamos avisando agora mesmo uma pessoa da nossa equipe, antes de tudo.
bot-danger = O que você escreveu me preocupa, e você vale mais do que qualquer dinheiro. Se achar que pode se machucar, ligue agora para o número de emergência da sua região ou conte a alguém próximo como se sente. Estamos avisando agora mesmo uma pessoa da nossa equipe.
bot-stay = Você pode fechar esta janela; a resposta estará aqui. Ninguém da nossa equipe jamais pedirá a sua frase de recuperação, e ninguém ligará para você.
bot-back-in = { $hours ->
    [one] Nossa equipe volta em menos de uma hora e responderá aqui. Você pode fechar esta janela; nada se perde.
   *[other] Nossa equipe volta em cerca de { $hours } horas e responderá aqui. Você pode fechar esta janela; nada se perde.
}
