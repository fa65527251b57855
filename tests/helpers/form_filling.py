"""A person who fills in the form, by keyboard alone."""

from collections.abc import Mapping
from pathlib import Path

from helpers.browser import Visit
from helpers.verbs import book, passion
from passion_cli.assessment.answers import Silence, Value
from passion_cli.assessment.rulebook.items import AnyItem, NumberItem, SingleItem

START = {"en": "Start", "fr": "Commencer"}
NEXT = {"en": "Next", "fr": "Suivant"}
SILENT = {
    ("en", Silence.UNKNOWN): "I don’t know", ("fr", Silence.UNKNOWN): "Je ne sais pas",
    ("en", Silence.NOT_APPLICABLE): "Does not apply", ("fr", Silence.NOT_APPLICABLE): "Sans objet",
}  # fmt: skip
REVIEW = {"en": "Your answers", "fr": "Vos réponses"}
DONE = {"en": "Your answers file is ready", "fr": "Votre fichier de réponses est prêt"}
OF = {"en": "{} of {}", "fr": "{} sur {}"}


def make_form(folder: Path, language: str, *arguments: str) -> Path:
    """Make the form as a coach would."""
    path = folder / "form.html"
    done = passion("form", "--lang", language, "--output", str(path), *arguments)
    assert done.returncode == 0, done.stderr
    return path


class Filler:
    """Fills in the form of a rulebook in one language."""

    def __init__(self, visit: Visit, language: str) -> None:
        self.visit, self.language = visit, language
        self.items = list(book().asked())

    def start(self, name: str = "") -> None:
        """Give a name, or none, and come to the first question."""
        self.visit.reach("#respondent")
        self.visit.type(name)
        self.visit.press("Enter")
        self.at(1)

    def at(self, number: int) -> None:
        """Wait for a question, from 1."""
        self.visit.wait(f"{OF[self.language].format(number, len(self.items))} ·")

    def answer(self, number: int, value: Value) -> None:
        """Answer the question that is shown, from 1, and go on."""
        self.at(number)
        item = self.items[number - 1]
        if isinstance(value, Silence):
            self.press_silence(item, value)
        else:
            self.give(item, value)
            self.visit.press("Enter")

    def press_silence(self, item: AnyItem, value: Silence) -> None:
        """Press the button that stands for no answer."""
        label = SILENT[self.language, value]
        if value is Silence.UNKNOWN and not item.unknown_hint:
            label = {"en": "Skip", "fr": "Passer"}[self.language]
        place = self.visit.page.get_by_role("button", name=label, exact=True)
        place.evaluate("button => button.id = 'silence'")
        self.visit.reach("#silence")
        self.visit.press("Enter")

    def give(self, item: AnyItem, value: Value) -> None:
        """Type or choose an answer and stay."""
        if isinstance(item, NumberItem):
            self.visit.reach("#number")
            self.visit.press("Control+a")
            self.visit.type(str(value))
        elif isinstance(item, SingleItem):
            self.visit.reach("[type=radio]")
            self.visit.press("Space")
            for _ in range(list(item.options).index(str(value))):
                self.visit.press("ArrowDown")
        else:
            for key in item.options:
                self.visit.reach(f"[type=checkbox][value={key}]")
                if key in value:  # type: ignore[operator]
                    self.visit.press("Space")

    def fill(self, values: Mapping[str, Value], first: int = 1) -> None:
        """Answer everything from a question on, and come to the review."""
        for number in range(first, len(self.items) + 1):
            self.answer(number, values[self.items[number - 1].id])
        self.visit.page.locator("ol.answers").wait_for()

    def download(self, folder: Path) -> Path:
        """Go from the review to the file and download it."""
        self.visit.reach("button.main")
        self.visit.press("Enter")
        self.visit.wait(DONE[self.language])
        with self.visit.page.expect_download() as coming:
            self.visit.reach("button.main")
            self.visit.press("Enter")
        path = folder / str(coming.value.suggested_filename)
        coming.value.save_as(path)
        assert path.read_text(encoding="utf-8") == self.visit.page.input_value("textarea")
        return path
