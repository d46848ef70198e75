"""Words that say nothing of their own, German and English, dialect and chat, in normal form. Data only.

No word that takes something back stands here ("eigentlich" is watched by `bot.language.claims`): beside a word of no
group a report is only offered, beside these it is written.
"""

from bot.language.words import word_set

FILLERS = word_set(
    """
    u wg der die das den dem des ein eine einen einem einer eines n nen ne nem ner im in ins vom von beim bei bis auf
    aus an ans als auch und oder aber so dann denn doch mal halt eben nur eigentlich eigtl jetzt nun gerade grad aktuell
    aktuelle aktuellen momentan derzeit zurzeit moment bitte bitteschoen pls please plz hier dort es er man sich dieser
    diese dieses diesem diesen jene nach vor seit ab waehrend innerhalb unter gegen ueberhaupt genau ungefaehr etwa
    circa ca etwas irgendwas irgendwelche irgendwo einfach kurz nochmal nochmals nochma wieder weiter weitere weiteren
    anderes andere etc usw bzw ggf sowie sowohl ganz gar sehr mehr neue neu noting neuer neues neuen naechstes naechste
    zusammen dazu davon dafuer daran darin darueber hin her los ey aeh aehm hm hmm tja naja also gell wa eh sonst insb
    insbesondere zwar rein raus drin endlich komplett erfolgreich soweit damit somit hiermit offiziell inzwischen
    mittlerweile leider uebrigens geworden worden gemacht wurde wurden frau herr the a of by at to from and or this
    that these those it its s re m am just now right currently actually then with within until till up off out as any
    some anything something too one ones here finally fully completely successfully meanwhile unfortunately einheit
    einheiten abteilung dienststelle unit units vereinbart vereinbarte vereinbarten vereinbartes agreed kurze kurzer
    kurzen kurzes landratsamt landratsamts kreisverwaltung je jeweils dass erforderlich noetig notwendig required
    bisher vollstaendig restlos gaenzlich fristgerecht termingerecht puenktlich zeitraum key over through
    immer bidde bidd nu ma jetz glei irgendwann irgend back anbei ebenfalls jeweilige jeweiligen nr nummer number kreis
    landkreis landkreises kreises county agreement zielvereinbarung vereinbarung fyi btw asap aufs another naechsten
    ersatzlos quick short brief quasi praktisch theoretisch basically practically technically virtually essentially
    gekriegt bislang falsche falsch amt amtes aemter angezeigt beantragt mitgeteilt drinne them they their ueberall
    dennoch trotzdem allerdings freilich natuerlich selbstverstaendlich selbstredend klarerweise logischerweise
    bekanntlich bekanntermassen immerhin jedenfalls minimal andererseits einerseits ausserdem zudem ferner weiters
    desweiteren darueberhinaus zusaetzlich nebenbei nebenher zugleich gleichzeitig parallel derweil solcherart solche
    solcher solches solchen derartige derartigen derartig dergleichen derlei diesbezueglich diesbezuegliche
    diesbezueglichen dahingehend hierzu hierfuer hierbei hierueber hierin hierauf hieran hiervon dadurch dagegen dahin
    dahinter danach daneben darauf daraus darunter dazwischen davor demgemaess demnach dementsprechend entsprechend
    entsprechende entsprechenden entsprechender entsprechendes deren dessen derer denen denjenigen diejenigen derjenige
    diejenige dasjenige derselbe dieselbe dasselbe dieselben jener jenes jenem jenen selber selbst einander
    untereinander miteinander nacheinander hintereinander nebeneinander anderen anderer anderem anders andre andern
    andrer nochmalig erneut abermals wiederum letztlich letztendlich schliesslich zuletzt zunaechst zuerst erstmal
    erstma erstens zweitens drittens erstmals vorher vorhin nachher hernach mitunter oefter oefters oft haeufig
    allgemein allgemeinen speziell spezielle speziellen spezifisch besondere besonderen besonderes namentlich
    vornehmlich vorwiegend blos schlicht schlichtweg einfachhalber geradezu regelrecht wirklich echt tatsaechlich
    wahrhaftig definitiv unbedingt absolut voellig vollkommen hundertprozentig exakt praezise haargenau ausreichend
    genug genuegend hinreichend zuviel mehrfach mehrmals jeglicherart dorthin drueben droben drunten oben unten vorne
    vorn nebenan irgendwie irgendwer irgendwen irgendwem irgendjemand irgendwelcher irgendwelches irgendwelchen
    irgendein irgendeine irgendeinen irgendeiner irgendeinem irgendeines irgendwohin jemand jemanden jemandem ebenso
    genauso gleichfalls gleichermassen sogar freundlich freundlicherweise freundlichst netterweise dankenswerterweise
    hoeflich hoeflichst liebenswuerdigerweise gefaelligst gefl guetigerweise biddeschoen bittschoen bittschee bidschoen
    bittte bitt biite bite btte plss plis pliss plx plse pleas plese pleae pleease plzz kindly pliz schnell schnelle
    schnellen schneller fix flott rasch rasche raschen mittelfristig mittelfristige mittelfristigen langfristig
    langfristige langfristigen augenblicklich augenblick sekunde momentchen momentane momentanen derzeitige derzeitigen
    derzeitiger gegenwaertig gegenwaertige gegenwaertigen aktuellste aktuellsten heutige heutigen heutiger heutzutage
    nunmehr nunmal jez jezz jetze jetzat itze itzt jetzad jetza nau grod graad gradn grode gad geradeeben ebend ebn eem
    eema aba abr awwer oba un ond od oda odr odder oddr mol moll mool amoi omoi eimal nomal nomma nommal nochmol nuema
    nuermal denne dat det ditt dette dees dess daes doa dahoam deswegn desweng ooch och ook aach oh ohh ah aha ahh
    achso ach achja aso hae haeh oeh uff puh pah pfff nunja nuja jaja janee joa joah tjoa tschja hach gelle gaell gel
    woll nichwahr newa verstehste wissense sagense sagn sach sachma sagma sagmal schauma guckemal horchma horch digga
    dude bro mate buddy lads haltn hald sowas sowat soetwas sone sonen soner sones solch son nner nme nn nm mim mitm
    mittm vonner vonne vun vorm unterm untern durchn ausm ausn bein inne inner innem inn imma ineinem aufm aufn auffe
    aufer anner annem anm ansn nachm seitm gegens gegenn ums umn anhand stattdessen mittels ausserhalb oberhalb
    unterhalb jenseits diesseits entlang samt nebst mitsamt zuzueglich zzgl gemaess lt ungeachtet unbeschadet jew
    jeweil sog sogenannt sogenannte sogenannten vgl dh zb bspw beispielsweise uae usf uvm uva ua ggue og obig obige
    obigen obiger obiges vorgenannt vorgenannte vorgenannten vorstehend vorstehende vorstehenden untenstehend
    untenstehende besagte besagten hiesig hiesige hiesigen hiesiger dortige dortigen dortiger hinsichtl beigefuegt
    beiliegend angehaengt derjenigen allzu immerzu allemal ohnehin sowieso ebenda schnellmal ruhig apropos naemlich
    wohlgemerkt offengestanden ehrlich ehrlicherweise ehrlichgesagt insgeheim unbewusst automatisch manuell persoenlich
    persoenliche persoenlichen telefonisch muendlich schriftlich schriftliche schriftlichen gemeinsam gemeinsame
    gemeinsamen separat getrennt gesondert gesonderte jeweiliger jeweiliges unterschiedliche unterschiedlichen
    bestimmte bestimmten bestimmtes bestimmter gewisse gewisser gewisses konkret konkrete konkreten konkreter konkretes
    etwaige etwaigen etwaiger sonstige sonstigen sonstiges sonstiger weiterer weiterem derzeitiges bisherig neulich
    kuerzlich juengst unlaengst letztens frueher fruehere frueheren damals einstmals seitdem indessen indes hingegen
    dahingegen wohingegen gleichwohl obwohl obgleich wenngleich obschon sondern sodann alsdann daraufhin woraufhin
    wodurch mithin sprich respektive resp gleichsam well really very truly honestly frankly literally simply merely
    solely mere exactly precisely specifically particularly especially particular often frequently always ever again
    afresh thereafter thus hereby herewith herein hereto thereof therein thereby wherein whereby accordingly
    consequently additionally furthermore moreover likewise similarly anyway anyways anyhow regardless nevertheless
    nonetheless however though although albeit whereas whilst while amid among amongst against along alongside across
    above below beneath beyond onto upon toward towards versus vs throughout underneath down away forth together thats
    heres theyre theirs he she him hers his himself herself itself themselves itll itd thatll same different respective
    respectively own other else sth smth sthg somebody someone someones anybody sb sby everybody everyone somewhere
    anywhere everywhere somehow sometime whatsoever whatso thankfully luckily fortunately sadly regrettably admittedly
    obviously clearly certainly definitely absolutely totally utterly perfectly officially eventually ultimately lastly
    firstly secondly thirdly initially originally formerly recently lately presently nowadays immediately instantly
    straightaway promptly quickly swiftly rapidly briefly sooo soo soooo sooooo veeery new newer newest aforementioned
    abovementioned hereinafter hereunder innit huh hmmm mhm ooh wow gosh umm uhm uh erm ehm yknow ps nb eg ie aka cf
    incl fwd fw cc attn thru tho altho dis ze wid wiv nd teh hte th thier ther thr bt btwn atm rn nvm def deffo defo
    obvs tbf ngl omg omfg wtf ffs hth nbd asafp unto folgende folgenden folgendes nachfolgende nachfolgenden
    nachstehende nachstehenden following aufjedenfall otherwise ansonsten
    """
)
