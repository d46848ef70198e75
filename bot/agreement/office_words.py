"""Words of German administrations, in the normal form of `bot.normal`: what names an office, a body, a task, a topic.

An ending stands for every word that ends so, a word for itself. The lists are data; `offices` gives them their meaning.
"""

OFFICE_ENDINGS = """
amt amts amtes aemter aemtern leitung leitungen center zentrum zentrums stuetzpunkt stuetzpunkte agentur agenturen
ministerium ministeriums ministerien dezernat dezernate dezernats behoerde behoerden verband verbands verbaende
verbaenden verein vereine vereinen vereins kammer kammern traeger traegern traegers beauftragte beauftragter
beauftragten vertretung vertretungen ausschuss ausschusses ausschuesse beirat beirats beiraete kommission kommissionen
stadtwerke stadtverwaltung stadtverwaltungen kreisverwaltung gemeindeverwaltung kreisverwaltungen ortschaftsrat
ortschaftsraete personalrat betriebsrat elternrat jugendring sportbund feuerwehr feuerwehren sparkasse krankenkasse
krankenkassen genossenschaft direktion praesidium dekanat dekanate sekretariat referat referate stabsstelle
stabsstellen fachbereich fachbereiche sachgebiet fachdienst fachdienste landesbetrieb eigenbetrieb polizei
rechenzentrum gericht gerichte anwaltschaft gewerkschaft gewerkschaften verlag stiftung stiftungen studierendenwerk
studentenwerk hilfswerk innung innungen konferenz gruppe kaemmerei landrat landraetin landraete landrats
buergermeister dienststelle dienststellen krankenhaus klinik klinikum baugesellschaft wohnungsgesellschaft
verkehrsgesellschaft fachhochschule universitaet kirchgemeinde regionalmanagement quartiersmanagement
"""
# Roles of persons; each also ends in -in, -innen, -n.
ROLE_ENDINGS = """
leiter manager planer koordinator referent berater arbeiter paedagoge paedagog pfleger betreuer lotse kuemmerer
dezernent lehrer arzt aerzt hebamme sprecher vertreter direktor architekt meister fuehrer sachbearbeiter kanzler
praesident dekan vorsitzende beigeordnete geschaeftsfuehrer lehrkraft fachkraft lehrkraeft fachkraeft vorstand
erzieher trainer helfer moderator kraeft pate ingenieur eigentuemer vermieter handwerker bewohner
"""
OFFICE_WORDS = """
landratsamt kommune kommunen gemeinde gemeinden staedte staedten stadt landkreis kreis landkreise bund land freistaat
verbandsgemeinde samtgemeinde verwaltungsgemeinschaft gmbh ggmbh mbh eg ev ag kg aoer ug team referat abteilung
abteilungen abt dez ref sg sgl fb fbl fd fachgruppe jobcenter ihk hwk awo drk dlrg thw asb nabu adfc vcd vhs asd
caritas diakonie vermieter mehrgenerationenhaeuser volkshochschule hochschule wohnungswirtschaft rathaus
"""
BODY_ENDINGS = """
schulen kitas horte kindergaerten kindertagesstaetten einrichtungen unternehmen firmen betriebe betriebs kirchen
kirchgemeinden kliniken krankenhaeuser kassen haeuser gesellschaften hochschulen universitaeten museen bibliothek
bibliotheken theater eltern buerger buergerinnen einwohner anwohner anlieger jugendliche schueler schuelerinnen
studierende ehrenamtliche ehrenamtlichen freiwillige freiwilligen bevoelkerung fraktion fraktionen partner partnern
akteure akteuren akteurinnen dienstleister investoren netzbetreiber betreiber stationen vereinigung gemeinschaft
kreistag stadtrat gemeinderat landtag dienste landwirte
"""
BODY_WORDS = """
bueros versorger gastronomie einzelhandel hotellerie handwerk politik verwaltung presse tafel rat gremien parteien
wirtschaftsbetriebe beschaeftigte mitarbeitende
"""
TASK_ENDINGS = """
stelle stellen verwaltung planung foerderung beratung kasse schule betrieb werke dienst haus buero bueros management
netzwerk gesellschaft arbeit lotsen koordination koordinierung gremium zentren hilfe rat hof entwicklung steuerung
"""
TASK_WORDS = "museum archiv schule kita hort kindergarten netzwerk"
# What ends like an office or a role and is none.
NO_OFFICE_ENDINGS = """
ehrenamt begleitung anleitung einleitung ableitung weiterleitung mitarbeiter mitarbeiterin mitarbeiterinnen
"""
# A list of topics may follow such a word: "Fachbereich Bildung, Kultur und Sport".
KIND_ENDINGS = """
amt amtes amts bereich bereiche bereichs referat referats dezernat dezernats abteilung ministerium ausschuss
ausschusses fachdienst fachdienstes sachgebiet sachgebiets fachgebiet stabsstelle fachstelle leitung leiter leiterin
dezernent dezernentin buero bueros kommission beirat arbeitsgruppe arbeitskreis netzwerk buendnis forum projektgruppe
institut fakultaet ressort fachgruppe koordination
"""
KIND_WORDS = """
fb fbl sg sgl fd abt dez ref team ag uag ak projekt initiative runder tisch eigenbetrieb betrieb zentrum service al
amt ressort gb
"""
# In the plural the numbers behind belong together: "Ämter 50 und 51".
PLURAL_KINDS = "aemter fachbereiche fachdienste abteilungen dezernate referate sachgebiete teams bereiche"
TOPICS = """
soziales jugend familie familien kinder kind frauen senioren maenner gesundheit bildung sport kultur umwelt natur
klima klimaschutz klimaanpassung naturschutz umweltschutz bauen bau planen planung stadtentwicklung verkehr mobilitaet
ordnung sicherheit recht finanzen personal organisation it edv digitalisierung digitales wirtschaft tourismus
integration migration teilhabe inklusion pflege wohnen energie wissenschaft forschung lehre studium internationales
landwirtschaft forst forsten veterinaerwesen verbraucherschutz katastrophenschutz brandschutz bevoelkerungsschutz
technik hochbau tiefbau gruen gruenflaechen liegenschaften immobilien gebaeude steuern controlling haushalt
beteiligungen kommunikation medien marketing stadtmarketing buergerservice service ehrenamt engagement demografie
gleichstellung diversity vielfalt beruf asyl freizeit europa statistik wahlen abfall wasser boden staedtebau
denkmalpflege denkmalschutz vermessung geoinformation kataster strassen logistik einkauf beschaffung vergabe steuerung
weiterbildung ausbildung arbeit handel gewerbe praevention suchtpraevention heimat friedhof umweltbildung
nachhaltigkeit chancengleichheit antidiskriminierung betreuung oepnv oegd bauordnung bauaufsicht personalentwicklung
stadtgruen gruenpflege raumordnung religion gesellschaft zivilgesellschaft
"""
EXTERNAL_ENDINGS = """
traeger traegern traegers verein vereine vereinen vereins verband verbands verbaende verbaenden kammer kammern klinik
kliniken klinikum krankenhaus krankenhaeuser polizei polizeiinspektion kirche kirchen kirchgemeinde kirchgemeinden
kirchenkreis krankenkasse krankenkassen sparkasse ministerium ministerien unternehmen genossenschaft genossenschaften
wohnungsgesellschaft wohnungsgesellschaften wohnungsbaugesellschaft wohnungswirtschaft jugendring sportbund stadtwerke
kreiswerke innung innungen handwerkerschaft gewerkschaft gewerkschaften universitaet universitaeten fachhochschule
fachhochschulen verbraucherzentrale energieagentur verkehrsbetriebe verkehrsgesellschaft netzbetreiber eigentuemer
vermieter arzt aerzte aerzten hausaerzte hebammen hebamme landwirte investoren gericht gerichte anwaltschaft landesamt
bundesamt landesbetrieb bundesagentur arbeitsagentur hospizverein sozialstation sozialstationen pflegedienst
pflegedienste tafel verlag elternrat elternvertretung elternvertretungen anwohner buerger buergerinnen firmen
dienstleister architekten ingenieurbuero planungsbuero
"""
EXTERNAL_WORDS = """
buergermeister buergermeisterinnen hochschule hochschulen jobcenter kommune kommunen gemeinde gemeinden staedte
staedten staatliche staatliches staatlicher land bund freistaat regionalmanagement eltern private privater extern
externe externer externes freie freier ba
"""
# These are outside wherever they stand: "Migrationsberatung der Diakonie".
EXTERNAL_BODIES = """
gmbh ggmbh mbh eg ihk hwk caritas diakonie awo drk dlrg thw asb nabu adfc vcd bamf bahn malteser johanniter
paritaetische
"""
