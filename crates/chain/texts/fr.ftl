# What customers read about their transaction. For each verdict a title, an explanation (.text) and what to do (.advice).
# Plain words; nothing is promised that the chain does not show.

tx-not-found = Nous ne trouvons pas cette transaction
    .text = Nous avons interrogé { $networks } : elle y est inconnue. Elle n’a peut-être jamais été envoyée, elle a peut-être été abandonnée, ou elle se trouve sur un autre réseau.
    .advice = Copiez de nouveau le hash de la transaction depuis le portefeuille ou la plateforme d’échange qui l’a envoyée, et vérifiez quel réseau y a été choisi.
tx-dropped = Cette transaction n’est plus dans la file d’attente
    .text = { $networks } la connaissait il y a { $since }, quand elle attendait d’être incluse. Le nœud interrogé à présent ne la connaît plus : elle a été abandonnée ou retirée.
    .advice = Elle n’a rien déplacé. Elle peut encore revenir si quelqu’un la renvoie ; regardez donc dans le portefeuille avant d’en envoyer une autre.
tx-pending-waiting = Votre transaction attend d’être incluse
    .text = { $network } la connaît et rien ne s’y oppose. Il s’écoule environ { $block_time } entre deux blocs.
    .advice = Il n’y a rien à faire, sinon attendre un peu.
tx-pending-fee-low = Votre transaction paie moins que ce que { $network } demande en ce moment
    .text = Elle offre au plus { $offered }, alors qu’il faut actuellement { $needed } pour entrer dans un bloc. Elle attend que les frais baissent.
    .advice = Attendez, ou utilisez « accélérer » ou « annuler » dans le portefeuille qui l’a envoyée.
tx-pending-nonce-gap = Une transaction antérieure manque
    .text = Cette transaction porte le numéro { $nonce } de l’expéditeur, et le numéro { $missing } n’existe pas. { $network } ne les inclut que dans l’ordre.
    .advice = Envoyez une transaction avec le numéro { $missing } depuis le même portefeuille, ou annulez-y celles qui attendent. Si une plateforme d’échange l’a envoyée, elle seule peut le faire.
tx-pending-stuck-behind = Votre transaction attend derrière d’autres
    .text = { $count ->
        [one] Une transaction antérieure du même expéditeur doit d’abord être incluse{ $ahead ->
            [none] .
           *[other]  : { $ahead }.
        }
       *[other] { $count } transactions antérieures doivent d’abord être incluses{ $ahead ->
            [none] .
           *[other] , à commencer par { $ahead }.
        }
    }
    .advice = Accélérez la première d’entre elles dans le portefeuille qui l’a envoyée ; les autres suivront.
tx-pending-competing = Une autre transaction est en concurrence avec celle-ci
    .text = Une autre transaction du même expéditeur attend d’être incluse à sa place{ $by ->
            [none] .
           *[other]  : { $by }.
        } Une seule des deux peut l’être, et on ne sait pas laquelle tant qu’elle n’est pas dans un bloc.
    .advice = Ne renvoyez rien avant que l’une des deux soit dans un bloc. Si vous n’avez pas envoyé l’autre, dites-le-nous immédiatement.
tx-replaced = Une autre transaction a pris la place de celle-ci
    .text = L’expéditeur en a envoyé une autre à sa place{ $by ->
            [none] .
           *[other]  : { $by }.
        } Celle-ci ne sera jamais incluse, et elle n’a rien prélevé.
    .advice = Regardez celle qui a pris sa place. Si vous ne l’avez pas envoyée, dites-le-nous immédiatement.
tx-reorganised = Votre transaction est sortie de son bloc
    .text = Elle était dans le bloc { $height }, que { $network } a remplacé depuis. Elle n’est dans aucun bloc à présent.
    .advice = En général, elle est de nouveau incluse d’elle-même. Ne l’envoyez pas une seconde fois avant de savoir ce qu’elle est devenue ; regardez de nouveau dans quelques minutes.
