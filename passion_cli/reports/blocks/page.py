"""A page of lines, each wrapped to the same width."""

from rich.text import Text

from passion_cli.language.typography import cells, wrap


class Page:
    """Collects lines for a terminal; nothing on it is wider than `width` cells."""

    def __init__(self, width: int) -> None:
        """Start an empty page."""
        self.width = width
        self.lines: list[Text] = []

    def add(self, line: Text) -> None:
        """Add a line that fits already."""
        self.lines.append(line)

    def blank(self) -> None:
        """Leave a line free."""
        self.lines.append(Text())

    def gap(self) -> None:
        """Leave a line free, where none is free yet."""
        if self.lines and self.lines[-1].plain:
            self.blank()

    def rule(self, character: str) -> None:
        """Draw a line across."""
        self.add(Text(character * self.width, "dim"))

    def heading(self, text: str) -> None:
        """Open a section."""
        self.gap()
        for line in wrap(text, self.width):
            self.add(Text(line, "bold underline"))

    def paragraph(self, text: str, *, lead: str = "", style: str = "") -> None:
        """Add a wrapped text, its first line behind `lead`, the others below its start."""
        indent = cells(lead)
        for number, line in enumerate(wrap(text, self.width - indent)):
            start = " " * indent if number else lead
            self.add(Text.assemble((start, style), (line, style)))

    def spread(self, left: str, right: str, style: str = "") -> None:
        """Put two texts at the two ends of a line, or below each other."""
        gap = self.width - cells(left) - cells(right)
        if gap < 1:
            self.paragraph(left, style=style)
            self.add(Text(right.rjust(min(self.width, len(right) + self.width - cells(right)))))
        else:
            self.add(Text.assemble((left, style), " " * gap, (right, "")))

    def labelled(self, label: str, text: str, *, indent: int = 0) -> None:
        """Add a text that opens with its label."""
        margin = " " * indent
        lines = wrap(f"{label} {text}", self.width - indent)
        for number, line in enumerate(lines):
            shown = Text(margin + line)
            if not number:
                shown.stylize("bold", indent, indent + len(label))
            self.add(shown)

    def column(self, label: str, text: str, width: int) -> None:
        """Add a text beside its label, in a column that starts after `width` cells."""
        for number, line in enumerate(wrap(text, self.width - width)):
            start = "" if number else label
            self.add(Text.assemble((start, "bold"), " " * (width - cells(start)), line))
