package parse

// vocabularyPlain are everyday words of English that tell nothing of a customer:
// with a capital, at the beginning of a sentence, they would else be taken into a
// name. Words that companies are named after (bright, stone) are left out.
var vocabularyPlain = []row{
	{cFunc, "", 0, `above abroad absent accept accepted accepts actually adding adds agrees ah ain't airport allegedly allow allowed allows almost alone amazing among angry announcement answered answers anybody anything anyway apart
		apparently appear appeared appears approved approving aren't arranged arranging ask asking asks ate average awful badge basically behind believe believed believes below beside besides best better booking books bored
		bosses bought boy brb break breaking breaks bringing brochures broke broken budgets build building builds built buy buying buys calendar can't cancels cannot canteen catalogues certain certainly changing charger chased
		chasing cheap checking checks clarified clarify cleaned clear colleagues coming comment comments compare compared comparing complaint complaints computer concerning confirming confirms consider considered considers
		continue continued continues cook cooked costing couldn't create created creating critical current currently cuts dangerous datasheet datasheets decided deciding decline declines definitely delay delayed delays delivered
		delivering delivers desk despite didn't die died different dirty document doesn't doing don't downstairs draft drafted drafting drank dream dreaming dreamt drink drive driven driving dropped dropping drove eat eating
		either elsewhere emailed emailing empty engaged enough entrance er eventually everybody everything everywhere example except expect expected expensive explain explained explaining fact facts fallen falling falls false
		family far fast feeling fell fewer files final finalised finalized finding finds finishing fixing flew flies flown fly flying folder following follows former forward forwarded forwarding friends full fun get girl giving
		glad goodbye gotten grew grow growing grows guard guards hadn't hang hanging happen happened happens hard has hasn't have haven't having he's headline hear hearing hears held helping here's hmm holding holds honestly
		hoped hopes horrible hung imagine imho imo important impossible inbox include included includes including increase increased increasing inside inspect install installed installing instead interesting internet inventory
		invoices isn't it'll job jobs keeping keyboard kill knowing known latest layout layouts leading learn learned learning least leave leaves leaving left less letter letters letting likely links lists little live lived lives
		lobby locked looking loses losing love lovely loving luckily mail mailed making man manual manuals match measure measured measuring message messaged minus minute money moving nearly neither night nobody none nope nor note
		nothing notice nowhere nudged nvm offering oh once opened opening opens ordering otherwise ouch outside papers parked party passed passes passing pay paying pays per percentage person photo photos picked picking picks
		picture pictures pinged play playing plz policy possible possibly postponed prepared prepares preparing presentations presenting pretend previous procedure promise promises provide provided provides pulled pulling pulls
		pushes pushing putting quick quickly quite quotations quoting raise raised raises rarely rate rates rather reach reaches reaching read reading reads recent recently reception reduce reduced reducing references refuse
		refuses rejects remain remained remains remember remembered remembers reminded reminding reminds repair repaired repairing replace replaced replacing reported reportedly require required requires return returned returning
		returns review reviewing right ringing road rule rules rumor rumors rumour rumours running sad schedules scheduling screen security seem seemed seems sell selling sells serve served serves setting several she's shifts
		ship shipped shipping shouldn't showing shut shutdown sick signs similar simple sit sits sitting sleep slept slowly sold somebody someone something somewhere sorry speaking speaks specifications spend spending spends
		spoke spoken spreadsheet staff standing stands stay stayed staying stays step steps stocktake stocktaking stood stopping stops submits submitting suddenly suggest suggested suggests supplied supply supplying support
		supported supporting suppose supposedly supposing surely taking task tasks tax taxes tbh tell telling tells tenders terrible tested tests text texted texting thank that's there's therefore they've thinking threw
		throughout throw throwing together toward towards travel traveling travelled travelling trials trip truly trying ttyl twice uh um unanswered unclear understand understands understood unfortunately unless unlikely unsure
		updates updating upgraded upgrading upstairs urgent useful useless using via video visitor visitors waits walk walking walks wanting warning wash washed wasn't watch watched watching we've weak wear wearing welcome well
		weren't whatever whenever whereas wherever whether whoever wide winning wins wished wishes within without woman won't wonderful worse worst wouldn't write writes writing written wrong wrote wtf years you'll you're you've
		yup`},
	{cChat, "", 3, `baby basketball birthday christmas cricket dad daughter easter father football game gossip holiday holidays husband joke jokes kid loan meh mom mother mum oops rent rofl sister soccer son song tennis ugh vacation wedding
		wife`},
}
