# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = Não encontramos esta transação
    .text = Consultamos { $networks } e não a encontramos. Ela pode nunca ter sido enviada, pode ter sido descartada ou pode estar em outra rede.
    .advice = Copie o hash da transação de novo, da carteira ou corretora que a enviou, e confira qual rede foi escolhida lá.
tx-dropped = Esta transação saiu da fila
    .text = Há { $since }, ela estava em { $networks }, esperando para ser incluída. O nó consultado agora não a conhece mais: ela foi descartada ou retirada.
    .advice = Nada foi movimentado por ela. Ela ainda pode voltar se alguém a enviar de novo, por isso olhe na carteira antes de enviar outra.
tx-pending-waiting = Sua transação está esperando para ser incluída
    .text = A rede { $network } a conhece, e nada impede que ela entre. Surge um novo bloco a cada { $block_time }, aproximadamente.
    .advice = Não há nada a fazer além de esperar um pouco.
tx-pending-fee-low = Sua transação paga menos do que { $network } exige agora
    .text = Ela oferece no máximo { $offered }; no momento, as que entram nos blocos pagam { $needed }. Ela espera até que as taxas caiam.
    .advice = Espere ou use “acelerar” ou “cancelar” na carteira que a enviou.
tx-pending-nonce-gap = Falta uma transação anterior
    .text = Esta transação tem o número { $nonce } do remetente, e a de número { $missing } não existe. { $network } só as inclui em ordem.
    .advice = Envie uma transação com o número { $missing } pela mesma carteira ou cancele nela as que estão esperando. Se foi uma corretora que a enviou, só a corretora pode fazer isso.
tx-pending-stuck-behind = Sua transação espera atrás de outras
    .text = { $count ->
        [one] Uma transação anterior do mesmo remetente precisa ser incluída primeiro{ $ahead ->
            [none] .
           *[other] : { $ahead }.
        }
       *[other] { $count } transações anteriores precisam ser incluídas primeiro{ $ahead ->
            [none] .
           *[other] , começando por { $ahead }.
        }
    }
    .advice = Acelere a mais antiga delas na carteira que a enviou; as outras vêm em seguida.
tx-pending-competing = Outra transação disputa o lugar desta
    .text = Outra transação do mesmo remetente espera para ser incluída no lugar desta{ $by ->
            [none] .
           *[other] : { $by }.
        } Só uma das duas pode ser incluída, e qual delas será fica em aberto até que uma esteja em um bloco.
    .advice = Não envie nada de novo antes que uma delas esteja em um bloco. Se não foi você que enviou a outra, avise-nos imediatamente.
tx-replaced = Outra transação tomou o lugar desta
    .text = O remetente enviou outra no lugar desta{ $by ->
            [none] .
           *[other] : { $by }.
        } Esta nunca será incluída, e nada foi debitado por ela.
    .advice = Veja a que tomou o lugar dela. Se não foi você que a enviou, avise-nos imediatamente.
tx-reorganised = Sua transação saiu do bloco em que estava
    .text = Ela estava no bloco { $height }, e { $network } substituiu esse bloco depois. Agora ela não está em nenhum bloco.
    .advice = Normalmente ela volta a ser incluída por si só. Não a envie uma segunda vez antes que se saiba o que aconteceu com ela; consulte de novo em alguns minutos.
tx-expired = Sua transação expirou
    .text = Ela não foi incluída a tempo e não pode mais ser. Nada foi debitado por ela.
    .advice = Envie-a de novo pela carteira que a enviou.
tx-confirming = Sua transação está sendo confirmada
    .text = Ela tem { $confirmations } das { $needed } confirmações que esperamos. { $missing ->
        [one] Falta { $missing }, o que leva cerca de { $wait }.
       *[other] Faltam { $missing }, o que leva cerca de { $wait }.
    }
    .advice = Não há nada a fazer além de esperar.
tx-succeeded = Sua transação foi concluída
    .text = Ela está em um bloco de { $network } com { $confirmations ->
        [one] { $confirmations } confirmação.
       *[other] { $confirmations } confirmações.
    }
    .advice = Não é preciso fazer nada quanto à transação em si.
