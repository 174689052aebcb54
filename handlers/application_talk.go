package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// fieldTalk is how people speak of a field of the application without naming it, at the beginning
// of a clause. It is heard while the form is open alone: elsewhere the same words are news of the
// customer.
type fieldTalk struct {
	field string
	// about are words that only say of what he speaks, and are left out of what is noted.
	about []string
	// says are words that belong to what is noted.
	says []string
}

var fieldTalks = []fieldTalk{
	{
		"value_position",
		[]string{"我们的优势是", "我们的优势在于", "我们优势是", "我方优势是", "优势是", "优势在于", "我们强在", "我们的强项是", "我们的亮点是", "我们的卖点是", "卖点是", "our strength is", "our advantage is", "our edge is", "our selling point is", "we win on", "we win with"},
		[]string{"我们比", "我们交期", "我们售后", "我们的交期", "我们的售后", "we are faster", "we are cheaper", "we're faster", "we're cheaper", "we're quicker", "we're better", "we're the only", "we're closer", "we are the only", "we are closer", "our delivery is", "our service is", "we deliver faster", "we can deliver"},
	},
	{
		"customer_benefit",
		[]string{"他们能得到什么?", "客户能得到什么?", "他们能得到", "客户能得到", "对客户来说", "对客户而言", "对他们来说", "对他们而言", "客户的好处是", "他们的好处是", "for them,", "for the customer,", "the customer gets", "they get", "they gain"},
		[]string{"他们能", "他们可以", "他们每年能", "他们一年能", "客户能", "客户可以", "客户每年能", "帮他们省", "帮客户省", "帮他们提", "帮客户提", "帮他们降", "帮客户降", "they save", "they can", "it saves them", "saves them", "the customer saves", "it helps them"},
	},
	{
		"our_benefit",
		[]string{"对我们来说", "对我们而言", "对我方来说", "我们能得到", "我们的好处是", "for us it's", "for us it is", "for us,", "for us:", "what we get:", "we gain"},
		[]string{"我们能打开", "我们能进入", "我们可以打开", "我们可以进入", "我们能拿下", "我们可以拿下", "我们能做成", "for us a", "we get", "we can enter", "it opens"},
	},
	{
		"resources",
		nil,
		[]string{"需要样机", "要样机", "要一台样机", "需要一台样机", "要借样机", "需要人天", "we need a demo", "need a demo", "we need a sample", "need a sample"},
	},
	{
		"expenses",
		[]string{"差旅费大概", "差旅费预计", "差旅大概", "差旅预计", "差旅和招待大概", "花费大概", "花费预计", "大概要花", "预计要花", "大概花", "预计花", "budget for travel:", "budget for travel is", "budget for travel", "travel budget is", "travel budget:", "travel budget", "we expect to spend", "will cost us about", "costs about"},
		nil,
	},
}

// talkMarks are the same as marks of fields.
var talkMarks = marksOf(fieldTalks)

func marksOf(talks []fieldTalk) []fieldMark {
	var out []fieldMark
	for _, t := range talks {
		for _, w := range t.about {
			out = append(out, fieldMark{field: t.field, words: w})
		}
		for _, w := range t.says {
			out = append(out, fieldMark{field: t.field, words: w, kept: true})
		}
	}
	return out
}

// places are where a mark stands in a text.
func (m fieldMark) places(text, low string) [][]int {
	if m.re != nil {
		return m.re.FindAllStringIndex(text, -1)
	}
	var out [][]int
	for from := 0; ; {
		i := strings.Index(low[from:], m.words)
		if i < 0 {
			return out
		}
		out = append(out, []int{from + i, from + i + len(m.words)})
		from += i + len(m.words)
	}
}

// fieldsTalked finds the fields of a form that is open, by their names and by how people speak of
// them. What is asked is told of nothing, and neither is what is to come on some day: 他们可以周三来看样机.
func fieldsTalked(text string) (found []saidField, rest string) {
	s := squash(text)
	last := s[strings.LastIndexAny(strings.TrimRight(s, "?"), "?")+1:] // 他们能得到什么?产能翻一倍
	if asks(last) || putAsQuestion(last) || asksIfSo.MatchString(last) {
		return fieldsSaid(text)
	}
	found, rest = fieldsIn(text, fieldMarks, talkMarks)
	if plain, over := fieldsSaid(text); len(found) > len(plain) && namesDay(s) && len(plain) == 0 {
		return plain, over
	}
	return found, rest
}

// asksIfSo finds a question that is put of what a customer could do: 客户能签吗, 他们能不能早点?
var asksIfSo = wording.Compile(`(?:吗|么|呢|不|没)?\?$|吗$|能不能|可不可以|是不是|会不会`)

// formTalk finds the fields that are spoken of while a form is open. Of another customer they
// are none of this form.
func (q *request) formTalk(a *crm.Approval, text string) (found []saidField, rest string) {
	if q.formOfAnother(a) {
		return fieldsSaid(text)
	}
	return fieldsTalked(text)
}

