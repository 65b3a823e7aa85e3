# What is said of a transaction that is watched.
offer-title = Vous attendez cette transaction ?
offer-text = Nous pouvons continuer à la vérifier nous-mêmes et vous prévenir ici. Vous pouvez fermer cette fenêtre.
offer-ask = Me prévenir quand elle passe
offer-asking = Demande en cours…
on-title = Nous vous préviendrons ici quand elle sera passée
on-text = { $transaction } sur { $network }. Nous continuons à la vérifier nous-mêmes, pendant deux semaines au plus.
on-stop = Arrêter
on-stopping = Arrêt…
line-told = { $transaction } n’est plus suivie : vous savez ce qu’elle est devenue.
line-customer = Vous avez arrêté le suivi : nous ne vérifions plus { $transaction }.
line-staff = Nous ne vérifions plus { $transaction }.
line-over = { $transaction } n’est plus suivie : les deux semaines sont écoulées.
line-network = { $transaction } n’est plus suivie : son réseau ne peut pas être interrogé.
problem-full = Le nombre maximal de transactions suivies est atteint. Arrêtez d’abord le suivi de l’une d’elles, ou réessayez demain.
problem-not-named = Écrivez d’abord ici le hash de la transaction.
problem-silent = Le réseau ne peut pas être interrogé en ce moment. Réessayez dans une minute.
problem-nowhere = Le réseau ne connaît plus cette transaction.
problem-through = Elle est déjà passée : écrivez de nouveau son hash pour le voir.
problem-over = Elle ne passera pas : écrivez de nouveau son hash pour voir pourquoi.
list-text = Nous continuons à vérifier ces transactions nous-mêmes et vous prévenons dans le chat quand il y a du nouveau.
list-none = Aucune transaction n’est suivie pour vous. Quand une transaction est en attente, vous pouvez demander son suivi sous la réponse.
list-what = { $transaction } sur { $network }
list-since = Suivie depuis le { $when }, à votre demande ; jusqu’au { $until } au plus tard.
list-since-team = Suivie depuis le { $when }, comme notre équipe l’a promis ; jusqu’au { $until } au plus tard.
list-block = Attend d’être incluse dans un bloc.
list-depth = Dans un bloc ; { $needed ->
    [one] elle sera passée après { $needed } confirmation
   *[other] elle sera passée après { $needed } confirmations
 } ({ $confirmations } à la dernière vérification).
list-reorganised = La blockchain a abandonné son bloc. Nous attendons le retour de la transaction.
list-gone = Le réseau ne la connaissait plus. Nous attendons son retour.
list-looked = Dernière vérification : { $when }.
list-silent = Dernière vérification : { $when } ; le réseau n’a pas pu répondre.
list-link = Vérifiez vous-même : { $host }
list-stop-of = Arrêter : { $transaction }
list-elsewhere = Aller à sa conversation
list-ended-told-through = Elle est passée. Suivi terminé le { $when }.
list-ended-told = Elle ne passera pas ; vous savez pourquoi. Suivi terminé le { $when }.
list-ended-customer = Vous avez arrêté le suivi le { $when }.
list-ended-over = Les deux semaines se sont écoulées le { $when }.
list-ended-network = Suivi terminé le { $when } : son réseau ne peut pas être interrogé.
list-ended = Suivi terminé le { $when }.
