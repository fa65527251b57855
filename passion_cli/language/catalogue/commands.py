"""Help of commands and options, and what they tell beside their output."""

WORDS: dict[str, tuple[str, str]] = {
    "help": (
        (
            "Measure your independent business against the eight rules of the passion economy. "
            "Nothing leaves this computer."
        ),
        (
            "Mesurez votre activité indépendante aux huit règles de l'économie de la passion. "
            "Rien ne sort de cet ordinateur."
        ),
    ),
    "help.check": (
        "Answer the questions (or give an answers file) and get your report.",
        "Répondez aux questions (ou donnez un fichier de réponses) et recevez votre rapport.",
    ),
    "help.report": (
        "Render the report of an answers file again.",
        "Refaites le rapport d'un fichier de réponses.",
    ),
    "help.open": (
        "Show the report of a check as a page in your browser: the last one, or a file.",
        "Affichez le rapport d'un bilan dans votre navigateur : le dernier, ou un fichier.",
    ),
    "help.form": (
        "Make the questions one page to fill in offline, in any browser; it does not score.",
        "Faites du questionnaire une page à remplir hors ligne, dans un navigateur, sans noter.",
    ),
    "help.cohort": (
        "Report on a group: folders, files, patterns or tables of answers; it exposes nobody.",
        (
            "Faites le rapport d'un groupe : dossiers, fichiers, motifs ou tableaux de réponses ; "
            "il n'expose personne."
        ),
    ),
    "help.ci": ("Run passion in CI.", "Utilisez passion en intégration continue."),
    "help.ci.github": (
        "Print a GitHub workflow that gates a folder of answers.",
        "Affichez un workflow GitHub qui contrôle un dossier de réponses.",
    ),
    "help.explain": (
        "Explain a rule or a question: what it asks, why, and where it comes from.",
        "Expliquez une règle ou une question : ce qu'elle demande, pourquoi, et d'où elle vient.",
    ),
    "help.rules": ("List, print or check rulebooks.", "Listez, affichez ou vérifiez une grille."),
    "help.rules.list": ("List the rules.", "Listez les règles."),
    "help.rules.show": (
        "Print the rulebook, ready to be copied and edited.",
        "Affichez la grille, prête à être copiée et modifiée.",
    ),
    "help.rules.check": (
        "Check a rulebook of your own.",
        "Vérifiez une grille de votre cru.",
    ),
    "help.answers": (
        "Make, check or import answers files.",
        "Créez, vérifiez ou importez des fichiers de réponses.",
    ),
    "help.answers.template": (
        "Print an answers file to fill in.",
        "Affichez un fichier de réponses à remplir.",
    ),
    "help.answers.check": (
        "Check answers files without scoring them.",
        "Vérifiez des fichiers de réponses sans les noter.",
    ),
    "help.answers.import": (
        "Make answers files from a form's table (CSV), one for each row.",
        "Tirez d'un tableau de formulaire (CSV) un fichier de réponses par ligne.",
    ),
    "help.schema": (
        "Print the JSON Schema of a format: rules, answers, report, cohort or map.",
        "Affichez le schéma JSON d'un format : rules, answers, report, cohort ou map.",
    ),
    "help.about": (
        "Limits, sources, and what is kept where.",
        "Limites, sources, et ce qui est conservé où.",
    ),
    "option.help": ("Show this help.", "Affiche cette aide."),
    "option.version": ("Print the version.", "Affiche la version."),
    "option.answers": (
        "An answers file (YAML or JSON); - reads standard input.",
        "Un fichier de réponses (YAML ou JSON) ; - lit l'entrée standard.",
    ),
    "option.topic": (
        "Ask one topic only: niche, pricing, audience, story.",
        "Un seul thème : niche, pricing, audience, story.",
    ),
    "option.resume": (
        "Go on with the interview that was left unfinished.",
        "Reprend l'entretien laissé inachevé.",
    ),
    "option.fresh": (
        "Start anew, whatever was left unfinished.",
        "Recommence, quoi qu'il reste d'inachevé.",
    ),
    "option.plain": (
        "Ask in numbered lines, without redrawing (for screen readers).",
        "Pose les questions en lignes numérotées, sans redessiner (lecteurs d'écran).",
    ),
    "option.respondent": (
        "A name or label to keep with the answers.",
        "Un nom ou une étiquette à garder avec les réponses.",
    ),
    "option.output_format": (
        "terminal, markdown, json, html or junit.",
        "terminal, markdown, json, html ou junit.",
    ),
    "option.output": (
        "Write the report to a file (.md, .json, .html, .xml, .txt); repeatable; - is stdout.",
        "Écrit le rapport dans un fichier (.md, .json, .html, .xml, .txt) ; répétable.",
    ),
    "option.save": (
        "Write the answers to a file (.yaml or .json).",
        "Écrit les réponses dans un fichier (.yaml ou .json).",
    ),
    "option.fail_under": (
        "Exit with 1 when the overall score is lower.",
        "Termine avec 1 si le score global est inférieur.",
    ),
    "option.require": (
        "Exit with 1 unless this holds, such as 'fair_price>=40'; repeatable.",
        "Termine avec 1 si ceci n'est pas vrai, comme 'fair_price>=40' ; répétable.",
    ),
    "option.receipt": (
        "Add the arithmetic of the score, line by line.",
        "Ajoute le calcul du score, ligne par ligne.",
    ),
    "option.lang": ("en or fr.", "en ou fr."),
    "option.currency": (
        "The currency of the amounts: EUR, CHF, CAD, …",
        "La devise des montants : EUR, CHF, CAD…",
    ),
    "option.rules": (
        "Use this rulebook instead of the one that comes along.",
        "Utilise cette grille au lieu de celle qui est fournie.",
    ),
    "option.force": ("Replace files that exist.", "Remplace les fichiers qui existent."),
    "option.color": ("auto, always or never.", "auto, always ou never."),
    "option.file": ("The file to check.", "Le fichier à vérifier."),
    "option.name": (
        "The id or number of a rule, or the id of an item.",
        "L'identifiant ou le numéro d'une règle, ou l'identifiant d'une question.",
    ),
    "option.kind": (
        "rules, answers, report, cohort or map.",
        "rules, answers, report, cohort ou map.",
    ),
    "option.baseline": (
        "Answers of the round before; a score that fell beyond the noise counts as missed.",
        "Les réponses de la fois précédente ; un score en recul au-delà du bruit est manqué.",
    ),
    "option.cohort.baseline": (
        "Answers of the round before, to compare the same people; repeatable.",
        "Les réponses de la fois précédente, pour comparer les mêmes personnes ; répétable.",
    ),
    "option.github": (
        "On GitHub: write the step summary and annotate the files.",
        "Sur GitHub : écrit le résumé d'étape et annote les fichiers.",
    ),
    "option.paths": (
        "Folders, files, patterns or tables (CSV) of answers.",
        "Dossiers, fichiers, motifs ou tableaux (CSV) de réponses.",
    ),
    "option.by": (
        "Group by a label of the answers files: group, language or currency.",
        "Regroupe par une étiquette des fichiers : group, language ou currency.",
    ),
    "option.min_group": (
        "Withhold what rests on fewer people (5 unless given).",
        "Masque ce qui repose sur moins de personnes (5 par défaut).",
    ),
    "option.participants": (
        "Add everybody, in the order of their names, never ranked.",
        "Ajoute la liste des personnes, dans l'ordre des noms, jamais classée.",
    ),
    "option.names": (
        "Show real names in place of pseudonyms.",
        "Montre les vrais noms au lieu de pseudonymes.",
    ),
    "option.salt_file": (
        "Keep pseudonyms the same: a secret file, made where there is none.",
        "Garde les mêmes pseudonymes : un fichier secret, créé au besoin.",
    ),
    "option.allow_invalid": (
        "Do not exit with 2 because of answers that cannot be read.",
        "Ne termine pas avec 2 à cause de réponses illisibles.",
    ),
    "option.form_map": (
        "How to read a table's columns and answers (passion-map/1).",
        "Comment lire les colonnes et réponses d'un tableau (passion-map/1).",
    ),
    "option.write_map": (
        "Propose such a map in a file.",
        "Propose une telle carte dans un fichier.",
    ),
    "option.out": (
        "The folder to write answers files in.",
        "Le dossier où écrire les fichiers de réponses.",
    ),
    "option.form": (
        "A table of answers (CSV or TSV); - reads standard input.",
        "Un tableau de réponses (CSV ou TSV) ; - lit l'entrée standard.",
    ),
    "option.folder": (
        "The folder of the repository that holds the answers.",
        "Le dossier du dépôt qui contient les réponses.",
    ),
    "option.files": ("The files to check.", "Les fichiers à vérifier."),
    "option.cohort.output_format": (
        "terminal, markdown, json, html, junit or csv.",
        "terminal, markdown, json, html, junit ou csv.",
    ),
    "option.cohort.output": (
        "Write the report to a file (.md, .json, .html, .csv, .xml, .txt); repeatable.",
        "Écrit le rapport dans un fichier (.md, .json, .html, .csv, .xml, .txt) ; répétable.",
    ),
    "option.cohort.require": (
        "Exit with 1 unless this holds, such as 'median>=50' or 'valid>=90'; repeatable.",
        "Termine avec 1 si ceci n'est pas vrai, comme 'median>=50' ou 'valid>=90' ; répétable.",
    ),
    "option.install_completion": (
        "Install completion for this shell.",
        "Installe la complétion pour ce shell.",
    ),
    "option.show_completion": (
        "Print the completion script of this shell.",
        "Affiche le script de complétion de ce shell.",
    ),
    "note.written": ("Written: {path}", "Écrit : {path}"),
    "note.see_help": ("See: {command}", "Voir : {command}"),
    "note.bug": (
        (
            "passion met a bug of its own ({kind} at {place}). Please report this line to its "
            "maintainers, as CONTRIBUTING.md says; PASSION_DEBUG=1 shows more."
        ),
        (
            "passion a rencontré un de ses propres défauts ({kind}, {place}). Merci de signaler "
            "cette ligne à ses mainteneurs, comme l'indique CONTRIBUTING.md ; PASSION_DEBUG=1 en "
            "dit plus."
        ),
    ),
    "note.rulebook_fine": (
        "{name} is in order: {rules} rules, {items} items, {checks} checks.",
        "{name} est en ordre : {rules} règles, {items} questions, {checks} recoupements.",
    ),
    "note.answers_fine": (
        "In order: {given} of {items} items answered.",
        "En ordre. Questions avec une réponse : {given} sur {items}.",
    ),
    "explain.asks": ("What the article asks", "Ce que demande l'article"),
    "explain.measured": ("How it is measured", "Comment elle se mesure"),
    "explain.weight": ("Weight in the rule", "Poids dans la règle"),
    "explain.why": ("Why it is asked", "Pourquoi cette question"),
    "explain.source": ("Where the points come from", "D'où viennent les points"),
    "explain.number": ("a number", "un nombre"),
    "explain.range": ("from {low} to {high}", "de {low} à {high}"),
    "explain.indicators.one": ("{n} indicator", "{n} indicateur"),
    "explain.indicators.many": ("{n} indicators", "{n} indicateurs"),
    "about.limits": ("What it cannot tell you", "Ce qu'il ne peut pas vous dire"),
    "about.privacy": ("Privacy", "Vie privée"),
    "about.kept": (
        (
            "Nothing leaves this computer: no account, no network, no statistics. Answers given in "
            "an interview are kept in {folder}, readable by you alone; delete that folder and they "
            "are gone. Your coach sees only what you choose to share."
        ),
        (
            "Rien ne sort de cet ordinateur : ni compte, ni réseau, ni statistiques. Les réponses "
            "données en entretien sont conservées dans {folder}, lisibles par vous seulement ; "
            "supprimez ce dossier et elles disparaissent. Votre coach ne voit que ce que vous "
            "choisissez de partager."
        ),
    ),
    "about.sources": ("Sources", "Sources"),
    "template.name": ("a name or label", "un nom ou une étiquette"),
    "template.intro": (
        (
            "Replace each `unknown` by one of the values listed above it. Leave it where you do "
            "not know: that widens the bounds of your score and never lowers it."
        ),
        (
            "Remplacez chaque `unknown` par une des valeurs listées au-dessus. Laissez-le si vous "
            "ne savez pas : cela élargit les bornes du score sans jamais le faire baisser."
        ),
    ),
    "template.range": ("a number from {low} to {high}", "un nombre de {low} à {high}"),
    "template.several": (
        "several: [{example}]",
        "plusieurs : [{example}]",
    ),
    "template.else": ("or: {words}", "ou : {words}"),
}