tx-failed-out-of-gas = Sua transação falhou: o gás acabou
    .text = Ela podia usar { $limit } e usou { $used }. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Tente de novo e deixe a carteira escolher o limite de gás, ou defina um limite maior.
tx-failed-reverted = Sua transação falhou: o contrato a recusou
    .text = { $reason ->
        [none] O contrato não deu nenhum motivo.
        [own] O contrato deu um motivo próprio, que nossa equipe pode ler. Não o repetimos: qualquer um pode escrever essas palavras, ladrões também.
       *[known] { $known }
    } Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Confira o que você pediu ao contrato. Tentar de novo sem mudar nada muito provavelmente vai falhar outra vez.
tx-failed-panic = Sua transação falhou: o contrato parou em um erro dele mesmo
    .text = { $mistake ->
        [code-0x01] Algo que deve valer sempre não valeu.
        [code-0x11] Um número ficou grande ou pequeno demais.
        [code-0x12] Ele dividiu por zero.
        [code-0x21] Ele usou um número para uma opção que não existe.
        [code-0x22] Os dados guardados nele estão danificados.
        [code-0x31] Ele retirou algo de uma lista vazia.
        [code-0x32] Ele pediu um item que a lista não tem.
        [code-0x41] Ele pediu memória demais.
        [code-0x51] Ele chamou uma função que não existe.
       *[other] Ele parou em um erro dele mesmo (número { $panic }).
    } Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Não tente de novo sem mudar nada. Pergunte a quem opera o contrato ou o app.
tx-failed-slippage = Sua transação falhou: o preço variou demais
    .text = A troca (swap) teria rendido menos do que você permitiu. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Tente de novo com uma cotação atualizada. Um limite de slippage maior faz a troca passar com mais facilidade e pode custar mais a você.
tx-failed-deadline = Sua transação falhou: ela chegou tarde demais
    .text = Ela foi incluída depois do prazo que lhe foi dado. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Tente de novo com uma cotação atualizada e com uma taxa que faça a transação ser incluída mais cedo.
tx-failed-allowance = Sua transação falhou: o contrato não tinha permissão para retirar tanto
    .text = O contrato não pode retirar essa quantidade do token do remetente. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Aprove primeiro a quantidade, se você confia neste contrato, e depois tente de novo.
tx-failed-balance = Sua transação falhou: não havia saldo suficiente para enviar
    .text = O remetente tem menos do que o necessário. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Confira o saldo desse token e tente de novo com um valor menor.
tx-failed-tag-needed = Sua transação falhou: faltou a tag de destino
    .text = O destinatário não aceita nada sem uma tag de destino. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Envie de novo com a tag de destino que o destinatário mostra junto ao endereço.
tx-failed-no-account = Sua transação falhou: a conta de destino ainda não existe
    .text = Para passar a existir, uma conta nova precisa receber pelo menos a reserva da rede. Só a taxa de { $fee } foi cobrada; o resto ficou onde estava.
    .advice = Confira o endereço. Se estiver certo, envie primeiro pelo menos a reserva.
tx-failed-bounced = Sua transação voltou
    .text = O destinatário não a aceitou, por isso o valor voltou ao remetente, menos as taxas; { $fee } foi o custo do envio.
    .advice = Confira o endereço e se o destinatário já foi ativado. Veja seu saldo antes de enviar de novo.
tx-immature = Estas são moedas novas que ainda não podem ser movimentadas
    .text = Elas foram mineradas há { $confirmations ->
        [one] { $confirmations } bloco.
       *[other] { $confirmations } blocos.
    } { $network } permite movimentá-las depois de { $needed }; { $missing ->
        [one] falta { $missing }, o que leva cerca de { $wait }.
       *[other] faltam { $missing }, o que leva cerca de { $wait }.
    }
    .advice = Não há nada a fazer além de esperar.
transfer-partial = Chegou menos do que o pagamento parece ser
    .text = O pagamento indica { $sent }, e { $to } recebeu { $amount }. Ele foi enviado como pagamento parcial, que entrega o que for possível.
    .advice = Só vale o que chegou. Pagamentos parciais são usados com frequência para enganar.
transfer-native = Envio de { $amount }
    .text = O valor de { $amount } foi de { $from } para { $to }.
    .advice = Compare o endereço de destino com o que você queria.