// formOfAnother reports that another customer than that of a form is named.
func (q *request) formOfAnother(a *crm.Approval) bool {
	return knowsAccount(q.f) && !means(q.f.Account, a.Account)
}

var (
	// byPlace finds a question that is called by its place: 第五个是.
	byPlace = wording.Compile(`第([一二三四五六七八九十])(?:个|题|条|个问题)?(?:也|都)?(是|否|不清楚?|不是|没有?)的?([,，。;；、 ]|$)`)
	// readySaid finds that a form is to be sent, or whether it can be.
	readySaid = wording.Compile(`^(?:那|好|行|就|这样|,|,| )*(?:现在)?(?:可以|能)?(?:直接)?(?:提交|送审|交)(?:上去)?(?:了|吧|了吧)?(?:吗|么|不)?$|^(?:can|shall|may) (?:i|we) (?:submit|send|hand)(?: it)?(?: in| off)?(?: now)?$|^(?:ready to|please|now)? ?(?:submit|send)(?: it)?(?: now| off)?$`)
	// draftAsked finds that an application that was begun is asked for again.
	draftAsked = wording.Compile(`立项(?:申请)?(?:的)?草稿|^(?:继续|接着)(?:填|写)(?:那个|那份)?(?:立项|申请|表)*(?:吧|了)?$|^(?:show|open|continue|where is|where's)(?: me)?(?: with)? my (?:project |application )?(?:draft|form|application form)$|^(?:continue|finish)(?: with)? my application$`)
	// asksOnly finds that instead of the value of a field it is asked for: 小组都有谁.
	asksOnly = wording.OneOf(
		`^(?:都|还|到底|现在|是|有|该|要|叫)*`+wording.Any(
			`谁`, `哪些人?`, `哪几(?:个|家|位)?人?`, `哪(?:个|家|位|里|儿|天)`, `什么(?:时候|意思)?`, `啥(?:时候)?`, `多少(?:钱)?`,
			`怎么(?:写|填|说|算)`, `咋(?:写|填|说|算)`, `写(?:什么|啥)`, `填(?:什么|啥)`,
		)+`[来着啊呢呀的了]*[??]*$`,
		`^(?:is |are |it'?s )?(?:who|what|which|how much|how many|when)(?: (?:is|are|was) (?:it|he|she|that|they|this)|'s (?:it|that|this)| one| ones)?\?*$`,
	)
	// knownOnly says of rivals that they are known, and not who they are.
	knownOnly = wording.Compile(`^(?:都|也|已经?|还|基本|大致|比较)*(?:不)?(?:了解|清楚|知道|明确|摸清|掌握|摸透)(?:了|过)?$|^(?:known|clear|unclear|understood)$`)
)

// byNumber is a text in which questions are called by their numbers, not by their place.
func byNumber(text string) string {
	return byPlace.ReplaceAllStringFunc(text, func(s string) string {
		m := byPlace.FindStringSubmatch(s)
		answer := m[2]
		if strings.HasPrefix(answer, "没") || answer == "不是" {
			answer = "否"
		}
		return numberedAnswer(strings.Index("一二三四五六七八九十", m[1])/len("一")+1, answer) + m[3]
	})
}

// withoutCustomer is what is said of a field behind the name of the customer of the form:
// 恒发那边周经理拍板; "" where no field follows the name.
func (q *request) withoutCustomer(a *crm.Approval) string {
	if q.f.Account == nil || q.f.Account.Text == "" || !means(q.f.Account, a.Account) {
		return ""
	}
	rest, ok := strings.CutPrefix(q.m.Text, q.f.Account.Text)
	if !ok {
		return ""
	}
	rest = strings.TrimFunc(afterCustomer.ReplaceAllString(rest, ""), fieldEdge)
	if found, _ := fieldsTalked(q.m.Text); len(found) > 0 {
		return ""
	}
	if found, _ := fieldsTalked(rest); len(found) == 0 {
		return ""
	}
	return rest
}

// afterCustomer finds what leads on from a customer to what is said of him.
var afterCustomer = wording.Compile(`^(?:那边|这边|那家|家|那里|的|里面)+`)

// maybeAsksApplicant says how the applicant is asked, where somebody asks what was not understood
// while one request waits for him and nothing was spoken of since.
func (q *request) maybeAsksApplicant() (bool, error) {
	if !q.private() || !allowed(q.who, leaders()) || !asks(q.m.Text) && !putAsQuestion(q.m.Text) && !whatFor.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	open, err := q.toDecide()
	if err != nil || len(open) != 1 || namesCustomer(q.f) && !means(q.f.Account, open[0].Account) {
		return false, err
	}
	if question := q.conv.Question; question.Key == cards.AskMore && question.Subject.ID == string(open[0].ID) && !q.conv.At.After(question.At) {
		q.conv.Question = crm.Question{} // what he wants to know was asked for just now
		return true, q.ruleOn(&open[0], crm.ApprovalMore, q.m.Text, false)
	}
	v, err := q.approvalView(&open[0])
	if err != nil {
		return false, err
	}
	q.alone(q.say.HowToAsk(v, askedFirst.ReplaceAllString(strings.TrimSpace(q.m.Text), "")))
	return true, nil
}

