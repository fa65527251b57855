"""Whole commands, as a script would run them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.small_rulebook import SMALL
from helpers.verbs import EXAMPLES, HEAD, PROGRAM, ROOT, RULES, passion, run_passion, shipped
from jsonschema import Draft202012Validator

from passion_cli import __version__
from passion_cli.cli.registry import COMMANDS, PANELS, build, walk
from passion_cli.errors import ExitCode
from passion_cli.language.catalogue import say
from passion_cli.language.locales import LANGUAGES
from passion_cli.reports.formats import COHORT, FORM, PAGES, PERSON, PLAN
from passion_cli.services.schemas import SHAPES, schema_of

COACH = str(EXAMPLES / "coach.en.yaml")
DESIGNER = str(EXAMPLES / "designer.fr.yaml")


def test_a_report_goes_to_stdout_and_the_rest_to_stderr() -> None:
    done = passion("check", "--answers", COACH)
    assert (done.returncode, done.stderr) == (0, "")
    assert "88 out of 100 — Firmly rooted" in done.stdout


def test_json_on_stdout_is_one_document() -> None:
    done = passion("check", "--answers", DESIGNER, "--format", "json", "--fail-under", "60")
    assert done.returncode == ExitCode.GATE
    report = json.loads(done.stdout)
    assert (report["format"], report["language"], report["date"]) == (
        "passion-report/1", "fr", "2026-11-22"
    )  # fmt: skip
    assert "overall>=60" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("check", "--answers", "missing.yaml", "--format", "json"), ("check", "--format=json", "--nonsense"),
     ("report", "missing.yaml", "--format", "json"), ("check", "--format", "json")],
    ids=range(4),
)  # fmt: skip
def test_json_on_stdout_is_one_document_even_when_nothing_was_scored(
    arguments: tuple[str, ...],
) -> None:
    done = passion(*arguments)
    assert done.returncode == ExitCode.INPUT
    document = json.loads(done.stdout)
    assert (document["format"], document["exit_code"]) == ("passion-problems/1", 2)
    assert document["problems"][0]["message"] in done.stderr.replace("\n", " ")


def test_answers_can_come_from_standard_input() -> None:
    text = Path(DESIGNER).read_text()
    done = passion("check", "--answers", "-", "--format", "json", stdin=text)
    assert json.loads(done.stdout)["overall"]["band"] == "roots"
    broken = passion(
        "check", "--answers", "-", stdin=text.replace("need", "x").replace("wide", "wid")
    )
    assert broken.returncode == ExitCode.INPUT
    assert broken.stderr.startswith("<stdin>:8:12: answers.who_for: “wid”")


def test_several_requirements_are_each_told_with_number_and_threshold() -> None:
    done = passion(
        "check", "--answers", DESIGNER, "--lang", "en", "--fail-under", "60",
        "--require", "fair_price>=40", "--require", "coverage>=80", "--require", "contradictions<=0",
    )  # fmt: skip
    assert done.returncode == ExitCode.GATE
    assert done.stderr.splitlines() == [
        "Requirement not met: overall>=60 (value 43.89, threshold 60).",
        "Requirement not met: fair_price>=40 (value 11.43, threshold 40).",
    ]
    assert "44 out of 100" in done.stdout


def test_a_score_that_cannot_be_given_misses_the_gate_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "few.yaml"
    path.write_text(HEAD + "  who_for: named\n")
    done = passion("check", "--answers", str(path), "--fail-under", "0")
    assert done.returncode == ExitCode.GATE
    assert "overall has no score: not enough answers" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--require", "fair_prize>=3"), "\nDid you mean `fair_price`?\n"),
        (("--require", "x"), "\nTo list what is possible, run: passion rules list\n"),
        (("--fail-under", "101"), "--fail-under must be a number between 0 and 100"),
        (("--fail-under", "nan"), "--fail-under must be a number between 0 and 100"),
        (
            ("--format", "jsn"),
            "\nDid you mean `json`?\nAllowed values: terminal, markdown, json, html, junit.\n",
        ),
        (("--lang", "de"), "“de” is not a valid value for --lang.\nAllowed values: en, fr."),
        (("--currency", "euros"), "--currency must be a three-letter code"),
        (("--color", "maybe"), "Allowed values: auto, always, never."),
        (("--output", "report.pdf"), "this file name does not indicate a format"),
        (("--output", "a.md", "--output", "a.md"), "a.md is used twice as an output file."),
        (("--save", "a.md", "--output", "a.md"), "a.md is used twice as an output file."),
        (("--resume",), "--resume can be used only with the questionnaire"),
        (("--topic", "pricing"), "--topic can be used only with the questionnaire"),
        (("--fromat", "json"), "unknown option: --fromat."),
        (("--fromat", "json"), "\nDid you mean `--format`?\nFor help, run: passion check --help\n"),
        (("--rules", "missing.yaml"), "missing.yaml: file not found."),
    ],
    ids=range(16),
)
def test_bad_usage_is_told_and_nothing_is_done(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = passion("check", "--answers", COACH, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_french_is_spoken_in_errors_and_help_too() -> None:
    done = passion("check", "--answers", "absent.yaml", "--lang", "fr")
    assert done.stderr == "absent.yaml: fichier introuvable.\n"
    assert "Recommence" in passion("check", "--help", PASSION_LANG="fr").stdout
    assert "option inconnue" in passion("check", "--nope", LANG="fr_FR.UTF-8").stderr


def test_commands_and_typos() -> None:
    assert passion("--version").stdout == f"passion {__version__}\n"
    assert passion("-h").stdout == passion("--help").stdout
    assert "\nDid you mean `check`?\n" in passion("chekc").stderr
    assert passion("chekc").returncode == ExitCode.INPUT
    assert passion("explain").returncode == ExitCode.INPUT
    assert "RULE is missing" in passion("explain").stderr
    assert "passion rules list\n" in passion("explain").stderr


@pytest.mark.parametrize("arguments", [("rules",), ("answers",)], ids=range(2))
def test_a_command_that_needs_another_shows_its_help(arguments: tuple[str, ...]) -> None:
    done = passion(*arguments, PASSION_LANG="fr")
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert done.stderr.startswith(" ".join(("Utilisation\u00a0: passion", *arguments)))
    assert "Affiche cette aide." in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [80, 40])
def test_passion_alone_says_what_it_is_and_how_to_start(language: str, columns: int) -> None:
    done = run_passion(PASSION_LANG=language, COLUMNS=str(columns))
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert len(lines) <= (24 if columns == 80 else 40)
    told = re.findall(r"[a-z]+", done.stdout)
    for name in {path.split(".")[1] for path, _ in walk(build(every=True)) if path}:
        assert name in told
    assert run_passion("--lang", language, COLUMNS=str(columns)).stdout == done.stdout


def test_what_passion_alone_says_of_its_questions_is_so() -> None:
    least, most = shipped().minutes or (0, 0)
    for language in LANGUAGES:
        minutes = say(language, "intro.between", least=least, most=most)
        expected = f"{len(shipped().items)} questions ({minutes})"
        assert say(language, "start.check").startswith(expected)
    every = [word for words in PANELS.values() for word in words]
    assert sorted(every) == sorted({command.name.split()[0] for command in COMMANDS})


@pytest.mark.parametrize(
    ("first", "after"),
    [
        (("--lang", "fr", "report", COACH), ("report", COACH, "--lang", "fr")),
        (("--lang=fr", "explain", "1"), ("explain", "1", "--lang", "fr")),
        (("--lang", "fr", "history", "show", "1"), ("history", "show", "1", "--lang", "fr")),
        (("--lang", "fr", "rules", "list"), ("rules", "list", "--lang", "fr")),
        (("--lang", "fr", "rules"), ("rules", "--lang", "fr")),
        (("--lang", "fr", "answers", "lst"), ("answers", "lst", "--lang=fr")),
        (("--lang", "fr", "--help"), ("--help", "--lang", "fr")),
        (("--lang", "fr", "schema"), ("schema", "--lang", "fr")),
        (("--lang", "fr", "chekc"), ("chekc", "--lang", "fr")),
        (("--lang", "xx", "report", COACH), ("report", COACH, "--lang", "xx")),
        (("--plain", "check"), ("check", "--plain")),
        (("--lang", "fr", "--plain", "check", "--nope"), ("check", "--nope", "--lang", "fr", "--plain")),
        (("--lang",), ("--lang",)),
    ],
)  # fmt: skip
def test_language_and_plain_words_may_come_before_the_command(
    tmp_path: Path, first: tuple[str, ...], after: tuple[str, ...]
) -> None:
    home = str(tmp_path)
    one, other = (run_passion(*each, PASSION_HOME=home) for each in (first, after))
    assert (one.returncode, one.stdout, one.stderr) == (
        other.returncode, other.stdout, other.stderr,
    )  # fmt: skip
    if "fr" in first:
        assert not re.search(r"Usage:|unknown|is missing", one.stdout + one.stderr)


def test_plain_before_any_command_is_for_its_report_too() -> None:
    plain = run_passion("--plain", "report", COACH).stdout
    assert plain == run_passion("report", COACH, PASSION_PLAIN="1").stdout
    assert plain != run_passion("report", COACH).stdout


@pytest.mark.parametrize(
    ("arguments", "en", "fr"),
    [
        (("check", "--topic"), "the option --topic needs a value.", "l’option --topic attend une valeur."),
        (("check", "--plain=x"), "the option --plain takes no value.", "l’option --plain n’attend pas de valeur."),
        (("plan", "more", "and"), "not expected here: more and.", "inattendu ici : more and."),
    ],
)  # fmt: skip
def test_what_typer_says_is_in_the_language_of_the_person(
    arguments: tuple[str, ...], en: str, fr: str
) -> None:
    for language, told in (("en", en), ("fr", fr)):
        done = run_passion(*arguments, PASSION_LANG=language)
        assert done.returncode == ExitCode.INPUT
        first, second = done.stderr.replace("\u00a0", " ").splitlines()
        assert first == told
        assert second.endswith(f"passion {arguments[0]} --help")


def test_the_help_of_an_output_names_the_files_that_its_command_writes() -> None:
    """A suffix in the help is one the command takes, and the other way round."""
    offered = {"check": PERSON, "report": PERSON, "history": PAGES, "compare": PAGES, "whatif": PAGES,
               "brief": PAGES, "cohort": COHORT, "plan": PLAN, "form": FORM}  # fmt: skip
    for command, formats in offered.items():
        told = run_passion(command, "--help", COLUMNS="200").stdout
        line = re.split("\n +-", told.partition("--output")[2])[0]
        suffixes = set(re.findall(r"\.[a-z]{2,4}\b", line))
        assert suffixes == set(formats.suffixes), command


def test_the_language_of_the_file_is_used_where_the_environment_names_none() -> None:
    assert "44 sur 100" in passion("report", DESIGNER).stdout
    assert "44 out of 100" in passion("report", DESIGNER, LANG="en_GB.UTF-8").stdout
    assert "44 out of 100" in passion("report", DESIGNER, "--lang", "en").stdout


def test_a_currency_is_shown_and_saved(tmp_path: Path) -> None:
    saved = tmp_path / "me.yaml"
    done = passion("check", "--answers", COACH, "--currency", "chf", "--save", str(saved))
    assert "CHF\u00a026" in done.stdout
    assert "currency: CHF" in saved.read_text()
    assert done.stderr == f"Saved: {saved}\n"


def test_an_unchanged_answers_file_is_saved_byte_for_byte(tmp_path: Path) -> None:
    saved = tmp_path / "copy.yaml"
    passion("check", "--answers", COACH, "--save", str(saved))
    assert saved.read_bytes() == Path(COACH).read_bytes()


def test_reports_are_written_to_files_by_their_names(tmp_path: Path) -> None:
    names = ["r.md", "r.json", "r.txt", "plain"]
    outputs = [part for name in names for part in ("--output", str(tmp_path / name))]
    done = passion("check", "--answers", COACH, "--format", "markdown", *outputs, NO_COLOR="1")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("Saved: ") == 4
    assert json.loads((tmp_path / "r.json").read_text())["format"] == "passion-report/1"
    assert (tmp_path / "plain").read_text() == (tmp_path / "r.md").read_text()
    assert "\x1b" not in (tmp_path / "r.txt").read_text()


def test_a_dash_is_standard_output_beside_files(tmp_path: Path) -> None:
    done = passion(
        "report", COACH, "--format", "json", "--output", "-", "--output", str(tmp_path / "r.md")
    )
    assert json.loads(done.stdout)["format"] == "passion-report/1"
    assert (tmp_path / "r.md").exists()


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "r.md"
    target.write_text("old")
    refused = passion("check", "--answers", COACH, "--output", str(target))
    assert (refused.returncode, target.read_text(), refused.stdout) == (ExitCode.INPUT, "old", "")
    assert "add --force." in refused.stderr
    assert passion("check", "--answers", COACH, "--output", str(target), "--force").returncode == 0
    assert target.read_text().startswith("# The eight rules")


def test_a_disk_refuses_in_the_language_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    history = passion("history", "--lang", "fr", PASSION_HOME=str(tmp_path)).stderr
    missing = passion("report", COACH, "-o", str(tmp_path / "no" / "r.md"), "--lang", "fr").stderr
    folder = passion("report", str(tmp_path), "--lang", "fr").stderr
    closed = subprocess.run(
        [*PROGRAM, "report", COACH, "--lang", "fr"],
        stderr=subprocess.PIPE, text=True, check=False, preexec_fn=lambda: os.close(1),
    ).stderr  # fmt: skip
    assert "un dossier porte ce nom" in history
    assert "(son dossier n’existe pas)" in missing
    assert "est un dossier" in folder
    assert "(fermée)" in closed


@pytest.mark.parametrize("place", ["missing/r.md", "file/r.md"])
def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    done = passion("check", "--answers", COACH, "--output", str(tmp_path / place))
    assert done.returncode == ExitCode.DISK
    assert "could not be written" in done.stderr
    assert os.listdir(tmp_path) == ["file"]


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = script.replace("passion", f"{sys.executable} -m passion_cli")
    return subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("passion check --answers examples/coach.en.yaml > /dev/full", 4),
        ("passion check --answers examples/coach.en.yaml --format json > /dev/full", 4),
        ("passion --version > /dev/full", 4),
        ("passion --help > /dev/full", 4),
        ("passion check --answers examples/coach.en.yaml >&-", 4),
        ("passion check --answers - <&-", 2),
        ("passion rules show | head -c 10 > /dev/null; exit ${PIPESTATUS[0]}", 0),
        ("passion check --answers examples/coach.en.yaml | true; exit ${PIPESTATUS[0]}", 0),
        ("passion --help | true; exit ${PIPESTATUS[0]}", 0),
        ("passion check --answers examples/coach.en.yaml 2>&-", 0),
        ("passion check --answers <(cat examples/coach.en.yaml)", 2),
    ],
    ids=range(11),
)
def test_streams_that_refuse_have_their_own_codes(script: str, code: int) -> None:
    done = shell(script)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
@pytest.mark.parametrize("kind", ["terminal", "markdown", "json"])
def test_any_encoding_of_the_output_is_survived(encoding: str, kind: str) -> None:
    done = shell(
        f"passion check --answers examples/luthier.fr.yaml --format {kind} --lang fr",
        PYTHONIOENCODING=encoding,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if kind != "terminal":
        assert "é".encode() in done.stdout


@pytest.mark.parametrize(
    "environment",
    [{}, {"GITHUB_ACTIONS": "true"}, {"FORCE_COLOR": "0"}, {"PY_COLORS": "0"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"},
     {"COLUMNS": "0"}, {"COLUMNS": "abc"}, {"COLUMNS": "-5"}],
    ids=range(8),
)  # fmt: skip
def test_a_pipe_gets_no_escape_byte(environment: dict[str, str]) -> None:
    for arguments in (
        ("--help",),
        ("check", "--help"),
        ("check", "--answers", COACH),
        ("check", "--nope"),
    ):
        done = passion(*arguments, **environment)  # type: ignore[arg-type]
        assert "\x1b" not in done.stdout + done.stderr


def test_colour_can_be_asked_for_and_the_width_follows_columns() -> None:
    assert "\x1b[" in passion("report", COACH, "--color", "always").stdout
    assert "\x1b[" in passion("report", COACH, FORCE_COLOR="1").stdout
    narrow = passion("report", COACH, COLUMNS="40").stdout
    commands = [line for line in narrow.splitlines() if line.startswith("  passion ")]
    assert max(len(line) for line in narrow.splitlines() if line not in commands) <= 40
    assert f"  passion open {COACH} --rules {RULES}" in commands  # never broken over two lines


@pytest.mark.parametrize("stdin", [None, "", "yes\n" * 50], ids=["none", "empty", "yes"])
@pytest.mark.parametrize("arguments", [(), ("--plain",), ("--resume",)], ids=range(3))
def test_without_a_terminal_the_way_out_is_named_and_no_answer_is_taken(
    tmp_path: Path, stdin: str | None, arguments: tuple[str, ...]
) -> None:
    done = passion("check", *arguments, stdin=stdin, PASSION_HOME=str(tmp_path / "home"))
    assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
    assert "passion check --answers FILE" in done.stderr
    assert not (tmp_path / "home").exists()


def test_another_rulebook_works_through_every_command(tmp_path: Path) -> None:
    rules, mine = tmp_path / "small.yaml", tmp_path / "me.yaml"
    rules.write_text(SMALL)
    template = passion("answers", "template", "--rules", str(rules))
    filled = template.stdout.replace("q1: unknown", "q1: hi").replace("q3: unknown", "q3: 4")
    mine.write_text(filled.replace("q4: unknown", "q4: 80"))
    done = passion("check", "--answers", str(mine), "--rules", str(rules), "--require", "third>=40")
    assert (done.returncode, done.stderr) == (0, "")
    assert "80 out of 100" in done.stdout
    assert "High and low?" in done.stdout
    assert passion("explain", "second", "--rules", str(rules)).returncode == 0
    assert "small@3" in passion("rules", "list", "--rules", str(rules)).stdout
    other = passion("check", "--answers", COACH, "--rules", str(rules))
    assert other.returncode == ExitCode.INPUT
    assert "the current rulebook is small@3" in other.stderr


def test_a_rulebook_is_checked_and_never_picked_up_silently(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("nonsense")
    assert passion("rules", "list", cwd=tmp_path).returncode == 0
    assert passion("rules", "check", "rules.yaml", cwd=tmp_path).returncode == ExitCode.INPUT
    (tmp_path / "mine.yaml").write_text(passion("rules", "show").stdout)
    done = passion("rules", "check", "mine.yaml", cwd=tmp_path)
    valid, total, *_ = done.stderr.splitlines()
    assert valid == "passion-economy@1 is valid. Rules: 8; questions: 26; consistency checks: 19."
    assert total.startswith("The total is always between 0 and 100. Most influence: ")


def test_a_template_is_valid_and_can_be_checked(tmp_path: Path) -> None:
    for language in ("en", "fr"):
        path = tmp_path / f"{language}.yaml"
        path.write_text(passion("answers", "template", "--lang", language).stdout)
        done = passion("answers", "check", str(path), "--lang", "en")
        assert (done.returncode, done.stderr) == (
            0,
            "Valid: 26 of 26 questions answered, 26 of them as unknown.\n",
        )


def test_a_rule_is_explained_by_id_by_number_and_an_item_by_id() -> None:
    assert passion("explain", "true_fans").stdout == passion("explain", "4").stdout
    assert "Who is your work for" in passion("explain", "who_for").stdout
    assert "customers_12m" not in passion("explain", "paying_share").stderr
    done = passion("explain", "tru_fans")
    assert (done.returncode, "Did you mean `true_fans`?" in done.stderr) == (ExitCode.INPUT, True)


@pytest.mark.parametrize("kind", ["rules", "answers", "report"])
def test_schemas_are_valid_and_describe_what_is_there(kind: str) -> None:
    schema = json.loads(passion("schema", kind).stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] in ("Rulebook", "AnswersFile", "PersonData")


@pytest.mark.parametrize("kind", SHAPES)
def test_schemas_accept_fields_they_do_not_know(kind: str) -> None:
    closed = '"additionalProperties": false' in json.dumps(schema_of(kind))
    assert closed == (kind == "rules")
    if kind == "report":
        report = passion("report", str(EXAMPLES / "coach.en.yaml"), "--format", "json").stdout
        newer = {**json.loads(report), "new": {"field": 1}}
        newer["overall"]["new"] = 1
        Draft202012Validator(schema_of(kind)).validate(newer)


def test_an_unknown_schema_is_refused() -> None:
    assert (
        "Allowed values: rules, answers, report, cohort, map, cases, compare,"
        in passion("schema", "rulez").stderr
    )


def test_about_tells_limits_sources_and_where_answers_are_kept(tmp_path: Path) -> None:
    told = passion("about", "--lang", "fr", PASSION_HOME=str(tmp_path), COLUMNS="300").stdout
    assert "Une limite." in told
    assert str(tmp_path) in told


def test_dates_follow_source_date_epoch() -> None:
    assert (
        "date: 2001-09-09" in passion("answers", "template", SOURCE_DATE_EPOCH="1000000000").stdout
    )


def test_the_shell_completes_commands_rules_and_items() -> None:
    def complete(words: str) -> str:
        return passion(
            _PASSION_COMPLETE="complete_bash",
            COMP_WORDS=words,
            COMP_CWORD=str(len(words.split()) - 1),
        ).stdout

    assert "check" in complete("passion ch")
    assert complete("passion explain tru").split() == ["true_fans", "true_story"]
    assert "who_for" in complete("passion explain who").split()
    assert "fair_price>=" in complete("passion check --require fair")


def test_a_bug_is_told_in_one_line_that_quotes_no_answer(tmp_path: Path) -> None:
    script = (
        "import sys, passion_cli.assessment.gate as gate\n"
        "def broken(*_): raise KeyError('secret answer')\n"
        "gate.judge = broken\n"
        "from passion_cli.cli.app import run\n"
        f"sys.exit(run(['check', '--answers', {COACH!r}]))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60
    )
    assert done.returncode == ExitCode.BUG
    assert len(done.stderr.splitlines()) == 1
    assert "secret" not in done.stderr
    debug = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
        env={**os.environ, "PASSION_DEBUG": "1"},
    )  # fmt: skip
    assert "Traceback" in debug.stderr
    assert tmp_path.exists()


def test_a_report_that_goes_to_a_file_leaves_standard_output_alone(tmp_path: Path) -> None:
    """The short option with its value attached is read by the one parser there is."""
    for place in ("-oout.json", "--output=out.json"):
        done = passion("report", "missing.yaml", "--format", "json", place, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
        assert "missing.yaml: file not found." in done.stderr
    done = passion("report", "missing.yaml", "--format", "json", "-o-", cwd=tmp_path)
    assert json.loads(done.stdout)["exit_code"] == ExitCode.INPUT
    done = passion("report", "missing.yaml", "--lnag", "fr", "--format=json", cwd=tmp_path)
    assert json.loads(done.stdout)["problems"][0]["key"] == "no_such_option"


@pytest.mark.parametrize(
    "command",
    [("check", "--answers", str(EXAMPLES / "coach.en.yaml")), ("report", str(EXAMPLES / "coach.en.yaml")),
     ("cohort", str(EXAMPLES)), ("history",), ("plan",), ("brief", str(EXAMPLES / "coach.en.yaml")),
     ("whatif", str(EXAMPLES / "coach.en.yaml")), ("compare",)],
    ids=lambda command: command[0],
)  # fmt: skip
def test_an_unknown_format_is_refused_everywhere(command: tuple[str, ...], tmp_path: Path) -> None:
    for wrong in ("text", "TERMINAL", "pdf", "jsonn"):
        done = passion(*command, "--format", wrong, PASSION_HOME=str(tmp_path))
        assert (done.returncode, done.stdout) == (ExitCode.INPUT, "")
        assert f"“{wrong}” is not a valid value for --format." in done.stderr
        assert "Allowed values: terminal, markdown, json" in done.stderr


def test_a_suffix_decides_for_its_file_and_format_for_the_rest(tmp_path: Path) -> None:
    example = str(EXAMPLES / "coach.en.yaml")
    done = passion("report", example, "--format", "json", "-o", "a.md", "-o", "a", "-o", "-", cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0
    assert (tmp_path / "a.md").read_text().startswith("# ")
    assert (tmp_path / "a").read_text() == done.stdout
    assert json.loads(done.stdout)["format"] == "passion-report/1"


def test_report_takes_a_file_a_number_or_the_last_check(tmp_path: Path) -> None:
    home = str(tmp_path)
    examples = [str(EXAMPLES / f"{name}.en.yaml") for name in ("coach", "luthier")]
    assert "no finished assessment yet" in passion("report", PASSION_HOME=home).stderr
    assert passion("history", "import", *examples, PASSION_HOME=home).returncode == 0
    named = [passion("report", example, "--format", "json").stdout for example in examples]
    assert passion("report", "1", "--format", "json", PASSION_HOME=home).stdout == named[0]
    assert passion("report", "--format", "json", PASSION_HOME=home).stdout == named[1]
    for word in ("show", "report"):
        assert (
            passion("history", word, "2", "--format", "json", PASSION_HOME=home).stdout == named[1]
        )
    assert passion("report", "3", PASSION_HOME=home).returncode == ExitCode.INPUT


def test_a_file_is_added_to_the_history_once(tmp_path: Path) -> None:
    def imported(*names: str) -> str:
        files = [str(EXAMPLES / name) for name in names]
        return passion("history", "import", *files, PASSION_HOME=str(tmp_path)).stderr

    assert imported("coach.en.yaml") == "1 assessment added to the history.\n"
    again = imported("luthier.en.yaml", "coach.en.yaml", "luthier.en.yaml")
    assert again.splitlines() == [
        "1 assessment added to the history.",
        "2 assessments were in the history already.",
    ]
    listed = json.loads(passion("history", "--format", "json", PASSION_HOME=str(tmp_path)).stdout)
    assert sum(len(person["checks"]) for person in listed["people"]) == 2


def test_a_number_is_never_cut_when_a_check_is_deleted(tmp_path: Path) -> None:
    home = str(tmp_path)
    passion("history", "import", str(EXAMPLES / "coach.en.yaml"), PASSION_HOME=home)
    done = passion("history", "delete", "000000000000001999", PASSION_HOME=home)
    assert done.returncode == ExitCode.INPUT
    assert "000000000000001999" in done.stderr
    assert passion("history", "show", "1", PASSION_HOME=home).returncode == 0


@pytest.mark.parametrize(
    "command", [(), ("check",), ("cohort",), ("answers", "import"), ("history",)], ids=range(5)
)
def test_a_help_page_speaks_one_language(command: tuple[str, ...]) -> None:
    french = passion(*command, "--help", LANG="fr_FR.UTF-8").stdout
    assert french.startswith("Utilisation\u00a0: passion")
    assert not re.search(r"Usage:|Commands:|\[required\]|\bFILE\b|\bFOLDER\b", french)
    assert passion(*command, "--help", LANG="en_GB.UTF-8").stdout.startswith("Usage: passion")


def test_what_the_calculation_rests_on_is_told_in_about_and_with_the_receipt() -> None:
    about = passion("about").stdout
    assert "Contribution = 100" in about
    assert "type 7 of Hyndman and Fan" in about
    brief, whole = (passion("report", COACH, *more).stdout for more in ((), ("--receipt",)))
    assert "weight is raised or lowered" not in brief
    assert "weight is raised or lowered" in " ".join(whole.split())
    for text in (brief, whole):
        assert "passion compare" in text.rstrip().splitlines()[-1]


@pytest.mark.parametrize(
    "command", [("history", "export"), ("answers", "import", "docs/form.fr.csv")]
)
def test_a_folder_is_never_standard_output(command: tuple[str, ...]) -> None:
    done = passion(*command, "--out", "-", cwd=ROOT)
    assert (done.returncode, done.stderr) == (
        ExitCode.INPUT,
        "- is not a folder. Answers files are saved in a folder.\n",
    )
    assert not (ROOT / "-").exists()


def test_answers_share_leaves_sensitive_answers_out_and_the_rest_as_it_was(tmp_path: Path) -> None:
    mine, copy = tmp_path / "me.yaml", tmp_path / "copy.json"
    mine.write_text((EXAMPLES / "driver.fr.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    shipped = ("--rules", str(ROOT / "rules.yaml"))
    done = passion("answers", "share", str(mine), "-o", str(copy), "--lang", "fr", *shipped)
    assert done.returncode == ExitCode.OK
    assert "Non copiés : Véracité de votre histoire, Revenu mensuel" in done.stderr.replace(
        "\u00a0", " "
    )
    written = json.loads(copy.read_text(encoding="utf-8"))
    shown = passion("answers", "share", str(mine)).stdout
    kept = [
        line
        for line in mine.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("#", "  story_true:", "  net_month:", "  target_month:"))
    ]
    assert [each for each in shown.splitlines() if each] == [
        each.split("  #")[0] for each in kept if each
    ]
    assert written["answers"].keys() & {"story_true", "net_month", "target_month"} == set()
    assert passion("answers", "check", str(copy)).returncode == ExitCode.OK
    again = passion("answers", "share", str(copy), "--lang", "fr")
    assert "Aucune réponse sensible" in again.stderr


def test_answers_share_never_writes_over_its_own_file(tmp_path: Path) -> None:
    mine = tmp_path / "me.yaml"
    text = (EXAMPLES / "driver.en.yaml").read_text(encoding="utf-8")
    mine.write_text(text, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(mine)
    for name in ("me.yaml", "link.yaml"):
        done = passion("answers", "share", "me.yaml", "--output", name, "--force", cwd=tmp_path)
        assert done.returncode == ExitCode.INPUT
        assert "the file the copy is made from" in done.stderr
    assert mine.read_text(encoding="utf-8") == text


NOTES = """notes:
  platform_loss: "Je cherche **autre** chose : <b>vite</b>"
  net_month: "Entre nous"
