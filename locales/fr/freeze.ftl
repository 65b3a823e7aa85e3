# The page with which a customer freezes their account without logging in, and what the bot tells of what happened at the platform.

freeze-title = Geler mon compte
freeze-text = Appuyez sur le bouton si quelqu’un d’autre a pu entrer dans votre compte. Dès cet instant, rien ne peut en sortir. Vous n’avez pas besoin de vous connecter. Seule notre équipe peut lever le gel, et il faut pour cela deux personnes.
freeze-button = Geler mon compte maintenant
freeze-working = Gel en cours…
freeze-again = Réessayer
freeze-no-script = Cette page a besoin de JavaScript. Activez-le, ou écrivez tout de suite à l’assistance.
freeze-no-token = Ce lien est incomplet. Ouvrez le lien entier que vous avez reçu, jusqu’à son dernier caractère.
freeze-done = Votre compte est gelé. Rien ne peut en sortir.
freeze-waiting = Votre demande est notée, mais la plateforme n’a pas encore répondu. Nous relançons la demande automatiquement ; appuyez de nouveau dans une minute pour voir si c’est fait.
freeze-refused = La plateforme n’a pas gelé le compte. Notre équipe est prévenue ; écrivez tout de suite à l’assistance.
freeze-unknown = Ce lien ne peut plus être utilisé : il a expiré ou a été révoqué. Écrivez tout de suite à l’assistance.
freeze-slow = Trop de tentatives. Attendez une minute, puis réessayez.
freeze-trouble = Impossible de nous joindre. Vérifiez votre connexion et réessayez.
freeze-person = Écrire à notre équipe dans le chat
freeze-told = Notre équipe de sécurité est prévenue et s’en occupe.
freeze-next = Que faire maintenant
freeze-next-phrase = Si quelqu’un connaît votre phrase de récupération, transférez ce qui reste dans ce portefeuille vers un nouveau, créé sur un appareil sain.
freeze-next-devices = Depuis un appareil de confiance, changez le mot de passe de votre messagerie et fermez toutes ses autres sessions.
freeze-next-nobody = Ne donnez à personne de code, de mot de passe ni de phrase de récupération. Nous ne les demandons jamais.

platform-deposit-credited = { $named ->
    [true] Votre dépôt de { $what } a été crédité.
   *[other] Votre dépôt a été crédité.
 }
platform-deposit-held = { $named ->
    [true] Votre dépôt de { $what } est retenu pour vérification. Nous vous écrirons dès qu’elle sera terminée ; vous n’avez rien à faire pour l’instant.
   *[other] Votre dépôt est retenu pour vérification. Nous vous écrirons dès qu’elle sera terminée ; vous n’avez rien à faire pour l’instant.
 }
platform-withdrawal-held = { $named ->
    [true] Votre retrait de { $what } est retenu pour vérification. Était-ce vous ? Sinon, dites-le-nous ici immédiatement.
   *[other] Votre retrait est retenu pour vérification. Était-ce vous ? Sinon, dites-le-nous ici immédiatement.
 }
platform-withdrawal-completed = { $named ->
    [true] Votre retrait de { $what } a été envoyé. Était-ce vous ? Sinon, dites-le-nous ici immédiatement.
   *[other] Votre retrait a été envoyé. Était-ce vous ? Sinon, dites-le-nous ici immédiatement.
 }
platform-login-new-device = Quelqu’un vient de se connecter à votre compte depuis un nouvel appareil. Était-ce vous ? Sinon, dites-le-nous ici immédiatement.
platform-account-frozen = Votre compte est gelé : rien ne peut en sortir. Écrivez ici si vous avez la moindre question.
platform-was-not-me = Ce n’était pas moi
platform-was-me = C’était moi
platform-thanks = Merci. Tout va bien alors, et vous n’avez rien à faire. Si vous constatez plus tard que ce n’était pas vous, appuyez sur le bouton ci-dessous, ou écrivez ici immédiatement.
