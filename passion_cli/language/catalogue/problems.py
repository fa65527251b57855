"""What can be wrong, one line each; allowed values and the nearest match are added behind."""

WORDS: dict[str, tuple[str, str]] = {
    "problem_allowed": (" Allowed: {allowed}.", " Valeurs admises : {allowed}."),
    "problem_nearest": (" Did you mean {nearest}?", " Vouliez-vous dire {nearest} ?"),
    # files
    "problem.missing_file": ("no such file.", "ce fichier n'existe pas."),
    "problem.unreadable": ("cannot be read ({reason}).", "lecture impossible ({reason})."),
    "problem.not_a_file": (
        "is not a regular file; to read from a pipe, use - for standard input.",
        "n'est pas un fichier ordinaire ; pour lire un tube, utilisez - (entrée standard).",
    ),
    "problem.no_input": ("standard input is closed.", "l'entrée standard est fermée."),
    "problem.too_large": (
        "is larger than {largest} bytes.",
        "dépasse {largest} octets.",
    ),
    "problem.not_utf8": ("is not text in UTF-8.", "n'est pas du texte en UTF-8."),
    "problem.empty_file": ("is empty.", "est vide."),
    "problem.has_nul": ("holds a NUL byte.", "contient un octet nul."),
    "problem.not_yaml": (
        "is not valid YAML or JSON from here on.",
        "n'est pas du YAML ou du JSON valide à partir d'ici.",
    ),
    "problem.two_documents": (
        "a second document starts here; only one is read.",
        "un second document commence ici ; un seul est lu.",
    ),
    "problem.alias": ("aliases (*) are not accepted.", "les alias (*) ne sont pas admis."),
    "problem.anchor": ("anchors (&) are not accepted.", "les ancres (&) ne sont pas admises."),
    "problem.tag": ("tags (!) are not accepted.", "les étiquettes (!) ne sont pas admises."),
    "problem.key_not_text": ("a key must be a text.", "une clé doit être un texte."),
    "problem.too_deep": ("is nested too deep.", "les niveaux imbriqués sont trop nombreux."),
    "problem.duplicate_key": (
        "this key stands twice; the first is at {first}.",
        "cette clé figure deux fois ; la première est en {first}.",
    ),
    "problem.wrong_format": (
        "this file must say `format: {wanted}`.",
        "ce fichier doit indiquer `format: {wanted}`.",
    ),
    "problem.other_format": (
        "format is {given}; this program reads {wanted}.",
        "le format est {given} ; ce programme lit {wanted}.",
    ),
    "problem.other_rulebook": (
        "these answers are for rulebook {given}; the rulebook in use is {wanted}.",
        "ces réponses sont faites pour la grille {given} ; la grille utilisée est {wanted}.",
    ),
    "problem.file_exists": (
        "this file exists; --force replaces it.",
        "ce fichier existe ; --force le remplace.",
    ),
    "problem.disk_refused": (
        "cannot be written ({reason}). What was there is unchanged.",
        "écriture impossible ({reason}). Ce qui s'y trouvait est inchangé.",
    ),
    "problem.stdout_refused": (
        "standard output cannot be written ({reason}).",
        "écriture impossible sur la sortie standard ({reason}).",
    ),
    # fields
    "problem.field_missing": ("`{name}` is missing.", "`{name}` manque."),
    "problem.unknown_field": ("“{given}” is not a field.", "« {given} » n'est pas un champ."),
    "problem.text_wanted": ("must be a text.", "doit être un texte."),
    "problem.text_empty": ("must not be empty.", "ne doit pas être vide."),
    "problem.string_too_long": (
        "must have at most {max_length} characters.",
        "doit avoir au plus {max_length} caractères.",
    ),
    "problem.whole_wanted": ("must be a whole number.", "doit être un nombre entier."),
    "problem.yes_no_wanted": ("must be true or false.", "doit être true ou false."),
    "problem.list_wanted": ("must be a list.", "doit être une liste."),
    "problem.mapping_wanted": (
        "must hold `key: value` lines.",
        "doit contenir des lignes `clé: valeur`.",
    ),
    "problem.id_wanted": ("does not have the right form.", "n'a pas la forme voulue."),
    "problem.literal_error": ("must be {expected}.", "doit valoir {expected}."),
    "problem.union_tag_invalid": (
        "kind must be one of {expected_tags}.",
        "kind doit valoir {expected_tags}.",
    ),
    "problem.union_tag_not_found": ("`kind` is missing.", "`kind` manque."),
    "problem.number_range": (
        "must be between {low} and {high}.",
        "doit être compris entre {low} et {high}.",
    ),
    "problem.date_wanted": (
        "must be a date such as 2026-11-22.",
        "doit être une date comme 2026-11-22.",
    ),
    "problem.invalid": ("is not accepted ({reason}).", "n'est pas accepté ({reason})."),
    # answers
    "problem.unknown_item": ("“{given}” is not an item.", "« {given} » n'est pas une question."),
    "problem.unknown_option": ("“{given}” is not an option.", "« {given} » n'est pas un choix."),
    "problem.option_wanted": ("must be one option.", "doit être un seul choix."),
    "problem.ticks_wanted": (
        "must be a list of options, such as [a, b], or unknown.",
        "doit être une liste de choix, comme [a, b], ou unknown.",
    ),
    "problem.number_wanted": (
        "must be a plain number such as 1200 or 12.5.",
        "doit être un simple nombre comme 1200 ou 12.5.",
    ),
    "problem.out_of_range": (
        "must be between {low} and {high}.",
        "doit être compris entre {low} et {high}.",
    ),
    "problem.not_whole": ("must be a whole number.", "doit être un nombre entier."),
    "problem.always_applies": (
        "not_applicable is not an answer to this question.",
        "not_applicable n'est pas une réponse à cette question.",
    ),
    "problem.ticked_twice": ("“{given}” stands twice.", "« {given} » figure deux fois."),
    "problem.exclusive": (
        "“{given}” cannot stand with other options.",
        "« {given} » exclut les autres choix.",
    ),
    "problem.nothing_ticked": (
        "nothing is ticked: write [{exclusive}], or unknown.",
        "rien n'est coché : écrivez [{exclusive}], ou unknown.",
    ),
    # rulebooks
    "problem.unknown_id": ("“{given}” is not known here.", "« {given} » est inconnu ici."),
    "problem.name_taken": (
        "“{given}” is already used ({by}).",
        "« {given} » est déjà utilisé ({by}).",
    ),
    "problem.listed_twice": ("“{given}” is listed twice.", "« {given} » figure deux fois."),
    "problem.not_in_order": (
        "item “{given}” is missing from the order.",
        "la question « {given} » manque dans order.",
    ),
    "problem.not_positive": ("must be more than 0.", "doit être supérieur à 0."),
    "problem.reserved": (
        "“{given}” is reserved and cannot name an option.",
        "« {given} » est réservé et ne peut pas nommer un choix.",
    ),
    "problem.min_over_max": ("min is over max.", "min dépasse max."),
    "problem.not_rising": ("the values must rise.", "les valeurs doivent croître."),
    "problem.rule_unused": (
        "no item and no ratio belongs to rule “{given}”.",
        "aucune question ni aucun ratio ne relève de la règle « {given} ».",
    ),
    "problem.one_subject": (
        "must have exactly one of: {allowed}.",
        "doit avoir un seul sujet parmi : {allowed}.",
    ),
    "problem.one_test": (
        "must have exactly one of: {allowed}.",
        "doit avoir un seul test parmi : {allowed}.",
    ),
    "problem.test_misfit": (
        "this test ({test}) does not fit the item.",
        "ce test ({test}) ne convient pas à cette question.",
    ),
    "problem.bands_start": (
        "the first band must start from 0.",
        "le premier palier doit partir de 0.",
    ),
    "problem.too_many_rules": (
        "there are only {rules} rules.",
        "il n'y a que {rules} règles.",
    ),
    "problem.too_early_open": (
        "the last message must have no condition.",
        "le dernier message ne doit avoir aucune condition.",
    ),
    # tables and forms
    "problem.not_a_table": (
        "is not a table from here on.",
        "n'est plus un tableau à partir d'ici.",
    ),
    "problem.no_people": (
        "holds no answers file and no table.",
        "ne contient ni fichier de réponses ni tableau.",
    ),
    "problem.no_columns": (
        "no column is a question of this rulebook.",
        "aucune colonne n'est une question de cette grille.",
    ),
    "problem.column_slip": (
        "“{given}” looks like the question {nearest}; settle it with --map.",
        "« {given} » ressemble à la question {nearest} ; tranchez avec --map.",
    ),
    "problem.column_twice": (
        "a second column for {given}; the first is column {first}.",
        "une seconde colonne pour {given} ; la première est la colonne {first}.",
    ),
    "problem.map_column": (
        "no column is headed “{given}”.",
        "aucune colonne ne s'intitule « {given} ».",
    ),
    "problem.row_too_wide": (
        "this row has more cells than the header ({columns}).",
        "cette ligne a plus de cellules que l'en-tête ({columns}).",
    ),
    "problem.not_a_number": ("“{given}” is not a number.", "« {given} » n'est pas un nombre."),
    "problem.name_collision": (
        (
            "would get the same file name as row {first} ({file}): write one person's label one "
            "way, and two people's apart."
        ),
        (
            "aurait le même nom de fichier que la ligne {first} ({file}) : écrivez l'étiquette "
            "d'une personne d'une seule façon, et distinguez deux personnes."
        ),
    ),
    "problem.out_or_map": (
        "say where to write: --out FOLDER, or --write-map FILE.",
        "dites où écrire : --out DOSSIER, ou --write-map FICHIER.",
    ),
    "problem.folder_name": (
        "“{given}”: give a folder of the repository, without spaces, such as answers.",
        "« {given} » : donnez un dossier du dépôt, sans espace, comme answers.",
    ),
    "problem.salt_too_short": (
        "a salt needs at least {least} bytes.",
        "un sel doit avoir au moins {least} octets.",
    ),
    "problem.changed": (
        "changed while it was being read; run the command again.",
        "a changé pendant la lecture ; relancez la commande.",
    ),
    "problem.min_group": (
        "--min-group takes a whole number from {low} to {high}, not “{given}”.",
        "--min-group attend un nombre entier de {low} à {high}, pas « {given} ».",
    ),
    # requirements
    "problem.requirement": (
        "“{given}” is not a requirement such as 'fair_price>=40'. Names: {names}.",
        "« {given} » n'est pas une condition comme 'fair_price>=40'. Noms : {names}.",
    ),
    "problem.requirement_name": (
        "a requirement cannot name “{given}”.",
        "une condition ne peut pas nommer « {given} ».",
    ),
    "problem.requirement_range": (
        "“{given}”: scores and coverage run from 0 to 100.",
        "« {given} » : scores et couverture vont de 0 à 100.",
    ),
    "problem.fail_under": (
        "--fail-under takes a number from 0 to 100, not “{given}”.",
        "--fail-under attend un nombre de 0 à 100, pas « {given} ».",
    ),
    # usage
    "problem.option_value": (
        "{option} does not take “{given}”.",
        "{option} n'admet pas « {given} ».",
    ),
    "problem.currency": (
        "--currency takes a three-letter code such as EUR or CHF, not “{given}”.",
        "--currency attend un code de trois lettres comme EUR ou CHF, pas « {given} ».",
    ),
    "problem.output_format": (
        "{given}: no format follows from this name; add --format.",
        "{given} : ce nom n'indique aucun format ; ajoutez --format.",
    ),
    "problem.same_output": (
        "{given} is named twice.",
        "{given} est indiqué deux fois.",
    ),
    "problem.needs_person": (
        "{option} goes with the interview, not with --answers.",
        "{option} ne va qu'avec l'entretien, pas avec --answers.",
    ),
    "problem.both_options": (
        "{one} and {other} exclude each other.",
        "{one} et {other} s'excluent.",
    ),
    "problem.no_terminal": (
        (
            "there is no terminal to ask in. Answer with a file: passion check --answers FILE "
            "(passion answers template > FILE makes one)."
        ),
        (
            "il n'y a pas de terminal où poser les questions. Répondez par un fichier : "
            "passion check --answers FICHIER (passion answers template > FICHIER en crée un)."
        ),
    ),
    "problem.nothing_to_resume": (
        "no unfinished interview was found; start one with: passion check",
        "aucun entretien inachevé ; commencez-en un avec : passion check",
    ),
    "problem.unknown_name": (
        "“{given}” is neither a rule nor an item.",
        "« {given} » n'est ni une règle ni une question.",
    ),
    "problem.no_such_option": ("no such option: {given}.", "option inconnue : {given}."),
    "problem.no_such_command": (
        "no such command: {given}.",
        "commande inconnue : {given}.",
    ),
    "problem.missing_parameter": ("{given} is missing.", "{given} manque."),
    "problem.usage": ("{message}", "usage incorrect ({message})"),
}
