import pytest

from bot.agreement.lines import Shape, mended, numbered, paragraphs, plain

MENDED = [
    ("ämterübergrei- fenden Querschnitts-Arbeitsgruppe", "ämterübergreifenden Querschnitts-Arbeitsgruppe"),
    ("Familiengerechter Kyff- häuserkreis", "Familiengerechter Kyffhäuserkreis"),
    ("Arbeitsgruppe „Au- dit“", "Arbeitsgruppe „Audit“"),
    ("Kreis- verwaltung", "Kreisverwaltung"),
    ("Umset\u00adzung", "Umsetzung"),
    ("übergrei-\nfend", "übergreifend"),
    ("Kinder- und Jugendarbeit", "Kinder- und Jugendarbeit"),
    ("Kinder- oder Jugendarbeit", "Kinder- oder Jugendarbeit"),
    ("ein- bis zweimal", "ein- bis zweimal"),
    ("Regel-, Gemeinschafts- und Berufsschulen", "Regel-, Gemeinschafts- und Berufsschulen"),
    ("Kita- Einstieg", "Kita- Einstieg"),
    ("Kita- GS", "Kita- GS"),
    ("E- Mail", "E- Mail"),
    ("10- 12 Jahren", "10- 12 Jahren"),
    ("Rück- und …", "Rück- und …"),
    ("Jugendsozialarbeit“- Stand 2013-", "Jugendsozialarbeit“- Stand 2013-"),
    ("Kinder – und Jugendarbeit", "Kinder – und Jugendarbeit"),
]


@pytest.mark.parametrize(("broken", "whole"), MENDED)
def test_only_words_the_pdf_broke_are_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<p>Eins.</p> <p>Zwei.</p>", ("Eins.", "Zwei.")),
        (
            'Begonnen: <ol style="list-style-type: none"> 1. Daten 2. Auswertung',
            ("Begonnen:", "1. Daten 2. Auswertung"),
        ),
        ("<b>fett</b> und <i>schräg</i>", ("fett und schräg",)),
        ("Müller &amp; Söhne", ("Müller & Söhne",)),
        ("a < b und c > d", ("a < b und c > d",)),
        ("<18 Jahre", ("<18 Jahre",)),
        ("<p></p>", ()),
    ],
)
def test_markup_goes_and_text_stays(value: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(value) == expected


def test_a_cell_is_one_line_of_plain_text() -> None:
    assert plain("<p>Eins.</p>\n<p>Zwei.</p>") == "Eins. Zwei."


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("", Shape.BLANK),
        ("  ", Shape.BLANK),
        ("------\t---", Shape.RULE),
        ("--\t-------------", Shape.RULE),
        (".....", Shape.RULE),
        ("Seite 3 von 12", Shape.FURNITURE),
        ("- 7 -", Shape.FURNITURE),
        ("Handlungsfeld 1: Mobilität ............ 3", Shape.FURNITURE),
        ("–", Shape.TEXT),
        ("2020", Shape.TEXT),
        ("Umsetzung …", Shape.TEXT),
    ],
)
def test_a_line_shows_what_it_is(line: str, shape: Shape) -> None:
    assert [found.shape for found in numbered(line)] == [shape]


def test_lines_count_from_one_whatever_ends_them() -> None:
    assert [(line.number, line.text) for line in numbered("a\r\nb\rc")] == [(1, "a"), (2, "b"), (3, "c")]