tx-expired = Votre transaction a expiré
    .text = Elle n’a pas été incluse à temps et ne peut plus l’être. Rien n’a été prélevé.
    .advice = Envoyez-la de nouveau depuis le même portefeuille.
tx-confirming = Votre transaction est en cours de confirmation
    .text = Elle a { $confirmations } des { $needed } confirmations que nous attendons. Il en manque { $missing }, soit environ { $wait }.
    .advice = Il n’y a rien à faire, sinon attendre.
tx-succeeded = Votre transaction est passée
    .text = Elle est dans un bloc du réseau { $network } avec { $confirmations ->
        [one] { $confirmations } confirmation.
       *[other] { $confirmations } confirmations.
    }
    .advice = Il n’y a rien à faire pour la transaction elle-même.
tx-failed-out-of-gas = Votre transaction a échoué : le gas n’a pas suffi
    .text = Elle pouvait utiliser { $limit } et a utilisé { $used }. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Réessayez en laissant le portefeuille choisir la limite de gas, ou augmentez-la.
tx-failed-reverted = Votre transaction a échoué : le contrat l’a refusée
    .text = { $reason ->
        [none] Le contrat n’a pas donné de raison.
        [own] Le contrat a donné sa propre raison, que notre équipe peut lire. Nous ne la répétons pas : n’importe qui peut écrire de tels mots, les voleurs aussi.
       *[known] { $known }
    } Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Vérifiez ce que vous avez demandé au contrat. Réessayer sans rien changer échouera très probablement de nouveau.
tx-failed-panic = Votre transaction a échoué : le contrat s’est arrêté sur une erreur interne
    .text = { $mistake ->
        [code-0x01] Une condition qui doit toujours être vraie ne l’était pas.
        [code-0x11] Un nombre est devenu trop grand ou trop petit.
        [code-0x12] Il a divisé par zéro.
        [code-0x21] Il a pris un nombre pour un choix qui n’existe pas.
        [code-0x22] Ses données enregistrées sont endommagées.
        [code-0x31] Il a voulu retirer un élément d’une liste vide.
        [code-0x32] Il a demandé un élément que la liste ne contient pas.
        [code-0x41] Il a demandé trop de mémoire.
        [code-0x51] Il a appelé une fonction qui n’existe pas.
       *[other] Il s’est arrêté sur une erreur interne (numéro { $panic }).
    } Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Ne réessayez pas sans rien changer. Demandez à ceux qui gèrent le contrat ou l’application.
tx-failed-slippage = Votre transaction a échoué : le prix a trop bougé
    .text = L’échange aurait donné moins que ce que vous acceptiez. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Réessayez avec une nouvelle cotation. Une tolérance de slippage plus élevée aide l’échange à passer, mais peut vous coûter plus cher.
tx-failed-deadline = Votre transaction a échoué : elle est arrivée trop tard
    .text = Elle a été incluse après le délai qui lui était fixé. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Réessayez avec une nouvelle cotation, et avec des frais qui la font inclure plus vite.
tx-failed-allowance = Votre transaction a échoué : le contrat n’était pas autorisé à prendre autant
    .text = Le contrat ne peut pas prendre autant de ce jeton à l’expéditeur. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Autorisez d’abord le montant si vous avez confiance en ce contrat, puis réessayez.
tx-failed-balance = Votre transaction a échoué : il n’y avait pas assez à envoyer
    .text = L’expéditeur n’en a pas assez. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Vérifiez le solde de ce jeton et réessayez avec un montant plus petit.
tx-failed-tag-needed = Votre transaction a échoué : il manquait un tag de destination
    .text = Le destinataire n’accepte rien sans tag de destination. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Envoyez-la de nouveau avec le tag de destination que le destinataire affiche à côté de son adresse.
tx-failed-no-account = Votre transaction a échoué : le compte destinataire n’existe pas encore
    .text = Pour exister, un nouveau compte doit recevoir au moins la réserve exigée par le réseau. Seuls les frais de { $fee } ont été prélevés ; le reste n’a pas bougé.
    .advice = Vérifiez l’adresse. Si elle est correcte, envoyez d’abord au moins la réserve.
