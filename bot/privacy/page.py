"""docs/privacy.md, made from what the code says of every column, so that it cannot say anything else. In German, for it
is annexed to German papers."""

from collections import Counter

from bot.privacy.fields import TABLES, Described, Field
from bot.retention import OUTSIDE, gone

BEFORE = """\
# Datenschutz: was Zielbot speichert

<!-- Erzeugt mit `make privacy` aus bot/privacy/fields.py und bot/retention.py. Nicht von Hand ändern. -->

Diese Seite beschreibt jedes Feld, das Zielbot speichert: was darin steht, wer es in Zielbot zu sehen bekommt und wann
es gelöscht wird. Sie ist aus dem Quelltext erzeugt und eignet sich als Anlage zum Verzeichnis von
Verarbeitungstätigkeiten. Die Vorlagen dazu: [Verzeichnis](templates/verzeichnis.md),
[Schwellwertanalyse](templates/schwellwertanalyse.md), [Dienstvereinbarung](templates/dienstvereinbarung.md). Ob eine
Behörde Telegram einsetzen darf, ist eine eigene Frage: [Telegram](telegram.md).

## Das Wichtigste

- **Zweck:** Fragen zur Zielvereinbarung beantworten und festhalten, wie weit die Maßnahmen sind.
- **Betroffene:** Beschäftigte, die eingeladen wurden. Daten von Bürgerinnen und Bürgern gehören nicht in Zielbot;
  eine Meldung, die danach aussieht, hält er zurück, und nichts davon wird gespeichert, bis die schreibende Person sie
  ausdrücklich freigibt. Das erkennt viele Fälle, aber nicht alle.
- **Keine Beobachtung:** Es gibt keine Zähler, Zeiten oder Listen je Person. Niemand bekommt gezeigt, wer was fragt,
  wer etwas gelesen oder nicht beantwortet hat. Was sich bei Einheiten aus einer Person schließen lässt, steht
  [unten](#hinweise-und-erinnerungen-wer-was-sieht).
- **Gruppen:** Gelesen werden nur Befehle, Erwähnungen und Antworten auf Nachrichten von Zielbot. Von allem anderen
  bleibt allein die laufende Nummer, die Telegram vergibt, ohne Chat, Person und Text.
- **Nachrichten:** Der Wortlaut ist gelöscht, sobald die Antwort feststeht.

## Wer verantwortlich ist

Verantwortlich ist der Landkreis, der Zielbot betreibt (Art. 4 Nr. 7 DSGVO). Läuft Zielbot auf eigenen Rechnern, gibt
es keinen Auftragsverarbeiter; ein Rechenzentrum, das den Rechner stellt, ist einer (Art. 28 DSGVO). Telegram ist kein
Auftragsverarbeiter, sondern selbst verantwortlich; siehe unten.

Wer den Rechner betreibt, kann die Datenbank öffnen. In den Tabellen steht deshalb nur, wer etwas *in Zielbot* sieht.

## Die Felder

Tabellen mit Angaben zu Personen stehen zuerst. „P“ kennzeichnet die Felder, die jemanden nennen oder beziffern oder
enthalten, was jemand geschrieben hat.
"""

