"""Texts with and without data of clients. Nobody in them exists. A surname before the first name is not noticed."""

CLIENTS = """
6.1.3 läuft, Frau Müller (geb. 12.03.1951) wurde beraten
6.1.3 erledigt: Erika Mustermann, geboren am 3.4.1948, hat den Bescheid
6.1.3 läuft, frau schulze geb 12.3.51 war heute da
6.1.3 läuft. Klientin geb. 01.01.1940, Beratung abgeschlossen
6.1.3 abgeschlossen, Herr Weber * 07.11.1939 ist versorgt
6.1.3 läuft, Familie Yilmaz, Tochter geboren 2015, bekommt den Platz
6.1.3 läuft, Waltraud Kellner 04.05.1936 möchte ins Heim
6.1.3 läuft, Herr Öztürk, 23.11.58, Antrag liegt vor
6.1.3 läuft, Geburtsdatum: 1951-03-12
6.1.3 done, Mrs Miller, born 12/03/1951, got her letter
6.1.3 läuft, Mohammed Al-Hassan, Jahrgang 1987, kommt Montag
6.1.3 läuft, geb. am 12. März 1951, Pflegegeld beantragt
6.1.3 läuft, Geburtstag 12.03.1951 von Frau Krause eingetragen
6.1.3 läuft, Mustermann, Erika, 12.03.1951
6.1.3 läuft, Hildegard Sommer wohnt in der Bahnhofstraße 12
6.1.3 läuft, Frau Müller, Bahnhofstr. 5, braucht einen Treppenlift
6.1.3 läuft, herr lehmann hauptstr 17b hat angerufen
6.1.3 läuft, Familie Schröder im Lindenweg 3 ist umgezogen
6.1.3 läuft, Frau Yildirim, Karl Marx Straße 44, will einen Hausbesuch
6.1.3 läuft, Herr Dr. Vogt, Am Anger 2, wohnhaft Am Anger 2, 99706 Sondershausen
6.1.3 läuft, Otto Krämer, 99706 Sondershausen
6.1.3 läuft, Frau Beck wohnt im Haus 7
6.1.3 läuft, E. Sommer, Kirchgasse 9, wartet auf Bescheid
6.1.3 läuft, Eheleute Franke, Schlossplatz 1
6.1.3 läuft, Fam. Nowak, Breite Straße 20, drei Kinder
6.1.3 done, Anna Schmidt, Gartenweg 8, moved in
6.1.3 läuft, Frau Müller, Az. 50.2-1234/21
6.1.3 läuft, Herr Schuster, Aktenzeichen: SG-2021-0815
6.1.3 läuft, Fallnummer 4711 ist bewilligt
6.1.3 läuft, Kundennummer 095A123456
6.1.3 läuft, Kunde Schmidt, BG-Nummer 09302//0012345
6.1.3 läuft, 09302//0012345 wurde weitergeleitet
6.1.3 läuft, SV-Nummer 65 120351 M 001 nachgereicht
6.1.3 läuft, Rentenversicherungsnummer: 65120351M001
6.1.3 läuft, 65 120351 M 001
6.1.3 läuft, Frau Wolf, Versichertennummer A123456789
6.1.3 läuft, Steuer-ID 12345678901 liegt vor
6.1.3 läuft, Herr Jung, Geschäftszeichen 21/4711
6.1.3 läuft, Gertrud Lange, Vorgangsnummer 2021-88
6.1.3 läuft, Bewohnerin Koch, Hilfefall Nr. 77-2021
6.1.3 läuft, IBAN DE02 1203 0000 0000 2020 51
6.1.3 läuft, Geld an Frau Müller, DE02120300000000202051
6.1.3 läuft, iban: at61 1904 3002 3457 3201
6.1.3 läuft, Frau Müller erreichbar unter 0171 1234567
6.1.3 läuft, Herr Sauer, Tel. 03632/741613, zurückrufen
6.1.3 läuft, bitte familie klein anrufen, handy 0152-33445566
6.1.3 läuft, Ingeborg Winter, +49 3632 555123
6.1.3 läuft, Frau Arnold, Telefon: 4711
6.1.3 läuft, Frau Müller ist dement
6.1.3 läuft, Herr Brandt leidet an einer schweren Depression
6.1.3 läuft, Frau Seidel hat Pflegegrad 3 bekommen
6.1.3 läuft, Herr Pohl, Pflegestufe 2
6.1.3 läuft, Frau Horn, GdB 80
6.1.3 läuft, Helga Simon ist an Krebs erkrankt
6.1.3 läuft, Herr Busch hat Alzheimer
6.1.3 läuft, Frau Ludwig, Diagnose: Multiple Sklerose
6.1.3 läuft, Frau Winkler wegen Alkoholsucht in Behandlung
6.1.3 läuft, der alkoholkranke Herr Engel kommt nicht mehr
6.1.3 läuft, Familie Haas ist verschuldet und wohnungslos
6.1.3 läuft, Patientin Roth mit beginnender Demenz.
6.1.3 läuft, Herr Graf, Verdacht auf Schizophrenie
6.1.3 läuft, Svetlana Petrowa hat HIV
6.1.3 läuft, Frau Kraft hatte einen Schlaganfall
6.1.3 delayed, Mr Jones has dementia
6.1.3 läuft, Frau M., geb. 1951
6.1.3 läuft, Klient Peters, suizidgefährdet
6.1.3 läuft\\nFrau Otto\\n12.03.1951\\nBahnhofstraße 12
4.1.2 erledigt, Frau Brigitte Hartung, geb. 5.6.44, hat ihren Ausweis
herr novak wohnt jetzt gartenstraße 9, 4.1.2 damit fertig
4.1.2 läuft - Fall von Fam. Demir, Az 51.3/0815-21
Die Beratung von Günther Albrecht (*03.02.1939) ist abgeschlossen, 4.1.2 done
4.1.2: Pflegebedürftige Frau Lindner, Pflegegrad 4, ist versorgt
4.1.2 verzögert, weil Frau Thiel im Krankenhaus liegt, Versichertennr. B987654321
4.1.2 läuft, Max Mustermann, Musterweg 1, 12345 Musterstadt
4.1.2 läuft, Rückruf an Frau Berg unter 0176/98765432
4.1.2 läuft, Jugendlicher Kevin Richter, geboren 2006, ist vermittelt
4.1.2 läuft, Aktenzeichen 3 F 123/20, Kindschaftssache Lehmann, Herr Lehmann kommt
4.1.2 läuft, Frau Celik ist schwanger und wohnt im Frauenhaus
4.1.2 läuft, Herr Otte (78, dement) wurde begutachtet
4.1.2 läuft, Überweisung an Hr. Stein DE89370400440532013000
4.1.2 läuft, Frau Vogel hat Brustkrebs und braucht Haushaltshilfe
4.1.2 läuft, Anna-Lena Fuchs, 14.07.2003, Ausbildung begonnen
4.1.2 läuft, Sozialversicherungsnummer lautet 12 190367 K 006
4.1.2 läuft, Ali Yilmaz hat eine Duldung, geb. 1999
4.1.2 läuft, Frau Dr. Herzog, Am Markt 4, bekommt Essen auf Rädern
4.1.2 läuft, Kd.-Nr. 4455667 geprüft
4.1.2 läuft, Klient Weiß leidet unter Depressionen
4.1.2 läuft, Ehepaar Sander, Tel 036 31 / 45 67 89
4.1.2 läuft, Frau Busch, Geburtsjahr 1941
4.1.2 läuft, Frau Ebert leidet an Parkinson
4.1.2 done, patient John Smith, dob 4/5/1950
""".strip().splitlines()
"""Each must be held back. `\\n` stands for a new line."""

