# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = Este depósito pode ser devolvido
offer-text = Recebemos { $amount }, e o valor não foi creditado. Peça a devolução: você vê a taxa e quanto tempo leva antes de aceitar qualquer coisa.
offer-ask = Pedir a devolução

card-title = Devolução do seu depósito
card-deposit = { $amount } em { $network }

way-asked = Devolução pedida
way-shown = Comprovado que é seu
way-agreed = Taxa e endereço aceitos
way-paying = Devolução em andamento
way-done = Devolvido

now-sign = Comprove que o depósito é seu: assine um texto com o endereço que o enviou. Assinar não movimenta fundos e não custa nada.
sign = Assinar com este endereço
sign-again = Pedir um novo texto
sign-here = Assinar neste dispositivo
sign-below = O texto a assinar está abaixo, nesta conversa.
sign-cannot = Não consigo assinar: veio de uma corretora
now-asked = Alguém da equipe verifica se o depósito é seu, já que ninguém pode assinar por este endereço. Se você tem um comprovante do saque, envie-o aqui. Nunca envie uma frase de recuperação nem uma chave privada.
now-terms = Veja a taxa e diga para onde as moedas devem voltar.
fee = Taxa
fee-none = nenhuma
takes = Leva
days = { $days ->
    [one] cerca de um dia
   *[other] cerca de { $days } dias
}
goes-to = Volta para
address = Um endereço da sua própria carteira em { $network }
address-hint = Copie-o da sua carteira, não de uma lista de transações. Nunca pedimos uma frase de recuperação nem uma chave privada.
memo = Memo ou tag, se o endereço exigir
agree = Aceito a taxa de { $fee }
agree-free = Estou de acordo
agree-send = Aceitar e enviar
now-ready = Está tudo aqui. Alguém da equipe vai assumir o pedido; { $days ->
    [one] leva cerca de um dia.
   *[other] leva cerca de { $days } dias.
}
now-in-work = Alguém da equipe está fazendo a devolução; { $days ->
    [one] leva cerca de um dia.
   *[other] leva cerca de { $days } dias.
}
now-done = Devolvemos { $amount } ao seu endereço. A transação:
now-withdrawn = Este pedido terminou. Peça de novo abaixo da resposta acima ou escreva para nós.

withdraw = Não quero mais isto
withdraw-sure = Desistir do pedido?
withdraw-no = Não, continuar
withdraw-yes = Sim, desistir

refused-not_theirs = Não foi possível comprovar que este depósito é seu.
refused-not_possible = Este depósito não pode ser devolvido: ninguém pode movimentar moedas lá.
refused-not_worth = Devolvê-lo custa mais do que ele vale.
refused-duplicate = Este depósito não pode ser devolvido desta forma.
refused-taken = Outra pessoa comprovou que este depósito é dela. Se ele é seu, escreva para nós aqui.
refused-other = Este pedido não será atendido. O que fazer em vez disso está escrito nesta conversa.

problem-silent = A rede não responde neste momento. Tente de novo em um minuto.
problem-nowhere = A rede ainda não conhece esta transação. Tente de novo mais tarde.
problem-waiting = A transação ainda não é definitiva. Peça de novo quando sua carteira a mostrar como confirmada.
problem-void = Esta transação não movimentou nada: ela falhou ou outra tomou o lugar dela. Sua carteira mostra onde estão as moedas.
problem-not-here = Este depósito não pode ser devolvido desta forma. Escreva para nós aqui: alguém da equipe vai verificar.
problem-fee = A taxa mudou. Confira de novo.
problem-device = Você assinou em outro dispositivo. Assine mais uma vez aqui ou continue por lá: assim, quem tiver acesso só ao seu chat não decide para onde vão suas moedas.
problem-elsewhere = A situação já mudou. Veja as linhas mais recentes da conversa.
problem-unchecked = Este endereço não pode ser verificado neste momento. Tente de novo mais tarde.
problem-network = Este é um endereço de outra rede. Moedas enviadas para lá seriam perdidas.
problem-form = Isto não é um endereço dessa rede: um caractere está faltando ou está errado. Copie-o mais uma vez.
problem-secret = Isto é uma chave privada ou uma frase de recuperação! Não foi guardada. Transfira suas moedas para uma carteira nova e informe o endereço dessa carteira.
problem-ours = Este endereço é nosso. Informe um da sua própria carteira.
problem-nobody = Este endereço não pertence a nenhuma carteira: o que é enviado para lá se perde.
problem-known = Este endereço pertence a alguém para quem não enviamos nada. Informe um da sua própria carteira.
problem-lookalike = Este endereço foi criado para parecer um que você conhece, mas é outro. Copie-o da sua carteira, não de uma lista de transações.

line-recovery_checked = Alguém da equipe verifica se o depósito é seu.
line-recovery_proved = Está comprovado que o depósito é seu.
line-recovery_agreed = Você aceitou a taxa e disse para onde as moedas devem voltar.
line-recovery_taken = Alguém da equipe está fazendo a devolução.
line-recovery_done = Seu depósito foi devolvido.
line-recovery_refused = Seu depósito não será devolvido. { $reason }
line-recovery_withdrawn = Você desistiu do pedido.
line-recovery_lapsed = Seu pedido foi encerrado, pois nada aconteceu por duas semanas. Você pode pedir de novo.
