# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = No encontramos esta transacción
    .text = Consultamos { $networks } y no la encontramos. Puede que nunca se haya enviado, que se haya descartado o que esté en otra red.
    .advice = Copia otra vez el hash de la transacción desde la billetera o el exchange que la envió y revisa qué red se eligió allí.
tx-dropped = Esta transacción salió de la cola
    .text = Hace { $since } estaba en { $networks } a la espera de ser incluida. El nodo consultado ahora ya no la conoce: fue descartada o retirada.
    .advice = No movió nada. Todavía puede volver si alguien la envía de nuevo, así que mira en la billetera antes de enviar otra.
tx-pending-waiting = Tu transacción espera ser incluida
    .text = { $network } la conoce y nada se lo impide. Aparece un bloque nuevo cada { $block_time }, aproximadamente.
    .advice = No hay nada que hacer, salvo esperar un poco.
tx-pending-fee-low = Tu transacción paga menos de lo que { $network } pide ahora
    .text = Como máximo ofrece { $offered }, y lo que hace falta en este momento para entrar en los bloques es { $needed }. Queda en espera hasta que bajen las comisiones.
    .advice = Espera, o usa «acelerar» o «cancelar» en la billetera que la envió.
tx-pending-nonce-gap = Falta una transacción anterior
    .text = Esta transacción es la número { $nonce } del remitente, y la número { $missing } no existe. { $network } solo las incluye en orden.
    .advice = Envía una transacción con el número { $missing } desde la misma billetera, o cancela allí las que están en espera. Si la envió un exchange, solo el exchange puede hacerlo.
tx-pending-stuck-behind = Tu transacción espera detrás de otras
    .text = { $count ->
        [one] Primero debe incluirse una transacción anterior del mismo remitente{ $ahead ->
            [none] .
           *[other] : { $ahead }.
        }
       *[other] Primero deben incluirse { $count } transacciones anteriores{ $ahead ->
            [none] .
           *[other] , empezando por { $ahead }.
        }
    }
    .advice = Acelera la más antigua en la billetera que la envió; las demás siguen.
tx-pending-competing = Otra transacción compite con esta
    .text = Otra del mismo remitente espera ser incluida en su lugar{ $by ->
            [none] .
           *[other] : { $by }.
        } Solo una de las dos puede entrar, y no se sabe cuál hasta que esté en un bloque.
    .advice = No envíes nada de nuevo antes de que una de ellas esté en un bloque. Si no enviaste tú la otra, avísanos de inmediato.
tx-replaced = Otra transacción ocupó el lugar de esta
    .text = El remitente envió otra en su lugar{ $by ->
            [none] .
           *[other] : { $by }.
        } Esta nunca se incluirá, y no se cobró nada por ella.
    .advice = Mira la que ocupó su lugar. Si no la enviaste tú, avísanos de inmediato.
tx-reorganised = Tu transacción quedó fuera de su bloque
    .text = Estaba en el bloque { $height }, y { $network } ha reemplazado ese bloque desde entonces. Ahora no está en ningún bloque.
    .advice = Por lo general vuelve a incluirse por sí sola. No la envíes por segunda vez antes de que esté claro qué pasó con ella; vuelve a mirar en unos minutos.
tx-expired = Tu transacción venció
    .text = No se incluyó a tiempo y ya no puede incluirse. No se cobró nada por ella.
    .advice = Envíala de nuevo desde la billetera que la envió.
tx-confirming = Tu transacción se está confirmando
    .text = Tiene { $confirmations } de las { $needed } confirmaciones que esperamos. { $missing ->
        [one] Falta { $missing }; tarda cerca de { $wait }.
       *[other] Faltan { $missing }; tardan cerca de { $wait }.
    }
    .advice = No hay nada que hacer, salvo esperar.
tx-succeeded = Tu transacción se completó
    .text = Está en un bloque de { $network } con { $confirmations ->
        [one] { $confirmations } confirmación.
       *[other] { $confirmations } confirmaciones.
    }
    .advice = No hay que hacer nada por la transacción en sí.
tx-failed-out-of-gas = Tu transacción falló: se quedó sin gas
    .text = Podía usar { $limit } y usó { $used }. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Inténtalo de nuevo y deja que la billetera elija el límite de gas, o ponlo más alto.