tx-failed-bounced = Votre transaction est revenue
    .text = Le destinataire ne l’a pas acceptée ; le montant est donc revenu à l’expéditeur, moins les frais ; l’envoi a coûté { $fee }.
    .advice = Vérifiez l’adresse et si le destinataire est bien configuré. Regardez votre solde avant un nouvel envoi.
tx-immature = Ces cryptos sont nouvelles et ne peuvent pas encore être déplacées
    .text = Elles ont été minées il y a { $confirmations ->
        [one] { $confirmations } bloc.
       *[other] { $confirmations } blocs.
    } Sur { $network }, elles peuvent être déplacées après { $needed } ; il en manque { $missing }, soit environ { $wait }.
    .advice = Il n’y a rien à faire, sinon attendre.
transfer-partial = Il est arrivé moins que ce que le paiement semble indiquer
    .text = Le paiement indique { $sent }, mais { $to } n’a reçu que { $amount }. Il a été envoyé comme paiement partiel, qui livre ce qu’il peut.
    .advice = Seul compte ce qui est arrivé. Les paiements partiels servent souvent à tromper.
transfer-native = Envoi de { $amount }
    .text = La transaction transfère { $amount } de { $from } à { $to }.
    .advice = Comparez l’adresse de réception avec celle que vous vouliez.
transfer-token = Envoi de { $amount }
    .text = La transaction transfère { $amount } du jeton { $token } de { $from } à { $to }.
    .advice = Comparez l’adresse de réception avec celle que vous vouliez.
transfer-internal = Envoi de { $amount } par un contrat
    .text = Le contrat { $from } a envoyé { $amount } à { $to }. Beaucoup de portefeuilles et d’explorateurs affichent ces transferts dans une liste à part.
    .advice = S’il manque dans une liste, regardez sous « transactions internes ».
transfer-fee-on-transfer = Le jeton a gardé une partie de votre transfert
    .text = L’envoi était de { $sent }, et { $to } a reçu { $amount }. Le jeton { $token } prélève une partie de chaque transfert.
    .advice = Cette partie est prélevée selon les règles propres du jeton. Nous ne pouvons pas vous la rendre.
transfer-scam-token = Ce jeton n’est pas ce qu’il paraît
    .text = La transaction déplace { $amount } du jeton { $token }, qui figure sur une liste de fraudes : { $name }.
    .advice = Ne le vendez pas, ne lui donnez aucune autorisation et ne visitez aucun site qu’il indique. De tels sites vident les portefeuilles.
transfer-same-name = Ce jeton n’a que le même nom
    .text = La transaction déplace { $amount } vers { $to }. Le jeton { $token } s’appelle lui-même { $name }, mais n’est pas le { $name } que nous prenons en charge sur { $network }.
    .advice = C’est peut-être une version passée par un bridge, ou un faux qui ne vaut rien. Comparez l’adresse du contrat avant d’en faire quoi que ce soit.
transfer-crossed = Ceci continue vers { $destination }
    .text = { $name } l’a reçu et le verse à { $to } sur { $destination }.
    .advice = Cherchez cette adresse sur { $destination }. L’arrivée a lieu en général en quelques minutes.
transfer-taken = Quelqu’un d’autre a pris ces jetons
    .text = { $by } a déplacé { $amount } du jeton { $token } de { $from } vers { $to }. Ce n’est pas le propriétaire qui a fait cet envoi ; une autorisation antérieure l’a rendu possible.
    .advice = Si ce portefeuille est le vôtre et que vous ne le vouliez pas, c’est un vol : révoquez immédiatement toutes ses autorisations, transférez ce qui reste vers un nouveau portefeuille, et dites-le-nous.
