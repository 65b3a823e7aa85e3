# A deposit that was not credited and can be given back: a part of the widget that is loaded when it is wanted.
offer-title = Ce dépôt peut vous être rendu
offer-text = Nous avons reçu { $amount }, mais ce dépôt n’a pas été crédité. Demandez sa restitution : vous voyez les frais et le délai avant d’accepter quoi que ce soit.
offer-ask = Demander la restitution

card-title = Restitution de votre dépôt
card-deposit = { $amount } sur { $network }

way-asked = Demandé
way-shown = Reconnu comme le vôtre
way-agreed = Frais et adresse convenus
way-paying = Restitution en cours
way-done = Restitué

now-sign = Montrez que le dépôt est à vous : signez un texte avec l’adresse qui l’a envoyé. Signer ne déplace aucun fonds et ne coûte rien.
sign = Signer avec cette adresse
sign-again = Demander un nouveau texte
sign-here = Signer sur cet appareil
sign-below = Le texte à signer se trouve plus bas dans cette conversation.
sign-cannot = Je ne peux pas signer : envoi d’une plateforme
now-asked = Une personne de l’équipe vérifie que le dépôt est à vous, puisque personne ne peut signer pour cette adresse. Si vous avez un justificatif du retrait, envoyez-le ici. N’envoyez jamais de phrase de récupération ni de clé privée.
now-terms = Regardez les frais et indiquez où les cryptos doivent être renvoyées.
fee = Frais
fee-none = gratuit
takes = Délai
days = { $days ->
    [one] environ un jour
   *[other] environ { $days } jours
}
goes-to = Renvoyé à
address = Une adresse de votre propre portefeuille sur { $network }
address-hint = Copiez-la depuis votre portefeuille, pas depuis une liste de transactions. Nous ne demandons jamais de phrase de récupération ni de clé privée.
memo = Mémo ou tag, si l’adresse en exige un
agree = J’accepte les frais de { $fee }
agree-free = J’accepte
agree-send = Accepter et envoyer
now-ready = Tout est là. Une personne de l’équipe s’en charge ; { $days ->
    [one] cela prend environ un jour.
   *[other] cela prend environ { $days } jours.
}
now-in-work = Une personne de l’équipe procède à la restitution ; { $days ->
    [one] cela prend environ un jour.
   *[other] cela prend environ { $days } jours.
}
now-done = Nous avons restitué { $amount } à votre adresse. La transaction :
now-withdrawn = Cette demande est close. Faites-en une nouvelle sous la réponse ci-dessus, ou écrivez-nous.

withdraw = Je ne le souhaite plus
withdraw-sure = Annuler la demande ?
withdraw-no = Non, continuer
withdraw-yes = Oui, l’annuler

refused-not_theirs = Il n’a pas pu être établi que ce dépôt est à vous.
refused-not_possible = Ce dépôt ne peut pas être restitué : là où il se trouve, personne ne peut déplacer de cryptos.
refused-not_worth = La restitution coûterait plus que ce que vaut le dépôt.
refused-duplicate = Ce dépôt ne peut pas être restitué de cette façon.
refused-taken = Quelqu’un d’autre a montré que ce dépôt est le sien. S’il est à vous, écrivez-nous ici.
refused-other = Cette demande n’est pas exécutée. Ce qu’il faut faire à la place est écrit dans cette conversation.

problem-silent = Le réseau ne répond pas en ce moment. Réessayez dans une minute.
problem-nowhere = Le réseau ne connaît pas encore cette transaction. Réessayez plus tard.
problem-waiting = La transaction n’est pas encore définitive. Refaites la demande quand votre portefeuille l’affichera comme confirmée.
problem-void = Cette transaction n’a rien déplacé : elle a échoué, ou une autre a pris sa place. Votre portefeuille montre où sont les cryptos.
problem-not-here = Ce dépôt ne peut pas être restitué de cette façon. Écrivez-nous ici : une personne de l’équipe l’examinera.
problem-fee = Les frais ont changé. Regardez-les de nouveau.
problem-device = Vous avez signé sur un autre appareil. Signez encore une fois ici, ou continuez là-bas : ainsi, quelqu’un qui n’aurait accès qu’à votre chat ne peut pas décider où vont vos cryptos.
problem-elsewhere = La situation a changé entre-temps. Regardez les dernières lignes de la conversation.
problem-unchecked = Cette adresse ne peut pas être vérifiée en ce moment. Réessayez plus tard.
problem-network = C’est une adresse d’un autre réseau. Les cryptos qui y seraient envoyées seraient perdues.
problem-form = Ce n’est pas une adresse de ce réseau : un caractère manque ou est faux. Copiez-la de nouveau.
problem-secret = C’est une clé privée ou une phrase de récupération ! Elle n’a pas été conservée. Transférez vos cryptos vers un nouveau portefeuille, et indiquez l’adresse de celui-ci.
problem-ours = C’est une de nos adresses. Indiquez-en une de votre propre portefeuille.
problem-nobody = Cette adresse n’appartient à aucun portefeuille : ce qui y est envoyé est perdu.
problem-known = Cette adresse appartient à quelqu’un à qui nous n’envoyons rien. Indiquez-en une de votre propre portefeuille.
problem-lookalike = Cette adresse a été créée pour ressembler à une adresse que vous connaissez, mais c’en est une autre. Copiez-la depuis votre portefeuille, pas depuis une liste de transactions.

line-recovery_checked = Une personne de l’équipe vérifie que le dépôt est à vous.
line-recovery_proved = Il est établi que le dépôt est à vous.
line-recovery_agreed = Vous avez accepté les frais et indiqué où les cryptos doivent être renvoyées.
line-recovery_taken = Une personne de l’équipe procède à la restitution.
line-recovery_done = Votre dépôt a été restitué.
line-recovery_refused = Votre dépôt n’est pas restitué. { $reason }
line-recovery_withdrawn = Vous avez annulé votre demande.
line-recovery_lapsed = Votre demande a été close, car rien ne s’est passé pendant deux semaines. Vous pouvez la refaire.
