bot-greeting = Bonjour ! Je suis l’assistant automatique de { $brand }. Écrivez en une phrase de quoi il s’agit, ou choisissez :
bot-did-it-help = Est-ce que cela vous a aidé ?
bot-phrased = Une machine a formulé ceci à partir de nos articles, et chaque phrase a été comparée à ceux-ci. Vous les trouvez ci-dessous.
bot-yes = Oui, cela m’a aidé
bot-no = Non, pas encore
bot-person = Parler à une personne
bot-theft = On est en train de me voler
bot-menu-open = Reprendre ce qui est en cours (n° { $number })
bot-in-doubt = Si quelqu’un est en train de prendre vos fonds, est dans votre compte ou connaît votre phrase de récupération, appuyez sur « C’est urgent » : une personne de notre équipe est prévenue aussitôt.
bot-is-urgent = C’est urgent
bot-ask-back = De quel sujet s’agit-il ?
bot-none = Aucun : parler à une personne
bot-ask-more = Dites-m’en un peu plus : qu’avez-vous fait, que s’est-il passé, avec quelle crypto et sur quel réseau ? N’écrivez jamais ici de phrase de récupération, de clé privée ni de mot de passe.
bot-flow-again = Je n’ai pas compris votre réponse. Merci de répondre encore une fois :
bot-close = Tant mieux. Si autre chose survient, écrivez-nous à nouveau.
bot-other-language = Cet article n’existe pas encore dans votre langue ; le voici tel quel :
bot-other-language-chain = Ce que dit la blockchain n’est pas encore rédigé dans votre langue, le voici en anglais :
bot-chain-silent = Nous ne pouvons pas consulter { $networks } pour le moment et ne savons donc pas encore ce qu’est devenue votre transaction. Cela ne dit rien de la transaction elle-même. N’envoyez rien une seconde fois pour cette raison ; nous regardons ce qu’il en est.
bot-watch-news = Du nouveau sur votre transaction { $transaction } sur { $network } :
bot-watch-over = Nous avons suivi votre transaction { $transaction } sur { $network } pendant deux semaines, et elle n’est toujours pas passée. Nous arrêtons maintenant ; indiquez-la ici à nouveau et nous continuerons.
bot-watch-network = Nous ne pouvons plus consulter { $network } et ne pouvons donc pas vous dire quand votre transaction { $transaction } sera passée. Regardez-la dans un explorateur de blocs, ou demandez-nous ici.
bot-meanwhile = Ce que vous pouvez faire en attendant :
bot-sorry = Je suis désolé que cela se soit si mal passé pour vous.
bot-hand-over = Je transmets à une personne de notre équipe. Elle voit tout ce que vous avez écrit ; inutile de le répéter.
bot-urgent = Cela ne peut pas attendre. Une personne de notre équipe est prévenue à l’instant, avant tout le reste.
bot-danger = Ce que vous écrivez m’inquiète, et vous comptez plus que tout l’argent du monde. Si vous risquez de vous faire du mal, appelez tout de suite le numéro d’urgence de votre pays ou parlez-en à un proche. Une personne de notre équipe est prévenue à l’instant.
bot-stay = Vous pouvez fermer cette fenêtre ; la réponse sera ici. Personne de chez nous ne vous demandera jamais votre phrase de récupération, et personne ne vous appellera.
bot-back-in = { $hours ->
    [one] Notre équipe revient dans l’heure et répondra ici.
   *[other] Notre équipe revient dans environ { $hours } heures et répondra ici. Vous pouvez fermer cette fenêtre ; rien n’est perdu.
}
