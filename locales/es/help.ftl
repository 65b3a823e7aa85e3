# The public help centre: what its pages say around the articles.

help-site = Ayuda de { $brand }
help-about = Respuestas de { $brand }: guías, pasos y seguridad para tu cuenta, tu billetera y tus transacciones.
help-welcome = ¿En qué podemos ayudarte?
help-skip = Ir al texto
help-more = Idioma y contacto
help-language = Idioma
help-contact = Contáctanos
help-contact-still = ¿Sigues con dudas? Contáctanos
help-never = Nunca pedimos tu frase de recuperación, tu clave privada, tu contraseña ni un código. Si alguien lo hace, no somos nosotros.
help-feed = Novedades (feed)
help-search = Buscar en la ayuda
help-search-hint = Describe lo que necesitas
help-find = Buscar
help-trail = Dónde estás
help-home = Ayuda
help-topics = Temas
help-most-read = Lo más leído
help-nothing-yet = Todavía no hay artículos en este idioma.
help-articles = { $count ->
    [one] 1 artículo
   *[other] { $count } artículos
}
help-contents = En esta página
help-changed = Última modificación: { $date }
help-date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
help-further = Más lecturas
help-related = Relacionados
help-more-in = Más en { $category }
help-other-language = Este artículo aún no está en español, así que lo ves en otro idioma: { $language }.
help-rate-ask = ¿Te sirvió?
help-yes = Sí
help-no = No
help-rate-thanks = Gracias por decírnoslo.
help-rate-sorry = Lamentamos que no te haya servido.
help-rate-why = ¿Cuál fue el problema?
help-rate-not-clear = Es difícil de entender
help-rate-not-my-problem = No trata de mi problema
help-rate-out-of-date = Está desactualizado
help-rate-wrong = Es incorrecto
help-rate-other = Otra cosa
help-rate-text = Cuéntanos más, si quieres
help-rate-hint = Aquí no podemos responder. No escribas nada secreto ni nada sobre ti.
help-rate-send = Enviar
help-rate-noted = Gracias. Lo usamos para mejorar el artículo.
help-rate-slow = Demasiados envíos seguidos. Por favor, inténtalo de nuevo en un minuto.
help-results-for = Resultados de «{ $query }»
help-results = { $count ->
    [0] No se encontró nada
    [one] 1 resultado
   *[other] { $count } resultados
}
help-search-how = Prueba con otras palabras, con menos palabras o con el nombre de lo que ves en tu pantalla.
help-missing = Esta página no está aquí
help-missing-text = Puede que haya cambiado de lugar o que se haya retirado. Búscala o empieza por los temas.
help-to-home = Todos los temas
help-check = Consultar una transacción
help-check-how = Pega el hash de una transacción o una dirección. Verás lo que la blockchain sabe de ella, en palabras sencillas. No se guarda nada.
help-check-what = Transacción o dirección
help-check-look = Consultar
help-check-explorer = Ver en un explorador de bloques
help-check-nowhere = No se encontró en { $networks }.
help-check-silent = No se puede saber en { $networks }: ahora no hay respuesta.
help-check-secret = Esto contiene un dato secreto de tu billetera. No se mostró a nadie y no se guarda. Quien lo tenga puede llevarse tus fondos: muévelos a una billetera nueva.
help-region = Mostrar lo que se aplica donde estás
help-region-unknown = Sin indicar
help-region-set = Mostrar
help-elsewhere = Otro lugar
