"""Words and patterns by which data of a client is recognised; data alone, read by `bot.privacy.clients`."""

from bot.agreement.first_names import FIRST_NAMES


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TITLES = _words(
    """
frau herr herrn hr fr familie fam eheleute ehepaar klient klientin patient patientin bewohner bewohnerin mandant
mandantin kunde kundin betreute betreuter betreuten antragsteller antragstellerin versicherte versicherter mr mrs ms
"""
)
"""What stands before the name of a person."""

BETWEEN = _words(
    """
dr prof med von van de der zu vom landrat landraetin buergermeister buergermeisterin amtsleiter amtsleiterin
"""
)
"""What may stand between such a word and the name."""

NO_NAMES = frozenset(
    _words(
        """
    und oder in im an am auf aus bei beim mit nach vom zum zur fuer ueber unter vor hat ist war wird kann soll will
    muss darf kommt meint sagt sagte meinte hatte waere wurde moechte macht die der das den dem des ein eine einen einem
    einer nicht noch schon auch heute morgen gestern bitte zu von als wie wenn dass weil bis ab seit wegen geb geboren
    ihre ihr sein seine kein keine hier da dort fehlt braucht wohnt lebt bekommt beirat haus mann frau kind kinder
    landrat landraetin buergermeister buergermeisterin amtsleiter amtsleiterin ministerin minister doktor professor
    quartal halbjahr jahr jahre monat woche abschnitt stock bauabschnitt entwurf fassung
    and or in at on with from is was has will the a an not who said
    """
    )
)
"""What is no name, though it stands where a name would."""

OF_CLIENTS = _words(
    """
aaron alina amelie angelina ayse benedikt celina chantal chiara cindy colin damian darius dustin elias emilia emily
enrico fabienne finn fynn giulia greta hailey henry ida jana jannik jason jayden jeremy joel jonathan joshua julius
justin kevin kimberly laura lara lea leandro lenny levi liam lilly louis luca lucas lucy luis luna maik malte mandy
marcel marvin mats maurice maya mike milan mila mohammad nele nico nina oliver oskar pascal patrick phil philipp
raphael rene rico robin ronny sandy sascha sebastian selina sarah silas steve theo tim timo tom tobias toni valentin
vanessa vincent yannick yasmin zoe
adelheid agnes agathe ahmad ahmed albert alfons ali alois aleksander amir anastasia anton auguste aylin aziz berta
bozena brunhilde dmitri ebru edeltraud eleonore elfi elif elvira emil emine emma erna erwin eugen fatima fatma felicitas
frida gertrud gerlinde giovanni gottfried grete hasan hedwig heinrike hermine hertha hildegard hilde huseyin hussein
ibrahim igor ilse ingeburg irmgard irma isolde ivan jadwiga jewgeni josefine juri kamil karim katharina klara konrad
krystyna
kunigunde lena leni leon leonie liesbeth lieselotte lina linus lisbeth ljudmila lotte ludmila luise lukas magda
magdalena malgorzata maria marianne marie marlies martha max maximilian mehmet mia milena mohamed mohammad mohammed
muhammad mustafa nadja natalia natascha noah nour oleg olga omar oskar ottilie otto paula pauline piotr rosa rosemarie
rosi roswitha samira selma sergej siegfried siegrun sofia sophie svetlana swetlana tatjana theresia thea traudel trude
ulla viktor vladimir waldemar walburga waltraud waltraut wanda wilhelm wilhelmine wilma wladimir yusuf zeynep
"""
)
"""First names that clients have and that `FIRST_NAMES`, the names of those who work in offices, lacks."""

GIVEN = FIRST_NAMES | frozenset(OF_CLIENTS)

NUMBER_LABELS = _words(
    r"""
aktenzeichen geschäftszeichen az gz fallnummer fall-?nr fallnr kundennummer kunden-?nr kundennr kd\.?-?nr
klientennummer patientennummer bewohnernummer mitgliedsnummer versichertennummer versicherten-?nr versicherungsnummer
versicherungs-?nr
rentenversicherungsnummer rentennummer sozialversicherungsnummer sv-?nummer sv-?nr rv-?nummer rv-?nr kvnr
krankenversichertennummer krankenversicherungsnummer steuer-?id steueridentifikationsnummer personalausweisnummer
ausweisnummer bg-?nummer bg-?nr bedarfsgemeinschaft vorgangsnummer hilfefall wohngeldnummer
"""
)
"""What stands before the number of a person's file."""

PERSONAL_LABELS = _words(
    r"""
fallnummer fall-?nr fallnr kundennummer kunden-?nr kundennr kd\.?-?nr klientennummer patientennummer versichertennummer
versicherten-?nr rentenversicherungsnummer sozialversicherungsnummer sv-?nummer sv-?nr rv-?nummer rv-?nr kvnr
krankenversichertennummer steuer-?id steueridentifikationsnummer personalausweisnummer bg-?nummer bg-?nr
"""
)
"""Those that name one person by themselves, with or without the name."""

STREETS = _words(r"straße strasse str\. str weg gasse allee platz ring damm ufer chaussee promenade steig pfad anger")

PLACES = _words(
    """
markt anger bahnhof park wald hang berg see schloss ring platz rathaus graben ufer damm teich kirchplatz mühlgraben bach
brunnen tor hof garten kirche brücke linden feld sportplatz friedhof stadtpark mühle wipper unstrut
"""
)
"""What streets without a word for street are called after: "Am Markt 4"."""

TOWN_ENDINGS = _words(
    """
hausen stadt burg dorf heim ingen leben roda rode furt furth see tal hagen kirchen bach berg feld berlin münchen köln
"""
)

CONDITIONS = _words(
    """
demenz alzheimer depression depressionen schizophrenie psychose epilepsie parkinson krebs brustkrebs lungenkrebs
leukämie diabetes schlaganfall herzinfarkt multiple borderline essstörung magersucht bulimie adhs autismus asperger
alkoholsucht alkoholabhängigkeit drogensucht spielsucht suchterkrankung hiv aids hepatitis tuberkulose copd
rheuma burnout burn-out angststörung zwangsstörung persönlichkeitsstörung suizidversuch fehlgeburt
schwangerschaftsabbruch querschnittslähmung lernbehinderung dementia cancer
"""
)

STATES = _words(
    """
dement demenzkrank depressiv schizophren alkoholkrank alkoholabhängig drogenabhängig drogensüchtig suchtkrank krebskrank
suizidal suizidgefährdet magersüchtig bettlägerig inkontinent schwerbehindert hiv-positiv verschuldet obdachlos
wohnungslos schwanger alkoholisiert psychotisch autistisch querschnittsgelähmt vorbestraft
"""
)
"""What is said of one person only, so it needs no verb."""
