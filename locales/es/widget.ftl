# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = Chat con { $brand }
chat-new = Nueva conversación
chat-send-us = Envíanos un mensaje
chat-conversations = Tus conversaciones
chat-choose = Elige una conversación o empieza una nueva.
chat-conversation = Conversación
chat-back = Volver a todas las conversaciones
chat-open = Abrir el chat
chat-close = Cerrar el chat
chat-menu = Más opciones
chat-loading = Cargando…
chat-unread = { $count ->
    [one] { $count } mensaje nuevo
   *[other] { $count } mensajes nuevos
}
chat-safety = Nunca te pediremos tu frase de recuperación, tu clave privada ni tu contraseña.
chat-team = Soporte de { $brand }
chat-greeting = ¡Hola! ¿En qué podemos ayudarte?

state-resolved = Resuelta

wait-usual = Suele responder en { $time }
wait-soon = Respondemos lo antes posible
wait-queue = { $count ->
    [0] No hay nadie esperando antes que tú
    [one] Hay una persona esperando
   *[other] Hay { $count } personas esperando
}
queue-next = El próximo turno es tuyo
queue-position = Tu lugar en la fila: { $position }
queue-time = cerca de { $time }
time-under-minute = un minuto
time-minutes = { $count } minutos
time-hours = { $count } horas
time-days = { $count } días
time-today = Hoy
time-yesterday = Ayer

offline-title = Ahora no estamos disponibles
offline-opens = Volvemos: { $when }
offline-here = Deja tu mensaje. Te responderemos aquí.
offline-mail = Deja tu mensaje. Te responderemos aquí y, si nos das tu correo, también por correo.
offline-mail-known = Deja tu mensaje. Te responderemos aquí y por correo a { $email }.

log-label = Mensajes
log-new = Nuevos
log-older = Cargando mensajes anteriores…
log-older-failed = No se pudieron cargar los mensajes anteriores.
log-jump = Mensajes más recientes
log-you = Tú
log-bot = Asistente
log-image = Imagen: { $name }
log-download = Descargar
typing-one = { $name } está escribiendo…
mark-sending = Enviando…
mark-waiting = Esperando conexión…
mark-delivered = Entregado
mark-read = Leído
mark-failed = No enviado
failed-retry = Reintentar
failed-delete = Eliminar
failed-body-too-long = Este mensaje es demasiado largo. Acórtalo y envíalo de nuevo.
failed-too-many-attachments = Un mensaje puede llevar { $count } archivos como máximo.
failed-generic = { $detail }

composer-label = Tu mensaje
composer-placeholder = Escribe un mensaje…
composer-send = Enviar
composer-attach = Adjuntar archivos
composer-camera = Tomar una foto
composer-emoji = Insertar un emoji
composer-emoji-grid = Emojis
composer-left = { $count ->
    [one] Queda { $count } carácter
   *[other] Quedan { $count } caracteres
}
composer-over = { $count ->
    [one] Sobra { $count } carácter
   *[other] Sobran { $count } caracteres
}
composer-drop = Suelta los archivos para adjuntarlos

file-uploading = { $name }: { $percent } subido
file-ready = Se adjuntó { $name }
file-remove = Quitar { $name }
file-too-large = { $name } pesa más de { $limit }. Envía un archivo más pequeño.
file-too-many = Puedes adjuntar { $count } archivos a un mensaje.
file-empty = { $name } está vacío.
file-failed = No se pudo subir { $name }. { $detail }
file-retry = Subir { $name } otra vez

contact-title = ¿Cómo podemos contactarte?
contact-why = Para que la respuesta te llegue cuando esta página esté cerrada.
contact-who = ¿Cómo podemos llamarte?
contact-name = Nombre
contact-email = Correo electrónico
contact-save = Guardar
contact-later = Ahora no
contact-email-bad = Esto no parece una dirección de correo. Ejemplo: nombre@example.com
contact-noted = Gracias. Anotamos { $email } y te responderemos aquí.
contact-thanks = Gracias. Te responderemos aquí y por correo a { $email }.

