# The public help centre: what its pages say around the articles.

help-site = Ajuda da { $brand }
help-about = Respostas da { $brand }: guias, instruções e segurança para sua conta, sua carteira e suas transações.
help-welcome = Como podemos ajudar?
help-skip = Ir para o texto
help-more = Idioma e contato
help-language = Idioma
help-contact = Fale conosco
help-contact-still = Ainda precisa de ajuda? Fale conosco
help-never = Nunca pedimos sua frase de recuperação, sua chave privada, sua senha ou um código. Se alguém pedir, não somos nós.
help-feed = Novidades por feed
help-search = Buscar na ajuda
help-search-hint = Descreva o que você precisa
help-find = Buscar
help-trail = Onde você está
help-home = Ajuda
help-topics = Assuntos
help-most-read = Mais lidos
help-nothing-yet = Ainda não há artigos neste idioma.
help-articles = { $count ->
    [one] { $count } artigo
   *[other] { $count } artigos
}
help-contents = Nesta página
help-changed = Última alteração em { $date }
help-date = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
help-further = Leia também
help-related = Relacionados
help-more-in = Mais em { $category }
help-other-language = Este artigo ainda não existe em português, por isso você o vê em outro idioma: { $language }.
help-rate-ask = Isto foi útil?
help-yes = Sim
help-no = Não
help-rate-thanks = Obrigado por nos contar.
help-rate-sorry = Sentimos muito que não tenha ajudado.
help-rate-why = O que havia de errado?
help-rate-not-clear = É difícil de entender
help-rate-not-my-problem = Não trata do meu problema
help-rate-out-of-date = Está desatualizado
help-rate-wrong = Está errado
help-rate-other = Outra coisa
help-rate-text = Conte mais, se quiser
help-rate-hint = Não podemos responder aqui. Não escreva nada secreto nem nada sobre você.
help-rate-send = Enviar
help-rate-noted = Obrigado. Usamos isto para melhorar o artigo.
help-rate-slow = Foram pedidos demais de uma vez. Por favor, tente de novo em um minuto.
help-results-for = Resultados para “{ $query }”
help-results = { $count ->
    [0] Nada encontrado
    [one] { $count } resultado
   *[other] { $count } resultados
}
help-search-how = Tente outras palavras, menos palavras ou o nome do que você vê na tela.
help-missing = Esta página não está aqui
help-missing-text = Ela pode ter mudado de lugar ou ter sido retirada. Faça uma busca ou comece pelos assuntos.
help-to-home = Todos os assuntos
help-check = Consultar uma transação
help-check-how = Cole o hash de uma transação ou um endereço. Você vê o que a blockchain sabe sobre ele, em palavras simples. Nada fica guardado.
help-check-what = Transação ou endereço
help-check-look = Consultar
help-check-explorer = Ver em um explorador de blocos
help-check-nowhere = Não encontrado em { $networks }.
help-check-silent = Sem resposta de { $networks } agora: não é possível dizer.
help-check-secret = Isto contém um dado secreto da sua carteira. Não foi mostrado a ninguém e não fica guardado. Quem o tem pode levar suas moedas: transfira-as para uma carteira nova.
help-region = Mostrar o que vale onde você está
help-region-unknown = Não informado
help-region-set = Mostrar
help-elsewhere = Outro lugar
