## The chat cannot go on
stopped-title = Le chat ne peut pas s’ouvrir
stopped-not-found = Ce chat n’existe pas ou a été désactivé.
stopped-identity = Connectez-vous d’abord, puis rouvrez le chat.
stopped-expired = Votre connexion a expiré. Ce que vous avez écrit est conservé ici : reconnectez-vous sur cette page, et l’envoi se fera tout seul.
