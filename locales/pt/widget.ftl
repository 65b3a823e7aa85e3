# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = Chat com a { $brand }
chat-new = Nova conversa
chat-send-us = Envie uma mensagem
chat-conversations = Suas conversas
chat-choose = Escolha uma conversa ou comece uma nova.
chat-conversation = Conversa
chat-back = Voltar a todas as conversas
chat-open = Abrir chat
chat-close = Fechar chat
chat-menu = Mais opções
chat-loading = Carregando…
chat-unread = { $count ->
    [one] { $count } nova mensagem
   *[other] { $count } novas mensagens
}
chat-safety = Nunca pediremos sua frase de recuperação, chave privada ou senha.
chat-team = Suporte da { $brand }
chat-greeting = Olá! Como podemos ajudar?

state-resolved = Resolvida

wait-usual = Costuma responder em { $time }
wait-soon = Respondemos assim que possível
wait-queue = { $count ->
    [0] Ninguém esperando na sua frente
    [one] Uma pessoa esperando
   *[other] { $count } pessoas esperando
}
queue-next = Você é a próxima pessoa da fila
queue-position = Você está na posição { $position } da fila
queue-time = cerca de { $time }
time-under-minute = um minuto
time-minutes = { $count } minutos
time-hours = { $count } horas
time-days = { $count } dias
time-today = Hoje
time-yesterday = Ontem

offline-title = Não estamos atendendo agora
offline-opens = Retorno: { $when }
offline-here = Deixe sua mensagem. Responderemos aqui.
offline-mail = Deixe sua mensagem. Responderemos aqui e, se você informar seu e-mail, também por e-mail.
offline-mail-known = Deixe sua mensagem. Responderemos aqui e por e-mail para { $email }.

log-label = Mensagens
log-new = Novas
log-older = Carregando mensagens anteriores…
log-older-failed = Não foi possível carregar as mensagens anteriores.
log-jump = Mensagens mais recentes
log-you = Você
log-bot = Assistente
log-image = Imagem: { $name }
log-download = Baixar
typing-one = { $name } está digitando…
mark-sending = Enviando…
mark-waiting = Aguardando conexão…
mark-delivered = Entregue
mark-read = Lida
mark-failed = Não enviada
failed-retry = Tentar de novo
failed-delete = Apagar
failed-body-too-long = Esta mensagem é longa demais. Encurte-a e envie de novo.
failed-too-many-attachments = Uma mensagem pode levar no máximo { $count } arquivos.
failed-generic = { $detail }

composer-label = Sua mensagem
composer-placeholder = Escreva uma mensagem…
composer-send = Enviar
composer-attach = Anexar arquivos
composer-camera = Tirar uma foto
composer-emoji = Inserir um emoji
composer-emoji-grid = Emojis
composer-left = { $count ->
    [one] Resta { $count } caractere
   *[other] Restam { $count } caracteres
}
composer-over = { $count ->
    [one] { $count } caractere a mais
   *[other] { $count } caracteres a mais
}
composer-drop = Solte os arquivos para anexá-los

file-uploading = { $name }: { $percent } enviado
file-ready = { $name } foi anexado
file-remove = Remover { $name }
file-too-large = { $name } passa de { $limit }. Envie um arquivo menor.
file-too-many = Você pode anexar { $count } arquivos a uma mensagem.
file-empty = { $name } está vazio.
file-failed = Não foi possível enviar { $name }. { $detail }
file-retry = Enviar { $name } de novo

contact-title = Como podemos falar com você?
contact-why = Para que a resposta chegue até você quando esta página estiver fechada.
contact-who = Como podemos chamar você?
contact-name = Nome
contact-email = E-mail
contact-save = Salvar
contact-later = Agora não
contact-email-bad = Isto não parece um endereço de e-mail. Exemplo: nome@example.com
contact-noted = Obrigado. Anotamos { $email } e responderemos aqui.
contact-thanks = Obrigado. Responderemos aqui e por e-mail para { $email }.

