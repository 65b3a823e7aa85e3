# The public help centre: what its pages say around the articles.

help-site = Aide { $brand }
help-about = Les réponses de { $brand } : guides, étapes et sécurité pour votre compte, votre portefeuille et vos transactions.
help-welcome = Comment pouvons-nous vous aider ?
help-skip = Aller au texte
help-more = Langue et contact
help-language = Langue
help-contact = Nous contacter
help-contact-still = Toujours un problème ? Contactez-nous
help-never = Nous ne demandons jamais votre phrase de récupération, votre clé privée, votre mot de passe ni un code. Quiconque le fait n’est pas de chez nous.
help-feed = Flux d’actualités
help-search = Rechercher dans l’aide
help-search-hint = Décrivez ce dont vous avez besoin
help-find = Rechercher
help-trail = Vous êtes ici
help-home = Aide
help-topics = Thèmes
help-most-read = Les plus lus
help-nothing-yet = Il n’y a pas encore d’article dans cette langue.
help-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
help-contents = Sur cette page
help-changed = Dernière modification le { $date }
help-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
help-further = Pour aller plus loin
help-related = Sur le même sujet
help-more-in = Autres articles : { $category }
help-other-language = Cet article n’existe pas encore en français ; le voici dans une autre langue : { $language }.
help-rate-ask = Cela vous a-t-il été utile ?
help-yes = Oui
help-no = Non
help-rate-thanks = Merci pour votre réponse.
help-rate-sorry = Nous regrettons que cela n’ait pas été utile.
help-rate-why = Qu’est-ce qui n’allait pas ?
help-rate-not-clear = C’est difficile à comprendre
help-rate-not-my-problem = Ce n’est pas mon problème
help-rate-out-of-date = Ce n’est plus à jour
help-rate-wrong = C’est faux
help-rate-other = Autre chose
help-rate-text = Dites-nous-en plus, si vous le souhaitez
help-rate-hint = Nous ne pouvons pas répondre ici. N’écrivez rien de secret ni rien sur vous.
help-rate-send = Envoyer
help-rate-noted = Merci. Cela nous sert à améliorer l’article.
help-rate-slow = Cela fait beaucoup d’un coup. Réessayez dans une minute.
help-results-for = Résultats pour « { $query } »
help-results = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}
help-search-how = Essayez d’autres mots, moins de mots, ou le nom de ce que vous voyez à l’écran.
help-missing = Cette page est introuvable
help-missing-text = Elle a peut-être été déplacée ou retirée. Faites une recherche, ou partez des thèmes.
help-to-home = Tous les thèmes
help-check = Vérifier une transaction
help-check-how = Collez le hash d’une transaction ou une adresse. Vous voyez ce que la blockchain en sait, en mots simples. Rien n’est conservé.
help-check-what = Transaction ou adresse
help-check-look = Vérifier
help-check-explorer = Voir dans un explorateur de blocs
help-check-nowhere = Inconnue sur { $networks }.
help-check-silent = Impossible à dire pour { $networks } : personne n’y répond en ce moment.
help-check-secret = Ceci contient un secret de votre portefeuille. Il n’a été montré à personne et n’est pas conservé. Quiconque l’a peut prendre vos cryptos : transférez-les vers un nouveau portefeuille.
help-region = Voir ce qui s’applique là où vous êtes
help-region-unknown = Non précisé
help-region-set = Afficher
help-elsewhere = Ailleurs
