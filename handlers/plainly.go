package handlers

import (
	"errors"
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// errUnclear says that words which were tried in the place of others mean nothing either.
var errUnclear = errors.New("means nothing said so either")

// tried is how words stand that are tried in the place of those which were not understood.
type tried int

// The words as they were written, in plainer words, and in these with the customer who is talked of before them.
const (
	asWritten tried = iota
	inPlainWords
	ofTheTalk
)

// retry is what is tried in the place of what was not understood.
type retry struct {
	trying     tried
	onlyAsks   bool   // the words ask: nothing may be written for them
	asWrote    string // the message before anything was put in its place
	keepsAsked bool   // what asks is kept as a draft
	asking     bool   // the message only asks, in Chinese
}

// mostPlain are the letters beyond which a message is more than one plain sentence.
const mostPlain = 40

var (
	// softHead begins a Chinese sentence and says nothing of its own: 早上好 今天有什么安排, 那就改周五, 帮我看下漏斗.
	softHead = wording.Compile(`^(?:` + wording.Any(
		`早上好`, `上午好`, `下午好`, `晚上好`, `中午好`, `早啊?`, `你好`, `您好`, `在吗`, `hi`, `hello`,
	) + `[,，。!！~ ]+|` + wording.Any(
		`嗯+`, `哦+`, `噢`, `呃`, `额`, `唉`, `诶`, `哎`, `好的?`, `好吧`, `行吧?`, `ok`, `对了`, `对对`, `是的`, `没事`, `算了`, `先不管(?:他们?|她|它)?`, `先放放`, `谢谢`, `谢了`, `话说`, `顺便问下`, `顺便`, `另外`,
	) + `[,，。!！~ ]+|` + wording.Any(
		`麻烦(?:你|您)?`, `帮(?:我|忙)`, `请(?:问|帮我)?`, `我想(?:知道|问下|问一下|看看|看下|查下|查一下)`, `我问下`, `问一下`, `给我(?:看看|看下|看|查下|查)`, `能不能帮我`, `那(?:就|么|先)?`, `就`,
	) + `)`)
	// thatThing finds that 那 and 就 are part of the word they begin: 那个, 那边, 就是.
	thatThing = wording.Compile(`^(?:那(?:[个边家里儿天次位条种台款时年月周些单笔份件趟人]|就是)|就(?:是|差|剩|业|要)|请(?:假|示|客|教))`)
	// softTail ends a Chinese sentence and says nothing of its own: 周三再去吧, 几点来着, 恒发什么情况呢.
	softTail = wording.Compile(`(?:[,，。 ]*` + wording.Any(
		`吧`, `呗`, `哈`, `啊`, `呀`, `哦`, `噢`, `嘛`, `哟`, `啦`, `来着`, `谢谢`, `谢了`, `辛苦了?`, `可以吗`, `行吗`, `好吗`, `好不好`, `行不行`, `[~~!!。]`,
	) + `)+([?？]?)$`)
	// aLittle is said of a deed, and changes nothing of it: 看一下, 查下.
	aLittle = wording.Compile(`(看|查|导|发|拉|列|调)(?:一下子?|下子?)([^午一二三四五六日周个月单订]|$)`)
)

// rowMeant finds that a row of the list which was shown is to be opened, by where it stands: 第二个是哪家.
func rowMeant(ordinal string) *wording.Wording {
	return wording.Compile(`^(?:给我|帮我)?(?:看|打开|说说)?(?:一下|下)?第` + ordinal + `[个家条单](?:是)?(?:哪家|哪个|谁|什么情况|怎么样|怎么回事|给我看看|看看|看|打开)?$`)
}

// plainWords are other words for the same, by class; the first that a message has is put in its place.
var plainWords = []struct {
	said *wording.Wording
	as   string
}{
	{wording.Compile(`为[啥嘛毛]|^咋(?:还|就|这么|又|不|没)|^干嘛(?:还|就|这么|又|不|没)`), "为什么"},
	{wording.Compile(`啥时候|几时|多会儿?|什么时间`), "什么时候"},
	{wording.Compile(`咋样`), "怎么样"},
	{wording.Compile(`咋`), "怎么"},
	{wording.Compile(`啥`), "什么"},
	{wording.Compile(`他们俩|他俩|她俩|他们几个|底下人|手下(?:的人)?|下面(?:的)?人|团队(?:的人)?|组里(?:的人)?`), "大家"},
	{wording.Compile(`拜访(几|多少)(条|次|个|家|趟)$`), "拜访了$1$2"},
	{wording.Compile(`^(大家.{2,4}?)都`), "$1"},
	{wording.Compile(`(干|记|做|跑|去|写|忙)(什么|哪|谁|几家|几个)了$`), "${1}了$2"},
	{wording.Compile(`^(?:去)?(?:问下|问一下|问问)([^,，。谁哪什啥几多?？]{2,12})$`), "记得问$1"},
	{wording.Compile(`^(?:那)?(?:下次|下回|下一次|什么时候再|哪天再)(?:是)?(?:什么时候|哪天|几号)?(?:去|见|联系|过去)?$`), "下一步是什么时候"},
	{wording.Compile(`^催(?:一下|下|催)?(?:他们?|她)?(?:吧)?[,，。 ]+((?:今天|明天|后天|[下这]?周[一二三四五六日天])(?:上午|下午)?)(?:再)?(?:打|打电话|联系|问)(?:他|她)?$`), "记得${1}打电话催"},
	{wording.Compile(`^(?:他们?|她们?|那边)?(?:最近|最后|上|前)(?:的)?(?:一)?[次回趟](?:都|是)?(?:跟|和)?(?:他们?|她们?)?(?:聊|谈|说|讲)了?(?:点|些)?什么$`), "上次聊了什么"},
	{wording.Compile(`^(?:金额|预算)(?:现在|目前|到底|最新|一共)*(?:是|有|到)?多少$`), "那单多少钱"},
	{wording.Compile(`^(?:他们?|她们?)?(?:那边|那儿|家)?(?:现在|到底|最后)?(?:是)?谁(?:在)?(?:拍板|做主|说了算|作主|定)$`), "谁说了算"},
	{wording.Compile(`(这个?月|本月|这个?季度|本季度|今年)(?:大概|大约|估计|预计|预估|最多|到底)*(?:能|可以|会)?(?:做|签|出|完成|成交|干|搞定)?(?:下来)?(多少|几个|几单)(?:钱|业绩|万)?$`), "${1}能签多少"},
	{wording.Compile(`^谁(?:最近|这周|本周|这几天)?(?:没|没有)(?:什么)?(?:动静|动作|动|消息)$`), "本周谁没动"},
	{wording.Compile(`^.{0,20}(?:会不会撞(?:单|上|车)?|撞(?:单)?(?:没|没有|了没)|有没有撞(?:单|上)?|跟谁家?重了?(?:没|没有|吗)?)$`), "有重复的客户吗"},
	{rowMeant(`一`), "① 看"},
	{rowMeant(`二`), "② 看"},
	{rowMeant(`三`), "③ 看"},
	{wording.Compile(`^几点(?:去|见|到|的)?$`), "下一步是什么时候"},
	{wording.Compile(`^(?:我们)?(?:不能|不许|别|不要|不可以)?(?:低于|少于)(\d{2,5})(万)?(?:的)?(?:就|都)?(?:不能|不许|别|不要|不可以|不)?(?:放|签|卖|做|接|谈|报|批|干|给)?$`), "底价$1$2"},
	{wording.Compile(`^(?:把)?(?:那|这|刚才那?|上)(?:一)?(?:笔|条)(?:记录)?(?:撤|删|去)(?:了|掉|销)$|^(?:撤|删)(?:了|掉|销)?(?:那|这|刚才那?|上)(?:一)?(?:笔|条)$`), "撤销"},
	{wording.Compile(`^(?:那|这家|这个|他们)?(?:就)?(?:先)?(?:分|转|派|交)给([^,，。 我他她]{2,4}?)(?:跟|来跟|去跟)?$`), "给$1"},
	{wording.Compile(`(报销|费用|开销)(?:有没有)?超(?:标|支|预算)?了?(?:吗|没|没有)?$`), "费用多少"},
	{wording.Compile(`^(?:没|还没|不)[^,，。 ]{1,3}(?:的话)?就(让|叫|问|催|提醒|请)`), "$1"},
	{wording.Compile(`(几|多少)(条|次|个|家|趟|笔|单)(拜访|线索|客户|商机|电话|报价|合同|费用)$`), "$3$1$2"},
	{wording.Compile(`(那单|这单|那个单子?|这个单子?)?有?多大了?$`), "多少钱"},
	{wording.Compile(`^(?:又|再)?(?:新加|新增|新建|新来|再加|再来|再录|再添|录|加|添)(?:了)?一?(?:个|家|条)(?:新)?(?:客户|线索)?[,，:： ]*`), "新线索 "},
	{wording.Compile(`^(?:客户)?联系人(?:是|叫)?[:：, ]*([^,，。 0-9是有谁哪几多的]{2,5}?)(?:[,， ]+(.*))?$`), "存个联系人 $1 $2"},
	{wording.Compile(`^(?:导|拉|打)(?:个|份|张)?(.{0,8})的?(?:表|清单)$`), "导出${1}线索表"},
	{wording.Compile(`^(网上|百度|展会上?|朋友圈|抖音|官网|行业网站?)(?:查|找|看|搜|认识|碰)(?:到|来)?的$`), "来源是${1}查到的"},
	{wording.Compile(`^(?:是)?([^,，。 ]{2,10}?)(?:推荐|转介绍)(?:来|过来|给我)?的$`), "是${1}介绍的"},
	{wording.Compile(`^重复的有(?:没有|吗|几条)$`), "有重复的吗"},
	{wording.Compile(`^(缺列|缺项|缺料|不全)的(?:线索)?有?(?:几条|多少条?|哪些)$`), "哪些线索$1"},
}

// justHour finds an hour or a half of a day, and nothing else: 还是九点半, 上午.
var justHour = wording.Compile(`^(?:还是|就|大概|约|应该|改)*((?:早上|上午|中午|下午|晚上)|(?:早上|上午|中午|下午|晚上)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:点半?|[::]\d{2}))$`)

// dayBeforeName finds the day before the one of whom it is said or asked: 昨天小李记了啥 is 小李昨天记了啥.
var dayBeforeName = wording.Compile(`^(今天|明天|后天|昨天|前天|本周|这周|下周|上周|这个月|本月|上个月)(?:上午|下午)?([^,，。]{3,24})$`)

// saidPlainly answers what was not understood as what it says in plainer words: without what only leads into
// a sentence or ends it, in the usual word for a thing, in the usual order, or of the customer who is
// talked of. Words are put so once, all of them here, and only where nothing else was made of them.
func (q *request) saidPlainly() (bool, error) {
	if q.trying != asWritten || !q.private() || q.m.Quoted != "" || q.ofNamed || len(q.f.Items)+len(q.f.Refs) > 0 || length(q.m.Text) > mostPlain || ascii(q.m.Text) {
		return false, nil
	}
	q.onlyAsks = q.f.Question || asks(q.m.Text) || putAsQuestion(q.m.Text)
	m, f, order, rounds, conv, work := q.m, q.f, q.order, q.rounds, q.conv, q.work
	plain := q.inPlainerWords()
	for _, way := range []struct {
		text string
		how  tried
	}{{plain, inPlainWords}, {q.ofTalked(plain), ofTheTalk}} {
		if way.text == "" || way.text == strings.TrimSpace(m.Text) {
			continue
		}
		q.rounds, q.trying = 0, way.how
		q.putAs(way.text)
		again := q.words
		if way.how == ofTheTalk {
			again = q.ofWhomTalked
		}
		if err := again(); !errors.Is(err, errUnclear) {
			return true, err
		}
		q.m, q.f, q.order, q.rounds, q.conv, q.work = m, f, order, rounds, conv, work
	}
	q.trying = asWritten
	return false, nil
}

// ofWhomTalked answers words before which the customer who is talked of was put: whatever is told of him
// would be more of the talk, and nobody knows whether it is meant so.
func (q *request) ofWhomTalked() error {
	if err := q.insteadOf(); err != nil {
		return err
	}
	return q.dispatch(q.order)
}

// meansPlainly takes what would only be more of the talk in plainer words, where these mean something of their
// own: 新加个客户 中山鼎盛, 联系人黄工.
func (q *request) meansPlainly() (bool, error) {
	if len(q.order) > 0 || !q.stillTalking() || ascii(q.m.Text) || length(q.m.Text) > mostPlain {
		return false, nil
	}
	text := q.inPlainerWords()
	if text == strings.TrimSpace(q.m.Text) {
		return false, nil
	}
	f := inMethod(q.Book, q.who.Lang(), parse.Read(text, q.ctx))
	order := ranked(q.intents, f)
	if len(order) == 0 || !slices.Contains([]string{"lead", "contact", "task", "move", "undo"}, order[0].Name) {
		return false, nil
	}
	return q.saidPlainly()
}

// triedInVain reports an intent that may not answer words which are tried in the place of others: for a question nothing
// is written, and the customer who was put before the words would be all that is understood.
func (q *request) triedInVain(in *Intent) bool {
	switch {
	case q.trying == asWritten:
		return false
	case q.trying == ofTheTalk && in.Name == "account", in.Name == "not-done":
		return true
	}
	return q.onlyAsks && !q.asking && (recorded(in.Reads) || in.Name == "wish")
}

// inPlainerWords is a message without its softeners, in usual words and in the usual order.
func (q *request) inPlainerWords() string {
	text := strings.TrimSpace(fold(q.m.Text))
	for range 3 {
		head := softHead.FindString(lower(text))
		if head == "" || thatThing.MatchString(text) || length(text[len(head):]) < 2 {
			break
		}
		text = strings.TrimLeft(text[len(head):], " ,，。!！~")
	}
	text = softTail.ReplaceAllString(text, "$1")
	text = aLittle.ReplaceAllString(text, "$1$2")
	for _, w := range plainWords {
		text = w.said.ReplaceAllString(text, w.as)
	}
	if m := justHour.FindStringSubmatch(text); m != nil && q.stillTalking() {
		return "改到" + m[1]
	}
	if m := dayBeforeName.FindStringSubmatch(text); m != nil {
		if who := q.namedFirst(m[2]); who != "" {
			text = who + m[1] + m[2][len(who):]
		}
	}
	return strings.TrimSpace(text)
}

// ofSomeoneElse begins what is not of the customer who is talked of: what is ours, an order, or the end of something.
var ofSomeoneElse = wording.Compile(`^(?:[我咱你您他她它]|大家|自己|谁|让|叫|请|把|帮|跟|和|找|算了|先|不|没|别|要是|如果|今天|明天|昨天|后天|这周|上周|下周|周|早上|上午|下午|晚上|中午|去|打|问|提醒|日报|周报)|(?:没|不)(?:说|定|知道|问|清楚|确定|好说|提)|还没`)

// namedFirst is the colleague, or all of them, with whose name words begin; "" where they begin otherwise.
func (q *request) namedFirst(words string) string {
	if strings.HasPrefix(words, "大家") {
		return "大家"
	}
	s, err := q.namedOf(words)
	if err != nil || len(s.people) != 1 || s.people[0].at != 0 {
		return ""
	}
	return words[:len(s.people[0].said)]
}

// ofTalked is a message that names no customer with the one before it who is talked of; "" where there is none.
func (q *request) ofTalked(text string) string {
	if namesCustomer(q.f) || len(q.f.Contacts) > 0 || len(q.f.Colleagues) > 0 && !strings.HasPrefix(text, "给") || length(text) > 16 || !q.stillTalking() || ofSomeoneElse.MatchString(text) {
		return ""
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil {
		return ""
	}
	if name == "" {
		return ""
	}
	for _, he := range []string{"他们", "她们", "这家", "那家", "对方", "他家", "客户"} {
		if strings.Contains(text, he) {
			return strings.Replace(text, he, name, 1)
		}
	}
	return name + text
}
