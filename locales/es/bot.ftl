bot-greeting = ¡Hola! Soy el asistente automático de { $brand }. Escribe en una frase de qué se trata, o elige:
bot-did-it-help = ¿Te sirvió?
bot-phrased = Una máquina redactó esto a partir de nuestros artículos, y cada frase se comparó con ellos. Están abajo.
bot-yes = Sí, me sirvió
bot-no = No, todavía no
bot-person = Hablar con una persona
bot-theft = Me están robando
bot-menu-open = Seguir con lo que está abierto (n.º { $number })
bot-in-doubt = Si ahora mismo alguien se está llevando tus fondos, ha entrado en tu cuenta o tiene tu frase de recuperación, presiona «Es urgente»: avisamos al momento a una persona de nuestro equipo.
bot-is-urgent = Es urgente
bot-ask-back = ¿Cuál de estos temas es?
bot-none = Ninguno: hablar con una persona
bot-ask-more = Cuéntame un poco más: qué hiciste, qué pasó después, con qué moneda y en qué red. Nunca escribas aquí una frase de recuperación, una clave privada ni una contraseña.
bot-flow-again = No pude entender tu respuesta. Por favor, responde una vez más:
bot-close = Me alegro. Si surge algo más, escribe de nuevo cuando quieras.
bot-other-language = Este artículo aún no está en tu idioma; aquí lo tienes tal como está:
bot-other-language-chain = Lo que dice la blockchain todavía no está escrito en tu idioma, así que va en inglés:
bot-chain-silent = Ahora no podemos consultar { $networks }, así que aún no sabemos qué pasó con tu transacción. Eso no dice nada de la transacción en sí. Por favor, no envíes nada otra vez por este motivo; lo estamos revisando.
bot-watch-news = Novedades de tu transacción { $transaction } en { $network }:
bot-watch-over = Hemos seguido tu transacción { $transaction } en { $network } durante dos semanas y todavía no se ha completado. Ahora dejamos de consultarla; escríbela aquí otra vez y continuamos.
bot-watch-network = Ya no podemos consultar { $network }, así que no podemos avisarte cuando se complete tu transacción { $transaction }. Mírala en un explorador de bloques o pregúntanos aquí.
bot-meanwhile = Lo que puedes hacer mientras tanto:
bot-sorry = Siento mucho que hayas tenido que pasar por esto.
bot-hand-over = Paso tu caso a una persona de nuestro equipo. Ve todo lo que has escrito; no hace falta que lo repitas.
bot-urgent = Esto no puede esperar. Estamos avisando ahora mismo a una persona de nuestro equipo, antes que nada.
bot-danger = Lo que escribiste me preocupa, y tú importas más que cualquier dinero. Si podrías hacerte daño, llama ahora al número de emergencias de tu país o cuéntale a alguien cercano cómo te sientes. Estamos avisando ahora mismo a una persona de nuestro equipo.
bot-stay = Puedes cerrar esta ventana; la respuesta estará aquí. Nadie de nuestro equipo te pedirá nunca tu frase de recuperación, y nadie te llamará.
bot-back-in = { $hours ->
    [one] Nuestro equipo vuelve en menos de una hora y te responderá aquí. Puedes cerrar esta ventana; no se pierde nada.
   *[other] Nuestro equipo vuelve en unas { $hours } horas y te responderá aquí. Puedes cerrar esta ventana; no se pierde nada.
}
