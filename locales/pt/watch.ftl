# What is said of a transaction that is watched.
offer-title = Esperando esta transação?
offer-text = Podemos consultar de novo automaticamente e avisar você aqui. Você pode fechar esta janela.
offer-ask = Avisar quando for concluída
offer-asking = Enviando pedido…
on-title = Avisaremos aqui quando for concluída
on-text = { $transaction } em { $network }. Consultamos de novo automaticamente, por no máximo duas semanas.
on-stop = Parar
on-stopping = Parando…
line-told = { $transaction } não é mais acompanhada: você já sabe como terminou.
line-customer = Você parou o acompanhamento: não consultamos mais { $transaction }.
line-staff = Não consultamos mais { $transaction }.
line-over = { $transaction } não é mais acompanhada: as duas semanas terminaram.
line-network = { $transaction } não é mais acompanhada: não é possível consultar a rede dela.
problem-full = Você já acompanha o máximo possível de transações. Pare uma delas primeiro ou tente de novo amanhã.
problem-not-named = Antes, escreva aqui o hash da transação.
problem-silent = Não é possível consultar a rede neste momento. Tente de novo em um minuto.
problem-nowhere = A rede não conhece mais esta transação.
problem-through = Ela já foi concluída: escreva o hash dela de novo para ver.
problem-over = Ela não será concluída: escreva o hash dela de novo para ver por quê.
list-text = Consultamos estas transações de novo automaticamente e avisamos você no chat quando houver novidades.
list-none = Nada está sendo acompanhado para você. Quando uma transação estiver esperando, você pode pedir o acompanhamento abaixo da resposta.
list-what = { $transaction } em { $network }
list-since = Acompanhada desde { $when }, a seu pedido; no máximo até { $until }.
list-since-team = Acompanhada desde { $when }, como nossa equipe prometeu; no máximo até { $until }.
list-block = Esperando entrar em um bloco.
list-depth = Em um bloco; { $needed ->
    [one] concluída após { $needed } confirmação
   *[other] concluída após { $needed } confirmações
 }; na última consulta, tinha { $confirmations }.
list-reorganised = A blockchain descartou o bloco dela. Estamos esperando que ela volte.
list-gone = A rede não a conhecia mais. Estamos esperando que ela volte.
list-looked = Última consulta: { $when }.
list-silent = Última consulta: { $when }; naquele momento, a rede não soube responder.
list-link = Veja por conta própria: { $host }
list-stop-of = Parar: { $transaction }
list-elsewhere = Ir para a conversa dela
list-ended-told-through = Foi concluída. Encerrado em { $when }.
list-ended-told = Não será concluída; informamos o motivo a você. Encerrado em { $when }.
list-ended-customer = Você parou o acompanhamento em { $when }.
list-ended-over = As duas semanas terminaram em { $when }.
list-ended-network = Encerrado em { $when }: não é possível consultar a rede dela.
list-ended = Encerrado em { $when }.
