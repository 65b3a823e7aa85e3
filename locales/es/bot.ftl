bot-greeting = ¡Hola! Soy el asistente automático de { $brand }. Escribe en una frase de qué se trata, o elige:
bot-did-it-help = ¿Te ha servido?
bot-phrased = Una máquina ha redactado esto a partir de nuestros artículos, y cada frase se ha comprobado con ellos. Están abajo.
bot-yes = Sí, me ha servido
bot-no = No, todavía no
bot-person = Hablar con una persona
bot-theft = Me están robando
bot-menu-open = Seguir con lo que está abierto (n.º { $number })
bot-in-doubt = Si ahora mismo alguien está sacando tus fondos, ha entrado en tu cuenta o tiene tu frase, pulsa «Es urgente»: avisamos al momento a una persona de nuestro equipo.
bot-is-urgent = Es urgente
bot-ask-back = ¿Cuál de estos temas es?
bot-none = Ninguno: hablar con una persona
bot-ask-more = Cuéntame un poco más: qué hiciste, qué pasó después, con qué moneda y en qué red. Nunca escribas aquí una frase de recuperación, una clave privada ni una contraseña.
bot-flow-again = No he podido relacionar su respuesta. Por favor, responda una vez más:
bot-close = Me alegro. Si surge algo más, escribe de nuevo cuando quieras.
bot-other-language = Este artículo aún no está en tu idioma; aquí lo tienes tal como está:
bot-other-language-chain = Lo que dice la cadena todavía no está escrito en tu idioma, así que va en inglés:
bot-chain-silent = Ahora no podemos consultar { $networks }, así que aún no sabemos qué ha sido de tu transacción. Eso no dice nada de la transacción en sí. Por favor, no envíes nada otra vez por este motivo; lo estamos revisando.
bot-watch-news = Novedades de su transacción { $transaction } en { $network }:
bot-watch-over = Hemos mirado su transacción { $transaction } en { $network } durante dos semanas y todavía no se ha completado. Ahora dejamos de mirar; nómbrela aquí otra vez y seguimos.
bot-watch-network = Ya no podemos consultar { $network }, así que no podemos avisarle cuando se complete su transacción { $transaction }. Mírela en un explorador de bloques o pregúntenos aquí.
bot-meanwhile = Lo que puedes hacer mientras tanto:
bot-sorry = Siento mucho que hayas tenido que pasar por esto.
bot-hand-over = Paso tu caso a una persona de nuestro equipo. Ve todo lo que has escrito; no hace falta que lo repitas.
bot-urgent = Esto no puede esperar. Estamos avisando ahora mismo a una persona de nuestro equipo, antes que nada.
bot-danger = Lo que escribes me preocupa, y tú importas más que cualquier dinero. Si crees que podrías hacerte daño, llama ahora al número de emergencias de tu país o cuéntaselo a alguien cercano. Estamos avisando ahora mismo a una persona de nuestro equipo.
bot-stay = Puedes cerrar esta ventana; la respuesta estará aquí. Nadie de nuestro equipo te pedirá nunca tu frase de recuperación ni te llamará.
bot-back-in = { $hours ->
    [one] Nuestro equipo vuelve en menos de una hora y te responderá aquí.
   *[other] Nuestro equipo vuelve en unas { $hours } horas y te responderá aquí. Puedes cerrar esta ventana; no se pierde nada.
}