AFTER = """\
## Außerhalb der Datenbank

{outside}
- In der Datei von SQLite werden gelöschte Werte überschrieben (`secure_delete`); in der Journaldatei daneben können
  sie noch stehen, bis sie neu beschrieben wird. Bei PostgreSQL lassen sich gelöschte Werte nicht mehr abfragen und
  stehen in keinem Auszug; ihr Platz in den Dateien wird mit der Zeit überschrieben.
- Eine Sicherung enthält, was bei ihrer Anfertigung gespeichert war. Wer seine Daten löschen lässt, ist erst mit der
  letzten älteren Sicherung überall gelöscht.

## Rechte der Betroffenen

| Recht | Weg |
|---|---|
| Information (Art. 13 DSGVO) | `/datenschutz`, vor dem Beitritt und jederzeit |
| Auskunft (Art. 15) | `/meinedaten`: eine Datei mit allen Einträgen aus allen Tabellen, jeweils mit Löschfrist |
| Berichtigung (Art. 16) | Name: eine neue Einladung übernimmt ihn aus Telegram; Rolle und Einheit: die Koordination |
| Löschung (Art. 17) | `/datenloeschen`, nach Rückfrage sofort |
| Einschränkung, Widerspruch (Art. 18, 21) | beim Landkreis; die Koordination beendet den Zugang mit `/zugang` |
| Beschwerde (Art. 77) | bei der Datenschutzaufsicht des Landes |

Von Nachweisen nennt die Datei Namen, Größe und Prüfsumme; sie selbst schickt Zielbot aus der Karte der Maßnahme.
`/meinedaten` und `/datenloeschen` stehen auch Personen offen, deren Zugang beendet wurde. Jede Auskunft und jede
Löschung wird im Protokoll vermerkt, die Löschung ohne erkennbaren Namen.

**Was beim Löschen geschieht.** Die Person, ihre Einheiten, Abwesenheiten, Vertretungen und Erinnerungen, ihr
Pseudonym und alles, was zu ihrem Chat gehört, wird gelöscht. Einladungen, die sie ausgesprochen hat und die niemand
eingelöst hat, enden. Meldungen zu Maßnahmen mit ihren Nachweisen und Hindernisse bleiben mit Tag, Einheit und Text,
ohne die Person; ebenso, welcher Hinweis zurückgestellt oder gesendet wurde. Das Protokoll bleibt lückenlos; darin
steht ein Pseudonym, das niemand mehr auflösen kann. Nennt ein Text einer Meldung selbst einen Namen, bleibt er
stehen: Das muss die Koordination prüfen. Wem der Zugang entzogen wurde, der wird nach dem Löschen in Gruppen weiter
nicht bedient; dazu bleibt eine Prüfsumme der Telegram-Nummer mit einem geheimen Schlüssel. Der Schlüssel liegt in
derselben Datenbank; wer sie öffnen kann, kann zu einer Nummer prüfen, ob sie gesperrt ist. Die letzte Koordination
muss zuerst übergeben (`/uebergabe`).

## Hinweise und Erinnerungen: wer was sieht

- **Jede Person** sieht ihre eigenen Hinweise, was sie zurückgestellt hat, und ihre Erinnerungen. Sonst sieht das
  niemand: nicht, wer Hinweise erhält, nicht zu welcher Uhrzeit, nicht, wer etwas zurückgestellt hat.
- **Die Koordination** sieht je Maßnahme und Einheit, an welchem Tag welcher Hinweis kam oder kommen wird und seit wann
  einer ohne Antwort ist; die Einheiten, in denen niemand erreichbar ist; und dass eine Einheit sich für nicht
  zuständig erklärt. Sie sieht keine Namen und keine Uhrzeiten.
- **Gruppen** sehen den Stand der Maßnahmen und, nur wo die Koordination es einschaltet, die Frage, wer einen fehlenden
  Stand melden kann; nicht, ob und wann jemand danach gefragt wurde.

**Was sich trotzdem schließen lässt.** Arbeitet für eine Einheit nur eine Person mit Zielbot, gilt von ihr, was von der
Einheit zu sehen ist:

- Ein Hinweis blieb ohne Antwort.
- Niemand ist erreichbar: Die Person will keine Hinweise, hat Zielbot blockiert oder hat noch nicht gewählt. Welches
  davon, wird nicht gezeigt.
- Die Koordination erhält selbst Hinweise zu Maßnahmen der Einheit, oder es heißt bei einer Nachfrage, niemand sei
  erreichbar, obwohl `/unerreichbar` die Einheit nicht nennt: Die Person und ihre Vertretung können abwesend sein.
  `/vorschau` lässt Abwesenheiten außer Betracht.
- Ein Hinweis, der an der Reihe wäre, fehlt in `/vorschau` und `/verlauf`: Er kann zurückgestellt sein.

Das folgt daraus, dass Abwesende keine Hinweise erhalten und dass Zurückstellen gilt. Wer es vermeiden will, benennt für
jede Einheit zwei Personen.

## Was Telegram sieht

Jede Nachricht an Zielbot und von Zielbot läuft über die Rechner von Telegram und ist dort nicht
Ende-zu-Ende-verschlüsselt. Telegram kennt damit: die Mobilnummer und den Namen jeder Person, wer wann mit dem Bot
schreibt, die Mitglieder der Gruppen, den Wortlaut von Fragen, Meldungen und Antworten, Fotos und Dateien. Zielbot
kann dort nichts löschen, was jemand anderes geschrieben hat, und erfährt nicht, was jemand in Telegram löscht.

Mit `ZIELBOT_CONTENT=minimal` enthalten Antworten und Hinweise nur Nummer, Einheit, Termin und Stand, keine Titel,
Indikatoren und Bemerkungen. Was die Beschäftigten selbst schreiben, geht trotzdem über Telegram.

## Was der Landkreis festlegen muss

- die Rechtsgrundlage für die Verarbeitung von Beschäftigtendaten, und ob Telegram zulässig ist
  ([Telegram](telegram.md));
- die Anschrift der oder des Datenschutzbeauftragten (`ZIELBOT_PRIVACY_CONTACT`, erscheint in `/datenschutz`);
- wo Zielbot läuft und wer den Rechner betreut;
- wie lange Sicherungen und Betriebslogs bleiben.
"""


def privacy_page() -> str:
    """Return the whole page."""
    personal = [name for name, table in TABLES.items() if _is_personal(table)]
    others = [name for name in TABLES if name not in personal]
    outside = "\n".join(f"- {text.de}" for text in OUTSIDE.values())
    sections = [_section(name) for name in (*personal, *others)]
    return "\n".join([BEFORE, *sections, AFTER.format(outside=outside)])


def _is_personal(table: Described) -> bool:
    return any(field.is_personal for field in table.columns.values())


def _section(name: str) -> str:
    """Return a table with its fields: the term that most of them share stands above, others beside the field."""
    table = TABLES[name]
    terms = {column: " ".join(text.de for text in gone(name, column)) for column in table.columns}
    shared = Counter(terms.values()).most_common(1)[0][0]
    has_others = any(term != shared for term in terms.values())
    head = "| Feld | Inhalt | P | Wer es sieht |" + (" Andere Frist |" if has_others else "")
    rows = [_row(column, field) for column, field in table.columns.items()]
    if has_others:
        rows = [f"{row} {'' if term == shared else term} |" for row, term in zip(rows, terms.values(), strict=True)]
    rule = "|---" * (head.count("|") - 1) + "|"
    return "\n".join([f"### {table.purpose.de} (`{name}`)", "", f"Frist: {shared}", "", head, rule, *rows, ""])


def _row(column: str, field: Field) -> str:
    mark = "P" if field.is_personal else ""
    return f"| `{column}` | {field.meaning.de} | {mark} | {field.seen_by.value.de} |"
