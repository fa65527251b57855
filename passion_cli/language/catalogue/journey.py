"""Texts of comparing, what-if, the coach's brief, history and plans."""

WORDS: dict[str, tuple[str, str]] = {
    "compare.title": ("What changed", "Ce qui a changé"),
    "compare.dates": ("{start} to {end}", "du {start} au {end}"),
    "compare.headline": (
        "From {before} to {after}: {change} points.",
        "De {before} à {after} : {change} points.",
    ),
    "compare.no_total": (
        "One of the two checks has no total: only rules can be compared.",
        "L'un des deux bilans n'a pas de total : seules les règles se comparent.",
    ),
    "compare.is_noise": (
        "That is less than {noise} points: noise, not progress and not decline.",
        "C'est moins de {noise} points : du bruit, ni progrès ni recul.",
    ),
    "compare.sum": ("{change} = {parts}.", "{change} = {parts}."),
    "compare.answers": ("{points} your answers", "{points} vos réponses"),
    "compare.known": (
        "{points} what was not known before",
        "{points} ce qui n'était pas connu avant",
    ),
    "compare.rules": ("{points} the new rules", "{points} la nouvelle grille"),
    "compare.nothing": ("No answer changed.", "Aucune réponse n'a changé."),
    "compare.causes": ("What moved it", "Ce qui l'a fait bouger"),
    "compare.causes_note": (
        (
            "The old answers scored by today's rules, then what became known, then what changed, "
            "one after the other in the order of the questions. It adds up exactly."
        ),
        (
            "Les anciennes réponses notées avec la grille d'aujourd'hui, puis ce qui est devenu "
            "connu, puis ce qui a changé, dans l'ordre des questions. La somme est exacte."
        ),
    ),
    "compare.points": ("{points} points", "{points} points"),
    "compare.new_rules": ("The rulebook changed", "La grille a changé"),
    "compare.moved": ("from “{start}” to “{end}”", "de « {start} » à « {end} »"),
    "compare.not_asked": ("not asked then", "pas encore demandé"),
    "compare.before": ("Before", "Avant"),
    "compare.after": ("After", "Après"),
    "compare.change": ("Change", "Écart"),
    "compare.wheel_note": (
        "Filled: after. Dashed line: before.",
        "Rempli : après. Ligne en tirets : avant.",
    ),
    "compare.small": ("{change} (noise)", "{change} (bruit)"),
    "compare.same": ("same", "stable"),
    "compare.unknown": ("cannot be compared", "non comparable"),
    "compare.noise_note": (
        "A change under {noise} points means nothing.",
        "Un écart de moins de {noise} points ne signifie rien.",
    ),
    "compare.dropped": (
        "Left out, for today's rulebook does not ask them: {items}.",
        "Écartées, car la grille d'aujourd'hui ne les demande plus : {items}.",
    ),
    "whatif.title": ("What if", "Et si…"),
    "whatif.today": ("Today: {score} out of 100.", "Aujourd'hui : {score} sur 100."),
    "whatif.headline": (
        "{before} today, {after} with these answers.",
        "{before} aujourd'hui, {after} avec ces réponses.",
    ),
    "whatif.no_total": (
        "There is no total yet, so nothing to compare with.",
        "Il n'y a pas encore de total, donc rien à quoi comparer.",
    ),
    "whatif.single": ("One answer otherwise", "Une seule réponse différente"),
    "whatif.note": (
        "The best other answer to each question, one at a time. Arithmetic, not a forecast.",
        (
            "La meilleure autre réponse à chaque question, une à la fois. "
            "Un calcul, pas une prévision."
        ),
    ),
    "whatif.nothing_to_gain": (
        "No single answer would raise the score.",
        "Aucune réponse, à elle seule, ne ferait monter le score.",
    ),
    "whatif.same": ("That is what was answered.", "C'est ce qui a été répondu."),
    "whatif.nothing_saved": ("Nothing was saved.", "Rien n'a été enregistré."),
    "stability.move": ("“{title}”", "« {title} »"),
    "stability.stays": (
        (
            "With every weight 25% lower or higher, in all combinations, {move} stays first in "
            "{share}."
        ),
        (
            "Chaque poids baissé ou relevé de 25 %, dans toutes les combinaisons : {move} reste "
            "en tête dans {share} des cas."
        ),
    ),
    "stability.toss_up": (
        (
            "With every weight 25% lower or higher, the first place is a toss-up: {move} in "
            "{share}, {other} in {second}."
        ),
        (
            "Chaque poids baissé ou relevé de 25 %, la première place est indécise : {move} dans "
            "{share} des cas, {other} dans {second}."
        ),
    ),
    "plan.line": ("{title} (by {due}): {plan}", "{title} (d'ici le {due}) : {plan}"),
    "note.renamed": ("{old} is called {new} today.", "{old} s'appelle aujourd'hui {new}."),
    "brief.title": ("Before you talk", "Avant l'entretien"),
    "brief.questions": ("Ask first", "À demander d'abord"),
    "brief.no_questions": (
        "No answer contradicts another.",
        "Aucune réponse n'en contredit une autre.",
    ),
    "brief.open": ("Not known yet", "Pas encore connu"),
    "brief.gaps": ("Where you see it otherwise", "Ce que vous voyez autrement"),
    "brief.no_gaps": ("Nowhere: your views agree.", "Rien : vos regards s'accordent."),
    "brief.theirs": ("Their answer", "Sa réponse"),
    "brief.yours": ("Yours", "La vôtre"),
    "brief.gaps_note": (
        "A gap is a question to ask, not a correction to make.",
        "Un écart est une question à poser, pas une correction à faire.",
    ),
    "brief.changed": ("Changed since the last check", "Changé depuis le dernier bilan"),
    "brief.open_moves": ("Moves still open", "Prochains pas en attente"),
    "brief.moves": ("Moves to talk about", "Prochains pas à discuter"),
    "brief.score": ("The score, last", "Le score, en dernier"),
    "brief.score_told": (
        "{score} out of 100, between {low} and {high} by what is known.",
        "{score} sur 100, entre {low} et {high} selon ce qui est connu.",
    ),
}
