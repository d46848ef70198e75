"""Changes to a text that libFuzzer, which knows only bytes, would hardly find: by words, and by repeating."""

from collections.abc import Callable, Sequence
from random import Random

from fuzz.promises import LONGEST

Change = Callable[[str, Sequence[str], Random], str]


def as_text(data: bytes) -> str:
    """Return the text that `data` stands for; bytes that are no UTF-8 become lone surrogates, as any text may come."""
    return data.decode("utf-8", "surrogateescape")[:LONGEST]


def as_bytes(text: str) -> bytes:
    """Return what `as_text` reads; a surrogate that stands for no byte becomes one of those that do."""
    return "".join(c if not "\ud800" <= c <= "\udfff" else "\udc80" for c in text).encode("utf-8", "surrogateescape")


def changed(text: str, words: Sequence[str], random: Random) -> str:
    """Return `text` with one change."""
    return random.choice(_CHANGES)(text, words, random)[:LONGEST]


def _with_words(text: str, words: Sequence[str], random: Random) -> str:
    at = random.randint(0, len(text))
    space = random.choice((" ", " ", " ", "", "\n"))
    new = space.join(random.choices(words, k=random.randint(1, 4)))
    return f"{text[:at]}{space}{new}{space}{text[at:]}"


def _with_word_for_word(text: str, words: Sequence[str], random: Random) -> str:
    pieces = text.split(" ")
    pieces[random.randrange(len(pieces))] = random.choice(words)
    return " ".join(pieces)


def _without_a_piece(text: str, words: Sequence[str], random: Random) -> str:
    start, end = _slice(text, random)
    return text[:start] + text[end:]


def _shuffled(text: str, words: Sequence[str], random: Random) -> str:
    pieces = text.split(" ")
    random.shuffle(pieces)
    return " ".join(pieces)


def _repeated(text: str, words: Sequence[str], random: Random) -> str:
    """Repeat a piece up to the longest text: patterns that take too long show only there."""
    start, end = _slice(text, random, most=40)
    piece = text[start:end] or random.choice(words)
    room = LONGEST - len(text) + end - start
    return text[:start] + (piece * (room // len(piece)))[: max(room, 0)] + text[end:]


def _of_few_words(text: str, words: Sequence[str], random: Random) -> str:
    """Fill the longest text with few words in any order."""
    few = random.choices(words, k=random.randint(2, 5))
    space = random.choice((" ", " ", ""))
    return space.join(random.choices(few, k=LONGEST // 4))


def _slice(text: str, random: Random, most: int = LONGEST) -> tuple[int, int]:
    start = random.randint(0, len(text))
    return start, min(len(text), start + random.randint(1, most))


_CHANGES: Sequence[Change] = (
    *(6 * (_with_words,)),
    *(6 * (_with_word_for_word,)),
    *(4 * (_without_a_piece,)),
    *(2 * (_shuffled,)),
    _repeated,
    _of_few_words,
)
"""Long texts are few: they cost as much time as a hundred short ones, and what is misread is short."""
