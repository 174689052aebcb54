package handlers

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// putAsQuestion reports words that ask something by their shape, with or without a
// question mark: am I on track, 下周二几点去恒鑫. People in a hurry leave the mark out.
func putAsQuestion(text string) bool {
	s := strings.TrimSpace(strings.ReplaceAll(squash(text), "’", "'"))
	if length(s) > 60 || length(s) > 40 && !ascii(s) || strings.ContainsAny(s, ";；。\n") {
		return false
	}
	if s != "" && s[0] < utf8.RuneSelf && asksEN.MatchString(s) {
		return true
	}
	return asksZH.MatchString(s) && !governed(s) // in this order: few texts ask, and many tell
}

// asksEN finds how a question begins in English. What begins so and is none, what they
// want is …, is left out by the word behind it.
var asksEN = wording.Compile(`^(?:and |so |but |hey |ok |btw |also )*` +
	wording.Any(
		`am i`, `are (?:we|there|they|my|any|the|their|all)`,
		`is (?:there|it|he|she|they|my|our|the|that|their|anyone|anybody|everything|anything)`,
		`was (?:there|my|our|it)`, `do (?:i|we|they)`, `does `,
		`did (?:i|we|he|she|they|you|anyone|anybody)`,
		`have (?:i|we|any|they|all my)`,
		`has (?:he|she|it|any|anyone|anybody|my|our|the|their)`,
		`what(?:'s|s| is| are| was| were| did| do| does| time| about| else| has| have)`,
		`who(?:'s|s| is| are| has| have| did| else| owns| covers)`,
		`whose`,
		`when(?:'s| is| are| was| did| do| does| will)`,
		`where(?:'s|s| is| are| did| do| am)`,
		`which (?:of|one|deal|account|customer|rep|lead|visit)s?`,
		`how (?:much|many|long|often|far|are|do|did|am)`,
		`how's`, `hows`, `why (?:is|are|did|was|do|does)`,
		`any (?:open|overdue|new|late|deal|task|lead|visit|quote|customer|account|client|approval|request|appointment)s?`,
		`any(?:thing)? (?:news|word|reply|answer|update|feedback|back|new|more)`,
		`anything (?:else|left|open|due|on|planned|missing|overdue|waiting|urgent|happening|for|to do)`,
		`do (?:you|the|all|any)`, `(?:will|would|could|can) (?:he|she|it|they|we|you)`,
		`can i`, `could i`, `should i`, `shall we`,
	) + ` `)

// asksZH finds the words by which a clause asks: a time, a number, a person or a state.
var asksZH = wording.OneOf(
	`什么时候`, `啥时候`,
	`有(?:什么|啥|哪些|几[个件项条])[^,，。]{1,6}$`,
	`几点`, `第几(?:步|个?阶段|个?里程碑|个?环节)(?:了|啊|呢)?$`, `哪天`, `哪一天`, `到什么程度`, `到啥程度`, `到哪一?步`, `到哪了`, `(?:怎么|咋)样了?$`,
	`(?:多还是少|少还是多|好还是[坏差]|高还是低|低还是高|涨还是跌|快还是慢|大还是小|贵还是便宜|便宜还是贵|强还是弱|远还是近|早还是晚|升还是降|降还是升|赢还是输|输还是赢|去还是不去|要还是不要)了?(?:啊|呢)?$`,
	`(?:多少|几)(?:钱|万|个|家|次|单|条|笔|趟|天|分|项|级|类|档)?(?:了|啦|呢)?$`,
	wording.Any(
		`干嘛`, `干啥`, `做啥`, `做什么`, `啥`, `什么`, `吗`, `谁`, `哪`, `哪里`, `哪儿`,
		`为什么`, `为啥`, `了没`, `过没`, `了没有`, `过没有`, `解决没`, `完成没`,
	)+`(?:了|呢|啊)?$`,
	`^(?:谁|哪[个家位些几]|有没有|有多少|有几|还有几|还剩几|多少)`,
	`^.{2,8}(?:谁|哪个人|哪位)(?:是|在|说了|负责|支持|反对|管)`,
	`^.{2,8}(?:向|归|由|让)谁(?:汇报|管|负责|跟|定|批|签|牵头)`,
)

// tellsWhatWasAsked says that somebody asked it, or is to be asked or told: no question
// of the one who writes.
var tellsWhatWasAsked = wording.Compile(`问|说|告诉|答|聊|谈(了|好|定)|提醒|确认|了解|知道|打听|核实|弄清|弄明白|搞清|搞明白|摸清|搞定|看看|看(?:几点|哪天|情况)|让我查|约了|定了`)

// asksNothing finds that whatever it is, it is all the same.
var asksNothing = wording.Compile(`无论|不管|随便|都行|都可以|要不要`)

// asNouns are the words that hold one of these and name a thing: 早上的提醒几点发.
var asNouns = strings.NewReplacer("问题", "题", "访问", "访", "顾问", "顾", "疑问", "疑", "说明", "明", "的提醒", "的", "个提醒", "个", "提醒几点", "几点", "提醒时间", "时间", "确认单", "单", "确认函", "函")

