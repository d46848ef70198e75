"""Units in a message: names and aliases of the register, inflected, shortened, misspelt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.agreement.model import Unit
from bot.language.spelling import closest, stem
from bot.language.words import word_set
from bot.normal import Token, normal, tokens

_HEADS = word_set("leitung leiter leiterin sgl sg fb fbl amt team abteilung referat dezernat fachbereich stabsstelle")
"""They say what kind of office it is, not which; the rest of the name stands for the unit."""
_SHORT_LINKS = word_set("f u d v")
_LINKS = word_set("der die das des dem den und fuer von im in zu e") | _SHORT_LINKS
_OFFICE_ENDINGS = ("amt", "center", "zentrum", "stelle", "agentur", "dienst", "buero", "kasse", "referat", "verwaltung")
_ENDINGS = ("s", "es", "n", "en", "e", "in", "innen", "nen", "ern")
_STEMMED_FROM = 10
_LAST_WITH_TYPO = 80
"""Position up to which misspelt names are looked for: a question is short, a pasted text is not a question."""
_SHORT = 2
_SHORTEST_SWAPPED = 4

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """Tokens `start` to `end` (excluded) name these units; several where the name fits several."""

    start: int
    end: int
    names: tuple[str, ...]
    misspelt: bool = False


@dataclass(frozen=True)
class UnitBook:
    """Every spelling of every unit as normal words without punctuation; partial ones only where no exact one fits."""

    exact: Mapping[Key, tuple[str, ...]]
    partial: Mapping[Key, tuple[str, ...]]
    singles: tuple[str, ...]
    """Spellings of one word, for typos."""
    starts: frozenset[str]
    """First words of all spellings; no other word begins a unit."""
    longest: int

    def get(self, key: Key) -> tuple[str, ...]:
        """Return the units a spelling stands for, in the register's order."""
        return self.exact.get(key) or self._shortened(key)

    def _shortened(self, key: Key) -> tuple[str, ...]:
        """Return the units of which a spelling is a part; "Schulamt" may shorten "Schulverwaltungsamt", too."""
        names = self.partial.get(key, ())
        if not names or len(key) > 1 or not key[0].endswith("amt"):
            return names
        more = (self.exact[(word,)] for word in self.singles if _is_longer(word, key[0]) and (word,) in self.exact)
        return tuple(dict.fromkeys((*names, *(name for found in more for name in found))))


def _is_longer(word: str, short: str) -> bool:
    """Whether an office's name is another one's with something in between."""
    return word != short and word.endswith("amt") and word.startswith(short.removesuffix("amt"))


def build_unit_book(units: Iterable[Unit]) -> UnitBook:
    """Return the book of a register."""
    exact: dict[Key, dict[str, None]] = {}
    partial: dict[Key, dict[str, None]] = {}
    for unit in units:
        for spelling in (unit.name, *unit.aliases):
            key = _key(token.norm for token in tokens(spelling))
            for form in (*_inflected(key), *_glued(spelling)):
                exact.setdefault(form, {})[unit.name] = None
        for part in _parts(unit.name):
            for form in _inflected(part):
                partial.setdefault(form, {})[unit.name] = None
    keys = [*exact, *partial]
    singles = tuple(sorted({key[0] for key in keys if len(key) == 1}))
    longest = max((len(key) for key in keys), default=0)
    frozen = {key: tuple(names) for key, names in exact.items() if key}
    starts = frozenset(key[0] for key in keys if key)
    return UnitBook(frozen, {key: tuple(names) for key, names in partial.items() if key}, singles, starts, longest)


def find_units(
    words: Sequence[Token], taken: Sequence[bool], book: UnitBook, is_known: Callable[[str], bool]
) -> tuple[UnitMatch, ...]:
    """Return the units named by tokens that are not `taken`, left to right, the longest spelling first.

    A word that `is_known` otherwise is never a misspelt unit.
    """
    found: list[UnitMatch] = []
    at = 0
    while at < len(words):
        match = None if taken[at] or not words[at].is_word else _match_at(words, taken, at, book)
        if match is None and not taken[at] and at < _LAST_WITH_TYPO and not is_known(words[at].norm):
            match = _misspelt(words, taken, at, book)
        if match:
            found.append(match)
        at = match.end if match else at + 1
    return tuple(found)


