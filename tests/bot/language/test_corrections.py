"""Reports that are taken back while writing, and reports in a polite frame."""

from dataclasses import replace

import pytest

from bot.agreement.model import Status
from bot.language.understand import understand
from bot.language.understanding import Intent
from tests.bot.language.agreements import TODAY, example


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        ("6.1.3 erledigt... quatsch, läuft noch", "6.1.3", Status.IN_PROGRESS),
        ("6.1.3 erledigt... quatsch, läuft noch zu 60 %", "6.1.3", Status.IN_PROGRESS),
        ("6.1.3 ist fertig, nein, verschoben auf Oktober", "6.1.3", Status.DELAYED),
        ("2.1.5 done. wait, wrong one, 1.3.1 is done", "1.3.1", Status.DONE),
        ("1.1.2 fertig. Korrektur: 1.1.3 fertig", "1.1.3", Status.DONE),
    ],
)
def test_what_follows_a_correction_counts(text: str, code: str, status: Status) -> None:
    understood = understand(text, TODAY, example())
    assert [(report.code, report.status) for report in understood.reports] == [(code, status)]
    assert understood.choices == ()


def test_a_corrected_date_counts() -> None:
    text = "4.2.1 postponed by three weeks... no sorry, postponed to 31 July 2021"
    (report,) = understand(text, TODAY, example()).reports
    assert report.new_due is not None
    assert str(report.new_due.last) == "2021-07-31"


@pytest.mark.parametrize("text", ["2.1.5 done. oh no wait, wrong one", "1.1.3 erledigt, ach nee, falsche Nummer"])
def test_what_is_only_taken_back_is_not_written(text: str) -> None:
    assert understand(text, TODAY, example()).choices


def test_another_code_without_a_state_is_shown_not_written() -> None:
    understood = understand("1.1.3 ist fertig, ach nee, ich meinte 1.1.2", TODAY, example())
    assert (understood.intent, understood.codes) == (Intent.DETAIL, ("1.1.2",))


def test_a_correction_of_an_answer_to_a_card_is_about_its_measure() -> None:
    replied = replace(example(), topic_codes=("6.1.3",))
    (report,) = understand("fertig... quatsch, 80 %", TODAY, replied).reports
    assert (report.code, report.progress) == ("6.1.3", 80)


@pytest.mark.parametrize(
    "text",
    [
        "könnt ihr bitte eintragen, dass 4.1.3 erledigt ist? Flyer gedruckt",
        "Kannst du notieren: 4.1.3 erledigt, Flyer gedruckt",
        "Ich wäre dankbar, wenn ihr festhaltet, dass 4.1.3 erledigt ist, Flyer gedruckt",
        "could you please put down that 4.1.3 is done, Flyer gedruckt",
    ],
)
def test_a_polite_frame_leaves_a_report_a_report(text: str) -> None:
    (report,) = understand(text, TODAY, example()).reports
    assert (report.status, report.note) == (Status.DONE, "Flyer gedruckt")


@pytest.mark.parametrize("text", ["bitte notieren", "notiere", "könnt ihr eintragen", "please note", "bitte notieren,"])
def test_a_frame_with_nothing_in_it_is_small_talk(text: str) -> None:
    assert understand(text, TODAY, example()).intent is Intent.NONE


@pytest.mark.parametrize("text", ["Wir müssen noch festhalten, dass 6.1.3 fertig ist", "notier dir mal die 6.1.3"])
def test_what_is_yet_to_be_noted_is_not_written(text: str) -> None:
    understood = understand(text, TODAY, example())
    assert not understood.reports or understood.choices
