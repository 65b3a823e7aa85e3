# Pages of the server itself, for whoever comes by.
no-chat-title = Não há chat neste endereço
no-chat-visitor = Ninguém lê mensagens aqui ainda, por isso não é possível escrever nada aqui. Vá ao site ou ao app de quem você procura e abra o chat por lá.
no-chat-yours = Esta central de atendimento é sua?
no-chat-operator = Um chat pertence a uma caixa de entrada (inbox). Crie uma em Settings, Inboxes: ela dá a você uma linha de código para o seu site e o endereço próprio do chat.
no-chat-lead = Ir para as caixas de entrada
nowhere-title = Não há nada neste endereço
nowhere-visitor = Ele pode ter sido digitado errado, ou o que havia aqui não existe mais.
nowhere-chat = Abrir o chat
nowhere-console = Para a equipe: ir para o console