"""


def test_notes_are_for_the_person_and_the_coach_never_for_a_cohort(tmp_path: Path) -> None:
    mine = tmp_path / "me.yaml"
    text = (EXAMPLES / "driver.fr.yaml").read_text(encoding="utf-8")
    mine.write_text(text + NOTES, encoding="utf-8")
    page = passion("brief", str(mine), "--lang", "fr", "--format", "markdown").stdout
    told = page.split("## Notes")[1].split("## ")[0].replace("\u00a0", " ")
    assert [line for line in told.splitlines() if line] == [
        "- Sans la plateforme principale : Presque tout disparaîtrait",
        "  - Je cherche \\*\\*autre\\*\\* chose \\: \\<b\\>vite\\<\\/b\\>",
        "- Ce qu’il reste par mois : 1 617 €".replace("1 617", "1\u202f617"),
        "  - Entre nous",
    ]
    brief = json.loads(passion("brief", str(mine), "--format", "json").stdout)
    assert brief["notes"]["net_month"] == "Entre nous"
    for audience in ("group", "coach"):
        arguments = ("cohort", str(mine), "--for", audience, "--details", "--format")
        for name in ("terminal", "markdown", "json", "csv", "html"):
            assert "Entre nous" not in passion(*arguments, name).stdout
    for name in ("copy.yaml", "copy.json"):
        passion("answers", "share", str(mine), "-o", name, "--rules", str(RULES), cwd=tmp_path)
        copy = (tmp_path / name).read_text(encoding="utf-8")
        assert "Je cherche" in copy
        assert "Entre nous" not in copy


def test_notes_about_unknown_items_or_too_long_are_refused_where_they_stand(tmp_path: Path) -> None:
    mine = tmp_path / "me.yaml"
    head = HEAD + "  who_for: anyone\n"
    mine.write_text(head + "notes:\n  net_mont: x\n  story_true: ''\n", encoding="utf-8")
    done = passion("answers", "check", "me.yaml", cwd=tmp_path)
    assert done.returncode == ExitCode.INPUT
    assert "me.yaml:7:15" in done.stderr
    mine.write_text(head + "notes:\n  net_mont: x\n", encoding="utf-8")
    done = passion("answers", "check", "me.yaml", cwd=tmp_path)
    assert "me.yaml:6:3: notes.net_mont:" in done.stderr
    assert "Did you mean net_month?" in done.stderr


def test_the_history_says_that_it_saves_no_notes(tmp_path: Path) -> None:
    mine = tmp_path / "me.yaml"
    text = (EXAMPLES / "driver.fr.yaml").read_text(encoding="utf-8")
    mine.write_text(text + NOTES, encoding="utf-8")
    done = passion("history", "import", str(mine), PASSION_HOME=str(tmp_path / "home"))
    assert done.returncode == ExitCode.OK
    assert "The notes in 1 file stay there" in done.stderr
