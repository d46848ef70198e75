import pytest

from bot.agreement.labels import Row, row_label

SPELLINGS_OF_THE_END = [
    "Umsetzung /fortlaufend",
    "Umsetzung / fortlaufend",
    "Umsetzung/ fortlaufend",
    "Umsetzung fortlaufend",
    "Umsetzung bis",
    "Umsetzung bis 1. Jahresbericht / 2. Jahresbericht / fortlaufend",
    "Umsetzung bis 1. Jahresbericht / 2. Jahresbericht /",
    "Umsetzungsende",
    "Umsetzungsende bis",
    "Umsetzungsende / alternativ: Laufende Umsetzung? Welcher Turnus?",
]


@pytest.mark.parametrize("label", SPELLINGS_OF_THE_END)
def test_ten_spellings_of_the_end_row_mean_the_same(label: str) -> None:
    found = row_label(label)
    assert found is not None
    assert found.row is Row.END


LABELS = [
    ("Indikator / Erfolgskriterium", Row.INDICATOR),
    ("Indikator Erfolgskriterium", Row.INDICATOR),
    ("INDIKATOREN", Row.INDICATOR),
    ("Erfolgsindikator(en)", Row.INDICATOR),
    ("Woran erkennen wir den Erfolg?", Row.INDICATOR),
    ("Zielgruppe(n)", Row.AUDIENCE),
    ("Zielgrupe", Row.AUDIENCE),
    ("Zielquelle", Row.SOURCE),
    ("Kosten / Ressourcen", Row.COST),
    ("Benötigte Mittel", None),
    ("Finanzierung", Row.COST),
    ("Verantwortlich", Row.RESPONSIBLE),
    ("Verantwortliche", Row.RESPONSIBLE),
    ("Verantwortlichkeiten", Row.RESPONSIBLE),
    ("Verantwotlich", Row.RESPONSIBLE),
    ("Zuständig", Row.RESPONSIBLE),
    ("Zustaendigkeit", Row.RESPONSIBLE),
    ("Federführung", Row.RESPONSIBLE),
    ("Wer?", Row.RESPONSIBLE),
    ("Beteiligte", Row.INVOLVED),
    ("Kooperationspartner", Row.INVOLVED),
    ("Umsetzungsbeginn", Row.START),
    ("Geplanter Beginn", Row.START),
    ("Beginn der Maßnahme", Row.START),
    ("Start", Row.START),
    ("Frist", Row.END),
    ("Termin", Row.END),
    ("Voraussichtliche Fertigstellung", Row.END),
    ("Bis wann?", Row.END),
    ("Zeitrahmen", Row.SPAN),
    ("Zeitraum", Row.SPAN),
    ("Laufzeit", Row.SPAN),
    ("Beginn / Ende", Row.SPAN),
    ("Turnus", Row.RHYTHM),
    ("Maßnahmen-Nr.", Row.CODE),
    ("Nr.", Row.CODE),
    ("Titel der Maßnahme", Row.TITLE),
    ("Kommunikation", Row.COMMUNICATION),
    ("Bemerkungen", Row.OTHER),
    ("Ziel der Maßnahme", Row.OTHER),
    ("Startkapital", None),
    ("Umsetzungshindernisse", None),
    ("Maßnahmenkategorie", None),
    ("Wetter", None),
    ("", None),
]


@pytest.mark.parametrize(("label", "row"), LABELS)
def test_a_label_means_its_row_in_every_spelling(label: str, row: Row | None) -> None:
    found = row_label(label)
    assert (found and found.row) == row