transfer-token = Envio de { $amount }
    .text = O valor de { $amount } (token { $token }) foi de { $from } para { $to }.
    .advice = Compare o endereço de destino com o que você queria.
transfer-internal = Envio de { $amount } por um contrato
    .text = O valor de { $amount } foi do contrato { $from } para { $to }. Muitas carteiras e exploradores mostram essas transferências em uma lista própria.
    .advice = Se ela não aparece em uma lista, procure em “transações internas”.
transfer-fee-on-transfer = O token reteve uma parte da sua transferência
    .text = O envio foi de { $sent }, e { $to } recebeu { $amount }. O token { $token } retém uma parte de cada transferência.
    .advice = Essa parte foi retida pelas regras do próprio token. Não podemos devolvê-la.
transfer-scam-token = Este token não é o que parece
    .text = A transação movimenta { $amount } do token { $token }, que está em uma lista de fraudes: { $name }.
    .advice = Não o venda, não o aprove e não visite nenhum site indicado por ele. Sites assim roubam carteiras.
transfer-same-name = Este token só tem o mesmo nome
    .text = A transação movimenta { $amount } para { $to }. O token { $token } se chama { $name }, mas não é o { $name } que aceitamos em { $network }.
    .advice = Pode ser uma versão vinda de uma bridge ou uma imitação sem valor nenhum. Compare o endereço do contrato antes de fazer qualquer coisa com ele.
transfer-crossed = Isto segue para { $destination }
    .text = { $name } recebeu o valor e o paga em { $destination } para { $to }.
    .advice = Consulte esse endereço em { $destination }. Normalmente chega em minutos.
transfer-taken = Outra pessoa levou estes tokens
    .text = { $by } transferiu { $amount } do token { $token } de { $from } para { $to }. Não foi o dono que enviou isto; uma permissão anterior tornou isso possível.
    .advice = Se essa carteira é sua e você não queria isto, é roubo: revogue todas as permissões dela imediatamente, transfira o que restou para uma carteira nova e avise-nos.
transfer-by-other = Outra pessoa fez estes tokens serem movimentados
    .text = O valor de { $amount } ({ $token }) saiu de { $from } para { $to }. Quem enviou esta transação foi { $by }, não o dono, e nela o dono não recebeu em troca nada que se saiba ter algum valor. Ou o dono assinou um pagamento ou uma ordem que outros executam, ou deu a um contrato permissão para retirar tokens, que um ladrão agora usa. A blockchain não distingue um caso do outro.
    .advice = Se você não assinou nenhum dos dois, avise-nos imediatamente, revogue a permissão na sua carteira e transfira o que restou para uma carteira nova.
transfer-from-lookalike = Isto veio de um endereço criado para enganar você
    .text = { $from } se parece com { $resembles }, que você já usou, mas é outro. Foi enviado para que você copie o endereço errado do seu histórico.
    .advice = Nunca copie um endereço do histórico. Peça-o ao destinatário a cada vez e compare-o por inteiro.
approval-given = Você permitiu que alguém retire tokens
    .text = { $spender } pode retirar até { $amount } do token { $token } desta carteira.
    .advice = Se você não queria isso, revogue a permissão na sua carteira.
approval-unlimited = Você permitiu que alguém retire tudo de um token
    .text = { $spender } pode retirar qualquer quantidade do token { $token } desta carteira, agora e depois.
    .advice = Revogue a permissão quando não precisar mais dela, ou imediatamente se você não sabe quem é.
approval-to-account = Você permitiu que o endereço de uma pessoa retire tokens
    .text = { $spender } pode retirar tokens { $token } desta carteira. Não é um contrato; apps honestos não pedem isso.
    .advice = Revogue a permissão imediatamente e transfira esses tokens para outra carteira. Avise-nos se alguém pediu que você fizesse isso.
approval-drainer = Um ladrão conhecido pode levar seus tokens
    .text = { $spender } ({ $name }) pode retirar tokens { $token } desta carteira.
    .advice = Revogue a permissão imediatamente, transfira o que restou para uma carteira nova e avise-nos.
approval-revoked = Uma permissão foi revogada
    .text = { $spender } não pode mais retirar tokens { $token } desta carteira com esta permissão.
    .advice = Isso não muda outras permissões da carteira.
