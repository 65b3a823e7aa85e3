# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = Este depósito se puede devolver
offer-text = Recibimos { $amount }, pero el depósito no se acreditó. Pide la devolución: verás la comisión y cuánto tarda antes de aceptar nada.
offer-ask = Pedir la devolución

card-title = Devolución de tu depósito
card-deposit = { $amount } en { $network }

way-asked = Devolución solicitada
way-shown = Demostrado que es tuyo
way-agreed = Comisión y dirección aceptadas
way-paying = Devolución en curso
way-done = Devuelto

now-sign = Demuestra que el depósito es tuyo: firma un texto con la dirección que lo envió. Firmar no mueve fondos y no cuesta nada.
sign = Firmar con esta dirección
sign-again = Pedir un texto nuevo
sign-here = Firmar en este dispositivo
sign-below = El texto que debes firmar está más abajo en esta conversación.
sign-cannot = No puedo firmar: lo envió un exchange
now-asked = Alguien del equipo comprueba si el depósito es tuyo, ya que nadie puede firmar por esta dirección. Si tienes un comprobante del retiro, envíalo aquí. Nunca envíes una frase de recuperación ni una clave privada.
now-terms = Revisa la comisión e indica a dónde deben volver los fondos.
fee = Comisión
fee-none = ninguna
takes = Tarda
days = { $days ->
    [one] cerca de un día
   *[other] cerca de { $days } días
}
goes-to = Vuelve a
address = Una dirección de tu propia billetera en { $network }
address-hint = Cópiala de tu billetera, no de una lista de transacciones. Nunca pedimos una frase de recuperación ni una clave privada.
memo = Memo o tag, si la dirección lo necesita
agree = Acepto la comisión de { $fee }
agree-free = Estoy de acuerdo
agree-send = Aceptar y enviar
now-ready = Está todo. Alguien del equipo se encargará; { $days ->
    [one] tarda cerca de un día.
   *[other] tarda cerca de { $days } días.
}
now-in-work = Alguien del equipo está haciendo la devolución; { $days ->
    [one] tarda cerca de un día.
   *[other] tarda cerca de { $days } días.
}
now-done = Devolvimos { $amount } a tu dirección. La transacción:
now-withdrawn = Esta solicitud terminó. Haz otra debajo de la respuesta de arriba o escríbenos.

withdraw = Ya no quiero esto
withdraw-sure = ¿Cancelar la solicitud?
withdraw-no = No, continuar
withdraw-yes = Sí, cancelarla

refused-not_theirs = No se pudo demostrar que este depósito es tuyo.
refused-not_possible = Este depósito no se puede devolver: nadie puede mover fondos allí.
refused-not_worth = Devolverlo cuesta más de lo que vale.
refused-duplicate = Este depósito no se puede devolver de esta manera.
refused-taken = Otra persona demostró que este depósito es suyo. Si es tuyo, escríbenos aquí.
refused-other = Esta solicitud no se llevará a cabo. Lo que puedes hacer en su lugar está escrito en esta conversación.

problem-silent = La red no responde en este momento. Inténtalo de nuevo en un minuto.
problem-nowhere = La red todavía no conoce esta transacción. Inténtalo de nuevo más tarde.
problem-waiting = La transacción aún no es definitiva. Vuelve a pedirlo cuando tu billetera la muestre como confirmada.
problem-void = Esta transacción no movió nada: falló, u otra ocupó su lugar. Tu billetera muestra dónde están los fondos.
problem-not-here = Este depósito no se puede devolver de esta manera. Escríbenos aquí: alguien del equipo lo revisará.
problem-fee = La comisión cambió. Revísala otra vez.
problem-device = Firmaste en otro dispositivo. Firma una vez más aquí o continúa allí: así, quien solo tenga acceso a tu chat no decide a dónde van tus fondos.
problem-elsewhere = La situación ya cambió. Mira los mensajes más recientes de la conversación.
problem-unchecked = Esta dirección no se puede comprobar en este momento. Inténtalo de nuevo más tarde.
problem-network = Esta es una dirección de otra red. Los fondos que se envíen allí se perderían.
problem-form = Esta no es una dirección de esa red: falta un carácter o hay uno equivocado. Cópiala otra vez.
problem-secret = ¡Esto es una clave privada o una frase de recuperación! No se guardó. Mueve tus fondos a una billetera nueva e indica la dirección de esa.
problem-ours = Esta dirección es nuestra. Indica una de tu propia billetera.
problem-nobody = Esta dirección no pertenece a ninguna billetera: lo que se envía allí se pierde.
problem-known = Esta dirección pertenece a alguien a quien no enviamos nada. Indica una de tu propia billetera.
problem-lookalike = Esta dirección se creó para parecerse a una que conoces, pero es otra. Cópiala de tu billetera, no de una lista de transacciones.

line-recovery_checked = Alguien del equipo comprueba si el depósito es tuyo.
line-recovery_proved = Quedó demostrado que el depósito es tuyo.
line-recovery_agreed = Aceptaste la comisión e indicaste a dónde deben volver los fondos.
line-recovery_taken = Alguien del equipo está haciendo la devolución.
line-recovery_done = Tu depósito fue devuelto.
line-recovery_refused = Tu depósito no se devolverá. { $reason }
line-recovery_withdrawn = Cancelaste tu solicitud.
line-recovery_lapsed = Tu solicitud se cerró porque no pasó nada durante dos semanas. Puedes volver a pedirlo.
