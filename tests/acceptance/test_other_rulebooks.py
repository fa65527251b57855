"""Checks by several rulebooks in one history: each is shown and compared by its own."""

from pathlib import Path

from helpers.verbs import EXAMPLES, ROOT, run_passion

MATURITY = str(ROOT / "examples" / "rulebooks" / "service-maturity.yaml")
READINESS = str(ROOT / "examples" / "rulebooks" / "team-readiness.yaml")


def answers(book: str, given: str) -> str:
    return f"format: passion-answers/1\nrulebook: {book}@1\nrespondent: Ann\nanswers: {{{given}}}\n"


def filled(folder: Path) -> str:
    """A history with two checks by a maturity model, and one each by two other rulebooks."""
    home = str(folder / "home")
    for name, text in (
        ("a.yaml", answers("service-maturity", "review_today: initial, tests_today: repeated")),
        ("b.yaml", answers("service-maturity", "review_today: established, tests_today: repeated")),
        ("c.yaml", answers("team-readiness", "deputies: some, found_first: mixed")),
    ):
        (folder / name).write_text(text)
        rules = READINESS if name == "c.yaml" else MATURITY
        done = run_passion(
            "history", "import", name, "--rules", rules, cwd=folder, PASSION_HOME=home
        )
        assert done.returncode == 0, done.stderr
    return home


def test_trends_are_of_one_rulebook_and_in_its_words(tmp_path: Path) -> None:
    home = filled(tmp_path)
    run_passion("history", "import", str(EXAMPLES / "coach.en.yaml"), PASSION_HOME=home)
    shown = run_passion("history", "--lang", "en", PASSION_HOME=home).stdout
    assert "A second pair of eyes" in shown
    assert "0 → 67" in shown
    for absent in ("Intimacy at scale", "The rulebook has changed", "Overall score"):
        assert absent not in shown


def test_the_last_two_are_of_the_rulebook_of_the_last(tmp_path: Path) -> None:
    home = filled(tmp_path)
    refused = run_passion("compare", "--rules", READINESS, cwd=tmp_path, PASSION_HOME=home)
    assert refused.returncode == 2
    again = answers("service-maturity", "review_today: improving, tests_today: repeated")
    (tmp_path / "d.yaml").write_text(again)
    run_passion("history", "import", "d.yaml", "--rules", MATURITY, cwd=tmp_path, PASSION_HOME=home)
    done = run_passion("compare", "--lang", "en", cwd=tmp_path, PASSION_HOME=home)
    assert done.returncode == 0, done.stderr
    assert "+33.3" in done.stdout


def test_a_report_names_the_rulebook_in_every_command_it_proposes(tmp_path: Path) -> None:
    filled(tmp_path)
    shown = run_passion(
        "report", "a.yaml", "--rules", MATURITY, "--lang", "en", cwd=tmp_path
    ).stdout
    told = " ".join(shown.split())
    assert f"passion about --rules {MATURITY}" in told
    brief = run_passion("brief", "a.yaml", "--rules", MATURITY, "--lang", "en", cwd=tmp_path).stdout
    assert "What their report suggests" in brief
    about = run_passion("about", "--rules", MATURITY, "--lang", "en").stdout
    assert "number of rules scored" not in about