transfer-by-other = Quelqu’un d’autre a fait déplacer ces jetons
    .text = La transaction transfère { $amount } ({ $token }) de { $from } à { $to }. C’est { $by } qui a envoyé cette transaction, pas le propriétaire, et celui-ci n’y a rien reçu en échange dont on sache que cela vaut quelque chose. Soit le propriétaire a signé un paiement ou un ordre que d’autres exécutent, soit il a autorisé un contrat, qu’un voleur utilise maintenant, à prendre des jetons. La blockchain ne permet pas de distinguer les deux.
    .advice = Si vous n’avez signé ni l’un ni l’autre, dites-le-nous immédiatement, révoquez l’autorisation dans votre portefeuille, et transférez ce qui reste vers un nouveau portefeuille.
transfer-from-lookalike = Ceci vient d’une adresse créée pour vous tromper
    .text = { $from } ressemble à { $resembles }, que vous avez utilisée, mais c’en est une autre. Cet envoi a été fait pour que vous copiiez la mauvaise adresse dans votre historique.
    .advice = Ne copiez jamais une adresse depuis l’historique. Demandez-la chaque fois au destinataire et comparez-la en entier.
approval-given = Vous avez autorisé quelqu’un à prendre des jetons
    .text = { $spender } peut prendre jusqu’à { $amount } du jeton { $token } dans ce portefeuille.
    .advice = Si vous ne le vouliez pas, révoquez l’autorisation dans votre portefeuille.
approval-unlimited = Vous avez autorisé quelqu’un à prendre la totalité d’un jeton
    .text = { $spender } peut prendre n’importe quel montant du jeton { $token } dans ce portefeuille, maintenant et plus tard.
    .advice = Révoquez l’autorisation quand vous n’en avez plus besoin, ou immédiatement si vous ne savez pas de qui il s’agit.
approval-to-account = Vous avez autorisé l’adresse d’une personne à prendre des jetons
    .text = { $spender } peut prendre des jetons { $token } dans ce portefeuille. Ce n’est pas un contrat ; les applications honnêtes ne demandent pas cela.
    .advice = Révoquez immédiatement l’autorisation et transférez ces jetons vers un autre portefeuille. Dites-nous si on vous a demandé de le faire.
approval-drainer = Un voleur connu peut prendre vos jetons
    .text = { $spender } ({ $name }) peut prendre des jetons { $token } dans ce portefeuille.
    .advice = Révoquez immédiatement l’autorisation, transférez ce qui reste vers un nouveau portefeuille, et dites-le-nous.
approval-revoked = Une autorisation a été révoquée
    .text = { $spender } ne peut plus prendre de jetons { $token } dans ce portefeuille par cette autorisation.
    .advice = Cela ne change rien aux autres autorisations du portefeuille.
deposit-complete = Le dépôt nous est parvenu
    .text = Notre adresse { $to } a reçu { $amount }, avec assez de confirmations.
    .advice = S’il n’apparaît pas bientôt sur votre compte, écrivez-nous en indiquant cette transaction.
deposit-wrong-network = Le dépôt est venu par un réseau que nous ne créditons pas ici
    .text = { $to } a reçu { $amount } sur { $network }. Cette adresse accepte les dépôts sur { $expected }.
    .advice = N’en envoyez pas davantage. Demandez-nous si le dépôt peut être récupéré ; ce n’est pas toujours possible.
deposit-memo-missing = Le dépôt est arrivé sans son mémo
    .text = { $to } a reçu { $amount }. De nombreux clients partagent cette adresse. Sans le mémo ou le tag, nous ne voyons pas à qui est ce dépôt.
    .advice = Envoyez-nous cette transaction et la preuve que vous l’avez envoyée, pour que nous puissions le rechercher.
deposit-memo-wrong = Le dépôt est arrivé avec un autre mémo
    .text = { $to } a reçu { $amount } avec { $memo ->
            [none] un autre mémo que le vôtre.
           *[other] le mémo « { $memo } », qui n’est pas le vôtre.
        }
    .advice = Envoyez-nous cette transaction et la preuve que vous l’avez envoyée, pour que nous puissions le rechercher.
deposit-token-unsupported = Nous ne créditons pas ce jeton
    .text = { $to } a reçu { $amount } ({ $token }) sur { $network }. Il ne fait pas partie des actifs que nous y créditons.
    .advice = N’en envoyez pas davantage. Demandez-nous si le dépôt peut être récupéré ; ce n’est pas toujours possible.
