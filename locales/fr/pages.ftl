# Pages of the server itself, for whoever comes by.
no-chat-title = Il n’y a pas de chat à cette adresse
no-chat-visitor = Personne ne lit ici pour l’instant, on ne peut donc rien y écrire. Allez sur le site ou dans l’application de ceux que vous voulez joindre, et ouvrez-y le chat.
no-chat-yours = Ce service d’assistance est le vôtre ?
no-chat-operator = Un chat appartient à une boîte de réception (Inbox). Créez-en une sous Settings, Inboxes : vous y trouverez une ligne pour votre site et l’adresse propre du chat.
no-chat-lead = Aller aux boîtes de réception
nowhere-title = Il n’y a rien à cette adresse
nowhere-visitor = Elle contient peut-être une faute de frappe, ou ce qui était ici n’existe plus.
nowhere-chat = Ouvrir le chat
nowhere-console = Pour le personnel : aller à la console
