"""What gates, CI, progress and importing tell."""

WORDS: dict[str, tuple[str, str]] = {
    "gate.missed": (
        "Missed: {clause} (found {value}, threshold {threshold}).",
        "Condition non remplie : {clause} (trouvé {value}, seuil {threshold}).",
    ),
    "gate.no_value": (
        "Missed: {clause} ({name} has no score: too few answers).",
        "Condition non remplie : {clause} ({name} n'a pas de score : trop peu de réponses).",
    ),
    "cohort.requirements": ("Requirements", "Conditions"),
    "gate.met": ("met", "remplie"),
    "gate.not_met": ("missed", "non remplie"),
    "gate.withheld": (
        "Missed: {clause} ({name} is withheld or has no value: too few people).",
        "Condition non remplie : {clause} ({name} est masqué ou sans valeur : trop peu de monde).",
    ),
    "gate.dropped": (
        "Missed: {name} fell by {fall} points since the baseline (more than {noise} count).",
        (
            "Condition non remplie : {name} a perdu {fall} points depuis la référence "
            "(au-delà de {noise}, cela compte)."
        ),
    ),
    "gate.ratchet": (
        "Could be raised: {clause} to {name}>={value} (found {found}, less the noise of {noise}).",
        (
            "Seuil à relever ? {clause} pourrait devenir {name}>={value} (trouvé {found}, moins "
            "le bruit de {noise})."
        ),
    ),
    "gate.not_compared": (
        "Not compared with the baseline, for want of a score: {names}.",
        "Sans comparaison avec la référence, faute de score : {names}.",
    ),
    "note.reading": (
        "Reading: {percent} ({done} of {total})",
        "Lecture : {percent} ({done}/{total})",
    ),
    "note.reading_bar": ("Reading", "Lecture"),
    "note.broken.one": (
        "{n} answer could not be read: exit code 2, unless --allow-invalid is given.",
        "{n} réponse illisible : code de sortie 2, sauf avec --allow-invalid.",
    ),
    "note.broken.many": (
        "{n} answers could not be read: exit code 2, unless --allow-invalid is given.",
        "{n} réponses illisibles : code de sortie 2, sauf avec --allow-invalid.",
    ),
    "note.older": (
        "{place}: an older answer of the same person; the latest counts.",
        "{place}: réponse plus ancienne de la même personne ; la dernière compte.",
    ),
    "note.summary_cut": (
        "The report was cut here: a step summary holds at most {limit} bytes.",
        "Le rapport est coupé ici : un résumé d'étape contient au plus {limit} octets.",
    ),
    "note.no_summary": (
        "GITHUB_STEP_SUMMARY is not set: no step summary was written.",
        "GITHUB_STEP_SUMMARY n'est pas défini : aucun résumé d'étape n'a été écrit.",
    ),
    "note.more_annotations.one": ("and {n} more problem", "et {n} autre problème"),
    "note.more_annotations.many": ("and {n} more problems", "et {n} autres problèmes"),
    "note.imported.one": (
        "{n} answers file written in {folder}.",
        "{n} fichier écrit dans {folder}.",
    ),
    "note.imported.many": (
        "{n} answers files written in {folder}.",
        "{n} fichiers écrits dans {folder}.",
    ),
    "note.unchanged.one": ("{n} was already there, the same.", "{n} y était déjà, à l'identique."),
    "note.unchanged.many": (
        "{n} were already there, the same.",
        "{n} y étaient déjà, à l'identique.",
    ),
    "note.rows_refused.one": (
        "{n} row was not written: its problems stand above.",
        "{n} ligne n'a pas été écrite : ses problèmes figurent ci-dessus.",
    ),
    "note.rows_refused.many": (
        "{n} rows were not written: their problems stand above.",
        "{n} lignes n'ont pas été écrites : leurs problèmes figurent ci-dessus.",
    ),
    "note.column_ignored": (
        "{name}: column {number} “{header}” was ignored.",
        "{name}: la colonne {number} « {header} » a été ignorée.",
    ),
    "note.no_names": (
        "{name}: no column says who answered, so files are named by row; --map can name one.",
        (
            "{name}: aucune colonne ne dit qui répond, les fichiers portent donc le numéro de "
            "ligne ; --map peut en désigner une."
        ),
    ),
    "note.map_hint": (
        "--write-map MAP.yaml proposes how to read the rest; edit it, then import with --map.",
        (
            "--write-map CARTE.yaml propose comment lire le reste ; modifiez-la, puis importez "
            "avec --map."
        ),
    ),
    "map.intro": (
        "What each column is: an item, respondent, date, group, language, currency or ignore.",
        "Ce qu'est chaque colonne : un item, respondent, date, group, language, currency, ignore.",
    ),
    "map.values": (
        "Below, answers nobody could read: replace `unknown` by what they mean.",
        "Plus bas, les réponses illisibles : remplacez `unknown` par ce qu'elles veulent dire.",
    ),
}
