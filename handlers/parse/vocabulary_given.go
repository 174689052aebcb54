package parse

// vocabularyGiven are more first names: of English-speaking countries as parents choose
// them, and of India, Japan, Korea and Europe as their colleagues write them. Those that
// are rather words, places or what companies are called are left out.
var vocabularyGiven = []row{
	{cPerson, "", 0, `abraham adah addie adriana adrien aimee aisling akihiko akiko akio alain alanna alasdair alberto alejandra aleksander aleksandra alena alessandra alessio alexandre alexia alfredo
		alisha alonso alonzo althea alyssa amara amber amie amina amrita anastasia anatole anatoly andie andrej andrey angelina angelique anish anneliese annmarie anouska ansgar antoinette
		antonella antonina anwar archibald aretha ariana arianna aristide arlo armand armando arnav arsene artem arvin asami ashleigh ashlyn asif asim askan asuka atsuko atsushi aubin
		augusta augusto aurelie aurelien ava avery ayaka ayako ayesha ayumi azadeh aziz barney bartholomew bartolomeo basem becca benedetta benicio benito benoit bernie bertie bess betsy
		bhavna billie blaine blair blake blanche bobby brady brandi branko brannon breanna bree brennan briana brianna brice bridie brigid brigitta britney brittany brody bronagh bruna
		brunhilde bryn byung caitlin caitriona callie camelia candice carleen carley carly carmelo carole caron carrie casimir cassie catarina caterina cath cathleen catriona cecily
		celestine cesare charis charlene charmaine cheri cherie chesney chet chiara chidambaram chika chiyo chrissy christel christelle christiane christie christoffer christophe christy
		cillian claudette claus cleo clint clotilde cole coleen colleen colm conchita conor constantin cordell cornelis corrado corrie corrine cory cosimo costas crispin cristian cristiano
		cristobal cyrille cyrus daan dafydd dai daichi daigo dalia damodar dane danica danilo danuta daphna darby darcy darko darlene darnell darrell darryl darshan davide davinder deanna
		deena deepali deepti delroy delwyn demetrius denese denzel dermot derya desiree devika dhananjay dhruv dianne diarmuid didier diederik diego dierk dietrich dimitar dina dipak dipti
		djamel donal donnie doria dorit dougal drago dusan dyan eamonn eddy edina edo edouard eduard efrem egbert egon eiji eike eiko eilidh einar eirik eitan ekkehard elad elaina eleanora
		eleonora elijah elina ellie ellis elodie eloise elon elvis emanuela emeka emi emiko emmet emmett emmy endre enid ennio enno enoch erhard ernesto erol errol ersin esben esmee
		esmeralda esteban estelle etsuko etta eugen eunji evangeline evelina evelyne everett evie ewald eyal fabiana fabienne fabiola fareed farid farida farouk fatou faye fedor ferdi
		ferenc fergie ferran fidel filomena flavia flavio flemming florent florin fran franca franck freddy frederica frederico frederique frida fumiko fumio gabe gael gajendra galina
		gaspard gayle gaynor geeta gena gene geoffroy georges georgie germaine gero gerold geronimo gerri gerry gesine ghislaine gia giacomo giada gianluca gianna gigi gil gilda gilly
		ginevra ginny giuliana giuliano gladwin glenys gonzalo gopinath gottlieb gracie grady grazia gregorio gretel gretl grigor guang guenter guilherme gunda gundula guruprasad gustavo
		gwyn haakon hagen haider haiko haim hajime halina hallvard hank hansjorg hariharan harini harpreet harrie harriette harris harshad hartwig harue harumi hatice haya hazem heiko
		heino heinrike heli hella helle helma hemanth hemlata henning henny herbie heribert herve hideki hidetoshi hina hinrich hiro hirofumi hiromi hironori hiroyuki hisashi hitoshi
		hollie honora honza horace horatio hortensia hsin huda husam hyejin hyunwoo ibolya ichiro idris ignacy ignatius ihsan ikram ilaria ildiko ileana ilhan ilir ilka ilkka illya ilya
		imelda imre inaki ingmar ingolf ingvar inna ioan ioannis irena irfan isabela isamu isao isha ishan ishita isidro ismael istvan itzhak iva ivo ivona iwan izabela izzy jaan jaap
		jabulani jace jacinta jackson jaclyn jacqui jade jaden jaehoon jai jaimie jaka jalal jamil janelle janette janie janina janis japheth jarl jarno jaroslav jarrod jarvis jaswant
		javed jaya jayanta jayden jaydev jayson jeanine jeannette jeannine jeb jed jeetendra jeffry jennie jeong jere jeremias jeroen jerrold jesper jethro jette jihye jillian jimena
		jiro jisoo jitendra joakim joann jocasta jody joey johanne johnathan johnnie jolie jonah jonna joop joris jorn joseba josefa josefine josepha josette josey josiah josue
		jovan jovana juana judah jude judson juha juho julita julius jungho junichi jurij jussi justina justus jyoti kaan kaden kailash kaisa kaito kalle kalpana kamala kamil kamila kamran
		kanika karel kari karol karoline karri kaspar kasumi katelyn kateryna kath kathe kathi kathie kati katia katinka katka katrina katrine katsumi katsuya katy kaushik kavitha kaya
		kaye kayla kayleigh kazimierz kazuhiko kazuki kazuya keane keegan keenan keerthi kees keir keisuke kelley kelli kellie kelsey kendall kendrick kenichi kenshin kent kenta kermit
		kerri keshav kev khaled khalil kiera kimberley kimberly kimiko kirk kirsti kirstie kiyoshi klaas klaudia klemens knud kohei koichi koji komal konstanze korbinian kotaro kourtney
		kris krish krishnan krisztina krystal krystyna kumiko kunal kwabena kwame kyoko kyosuke kyra kyungsoo lacey ladislav laila lalitha lamar latoya lauri lauritz lavanya laverne
		leandra leann leanna leena leigh leilani leland len lenard lene lenny lenora leona leonid leonore leontine leora letizia liana libby liese lieselotte lila lili liliana lina
		lindy linette linnea lisette liv liza lizbeth llewellyn logan lonnie lora loren loretta lorne lotta louie luana luanne luciano lucila lucio lucius lucja lucrezia ludovic ludovica
		luigi luitpold lukasz lupe lupita lyall lyle lyn lynsey maddy madhavi madhu madhuri madhusudan mae maeve mafalda magali mahadevan mahendra mahima maia maire mairead maisie
		maite majid malachy malvina mamoru manas mandeep manel manfredi manjit manjunath manny manoel manolo mansi mansoor manu marcelina marcelino marcelle marcos maren margarete
		margarethe margarita margaux margery margherita margie margo margret margrit mariam mariangela mariann mariel mariella marietta marijn marika mariko marilena marisol marissa marita
		mariusz marko marla marlies marnie marthe martijn maryann masahiro masaki masami masao masashi masayuki massimo masumi mateusz mathew mathis matthieu matthijs matti mattie matty
		mauro maxim maxime maximo mayank mayumi maz mckenzie meenakshi meg meghan megu mehdi melania melba melina melisa melody melvyn memet menno meredydd meret merete merja merrill
		mervyn meryl michiko mick mickey mihaela mihail miki mikko milica militza millicent milly mimi minako minami minjung minnie minoru mireia mireille miro misaki mischa missy mitsuko
		mitsuo mitsuru mitya miyuki moe mohammad mohanlal monty morris moshe mukund muna muralidharan murugan myles myrna myron nabila nadira nagaraj naim nanda nandini nandita nanna naoko
		naoto naoya narasimhan narayan nasir nasser natarajan natsuki navin navneet neal neelam nelly nerissa nev neve nia nicki nickolas nicolaas nicolae nicoletta nicolette nicolo nidhi
		niels nikki nikolas nikolina nila nimesh nirav nirmala nishant nita nitesh niven noboru nobu nobuo noelia noemie nolan norah noriyuki norris nura nuria nyree oded olav ollie orazio
		orlando orsola ortwin otilia ottavio ozgur padmini parminder parthiban parvez pascale patrik patrizia patti pawan payal pernille petros phineas piero pietro pilar pinar poonam
		portia prabha prabhakar prabhu prachi pradyumna prathap pratik pritam prithvi priti priyanka purnima pushpa qasim quintin rabia rachelle radhika radoslav rae rafaela rafe raffaella
		raffi raghunath rahel rahim raina rajagopal rajalakshmi rajan rajat rajinder rajini ramachandran ramakrishnan raman ramanathan ramiro rangarajan ravichandran ravindra raymundo
		razvan reece reem regan reid reiko reilly reina reinhardt reino remco remi remus remy rena renaldo renato renaud renuka reuben rex reyna reynaldo rhea rhett rhona ric ricarda richa
		rickey rico riku riley rinaldo rishi ritu roddy rodger rodolphe roel rogier rolando rolfe roly romain romana romina ronda ronen roni ronja ronny roopa rosalia rosalina rosalinda
		rosanne roscoe roselyn roshan roshni rosina rosita roswitha roxana roxy rozanne ruairi rube rudiger rudy rukmini rumi rupal rupesh rupinder ruslana russ russel ruthie ryo ryosuke
		ryuichi sabeen sachiko sadao sadashiv safiya sagar sahil sajid salome salvatrice saman samara samira sampo sandhya sangwoo sania sanket sanna santino saori sarala sarika sarita
		sarojini sasha sathish satomi satoru saurabh savita savvas sayaka sebastiano seiji seiko selena selene selvam selwyn senta seojin serafina serap sergej sergi sergiu seung severine
		shabnam shafiq shahid shaina shakira shalini shalom shanaya shanti sharif shashank shay shayla sheetal sherif sherri shigeo shigeru shinichi shintaro shinya shira shirin shiro
		shivkumar shizuka shlomo shobha shogo shoko shota shruti shuichi shunsuke siddhartha sidonie siegbert sieglinde siegmund sigurdur silvie simao simonetta simran sinan sindhu sindre
		sissel siv skye slawomir slobodan snorre soeren sofiane soichiro solange somesh somnath sonal sonali sonny soraya sourav spencer srinivasan sriram stacie stanislav stanislaw
		stavros steph subbu subramaniam sudha sugandha sujatha sujit sukhdev sukumar suleiman sumiko sundar sungmin suparna supriya surekha surendra surinder surya sushant sushma susie
		susumu sverre swaminathan swapna swen syed sylvana szymon taavi tadao tadashi taehyung taher tahir taiki takahiro takako takao takeo takeshi takumi takuya talia tamas tammy
		tamotsu tamsyn tanisha tanith tanmay tapani taryn tasha tatsuo tatsuya taylor teddy tejas tejaswini teo teresita teruo tetsuo tetsuya thaddaeus thandi theodoros theodosia
		theophilus therese thiru thom thorben thordis tia tiina tilly timothee tinus tiziana tomasi tomi tomislav tomohiro tomomi tonia tonio tonje tonya toru torvald toshi toshiko toshio
		tracie trent tressa tricia trina trisha trixie truls tsubasa tsutomu tsuyoshi tuomas tuula twyla tyra tyree udai udaya udayan ugo uma umashankar upendra urszula usman uzma vaidehi
		vaishali val valdemar valery vasanthi vasco vasile vasily vasudevan veena veit venkatesan vesna vianney vic viggo vignesh vihaan vijayan vikki viktoriya vilhelm vinayak vineet
		vinoth viorel vipul viraj virender virginie virpi vishnu vishwanath vitaly viv viviane vojtech volha vytautas wally walther wanita wassim wayan wenche wenzel wiktor wilf wilmer
		wladyslaw wolfram wyatt xavi xenia yadira yael yana yann yara yaroslav yasmina yasuhiro yasuko yasuo yehuda yelena yevgeny yiannis yoichi yolande yosef yoshi yoshihiro yoshikazu
		yoshio yosuke youngho youngsoo yui yuka yukari yukiko yukio yuko yulia yuliya yumiko yunus yuriko yuriy yusuke yuta yutaka yuto yuval yvon zac zahra zakir zane zbigniew zeb zeke
		zena zenon zia zina ziv zora zsofia zsuzsa zubair`},
}