tx-failed-reverted = Tu transacción falló: el contrato la rechazó
    .text = { $reason ->
        [none] El contrato no dio ningún motivo.
        [own] El contrato dio un motivo propio, que nuestro personal puede leer. No lo repetimos: cualquiera puede escribir palabras así, también los ladrones.
       *[known] { $known }
    } Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Revisa qué le pediste al contrato. Si lo intentas de nuevo sin cambiar nada, lo más probable es que vuelva a fallar.
tx-failed-panic = Tu transacción falló: el contrato se detuvo por un error propio
    .text = { $mistake ->
        [code-0x01] Algo que siempre debe cumplirse no se cumplió.
        [code-0x11] Un número resultó demasiado grande o demasiado pequeño.
        [code-0x12] Dividió entre cero.
        [code-0x21] Tomó un número para una opción que no existe.
        [code-0x22] Sus datos guardados están dañados.
        [code-0x31] Tomó algo de una lista vacía.
        [code-0x32] Pidió un elemento que la lista no tiene.
        [code-0x41] Pidió demasiada memoria.
        [code-0x51] Llamó a una función que no existe.
       *[other] Se detuvo por un error propio (número { $panic }).
    } Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = No lo intentes de nuevo sin cambiar nada. Pregunta a quienes administran el contrato o la app.
tx-failed-slippage = Tu transacción falló: el precio se movió demasiado
    .text = El intercambio (swap) habría dado menos de lo que permitiste. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Inténtalo de nuevo con una cotización actualizada. Un límite de deslizamiento (slippage) mayor hace que el intercambio pase más fácilmente y puede costarte más.
tx-failed-deadline = Tu transacción falló: llegó demasiado tarde
    .text = Se incluyó después del plazo que tenía. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Inténtalo de nuevo con una cotización actualizada y con una comisión que permita incluirla antes.
tx-failed-allowance = Tu transacción falló: el contrato no tenía permiso para tomar tanto
    .text = El contrato no puede tomar esa cantidad del token del remitente. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Aprueba primero la cantidad, si confías en este contrato, y luego inténtalo de nuevo.
tx-failed-balance = Tu transacción falló: no había saldo suficiente para enviar
    .text = El remitente tiene menos de lo necesario. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Revisa el saldo de ese token e inténtalo de nuevo con una cantidad menor.
tx-failed-tag-needed = Tu transacción falló: faltaba el tag de destino
    .text = El destinatario no acepta nada sin un tag de destino. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Envíala de nuevo con el tag de destino que el destinatario muestra junto a su dirección.
tx-failed-no-account = Tu transacción falló: la cuenta de destino todavía no existe
    .text = Para crearse, una cuenta nueva tiene que recibir al menos la reserva de la red. Solo se cobró la comisión de { $fee }; el resto se quedó donde estaba.
    .advice = Revisa la dirección. Si es correcta, envía primero al menos la reserva.
tx-failed-bounced = Tu transacción volvió
    .text = El destinatario no la aceptó, así que los fondos volvieron al remitente, menos las comisiones; por el envío se cobró { $fee }.
    .advice = Revisa la dirección y si el destinatario está activado. Mira tu saldo antes de enviar de nuevo.
tx-immature = Estas son monedas nuevas que todavía no se pueden mover
    .text = Se minaron hace { $confirmations ->
        [one] { $confirmations } bloque.
       *[other] { $confirmations } bloques.
    } { $network } permite moverlas después de { $needed } bloques. { $missing ->
        [one] Falta { $missing }; tarda cerca de { $wait }.
       *[other] Faltan { $missing }; tardan cerca de { $wait }.
    }
    .advice = No hay nada que hacer, salvo esperar.
transfer-partial = Llegó menos de lo que el pago aparenta
    .text = El pago indica { $sent }, y { $to } recibió { $amount }. Se envió como pago parcial, que entrega lo que se pueda.
    .advice = Solo cuenta lo que llegó. Los pagos parciales se usan a menudo para engañar.
transfer-native = Envío de { $amount }
    .text = { $to } recibió { $amount } de { $from }.
    .advice = Compara la dirección de destino con la que querías.
