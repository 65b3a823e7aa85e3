# The customer's chat. Short, warm, concrete; says what happens next.

chat-title = Chat avec { $brand }
chat-new = Nouvelle conversation
chat-send-us = Envoyez-nous un message
chat-conversations = Vos conversations
chat-choose = Choisissez une conversation ou commencez-en une nouvelle.
chat-conversation = Conversation
chat-back = Retour à toutes les conversations
chat-open = Ouvrir le chat
chat-close = Fermer le chat
chat-menu = Plus d’options
chat-loading = Chargement…
chat-unread = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}
chat-safety = Nous ne vous demanderons jamais votre phrase de récupération, votre clé privée ni votre mot de passe.
chat-team = Assistance { $brand }
chat-greeting = Bonjour ! Comment pouvons-nous vous aider ?

state-resolved = Résolue

wait-usual = Répond généralement en { $time }
wait-soon = Nous répondons dès que possible
wait-queue = { $count ->
    [0] Personne n’attend avant vous
    [one] Une personne attend
   *[other] { $count } personnes attendent
}
queue-next = Vous êtes en tête de file
queue-position = Vous êtes n° { $position } dans la file
queue-time = environ { $time }
time-under-minute = une minute
time-minutes = { $count } minutes
time-hours = { $count } heures
time-days = { $count } jours
time-today = Aujourd’hui
time-yesterday = Hier

offline-title = Nous sommes absents en ce moment
offline-opens = De retour : { $when }
offline-here = Laissez votre message. Nous répondrons ici.
offline-mail = Laissez votre message. Nous répondrons ici, et par e-mail si vous nous donnez votre adresse.
offline-mail-known = Laissez votre message. Nous répondrons ici et par e-mail à { $email }.

log-label = Messages
log-new = Nouveau
log-older = Chargement des messages précédents…
log-older-failed = Les messages précédents n’ont pas pu être chargés.
log-jump = Derniers messages
log-you = Vous
log-bot = Assistant
log-image = Image : { $name }
log-download = Télécharger
typing-one = { $name } écrit…
mark-sending = Envoi…
mark-waiting = En attente de connexion…
mark-delivered = Distribué
mark-read = Lu
mark-failed = Non envoyé
failed-retry = Réessayer
failed-delete = Supprimer
failed-body-too-long = Ce message est trop long. Raccourcissez-le et renvoyez-le.
failed-too-many-attachments = Un message peut contenir { $count } fichiers au maximum.
failed-generic = { $detail }

composer-label = Votre message
composer-placeholder = Écrivez un message…
composer-send = Envoyer
composer-attach = Joindre des fichiers
composer-camera = Prendre une photo
composer-emoji = Insérer un emoji
composer-emoji-grid = Emojis
composer-left = { $count ->
    [one] { $count } caractère restant
   *[other] { $count } caractères restants
}
composer-over = { $count ->
    [one] { $count } caractère en trop
   *[other] { $count } caractères en trop
}
composer-drop = Déposez des fichiers pour les joindre

file-uploading = { $name } : { $percent } envoyés
file-ready = Fichier joint : { $name }
file-remove = Retirer { $name }
file-too-large = { $name } dépasse { $limit }. Envoyez un fichier plus petit.
file-too-many = Vous pouvez joindre jusqu’à { $count } fichiers par message.
file-empty = { $name } est vide.
file-failed = { $name } n’a pas pu être envoyé. { $detail }
file-retry = Renvoyer { $name }

contact-title = Comment vous joindre ?
contact-why = Pour que la réponse vous parvienne même quand cette page est fermée.
contact-who = Quel nom pouvons-nous utiliser ?
contact-name = Nom
contact-email = E-mail
contact-save = Enregistrer
contact-later = Pas maintenant
contact-email-bad = Cela ne ressemble pas à une adresse e-mail. Exemple : nom@example.com
contact-noted = Merci. Nous avons noté { $email } et répondrons ici.
contact-thanks = Merci. Nous répondrons ici et par e-mail à { $email }.