deposit-below-minimum = Le dépôt est inférieur au minimum
    .text = { $to } a reçu { $amount }. Le minimum crédité est de { $minimum }.
    .advice = Demandez-nous ce qui peut être fait avant d’en envoyer davantage.
deposit-another = Ceci est allé à l’adresse de dépôt d’un autre client
    .text = { $to } a reçu { $amount }. La plateforme a attribué cette adresse à un autre client et crédite ce dernier.
    .advice = Cherchez à savoir où l’expéditeur a obtenu l’adresse. Ne lui dites pas à qui elle est.
deposit-somebody = Ceci est allé à une de nos adresses de dépôt
    .text = { $to } a reçu { $amount }. La plateforme a attribué cette adresse à l’un de ses clients.
    .advice = Ouvrez le dossier du client qui pose la question pour voir si elle est à lui.
sent-to-contract = Ceci est allé à un contrat
    .text = { $to } a reçu { $amount }. C’est un programme, et non l’adresse d’une personne. Certains portefeuilles et certaines plateformes d’échange utilisent de telles adresses ; beaucoup d’autres programmes ne peuvent pas rendre ce qui leur est envoyé.
    .advice = Si ce n’est ni un portefeuille à vous ni une adresse de dépôt qui vous a été donnée, demandez à ceux qui gèrent le contrat.
sent-to-token-contract = Ceci est allé au contrat du jeton lui-même
    .text = { $to } a reçu { $amount }. C’est le contrat de ce jeton. La plupart de ces contrats ne peuvent pas le rendre.
    .advice = Seuls ceux qui gèrent le jeton pourraient aider. Méfiez-vous de tout autre qui propose de le récupérer.
sent-to-lookalike = Ceci est allé à une adresse créée pour vous tromper
    .text = Envoi de { $amount } à { $to }. Cette adresse ressemble à { $resembles }, que vous avez utilisée, mais c’en est une autre.
    .advice = Dites-nous immédiatement si c’était une erreur. Si la transaction attend encore, annulez-la maintenant dans votre portefeuille.
sent-to-sanctioned = Ceci est allé à une adresse sous sanctions
    .text = Envoi de { $amount } à { $to } ({ $name }).
    .advice = N’en envoyez pas davantage. Notre équipe de conformité doit l’examiner.
sent-to-scam = Ceci est allé à une adresse connue pour des vols
    .text = Envoi de { $amount } à { $to } ({ $name }).
    .advice = N’envoyez plus rien, quoi qu’on vous promette. Prévenez-nous immédiatement et signalez-le à la police.
sent-to-exchange = Ceci est allé à une plateforme d’échange
    .text = Envoi de { $amount } à { $to }, une adresse appartenant à { $name }.
    .advice = Si vous l’attendiez là, demandez à { $name }. Si l’on vous a volé, signalez-le vite, à nous et à { $name }.
sent-to-bridge = Ceci est allé à un bridge
    .text = Envoi de { $amount } à { $to } ({ $name }), qui transfère des actifs vers un autre réseau. La seconde moitié du transfert s’y déroule.
    .advice = Cherchez l’arrivée sur l’autre réseau, ou demandez à { $name } en indiquant cette transaction.
address-account = Une adresse utilisée sur { $network }
    .text = { $address } détient { $balance }{ $sent ->
            [none] .
            [one] {" "}et a envoyé { $sent } transaction.
           *[other] {" "}et a envoyé { $sent } transactions.
        } Les jetons ne sont pas comptés ici.
    .advice = Collez le hash d’une transaction pour savoir ce qu’elle est devenue.
address-contract = Un contrat sur { $network }
    .text = { $address } est un programme. Il détient { $balance }.
    .advice = Ne lui envoyez rien directement, sauf si ses auteurs le demandent.
address-unused = Cette adresse n’a pas été utilisée
    .text = Nous avons interrogé { $networks } : aucun usage de { $address } n’y a été vu.
    .advice = Vérifiez que l’adresse est correcte et quel réseau a été choisi.