transfer-token = Envío de { $amount }
    .text = { $to } recibió { $amount } (token { $token }) de { $from }.
    .advice = Compara la dirección de destino con la que querías.
transfer-internal = Envío de { $amount } por un contrato
    .text = { $to } recibió { $amount } del contrato { $from }. Muchas billeteras y exploradores muestran estas transferencias en una lista aparte.
    .advice = Si no aparece en una lista, busca en «transacciones internas».
transfer-fee-on-transfer = El token se quedó con una parte de tu transferencia
    .text = El envío fue de { $sent }, y { $to } recibió { $amount }. El token { $token } se queda con una parte de cada transferencia.
    .advice = Esa parte se fue por las reglas del propio token. No podemos devolverla.
transfer-scam-token = Este token no es lo que parece
    .text = La transacción mueve { $amount } del token { $token }, que está en una lista de fraudes: { $name }.
    .advice = No lo vendas, no lo apruebes ni visites ningún sitio que mencione. Esos sitios roban billeteras.
transfer-same-name = Este token solo tiene el mismo nombre
    .text = La transacción mueve { $amount } a { $to }. El token { $token } se llama { $name }, y no es el { $name } que admitimos en { $network }.
    .advice = Puede ser una versión que pasó por un puente (bridge) o una imitación que no vale nada. Compara la dirección del contrato antes de hacer nada con él.
transfer-crossed = Esto sigue hacia { $destination }
    .text = { $name } lo recibió y lo paga en { $destination } a { $to }.
    .advice = Busca esa dirección en { $destination }. Por lo general llega en minutos.
transfer-taken = Otra persona se llevó estos tokens
    .text = { $by } movió { $amount } del token { $token } de { $from } a { $to }. El dueño no envió esto; un permiso anterior lo hizo posible.
    .advice = Si esa billetera es tuya y no querías esto, es un robo: revoca de inmediato todos sus permisos, mueve lo que quede a una billetera nueva y avísanos.
transfer-by-other = Otra persona hizo que se movieran estos tokens
    .text = { $to } recibió { $amount } ({ $token }) desde { $from }. Esta transacción la envió { $by }, no el dueño, y en ella el dueño no recibió a cambio nada con un valor conocido. O bien el dueño firmó un pago o una orden que otros ejecutan, o bien dio permiso para tomar tokens a un contrato que ahora usa un ladrón. La blockchain no distingue entre los dos casos.
    .advice = Si no firmaste ninguna de las dos cosas, avísanos de inmediato, revoca el permiso en tu billetera y mueve lo que quede a una billetera nueva.
transfer-from-lookalike = Esto vino de una dirección creada para engañarte
    .text = { $from } se parece a { $resembles }, que ya has usado, pero es otra. Se envió para que copies la dirección equivocada de tu historial.
    .advice = Nunca copies una dirección del historial. Pídela cada vez a quien va a recibir y compárala entera.
approval-given = Permitiste que alguien tome tokens
    .text = { $spender } puede tomar hasta { $amount } del token { $token } de esta billetera.
    .advice = Si no querías hacerlo, revoca el permiso en tu billetera.
approval-unlimited = Permitiste que alguien tome todo tu saldo de un token
    .text = { $spender } puede tomar cualquier cantidad del token { $token } de esta billetera, ahora y más adelante.
    .advice = Revoca el permiso cuando ya no lo necesites, o de inmediato si no sabes quién es.
approval-to-account = Permitiste que la dirección de una persona tome tokens
    .text = { $spender } puede tomar tokens { $token } de esta billetera. No es un contrato; las apps honestas no piden eso.
    .advice = Revoca el permiso de inmediato y mueve esos tokens a otra billetera. Avísanos si alguien te pidió que lo hicieras.
approval-drainer = Un ladrón conocido puede llevarse tus tokens
    .text = { $spender } ({ $name }) puede tomar tokens { $token } de esta billetera.
    .advice = Revoca el permiso de inmediato, mueve lo que quede a una billetera nueva y avísanos.
approval-revoked = Se revocó un permiso
    .text = { $spender } ya no puede tomar tokens { $token } de esta billetera con este permiso.
    .advice = Esto no cambia los demás permisos de la billetera.
