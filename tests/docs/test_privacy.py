"""docs/privacy.md says what the code does."""

import re
from pathlib import Path

import pytest

from bot.privacy.fields import TABLES
from bot.privacy.page import privacy_page
from bot.privacy.policy import Policy
from bot.texts.privacy import ERASE, NOTICE, privacy_text

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_as_the_code_makes_it() -> None:
    assert (DOCS / "privacy.md").read_text(encoding="utf-8") == privacy_page(), "write it anew with make privacy"


@pytest.mark.parametrize("table", TABLES)
def test_the_page_has_every_field_of_every_table(table: str) -> None:
    section = privacy_page().split(f"(`{table}`)")[1].split("\n### ")[0]
    assert [column for column in TABLES[table].columns if f"| `{column}` |" not in section] == []
    assert "Frist: " in section


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_notice_fits_a_phone_and_names_the_ways(lang: str) -> None:
    notice = privacy_text(lang, Policy("datenschutz@landkreis.example, Tel. 0361 123-456")).plain
    assert len(notice) <= 1500
    assert ("/meinedaten" if lang == "de" else "/mydata") in notice
    assert ("/datenloeschen" if lang == "de" else "/erase_data") in notice
    assert "datenschutz@landkreis.example" in notice


def test_without_a_contact_the_notice_says_whom_to_ask() -> None:
    assert "Datenschutzbeauftragte" in privacy_text("de").plain


def test_what_the_notice_says_of_time_is_what_the_rules_say() -> None:
    page, notice = privacy_page(), " ".join(text.de for text in (*NOTICE, *ERASE))
    for days in re.findall(r"\b(\d+) Tage", notice):
        assert f"{days} Tage" in page


@pytest.mark.parametrize("page", ["verzeichnis", "schwellwertanalyse", "dienstvereinbarung"])
def test_a_template_shows_where_something_is_to_be_filled_in(page: str) -> None:
    assert "…" in (DOCS / "templates" / f"{page}.md").read_text(encoding="utf-8")
