"""The words beside which a number is no date. Data only."""

from bot.periods.words import word_set

NUMBERED_PAPERS = word_set(
    "nr nummer az aktenzeichen gz ds drs drucksache drucksachen bv prot protokoll amtsblatt rundschreiben"
)
"""What is filed under a number: all that is glued to it belongs to it, a colon or a hyphen before it too."""
NO_PERIOD_BEHIND = NUMBERED_PAPERS | word_set(
    "version versionen v ip release build massnahme massnahmen ziel ziele punkt kapitel abschnitt paragraf "
    "paragraph § raum zimmer tel telefon fax plz seite measure goal din iso"
)
"""A number behind one of these is no date."""
NO_YEAR_BEFORE = word_set(
    "% € $ euro eur prozent percent uhr haushalte haushalten personen kinder kindern einwohner einwohnern stunden std "
    "km m qm plaetze teilnehmer teilnehmern stueck menschen familien households people children hours"
)
"""Four digits before one of these are an amount."""
NAMED_AFTER_A_YEAR = word_set("agenda zensus leitbild vision masterplan horizont europa deutschland")
"""A year right behind one of these is part of a name: "Agenda 2030"."""
NO_ROMAN_QUARTER_BEHIND = word_set("sgb hartz phase teil band stufe kapitel artikel anlage modul part")
TITLES = word_set("herr herrn frau familie dr mr mrs ms")
"""Behind one of these "Sommer" and "März" are names of people."""
