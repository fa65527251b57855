"""Texts of history and plans, and of the commands that go with them."""

WORDS: dict[str, tuple[str, str]] = {
    "plan.title": ("Moves you noted", "Les pas que vous avez notés"),
    "plan.empty": (
        "Nothing is open. After a report, passion check offers to note moves.",
        "Rien n'est en cours. Après un rapport, passion check propose de noter des pas.",
    ),
    "plan.due": ("by {due}", "d'ici le {due}"),
    "plan.late": ("past", "passé"),
    "move.open": ("open", "en cours"),
    "move.done": ("done", "fait"),
    "move.partly": ("partly", "en partie"),
    "move.not_yet": ("not yet", "pas encore"),
    "move.dropped": ("dropped", "abandonné"),
    "plan.offer": (
        "Note one of these moves, with a date and a plan?",
        "Noter un de ces pas, avec une date et un plan ?",
    ),
    "plan.none": ("No, thanks", "Non, merci"),
    "plan.enough": ("That is all", "C'est tout"),
    "plan.when": ("By when?", "D'ici quand ?"),
    "plan.in_days.one": ("In {n} day ({date})", "Dans {n} jour ({date})"),
    "plan.in_days.many": ("In {n} days ({date})", "Dans {n} jours ({date})"),
    "plan.if_then": (
        "Your plan: if it is (a time, a place), then I will… (Enter leaves it open)",
        "Votre plan : si c'est (un moment, un lieu), alors je… (Entrée : rien)",
    ),
    "plan.noted": ("Noted: {title}, by {due}.", "Noté : {title}, d'ici le {due}."),
    "plan.follow": (
        "Last time you noted “{title}” (by {due}). How far is it?",
        "La dernière fois, vous aviez noté « {title} » (d'ici le {due}). Où en êtes-vous ?",
    ),
    "plan.done": ("Done", "Fait"),
    "plan.partly": ("Partly", "En partie"),
    "plan.not_yet": ("Not yet", "Pas encore"),
    "plan.dropped": ("No longer wanted", "Plus d'actualité"),
    "history.title": ("Your checks", "Vos bilans"),
    "history.empty": (
        "No finished check yet: passion check makes one.",
        "Aucun bilan terminé : passion check en fait un.",
    ),
    "history.nobody": ("Without a name", "Sans nom"),
    "history.id": ("ID", "N°"),
    "history.date": ("Date", "Date"),
    "history.rulebook": ("Rulebook", "Grille"),
    "history.trend": ("Trend", "Tendance"),
    "history.way": ("Scores", "Scores"),
    "history.moves": ("Moves noted", "Prochains pas notés"),
    "history.rules_changed": (
        (
            "The rulebook changed on the way; each check is scored by its own. passion compare "
            "tells what is yours and what is the rulebook's."
        ),
        (
            "La grille a changé en route ; chaque bilan est noté avec la sienne. passion compare "
            "dit ce qui vient de vous et ce qui vient de la grille."
        ),
    ),
    "note.deleted": ("Check {id} is deleted.", "Le bilan {id} est supprimé."),
    "note.kept.one": ("{n} check added to the history.", "{n} bilan ajouté à l'historique."),
    "note.kept.many": ("{n} checks added to the history.", "{n} bilans ajoutés à l'historique."),
    "help.history": (
        "List your checks, with a trend for every rule.",
        "Listez vos bilans, avec une tendance pour chaque règle.",
    ),
    "help.history.show": (
        "Show the report of a check again.",
        "Montrez à nouveau le rapport d'un bilan.",
    ),
    "help.history.report": (
        "Make the report of a check again, in any format.",
        "Refaites le rapport d'un bilan, dans un format au choix.",
    ),
    "help.history.delete": (
        "Delete a check with its answers, for good.",
        "Supprimez pour de bon un bilan et ses réponses.",
    ),
    "help.history.export": (
        "Write checks as answers files.",
        "Écrivez des bilans comme fichiers de réponses.",
    ),
    "help.history.import": (
        "Add answers files to the history.",
        "Ajoutez des fichiers de réponses à l'historique.",
    ),
    "help.plan": (
        "List the moves you noted that are still open; also for a calendar.",
        "Listez les pas notés encore en cours ; aussi pour un agenda.",
    ),
    "option.no_history": (
        "Keep nothing of this interview on disk.",
        "Ne conserve rien de cet entretien sur le disque.",
    ),
    "option.number": ("The number of a check.", "Le numéro d'un bilan."),
    "option.numbers": (
        "The numbers of checks; all, unless given.",
        "Les numéros des bilans ; tous, par défaut.",
    ),
    "option.plan.output_format": (
        "terminal, markdown, json or ics.",
        "terminal, markdown, json ou ics.",
    ),
    "option.history.output_format": (
        "terminal, markdown, json or html.",
        "terminal, markdown, json ou html.",
    ),
    "help.compare": (
        "Say what changed between two checks, and what changed it.",
        "Dites ce qui a changé entre deux bilans, et ce qui l'a changé.",
    ),
    "help.whatif": (
        "Show what other answers would do; nothing is saved.",
        "Montrez ce que feraient d'autres réponses ; rien n'est enregistré.",
    ),
    "help.brief": (
        "Make one page for whoever will talk with the participant.",
        "Préparez une page pour qui va parler avec la personne.",
    ),
    "option.open.output": (
        "Where to write the page; else it replaces report.html in your data folder.",
        "Où écrire la page ; sinon elle remplace report.html dans votre dossier de données.",
    ),
    "option.form.output": (
        "Write the form to a file (.html); - is stdout.",
        "Écrit le formulaire dans un fichier (.html) ; - est la sortie standard.",
    ),
    "option.check": (
        "The number of a check in the history, or an answers file.",
        "Le numéro d'un bilan de l'historique, ou un fichier de réponses.",
    ),
    "option.checks": (
        "Two of them; without any, the last two of the history.",
        "Deux bilans ; sans rien, les deux derniers de l'historique.",
    ),
    "option.changes": (
        "Other answers, such as price_basis=worth; without any, every single change is ranked.",
        "D'autres réponses, comme price_basis=worth ; sans rien, chaque changement est classé.",
    ),
    "option.coach_view": (
        "An answers file of your own about the same person.",
        "Un fichier de vos propres réponses sur la même personne.",
    ),
    "option.rules_before": (
        "The rulebook that the first file was answered with.",
        "La grille avec laquelle le premier fichier a été rempli.",
    ),
    "option.compare.output_format": (
        "terminal, markdown, json or html.",
        "terminal, markdown, json ou html.",
    ),
    "option.whatif.output_format": (
        "terminal, markdown, json or html.",
        "terminal, markdown, json ou html.",
    ),
    "option.brief.output_format": (
        "terminal, markdown, json or html.",
        "terminal, markdown, json ou html.",
    ),
    # history
    "problem.history_newer": (
        "was written by a newer passion: update passion, or choose another PASSION_HOME.",
        "vient d'une version plus récente : mettez passion à jour, ou changez PASSION_HOME.",
    ),
    "problem.history_unusable": (
        (
            "the history cannot be used ({reason}); nothing was changed. Move the file aside, or "
            "choose another PASSION_HOME."
        ),
        (
            "historique inutilisable ({reason}) ; rien n'a été modifié. Mettez le fichier de côté, "
            "ou choisissez un autre PASSION_HOME."
        ),
    ),
    "note.opened": (
        "The report is shown in your browser; the page is {path}.",
        "Le rapport s'affiche dans votre navigateur ; la page est {path}.",
    ),
    "problem.no_browser": (
        "no browser could be started; the report is in {given}.",
        "aucun navigateur n'a pu être lancé ; le rapport est dans {given}.",
    ),
    "problem.no_check_yet": (
        "there is no finished check yet; passion check makes one, or name an answers file.",
        "il n'y a pas encore de bilan terminé ; passion check en fait un, ou nommez un fichier.",
    ),
    "problem.no_check_of": (
        "there is no finished check of {given}; passion history lists those there are.",
        "il n'y a pas de bilan terminé de {given} ; passion history donne la liste des bilans.",
    ),
    "problem.page_wanted": (
        "{given}: a page needs a file whose name ends in .html.",
        "{given} : une page demande un fichier dont le nom finit par .html.",
    ),
    "problem.no_such_check": (
        "there is no check {given}; passion history lists them.",
        "il n'y a pas de bilan {given} ; passion history en donne la liste.",
    ),
    "problem.not_two_checks": (
        "there are not two finished checks to compare yet.",
        "il n'y a pas encore deux bilans terminés à comparer.",
    ),
    "problem.two_checks": (
        "give two checks, or none for the last two.",
        "donnez deux bilans, ou aucun pour les deux derniers.",
    ),
    "problem.typed_item": (
        "“{given}” is not an item; write item=value.",
        "« {given} » n'est pas une question ; écrivez item=valeur.",
    ),
    "problem.out_wanted": (
        "say where to write: --out FOLDER.",
        "dites où écrire : --out DOSSIER.",
    ),
}
