"""The options that commands share; their help is filled in from the catalogue."""

from typing import Annotated

import typer

from passion_cli.cli import completion

# arguments
AnswersOrCheck = Annotated[str | None, typer.Argument(metavar="ANSWERS")]
FileArgument = Annotated[str, typer.Argument(metavar="FILE")]
FilesArgument = Annotated[list[str], typer.Argument(metavar="FILE")]
Paths = Annotated[list[str], typer.Argument(metavar="PATH")]
TableArgument = Annotated[str, typer.Argument(metavar="FORM")]
Folder = Annotated[str, typer.Argument(metavar="FOLDER")]
Name = Annotated[str, typer.Argument(metavar="RULE", autocompletion=completion.names)]
Kind = Annotated[str, typer.Argument(metavar="KIND", autocompletion=completion.schemas)]
Number = Annotated[str, typer.Argument(metavar="ID")]
Numbers = Annotated[list[str] | None, typer.Argument(metavar="ID")]
Check = Annotated[str, typer.Argument(metavar="CHECK")]
LastCheck = Annotated[str | None, typer.Argument(metavar="CHECK")]
Checks = Annotated[list[str] | None, typer.Argument(metavar="CHECK")]
Changes = Annotated[list[str] | None, typer.Argument(metavar="ITEM=VALUE")]

# what is read
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="LANG", autocompletion=completion.languages)
]
Rules = Annotated[str | None, typer.Option("--rules", metavar="FILE")]
RulesBefore = Annotated[str | None, typer.Option("--rules-before", metavar="FILE")]
Currency = Annotated[str | None, typer.Option("--currency", metavar="CODE")]
AnswersOption = Annotated[str | None, typer.Option("--answers", metavar="FILE")]
CoachView = Annotated[str | None, typer.Option("--coach-view", metavar="FILE")]
MapOption = Annotated[str | None, typer.Option("--map", metavar="FILE")]
Cases = Annotated[str | None, typer.Option("--cases", metavar="FILE")]
CasesFormat = Annotated[str | None, typer.Option("--format", metavar="FORMAT")]
NewFile = Annotated[str | None, typer.Argument(metavar="FILE")]
Template = Annotated[
    str | None,
    typer.Option("--template", metavar="TEMPLATE", autocompletion=completion.templates),
]
Title = Annotated[str | None, typer.Option("--title", metavar="TITLE")]
Languages = Annotated[str | None, typer.Option("--languages", metavar="LANGUAGES")]
RuleNames = Annotated[list[str] | None, typer.Option("--rule", metavar="NAME")]
Bug = Annotated[bool, typer.Option("--bug")]
Update = Annotated[bool, typer.Option("--update")]
Strict = Annotated[bool, typer.Option("--strict")]

# how the questions are asked
Topic = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIC", autocompletion=completion.topics)
]
Respondent = Annotated[str | None, typer.Option("--respondent", metavar="NAME")]
Plain = Annotated[bool, typer.Option("--plain")]
Resume = Annotated[bool, typer.Option("--resume")]
DraftNumber = Annotated[str | None, typer.Argument(metavar="ID")]
Yes = Annotated[bool, typer.Option("--yes")]
Fresh = Annotated[bool, typer.Option("--fresh")]
NoHistory = Annotated[bool, typer.Option("--no-history")]

# where the report goes
Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", autocompletion=completion.formats)
]
PageFormat = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", autocompletion=completion.page_formats)
]
PlanFormat = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", autocompletion=completion.plan_formats)
]
FormFormat = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", autocompletion=completion.form_formats)
]
CohortFormat = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", autocompletion=completion.cohort_formats)
]
Output = Annotated[list[str] | None, typer.Option("--output", "-o", metavar="FILE")]
PageFile = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
TableFile = Annotated[str, typer.Option("--output", "-o", metavar="FILE")]
TableFormat = Annotated[str, typer.Option("--format", metavar="FORMAT", show_default=False)]
Force = Annotated[bool, typer.Option("--force")]
Receipt = Annotated[bool, typer.Option("--receipt")]
Colour = Annotated[str, typer.Option("--color", metavar="WHEN", show_default=False)]
Save = Annotated[str | None, typer.Option("--save", metavar="FILE")]
Out = Annotated[str | None, typer.Option("--out", metavar="FOLDER")]
WriteMap = Annotated[str | None, typer.Option("--write-map", metavar="FILE")]
GitHub = Annotated[bool, typer.Option("--github")]

# what is required
FailUnder = Annotated[str | None, typer.Option("--fail-under", metavar="SCORE")]
Require = Annotated[
    list[str] | None,
    typer.Option("--require", metavar="CLAUSE", autocompletion=completion.requirements),
]
CohortRequire = Annotated[
    list[str] | None,
    typer.Option("--require", metavar="CLAUSE", autocompletion=completion.cohort_requirements),
]
Baseline = Annotated[str | None, typer.Option("--baseline", metavar="FILE")]
Before = Annotated[list[str] | None, typer.Option("--baseline", metavar="PATH")]
AllowUnknown = Annotated[bool, typer.Option("--allow-unknown")]
AllowInvalid = Annotated[bool, typer.Option("--allow-invalid")]

# who is shown of a cohort
For = Annotated[
    str | None, typer.Option("--for", metavar="READER", autocompletion=completion.readers)
]
By = Annotated[str | None, typer.Option("--by", metavar="FIELD", autocompletion=completion.fields)]
MinGroup = Annotated[str | None, typer.Option("--min-group", metavar="N")]
GroupTitle = Annotated[str | None, typer.Option("--title", metavar="TEXT")]
Retest = Annotated[bool, typer.Option("--retest")]
Items = Annotated[bool, typer.Option("--items")]
Spark = Annotated[bool, typer.Option("--spark")]
Details = Annotated[bool, typer.Option("--details")]
Participants = Annotated[bool, typer.Option("--participants")]
Names = Annotated[bool, typer.Option("--names")]
Publish = Annotated[str | None, typer.Option("--publish", metavar="FILE")]
Published = Annotated[str | None, typer.Option("--published", metavar="FILE")]
SaltFile = Annotated[str | None, typer.Option("--salt-file", metavar="FILE")]
