"""The words understanding lives on, as data: each belongs to one group, whatever its language.

All are in normal form (`bot.normal`). A sentence is read as the sequence of its groups, so the patterns of
`bot.language.intents` and `bot.language.status` serve German and English alike. A word of no group is content.
"""

from collections.abc import Mapping

Phrase = tuple[str, ...]


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


def _groups(table: str) -> dict[str, str]:
    """Read lines of a group's name in capitals and its words; a line without a name goes on with the group above."""
    group_of: dict[str, str] = {}
    group = ""
    for line in table.strip().splitlines():
        name, *words = line.split()
        if name.isupper():
            group = name
        else:
            words.insert(0, name)
        group_of.update(dict.fromkeys(words, group))
    return group_of


TAG_OF: Mapping[str, str] = _groups(
    """
    WHAT      was wieviel wieviele welche welcher welches welchen welchem wat what whats which womit wobei worauf
    WHO       wer wen wem wessen who whose whom whos
    WHEN      wann when whens
    HOW       wie how hows
    WHERE     wo woran worum wofuer worueber wozu where
    MANY      viele viel many much
    FAR       weit far
    IS        ist is sind war waren are were isses ists
    BECOME    wird werden wirds will ll gonna
    BE        sein be been being gewesen
    AM        bin bist seid
    HAVE      hat habe haben hast habt hatte hatten hab has have had having ve hammer hamwa hamma
    EXIST     gibt gibts existieren existiert there
    MUST      muss muessen musst muesst mussten musste must need needs muessmer muessn
    SHALL     soll sollen sollte sollten should ought supposed shall
    HAETTE    haette haetten haettest haettet
    CAN       kann kannst koennen koennt can could
    COULD     konnte konnten konntest managed
    DO        mach mache machen macht machst tun tut tue do does did doing make
    DELIVER   abliefern liefern liefert geliefert abgeben abgibt abzugeben einreichen einzureichen vorlegen vorlegt
              vorzulegen beibringen erbringen leisten umsetzen umzusetzen erledigen beenden abschliessen abzuschliessen
              abzuliefern schaffen bearbeiten deliver submit finish hand present provide fertigstellen fertigzustellen
              fertigmachen erfuellen abarbeiten abzuarbeiten einbringen beizubringen nachweisen nachzuweisen zuliefern
              zuzuliefern einzubringen erledigung vorlage vorlagen submission finalise finalize accomplish achieve turn
              vorzuweisen vorweisen finalisieren finalisierende finalisierenden wuppen gefordert gefragt owe owes
              schulden schuldet stemmen fertigzubekommen beitragen beizusteuern einreicht einreichung zuzuarbeiten
              completion abzuhaken
    COME      kommt kommen anstehen ansteht anstehend anstehende anstehenden bevorstehen dran anfallen anfaellt faellt
              fallen coming comes come upcoming next ahead erwartet looming approaching bevorstehende bevorstehenden
              anstehendes rollt rollen erwarten dringendes dringend dringende eiliges urgent pressing bevorsteht
              ausblick vorschau hereinkommt
    END       endet enden auslaufen auslaeuft ablaufen ablaeuft expire expires expiring ends endeten endete endend
              auslaufend auslaufende auslaufenden ablaufend ablaufende ablaufenden close closes terminate terminates
              schluss ablauf abschluesse
    LIES      steht stehen liegt liegen sieht siehts lies schauts schaut
    PLATE     zettel tisch plate agenda schirm programm docket radar
    DUE       faellig faellige faelligen faelliges faelliger faelligkeit faelligkeiten faelligkeitstermine due fristen
              faelligkeitstermin deadlines endtermine faellich abgabetermine abgabefristen abgabe terminiert terminierte
              terminierten faelligwerdende faelligwerdenden vorlagefristen abgabefrist abgabetermin abgabeschluss slated
    DATE      termin termine terminen frist deadline stichtag endtermin faelligkeitsdatum enddatum zieltermin
              zieltermine fristmaessig terminlich terminsache terminsachen vorlagetermin vorlagetermine umsetzungstermin
              endfrist fristablauf fristende fristsache fristsachen schlusstermin schlusstermine laufzeitende fristenden
              cutoff endtermins terminlage fristenliste terminliste fristenuebersicht terminuebersicht
    OVERDUE   ueberfaellig ueberfaellige ueberfaelligen ueberfaelliges ueberfaelliger overdue rueckstand rueckstaende
              rueckstaenden rueckstaendig rueckstaendige verzug liegengeblieben liegengebliebenes versaeumt versaeumte
              verpasst verpasste abgelaufen abgelaufene abgelaufenen verstrichen geblieben terminueberschreitung
              terminueberschreitungen fristueberschreitung fristueberschreitungen missed miss late verschleppt
              ueberzogen ueberschritten verfristet verfristete verfristeten saeumig saeumige saeumigen saeumnis
              saeumnisse gerissen gerissene gerissenen lapsed expired altlasten altlast nachzuegler arrears backlog
              lagging lags overrun overran hinkt hinken hinterherhinken hinterherhinkt
    BEHIND    hinterher hintendran behind spaet
    ONGOING   daueraufgabe daueraufgaben dauerhaft dauerhafte dauerhaften laufend laufende laufenden laufendes
              fortlaufend fortlaufende fortlaufenden staendig staendige staendigen dauernd dauernde kontinuierlich
              kontinuierliche kontinuierlichen unbefristet unbefristete unbefristeten permanent permanente permanenten
              endlos dauermassnahme dauermassnahmen dauerlaeufer dauerauftrag dauerauftraege dauerauftraegen ongoing
              continuous continuously permanently lfd wiederkehrend wiederkehrende wiederkehrenden recurring dauerthema
              dauerthemen dauerbrenner durchgehend durchgehende durchgehenden regelmaessig regelmaessige regelmaessigen
              stetig stetige stetigen endlosaufgaben indefinitely perpetual regularly
    OPEN      offen offene offenen offenes offener open outstanding pending unerledigt unerledigte unerledigten left
              ausstehend ausstehende ausstehenden ausstehen aussteht unbearbeitet unbearbeitete unbearbeiteten
              unfinished incomplete undone
    STATE     stand status sachstand sachstaende gesamtstand zwischenstand umsetzungsstand rueckmeldung zustand lage
              fortschritt progress quote umsetzungsquote erfuellungsquote bearbeitungsstand prozent
    OVERVIEW  ueberblick uebersicht zusammenfassung zusammenfassen gesamtueberblick gesamtuebersicht statistik bilanz
              zwischenbilanz summary overview summarize summarise statistics dashboard quartalsuebersicht
              statusuebersicht jahresuebersicht zahlen figures numbers kennzahlen gesamtbild lagebild statusbericht
              recap rundown kurzbericht stats lagebericht gesamtlage zahlenuebersicht kurzueberblick gesamtschau
              snapshot zwischenfazit fazit gesamtbilanz kurzfassung
    ASSIST    helfen hilfst weiterhelfen
    HELP      hilfe help hilf anleitung bedienungsanleitung befehle kommandos commands funktionen
              hilfestellung manual instructions
    REMIND    erinnere erinner erinnern erinnert errinere erinnre remind nerv nerve stups stupse pieks piekse weck
              wecke ping benachrichtige benachrichtigen anstupsen nudge notify
    REMINDER  erinnerung erinnerungen errinerung wecker reminder reminders alarm wiedervorlage
    BESCHEID  bescheid
    SHOW      zeig zeige zeigt zeigen nenn nenne nennen liste auflisten list show give gib gebt geben display tell sag
              sage sagen schick schicke schicken send anzeigen ausgeben erklaer erklaere erklaeren beschreib beschreibe
              explain describe uebermittle uebermitteln mitteilen mitteilung auskunft auflistung aufstellung
              zusammenstellen zusammenstellung benenne benennen fetch gimme aufzaehlen rausgeben raussuchen heraussuchen
              benennung nennung
    FIND      such suche suchen sucht finde finden find search searching stichwort look durchsuche durchsuchen
              recherchiere recherchieren nachschauen looking whatever
    SET       stell stelle stellen setz setze setzen trage leg lege set create schedule markiere markieren mark
    TOPIC     thema themen topic topics bereich rund erwaehnt erwaehnen vorkommt vorkommen auftaucht auftauchen tauchen
              mention mentions mentioned rede thematisiert tema
    ABOUT     zu zum zur ueber fuer um betreffend betreffs bezueglich bzgl about on regarding concerning for mit
              betreffen betrifft betroffen fuern fuers
    BECAUSE   wegen aufgrund infolge trotz mangels weil da because owing since
    MEASURE   massnahme massnahmen massn measure measures aufgabe aufgaben task tasks vorhaben projekte sachen dinge
              sache thing things items item todo todos pflichten verpflichtungen meilensteine milestone milestones
              action actions ziele goals punkte vorgaenge angelegenheiten zuarbeiten zuarbeit commitments commitment
              duties obligations deliverables deliverable zusagen verpflichtung pflicht projects massnahmenpaket
              vorhabens einzelmassnahmen teilmassnahmen aufgabenbereich aufgabenfeld aufgabenfelder stuff punkt
              abschnitte kram zeug
    ALL       alle alles allen aller all everything every saemtliche saemtlichen gesamte gesamten gesamt insgesamt
              overall total ganze ganzen beide beiden beides both
    RESPONSIBLE
              zustaendig zustaendige zustaendigen zustaendigkeit verantwortlich verantwortliche verantwortlichen
              verantwortung federfuehrend federfuehrung betreut kuemmert verantwortet responsible charge accountable
              owns owner beteiligt beteiligten beteiligte ansprechpartner ansprechpartnerin involved leads obliegt
              obliegen mitwirken mitwirkt mitwirkung involviert eingebunden beteiligung zugeordnet zugewiesen assigned
              gehoeren zustaendigkeiten verantwortlichkeit verantwortlichkeiten gefuehrt aufgefuehrt genannt
    DETAIL    detail details einzelheiten genaueres naeheres inhalt beinhaltet beinhalten bedeutet heisst geht lautet
              indikator indikatoren erfolgskriterium erfolgskriterien kriterium zielgruppe zielgruppen kosten kostet
              ressourcen umsetzungsbeginn beschreibung info infos informationen indicator means mean says say contains
              beginnt anfaengt startet start beginn wortlaut genaue genauen angaben
    WORK      arbeitet arbeitest working works work taetig
    DOING     umsetzung durchfuehrung bearbeitung realisierung arbeit arbeiten fertigstellung abschluss implementation
              abarbeitung verwirklichung erstellung
    DONE      erledigt erledigte erledigten fertig fertige fertigen fertiggestellt abgeschlossen abgeschlossene
              abgeschlossenen durch abgehakt vollendet beendet umgesetzt geschafft done finished completed complete erl
              fertich feddich closed accomplished vollzogen durchgefuehrt realisiert stattgefunden ✅ ☑ ✔ abgearbeitet
              implemented achieved sorted verwirklicht beendigt erfuellt fertiggemacht vollbracht fertsch feddsch
              ferdsch erledicht closeout
    RUNNING   laeuft laufen lauft begonnen angefangen gestartet angelaufen angestossen angegangen running started
              underway begun began dabei progressing fortgesetzt angepackt angeschoben mittendrin losgegangen losgelegt
              aufgenommen angekurbelt unterwegs voran
    PLANNED   geplant geplante planung eingeplant vorgesehen planned
    DELAYED   verschoben verschiebt verschieben schieben schiebt verlegt verlegen verlaengert verlaengern verlaengerung
              verzoegert verzoegern verzoegerung haengt haengen stockt klemmt stagniert vertagt verspaetet verspaetung
              delayed delay delays postponed postpone pushed stuck extended slipped slips rescheduled ruht stalled moved
              blockiert blocked pausiert verzoegerungen verspaetungen geschoben aufgeschoben hinausgeschoben
              hinausgezoegert moves slid slides zurueckgestellt fristverlaengerung fristverlaengerungen
              terminverschiebung terminverlaengerung aufschub slip slipping verspaeten
    LATER     spaeter later laenger longer dauert dauern
    CANCELLED entfaellt gestrichen entfallen cancelled canceled dropped scrapped abgesagt eingestellt aufgegeben
              hinfaellig gecancelt gecancelled storniert verworfen eingestampft beerdigt ditched axed withdrawn gekippt
              abgeblasen ausgefallen fallengelassen scrap cancel
    ALMOST    fast beinahe nahezu halb haelfte teilweise teils teil groesstenteils weitgehend ansatzweise bald almost
              nearly half halfway partly partially mostly soon annaehernd demnaechst
    NOT       nicht nich nihct nciht nict niht net ned nit nix nichts kein keine keinen keiner keinem keinerlei nie
              niemals not no never nothing dont doesnt isnt arent wasnt hasnt havent wont cant cannot none weder ohne
              without keineswegs mitnichten t isn aren wasn don doesn didn won hasn haven couldn shouldn wouldn
    NOCH      noch still yet
    SCHON     schon bereits laengst already
    ERST      erst fruehestens
    COND      wenn falls sofern sobald solange if unless once provided ob whether vorausgesetzt
    DOUBT     glaube glaub denke denk vielleicht vllt vlt vermutlich wahrscheinlich wohl hoffentlich hoffe hofft
              angeblich anscheinend scheinbar scheint eventuell evtl evt moeglicherweise sei seien waere waeren wuerde
              wuerden koennte koennten duerfte duerften muesste muessten moechte moechten wuensche wuenschen wuenscht
              wollen wollte gehoert hoerte sagt sagte meint meinte meldet gemeldet behauptet behaupten laut think guess
              maybe perhaps probably hopefully hope apparently supposedly allegedly might would heard said claims told
              wish want wants fraglich unklar unsicher assume assuming seems seemingly believe doubt bezweifle zweifel
              versuche versuchen angenommen dachte gerne gern likely unlikely may reckon rumour rumor schreibt schrieb
              schrieben erzaehlt erzaehlte vermutet vermute geruecht geruechte writes erwarte waer waers haett wuerd
              gesagt
    EXCEPT    ausser ausgenommen except fehlt fehlen fehlte fehlten missing lacks fehlend lacking
    KEEP      halten haltbar einhalten einzuhalten schaffbar schafft klappt hinkriegen
    USE       melde melden eintragen eintrage eingeben eingebe aktualisiere aktualisieren funktioniert funktionierst
              benutze benutzen benutzt bedienen bediene bedient verwende verwenden nutze nutzen report update use usage
              aendere aendern korrigiere korrigieren loesche loeschen schreibe schreiben tippe tippen eintippen
    WANT      brauche brauchen braucht sehen wissen weiss frage fragen see know wuesste
    WE        wir ich we i ichs
    OUR       unser unsere unserer unserem unseren unseres mein meine meinen meiner meinem meines our ours my mine
    US        uns mich mir us me
    YOU       du ihr sie dir euch dich ihnen you ya euer eure dein deine your
    EVERY     jeden jede jedes jeder taeglich woechentlich monatlich each daily weekly monthly quarterly
              quartalsweise werktags wochentags vierteljaehrlich
    CHAT      danke dank thanks thank thx merci tschuess tschau ciao bye gruss gruesse lg mfg vg wochenende feierabend
              urlaub mittag mittagessen kaffee pause glueckwunsch cheers gute guten guter abend morning evening night
              schoenen schoenes schoen sorry entschuldigung
    GREETING  hallo hi hey moin servus hello huhu na tach gruezi zielbot bot hiya hej yo ahoi mahlzeit leute
    OTHERS    ja nein yes okay ok oki jo jap nee nope super prima toll great good gut klar passt alright cool top nice
    """
)
"""The group of each word."""