rating-title = Como foi o atendimento?
rating-score = { $score ->
    [1] 1 de 5: muito ruim
    [2] 2 de 5: ruim
    [3] 3 de 5: regular
    [4] 4 de 5: bom
   *[5] 5 de 5: muito bom
}
rating-comment = O que poderia ser melhor? (opcional)
rating-comment-good = O que foi bom? (opcional)
rating-send = Enviar avaliação
rating-thanks = Obrigado pela sua avaliação.
rating-failed = Não foi possível salvar a avaliação. { $detail }

menu-transcript = Baixar conversa
menu-receipt = Comprovante
menu-readers = Quem leu meus dados
menu-end = Encerrar conversa
menu-sound = Som para novas mensagens
menu-language = Idioma
menu-forget = Esquecer este dispositivo
end-title = Encerrar esta conversa?
end-text = Você pode escrever de novo quando quiser; isso reabre a conversa.
end-confirm = Encerrar conversa
forget-title = Esquecer este dispositivo?
forget-text = Suas conversas não serão mais mostradas neste navegador.
forget-confirm = Esquecer
dialog-cancel = Cancelar
dialog-close = Fechar

receipt-text = Um arquivo que comprova, palavra por palavra, o que foi dito aqui. Qualquer pessoa pode verificá-lo sem nós, mesmo daqui a anos.
receipt-verify = Verificar um comprovante

net-offline = Você está sem conexão. O que você escrever fica guardado e será enviado quando a conexão voltar.
net-connecting = Conectando… O que você escrever fica guardado e será enviado.
net-refused = Esta sessão terminou. Recarregue a página para continuar.
net-reload = Recarregar

problem-retry = Tentar de novo
problem-action = Não funcionou: { $detail }
problem-network = Não foi possível acessar o servidor. Verifique sua conexão e tente de novo.

system-agent-joined = { $name } vai responder
system-assigned = { $name } vai responder
system-agent-left = { $name } saiu da conversa
system-resolved = A conversa foi marcada como resolvida. Se ainda houver algo em aberto, é só escrever.
system-closed = A conversa foi encerrada. Escreva para reabri-la.
system-reopened = A conversa está aberta de novo
system-rated = Você deu nota { $score } de 5 a esta conversa
system-secret-removed = Para a sua segurança, removemos da sua mensagem o que parece ser um dado secreto e não o guardamos. Se era sua frase de recuperação ou chave privada, transfira seus fundos para uma carteira nova agora: quem a viu pode levá-los. Ninguém do suporte jamais vai pedir isso a você.
system-link-warning = Cuidado: { $host } não é nosso e foi feito para roubar. Não abra esse link, não faça login nem conecte uma carteira lá, e nunca digite sua frase de recuperação. Se você já fez isso, transfira seus fundos para uma carteira nova agora.
system-offline = Não estamos atendendo agora. Responderemos assim que voltarmos.
system-expired = Não está mais guardado

guard-title = Por favor, não envie isto
guard-phrase = Sua mensagem contém uma frase de recuperação. Quem a ler pode levar tudo o que há nessa carteira.
guard-key = Sua mensagem contém uma chave privada. Quem a ler pode levar tudo a que ela dá acesso.
guard-otp = Sua mensagem contém a chave secreta de um app autenticador. Quem a ler pode gerar os seus códigos.
guard-never = Isto não saiu deste dispositivo. Ninguém do suporte precisa disso em momento algum, não importa o que tenham dito a você.
guard-move = Se você já passou isso a alguém, transfira seus fundos para uma carteira nova agora ou proteja a conta.
guard-without = Enviar sem isso
guard-edit = Editar
guard-unchecked = Não foi possível verificar se isto contém dados secretos, por isso não foi enviado. Verifique sua conexão e tente de novo.
guard-file = O nome deste arquivo contém uma frase de recuperação ou uma chave. Ninguém do suporte precisa disso; renomeie o arquivo sem isso.

notice-unread = ({ $count }) { $title }
