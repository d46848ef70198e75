"""The checker sees what must not be. Its histories are written by hand: it knows nothing of what made them."""

from typing import Any

import pytest

from tests.faults.checker import Final, Verdict, check

EN, DE = "Zielbot now answers in English.", "Zielbot antwortet jetzt auf Deutsch."


def final(**changes: Any) -> Final:
    usual: dict[str, Any] = {
        "updates": {1: "done"},
        "states": {},
        "notices": 0,
        "languages": {},
        "cards": {},
        "files": [],
        "notes": [],
        "text": "",
    }
    return Final(**usual | changes)


def arrived(*texts: str) -> list[dict[str, Any]]:
    return [{"kind": "arrived", "chat": 5, "text": text, "method": "sendMessage"} for text in texts]


def heard(*texts: str) -> list[dict[str, Any]]:
    """What came to a coordinator."""
    return [{"kind": "coordinator", "chat": 9}, *(one | {"chat": 9} for one in arrived(*texts))]


GIVEN = {"kind": "given", "update": 1}
CONFIRMED = {"kind": "confirmed", "offset": 2}
ASKED = {"kind": "asked", "chat": 5, "marker": "zqbbbbzq", "update": 1}
TOGGLED = {"kind": "toggled", "chat": 5, "update": 1}
QUEUED = {"kind": "queued", "chat": 5, "marker": "zqbbbczq", "subject": "zqbbbdzq", "row": 7, "is_withdrawn": False}
WANTED = {"kind": "wanted", "chat": 5, "method": "sendPhoto", "update": 1}
REPORTED = {"kind": "reported", "chat": 5, "marker": "zqbbbgzq", "update": 1}
NOTED = ["Vermerk zqbbbgzq"]
HANDED_IN = {"kind": "handed_in", "chat": 5, "label": "zqbbbfzq.pdf", "size": 9, "update": 1}
STORED = "Nachweis „zqbbbfzq.pdf“ gespeichert zu 2.1.1."
KEPT = {"files": [("zqbbbfzq.pdf", "stored", 9)]}
TOLD = "Bei 1 Nachricht ist die Zustellung ungewiss oder gescheitert."
LISTED = "1. Hinweis zu zqbbbdzq: Zustellung ungewiss"
PRESSED = {"kind": "pressed", "card": 3, "update": 1, "leads_to": "2021-07-01"}
PLANNED = {"kind": "nudge", "code": "zqbbbhzq", "on": "2021-05-04", "chats": [5]}
LIVED = {"kind": "lived", "day": "2021-05-04"}
DECIDED: dict[str, Any] = {"slots": ["zqbbbhzq"], "digests": [(5, "zqbbbhzq, zqbbbjzq", "sent")]}
MAY_4 = 1620111600
"""Nine o'clock in Berlin."""
DIGEST = {"kind": "arrived", "chat": 5, "text": "zqbbbhzq", "method": "sendMessage", "is_edit": False, "date": MAY_4}
A_DAY = 86400
REFUSED = {"kind": "call", "chat": 5, "text": "", "method": "sendPhoto", "refused": True}


def verdict(*events: dict[str, Any], output: str = "", **changes: Any) -> Verdict:
    return check([GIVEN, CONFIRMED, *events], final(**changes), output)


def test_what_went_well_is_no_finding() -> None:
    events = (ASKED, *arrived("zqbbbbzq", EN), TOGGLED, QUEUED, *arrived("zqbbbczq"), PRESSED)
    came = verdict(*events, languages={5: "en"}, states={7: "sent"}, cards={3: "2021-07-01"})
    assert came.findings == []


def test_nudges_that_were_planned_and_came_once_or_are_shown_are_no_finding() -> None:
    assert verdict(PLANNED, LIVED, DIGEST, **DECIDED).findings == []
    assert verdict(PLANNED, {"kind": "lived", "day": "2021-05-03"}).findings == []
    unknown: dict[str, Any] = {"slots": ["zqbbbhzq"], "digests": [(5, "zqbbbhzq", "uncertain")]}
    assert verdict(PLANNED, LIVED, *heard("1. Hinweis zu zqbbbhzq: Zustellung ungewiss"), **unknown).findings == []


@pytest.mark.parametrize(
    ("events", "changes", "kind"),
    [
        ([], {}, "lost"),
        ([DIGEST], {"slots": []}, "lost"),
        ([DIGEST], {"slots": ["zqbbbhzq"] * 2}, "twice"),
        ([], {"digests": [(5, "zqbbbhzq", "uncertain")]}, "lost"),
        ([], {"digests": []}, "lost"),
        ([DIGEST, DIGEST | {"date": MAY_4 + A_DAY}], {}, "twice"),
        ([DIGEST, DIGEST | {"date": MAY_4 + 3600, "text": "zqbbbhzq"}], {}, "twice"),
        ([DIGEST | {"date": MAY_4 - A_DAY}], {}, "wrong"),
        ([DIGEST | {"date": MAY_4 - 3 * 3600}], {}, "wrong"),
        ([DIGEST | {"date": MAY_4 + 4 * A_DAY}], {}, "wrong"),
    ],
)
def test_a_nudge_lost_twice_early_or_late_is_a_finding(
    events: list[dict[str, Any]], changes: dict[str, Any], kind: str
) -> None:
    assert getattr(verdict(PLANNED, LIVED, *events, **DECIDED | changes), kind)


