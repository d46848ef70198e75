"""A message of ours before Telegram's markup: blocks of plain lines, and buttons. handlers/render escapes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of plain text; `bold` where it heads what follows, `link` an address that it leads to."""

    text: str
    bold: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, and what a press means.

    Of questions `action` is one of: detail, page, shift (argument -1 or 1), unit, list, read_as, group_by, history,
    picture. `arg` is a small whole number: the position in the card's listed codes (detail) or in the question's
    units (unit), the page, the direction.
    Texts never put ids or codes here; rights are checked at the press.
    """

    label: str
    action: str
    arg: int = 0


@dataclass(frozen=True, slots=True)
class Asks:
    """Whose answer a message waits for: in a group the name, as Telegram shows it, links to that person's id.

    `hint` stands in the field to write in.
    """

    person_id: int
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Blocks are separated by an empty line and never torn when a long reply is split."""

    blocks: tuple[tuple[Line, ...], ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    lang: str = "de"
    asks: Asks | None = None

    @property
    def plain(self) -> str:
        """The text as it would be read, without markup."""
        return "\n\n".join("\n".join(line.text for line in block) for block in self.blocks)
