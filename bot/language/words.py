"""The words understanding lives on, as data: each belongs to one group, whatever its language.

All are in normal form (`bot.normal`). A sentence is read as the sequence of its groups, so the patterns of
`bot.language.intents` and `bot.language.status` serve German and English alike. A word of no group is content.
"""

from collections.abc import Mapping


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
    WHAT      was welche welcher welches welchen welchem wat what whats which womit wobei worauf wass wos wots
    WHO       wer wen wem wessen who whose whom whos
    WHEN      wann when whens
    HOW       wie how hows
    WHERE     wo woran worum wofuer worueber wozu where woher
    MANY      viele viel many much wieviel wieviele
    FAR       weit far
    IS        ist is sind war waren are were isses ists sin san sann isch iss
    BECOME    wird werden wirds will ll gonna
    BE        sein be been being gewesen
    AM        bin bist seid
    HAVE      hat habe haben hast habt hatte hatten hab has have had having ve hammer hamwa hamma ham
    EXIST     gibt gibts existieren existiert there gibs
    MUST      muss muessen musst muesst mussten musste must need needs muessmer muessn mus muass muas
    SHALL     soll sollen sollte sollten should ought supposed shall darf duerfen darfst
    HAETTE    haette haetten haettest haettet
    CAN       kann kannst koennen koennt can could kannste
    COULD     konnte konnten konntest managed
    DO        mach mache machen macht machst tun tut tue do does did doing make
    DELIVER   abliefern liefern liefert geliefert abgeben abgibt abzugeben einreichen einzureichen vorlegen vorlegt
              vorzulegen beibringen erbringen leisten umsetzen umzusetzen erledigen beenden abschliessen abzuschliessen
              abzuliefern schaffen bearbeiten deliver submit finish hand present provide fertigstellen fertigzustellen
              fertigmachen erfuellen abarbeiten abzuarbeiten einbringen beizubringen nachweisen nachzuweisen zuliefern
              zuzuliefern einzubringen erledigung vorlage vorlagen submission finalise finalize accomplish achieve turn
              vorzuweisen vorweisen finalisieren finalisierende finalisierenden wuppen gefordert gefragt owe owes
              schulden schuldet stemmen fertigzubekommen beitragen beizusteuern einreicht einreichung zuzuarbeiten
              completion abzuhaken delivered submitted handed delivering
    COME      kommt kommen anstehen ansteht anstehend anstehende anstehenden bevorstehen dran anfallen anfaellt faellt
              fallen coming comes come upcoming next ahead erwartet looming approaching bevorstehende bevorstehenden
              anstehendes rollt rollen erwarten dringendes dringend dringende eiliges urgent pressing bevorsteht
              ausblick vorschau hereinkommt fall
    END       endet enden auslaufen auslaeuft ablaufen ablaeuft expire expires expiring ends endeten endete endend
              auslaufend auslaufende auslaufenden ablaufend ablaufende ablaufenden close closes terminate terminates
              schluss ablauf abschluesse
    LIES      steht stehen liegt liegen sieht siehts lies schauts schaut
    PLATE     zettel tisch plate agenda schirm programm docket radar kalender calendar
    DUE       faellig faellige faelligen faelliges faelliger faelligkeit faelligkeiten faelligkeitstermine due fristen
              faelligkeitstermin deadlines endtermine faellich abgabetermine abgabefristen abgabe terminiert terminierte
              terminierten faelligwerdende faelligwerdenden vorlagefristen abgabefrist abgabetermin abgabeschluss slated
              faelligkeitsliste faelligkeitsuebersicht
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
              lagging lags overrun overran hinkt hinken hinterherhinken hinterherhinkt versaeumnis versaeumnisse
              fristversaeumnis fristversaeumnisse
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
              fortschritt progress quote umsetzungsquote erfuellungsquote bearbeitungsstand prozent meldung meldungen
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
    REMINDER  erinnerung erinnerungen errinerung wecker reminder reminders alarm wiedervorlage wv
    BESCHEID  bescheid wink
    SHOW      zeig zeige zeigt zeigen nenn nenne nennen liste auflisten list show give gib gebt geben display tell sag
              sage sagen schick schicke schicken send anzeigen ausgeben erklaer erklaere erklaeren beschreib beschreibe
              explain describe uebermittle uebermitteln mitteilen mitteilung auskunft auflistung aufstellung
              zusammenstellen zusammenstellung benenne benennen fetch gimme aufzaehlen rausgeben raussuchen heraussuchen
              benennung nennung erlaeutern
    FIND      such suche suchen sucht finde finden find search searching stichwort look durchsuche durchsuchen
              recherchiere recherchieren nachschauen looking whatever wort begriff
    SET       gesetzt gestellt record log stell stelle stellen setz setze setzen trage leg lege legen set create
              schedule markiere markieren mark
    TOPIC     thema themen topic topics bereich rund erwaehnt erwaehnen vorkommt vorkommen auftaucht auftauchen tauchen
              mention mentions mentioned rede thematisiert tema drinsteht drinstehen
    ABOUT     zu zum zur ueber fuer um betreffend betreffs bezueglich bzgl about on regarding concerning for mit
              betreffen betrifft betroffen fuern fuers fur uber
    BECAUSE   wegen aufgrund infolge trotz mangels weil da because owing since
    MEASURE   massnahme massnahmen massn measure measures aufgabe aufgaben task tasks vorhaben projekte sachen dinge
              sache thing things items item todo todos pflichten verpflichtungen meilensteine milestone milestones
              action actions ziele goals punkte vorgaenge angelegenheiten zuarbeiten zuarbeit commitments commitment
              duties obligations deliverables deliverable zusagen verpflichtung pflicht projects massnahmenpaket
              vorhabens einzelmassnahmen teilmassnahmen aufgabenbereich aufgabenfeld aufgabenfelder stuff punkt
              abschnitte kram zeug massnahmenliste massnahmenuebersicht aufgabenliste
    ALL       alle alles allen aller all everything every saemtliche saemtlichen gesamte gesamten gesamt insgesamt
              overall total ganze ganzen beide beiden beides both
    RESPONSIBLE
              zustaendig zustaendige zustaendigen zustaendigkeit verantwortlich verantwortliche verantwortlichen
              verantwortung federfuehrend federfuehrung betreut kuemmert verantwortet responsible charge accountable
              owns owner beteiligt beteiligten beteiligte ansprechpartner ansprechpartnerin involved leads obliegt
              obliegen mitwirken mitwirkt mitwirkung involviert eingebunden beteiligung zugeordnet zugewiesen assigned
              gehoeren zustaendigkeiten verantwortlichkeit verantwortlichkeiten gefuehrt aufgefuehrt genannt traegt
              tragen wende wenden ansprechen anspreche kontaktieren
    DETAIL    verlauf historie history chronik
              detail details einzelheiten genaueres naeheres inhalt beinhaltet beinhalten bedeutet heisst geht lautet
              indikator indikatoren erfolgskriterium erfolgskriterien kriterium zielgruppe zielgruppen kosten kostet
              ressourcen umsetzungsbeginn beschreibung info infos informationen indicator means mean says say contains
              beginnt anfaengt startet start beginn wortlaut genaue genauen angaben text vollstaendige vollstaendigen
    WORK      arbeitet arbeitest working works work taetig
    DOING     umsetzung durchfuehrung bearbeitung realisierung arbeit arbeiten fertigstellung abschluss implementation
              abarbeitung verwirklichung erstellung
    DONE      erledigt erledigte erledigten fertig fertige fertigen fertiggestellt abgeschlossen abgeschlossene
              abgeschlossenen durch abgehakt vollendet beendet umgesetzt geschafft done finished completed complete erl
              fertich feddich closed accomplished vollzogen durchgefuehrt realisiert stattgefunden ✅ ☑ ✔ abgearbeitet
              implemented achieved sorted verwirklicht beendigt erfuellt fertiggemacht vollbracht fertsch feddsch
              ferdsch erledicht closeout vollzugsmeldung vollzug
    UNCHANGED unveraendert unchanged
    ON_TRACK  planmaessig plangemaess
    FOR_GOOD  endgueltig endgueltige
    TURN      diesmal heuer diesjaehrig diesjaehrige diesjaehrigen diesjaehriger diesjaehriges
    OBSTACLE  hindernis hindernisse hinderniss hindernissen hemmnis hemmnisse obstacle obstacles blocker impediment
    CHANGED   geaendert veraendert veraendern aendert getan passiert bewegt changed happened neuigkeiten neuerungen
              aenderungen veraenderungen changes
    RUNNING   laeuft laufen lauft begonnen angefangen gestartet angelaufen angestossen angegangen running started
              underway begun began dabei progressing fortgesetzt angepackt angeschoben mittendrin losgegangen losgelegt
              angekurbelt laeufts vorangekommen vorangeschritten
    PLANNED   geplant geplante planung eingeplant vorgesehen planned
    DELAYED   verschoben verschiebt verschieben schieben schiebt verlegt verlegen verlaengert verlaengern verlaengerung
              verzoegert verzoegern verzoegerung haengt haengen stockt klemmt stagniert vertagt verspaetet verspaetung
              delayed delay delays postponed postpone pushed stuck extended slipped slips rescheduled ruht stalled moved
              blockiert blocked pausiert verzoegerungen verspaetungen geschoben aufgeschoben hinausgeschoben
              hinausgezoegert moves slid slides zurueckgestellt fristverlaengerung fristverlaengerungen
              terminverschiebung terminverlaengerung aufschub slip slipping verspaeten rutscht rutschen gerutscht peilen
              anpeilen aiming anstreben angestrebt
    LATER     spaeter later laenger longer dauert dauern
    CANCELLED entfaellt gestrichen entfallen cancelled canceled dropped scrapped abgesagt eingestellt aufgegeben
              hinfaellig gecancelt gecancelled storniert verworfen eingestampft beerdigt ditched axed withdrawn gekippt
              abgeblasen ausgefallen fallengelassen scrap cancel dropping scrapping cancelling
    ALMOST    fast beinahe nahezu halb haelfte teilweise teils groesstenteils weitgehend ansatzweise bald almost nearly
              half halfway partly partially mostly soon annaehernd demnaechst
    NOT       nicht nich nihct nciht nict niht net ned nit nix nichts kein keine keinen keiner keinem keinerlei nie
              niemals not no never nothing dont doesnt isnt arent wasnt hasnt havent wont cant cannot none weder ohne
              without keineswegs mitnichten t isn aren wasn don doesn didn won hasn haven couldn shouldn wouldn nobody
              niemand noone nischt nischd nichd nid nech nedd netta nimma nimmermehr nirgends nirgendwo nada neither nor
              nowhere cannae aint didnt mustnt shant neednt arnt hadnt hadn mightn mustn shan needn oughtn ain
              keinesfalls nimmernicht garnicht garnich garnix garnichts ueberhauptnicht ueberhauptnich nichtmal nichmal
              nochnicht nochnich nochned nochnet nochnix nochkein nochkeine issnich isnich isnicht issnicht isnet isned
              hamnich gehtnicht gehtnich koa koane koan koi keene fehlanzeige pustekuchen unable ni
    NOCH      noch still yet
    SCHON     schon bereits laengst already
    ERST      erst fruehestens only eher
    COND      wenn falls sofern sobald solange if unless once provided ob whether vorausgesetzt
    DOUBT     glaube glaub denke denk vielleicht vllt vlt vermutlich wahrscheinlich wohl hoffentlich hoffe hofft
              angeblich anscheinend scheinbar scheint eventuell evtl evt moeglicherweise sei seien waere waeren wuerde
              wuerden koennte koennten duerfte duerften muesste muessten moechte moechten wuensche wuenschen wuenscht
              wollen wollte gehoert hoerte sagt sagte meint meinte meldet gemeldet behauptet behaupten laut think guess
              maybe perhaps probably hopefully hope apparently supposedly allegedly might would heard said claims told
              wish want wants fraglich unklar unsicher assume assuming seems seemingly believe doubt bezweifle zweifel
              versuche versuchen angenommen dachte gerne gern likely unlikely may reckon rumour rumor schreibt schrieb
              schrieben erzaehlt erzaehlte vermutet vermute geruecht geruechte writes erwarte waer waers haett wuerd
              gesagt haha hahaha afaik iirc getraeumt wrote geruechteweise reckons vermeintlich vermeintliche
              mutmasslich mutmassliche mutmasse mutmassen offenbar augenscheinlich offenkundig scheinen schienen schiene
              vrsl vorsl vermtl warsch wahrsch wsl wahrscheinl fielleicht vll vlcht vieleich evntl womoeglich
              wuenschenswert ersehnt erhofft erhoffe erhoffen hoffentl hoffnungsvoll zuversichtlich optimistisch ahne
              schaetze schaetz schaetzen schaetzte schaetzungsweise schaetzomativ gefuehlt gefuehlsmaessig ausgehe
              bezweifeln bezweifelt zweifelhaft ungewiss ungeklaert strittig umstritten unbestaetigt unbestaetigte
              unverbindlich ungeprueft ungesichert munkelt munkeln gemunkelt kolportiert berichtete berichteten
              verlautet verlautbart glaubten denkt schwoere eigendlich eigntlich eigentl sozusagen gewissermassen
              koennts koenntn koenntest muesstest haettn hett hets hettma solltn beabsichtigt beabsichtige beabsichtigen
              bestenfalls schlimmstenfalls idealerweise optimalerweise notfalls gegebenenfalls gebenenfalls ggfs ggfls
              ggfalls gegebnenfalls erwartungsgemaess mutmaszlich irrtuemlich versehentlich faelschlich
              faelschlicherweise vorschnell verfrueht voreilig bloedsinn aprilscherz ironie sarkasmus lol rofl traeumen
              traeumt schoenwaers afaics imo imho imao fwiw tbc tba tbd tbh dunno idk presumable presumed presume
              presuming reportedly ostensibly purportedly conceivably potentially doubtful doubtfully doubting unsure
              uncertain unconfirmed unverified questionable debatable rumoured rumored hearsay hears thought guessing
              guessed hoping hoped hopes wishing wished wishes suspect suspects suspected suspecting imagines reckoned
              assumption suppose supposes mistaken tentatively hypothetically hypothetical theoretically theoretical
              prob probs prolly mabye mayb mebbe shoulda coulda woulda shouldve couldve wouldve wannabe implies implied
              joking kidding sarcasm jk apparent appearantly probly supposably hoerensagen wunschdenken jein
              unofficially kinda sorta bestimmt sicherlich gewiss surely zweifellos voraussichtlich vsl vorauss
              presumably someday
    EXCEPT    ausser ausgenommen except fehlt fehlen fehlte fehlten missing lacks fehlend lacking restarbeiten
              restarbeit restpunkte nacharbeiten nachbesserung nachbesserungen nachgereicht nachreichen restmaengel
    KEEP      halten haltbar einhalten einzuhalten schaffbar schafft klappt hinkriegen packen hinbekommen ready
              schaffmer
    USE       melde melden eintragen eintrage eingeben eingebe aktualisiere aktualisieren funktioniert funktionierst
              benutze benutzen benutzt bedienen bediene bedient verwende verwenden nutze nutzen report update use usage
              aendere aendern korrigiere korrigieren loesche loeschen schreibe schreiben tippe tippen eintippen
              zuruecknehmen rueckgaengig stornieren undo withdraw change edit correct
    WANT      brauche brauchen braucht sehen wissen weiss frage fragen see know wuesste brauch benoetige benoetigen ask
              asking
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

CORRECT = word_set(
    """
    abgenommen erhoben passieren gestattet angesagt ausgesagt vertragt verschroben aufgehoben beginnend
    schienen gefuehlt unsure vorliegen hinten gewissen einiges manchen steckt wording change besides verlaufen supper
    stollen einricht schien albeit auflaufen
    """
)
"""Words that are one letter away from a word of a group and mean what they say."""
