"""Texts of the interview."""

WORDS: dict[str, tuple[str, str]] = {
    "intro.length": (
        "{n} short questions, {least} to {most} minutes.",
        "{n} questions courtes, {least} à {most} minutes.",
    ),
    "intro.length_topic.one": (
        "{n} short question on one topic, about {most} min.",
        "{n} question courte sur un thème, environ {most} min.",
    ),
    "intro.length_topic.many": (
        "{n} short questions on one topic, about {most} min.",
        "{n} questions courtes sur un thème, environ {most} min.",
    ),
    "intro.private": (
        "Nothing leaves this computer.",
        "Rien ne sort de cet ordinateur.",
    ),
    "intro.keys": (
        "Keys: ? help, s I don't know, n does not apply, b back, Ctrl-C stops and keeps all.",
        "Touches : ? aide, s je ne sais pas, n sans objet, b retour, Ctrl-C arrête et garde tout.",
    ),
    "ask.count": ("{n} of {total}", "{n} sur {total}"),
    "ask.block": ("block {n} of {total}", "bloc {n} sur {total}"),
    "ask.left": ("about {minutes} min left", "encore {minutes} min environ"),
    "ask.block_length": ("about {minutes} min", "environ {minutes} min"),
    "ask.current": (
        "Your answer so far: {answer} (saved)",
        "Votre réponse jusqu'ici : {answer} (gardée)",
    ),
    "keys.choose": ("↑↓ or 1-{n}, Enter", "↑↓ ou 1-{n}, Entrée"),
    "keys.arrows": ("↑↓, Enter", "↑↓, Entrée"),
    "keys.tick": ("↑↓, Space ticks, Enter", "↑↓, Espace coche, Entrée"),
    "keys.type": ("Type a number, Enter", "Tapez un nombre, Entrée"),
    "keys.back": ("b back", "b retour"),
    "keys.unknown": ("s I don't know", "s je ne sais pas"),
    "keys.not_applicable": ("n does not apply", "n sans objet"),
    "keys.help": ("? help", "? aide"),
    "keys.any": ("Any key to go on", "Une touche pour continuer"),
    "ask.range": ("from {low} to {high}", "de {low} à {high}"),
    "ask.not_a_number": (
        "Not accepted: type a number such as {example}, {range}.",
        "Refusé : tapez un nombre comme {example}, {range}.",
    ),
    "ask.out_of_range": (
        "Not accepted: the number must lie {range}.",
        "Refusé : le nombre doit aller {range}.",
    ),
    "ask.not_whole": (
        "Not accepted: a whole number, {range}.",
        "Refusé : un nombre entier, {range}.",
    ),
    "ask.nothing_ticked": (
        "Tick at least one line with Space, or press s.",
        "Cochez au moins une ligne avec Espace, ou tapez s.",
    ),
    "ask.example": ("12k or 1,200.50", "12k ou 1 200,50"),
    "ask.example_percent": ("15 or 15%", "15 ou 15 %"),
    "ask.example_whole": ("3 or 12k", "3 ou 12k"),
    "aid.why": ("Why we ask", "Pourquoi cette question"),
    "aid.source": ("Where the points come from", "D'où viennent les points"),
    "aid.question": ("Help", "Aide"),
    "review.title": (
        "Your answers: change any of them, or see your report.",
        "Vos réponses : modifiez-les, ou affichez votre rapport.",
    ),
    "review.done": ("Show my report", "Voir mon rapport"),
    "review.keys": (
        "↑↓ and Enter; on an answer, Enter changes it",
        "↑↓ et Entrée ; sur une réponse, Entrée la modifie",
    ),
    "resume.found.one": (
        "{n} of {total} questions was answered on {date}.",
        "{n} question sur {total} a reçu une réponse le {date}.",
    ),
    "resume.found.many": (
        "{n} of {total} questions were answered on {date}.",
        "{n} questions sur {total} ont reçu une réponse le {date}.",
    ),
    "resume.go_on": ("Go on from there", "Reprendre là"),
    "resume.fresh": ("Start anew", "Recommencer"),
    "resume.dropped": (
        "The rulebook has changed: these answers no longer fit and are asked again: {items}.",
        "La grille a changé : ces réponses ne conviennent plus et seront redemandées : {items}.",
    ),
    "stop.at": (
        "Stopped at question {n} of {total}.",
        "Arrêt à la question {n} sur {total}.",
    ),
    "stop.kept.one": ("{n} answer kept in {path}.", "{n} réponse gardée dans {path}."),
    "stop.kept.many": ("{n} answers kept in {path}.", "{n} réponses gardées dans {path}."),
    "stop.not_kept": (
        "The answers could not be kept.",
        "Les réponses n'ont pas pu être gardées.",
    ),
    "stop.continue": ("Continue with: {command}", "Pour reprendre : {command}"),
    "warn.not_kept": (
        (
            "Answers cannot be kept in {path} ({reason}); the interview goes on, use --save to "
            "keep them."
        ),
        (
            "Les réponses ne peuvent pas être gardées dans {path} ({reason}) ; l'entretien "
            "continue, utilisez --save pour les garder."
        ),
    ),
    "warn.hurried": (
        "You answered very fast; you may want to reread.",
        "Vous avez répondu très vite ; une relecture peut être utile.",
    ),
    "done.kept": (
        "Your answers are kept in {path}. To keep a file: passion check --save FILE",
        "Vos réponses sont gardées dans {path}. Pour un fichier : passion check --save FICHIER",
    ),
    "plain.question": ("Question {n} of {total}. {topic}.", "Question {n} sur {total}. {topic}."),
    "plain.choose": (
        "Enter a number from 1 to {n}{more}:",
        "Tapez un numéro de 1 à {n}{more} :",
    ),
    "plain.tick": (
        "Enter one or more numbers from 1 to {n}, such as 1 3{more}:",
        "Tapez un ou plusieurs numéros de 1 à {n}, comme 1 3{more} :",
    ),
    "plain.type": ("Enter a number, {range}{more}:", "Tapez un nombre, {range}{more} :"),
    "plain.keep": ("Enter to keep", "Entrée pour garder"),
    "plain.back": ("b for back", "b pour revenir"),
    "plain.unknown": ("s for I don't know", "s pour je ne sais pas"),
    "plain.not_applicable": ("n for does not apply", "n pour sans objet"),
    "plain.help": ("? for help", "? pour l'aide"),
    "plain.stop": ("q to stop", "q pour arrêter"),
    "plain.not_accepted": (
        "Not accepted: enter a number from 1 to {n}.",
        "Refusé : tapez un numéro de 1 à {n}.",
    ),
    "plain.exclusive": (
        "Not accepted: {option} cannot be combined with other lines.",
        "Refusé : {option} exclut les autres lignes.",
    ),
    "plain.not_an_answer": (
        "Not accepted: this question always applies; s says that you do not know.",
        "Refusé : cette question vous concerne toujours ; s dit que vous ne savez pas.",
    ),
    "plain.review": (
        "Enter the number of an answer to change it, or Enter alone for your report:",
        "Tapez le numéro d'une réponse pour la changer, ou Entrée seule pour votre rapport :",
    ),
    "plain.current": ("Current answer: {answer}.", "Réponse actuelle : {answer}."),
}
