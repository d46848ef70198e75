"""What only sounds like a wish to be reminded: others are to be, somebody remembers, it was told or withdrawn."""

import re

from bot.language.moods import is_question
from bot.language.sentence import Sentence

_REMEMBERED = re.compile(r" WE (?:CAN )?(?:US )?(?:NOT )?REMIND | NOT REMIND | REMIND WE ")
_NOT_THEN = re.compile(
    r"\b(?:erinner\w*|remind) (?:(?!dass\b|damit\b|ob\b|weil\b|wenn\b|that\b|if\b|to\b)\w+ ){0,4}(?:nicht|nich|not)\b"
)
_WANTED_TO = re.compile(r"(?<!\bich )(?<!\bwir )\bwollten?\b(?! ich\b| wir\b)|(?<!\bi )(?<!\bwe )\bwanted to\b")
"""What somebody else meant to do."""
_FORGOT = re.compile(
    r"\b(?:kann|koennen|konnte|konnten|can|could|cannot)(?: ich| wir| mich| uns| i| we| t| gar| leider| so)* "
    r"(?:nicht|nich|net|kaum|nimmer|not|t)\b"
)
_OF_OTHERS = re.compile(r" GREETING ABOUT REMIND(?:ER)? | REMIND (?:YOU )?#unit ")
"""Thanks for it, and others who are to be reminded: "danke fürs Erinnern", "erinnern Sie das Bauamt an 6.1.4"."""
_SOMEBODY_ELSE = re.compile(
    r"(?: (?:du|bitte|mal|doch|please|auch|sie(?! mich| uns)))* "
    r"(?:frau|herr|herrn|hr|fr|ihn|ihm|sie(?! mich| uns)|ihr|ihnen|her|him|them|mr|mrs|ms|jeden|everyone|everybody"
    r"|(?:(?:alle|den|die|das|der|dem|the|my|our|unsere?n?|meine?n?|seine?n?|ihre?n?) )?"
    r"(?:kolleg\w*|chef\w*|leiter\w*|leitung|team|mitarbeit\w*|praktikant\w*|colleagues?|boss|staff|manager))\b"
)
"""Right behind a word of reminding it is not the writer who is to be reminded."""
_TOLD = frozenset({
    "reminds", "reminded", "erinnerte", "erinnerten", "meinte", "meinten", "sagte", "sagten", "said", "told",
})  # fmt: skip
"""What was, and what somebody said."""
_WITHDRAWN = re.compile(
    r"\b(?:vergiss (?:es|das)|vergessen sie (?:es|das)|ach (?:lass|nein|nee|noe|egal)|lass (?:es|mal|gut sein|stecken)"
    r"|doch (?:nicht|nich|net)|(?:hat|hab|habe) (?:sich|ich) (?:schon )?erledigt|quatsch"
    r"|never mind|nevermind|forget (?:it|that)|scratch that|cancel that)\b"
)
"""Behind a wish these take it back."""
_MISSED = re.compile(
    r"\b(?:waere?n?|haette?n?|would have|should have)\b.*\b(?:gewesen|gehabt|been|geholfen|gebraucht|helped)\b"
)
"""What would have been good."""


def only_sounds_like_a_wish(sentence: Sentence, norm: str) -> bool:
    """Whether a sentence with the words of a wish (`norm`: in normal form) wishes nothing."""
    if _OF_OTHERS.search(sentence.shape) or any(word in _TOLD for word in norm.split()) or _MISSED.search(norm):
        return True
    verbs = [part for part in sentence.parts if part.tag == "REMIND"]
    if any(_SOMEBODY_ELSE.match(_behind(sentence, part.end)) for part in verbs):
        return True
    first = min((part.end for part in sentence.parts if part.tag in {"REMIND", "REMINDER"}), default=0)
    if _WITHDRAWN.search(_behind(sentence, first)):
        return True
    if verbs and (_FORGOT.search(norm) or _WANTED_TO.search(norm)):
        return True
    if _NOT_THEN.search(norm) and not re.search(r"\b(?:vergess|vergiss|forget)", norm):
        return True
    told = {part.norm for part in verbs} == {"erinnert"}
    is_passive = bool(sentence.tag_set & {"BECOME", "WANT"})
    return (not is_question(sentence) and _REMEMBERED.search(sentence.shape) is not None) or (told and not is_passive)


def _behind(sentence: Sentence, place: int) -> str:
    """Return the words behind a place in the text, a space before each."""
    return "".join(f" {word.norm}" for word in sentence.words if word.start >= place and word.is_word)
