# What staff are given to tell a customer who has exposed a secret.
exposed-phrase =
    Por favor, actúa ahora: la frase de recuperación que enviaste le da a cualquiera que la haya visto el control total de esa billetera.

    1. Crea una billetera nueva, en un dispositivo de confianza, con una frase de recuperación nueva.
    2. Mueve todo de la billetera anterior a la nueva, empezando por lo más valioso.
    3. No vuelvas a usar nunca la billetera anterior, aunque parezca intacta.
    4. Escribe la frase nueva en papel. No la fotografíes ni la escribas en ninguna página ni en ningún chat.

    Quitamos la frase de tu mensaje y no la guardamos. Nadie de soporte te la pedirá nunca.
exposed-key =
    Por favor, actúa ahora: la clave privada que enviaste le da a cualquiera que la haya visto el control total de esa dirección.

    1. Crea una billetera nueva, en un dispositivo de confianza.
    2. Mueve todo de la dirección anterior a la nueva, empezando por lo más valioso.
    3. No vuelvas a usar nunca la dirección anterior, aunque parezca intacta.

    Quitamos la clave de tu mensaje y no la guardamos. Nadie de soporte te la pedirá nunca.
exposed-account =
    Por favor, actúa ahora: lo que enviaste puede abrirle tu cuenta a cualquiera que lo haya visto.

    1. Cambia tu contraseña y configura de nuevo tu app de autenticación.
    2. Elimina las claves API que no reconozcas y la que enviaste.
    3. Revisa tus inicios de sesión y retiros recientes, y avísanos de inmediato si alguno no es tuyo.

    Lo quitamos de tu mensaje y no lo guardamos. Nadie de soporte te lo pedirá nunca.
exposed-card =
    Quitamos un número de tarjeta de tu mensaje y no lo guardamos. Por favor, pide a tu banco que bloquee la tarjeta si alguien más puede
    haberlo visto, y no envíes números de tarjeta por chat.