// askedFirst is what only says that somebody is to be asked.
var askedFirst = wording.Compile(`^(?:我)?(?:先|想)?问(?:一下|一问|他|她|下)+[,，: ]*`)

// draftOf finds, around the name of a customer, that his application is gone on with or what it
// lacks: 比亚迪那份继续, what's missing on the Otto one.
var draftOf = wording.OneOf(
	`^(?:的?(?:那|这)(?:份|张表|个表)|的?(?:那个|这个|那份|这份)?(?:立项|申请表?))(?:立项|申请|表|草稿)*`+
		`(?:咱们?|我)?(?:继续|接着)(?:填|写|弄|做)?(?:吧|了)?$`,
	`^(?:继续|接着)(?:填|写|弄|做)?的?(?:那|这)(?:份|张表)(?:立项|申请|表|草稿)*(?:吧|了)?$`,
	`^(?:的?(?:那|这)(?:份|张表|个表)|的?(?:那个|这个|那份|这份)?(?:立项|申请表?))(?:立项|申请|表|草稿)*`+
		`(?:现在|目前)?还?[差缺少](?:什么|啥|哪些|哪几项|几项|多少)(?:没填|没写)?(?:呢|啊)?[??]*$`,
	`^(?:let's |please )?(?:continue|go on|carry on|finish|resume)(?: with| on)?(?: the)?(?:'s)? `+
		`(?:one|application|form|draft)$`,
	`^what(?:'s| is| else is)(?: still)? missing(?: on| in| from| for)(?: the)?(?:'s)? (?:one|application|form|draft)\?*$`,
)

// asksDraftOf reports that the application of a customer who is named is asked for so.
func (q *request) asksDraftOf(s string) bool {
	if q.f.Account == nil || q.f.Account.Text == "" {
		return false
	}
	before, after, ok := strings.Cut(s, lower(squash(q.f.Account.Text)))
	if !ok {
		return false
	}
	left := strings.TrimSpace(before) + after
	if before != "" && ascii(before) {
		left = before + strings.TrimLeft(after, " ")
	}
	return draftOf.MatchString(strings.TrimSpace(strings.ReplaceAll(left, " 's", "'s")))
}

// opensDraft shows the application again that he began and has not sent.
func (q *request) opensDraft() (bool, error) {
	if s := squash(q.m.Text); length(s) > 40 || (length(s) > 30 || !draftAsked.MatchString(s)) && !q.asksDraftOf(s) {
		return false, nil
	}
	a, err := q.requestMeant()
	if err != nil || a == nil || a.State == crm.ApprovalAsked || a.State == crm.ApprovalGranted || a.Asker != q.who.ID {
		return false, err
	}
	return true, q.resume(a)
}

// mostOfSum is how long words may be that are told that they are no sum, where one
// was asked for: longer ones are about something else.
const mostOfSum = 6

// mostOfTeam is how long names may be of whom nobody is known as a colleague: longer words are
// about something else.
const mostOfTeam = 24

// namesNobody reports what is no name of somebody on a team whom nobody knows as a colleague:
// 交付要6个月.
func namesNobody(name string) bool {
	return strings.ContainsAny(name, "0123456789%") || !ascii(name) && length(name) > mostOfName
}

// mostOfName is how long such a name is at most, with the function before it: 售前小钟.
const mostOfName = 6

// agreesFirst finds that somebody is answered who asked something else than for a field.
var agreesFirst = wording.Compile(`^(?:yes|no|yep|nope|right|对|是的|嗯|没有|不是)[,，。. ]+.`)

// noAnswer reports words that cannot be what was asked: no sum in a share, and
// nobody in a day.
func (q *request) noAnswer(asked string) bool {
	if agreesFirst.MatchString(squash(q.m.Text)) {
		return true
	}
	if q.f.WinPct > 0 {
		return false // it is the deal's, whatever was asked
	}
	switch asked {
	case "sign_by":
		return length(q.m.Text) > mostOfSum && q.signDay(q.m.Text) == ""
	case "amount", "expenses":
		sum, err := q.amountOf(q.m.Text)
		return holds(q.m.Text, "毛利", "利润率", "%") || word(q.m.Text, "margin") || (sum == nil || err != nil) && length(q.m.Text) > mostOfSum
	case "team":
		ids, names, err := q.teamSaid(unanswered(q.Understanding, q.m.Text))
		return err != nil || len(ids) == 0 && (length(q.m.Text) > mostOfTeam || slices.ContainsFunc(names, namesNobody) || didSomething(q.f) || len(q.order) > 0 && q.order[0].Name != "team")
	case "assessment":
		return len(sayings(q.Understanding, q.m.Text)) == 0 && (len(q.order) > 0 || length(q.m.Text) > mostOfSum)
	case "key_people":
		return len(q.f.Contacts) == 0 && !decideWords.MatchString(q.m.Text) && namesDay(q.m.Text)
	}
	return false
}
