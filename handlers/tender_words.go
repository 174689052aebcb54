package handlers

import "milepost/handlers/wording"

// What people say of a tender and of those who bid.

var (
	tenderWords = wording.OneOf(
		`废标`,
		`(?:开标|截标)(?:改|推迟|推|挪|延期?|提前)(?:到|至)`,
		`投标(?:登记|信息|记录)?表`, `tender form`, `流标`, `二次招标`, `重新招标`, `截标`,
		`标书(?:已经|已)?(?:交|递|投)了?`, `递交标书`,
		`开标(?:时间|日|记录|结果|是|在|定|了|:)`,
		`[\d一二三四五六七八九十](?:号|日)(?:上午|下午)?(?:[\d一二三四五六七八九十]{1,3}点半?)?`+
			`开标`,
		`保证金\d`, `保证金 ?\d`, `保证金(?:退|已退|要交|\d+万)`, `(?:^|[^没])中标`,
		`没中(?:标)?(?:[,，。了]|$)`, `未中标`, `(?:丢|落)标(?:了|$)`,
		`投标(?:延期|推迟|改期|怎么样|情况|到哪)`,
		`延期开标`, `授权书(?:好|办|拿|到|签)`,
		`(?:标书|投标文件)(?:是|由)?谁(?:来|在|负责)?(?:做|写|准备|编|弄)?`,
		`谁(?:来|在|负责)?(?:做|写|准备|编|弄)(?:投标的?)?(?:标书|投标文件)`,
		`who(?:'s| is| will| does)(?: be)? `+
			wording.Any(
				`writing`, `doing`, `preparing`, `handling`, `write`, `do`, `prepare`, `the`,
			)+` the (?:bid|tender)`,
		`资质文件(?:好|齐)`, `业绩证明(?:好|齐)`,
		`tender (?:moved|put off|postponed|failed|void|status|due|deadline)`,
		`\btender (?:was |is |got |has been )?(?:cancell?ed|called off|void)`,
		`\bre-?tender(?:s|ed|ing)?\b`, `\b(?:tender|bid) closes\b`, openingSums,
		`bid (?:submitted|deadline|is in|handed in)`,
		`we (?:won|lost) the (?:tender|bid)`,
		`deposit (?:is back|came back|returned)`,
		`bids? opened`, `opening record`,
		`\b(?:tender|bid) (?:opens|opening)\b`,
		`\b(?:tender|bid) .{0,30}\b(?:due|deadline)\b`,
	)
	// ofTender finds words that mean a tender only where there is one.
	ofTender   = wording.Compile(`^[^截投]{0,12}(延期(到|至)|保证金(已|已经)?((交|付)了?|(打|汇|转|付)(过去|出去|过)了)$)|^(the )?deposit (is |was )?paid$`)
	tenderForm = wording.Compile(`投标(登记|信息|记录)?表|tender form`)
	debriefs   = wording.Compile(`^(.{1,12}[ ,])?(输单|投标)?复盘(?:[:：是 ]|[^:：,，。?？]{1,10}[:：])|(^| )debrief(?:[: ]|ing )`)
	depositSum = wording.Compile(`(?:保证金|deposit(?: of| is)?)[:：是要交 ]*([\d一二三四五六七八九十百千.,]+ ?(?:万|w|千|k|m|元|块)*(?: ?[a-z]{3})?)`)
	payBefore  = wording.Compile(`(?:保证金|deposit)[^,，。]{0,14}?[,， ]*((?:\d{1,2}月)?\d{1,2}[号日]|下?周[一二三四五六日天])(?:之?前|以前|交)|((?:\d{1,2}月)?\d{1,2}[号日])(?:之?前|以前)?[交付]保证金|deposit[^,.;]{0,24}? (?:due|by|before)(?: by| on)? ([a-z]{3,9} \d{1,2}|\d{1,2} [a-z]{3,9}|[a-z]{6,9})\b`)
	deadlineAt = wording.OneOf(
		`截标(?:时间|日)?(?:改|推迟|推|挪|延期?|提前)(?:到|至|在)\s*([^,，。]+)`,
		`([^,，。]*?)(?:截标|截止投标|投标截止|交标书|递标|前交(?:[,，。 ]|$))`,
		`(?:延期|推迟|改期|延)(?:开标)?(?:到|至)\s*([^,，。]+)`,
		`moved to ([^,.]+)`,
		`(?:due|deadline|closes|closing)(?: is| on)? ([^,.]+)`,
	)
	opensOn = wording.OneOf(
		`开标(?:时间|日)?(?:改|推迟|推|挪|延期?|提前)(?:到|至|在)([^,，。]+)`,
		`([^,，。]*?)开标`,
		`开标(?:时间|日)?[是在定:：]*([^,，。]+)`,
		`\b(?:tender|bid) (?:opens|opening)(?: is)?(?: on)? ([^,;.]+)`,
	)
	bidRow = wording.Compile(`([^\d,，。、;； :]{1,10}?)(?:报价?|是|:| )*(?:([\d一二三四五六七八九十百千.]+ ?(?:万|w|千|k|m|元|亿)+(?: ?[a-z]{3})?)|(\d{2,4}(?:\.\d)?)(?:[ ,，。、;；]|$))`)
)

var ready = wording.Compile(`^.{0,18}(好了|办好|办了|拿到|到手|签了|齐了|准备好|有了|is ready|are ready|done)`)

var (
	saidMonth = wording.Compile(`(\d{1,2})月\d{1,2}[号日]`)
	dayAlone  = wording.Compile(`^\d{1,2}[号日]`)
)

// depositSent finds that the deposit was paid by a transfer: 保证金打过去了.
var depositSent = wording.Compile(`保证金(?:已经?)?(?:打|汇|转|付)(?:过去|出去|过)了`)

var handedIn = wording.Compile(`标书(已经|已)?(交|递交?|投)(了|上去|出去)|标书(已经|已)(递交|交|投)|递交了?标书|bid (is |was )?(submitted|handed in|in$)`)

// rankWords tells where in the order a bid stands; its sum says so, too.
var rankWords = wording.Compile(`(报价|价格)?(最低|最高|第[一二三四五六]|次低)(报价|价)?$`)

// openingSums is an opening record with a sum in it.
const openingSums = `^(?:\w+ ){0,3}opening(?: results?| record)?:.*\d(?:\d{3}| ?[km]\b| ?(?:eur|usd|cny|gbp|rmb)\b)`

var (
	// retenders and tenderCancelled tell that a tender is called again, and that it was called off.
	retenders       = wording.Compile(`\bre-?tender(?:s|ed|ing)?\b`)
	tenderCancelled = wording.Compile(`\btender (?:was |is |got |has been )?(?:cancell?ed|called off)`)
	// openingRead begins what was read at the opening: Otto opening: we 300k, Siemens 285k.
	openingRead = wording.Compile(openingSums)
	// feared finds a tender's end that somebody only thinks of.
	feared = wording.Compile(`\b(?:fears?|feared|afraid|worried|worries|might|may|could|would|if|unless|hopes?|thinks?|rumou?rs?|not|never|won't|isn't|wasn't|whether)\b`)
)