OFFICES = """
Frau Müller kommt am 3. Mai
6.1.3 erledigt
6.1.3 läuft, 60 %
6.1.3 läuft, Frau Müller kommt am 3. Mai
6.1.3 läuft, Frau Müller ist ab 01.05.2021 zuständig
6.1.3 läuft, Herr Weber hat am 12.03.2021 unterschrieben
6.1.3 läuft, neue Kollegin Frau Kühn hat am 1.2. angefangen
6.1.3 erledigt, Kreistag hat Frau Böhme am 14.4. bestätigt
6.1.3 läuft, Frau Dr. Neumann hält den Vortrag um 18:00 Uhr
6.1.3 läuft, Frau Müller und Herr Weber haben 120 Flyer verteilt
6.1.3 läuft, Frau Müller hat 10000 Euro bewilligt
6.1.3 läuft, Frau Landrätin eröffnet am 03.06.2021
6.1.3 läuft, Herr Landrat hat zugesagt, 20.05.2021, 14 Uhr
6.1.3 läuft, Treffen in der Bahnhofstraße 12
6.1.3 läuft, der Markt 3 wird umgebaut
6.1.3 läuft, Kita Sonnenschein, Hauptstraße 5, ist fertig
6.1.3 läuft, Jugendclub Karl-Marx-Straße 44 eröffnet
6.1.3 läuft, Seniorentreff in der Karl Marx Straße 44 eröffnet
6.1.3 läuft, Treffpunkt Ernst-Thälmann-Str. 10
6.1.3 läuft, Bürgerhaus, 99706 Sondershausen
6.1.3 läuft, Az. 50.2-1234/21 beim Landesamt
6.1.3 läuft, Beschluss Nr. 123/2021
6.1.3 läuft, Vorlage 0815/2021 im Kreistag
6.1.3 läuft, Förderbescheid vom 12.03.2021, Aktenzeichen 21-4711
6.1.3 läuft, Drucksache 7/1234
6.1.3 läuft, Auskunft unter Tel. 03632 741-613
6.1.3 läuft, Hotline 0800 1234567 geschaltet
Tel. 03632 741-613
6.1.3 läuft, Kontonummer des Landkreises geändert
6.1.3 läuft, Netzwerk Demenz gegründet
6.1.3 läuft, Fachtag Demenz mit Frau Müller vorbereitet
6.1.3 läuft, Frau Müller kümmert sich um die Demenzberatung
6.1.3 läuft, Frau Müller spricht über Depression im Alter
6.1.3 läuft, Herr Weber leitet die Suchtberatung
6.1.3 läuft, Frau Müller hat den Fachtag Demenz organisiert
6.1.3 läuft, Selbsthilfegruppe Krebs trifft sich wieder
6.1.3 läuft, Flyer zum Pflegegrad gedruckt
6.1.3 läuft, Vortrag Pflegegrad 1 bis 5 gehalten
6.1.3 läuft, Beratung bei Pflegegrad 2 angeboten
6.1.3 läuft, Schuldnerberatung wieder besetzt
6.1.3 läuft, Wohnungslosenhilfe eingerichtet
6.1.3 läuft, Projekt für demente Menschen gestartet
6.1.3 läuft, Angebote für Menschen mit Demenz
6.1.3 läuft, Menschen mit Behinderung wurden beteiligt
6.1.3 läuft, Verein e. V. gegründet
6.1.3 läuft, z. B. Kita in der Lindenstraße 4
6.1.3 läuft, u. a. Schule am Schlossplatz 1
6.1.3 läuft, Grundschule Anna Seghers hat 120 Plätze
6.1.3 läuft, Ferienbetreuung für Kinder, die 2015 geboren sind
6.1.3 läuft, 45 Kinder, Jahrgang 2015
6.1.3 läuft, Begrüßungsgeld für 230 Neugeborene
6.1.3 läuft, Kreistag am 12.03.2021, TOP 7
6.1.3 läuft, Raum 214, 2. Etage
6.1.3 läuft, Haus 3, Zimmer 12
6.1.3 läuft, Frau Müller sitzt jetzt in Zimmer 12
6.1.3 läuft, Frau Müller macht das bis Q3 2021
6.1.3 läuft, Frau Müller meldet 75 % und 12 von 16 Gemeinden
6.1.3 läuft, Herr Weber fehlt noch, 3 Stellen offen
6.1.3 läuft, Frau Müller ist krank
6.1.3 läuft, Frau Müller ist im Urlaub bis 14.06.
6.1.3 verschoben auf 30.09.2021, Frau Müller wechselt das Amt
6.1.3 verschoben um drei Monate
6.1.3 läuft, Herr Weber und Frau Müller tagen am 01.06.2021 und am 15.06.2021
6.1.3 läuft, mit Herrn Schulze vom Bauamt abgestimmt am 05.05.21
6.1.3 läuft, Jens Weber vom Schulamt hat am 12.04.2021 zugestimmt
6.1.3 läuft, Sabine Vogel übernimmt ab KW 23
6.1.3 läuft, Haushalt 2021, Produkt 36310, Konto 54290000
6.1.3 läuft, Haushaltsstelle 4070.41600
6.1.3 läuft, 25.000 € aus dem Landesprogramm
6.1.3 läuft, 1200000 Euro beantragt
6.1.3 läuft, Ausschreibung 2021-BA-17
6.1.3 läuft, Version 2.1 der Broschüre
6.1.3 läuft, Einwahl 192.168.0.1
6.1.3 läuft, Zoom-ID 812 3456 7890
6.1.3 läuft, Ziel 6.1 und Handlungsfeld 6
6.1.3, 6.1.4 und 6.2.1 sind erledigt
6.1.3 läuft. 6.1.4 erledigt. 5.1.4 entfällt.
6.1.3 läuft, Leitfaden auf Seite 12 bis 17
6.1.3 läuft, Richtlinie vom 01.07.1998 wird angepasst
6.1.3 läuft, SGB XI § 7a, SGB VIII § 16
6.1.3 läuft, Satzung aus 1995 geändert
6.1.3 läuft, Amtsblatt 3/2021
6.1.3 läuft, Bus 17 hält jetzt am Klinikum
6.1.3 läuft, Radweg 2 km verlängert
6.1.3 läuft, Der Weg 5 Jahre nach der Wende
6.1.3 läuft, 12 Parkplätze, 3 davon barrierefrei
6.1.3 läuft, Arbeitsplatz 4 wird ausgestattet
6.1.3 läuft, Herr Weber bekommt 2 Stellen
6.1.3 läuft, Familienzentrum Haus der Familie, 20 Plätze
6.1.3 läuft, Familie und Beruf, 2. Auflage
6.1.3 läuft, Familien mit 3 Kindern
6.1.3 läuft, Kundenzentrum öffnet um 9 Uhr
6.1.3 läuft, Patientenverfügung: 40 Teilnehmer am 12.03.2021
6.1.3 läuft, Bewohnerversammlung am 3. Mai 2021
6.1.3 läuft, Kinder- und Jugendbeirat gewählt, 9 Mitglieder
6.1.3 läuft, Frauenhaus, 8 Plätze
6.1.3 läuft, Frau im Beruf, Messe am 12.06.2021
6.1.3 läuft, Herrichten der Räume bis 30.06.2021
6.1.3 done, Ms Weber starts on 1 June 2021
6.1.3 in progress, 60 percent, report by Mr Brown on 12/05/2021
6.1.3 läuft, I. Quartal 2022 realistisch
6.1.3 läuft, Termin 03.05.2021 09:30 Uhr, Frau Müller, Raum 3
6.1.3 läuft, Bericht von Herrn Weber, 17 Seiten, 2. Fassung
Was ist bei Frau Müller im Bauamt dieses Quartal fällig?
Wer ist für 6.1.3 zuständig, Herr Weber?
Maßnahmen zu Demenz
Maßnahmen zu Pflegegrad
Suche Depression
Erinnere mich am 3. Mai um 9 Uhr an 6.1.3
Erinnere mich am 03.05.2021 an das Gespräch mit Frau Müller
6.1.3 läuft, Handbuch Kapitel 4.1.2, Frau Schnabel liest Korrektur
6.1.3 läuft, Projektleitung Audit: Frau Müller ab 2022
6.1.3 läuft, der Kreis-Chef Herr Weber unterschreibt am 31.12.21
6.1.3 erledigt, Übergabe an Frau Sommer am 30.6., Schlüssel bei Herrn Vogt
6.1.3 läuft, Frau Sommer übernimmt die Aktenzeichen des Amts
6.1.3 läuft, Sozialversicherungsnummer ist im Formular jetzt Pflichtfeld
6.1.3 läuft, Frau Müller telefoniert mit dem Landesamt
4.1.2 läuft, Frau Hartung vertritt mich bis 5.6.
4.1.2 erledigt, Beschluss des Kreistags Nr. 4711-21 vom 24.03.2021
4.1.2 läuft, Herr Novak hat am 12.4. um 10 Uhr 14 Teilnehmer begrüßt
4.1.2 läuft, Stadtbibliothek Bahnhofstraße 9 öffnet wieder
4.1.2 läuft, Frau Lindner schreibt den Pflegebericht
4.1.2 läuft, 4 neue Pflegeplätze in Bad Frankenhausen
4.1.2 läuft, Herr Stein überweist 3.500 Euro an den Träger
4.1.2 läuft, Frau Vogel hat den Krebsvortrag abgesagt
4.1.2 läuft, Ansprechpartner ist Herr Berg, Zimmer 214
4.1.2 läuft, Frau Celik ist in Elternzeit, Vertretung ab 1.7.2021
4.1.2 läuft, Förderung DE-2021-4477 bewilligt
4.1.2 läuft, Frau Dr. Herzog spricht am Markt um 4
4.1.2 läuft, Herr Otte liest Kapitel 78
4.1.2 läuft, Anna-Lena Fuchs ist neue Praktikantin seit 01.03.2021
4.1.2 läuft, 1. Sitzung mit Frau Ebert am 14.07.2021, 2. Sitzung am 03.08.2021
4.1.2 läuft, Kampagne gegen Depression mit Herrn Weiß geplant
4.1.2 läuft, Haus 4, Etage 2, Schlüssel bei Frau Busch
4.1.2 läuft, Frau Sander rechnet mit 99000 Euro
4.1.2 läuft, Haushaltsjahr 2021/22, Herr Richter stimmt zu
4.1.2 läuft, Flyer 12000 Stück, Frau Thiel verteilt
4.1.2 läuft, Fahrplan Linie 494, Herr Demir prüft
4.1.2 läuft, Frau Weber: Weg 3 von 5 fertig
4.1.2 läuft, Horst Schmidt Stiftung gibt 5000 Euro
4.1.2 läuft, Schule am Platz 5 Klassen, Frau Fuchs betreut
4.1.2 läuft, Demenz-Partner-Schulung mit Frau Albrecht am 12.5.
""".strip().splitlines()
"""None may be held back."""