rating-title = Comment cela s’est-il passé ?
rating-score = { $score ->
    [1] 1 sur 5 : très mauvais
    [2] 2 sur 5 : mauvais
    [3] 3 sur 5 : moyen
    [4] 4 sur 5 : bon
   *[5] 5 sur 5 : très bon
}
rating-comment = Que pourrions-nous améliorer ? (facultatif)
rating-comment-good = Qu’est-ce qui s’est bien passé ? (facultatif)
rating-send = Envoyer l’avis
rating-thanks = Merci pour votre avis.
rating-failed = Votre avis n’a pas pu être enregistré. { $detail }

menu-transcript = Télécharger la conversation
menu-receipt = Attestation
menu-readers = Qui a lu mes données
menu-end = Terminer la conversation
menu-sound = Son des nouveaux messages
menu-language = Langue
menu-forget = Oublier cet appareil
end-title = Terminer cette conversation ?
end-text = Vous pouvez écrire à nouveau à tout moment : cela la rouvre.
end-confirm = Terminer
forget-title = Oublier cet appareil ?
forget-text = Vos conversations ne seront plus affichées dans ce navigateur.
forget-confirm = Oublier
dialog-cancel = Annuler
dialog-close = Fermer

receipt-text = Un fichier qui prouve mot pour mot ce qui a été dit ici. Tout le monde peut le vérifier sans nous, même dans des années.
receipt-verify = Vérifier une attestation

net-offline = Vous êtes hors ligne. Ce que vous écrivez est conservé et partira dès votre retour en ligne.
net-connecting = Connexion… Ce que vous écrivez est conservé et sera envoyé.
net-refused = Cette session est terminée. Rechargez la page pour continuer.
net-reload = Recharger

problem-retry = Réessayer
problem-action = Cela n’a pas fonctionné : { $detail }
problem-network = Le serveur est injoignable. Vérifiez votre connexion et réessayez.

system-agent-joined = { $name } va vous répondre
system-assigned = { $name } va vous répondre
system-agent-left = { $name } a quitté la conversation
system-resolved = La conversation a été marquée comme résolue. S’il reste quelque chose, écrivez-nous.
system-closed = La conversation est terminée. Écrivez pour la rouvrir.
system-reopened = La conversation est de nouveau ouverte
system-rated = Vous avez noté cette conversation { $score } sur 5
system-secret-removed = Pour votre sécurité, nous avons retiré de votre message ce qui ressemble à un secret et ne l’avons pas enregistré. Si c’était votre phrase de récupération ou votre clé privée, transférez tout de suite vos fonds vers un nouveau portefeuille : quiconque l’a vue peut les prendre. Personne de l’assistance ne vous la demandera jamais.
system-link-warning = Attention : { $host } n’est pas à nous et a été créé pour voler. Ne l’ouvrez pas, n’y connectez ni compte ni portefeuille, et n’y saisissez jamais votre phrase de récupération. Si vous l’avez déjà fait, transférez tout de suite vos fonds vers un nouveau portefeuille.
system-offline = Nous sommes absents en ce moment. Nous répondrons dès notre retour.
system-expired = N’est plus conservé

guard-title = Merci de ne pas envoyer cela
guard-phrase = Votre message contient une phrase de récupération. Quiconque la lit peut prendre tout ce qui se trouve dans ce portefeuille.
guard-key = Votre message contient une clé privée. Quiconque la lit peut prendre tout ce à quoi elle donne accès.
guard-otp = Votre message contient la clé secrète d’une application d’authentification. Quiconque la lit peut générer vos codes.
guard-never = Cela n’a pas quitté cet appareil. Personne de l’assistance n’en a jamais besoin, quoi qu’on vous ait dit.
guard-move = Si vous l’avez communiqué à quelqu’un, transférez tout de suite vos fonds vers un nouveau portefeuille, ou sécurisez le compte.
guard-without = Envoyer sans cela
guard-edit = Modifier
guard-unchecked = Nous n’avons pas pu vérifier si ce message contient des secrets ; il n’a donc pas été envoyé. Vérifiez votre connexion et réessayez.
guard-file = Le nom de ce fichier contient une phrase de récupération ou une clé. Personne de l’assistance n’en a besoin ; renommez le fichier pour l’en retirer.

notice-unread = ({ $count }) { $title }
