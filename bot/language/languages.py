"""German or English, by the words only one of them has."""

from collections.abc import Iterable

from bot.language.words import word_set

_GERMAN = word_set(
    """
    der die das den dem des ein eine einen einem einer ist sind wird werden muss muessen wir ich unser unsere
    mein meine und oder nicht kein keine noch schon bis zum zur vom beim im fuer ueber wer wann wie welche welcher
    welches faellig faellige ueberfaellig zeig zeige massnahme massnahmen erledigt fertig abgeschlossen laeuft hilfe
    stand zu mit von bei auf aus haben hat gibt es alle alles dieses diesen naechsten naechstes naechste quartal
    jahr monat woche bitte erinnere jeden verschoben handlungsfeld ziel zustaendig wenn falls kannst du sie mich mir
    uns heute morgen gestern kommt steht daueraufgaben danke hallo sobald auch seit ab vor nach letztes letzten juni
    juli januar februar maerz mai oktober dezember fuers bin jahresende geht machen soll verantwortlich frist
    fristen termine liefern prozent dran endlich nun nu durch bisher doch mal jetzt ging kam wurde wurden sich sehr nur
    wieder ihr euch dann aber weil wegen mehr ganz ach mer isch net nix
    """
)
_ENGLISH = word_set(
    """
    the of are room booked meeting office working waiting printed signed sent ready open closed stuck what whats which
    who when how where due overdue ongoing this that next last quarter year month week by until till for from about
    with our we my i me us and or not yet show list tell find help remind measure measures done finished completed
    delayed cancelled because all everything anything does have has had been please thanks thank field goal responsible
    progress every monday tuesday wednesday thursday friday june july october december march january february you can
    could should would if once still already to up end today tomorrow yesterday summary needs needed haven hasn begun
    months weeks years very complete slow quick late running key figures numbers offices before after between during
    than then they their them isn doesn won being into out over under only also just more most some few much many each
    other own same here there but were did do per around while without overview any on at it started later postponed
    pending outstanding tasks deadline deadlines percent went got came made said gone left agreed contractor council
    met everyone nobody need new two three four half going get let may might must ours search canceled dropped planned
    works work update date dates overall
    """
)


def language(norms: Iterable[str]) -> str | None:
    """Return "de" or "en", None where a message of these words does not show it."""
    seen = frozenset(norms)
    german, english = len(seen & _GERMAN), len(seen & _ENGLISH)
    if german == english:
        return None
    return "de" if german > english else "en"
