"""What is written in reply to a nudge, besides reports and days."""

from datetime import date

import pytest

from bot.nudges.replies import Answer, Answered, read_reply
from tests.bot.language.agreements import example

TODAY = date(2021, 6, 1)


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("nicht zuständig", Answered(Answer.NOT_OURS)),
        ("bin ich nich mehr für zuständig seit April", Answered(Answer.NOT_OURS)),
        ("6.1.4 liegt nich bei uns, das macht das Bauamt", Answered(Answer.NOT_OURS, ("6.1.4",))),
        ("6.1.4 ist nicht unsere Aufgabe", Answered(Answer.NOT_OURS, ("6.1.4",))),
        ("falsche Adresse", Answered(Answer.NOT_OURS)),
        ("im not responsible for either of these", Answered(Answer.NOT_OURS, is_of_all=True)),
        ("not my job, ask the Bauamt pls", Answered(Answer.NOT_OURS)),
        ("gib das bitte an meine Vertretung", Answered(Answer.TO_DEPUTY)),
        ("an die Vertretung weitergeben", Answered(Answer.TO_DEPUTY)),
        ("pass this on to my deputy please", Answered(Answer.TO_DEPUTY)),
        ("6.1.3 bitte an Vertretung, 6.1.4 mach ich selber", Answered(Answer.TO_DEPUTY, ("6.1.3",))),
    ],
)
def test_who_is_not_responsible_or_passes_it_on_says_so(text: str, answered: Answered) -> None:
    assert read_reply(text, TODAY, example()) == answered


@pytest.mark.parametrize(
    "text",
    [
        "doch doch, zuständig sind wir schon",
        "wir sind zuständig, aber nicht allein",
        "Warum bin ich nicht mehr zuständig?",
        "das Bauamt ist nicht zuständig",
        "wenn wir nicht zuständig sind, wer dann",
        "6.1.3 sind wir nicht zuständig, 6.1.4 läuft",
        "ich habe es schon an meine Vertretung gegeben",
        "meine Vertretung weiß Bescheid",
        "60 %",
    ],
)
def test_with_other_words_in_it_nothing_is_declined_or_passed_on(text: str) -> None:
    assert read_reply(text, TODAY, example()) is None
