"""Texts of the form: the interview as a page."""

WORDS: dict[str, tuple[str, str]] = {
    "form.lead": (
        "Answer here, in your browser: no account, nothing to install.",
        "Répondez ici, dans votre navigateur : ni compte, ni installation.",
    ),
    "form.private": (
        "Nothing is sent anywhere. At the end you get a file that you pass on yourself.",
        "Rien n'est envoyé. À la fin, vous recevez un fichier que vous transmettez vous-même.",
    ),
    "form.no_score": (
        "This page collects your answers; it does not score them.",
        "Cette page recueille vos réponses ; elle ne les note pas.",
    ),
    "form.name": ("Your name or code (optional)", "Votre nom ou votre code (facultatif)"),
    "form.name_help": (
        "It stands in your answers file. Leave it empty to stay anonymous.",
        "Il figurera dans votre fichier de réponses. Laissez vide pour rester anonyme.",
    ),
    "form.name_refused": (
        "Not accepted: at most {longest} characters.",
        "Refusé : {longest} caractères au plus.",
    ),
    "form.currency": ("Currency of your amounts", "Devise de vos montants"),
    "form.currency_help": (
        "Three letters, such as EUR, CHF or CAD.",
        "Trois lettres, comme EUR, CHF ou CAD.",
    ),
    "form.currency_refused": (
        "Not accepted: three letters, such as EUR, CHF or CAD.",
        "Refusé : trois lettres, comme EUR, CHF ou CAD.",
    ),
    "form.start": ("Start", "Commencer"),
    "form.found.one": (
        "{n} of {total} questions is answered already, in this browser.",
        "{n} question sur {total} a déjà une réponse, dans ce navigateur.",
    ),
    "form.found.many": (
        "{n} of {total} questions are answered already, in this browser.",
        "{n} questions sur {total} ont déjà une réponse, dans ce navigateur.",
    ),
    "form.fresh": ("Erase them and start anew", "Les effacer et recommencer"),
    "form.erase_sure": (
        "Erase these answers from this browser? They cannot be had back.",
        "Effacer ces réponses de ce navigateur ? Elles seront perdues.",
    ),
    "form.next": ("Next", "Suivant"),
    "form.back": ("Back", "Retour"),
    "form.unknown": ("I don't know", "Je ne sais pas"),
    "form.skip": ("Skip", "Passer"),
    "form.not_applicable": ("Does not apply", "Sans objet"),
    "form.one": ("Choose one answer.", "Choisissez une réponse."),
    "form.several": ("Tick all that apply.", "Cochez tout ce qui convient."),
    "form.number": ("Type a number, {range}.", "Tapez un nombre, {range}."),
    "form.nothing": ("Choose an answer first.", "Choisissez d'abord une réponse."),
    "form.nothing_ticked": ("Tick at least one line.", "Cochez au moins une ligne."),
    "form.help": ("Help, and why we ask", "Aide, et pourquoi cette question"),
    "form.review": ("Your answers", "Vos réponses"),
    "form.review_lead": (
        "Read them again and change what you like. Then get your file.",
        "Relisez-les et changez ce que vous voulez. Puis récupérez votre fichier.",
    ),
    "form.who": ("Name and currency", "Nom et devise"),
    "form.nobody": ("no name", "sans nom"),
    "form.change": ("Change", "Modifier"),
    "form.change_item": ("Change: {title}", "Modifier : {title}"),
    "form.to_file": ("Get my answers file", "Obtenir mon fichier de réponses"),
    "form.done": ("Your answers file is ready", "Votre fichier de réponses est prêt"),
    "form.done_lead": (
        (
            "Download it and send it to the person who asked you to fill in this form. It holds "
            "exactly what you read below, and nothing more."
        ),
        (
            "Téléchargez-le et envoyez-le à la personne qui vous a proposé ce formulaire. Il "
            "contient exactement ce que vous lisez ci-dessous, et rien de plus."
        ),
    ),
    "form.score": (
        "To see your own report, where passion is installed:",
        "Pour voir votre propre rapport, là où passion est installé :",
    ),
    "form.download": ("Download my answers", "Télécharger mes réponses"),
    "form.downloaded": (
        "{file} is handed over to your browser.",
        "{file} est remis à votre navigateur.",
    ),
    "form.copy": ("Copy the text", "Copier le texte"),
    "form.copied": ("The text is copied.", "Le texte est copié."),
    "form.copy_refused": (
        "The browser refused to copy: the text is selected, copy it with your keyboard.",
        "Le navigateur a refusé la copie : le texte est sélectionné, copiez-le au clavier.",
    ),
    "form.file": ("The file {file}", "Le fichier {file}"),
    "form.erase": (
        "Erase my answers from this browser",
        "Effacer mes réponses de ce navigateur",
    ),
    "form.erased": (
        "Your answers are erased from this browser.",
        "Vos réponses sont effacées de ce navigateur.",
    ),
    "form.kept": (
        "Your answers are kept in this browser only, on this device, until you erase them.",
        (
            "Vos réponses sont gardées dans ce navigateur, sur cet appareil, jusqu'à ce que vous "
            "les effaciez."
        ),
    ),
    "form.not_kept": (
        "This browser does not let the page keep a draft: finish before you close it.",
        "Ce navigateur ne laisse pas la page garder un brouillon : terminez avant de la fermer.",
    ),
    "form.language": ("Language", "Langue"),
    "form.noscript": (
        (
            "This form needs JavaScript, which is switched off in this browser. Nothing of it "
            "would be sent anywhere."
        ),
        (
            "Ce formulaire a besoin de JavaScript, désactivé dans ce navigateur. Rien n'en serait "
            "envoyé."
        ),
    ),
}
