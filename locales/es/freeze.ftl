# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = Congelar mi cuenta
freeze-text = Presiona el botón si es posible que otra persona haya entrado en tu cuenta. A partir de ese momento nada puede salir de ella. No necesitas iniciar sesión. Solo nuestro equipo puede poner fin al congelamiento, y hacen falta dos personas.
freeze-button = Congelar mi cuenta ahora
freeze-working = Congelando…
freeze-again = Reintentar
freeze-no-script = Esta página necesita JavaScript. Actívalo o escribe a soporte ahora.
freeze-no-token = Este enlace no está completo. Abre el enlace entero que te dieron, hasta el último carácter.
freeze-done = Tu cuenta está congelada. Nada puede salir de ella.
freeze-waiting = Tu solicitud está registrada, pero la plataforma todavía no ha respondido. Seguimos pidiéndolo automáticamente; vuelve a presionar en un minuto para ver si ya se hizo.
freeze-refused = La plataforma no congeló la cuenta. Avisamos a nuestro equipo; escribe a soporte ahora.
freeze-unknown = Este enlace ya no se puede usar: venció o fue revocado. Escribe a soporte ahora.
freeze-slow = Demasiados intentos. Espera un minuto e inténtalo de nuevo.
freeze-trouble = No se pudo conectar con nosotros. Revisa tu conexión e inténtalo de nuevo.
freeze-person = Escribir a nuestro equipo en el chat
freeze-told = Avisamos a nuestro equipo de seguridad, que ya está trabajando en ello.
freeze-next = Qué hacer ahora
freeze-next-phrase = Si alguien conoce tu frase de recuperación, mueve lo que quede en esa billetera a una nueva, creada en un dispositivo limpio.
freeze-next-devices = Desde un dispositivo de confianza, cambia la contraseña de tu correo y cierra todas sus demás sesiones.
freeze-next-nobody = No le digas a nadie un código, una contraseña ni una frase de recuperación. Nosotros nunca los pedimos.

platform-deposit-credited = { $named ->
    [true] Tu depósito de { $what } se acreditó.
   *[other] Tu depósito se acreditó.
 }
platform-deposit-held = { $named ->
    [true] Tu depósito de { $what } está retenido para una revisión. Te escribiremos en cuanto termine; ahora no tienes que hacer nada.
   *[other] Tu depósito está retenido para una revisión. Te escribiremos en cuanto termine; ahora no tienes que hacer nada.
 }
platform-withdrawal-held = { $named ->
    [true] Tu retiro de { $what } está retenido para una revisión. ¿Fuiste tú? Si no, avísanos aquí de inmediato.
   *[other] Tu retiro está retenido para una revisión. ¿Fuiste tú? Si no, avísanos aquí de inmediato.
 }
platform-withdrawal-completed = { $named ->
    [true] Tu retiro de { $what } se envió. ¿Fuiste tú? Si no, avísanos aquí de inmediato.
   *[other] Tu retiro se envió. ¿Fuiste tú? Si no, avísanos aquí de inmediato.
 }
platform-login-new-device = Alguien acaba de iniciar sesión en tu cuenta desde un dispositivo nuevo. ¿Fuiste tú? Si no, avísanos aquí de inmediato.
platform-account-frozen = Tu cuenta está congelada: nada puede salir de ella. Escribe aquí si tienes alguna pregunta.
platform-was-not-me = No fui yo
platform-was-me = Fui yo
platform-thanks = Gracias. Entonces todo está bien y no tienes que hacer nada. Si más adelante descubres que no fuiste tú, presiona el botón de abajo o escribe aquí de inmediato.
