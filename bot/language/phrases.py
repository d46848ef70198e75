"""Words that mean something only together, as data: each phrase belongs to one group of `bot.language.words`.

All are in normal form. A line without a group's name goes on with the group above; phrases are parted by "/".
"""

from collections.abc import Mapping

from bot.language.words import word_set

Phrase = tuple[str, ...]


def _phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split("/") if phrase.strip())


def _groups(table: str) -> dict[Phrase, str]:
    group_of: dict[Phrase, str] = {}
    group = ""
    for line in table.strip().splitlines():
        name, _, rest = line.strip().partition(" ")
        if name.isupper():
            group, line = name, rest
        group_of.update(dict.fromkeys(_phrases(line), group))
    return group_of


_COURTEOUS = _phrases(
    """
    sehr geehrte damen und herren / sehr geehrte frau / sehr geehrter herr / liebe kolleginnen und kollegen /
    liebes team / guten morgen / guten tag / guten abend / good morning / good afternoon / good evening / vielen dank /
    besten dank / herzlichen dank / danke schoen / danke im voraus / dank im voraus / viele gruesse / liebe gruesse /
    beste gruesse / schoene gruesse / mit freundlichen gruessen / freundliche gruesse / thank you / many thanks /
    thanks a lot / kind regards / best regards
    """
)
COURTESIES = frozenset(" ".join(phrase) for phrase in _COURTEOUS) | word_set(
    "danke dank thanks thx merci lg mfg vg gruss gruesse tschuess ciao"
)
"""Thanks and greetings: beside a question they say nothing, alone they are small talk."""