address-deposit = Notre propre adresse de dépôt
    .text = { $address } accepte les dépôts sur { $network }.
    .advice = Collez le hash de la transaction pour savoir où en est un dépôt.
address-another = L’adresse de dépôt d’un autre client
    .text = La plateforme a attribué { $address } à un autre client que celui-ci.
    .advice = Cherchez à savoir où il l’a obtenue. Ne lui dites pas à qui elle est.
address-wrong-network = Notre adresse, sur un réseau que nous ne créditons pas ici
    .text = { $address } accepte les dépôts sur { $expected }, pas sur { $network }.
    .advice = N’y envoyez rien sur { $network }.
address-lookalike = Une adresse créée pour vous tromper
    .text = { $address } ressemble à { $resembles }, que vous avez utilisée, mais c’en est une autre.
    .advice = N’y envoyez rien.
address-sanctioned = Une adresse sous sanctions
    .text = { $address } figure sur une liste : { $name }.
    .advice = N’y envoyez rien.
address-scam = Une adresse connue pour des vols ou des fraudes
    .text = { $address } figure sur une liste : { $name }.
    .advice = N’y envoyez rien et ne lui accordez aucune autorisation.
address-exchange = Une adresse d’une plateforme d’échange
    .text = { $address } appartient à { $name }.
    .advice = Seul { $name } peut dire de quel compte il s’agit.
address-labelled = Une adresse connue
    .text = { $address } est connue comme { $name }.
    .advice = Comparez-la avec l’adresse que vous vouliez.
cannot-tell = Nous ne pouvons pas voir le réseau en ce moment
    .text = Nous n’avons obtenu aucune réponse fiable sur { $networks }. Cela ne dit rien de votre transaction.
    .advice = Réessayez dans quelques minutes. N’envoyez rien une seconde fois pour cette raison.
unreadable = Ce n’est ni une transaction ni une adresse que nous connaissons
    .text = Ce texte n’a pas la forme d’un hash de transaction ni d’une adresse d’un réseau que nous consultons.
    .advice = Copiez-le de nouveau, en entier et sans espaces.

unit-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
unit-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
unit-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
amount-unknown-places = { $units } unités de base
amount-unknown-asset = (actif sans nom)
amount-odd-name = (jeton dont nous ne répétons pas le nom)
said-together = { $title }. { $text }

# What contracts say in words that many of them use, in ours.
reason-paused = Ceux qui le gèrent l’ont mis en pause.
reason-owner = Seuls ceux qui gèrent le contrat peuvent faire cela.
reason-receiver = L’adresse de réception ne peut pas recevoir cela.
reason-sender = L’adresse d’envoi n’est pas de celles depuis lesquelles ce jeton peut être envoyé.
reason-spender = L’adresse à autoriser n’est pas de celles qui peuvent l’être.
reason-no-item = Cet objet n’existe pas.
reason-not-yours = L’expéditeur ne possède pas l’objet et n’est pas autorisé à le déplacer.
reason-busy = Le contrat était encore occupé par autre chose dans la même transaction.
reason-not-taken = Le contrat n’a pas pu prendre le jeton à l’expéditeur : le solde ou l’autorisation ne suffit pas, ou le jeton ne le permet pas.
reason-not-given = Le contrat n’a pas pu remettre ce qui devait être versé.
reason-pool-empty = Il y a trop peu dans le pool pour cet échange.
reason-pool-sum = Le pool a reçu moins que ce qu’il faut pour l’échange. Les jetons qui gardent une partie de chaque transfert en sont la cause.
reason-signature = La signature ne correspond pas à ce qui devait être fait.
reason-no-trust = Le destinataire ne fait pas confiance à l’émetteur de cette devise.
reason-not-allowed = Le destinataire ou l’émetteur n’accepte cela que de comptes qu’il a autorisés.
reason-frozen = L’émetteur a gelé cette devise.
reason-order = L’ordre ne correspond pas à ce que le contrat destinataire attend.
