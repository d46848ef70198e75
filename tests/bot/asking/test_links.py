import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.asking.links import code_of, is_measure, start_of
from bot.people.invite import make_token
from tests.bot.asking.county import AGREEMENT, measure, with_measures


@given(st.text())
def test_any_code_has_a_link_that_telegram_takes_and_that_leads_back(code: str) -> None:
    start = start_of(code)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", start)
    assert is_measure(start)
    agreement = with_measures(measure("1.1.1", "Anderes"), replace(measure("1.1.2", "x"), code=code)).agreement
    assert code_of(start, agreement) == code


def test_a_link_to_a_measure_that_is_gone_leads_nowhere() -> None:
    assert code_of(start_of("9.9.9"), AGREEMENT) is None


def test_an_invitation_is_no_link_to_a_measure() -> None:
    assert not any(is_measure(make_token()) for _ in range(1000))
    assert not is_measure("m_" + "ä" * 16)