@pytest.mark.parametrize(
    ("events", "changes", "kind"),
    [
        ([], {"updates": {}}, "lost"),
        ([], {"updates": {1: "open"}}, "lost"),
        ([ASKED], {}, "lost"),
        ([TOGGLED, *arrived(EN)], {"languages": {5: "de"}}, "lost"),
        ([TOGGLED, *arrived(EN, DE)], {"languages": {5: "de"}}, "twice"),
        ([QUEUED], {"states": {7: "sent"}}, "lost"),
        ([QUEUED, *arrived("zqbbbczq", "zqbbbczq")], {"states": {7: "sent"}}, "twice"),
        ([QUEUED, *arrived("zqbbbczq", "zqbbbczq")], {"states": {7: "uncertain"}}, "twice"),
        ([QUEUED | {"is_withdrawn": True}, *arrived("zqbbbczq")], {"states": {7: "sent"}}, "leaked"),
        ([QUEUED, *heard(TOLD)], {"states": {7: "uncertain"}}, "lost"),
        ([QUEUED, *heard(LISTED)], {"states": {7: "uncertain"}}, "lost"),
        ([WANTED, *arrived("")], {}, "lost"),
        ([HANDED_IN, *arrived(STORED)], {}, "lost"),
        ([HANDED_IN], KEPT, "lost"),
        ([HANDED_IN, *arrived(STORED)], {"files": [("zqbbbfzq.pdf", "stored", 8)]}, "lost"),
        ([HANDED_IN, *arrived(STORED)], {"files": [("zqbbbfzq.pdf", "failed", None)]}, "lost"),
        ([HANDED_IN, *arrived(STORED)], {"files": KEPT["files"] * 2}, "twice"),
        ([PRESSED], {"cards": {3: "2021-10-01"}}, "twice"),
        ([PRESSED], {"cards": {3: "2021-04-01"}}, "lost"),
        ([{"kind": "stranger", "chat": 5}, {"kind": "canary", "text": "Kita"}, *arrived("Kita")], {}, "leaked"),
        ([{"kind": "secret", "text": "700:abc"}], {"text": "700:abc"}, "leaked"),
        ([{"kind": "call", "chat": 5, "text": "a\u202eb", "method": "sendMessage", "refused": False}], {}, "wrong"),
        ([{"kind": "not_quiet"}], {}, "wrong"),
        ([{"kind": "stopped", "status": 256}], {}, "wrong"),
    ],
)
def test_what_must_not_be_is_a_finding(events: list[dict[str, Any]], changes: dict[str, Any], kind: str) -> None:
    assert len(getattr(verdict(*events, **changes), kind)) == 1


def test_a_secret_or_a_message_in_what_was_printed_is_a_finding() -> None:
    assert verdict({"kind": "secret", "text": "700:abc"}, output="at 700:abc").leaked
    assert verdict(ASKED, *arrived("zqbbbbzq"), output="somebody wrote zqbbbbzq").leaked


@pytest.mark.parametrize(
    ("events", "changes"),
    [
        ([ASKED], {"updates": {1: "quarantined"}}),
        ([ASKED, REFUSED], {}),
        ([QUEUED, *heard(TOLD, LISTED)], {"states": {7: "uncertain"}}),
        ([QUEUED, *heard(LISTED)], {"states": {7: "uncertain"}, "notices": 1}),
        ([WANTED, *[one | {"method": "sendPhoto"} for one in arrived("")]], {}),
        ([WANTED, REFUSED], {}),
        ([HANDED_IN, *arrived(STORED, STORED)], KEPT),
        ([HANDED_IN], {"updates": {1: "quarantined"}}),
        ([QUEUED], {"states": {7: "failed"}}),
        ([ASKED, {"kind": "expired", "update": 1}], {"updates": {}}),
        ([TOGGLED, *arrived(EN, EN)], {"languages": {5: "en"}}),
    ],
)
def test_what_is_shown_or_was_never_ours_is_no_finding(events: list[dict[str, Any]], changes: dict[str, Any]) -> None:
    assert verdict(*events, **changes).findings == []


def test_a_report_is_stored_once_and_answered() -> None:
    answered = arrived("Gespeichert … „Vermerk zqbbbgzq“")
    assert not verdict(REPORTED, *answered, notes=NOTED).findings
    assert verdict(REPORTED, *answered).lost
    assert verdict(REPORTED, notes=NOTED).lost
    assert verdict(REPORTED, *answered, notes=NOTED * 2).twice