def _match_at(words: Sequence[Token], taken: Sequence[bool], at: int, book: UnitBook) -> UnitMatch | None:
    """Try the longest run of words first; marks such as "-" and "/" inside a name do not count."""
    if words[at].norm not in book.starts and _stem_mark(words[at].norm) not in book.starts:
        return None
    ends: list[int] = []
    key: list[str] = []
    for position in range(at, min(len(words), at + 3 * book.longest)):
        if taken[position] or len(key) == book.longest:
            break
        if words[position].is_word:
            key.append(words[position].norm)
            ends.append(position + 1)
        elif words[position].text in ".!?;,()\n" and not _is_abbreviation(words, position):
            break
    for size in range(len(key), 0, -1):
        if names := _names(tuple(key[:size]), book):
            if size == 1 and not _may_stand_alone(words, at):
                continue
            return UnitMatch(at, ends[size - 1], names)
    return None


def _is_abbreviation(words: Sequence[Token], at: int) -> bool:
    """Whether a dot ends a shortened link: "Amt f. Wirtschaft u. Tourismus"."""
    return words[at].text == "." and at > 0 and words[at - 1].norm in _SHORT_LINKS


def _names(key: Key, book: UnitBook) -> tuple[str, ...]:
    return book.get(key) or (book.get(_stemmed(key)) if len(key) > 1 or len(key[0]) >= _STEMMED_FROM else ())


def _may_stand_alone(words: Sequence[Token], at: int) -> bool:
    """Whether a short name is meant: "BA" is one, "ba" only behind an article, "2. BA" is a stage of building."""
    token = words[at]
    if len(token.norm) > _SHORT:
        return True
    before = words[at - 1].norm if at else ""
    counted = before == "." and at > 1 and words[at - 2].is_number
    return not counted and (token.text.isupper() or before in {"die", "der", "das", "beim", "vom", "von", "bei"})


def _misspelt(words: Sequence[Token], taken: Sequence[bool], at: int, book: UnitBook) -> UnitMatch | None:
    meant = closest(words[at].norm, book.singles) or _swapped(words[at], book.singles)
    if meant is None:
        return None
    mended = [*words[:at], replace(words[at], norm=meant), *words[at + 1 :]]
    match = _match_at(mended, taken, at, book)
    return match and replace(match, misspelt=True)


def _swapped(token: Token, names: Iterable[str]) -> str | None:
    """Return the abbreviation of which two letters were swapped: "ÖPVN"."""
    if not token.text.isupper() or len(token.text) < _SHORTEST_SWAPPED:
        return None
    return next((name for name in names if name[0] == token.norm[0] and sorted(name) == sorted(token.norm)), None)


def _key(norms: Iterable[str]) -> Key:
    return tuple(norm for norm in norms if norm[:1].isalpha())


def _inflected(key: Key) -> Iterable[Key]:
    """Return the spelling itself, by stems where that is safe, and a single word's endings."""
    yield key
    if len(key) > 1:
        yield _stemmed(key)
    elif key:
        word = key[0]
        if len(word) >= _STEMMED_FROM:
            yield _stemmed(key)
        if len(word) > _SHORT:
            yield from ((word + ending,) for ending in _ENDINGS)
        if word.endswith("amt"):
            yield from ((word[:-3] + plural,) for plural in ("aemter", "aemtern"))
        if word.endswith("en"):
            yield (word[:-1],)
        if word.endswith("um"):
            yield (word[:-2] + "en",)


def _stemmed(key: Key) -> Key:
    return tuple(_stem_mark(word) for word in key if word not in _LINKS)


def _stem_mark(word: str) -> str:
    return f"~{stem(word)}"


def _glued(spelling: str) -> Iterable[Key]:
    """Return a name with a hyphen as one word: "Kitafachberatung"."""
    return ((normal(spelling.replace("-", "")),),) if "-" in spelling and " " not in spelling else ()


def _parts(name: str) -> Iterable[Key]:
    """Return what people shorten a name to: without "Leitung …", its start, its first word, an office at its end."""
    key = _key(token.norm for token in tokens(name))
    rest = key
    while len(rest) > 1 and rest[0] in _HEADS | _LINKS:
        rest = rest[1:]
    if not rest:
        return
    if rest[0] not in _LINKS:
        yield rest
    yield from (_key(token.norm for token in tokens(part)) for part in name.split("/")[1:])
    yield from (rest[:size] for size in range(2, len(rest)) if rest[size - 1] not in _LINKS)
    if len(rest) > 1 and rest[0] not in _HEADS and (rest == key or rest[1] in _LINKS) and rest[1] != "und":
        yield rest[:1]
    if len(rest) == 2 and rest[-1].endswith(_OFFICE_ENDINGS):
        yield rest[-1:]