_COURTEOUS_PHRASES = (
    "sehr geehrte damen und herren/sehr geehrte frau/sehr geehrter herr/liebe kolleginnen und kollegen/liebes team/"
    "guten morgen/guten tag/guten abend/good morning/good afternoon/good evening/vielen dank/besten dank/"
    "herzlichen dank/danke schoen/danke im voraus/dank im voraus/viele gruesse/liebe gruesse/beste gruesse/"
    "schoene gruesse/mit freundlichen gruessen/freundliche gruesse/thank you/many thanks/thanks a lot/"
    "kind regards/best regards"
)
COURTESIES = frozenset(_COURTEOUS_PHRASES.split("/")) | word_set(
    "danke dank thanks thx merci lg mfg vg gruss gruesse tschuess ciao"
)
"""Thanks and greetings: beside a question they say nothing, alone they are small talk."""

PHRASES: Mapping[Phrase, str] = {
    tuple(phrase.split()): tag
    for tag, phrases in {
        "SHOW": "teilen sie mit/teilen sie mir mit/teilen sie uns mit/teile mir mit/teil mir mit/teilt mir mit/teilt uns mit/"
        "bitte um/bitten um/ich bitte um/wir bitten um/ich brauche/ich braeuchte/wir brauchen/ich benoetige/wir benoetigen/"
        "haetten sie/haettest du/haette gern/haette gerne/haetten gern/ich haette gern/ich haette gerne/haette ich gern/"
        "haette gern gewusst/haette gerne gewusst/haette ich gern gewusst/ich haette gern gewusst/wuesste gern/"
        "wuesste gerne/ich wuesste gern/ich wuesste gerne/wuerde gern wissen/wuerde gerne wissen/ich wuerde gern wissen/"
        "ich wuerde gerne wissen/moechte wissen/ich moechte wissen/moechte gern wissen/ich moechte gern wissen/ich moechte sehen/"
        "wollte wissen/ich wollte wissen/wollte fragen/ich wollte fragen/wollte nachfragen/wollt fragen/wollt wissen/"
        "ich will wissen/ich muss wissen/muss wissen/muesste wissen/ich muesste wissen/lassen sie mich wissen/lass mich wissen/"
        "koennen sie mir sagen/koennten sie mir sagen/kannst du mir sagen/koenntest du mir sagen/kann mir jemand sagen/"
        "kann jemand sagen/weiss jemand/weiss wer/"
        "wuerden sie/wuerdest du/geben sie/geben sie mir/gib mir/gebt mir/mich interessiert/uns interessiert/mich wuerde interessieren/"
        "let me know/i would like to know/i d like to know/i would like to see/i d like to see/i d like/i would like/"
        "i want to know/i need to know/i need the/i need a/i need an/i need all/we need the/we need all/want to know/wanted to know/wanted to ask/wanna know/can i see/can i get/"
        "could i have/can i have/could i get/could i see/may i have/can someone/could someone/can anyone/"
        "wondering/i was wondering/i am wondering/do you know/do we know/does anyone know/"
        "remind me what/pull up/bring up/get me/got a/run me through/walk me through/talk me through",
        "TELL": "zeige ich an/zeige an/melde ich/teile ich mit/teile mit/ich melde/ich teile mit/wir melden/wir teilen mit/"
        "kann ich melden/kann ich vermelden/darf ich mitteilen/darf ich melden/darf ich vermelden/kann ich mitteilen/"
        "moechte ich mitteilen/moechte ich melden/ich moechte mitteilen/ich moechte melden/moechte melden/wollte melden/"
        "wollte ich melden/ich wollte melden/zur kenntnis/zur info/zur information/nur zur info/i can report/i d like to report/"
        "i would like to report/happy to report/i m happy to report/pleased to report/just to let you know/for your information/"
        "to let you know/letting you know/gebe ich bekannt/gute nachricht/gute nachrichten/good news/vermelde ich/rueckmeldung zu",
        "MUST": "have to/has to/got to/need to/needs to/had to/haben zu/hat zu/gilt es",
        "ALMOST": "so gut wie/as good as/kurz vor abschluss/kurz vor dem abschluss/kurz vor ende",
        "RUNNING": "sind wir dran/bin ich dran/wir dran/ich dran/sind wir dabei/bin ich dabei/im plan/nach plan/im zeitplan/on track/in progress/under way/auf kurs/in arbeit/in bearbeitung/in umsetzung/"
        "im gange/im gang/in gange/in gang/am laufen/im laufen/auf dem weg/auf einem guten weg/auf gutem weg/geht voran/"
        "kommt voran/kommen voran/geht es voran/macht fortschritte/machen fortschritte/sind dran/bin dran/ist dran/arbeiten dran/"
        "arbeiten daran/arbeite dran/arbeite daran/wird gearbeitet/wird bearbeitet/wird umgesetzt/wird gerade umgesetzt/"
        "in der umsetzung/in der bearbeitung/in der mache/working on it/working on this/working on that/being worked on/on it/"
        "well under way/on schedule/going well/up and running/coming along/making progress/ins rollen gekommen/aufs gleis gesetzt",
        "NOT": "alles andere als/weit entfernt/far from/anything but/keine rede",
        "PLANNED": "in planung/in der planung/steht noch aus/stehen noch aus/am anfang/noch ganz am anfang/in den startloechern",
        "CANCELLED": "faellt weg/faellt flach/faellt aus/wird nicht weiterverfolgt/wird nicht weiter verfolgt/nicht weiter verfolgt/"
        "nicht weiterverfolgt/wird nicht umgesetzt/nicht mehr noetig/nicht mehr notwendig/nicht mehr erforderlich/no longer needed/"
        "no longer necessary/no longer required/no longer pursued/no longer happening/called off/not going ahead/vom tisch/"
        "zu den akten/wird nicht kommen/wird nichts mehr/kommt nicht mehr",
        "DONE": "haken an/haken unter/haken dran/haken dahinter/haken hinter/wrapped up/signed off/ticked off/all done/over the line/in trockenen tuechern/"
        "unter dach und fach/ueber die buehne/im kasten/zum abschluss gebracht/zu ende gebracht/zum abschluss gekommen/"
        "ziel erreicht/zu ende/fertig gestellt/fix und fertig/in der tasche/in sack und tueten",
        "OVERDUE": "ueber die zeit/ueber den termin/ueber den termin hinaus/ueber die frist/ueber die frist hinaus/let slip/slipped through/past deadline/ages ago/nicht rechtzeitig/nicht fristgerecht/nicht termingerecht/nicht fristgemaess/nicht puenktlich/schon ewig/overrun the agreed/nicht in der frist/not on time/not in time/past due/past deadline/liegen geblieben/ueber der zeit/ueber der frist/"
        "past its deadline/past their deadline/past the deadline/termin vorbei/frist vorbei/termin ist vorbei/frist ist vorbei/"
        "termine vorbei/fristen vorbei/deadline is over/deadline is already over/deadline has passed/deadline already passed/"
        "deadline passed/deadlines have passed/deadlines passed/ueber termin/ueber fristen/"
        ""
        "frist verstrichen/termin verstrichen/frist abgelaufen/termin abgelaufen/nicht eingehalten/nicht gehalten/"
        "aus der zeit/out of time/gone past/run over/overran/liegt brach/unter den tisch gefallen",
        "ONGOING": "jedes jahr/every year/no end date/no deadline/open ended/ohne frist/ohne termin/ohne enddatum/kein enddatum/"
        "keine frist/keinen termin/ohne ende/kein ende/keinen endtermin/ohne endtermin/ohne feste frist/ohne festen termin/"
        "without deadline/without a deadline/without end/without an end date/never end/never ends/open end/standing duties/standing duty/standing tasks/standing task/all year round/das ganze jahr ueber/"
        "auf dauer/on an ongoing basis/all the time/goes on/go on/on and on/year after year/year in year out/jahr fuer jahr",
        "OVERVIEW": "im grossen und ganzen/getting on/how are we doing/as a whole/in zahlen/the big picture/big picture/das grosse ganze/im ueberblick/auf einen blick/at a glance",
        "RESPONSIBLE": "finger drin/finger im spiel/mit im boot/wirkt mit/wirken mit/macht mit/machen mit/in charge/looks after/looking after/look after/taking care/takes care/"
        "hat den hut auf/den hut auf/hut auf/gehoert zu/gehoert zum/gehoert zur/dabei ist/mit dabei/part of/takes part/take part/"
        "am zug/ist am zug/zeichnet verantwortlich",
        "HELP": "komme nicht klar/komme nicht zurecht/verstehe das nicht/weiss nicht weiter",
        "CHAT": "mir den weg/uns den weg/me the way/" + _COURTEOUS_PHRASES,
        "COND": "nehmen wir an/mal angenommen/gesetzt den fall/im fall dass/im falle dass/stell dir vor/stellen sie sich vor/"
        "stellt euch vor/let us assume/let s assume/imagine that/as soon as/so bald",
        "EXCEPT": "bis auf/abgesehen von/mit ausnahme/apart from/with the exception",
        "BECAUSE": "laut beschluss/laut kreistag/laut kreistagsbeschluss/laut protokoll/laut bescheid/laut schreiben/laut vertrag/"
        "laut plan/laut vorlage/laut zeitplan/laut haushalt/laut gesetz/laut satzung/laut sitzung/laut stadtrat/laut gemeinderat/"
        "laut ausschuss/laut verfuegung/laut erlass/laut foerderbescheid/due to/thanks to/on account of",
        "BEHIND": "im verzug/in verzug/im rueckstand/behind schedule/running late/behind time/hinter dem zeitplan/hinter dem plan/hinterm zeitplan/hinter plan/zeitlich hinterher/zu spaet/too late",
        "DATE": "target date/target dates/time limit/time limits/end date/end dates/due date/due dates/cut off date/cut off dates",
        "END": "run out/runs out/running out/zu ende gehen/gehen zu ende/geht zu ende/term ends/come to an end/comes to an end/coming to an end",
        "TOPIC": "geht es um/geht s um/dreht sich um/drehen sich um/die rede",
        "EVERY": "once a/once every/once per/once each",
        "COULD": "able to/managed to",
        "COURSE": "laut vereinbarung/laut zielvereinbarung/gemaess vereinbarung/gemaess zielvereinbarung/according to plan/"
        "according to the agreement/wie geplant/wie vorgesehen/as planned/nach wie vor",
        "LIES": "sieht es/siehts/sieht s",
        "COME": "steht bevor/stehen bevor/ins haus/in naechster zeit/in absehbarer zeit/in kuerze/an der reihe/on deck/around the corner/als naechstes/auf uns zu/nehmen wir uns vor/coming up/comes up/vor der tuer/in der pipeline/in the pipeline/"
        "auf dem plan/steht an/stehen an/up next/on the horizon",
        "DELIVER": "hand in/turn in/get done/zu erledigen/zur erledigung/auf den tisch/abgeschlossen haben",
        "PLATE": "auf der liste/on the list/on their list/on the to do list/auf der agenda/auf dem schirm",
        "DELAYED": "on hold/auf eis/neuer termin/neue frist/neuen termin/new date/new deadline/neues datum/dauert laenger/zieht sich/"
        "zieht sich hin/nach hinten/needs more time/need more time/brauchen laenger/braucht laenger/kommt spaeter/pushed back/"
        "put back/moved back/set back/push back/pushing back/termin nicht zu halten/takes longer/taking longer/ist nicht zu halten/"
        "nicht zu schaffen/nicht zu halten/verspaetet sich/liegt auf eis/liegt auf halde/kommt nicht voran/geht nicht voran/"
        "tritt auf der stelle",
        "GREETING": "sagt mal/sag mal/sagen sie mal/na dann/good day/schoenen guten tag/gruess gott/gruess dich/kurze frage/"
        "quick question/eine frage/noch eine frage/one question/frage in die runde/eine kurze frage/mal ne frage/ne frage/"
        "quick update/kurzes update/update zu/kleines update/kurze info/kurze rueckmeldung/kurzer stand/kurze meldung",
    }.items()
    for phrase in phrases.split("/")
}
"""Words that mean something only together."""

