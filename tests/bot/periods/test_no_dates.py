"""What looks like a date and is none."""

import pytest

from tests.bot.periods.reading import mentions

NO_DATES = """
4.700 Haushalte
1. Bauabschnitt fertig, 2. BA läuft noch
26 Orte
6.1.3
6.1.3 60 %
6.1.3: 60% – Materialsammlung zur Hälfte fertig
10.6.1.3
Habt ihr die IP 10.6.1.3 schon freigeschaltet?
IP 192.168.10.12
Treffen wir uns um 11.30?
um 14.30 Uhr
um 9 im Büro
9.10 Uhr
Version 1.2.1 ist installiert
Version 1.2.21
v1.2.21
2 – 3 Treffen a. 2 Std.
bis zum 30. Lebensjahr
bis zum 30. lebensjahr
Klassen 5 und 6
60 %
Die Quote ist unter 7% gesunken
15- unter 25 Jährigen
§ 16 SGB II
SGB II, III, VIII
SGB II 
Hartz IV
3. Lebensmonat
58.000,-€
2000 Euro
2020 Haushalte
Tel. 03632 741-0
Tel. 03632 741-2021
03632/2021
0361/37-31.12.21-5
Az. 4.2-31.12.2021/7
0151 20212022
Raum 2021
Zimmer 112
Personen ab 60 Jahren
Kinder im Alter von 10- 12 Jahren
Kinder im Alter von 10-12 Jahren
Kinder bis zu 3 Jahren
bis zu 20 Kinder
Guten Morgen
Morgen, was gibt es Neues?
so am besten
mal sehen
Montage der Geräte
im Quartier
am Ende
im Fall der Fälle
I may be late
may I ask
we march on
Frau Sommer hat angerufen
Herr März
Jan meinte das auch
Julia kommt
jede Woche
jeden Montag um 9
jeden 1. Montag im Monat
jedes Quartal
every Friday
montags
sonntags geschlossen
Wie tragen wir das ein?
jährlich
lfd. mindestens einmal montags
sonntags geschlossen
Wie tragen wir das ein?
jährlich
wer ist für den Familienpass zuständig?
maßnahme eins eins drei ist erledigt
Q5
5. Quartal
0. Quartal
KW 54
3. Halbjahr
30.2.2021
32.1.2021
1.13.2021
6.1.3 ist fertig
1.1.2 und 1.1.3 erledigt
drei Monate später
ein halbes Jahr später
2 Quartale später
3 Tage vor Fälligkeit
dauert 3 Wochen
noch 2 Wochen
die Hälfte ist fertig
the second half of the meeting
ab sofort
z. B. 1.
1/2
50/50
24/7
Az. 12/345
BV 123/2023
DS 2024/117
DIN 18040
2 von 3
Agenda 2030
Es finden je Quartal zwei Treffen statt
im Quartal drei Treffen
in der Woche 20 Stunden
Menschen Mitte 30
der zweite Punkt ist erledigt
zum zweiten Teil
jeden 1. Mittwoch im Monat
alle zwei Jahre
2 bis 3 Wochen
vier Wochen vor Fälligkeit
Ferienangebote
bis Ende der Wahlperiode
in den abgelaufenen Schuljahren
mittelfristig
Nikolaus hat das erledigt
bis zu den Sommerferien 2050
zwischen Sommer- und Herbstferien 2050
DS 12/2021 ist erledigt
Drs. 7/2022
Az. 5-3/2020
Az.: 5-3/2020
BV-2023-06
MI-2023-0044
Beschluss-Nr. 045-06/2022
Anfrage 2021/87
IV/2023/045
up to 3 people
through the door
dieser und jener
Start im Team
""".strip().splitlines()


@pytest.mark.parametrize("text", NO_DATES, ids=NO_DATES)
def test_ordinary_words_and_numbers_are_no_dates(text: str) -> None:
    assert mentions(text) == ()
