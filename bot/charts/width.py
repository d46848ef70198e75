"""How wide a text is in the font that is shipped, rather too wide than too narrow; and where to cut it."""

_NARROW = frozenset("fijlrtIJ.,:;'’‘|!()[]/\\ -·")
_WIDE = frozenset("mwMWOQÖ@%—…„“”")
_NARROW_EM, _SMALL_EM, _LARGE_EM, _WIDE_EM, _FOREIGN_EM = 0.37, 0.57, 0.75, 0.9, 1.1
_AT_WORD = 0.8
_LAST_LATIN = "\u024f"
BOLD = 1.13
"""How much wider a bold text is."""


def width(text: str, size: float) -> float:
    """Return the width of `text` in letters of `size`, in the same measure."""
    return size * sum(map(_em, text))


def fitting(text: str, size: float, room: float) -> str:
    """Return `text` on one line cut to `room`, at a word where that costs little room."""
    line = " ".join(text.split())
    if width(line, size) <= room:
        return line
    left, end = room - width(" …", size), 0
    while (left := left - width(line[end], size)) >= 0:
        end += 1
    at_word = line[:end].rpartition(" ")[0]
    return f"{at_word} …" if len(at_word) > end * _AT_WORD else f"{line[:end].rstrip()}…"


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """Return `text` on up to `most` lines, each within `room`; what is left over is cut."""
    lines, words = [""], text.split()
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= room:
            lines[-1] = longer
        elif lines[-1] and len(lines) < most:
            lines.append(fitting(word, size, room))
        else:
            return [*lines[:-1], fitting(" ".join([lines[-1], *words[at:]]), size, room)]
    return lines


def _em(letter: str) -> float:
    if letter in _NARROW:
        return _NARROW_EM
    if letter in _WIDE:
        return _WIDE_EM
    if letter > _LAST_LATIN:
        return _FOREIGN_EM
    return _SMALL_EM if letter.islower() or letter.isdecimal() else _LARGE_EM
