# What is said of a transaction that is watched.
offer-title = ¿Esperas esta transacción?
offer-text = Podemos volver a consultarla automáticamente y avisarte aquí. Puedes cerrar esta ventana.
offer-ask = Avisarme cuando se complete
offer-asking = Solicitando…
on-title = Te avisaremos aquí cuando se complete
on-text = { $transaction } en { $network }. La volvemos a consultar automáticamente, durante dos semanas como máximo.
on-stop = Detener
on-stopping = Deteniendo…
line-told = Ya no seguimos { $transaction }: ya sabes cómo terminó.
line-customer = Detuviste el seguimiento: ya no consultamos { $transaction }.
line-staff = Ya no consultamos { $transaction }.
line-over = Ya no seguimos { $transaction }: pasaron las dos semanas.
line-network = Ya no seguimos { $transaction }: no se puede consultar su red.
problem-full = Ya tienes en seguimiento todas las transacciones posibles. Detén una primero o inténtalo de nuevo mañana.
problem-not-named = Primero escribe aquí el hash de la transacción.
problem-silent = La red no se puede consultar en este momento. Inténtalo de nuevo en un minuto.
problem-nowhere = La red ya no conoce esta transacción.
problem-through = Ya se completó: escribe su hash otra vez y lo verás.
problem-over = No se completará: escribe su hash otra vez y verás por qué.
list-text = Volvemos a consultar estas transacciones automáticamente y te avisamos en el chat cuando haya novedades.
list-none = No estamos siguiendo nada para ti. Cuando una transacción esté en espera, puedes pedir que la sigamos debajo de la respuesta.
list-what = { $transaction } en { $network }
list-since = En seguimiento desde el { $when }, como pediste; a más tardar hasta el { $until }.
list-since-team = En seguimiento desde el { $when }, como prometió nuestro equipo; a más tardar hasta el { $until }.
list-block = Espera a entrar en un bloque.
list-depth = En un bloque; { $needed ->
    [one] se completa con 1 confirmación
   *[other] se completa con { $needed } confirmaciones
 }; en la última consulta tenía { $confirmations }.
list-reorganised = La blockchain descartó su bloque. Esperamos a que vuelva.
list-gone = La red ya no la conocía. Esperamos a que vuelva.
list-looked = Última consulta: { $when }.
list-silent = Última consulta: { $when }; en ese momento la red no pudo responder.
list-link = Mírala por tu cuenta: { $host }
list-stop-of = Detener: { $transaction }
list-elsewhere = Ir a su conversación
list-ended-told-through = Se completó. Seguimiento terminado el { $when }.
list-ended-told = No se completará; te dijimos por qué. Seguimiento terminado el { $when }.
list-ended-customer = Detuviste el seguimiento el { $when }.
list-ended-over = Las dos semanas terminaron el { $when }.
list-ended-network = Seguimiento terminado el { $when }: no se puede consultar su red.
list-ended = Seguimiento terminado el { $when }.
