"""Which files are taken with a report, and under which name: decided before anything is fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clean import clean
from bot.reporting.evidence import (
    FORMATS,
    MOST_LABEL,
    Accepted,
    FileKind,
    Offered,
    Refusal,
    Refused,
    acceptable,
)

MOST = 1000


def decided(name: str, media_type: str = "", size: int | None = 5) -> Accepted | Refused:
    return acceptable(Offered("id", name, media_type, size), MOST)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Protokoll.pdf", FileKind.PDF),
        ("Bericht.docx", FileKind.OFFICE),
        ("Zahlen.XLSX", FileKind.OFFICE),
        ("Vortrag.odp", FileKind.OFFICE),
        ("Aushang.JPG", FileKind.IMAGE),
        ("plan.png", FileKind.IMAGE),
    ],
)
def test_documents_and_pictures_are_taken(name: str, kind: FileKind) -> None:
    accepted = decided(name)
    assert isinstance(accepted, Accepted)
    assert accepted.format.kind is kind
    assert accepted.label.lower() == name.lower()


@pytest.mark.parametrize(
    "name", ["film.mp4", "makros.docm", "alt.doc", "seite.html", "bild.svg", "paket.zip", "lauf.exe", "liste.csv", ""]
)
def test_everything_else_is_refused(name: str) -> None:
    assert decided(name) == Refused(Refusal.KIND, name)


def test_the_ending_of_the_name_counts_more_than_the_type_somebody_names() -> None:
    assert decided("lauf.pdf", "application/x-msdownload") == Accepted(FORMATS[".pdf"], "lauf.pdf")
    assert decided("Protokoll 3.5", "application/pdf") == Accepted(FORMATS[".pdf"], "Protokoll 3.5.pdf")
    assert decided("", "image/jpeg") == Accepted(FORMATS[".jpg"], "Dokument.jpg")


def test_what_is_larger_than_the_limit_is_refused_and_what_hides_its_size_is_not() -> None:
    assert decided("a.pdf", size=MOST + 1) == Refused(Refusal.SIZE, "a.pdf")
    assert isinstance(decided("a.pdf", size=MOST), Accepted)
    assert isinstance(decided("a.pdf", size=None), Accepted)
    assert acceptable(Offered("id", size=MOST + 1, is_photo=True), MOST) == Refused(Refusal.SIZE, "")


def test_a_video_is_refused_whatever_it_is_called() -> None:
    assert acceptable(Offered("id", "a.pdf", is_document=False), MOST) == Refused(Refusal.KIND, "a.pdf")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/Protokoll.pdf", "Protokoll.pdf"),
        ("C:\\Nutzer\\Anna\\Protokoll.pdf", "Protokoll.pdf"),
        ("Proto\x00koll\x1b.pdf", "Protokoll.pdf"),
        ("rechnung\u202efdp.exe.pdf", "rechnungfdp.exe.pdf"),
        ("=HYPERLINK(1).pdf", "HYPERLINK(1).pdf"),
        ("+49 Liste.pdf", "49 Liste.pdf"),
        ("-rf.pdf", "rf.pdf"),
        ("@alle.pdf", "alle.pdf"),
        ("'=1+1.xlsx", "1+1.xlsx"),
        ("<b>Protokoll<b>.pdf", "b Protokoll b.pdf"),
        ("  viel \n\t Platz .pdf", "viel Platz.pdf"),
        ("...pdf", "Dokument.pdf"),
        ("Protokoll.pdf. ", "Protokoll.pdf"),
        ("Straße & Grün 📎.pdf", "Straße & Grün 📎.pdf"),
    ],
)
def test_of_a_name_only_a_cleaned_label_stays(name: str, label: str) -> None:
    accepted = decided(name)
    assert isinstance(accepted, Accepted)
    assert accepted.label == label


def test_a_name_of_4000_characters_keeps_its_ending() -> None:
    accepted = decided("ä" * 4000 + ".docx")
    assert isinstance(accepted, Accepted)
    assert accepted.label == "ä" * (MOST_LABEL - 5) + ".docx"


@given(st.text(max_size=300), st.sampled_from(["", *FORMATS, ".exe"]))
def test_no_name_makes_a_label_that_bites(name: str, ending: str) -> None:
    label = decided(name + ending).label
    assert len(label) <= MOST_LABEL
    assert not set(label) & set('/\\<>:"|?*\n\t\0')
    assert not label.startswith(("=", "+", "-", "@", ".", "'"))
    assert clean(label).text == label
