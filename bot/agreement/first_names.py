"""First names of the people who work in German administrations: "Jürgen Wiesner" is a person and no unit."""

_NAMES = """
achim adrian alexander alexandra alfred alina amelie andre andrea andreas angela angelika anja anke ann anna anne
anneliese annette annika antje antonia armin arne arnold arthur astrid axel barbara beate beatrix ben benjamin bernd
bernhard bettina bianca birgit birte bjoern bodo brigitte britta burkhard carina carl carla carmen carola carolin
caroline carsten charlotte christa christel christian christiane christin christina christine christof christoph clara
claudia clemens conny cordula corinna cornelia dagmar daniel daniela david denise dennis detlef diana dieter dietmar
dirk dominik dora doreen doris dorothea eberhard eckhard edith elena elfriede elias elisabeth elke ellen elvira emma
enrico erich erik erika ernst esther eva evelyn fabian falk felix ferdinand florian frank franz franziska frauke
frieda friederike friedrich fritz gabi gabriele georg gerald gerd gerda gerhard gisela gudrun guenter guenther gunnar
hanna hannah hannelore hannes hans harald hartmut heidi heike heiko heiner heinrich heinz helena helene helga helge
helmut hendrik henning henrik herbert hermann hilde holger horst hubert ida ina ines inga inge ingeborg ingo ingrid
irene iris isabel isabell isabella ivonne jakob jan jana janet janine jennifer jenny jens jessica joachim jochen joerg
johann johanna johannes jonas josef judith juergen julia julian jutta kai karin karl karla karola karsten katharina
kathleen kathrin katja katrin kerstin kirsten klaus konrad konstantin kristin kristina kurt lara lars laura lea lena
leon leonie linda lisa lothar louisa luca lucas ludwig luise lukas lydia maik maike malte mandy manfred manuel manuela
marc marcel marco marcus mareike margarete margit margot maria marianne marie marina mario marion marita mark marko
markus marlies marta martha martin martina mathias matthias max maximilian melanie michael michaela mike miriam mirjam
mirko monika monique moritz nadine nadja nancy natalie nicole niels niklas nils nina nora norbert olaf ole oliver
olivia oskar otto pascal patricia patrick paul paula peggy peter petra philipp pia rainer ralf ramona raphael rebecca
regina reiner reinhard reinhold renate rene ricarda richard rita robert roland rolf roman romy ronald ronny rosemarie
rudolf ruth sabine sabrina sandra sandy sara sarah sascha sebastian siegfried sigrid silke silvia silvio simon simone
sina sofia sonja sophia sophie stefan stefanie steffen steffi stephan stephanie susann susanne sven svenja swen
sybille sylvia tamara tanja tatjana thea theo theresa thomas thorsten till tim timo tina tobias tom torsten udo ulf
uli ulrich ulrike ursula uta ute uwe vanessa vera verena veronika viktor viktoria vincent volker volkmar waltraud
werner wilfried wilhelm willi winfried wolf wolfgang yvonne
"""
FIRST_NAMES = frozenset(_NAMES.split())
