# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = Congelar minha conta
freeze-text = Toque no botão se outra pessoa pode ter entrado na sua conta. A partir daí, nada pode sair dela. Você não precisa fazer login. Só nossa equipe pode encerrar o congelamento, e são necessárias duas pessoas.
freeze-button = Congelar minha conta agora
freeze-working = Congelando…
freeze-again = Tentar de novo
freeze-no-script = Esta página precisa de JavaScript. Ative-o ou escreva para o suporte agora.
freeze-no-token = Este link não está completo. Abra o link inteiro que você recebeu, até o último caractere.
freeze-done = Sua conta está congelada. Nada pode sair dela.
freeze-waiting = Seu pedido está registrado, mas a plataforma ainda não respondeu. Continuamos pedindo automaticamente; toque de novo em um minuto para ver se já aconteceu.
freeze-refused = A plataforma não congelou a conta. Nossa equipe foi avisada; escreva para o suporte agora.
freeze-unknown = Este link não pode mais ser usado: venceu ou foi revogado. Escreva para o suporte agora.
freeze-slow = Foram tentativas demais. Espere um minuto e tente de novo.
freeze-trouble = Não foi possível chegar até nós. Verifique sua conexão e tente de novo.
freeze-person = Escrever para nossa equipe no chat
freeze-told = Nossa equipe de segurança foi avisada e está trabalhando nisso.
freeze-next = O que fazer agora
freeze-next-phrase = Se alguém sabe sua frase de recuperação, transfira o que restou nessa carteira para uma nova, criada em um dispositivo limpo.
freeze-next-devices = Em um dispositivo em que você confia, altere a senha do seu e-mail e encerre todas as outras sessões dele.
freeze-next-nobody = Não diga a ninguém um código, uma senha ou uma frase de recuperação. Nós nunca pedimos isso.

platform-deposit-credited = { $named ->
    [true] Seu depósito de { $what } foi creditado.
   *[other] Seu depósito foi creditado.
 }
platform-deposit-held = { $named ->
    [true] Seu depósito de { $what } está retido para verificação. Escreveremos assim que ela terminar; você não precisa fazer nada agora.
   *[other] Seu depósito está retido para verificação. Escreveremos assim que ela terminar; você não precisa fazer nada agora.
 }
platform-withdrawal-held = { $named ->
    [true] Seu saque de { $what } está retido para verificação. Foi você? Se não foi, avise-nos aqui imediatamente.
   *[other] Seu saque está retido para verificação. Foi você? Se não foi, avise-nos aqui imediatamente.
 }
platform-withdrawal-completed = { $named ->
    [true] Seu saque de { $what } foi enviado. Foi você? Se não foi, avise-nos aqui imediatamente.
   *[other] Seu saque foi enviado. Foi você? Se não foi, avise-nos aqui imediatamente.
 }
platform-login-new-device = Alguém acaba de fazer login na sua conta em um dispositivo novo. Foi você? Se não foi, avise-nos aqui imediatamente.
platform-account-frozen = Sua conta está congelada: nada pode sair dela. Escreva aqui se tiver alguma dúvida.
platform-was-not-me = Não fui eu
platform-was-me = Fui eu
platform-thanks = Obrigado. Então está tudo certo, e você não precisa fazer nada. Se mais tarde descobrir que não foi você, toque no botão abaixo ou escreva aqui imediatamente.