deposit-complete = O depósito chegou até nós
    .text = Nosso endereço { $to } recebeu { $amount }, com confirmações suficientes.
    .advice = Se o valor não aparecer logo na sua conta, escreva para nós com esta transação.
deposit-wrong-network = O depósito veio por uma rede que não creditamos aqui
    .text = { $to } recebeu { $amount } em { $network }. Esse endereço recebe depósitos em { $expected }.
    .advice = Não envie mais nada. Pergunte se é possível recuperar o valor; nem sempre é.
deposit-memo-missing = O depósito veio sem o memo
    .text = { $to }, um endereço que muitos clientes compartilham, recebeu { $amount }. Sem o memo ou a tag, não conseguimos ver de quem é.
    .advice = Envie-nos esta transação e uma prova de que você a enviou, para que possamos procurar o depósito.
deposit-memo-wrong = O depósito veio com outro memo
    .text = { $to } recebeu { $amount } com { $memo ->
            [none] um memo diferente do seu.
           *[other] o memo “{ $memo }”, que não é o seu.
        }
    .advice = Envie-nos esta transação e uma prova de que você a enviou, para que possamos procurar o depósito.
deposit-token-unsupported = Não creditamos este token
    .text = { $to } recebeu { $amount } ({ $token }) em { $network }. Ele não está entre os ativos que creditamos lá.
    .advice = Não envie mais dele. Pergunte se é possível recuperar o valor; nem sempre é.
deposit-below-minimum = O depósito está abaixo do mínimo
    .text = { $to } recebeu { $amount }. O mínimo creditado é { $minimum }.
    .advice = Pergunte o que pode ser feito antes de enviar mais.
deposit-another = Isto foi para o endereço de depósito de outro cliente
    .text = { $to } recebeu { $amount }. A plataforma deu esse endereço a outro cliente e credita o valor a ele.
    .advice = Descubra de onde o remetente tirou o endereço. Não diga a ele de quem é.
deposit-somebody = Isto foi para um endereço de depósito nosso
    .text = { $to }, que a plataforma deu a um dos clientes dela, recebeu { $amount }.
    .advice = Abra o caso do cliente que pergunta para ver se é dele.
sent-to-contract = Isto foi para um contrato
    .text = O valor de { $amount } foi para { $to }, que é um programa, não o endereço de uma pessoa. Algumas carteiras e corretoras usam endereços assim; muitos outros programas não conseguem devolver o que é enviado a eles.
    .advice = Se não é uma carteira sua nem um endereço de depósito que você recebeu, pergunte a quem opera o contrato.
sent-to-token-contract = Isto foi para o contrato do próprio token
    .text = O valor de { $amount } foi para { $to }, o contrato desse token. A maioria desses contratos não consegue devolvê-lo.
    .advice = Só quem opera o token talvez possa ajudar. Desconfie de qualquer outra pessoa que se ofereça para recuperá-lo.
sent-to-lookalike = Isto foi para um endereço criado para enganar você
    .text = O valor de { $amount } vai para { $to }. Esse endereço se parece com { $resembles }, que você já usou, mas é outro.
    .advice = Avise-nos imediatamente se foi um engano. Se a transação ainda está esperando, cancele-a agora na sua carteira.
sent-to-sanctioned = Isto foi para um endereço sob sanções
    .text = O valor de { $amount } vai para { $to } ({ $name }).
    .advice = Não envie mais nada. Nossa equipe de compliance precisa analisar isto.
sent-to-scam = Isto foi para um endereço conhecido por roubos
    .text = O valor de { $amount } vai para { $to } ({ $name }).
    .advice = Não envie mais nada, seja o que for que prometam. Avise-nos imediatamente e denuncie à polícia.
sent-to-exchange = Isto foi para uma corretora
    .text = O valor de { $amount } foi para { $to }, um endereço de { $name }.
    .advice = Se você esperava que fosse para lá, pergunte a { $name }. Se roubaram você, comunique rapidamente a nós e a { $name }.
sent-to-bridge = Isto foi para uma bridge
    .text = O valor de { $amount } foi para { $to } ({ $name }), que leva ativos para outra rede. A segunda parte acontece lá.
    .advice = Procure a chegada na outra rede ou pergunte a { $name } com esta transação.