PHRASES: Mapping[Phrase, str] = _groups(
    """
    REMIND      give me a shout / give me a nudge / give me a buzz / gib mir bescheid / gebt mir bescheid
    STATE       kommen wir voran / kommt ihr voran
    SET         make it
    SHOW        bittet um / bat um / wants to know / would like to know / moechten wissen / moechte gerne wissen /
                moechte noch wissen / could you tell me / can you tell me / could you tell us / can you tell us /
                could you show me / can you show me / could you please tell me / can you please tell me /
                would you tell me / could you let me know / can you let me know / zeigen sie / nennen sie /
                listen sie / schicken sie / senden sie / sagen sie / suchen sie / erklaeren sie / beschreiben sie /
                erlaeutern sie / lies mir / lies vor / lies mir vor / teilen sie mit / teilen sie mir mit /
                teilen sie uns mit / teile mir mit / teil mir mit / teilt mir mit / teilt uns mit / bitten um /
                ich bitte um / wir bitten um / ich braeuchte / ich benoetige / wir benoetigen / haetten sie /
                haettest du / haette gern / haette gerne / haetten gern / ich haette gern / ich haette gerne /
                haette ich gern / haette gern gewusst / haette gerne gewusst / haette ich gern gewusst /
                ich haette gern gewusst / wuesste gern / wuesste gerne / ich wuesste gern / ich wuesste gerne /
                wuerde gern wissen / wuerde gerne wissen / ich wuerde gern wissen / ich wuerde gerne wissen /
                moechte wissen / ich moechte wissen / moechte gern wissen / ich moechte gern wissen /
                ich moechte sehen / wollte wissen / ich wollte wissen / wollte fragen / ich wollte fragen /
                wollte nachfragen / wollt fragen / wollt wissen / ich will wissen / ich muss wissen / muss wissen /
                muesste wissen / ich muesste wissen / lassen sie mich wissen / lass mich wissen /
                koennen sie mir sagen / koennten sie mir sagen / kannst du mir sagen / koenntest du mir sagen /
                kann mir jemand sagen / kann jemand sagen / weiss jemand / weiss wer / wuerden sie / wuerdest du /
                geben sie / geben sie mir / gib mir / gebt mir / mich interessiert / uns interessiert /
                mich wuerde interessieren / let me know / i would like to know / i d like to know /
                i would like to see / i d like to see / i d like / i would like / i want to know / i need to know /
                i need the / i need a / i need an / i need all / we need the / we need all / want to know /
                wanted to know / wanted to ask / wanna know / can i see / can i get / could i have / can i have /
                could i get / could i see / may i have / can someone / could someone / can anyone / wondering /
                i was wondering / i am wondering / do you know / do we know / does anyone know / remind me what /
                pull up / bring up / get me / got a / run me through / walk me through / talk me through
    TELL        muss ich melden / muss ich mitteilen / muss leider melden / muss leider mitteilen /
                muss ich leider melden / muss ich leider mitteilen / zeige ich an / zeige an / melde ich /
                teile ich mit / teile mit / ich melde / ich teile mit / wir melden / wir teilen mit /
                kann ich melden / kann ich vermelden / darf ich mitteilen / darf ich melden / darf ich vermelden /
                kann ich mitteilen / moechte ich mitteilen / moechte ich melden / ich moechte mitteilen /
                ich moechte melden / moechte melden / wollte melden / wollte ich melden / ich wollte melden /
                zur kenntnis / zur info / zur information / nur zur info / i can report / i d like to report /
                i would like to report / happy to report / i m happy to report / pleased to report /
                just to let you know / for your information / to let you know / letting you know / gebe ich bekannt /
                gute nachricht / gute nachrichten / good news / vermelde ich / rueckmeldung zu
    MUST        have to / has to / got to / need to / needs to / had to / haben zu / hat zu / gilt es
    ALMOST      so ziemlich / mehr oder weniger / mehr oder minder / im wesentlichen / zum grossen teil /
                zum groessten teil / near completion / nearing completion / pretty much / all but /
                kurz vor fertigstellung / kurz vor der fertigstellung / kurz davor / in der endphase /
                for the most part / just about / close to completion / zum teil / zu teilen / in part / so gut wie /
                as good as / kurz vor abschluss / kurz vor dem abschluss / kurz vor ende
    UNCHANGED   nichts neues / nix neues / keine veraenderung / keine veraenderungen / keine aenderung /
                keine aenderungen / keine neuigkeiten / nichts geaendert / nix geaendert / nichts veraendert /
                nix veraendert / nichts getan / nix getan / nichts passiert / nix passiert /
                stand unveraendert / wie gehabt / stand wie gehabt /
                alles wie gehabt / alles unveraendert / alles beim alten / bleibt beim alten / wie bisher /
                wie letztes mal / wie beim letzten mal / wie zuletzt / unveraendert seit letztem mal /
                unveraendert seit dem letzten mal / kein neuer stand / gleicher stand / keine neuen erkenntnisse /
                no change / no changes / nothing new / no news / nothing changed / nothing has changed / not changed /
                same as before / same as last time / as before / no update / no updates
    ON_TRACK    alles im plan / voll im plan / gut im plan / liegt im plan / liegen im plan / sind im plan /
                liegt im zeitplan / liegen im zeitplan / sind im zeitplan / alles nach plan / alles planmaessig /
                alles im gruenen bereich
    FOR_GOOD    fuer immer / ein fuer alle mal / ein fuer allemal / for good / once and for all
    TURN        dieses mal / fuer dieses mal / fuer diesmal / fuer heuer / diese runde / fuer diese runde /
                in dieser runde / this time / for this time / this round / for this round
    RUNNING     auf der zielgeraden / auf der zielgerade / in den letzten zuegen / auf der letzten meile /
                im endspurt / sind wir dran / bin ich dran / wir dran / ich dran / sind wir dabei / bin ich dabei /
                im plan / nach plan / im zeitplan / on track / in progress / under way / auf kurs / in arbeit /
                in bearbeitung / in umsetzung / im gange / im gang / in gange / in gang / am laufen / im laufen /
                auf dem weg / auf einem guten weg / auf gutem weg / geht voran / kommt voran / kommen voran /
                geht es voran / macht fortschritte / machen fortschritte / sind dran / bin dran / arbeiten dran /
                arbeiten daran / arbeite dran / arbeite daran / wird gearbeitet / wird bearbeitet / wird umgesetzt /
                wird gerade umgesetzt / in der umsetzung / in der bearbeitung / in der mache / working on it /
                working on this / working on that / being worked on / well under way / on schedule / going well /
                up and running / coming along / making progress / ins rollen gekommen / aufs gleis gesetzt /
                schreitet voran
    NOT         alles andere als / weit entfernt / far from / anything but / keine rede
    PLANNED     in planung / in der planung / steht noch aus / stehen noch aus / am anfang / noch ganz am anfang /
                in den startloechern
    CANCELLED   machen wir nicht mehr / machen wir nicht / wird nicht gemacht / wird nicht mehr gemacht /
                lassen wir sein / geben wir auf / no longer doing / off the table / nicht mehr geplant /
                findet nicht statt / finden nicht statt / findet nicht mehr statt / finden nicht mehr statt /
                faellt hinten runter / faellt weg / faellt flach / faellt aus / wird nicht weiterverfolgt /
                wird nicht weiter verfolgt / nicht weiter verfolgt / nicht weiterverfolgt / wird nicht umgesetzt /
                nicht mehr noetig / nicht mehr notwendig / nicht mehr erforderlich / no longer needed /
                no longer necessary / no longer required / no longer pursued / no longer happening / called off /
                not going ahead / vom tisch / wird nicht kommen / wird nichts mehr / kommt nicht mehr
    DONE        melde den abschluss / melde ich den abschluss / melden wir den abschluss / den abschluss melden /
                melde vollzug / melde ich vollzug / melden wir vollzug / melden vollzug / vollzug gemeldet /
                vollzug melden / done and dusted / job done / haken dran / haken dahinter / haken hinter /
                wrapped up / signed off / ticked off / all done / over the line / in trockenen tuechern /
                unter dach und fach / ueber die buehne / im kasten / zum abschluss gebracht / zu ende gebracht /
                zum abschluss gekommen / ziel erreicht / zu ende / fertig gestellt / fix und fertig / in der tasche /
                in sack und tueten
    OVERDUE     schon vorbei / bereits vorbei / termin schon vorbei / frist schon vorbei / termin bereits vorbei /
                past its due date / past their due date / past the due date / past due dates / ueber dem termin /
                termin ist rum / frist ist rum / termin ist um / frist ist um / uebern termin / sind wir drueber /
                wir drueber / frist rum / frist schon rum / termin rum / termin schon rum / past its date /
                past their date / past the date / ueber die zeit / ueber den termin / ueber den termin hinaus /
                ueber die frist / ueber die frist hinaus / let slip / slipped through / past deadline / ages ago /
                nicht rechtzeitig / nicht fristgerecht / nicht termingerecht / nicht fristgemaess / nicht puenktlich /
                schon ewig / overrun the agreed / nicht in der frist / not on time / not in time / past due /
                liegen geblieben / ueber der zeit / ueber der frist / past its deadline / past their deadline /
                past the deadline / termin vorbei / frist vorbei / termin ist vorbei / frist ist vorbei /
                termine vorbei / fristen vorbei / deadline is over / deadline is already over / deadline has passed /
                deadline already passed / deadline passed / deadlines have passed / deadlines passed / ueber termin /
                ueber fristen / frist verstrichen / termin verstrichen / frist abgelaufen / termin abgelaufen /
                nicht eingehalten / nicht gehalten / aus der zeit / out of time / gone past / run over / overran /
                liegt brach / unter den tisch gefallen
    ONGOING     jedes jahr / every year / no end date / no deadline / open ended / ohne frist / ohne termin /
                ohne enddatum / kein enddatum / keine frist / keinen termin / ohne ende / kein ende /
                keinen endtermin / ohne endtermin / ohne feste frist / ohne festen termin / without deadline /
                without a deadline / without end / without an end date / never end / never ends / open end /
                standing duties / standing duty / standing tasks / standing task / all year round /
                das ganze jahr ueber / auf dauer / on an ongoing basis / all the time / goes on / go on / on and on /
                year after year / year in year out / jahr fuer jahr
    OVERVIEW    im grossen und ganzen / getting on / how are we doing / as a whole / in zahlen / the big picture /
                big picture / das grosse ganze / im ueberblick / auf einen blick / at a glance
    RESPONSIBLE haengen da dran / haengt da dran / haengt dran / haengen dran / finger drin / finger im spiel /
                mit im boot / wirkt mit / wirken mit / macht mit / machen mit / in charge / looks after /
                looking after / look after / taking care / takes care / hat den hut auf / den hut auf / hut auf /
                gehoert zu / gehoert zum / gehoert zur / dabei ist / mit dabei / part of / takes part / take part /
                am zug / ist am zug / zeichnet verantwortlich
    HELP        komme nicht klar / komme nicht zurecht / verstehe das nicht / weiss nicht weiter
    CHAT        mir den weg / uns den weg / me the way
    DOUBT       so weit ich weiss / soweit mir bekannt / soweit bekannt / sofern bekannt / so viel ich weiss /
                meines wissens nach / unseres erachtens / meiner meinung nach / meiner ansicht nach /
                meiner kenntnis nach / nach meiner kenntnis / nach unserem kenntnisstand / nach kenntnisstand /
                nach meinem stand / allem anschein nach / dem anschein nach / wie es scheint / wie ich hoere /
                wie ich gehoert habe / hab gehoert / habe gehoert / vom hoerensagen / heisst es / sollte eigentlich /
                sollte so sein / muesste sein / muesste so sein / muesste eigentlich / koennte sein / kann gut sein /
                mag sein / ich denke mal / denk ich mal / denke ich / denk ich / denke mal / denk mal / glaub ich /
                glaube ich / mein ich / meine ich / irre ich mich / nehme ich an / nehm ich an / ich nehme an /
                ich nehm an / gehe ich aus / gehe davon aus / gehen davon aus / geh davon aus / davon auszugehen /
                ist davon auszugehen / gehe mal davon aus / schaetze ich / schaetz ich / schaetze mal / schaetz mal /
                wuerde ich sagen / wuerd ich sagen / sag ich mal / sage ich mal / sagen wir mal / hoffe ich /
                hoff ich / hoffen wir / hoffe mal / ich hoff / waer schoen / waers schoen / schoen waere es /
                schoen waere / waere toll / waere gut / waere super / waere wuenschenswert / im traum /
                daumen druecken / drueckt die daumen / druecken die daumen / toi toi toi / ohne gewaehr /
                ohne garantie / mit fragezeichen / mit vorsicht / nicht sicher / bin nicht sicher /
                nicht ganz sicher / nicht hundertprozentig sicher / nicht bestaetigt / noch nicht bestaetigt /
                noch nicht amtlich / noch nicht offiziell / noch nicht sicher / noch nicht klar / noch offen ob /
                weiss nicht genau / weiss ich nicht / weiss es nicht / keine gewaehr / nicht verifiziert /
                muss noch geprueft werden / angeblich schon / laut kollegen / laut kollegin / laut kollege /
                laut flurfunk / laut buschfunk / laut hoerensagen / laut presse / laut zeitung / laut aussage /
                laut auskunft / laut angabe / laut angaben / nach angaben / angaben zufolge / wie angekuendigt /
                so heisst es / so hiess es / so sagt man / so wird gesagt / wurde mir gesagt / wurde mir berichtet /
                hat man mir gesagt / wurde uns gesagt / wurde gesagt / mir wurde gesagt / uns wurde gesagt /
                im idealfall / im besten fall / wenns gut laeuft / so gott will / mit glueck / mit etwas glueck /
                pro forma / aufm papier / auf dem papier / nur auf dem papier / dem plan nach / wie man s nimmt /
                je nachdem / kommt drauf an / ja und nein / naja eigentlich / mehr schlecht als recht /
                oder so aehnlich / oder auch nicht / wer weiss / was weiss ich / vermutlich schon / scheint so /
                scheint mir / sieht so aus / sieht danach aus / sieht aus als / sieht aus wie / macht den anschein /
                erweckt den anschein / den eindruck / hab den eindruck / habe den eindruck / hab das gefuehl /
                habe das gefuehl / gefuehlt schon / wird vermutlich / duerfte so sein / unter umstaenden /
                so far as i know / to my knowledge / to our knowledge / for all i know / not that i know /
                in my opinion / in my view / in theory / in principle / on paper / i think / i d think /
                i would think / i d say / i would say / i suppose / i guess / i believe / i assume / i presume /
                i suspect / i imagine / i gather / i heard / i ve heard / i am told / i m told / i was told /
                we were told / we are told / been told / they say / they said / so they say / or so they say /
                people say / word has it / rumor has it / according to the press / according to colleagues /
                according to him / according to her / according to them / apparently so / can t be sure / not sure /
                not certain / not quite sure / not a hundred percent / no clue / don t know / do not know / dunno if /
                who knows / hard to say / hard to tell / remains to be seen / yet to be confirmed / needs checking /
                needs confirming / not confirmed / not yet confirmed / not official / not official yet /
                fingers crossed / touch wood / knock on wood / with any luck / with luck / all being well /
                god willing / best case / at best / in an ideal world / it would be nice / one can hope /
                here s hoping / let s hope / looks as if / seems like / seems to be / sounds like / appears to be /
                in a way / so to speak / as it were / or something / or so / or so i hear / or whatever / in a sense /
                don t quote me / please check / please verify / please confirm / pls confirm / pls check /
                not really / not exactly / my foot / just kidding / only joking / to be decided / to be determined /
                to be announced / no idea / weiss nicht / should be ok / bestimmt schon / sicher schon /
                kaiser von china / wers glaubt / wer s glaubt / dass ich nicht lache / sankt nimmerleinstag /
                pigs might fly / yeah right / as if / schoen waer s / schoen waers / waere schoen / would be nice /
                i wish / von wegen / as far as i know / as far as we know / soweit ich weiss / soweit wir wissen /
                soviel ich weiss / meines wissens / unseres wissens / meines erachtens / nach meinem kenntnisstand /
                dem vernehmen nach / wie man hoert / man munkelt / man sagt / es heisst / from what i hear / i hear /
                rumour has it / word is / stimmt nicht / trifft nicht zu / nicht wahr / ist falsch / is wrong /
                not true / isn t true / ist nicht richtig / war ein versehen / war ein irrtum / war ein fehler /
                war falsch / war voreilig / was a mistake / was wrong / was an error
    COND        vorbehaltlich der / unter der voraussetzung / unter der bedingung / unter der annahme /
                unter der praemisse / fuer den fall / fuer den fall dass / im falle / im fall der faelle /
                gesetzt der fall / angenommen dass / nur wenn / erst wenn / nur falls / ausser wenn / es sei denn /
                sei denn / solange nicht / je nachdem ob / abhaengig von / haengt davon ab / haengt ab von /
                in abhaengigkeit von / wenn s so weit ist / wenns soweit ist / wenn es soweit ist /
                wenn es so weit ist / so lange / vorausgesetzt dass / bevor nicht / ehe nicht / erst nachdem /
                steht und faellt mit / stell dir mal vor / stellt euch mal vor / nur mal angenommen /
                rein hypothetisch / rein theoretisch / subject to / conditional on / conditional upon /
                contingent on / contingent upon / dependent on / depending on / depending upon / provided that /
                providing that / on condition / on condition that / on the condition / in case / in the event /
                in the event of / in the event that / as long as / so long as / assuming that / only if / only when /
                even if / even when / what if / unless and until / say we / suppose we / let s say / let s suppose /
                let s pretend / for example if / were we to / if and when / as and when / nehmen wir an /
                mal angenommen / gesetzt den fall / im fall dass / im falle dass / stell dir vor /
                stellen sie sich vor / stellt euch vor / let us assume / let s assume / imagine that / as soon as /
                so bald
    EXCEPT      folgt noch / fehlt noch / fehlen noch / to follow / still missing / yet to come / steht noch aus /
                stehen noch aus / bis auf / abgesehen von / mit ausnahme / apart from / with the exception
    BECAUSE     laut beschluss / laut kreistag / laut kreistagsbeschluss / laut protokoll / laut bescheid /
                laut schreiben / laut vertrag / laut plan / laut vorlage / laut zeitplan / laut haushalt /
                laut gesetz / laut satzung / laut sitzung / laut stadtrat / laut gemeinderat / laut ausschuss /
                laut verfuegung / laut erlass / laut foerderbescheid / due to / thanks to / on account of
    BEHIND      im verzug / in verzug / im rueckstand / behind schedule / running late / behind time /
                hinter dem zeitplan / hinter dem plan / hinterm zeitplan / hinter plan / zeitlich hinterher /
                zu spaet / too late
    DATE        target date / target dates / time limit / time limits / end date / end dates / due date / due dates /
                cut off date / cut off dates
    END         run out / runs out / running out / zu ende gehen / gehen zu ende / geht zu ende / term ends /
                come to an end / comes to an end / coming to an end
    TOPIC       gehts um / geht es um / geht s um / dreht sich um / drehen sich um / die rede
    SCHON       so far / bis jetzt / bis dato / up to now
    EVERY       once a / once every / once per / once each
    SHALL       is to be / are to be / sind noch zu / ist noch zu / supposed to / meant to / due to be
    COULD       able to / managed to
    COURSE      laut vereinbarung / laut zielvereinbarung / gemaess vereinbarung / gemaess zielvereinbarung /
                according to plan / according to the agreement / wie geplant / wie vorgesehen / as planned /
                nach wie vor
    LIES        sieht es / siehts / sieht s
    COME        steht bevor / stehen bevor / ins haus / in naechster zeit / in absehbarer zeit / in kuerze /
                an der reihe / on deck / around the corner / als naechstes / auf uns zu / nehmen wir uns vor /
                coming up / comes up / vor der tuer / in der pipeline / in the pipeline / auf dem plan / steht an /
                stehen an / up next / on the horizon
    DELIVER     to be done / to be finished / to be completed / to be delivered / hand in / turn in / get done /
                zu erledigen / zur erledigung / auf den tisch / abgeschlossen haben
    PLATE       auf der liste / on the list / on their list / on the to do list / auf der agenda / auf dem schirm
    DELAYED     haengt fest / haengen fest / steckt fest / stecken fest / haengt gerade fest / neues enddatum /
                neuer endtermin / neuen endtermin / neue deadline / neuer abgabetermin / new due date / new end date /
                new target date / wird nix / wird nichts / on hold / auf eis / neuer termin / neue frist /
                neuen termin / new date / new deadline / neues datum / dauert laenger / zieht sich / zieht sich hin /
                nach hinten / needs more time / need more time / brauchen laenger / braucht laenger / kommt spaeter /
                pushed back / put back / moved back / set back / push back / pushing back / termin nicht zu halten /
                takes longer / taking longer / ist nicht zu halten / nicht zu schaffen / nicht zu halten /
                verspaetet sich / liegt auf eis / liegt auf halde / kommt nicht voran / geht nicht voran /
                kommen nicht voran / kommen wir nicht voran / geht es nicht voran / geht s nicht voran /
                kommen nicht weiter / kommen wir nicht weiter / kommt nicht weiter / geht nicht weiter /
                tritt auf der stelle
    GREETING    sagt mal / sag mal / sagen sie mal / na dann / good day / schoenen guten tag / gruess gott /
                gruess dich / kurze frage / quick question / eine frage / noch eine frage / one question /
                frage in die runde / eine kurze frage / mal ne frage / ne frage / quick update / kurzes update /
                update zu / kleines update / kurze info / kurze rueckmeldung / kurzer stand / kurze meldung
    """
) | dict.fromkeys(_COURTEOUS, "CHAT")
"""The group of each phrase."""

PARTICLES = word_set(
    """
    - leider gar ueberhaupt wieder gerade bitte mal kurz doch einfach noch auch please pls sehr eben nochmal gut gute
    good
    """
)
"""They may stand within a phrase."""