rating-title = ¿Cómo te atendimos?
rating-score = { $score ->
    [1] 1 de 5: muy mal
    [2] 2 de 5: mal
    [3] 3 de 5: regular
    [4] 4 de 5: bien
   *[5] 5 de 5: muy bien
}
rating-comment = ¿Qué podríamos mejorar? (opcional)
rating-comment-good = ¿Qué estuvo bien? (opcional)
rating-send = Enviar calificación
rating-thanks = Gracias por tu calificación.
rating-failed = No se pudo guardar la calificación. { $detail }

menu-transcript = Descargar conversación
menu-receipt = Comprobante
menu-readers = Quién leyó mis datos
menu-end = Terminar conversación
menu-sound = Sonido de mensajes nuevos
menu-language = Idioma
menu-forget = Olvidar este dispositivo
end-title = ¿Terminar esta conversación?
end-text = Puedes volver a escribir cuando quieras; así se abre de nuevo.
end-confirm = Terminar conversación
forget-title = ¿Olvidar este dispositivo?
forget-text = Tus conversaciones ya no se mostrarán en este navegador.
forget-confirm = Olvidar
dialog-cancel = Cancelar
dialog-close = Cerrar

receipt-text = Un archivo que demuestra, palabra por palabra, lo que se dijo aquí. Cualquiera puede verificarlo sin nosotros, incluso dentro de años.
receipt-verify = Verificar un comprobante

net-offline = No tienes conexión. Lo que escribas se guarda y se envía cuando vuelvas a conectarte.
net-connecting = Conectando… Lo que escribas se guarda y se enviará.
net-refused = Esta sesión terminó. Recarga la página para continuar.
net-reload = Recargar

problem-retry = Reintentar
problem-action = No funcionó: { $detail }
problem-network = No se puede acceder al servidor. Revisa tu conexión e inténtalo de nuevo.

system-agent-joined = { $name } te responderá
system-assigned = { $name } te responderá
system-agent-left = { $name } salió de la conversación
system-resolved = La conversación se marcó como resuelta. Si queda algo pendiente, escríbenos.
system-closed = La conversación terminó. Escribe para abrirla de nuevo.
system-reopened = La conversación está abierta de nuevo
system-rated = Calificaste esta conversación con { $score } de 5
system-secret-removed = Por tu seguridad, quitamos de tu mensaje lo que parece un dato secreto y no lo guardamos. Si era tu frase de recuperación o tu clave privada, mueve tus fondos a una billetera nueva ahora: quien la haya visto puede llevárselos. Nadie de soporte te la pedirá nunca.
system-link-warning = Cuidado: { $host } no es nuestro y está hecho para robar. No lo abras, no inicies sesión ni conectes una billetera allí, y nunca escribas tu frase de recuperación. Si ya lo hiciste, mueve tus fondos a una billetera nueva ahora.
system-offline = Ahora no estamos disponibles. Te responderemos en cuanto volvamos.
system-expired = Ya no se conserva

guard-title = Por favor, no envíes esto
guard-phrase = Tu mensaje contiene una frase de recuperación. Quien la lea puede llevarse todo lo que hay en esa billetera.
guard-key = Tu mensaje contiene una clave privada. Quien la lea puede llevarse todo lo que esa clave abre.
guard-otp = Tu mensaje contiene la clave secreta de una app de autenticación. Quien la lea puede generar tus códigos.
guard-never = No ha salido de este dispositivo. Nadie de soporte la necesita nunca, sin importar lo que te hayan dicho.
guard-move = Si se la diste a alguien, mueve tus fondos a una billetera nueva ahora o protege la cuenta.
guard-without = Enviar sin eso
guard-edit = Editar
guard-unchecked = No se pudo comprobar si esto contiene datos secretos, así que no se envió. Revisa tu conexión e inténtalo de nuevo.
guard-file = El nombre de este archivo contiene una frase de recuperación o una clave. Nadie de soporte la necesita; cambia el nombre para que no la incluya.

notice-unread = ({ $count }) { $title }