deposit-complete = El depósito nos llegó
    .text = Nuestra dirección { $to } recibió { $amount } con suficientes confirmaciones.
    .advice = Si no aparece pronto en tu cuenta, escríbenos con esta transacción.
deposit-wrong-network = El depósito llegó por una red que no acreditamos aquí
    .text = { $to } recibió { $amount } en { $network }. Esa dirección recibe depósitos en { $expected }.
    .advice = No envíes más. Pregúntanos si se puede recuperar; no siempre es posible.
deposit-memo-missing = El depósito llegó sin su memo
    .text = { $to }, una dirección que comparten muchos clientes, recibió { $amount }. Sin el memo o tag no podemos ver de quién es.
    .advice = Envíanos esta transacción y una prueba de que la enviaste, para que podamos buscarlo.
deposit-memo-wrong = El depósito llegó con otro memo
    .text = { $to } recibió { $amount } con { $memo ->
            [none] un memo distinto del tuyo.
           *[other] el memo «{ $memo }», que no es el tuyo.
        }
    .advice = Envíanos esta transacción y una prueba de que la enviaste, para que podamos buscarlo.
deposit-token-unsupported = No acreditamos este token
    .text = { $to } recibió { $amount } ({ $token }) en { $network }. No está entre los activos que acreditamos allí.
    .advice = No envíes más. Pregúntanos si se puede recuperar; no siempre es posible.
deposit-below-minimum = El depósito está por debajo del mínimo
    .text = { $to } recibió { $amount }. Lo mínimo que se acredita es { $minimum }.
    .advice = Pregúntanos qué se puede hacer antes de enviar más.
deposit-another = Esto llegó a la dirección de depósito de otro cliente
    .text = { $to } recibió { $amount }. La plataforma le dio esa dirección a otro cliente y se lo acredita.
    .advice = Averigua de dónde sacó la dirección el remitente. No le digas de quién es.
deposit-somebody = Esto llegó a una dirección de depósito nuestra
    .text = { $to }, que la plataforma le dio a uno de sus clientes, recibió { $amount }.
    .advice = Abre el caso del cliente que pregunta para ver si es suya.
sent-to-contract = Esto se envió a un contrato
    .text = { $to }, que es un programa y no la dirección de una persona, recibió { $amount }. Algunas billeteras y exchanges usan direcciones así; muchos otros programas no pueden devolver lo que se les envía.
    .advice = Si no es una billetera tuya ni una dirección de depósito que te dieron, pregunta a quienes administran el contrato.
sent-to-token-contract = Esto se envió al contrato del propio token
    .text = { $to }, el contrato de ese token, recibió { $amount }. La mayoría de esos contratos no puede devolverlo.
    .advice = Solo quienes administran el token podrían ayudar. Desconfía de cualquier otra persona que ofrezca recuperarlo.
sent-to-lookalike = Esto se envió a una dirección creada para engañarte
    .text = El destino de { $amount } es { $to }. Se parece a { $resembles }, que ya has usado, pero es otra.
    .advice = Avísanos de inmediato si fue un error. Si la transacción todavía espera, cancélala ahora en tu billetera.
sent-to-sanctioned = Esto se envió a una dirección sancionada
    .text = El destino de { $amount } es { $to } ({ $name }).
    .advice = No envíes más. Nuestro equipo de cumplimiento (compliance) tiene que revisar esto.
sent-to-scam = Esto se envió a una dirección conocida por robos
    .text = El destino de { $amount } es { $to } ({ $name }).
    .advice = No envíes nada más, prometan lo que prometan. Avísanos de inmediato y denúncialo a la policía.
sent-to-exchange = Esto se envió a un exchange
    .text = { $to }, una dirección de { $name }, recibió { $amount }.
    .advice = Si lo esperabas allí, pregunta a { $name }. Si te robaron, avísanos cuanto antes y denúncialo también ante { $name }.
sent-to-bridge = Esto se envió a un puente (bridge)
    .text = { $to } ({ $name }), que lleva activos a otra red, recibió { $amount }. La segunda mitad ocurre allí.
    .advice = Busca la llegada en la otra red o pregunta a { $name } con esta transacción.
