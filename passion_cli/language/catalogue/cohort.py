"""Texts of a cohort's report, and of what two rounds say."""

WORDS: dict[str, tuple[str, str]] = {
    "cohort.title": ("Cohort: {title}", "Groupe : {title}"),
    "cohort.people.one": ("{n} person", "{n} personne"),
    "cohort.people.many": ("{n} people", "{n} personnes"),
    "cohort.no_total.one": ("{n} without a total yet", "{n} encore sans total"),
    "cohort.no_total.many": ("{n} without a total yet", "{n} encore sans total"),
    "cohort.broken.one": ("{n} could not be read", "{n} réponse illisible"),
    "cohort.broken.many": ("{n} could not be read", "{n} réponses illisibles"),
    "cohort.older.one": (
        "{n} older answer of the same person left out",
        "{n} réponse plus ancienne d'une même personne écartée",
    ),
    "cohort.older.many": (
        "{n} older answers of the same people left out",
        "{n} réponses plus anciennes des mêmes personnes écartées",
    ),
    "cohort.skipped.one": ("{n} other file skipped", "{n} autre fichier ignoré"),
    "cohort.skipped.many": ("{n} other files skipped", "{n} autres fichiers ignorés"),
    "cohort.coverage": (
        "Coverage: {median} at the median, {low} at the lowest.",
        "Couverture : {median} en médiane, {low} au plus bas.",
    ),
    "cohort.too_small": (
        (
            "Fewer than {minimum} people: every figure is withheld, because it would say too much "
            "about each of them."
        ),
        (
            "Moins de {minimum} personnes : tous les chiffres sont masqués, car ils en diraient "
            "trop sur chacune."
        ),
    ),
    "cohort.withheld": (
        "withheld: fewer than {minimum} people",
        "masqué : moins de {minimum} personnes",
    ),
    "cohort.nobody": ("nobody", "personne"),
    "cohort.overall": ("Overall score", "Score global"),
    "cohort.whole": ("The group as a whole", "Le groupe dans son ensemble"),
    "cohort.figure": (
        "median {median} · mean {mean} · {low} to {high}",
        "médiane {median} · moyenne {mean} · de {low} à {high}",
    ),
    "cohort.marks": (
        "Each mark is one person, from 0 to 100; a digit stands for several in one place.",
        "Chaque marque est une personne, de 0 à 100 ; un chiffre en réunit plusieurs.",
    ),
    "cohort.bars": (
        "From 0 to 100, the higher the mark, the more people.",
        "De 0 à 100 : plus la marque est haute, plus il y a de personnes.",
    ),
    "cohort.piles": (
        "From 0 to 100: people stand one on another; the triangle marks the median.",
        "De 0 à 100 : les personnes s'empilent ; le triangle marque la médiane.",
    ),
    "cohort.of": ("{count} of {n}", "{count} sur {n}"),
    "cohort.share": ("{share} ({count})", "{share} ({count})"),
    "cohort.tens": ("{low} to {high}: {n}", "de {low} à {high} : {n}"),
    "cohort.weakest": ("Whose weakest rule is which", "La règle la plus faible de chacun"),
    "cohort.ties": (
        "A person whose lowest rules tie is counted for each of them.",
        "Une personne dont plusieurs règles sont à égalité compte pour chacune.",
    ),
    "cohort.moves": ("Moves needed most", "Les pas les plus utiles au groupe"),
    "cohort.moves_note": (
        "How many people have the move among the three that gain them most.",
        "Combien de personnes ont ce pas parmi les trois qui leur rapportent le plus.",
    ),
    "cohort.followed": ("Moves noted and done", "Prochains pas notés et faits"),
    "cohort.noted_done": (
        "noted by {noted}, done by {done}",
        "noté par {noted}, fait par {done}",
    ),
    "cohort.seen": (
        "In the {n} who did it, the rule “{rule}”: {up} up, {same} same, {down} down.",
        (
            "Chez les {n} qui l'ont fait, la règle « {rule} » : {up} en hausse, {same} stables, "
            "{down} en baisse."
        ),
    ),
    "cohort.followed_note": (
        "Both happened; that one led to the other, nobody can say from this.",
        "Les deux sont arrivés ; rien ici ne permet de dire que l'un vient de l'autre.",
    ),
    "cohort.flags": ("Questions most often raised", "Les questions qui reviennent le plus"),
    "cohort.no_flags": ("None.", "Aucune."),
    "cohort.unknown": ("Most often not known", "Ce qu'on ignore le plus souvent"),
    "cohort.items": ("Answer by answer", "Réponse par réponse"),
    "cohort.answered": ("answered", "répondu"),
    "cohort.question": ("Question", "Question"),
    "cohort.heat": (
        (
            "How many people gave each answer, in the order of the list below. The stronger the "
            "colour, the larger their share."
        ),
        (
            "Combien de personnes ont donné chaque réponse, dans l'ordre de la liste ci-dessous. "
            "Plus la couleur est soutenue, plus leur part est grande."
        ),
    ),
    "cohort.attention": ("Who needs a word", "À qui parler d'abord"),
    "cohort.attention_note": (
        "In the order of the names, never of the scores.",
        "Dans l'ordre des noms, jamais des scores.",
    ),
    "cohort.nobody_listed": ("Nobody, by these rules.", "Personne, d'après ces critères."),
    "reason.no_total": ("too few answers for a total", "trop peu de réponses pour un total"),
    "reason.impossible": (
        "two answers cannot both be right",
        "deux réponses sont incompatibles",
    ),
    "reason.honesty": ("a true story comes first", "d'abord, que l'histoire soit vraie"),
    "reason.fragile": (
        "the score is fragile: much unknown, or answers that disagree",
        "score fragile : beaucoup d'inconnu, ou des réponses qui se contredisent",
    ),
    "reason.weak_links": ("several weak rules at once", "plusieurs règles faibles à la fois"),
    "reason.declined": (
        "lower than the round before, beyond the noise",
        "en recul depuis la fois précédente, au-delà du bruit",
    ),
    "cohort.participants": ("Participants", "Participants"),
    "cohort.names_note": (
        (
            "Names starting with P- stand for people; they follow neither the order of the names "
            "nor that of the scores. --names shows the real ones, --salt-file keeps these the same."
        ),
        (
            "Les noms en P- remplacent les vrais et ne suivent ni leur ordre ni celui des scores. "
            "--names montre les vrais, --salt-file garde les mêmes d'une fois à l'autre."
        ),
    ),
    "cohort.real_names": (
        "These are real names: share this report with nobody who has not their consent.",
        "Ce sont de vrais noms : ne partagez ce rapport qu'avec l'accord des personnes.",
    ),
    "cohort.more.one": ("and {n} more", "et {n} autre"),
    "cohort.more.many": ("and {n} more", "et {n} autres"),
    "cohort.broken_title": ("Could not be read", "Illisible"),
    "cohort.groups": ("By {field}", "Par {field}"),
    "cohort.field.group": ("group", "groupe"),
    "cohort.field.language": ("language", "langue"),
    "cohort.field.currency": ("currency", "devise"),
    "cohort.no_group": ("none given", "non précisé"),
    "cohort.others": ("others", "autres"),
    "cohort.method_title": ("How to read this", "Comment lire ce rapport"),
    "cohort.no_groups": (
        "No group is large enough to be told apart.",
        "Aucun groupe n'est assez grand pour être distingué.",
    ),
    "cohort.groups_note": (
        (
            "Medians; the numbers are those of the rules. “—” is withheld: it rests on fewer than "
            "{minimum} people, or would give away such a figure by subtraction."
        ),
        (
            "Médianes ; les numéros sont ceux des règles. « — » est masqué : moins de {minimum} "
            "personnes, ou de quoi retrouver un tel chiffre par soustraction."
        ),
    ),
    "cohort.method": (
        (
            "Each figure counts people, never means of means. The median is the middle value, or "
            "half-way between the two in the middle (type 7 of Hyndman and Fan). No figure rests "
            "on fewer than {minimum} people. A group is not a sample of anything, and nothing here "
            "ranks people."
        ),
        (
            "Chaque chiffre compte des personnes, jamais des moyennes de moyennes. La médiane est "
            "la valeur du milieu, ou le point entre les deux du milieu (type 7 de Hyndman et Fan). "
            "Aucun chiffre ne repose sur moins de {minimum} personnes. Un groupe n'est pas un "
            "échantillon, et rien ici ne classe les personnes."
        ),
    ),
    "cohort.coarse": (
        "With this many people, scores are counted in hundredths of a point.",
        "Avec autant de personnes, les scores sont comptés au centième de point.",
    ),
    "cohort.private": (
        "Your coach sees only what you choose to share.",
        "Votre coach ne voit que ce que vous choisissez de partager.",
    ),
    "rounds.title": ("Since the round before", "Depuis la fois précédente"),
    "rounds.pairs.one": ("{n} person in both rounds", "{n} personne présente les deux fois"),
    "rounds.pairs.many": ("{n} people in both rounds", "{n} personnes présentes les deux fois"),
    "rounds.joined.one": ("{n} joined", "{n} arrivée"),
    "rounds.joined.many": ("{n} joined", "{n} arrivées"),
    "rounds.left.one": ("{n} left", "{n} départ"),
    "rounds.left.many": ("{n} left", "{n} départs"),
    "rounds.counts": (
        "{up} up, {same} within the noise of {noise} points, {down} down.",
        "{up} en hausse, {same} dans le bruit de {noise} points, {down} en baisse.",
    ),
    "rounds.median": (
        "Median change {median} points; {confidence} interval: {low} to {high}.",
        "Variation médiane : {median} points ; intervalle à {confidence} : de {low} à {high}.",
    ),
    "rounds.sign": (
        "Sign test on the {n} who moved: p = {p}.",
        "Test des signes sur les {n} qui ont bougé : p = {p}.",
    ),
    "rounds.sign_small": (
        "Sign test on the {n} who moved: p < 0.001.",
        "Test des signes sur les {n} qui ont bougé : p < 0,001.",
    ),
    "rounds.too_few": (
        "Too few to tell: fewer than {n} people moved beyond the noise.",
        "Trop peu pour conclure : moins de {n} personnes ont bougé au-delà du bruit.",
    ),
    "rounds.up": ("Up", "Hausse"),
    "rounds.same": ("Same", "Stable"),
    "rounds.down": ("Down", "Baisse"),
    "rounds.change": ("Median change", "Variation médiane"),
    "rounds.few": ("too few", "trop peu"),
    "rounds.caveats": (
        (
            "These are self-reports; people who start low tend to rise by themselves (regression "
            "to the mean); there is no control group; and after a programme people may judge "
            "themselves by another yardstick. Who joined or left is counted apart."
        ),
        (
            "Ce sont des déclarations ; qui part de bas tend à remonter de lui-même (régression "
            "vers la moyenne) ; il n'y a pas de groupe témoin ; et, après un programme, on se juge "
            "parfois avec une autre mesure. Arrivées et départs sont comptés à part."
        ),
    ),
    "table.name": ("Name", "Nom"),
    "table.band": ("Band", "Palier"),
    "table.coverage": ("Coverage", "Couverture"),
    "table.people": ("People", "Personnes"),
    "table.reasons": ("Why", "Pourquoi"),
    "table.answer": ("Answer", "Réponse"),
    "table.median": ("Median", "Médiane"),
    "table.mean": ("Mean", "Moyenne"),
    "table.range": ("Lowest to highest", "Du plus bas au plus haut"),
    "table.spread": ("0 to 100", "De 0 à 100"),
    "table.group": ("Group", "Groupe"),
    "table.overall": ("Overall", "Global"),
    "table.requirement": ("Requirement", "Condition"),
    "table.found": ("Found", "Trouvé"),
    "table.result": ("Result", "Résultat"),
}