FILLERS = word_set(
    """
    der die das den dem des ein eine einen einem einer eines n nen ne nem ner im in ins vom von beim bei bis auf aus an
    ans als auch und oder aber so dann denn doch mal halt eben nur eigentlich eigtl jetzt nun gerade grad aktuell
    aktuelle aktuellen momentan derzeit zurzeit moment bitte bitteschoen pls please plz hier dort es er man sich
    dieser diese dieses diesem diesen jene nach vor seit ab waehrend innerhalb unter gegen ueberhaupt genau ungefaehr
    etwa circa ca etwas irgendwas irgendwelche irgendwo einfach kurz nochmal nochmals nochma wieder weiter weitere
    weiteren anderes andere etc usw bzw ggf sowie sowohl ganz gar sehr mehr neue neuer neues neuen naechstes naechste
    zusammen dazu davon dafuer daran darin darueber hin her los ey aeh aehm hm hmm tja naja also gell wa eh sonst
    insb insbesondere zwar rein raus drin endlich komplett erfolgreich soweit damit somit hiermit offiziell inzwischen
    mittlerweile leider uebrigens geworden worden gemacht wurde wurden frau herr
    the a an of by at to from in and or this that these those it its s re m am just now right currently actually then
    with within until till up off out as so any some anything something too also one ones here finally fully completely
    successfully meanwhile unfortunately
    einheit einheiten abteilung dienststelle unit units vereinbart vereinbarte vereinbarten vereinbartes agreed
    kurze kurzer kurzen kurzes landratsamt landratsamts kreisverwaltung je jeweils
    dass erforderlich noetig notwendig required bisher vollstaendig restlos gaenzlich planmaessig fristgerecht termingerecht puenktlich zeitraum key over through immer bidde bidd nu ma jetz glei irgendwann irgend back hiermit anbei ebenfalls jeweilige jeweiligen
    nr nummer number kreis landkreis landkreises kreises county agreement zielvereinbarung vereinbarung fyi btw asap
    """
)
"""Words that say nothing of their own."""

PARTICLES = word_set("- bitte mal kurz doch einfach noch auch please pls sehr eben nochmal")
"""They may stand within a phrase."""

CORRECT = word_set("passiert passieren gestattet angesagt ausgesagt vertragt verschroben aufgehoben beginnend")
"""Words that are one letter away from a word of a group and mean what they say."""