address-account = Um endereço em uso em { $network }
    .text = { $address } tem { $balance }{ $sent ->
            [none] .
            [0] {" "}e não enviou nenhuma transação.
            [one] {" "}e enviou uma transação.
           *[other] {" "}e enviou { $sent } transações.
        } Tokens não são contados aqui.
    .advice = Cole o hash de uma transação para saber o que aconteceu com ela.
address-contract = Um contrato em { $network }
    .text = { $address } é um programa. Ele tem { $balance }.
    .advice = Não envie nada diretamente para ele, a menos que quem o criou diga para fazer isso.
address-unused = Este endereço não foi usado
    .text = Consultamos { $networks }: o endereço { $address } não aparece em uso.
    .advice = Confira se o endereço está certo e qual rede foi escolhida.
address-deposit = Nosso próprio endereço de depósito
    .text = { $address } recebe depósitos em { $network }.
    .advice = Cole o hash da transação para saber onde está um depósito.
address-another = O endereço de depósito de outro cliente
    .text = A plataforma deu { $address } a outro cliente, não a este.
    .advice = Descubra de onde ele o tirou. Não diga a ele de quem é.
address-wrong-network = Nosso endereço, em uma rede que não creditamos aqui
    .text = { $address } recebe depósitos em { $expected }, não em { $network }.
    .advice = Não envie nada para ele em { $network }.
address-lookalike = Um endereço criado para enganar você
    .text = { $address } se parece com { $resembles }, que você já usou, mas é outro.
    .advice = Não envie nada para ele.
address-sanctioned = Um endereço sob sanções
    .text = { $address } está em uma lista: { $name }.
    .advice = Não envie nada para ele.
address-scam = Um endereço conhecido por roubos ou fraudes
    .text = { $address } está em uma lista: { $name }.
    .advice = Não envie nada para ele e não lhe dê nenhuma permissão.
address-exchange = Um endereço de uma corretora
    .text = { $address } pertence a { $name }.
    .advice = Só { $name } pode dizer de quem é a conta.
address-labelled = Um endereço conhecido
    .text = { $address } é conhecido como { $name }.
    .advice = Compare-o com o endereço que você queria.
cannot-tell = Não conseguimos ver a rede agora
    .text = Não conseguimos obter uma resposta confiável de { $networks }. Isso não diz nada sobre sua transação.
    .advice = Por favor, tente de novo em alguns minutos. Não envie nada uma segunda vez por causa disso.
unreadable = Isto não é uma transação nem um endereço que conhecemos
    .text = O texto não tem a forma de um hash de transação nem de um endereço de nenhuma rede que consultamos.
    .advice = Copie-o de novo, inteiro e sem espaços.

unit-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
unit-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
unit-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
amount-unknown-places = { $units } unidades mínimas
amount-unknown-asset = de um ativo sem nome
amount-odd-name = de um token cujo nome não repetimos
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = Ele foi pausado por quem o opera.
reason-owner = Só quem opera o contrato pode fazer isto.
reason-receiver = O endereço de destino não pode receber isto.
reason-sender = O endereço de origem não é um do qual este token possa ser enviado.
reason-spender = O endereço que receberia a permissão não é um que possa recebê-la.
reason-no-item = Não existe esse item.
reason-not-yours = O remetente não é dono do item nem tem permissão para movimentá-lo.
reason-busy = O contrato ainda estava executando outra coisa da mesma transação.
reason-not-taken = O contrato não conseguiu retirar o token do remetente: o saldo ou a permissão é pequeno demais, ou o token não permite.
reason-not-given = O contrato não conseguiu repassar o que devia ser pago.
reason-pool-empty = Há muito pouco no pool para esta troca.
reason-pool-sum = O pool recebeu menos do que a troca precisa. Tokens que retêm uma parte de cada transferência causam isso.
reason-signature = A assinatura não corresponde ao que devia ser feito.
reason-no-trust = O destinatário não confia no emissor desta moeda.
reason-not-allowed = O destinatário ou o emissor só aceita isto de contas que autorizou.
reason-frozen = O emissor congelou esta moeda.
reason-order = A ordem não corresponde ao que o contrato de destino espera.