address-account = Una dirección en uso en { $network }
    .text = { $address } tiene { $balance }{ $sent ->
            [none] .
            [0] {" "}y no ha enviado ninguna transacción.
            [one] {" "}y ha enviado una transacción.
           *[other] {" "}y ha enviado { $sent } transacciones.
        } Los tokens no se cuentan aquí.
    .advice = Pega el hash de una transacción para saber qué pasó con ella.
address-contract = Un contrato en { $network }
    .text = { $address } es un programa. Tiene { $balance }.
    .advice = No le envíes nada directamente, a menos que sus creadores lo indiquen.
address-unused = Esta dirección no se ha usado
    .text = Consultamos { $networks }: no consta que { $address } se haya usado.
    .advice = Revisa que la dirección sea correcta y qué red se eligió.
address-deposit = Nuestra propia dirección de depósito
    .text = { $address } recibe depósitos en { $network }.
    .advice = Pega el hash de la transacción para saber dónde está un depósito.
address-another = La dirección de depósito de otro cliente
    .text = La plataforma le dio { $address } a un cliente distinto de este.
    .advice = Averigua de dónde la sacó. No le digas de quién es.
address-wrong-network = Nuestra dirección, en una red que no acreditamos aquí
    .text = { $address } recibe depósitos en { $expected }, no en { $network }.
    .advice = No le envíes nada en { $network }.
address-lookalike = Una dirección creada para engañarte
    .text = { $address } se parece a { $resembles }, que ya has usado, pero es otra.
    .advice = No le envíes nada.
address-sanctioned = Una dirección sancionada
    .text = { $address } está en una lista: { $name }.
    .advice = No le envíes nada.
address-scam = Una dirección conocida por robos o fraudes
    .text = { $address } está en una lista: { $name }.
    .advice = No le envíes nada ni le des ningún permiso.
address-exchange = Una dirección de un exchange
    .text = { $address } pertenece a { $name }.
    .advice = Solo { $name } puede decir de quién es la cuenta.
address-labelled = Una dirección conocida
    .text = { $address } se conoce como { $name }.
    .advice = Compárala con la dirección que querías.
cannot-tell = No podemos ver la red en este momento
    .text = No pudimos obtener una respuesta confiable de { $networks }. Eso no dice nada de tu transacción.
    .advice = Por favor, inténtalo de nuevo en unos minutos. No envíes nada por segunda vez por este motivo.
unreadable = Esto no es una transacción ni una dirección que conozcamos
    .text = El texto no tiene la forma de un hash de transacción ni de una dirección de ninguna red que consultemos.
    .advice = Cópialo otra vez, entero y sin espacios.

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
amount-unknown-asset = de un activo sin nombre
amount-odd-name = de un token cuyo propio nombre no repetimos
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = Está en pausa por decisión de quienes lo administran.
reason-owner = Solo quienes administran el contrato pueden hacer esto.
reason-receiver = La dirección de destino no puede recibir esto.
reason-sender = Este token no se puede enviar desde la dirección de origen.
reason-spender = La dirección a la que se le iba a dar permiso no puede tenerlo.
reason-no-item = No existe ese elemento.
reason-not-yours = El remitente no es dueño del elemento ni tiene permiso para moverlo.
reason-busy = El contrato todavía estaba ocupado con otra cosa de la misma transacción.
reason-not-taken = El contrato no pudo tomar el token del remitente: el saldo o el permiso no alcanza, o el token no lo permite.
reason-not-given = El contrato no pudo entregar lo que debía pagarse.
reason-pool-empty = Hay muy poco en el pool para este intercambio.
reason-pool-sum = El pool recibió menos de lo que el intercambio necesita. Lo causan los tokens que se quedan con una parte de cada transferencia.
reason-signature = La firma no corresponde a lo que se iba a hacer.
reason-no-trust = El destinatario no confía en el emisor de esta moneda.
reason-not-allowed = El destinatario o el emisor solo acepta esto de cuentas que ha autorizado.
reason-frozen = El emisor congeló esta moneda.
reason-order = La orden no corresponde a lo que espera el contrato de destino.