// governed reports that what a text asks is what was, or is to be, asked of others.
func governed(s string) bool {
	if asksNothing.MatchString(s) {
		return true
	}
	s = strings.TrimPrefix(s, "看看") // first it is said to whoever reads: 看看这周有哪些安排
	at := tellsWhatWasAsked.FindStringIndex(s)
	if at == nil {
		return false
	}
	if by := whatAsks.FindStringIndex(s); by != nil && by[0] < at[0] {
		return false // 谁说的, 什么时候告诉我们
	}
	return tellsWhatWasAsked.MatchString(asNouns.Replace(s))
}

// whatAsks is the first word by which a text asks.
var whatAsks = wording.Compile(`谁|哪|什么|啥|几|多少|怎么|咋|为何|有没有`)

// asQuestion takes what would become a record for a question, where it is put as one
// and tells of nothing that was done.
func asQuestion(f parse.Facts) parse.Facts {
	ofCustomer := f.Intent == parse.None && f.Account != nil && len(f.Account.Known) > 0
	if f.Question || len(f.Items) > 0 || !recorded(f.Intent) && !ofCustomer || !putAsQuestion(f.Text) && !asksOfNamed(f) {
		return f
	}
	f.Intent, f.Question, f.Next = parse.Query, true, nil
	f.Intents = map[string]float64{parse.Query: 1}
	if f.Confidence < enough {
		f.Confidence = enough
	}
	return f
}

// eitherOr finds two things of which one is asked for: 大族是C类还是D级.
var eitherOr = wording.Compile(`^[^,，。;；]{0,16}(?:是|算|属于|按|走|定|用|要)[^,，。;；]{1,10}还是[^,，。;；]{1,10}$`)

// whoseWord asks who said or wrote what is on record: 付款习惯是谁说的.
var whoseWord = wording.Compile(`是谁[说填写讲提记报]的?(?:啊|呢)?[?？]?$|(?:从)?哪(?:里|儿)?[听打问]?来的(?:啊|呢)?[?？]?$`)

// leftOpen says that somebody has not made up his mind, which asks nothing.
var leftOpen = wording.Compile(`犹豫|纠结|考虑|商量|讨论|研究|没定|未定|没想好|没决定|动不动|时不时`)

// asksWhich reports a short sentence that offers its answers: 够不够升大客户, 是C类还是D级.
func asksWhich(text string) bool {
	s := squash(text)
	return length(s) <= 24 && (yesOrNo(s) || eitherOr.MatchString(s)) && !leftOpen.MatchString(s) && !tellsWhatWasAsked.MatchString(s) && !asksNothing.MatchString(s)
}

// asksOfHead is how a question in English begins that names next whom it is about.
var asksOfHead = wording.Compile(`^(?:and |so |but )?(?:is|are|was|does|did|has|have|will|can|could|would|should) `)

// asksOfNamed reports a question in English without its mark about a customer or somebody of his: is
// Otto a tier A or B. What is told without its subject, was at Otto today, has a word in between.
func asksOfNamed(f parse.Facts) bool {
	text := lower(strings.TrimSpace(fold(f.Text)))
	head := asksOfHead.FindString(text)
	if head == "" || !ascii(text) {
		return false
	}
	named := func(name string) bool { return name != "" && strings.HasPrefix(text[len(head):], lower(fold(name))) }
	return f.Account != nil && len(f.Account.Known) > 0 && named(f.Account.Text) ||
		slices.ContainsFunc(f.Contacts, func(c parse.Contact) bool {
			return (len(c.Known) > 0 || !strings.Contains(head, "was")) && named(c.Name) // a first name is found only later
		})
}

// onlyMarked finds what only its mark makes a question: 小李请假了?
var onlyMarked = wording.Compile(`^[^,，。;；?？]{2,24}[了过完好到][?？]+$`)

// markedQuestion is what only its mark makes a question in the words of one, for whoever hears words and no marks; "" for
// others.
func markedQuestion(text string) string {
	text = strings.TrimSpace(text)
	if !onlyMarked.MatchString(text) || whatAsks.MatchString(text) || strings.Contains(text, "没") {
		return ""
	}
	return strings.TrimRight(text, "?？") + "吗?"
}

// orderedWithin finds until when somebody is to do something, without a day: 让小李这周去一趟.
var orderedWithin = wording.Compile(`^((?:麻烦|那|就)*(?:让|叫|请|安排|通知)[^,，。 ]{1,5}?(?:尽量|务必|必须|最好)?)(?:(?:在)?(?:这|本)周|(这个?月|本月))((?:再|去|把|给|要|得|抽|必须|务必|搞|弄|发|打|跑|约|联系|拜访|出|交|催|见|找|问|做|完成|准备).{1,24})$`)

// dueWithin is such an order with the end of the time by which it is to be done; "" for others.
func dueWithin(text string) string {
	m := orderedWithin.FindStringSubmatch(strings.TrimSpace(text))
	switch {
	case m == nil:
		return ""
	case m[2] != "":
		return m[1] + "月底前" + m[3]
	}
	return m[1] + "本周内" + m[3]
}
