# What staff are given to tell a customer who has exposed a secret.
exposed-phrase =
    Agissez tout de suite : la phrase de récupération que vous avez envoyée donne à quiconque l’a vue le contrôle total de ce portefeuille.

    1. Créez un nouveau portefeuille, sur un appareil de confiance, avec une nouvelle phrase de récupération.
    2. Déplacez tout de l’ancien portefeuille vers le nouveau, en commençant par ce qui a le plus de valeur.
    3. N’utilisez plus jamais l’ancien portefeuille, même s’il semble intact.
    4. Écrivez la nouvelle phrase sur papier. Ne la photographiez pas et ne la saisissez sur aucune page ni dans aucun chat.

    Nous avons retiré la phrase de votre message et ne l’avons pas enregistrée. Personne de l’assistance ne vous la demandera jamais.
exposed-key =
    Agissez tout de suite : la clé privée que vous avez envoyée donne à quiconque l’a vue le contrôle total de cette adresse.

    1. Créez un nouveau portefeuille, sur un appareil de confiance.
    2. Déplacez tout de l’ancienne adresse vers la nouvelle, en commençant par ce qui a le plus de valeur.
    3. N’utilisez plus jamais l’ancienne adresse, même si elle semble intacte.

    Nous avons retiré la clé de votre message et ne l’avons pas enregistrée. Personne de l’assistance ne vous la demandera jamais.
exposed-account =
    Agissez tout de suite : ce que vous avez envoyé peut ouvrir votre compte à quiconque l’a vu.

    1. Changez votre mot de passe et reconfigurez votre application d’authentification.
    2. Supprimez les clés API que vous ne connaissez pas, ainsi que celle que vous avez envoyée.
    3. Passez en revue vos connexions et vos retraits récents, et signalez-nous immédiatement tout ce qui ne vient pas de vous.

    Nous l’avons retiré de votre message et ne l’avons pas enregistré. Personne de l’assistance ne vous le demandera jamais.
exposed-card =
    Nous avons retiré un numéro de carte de votre message et ne l’avons pas enregistré. Demandez à votre banque de bloquer la carte si quelqu’un d’autre a pu le voir, et n’envoyez pas de numéros de carte dans un chat.
