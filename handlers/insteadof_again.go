package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is said behind a call: that it is tried once more, and when.
var (
	// triesWhen finds it in Chinese: 下午再打, 明早再打一次, 晚点再联系他, 周五再问他一次.
	triesWhen = wording.Compile(`^(?:那|我|就|先|打算|准备)*(` +
		`(?:今天|明天|后天|大后天|今晚|明早|明晚|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日])?(?:早上|上午|中午|下午|傍晚|晚上)?(?:\d{1,2}点半?|[一二三四五六七八九十]{1,2}点半?)?` +
		`|(?:晚点|晚些时候?|待会儿?|一会儿?|等会儿?|过会儿?|等一下|稍后)|过?[一两二三几\d]天(?:后|之后|以后)?|下周|下个?月|节后)` +
		`(?:我|就|得|要)*(?:再|继续|重新|接着)(?:去)?(?:打|试|拨|联系|call|(问|催|确认))(?:一?下|一?次|一?遍|一个|过去|给?他们?|给?她|对方|电话|问|催|看看|看|试试|吧|了)*$`)
	// sometimeToday is a time of this day that has no hour.
	sometimeToday = wording.Compile(`^(?:晚点|晚些时候?|待会儿?|一会儿?|等会儿?|过会儿?|等一下|稍后|later)$`)
	// triesLater finds it in English, of nobody by name: try again this afternoon.
	triesLater = wording.Compile(`^` + wording.Any(
		`i'll `, `i will `, `will `, `must `, `need to `, `have to `, `should `, `gonna `, `so `,
		`then `, `and `,
	) + `*(?:try|call|ring|phone) (?:(?:him|her|them) )?(?:again|back|once more)(?: on| at)? ?(` +
		wording.Any(
			`this (?:morning|afternoon|evening)`,
			`later(?: today)?`, `today`, `tonight`,
			`(?:tomorrow|tmrw|tmr)(?: morning| afternoon| evening)?`,
			`(?:next )?(?:monday|tue(?:s|sday)?|wednesday|thu(?:rs?|rsday)?|fri(?:day)?)(?: morning| afternoon)?`,
			`next week`,
			`in (?:a|one|two|three|\d) (?:days?|weeks?|hours?)`,
		) + `)(?:,? (?:at |around )?(\d{1,2}(?::\d\d)? ?(?:am|pm)?))?$`)
)

// himDoing begins what is told of somebody with whose name a message begins.
var himDoing = wording.Compile(`^(?:'s|'ll)? (?:is|was|are|has|had|will|would|can|may|must|should|wants?|needs?|goes|comes|leaves|likes|says|said)\b|^'s `)

// tellsWhatHeDoes reports a message that begins with a name and tells what he does, which is no visit:
// Greta is out at 2pm.
func (q *request) tellsWhatHeDoes(name string) bool {
	behind, ok := strings.CutPrefix(squash(q.m.Text), squash(name))
	return ok && himDoing.MatchString(behind)
}

// firstNamed is a message with the full name of somebody at the customer who is talked of, where
// it tells of nobody but him, by his first name: called Neil, voicemail.
func (q *request) firstNamed(string) (string, error) {
	if text, err := q.lastNamed(); text != "" || err != nil {
		return text, err
	}
	if text, err := q.knownElsewhere(); text != "" || err != nil {
		return text, err
	}
	if text, err := q.firstNamedElsewhere(); text != "" || err != nil {
		return text, err
	}
	if text, err := q.describedByFirst(); text != "" || err != nil {
		return text, err
	}
	told := q.f.Intent == parse.Call || q.f.Intent == parse.Visit
	named := q.f.Account != nil && q.f.Holds(strings.ToLower(q.f.Account.Text))
	if !told || q.f.Confidence >= q.Book.Reading.Sure || named || len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) > 0 {
		return "", nil
	}
	first := q.f.Contacts[0].Name
	if q.tellsWhatHeDoes(first) {
		return "", nil
	}
	k, err := q.meantByFirst(q.f.Contacts[0])
	if k == nil || err != nil {
		return "", err
	}
	return strings.Replace(q.m.Text, first, k.Name.Text, 1), nil
}

// meantByFirst is whom a first name means: somebody at the customer who is talked of, else the only one at
// the customers spoken of lately; nil for nobody.
func (q *request) meantByFirst(c parse.Contact) (*crm.Contact, error) {
	if q.stillTalking() && q.conv.About != "" {
		id, err := q.byFirstName(q.conv.About, c)
		if err != nil {
			return nil, err
		}
		if id != "" {
			k, err := crm.Get[crm.Contact](q.tx, id)
			return &k, err
		}
	}
	first, err := q.firstNames()
	return first[c.Name], err
}

// firstNamedElsewhere is a message with the full name of somebody who is called by his first name and is
// of another customer spoken of lately than the one who is talked of: what is told of him is not of this one.
func (q *request) firstNamedElsewhere() (string, error) {
	word, rest, more := strings.Cut(strings.TrimSpace(q.m.Text), " ")
	if !more || q.f.Account != nil || !q.stillTalking() || !capitals.MatchString(word) || !asksOfUs.MatchString(lower(rest)) {
		return "", nil
	}
	first, err := q.firstNames()
	if err != nil {
		return "", err
	}
	k := first[word]
	if k == nil || k.Account == q.conv.About {
		return "", nil
	}
	return k.Name.Text + " " + rest, nil
}

// describes are the intents that tell of somebody by his name; whose is something of his, as his number, may be any.
var describes = []string{"tie", "left"}

// describedByFirst is a message with the full name of the one at the customers spoken of lately who has the first
// name with which it begins, where it tells who he is or how he is reached: Greta's mobile is …, Greta reports to
// Lars. Nobody else is made of him at the customer of whom was spoken last.
func (q *request) describedByFirst() (string, error) {
	word, owns, _ := strings.Cut(strings.TrimSpace(q.m.Text), " ")
	has := strings.HasSuffix(word, "'s")
	if owns == "" || len(q.order) == 0 || !(has && q.order[0].Name == "contact") && !slices.Contains(describes, q.order[0].Name) {
		return "", nil
	}
	return q.byFullName()
}

// byFullName is a message that begins with somebody's first name with his full name in its place; "" for others.
func (q *request) byFullName() (string, error) {
	k, rest, err := q.calledFirst()
	if k == nil || err != nil {
		return "", err
	}
	return k.Name.Text + rest, nil
}

// calledFirst is the only one at the customers spoken of lately who has the first name with which a message begins, and
// what is said behind it; nil for nobody.
func (q *request) calledFirst() (k *crm.Contact, behind string, err error) {
	text := strings.TrimSpace(q.m.Text)
	word, rest, more := strings.Cut(text, " ")
	name := strings.TrimSuffix(word, "'s")
	if !more || q.f.Account != nil && q.f.Account.Text != name || !capitals.MatchString(name) || name == word && capital(rest) {
		return nil, "", nil
	}
	first, err := q.firstNames()
	if err != nil {
		return nil, "", err
	}
	k = first[name]
	if k == nil || q.stillTalking() && k.Account != q.conv.About {
		return nil, "", nil // somebody new of that name may be here
	}
	return k, text[len(name):], nil
}

// againByFullName reads what was not understood once more with the full name of the one with whose first name it begins:
// Tom asked for the brochure.
func (q *request) againByFullName() (bool, error) {
	if !q.private() || q.f.Question || q.f.Asks() || len(q.f.Items)+len(q.f.Refs) > 0 || !states(q.m.Text) || putAsQuestion(q.m.Text) {
		return false, nil
	}
	text, err := q.byFullName()
	if text == "" || err != nil {
		return false, err
	}
	q.putAs(text)
	return true, q.dispatch(q.order)
}

// asksOfUs begins what somebody wants of us, and not what he is or thinks.
var asksOfUs = wording.Compile(`^(?:wants|needs|asks for|asked for|would like|is asking for|is waiting for) (?:a |an |the |another |our |more |new )`)

// lastNamed is a message with the full name of somebody at a customer spoken of lately, where his
// last name would be a new customer's: met Tim Falk, and then Falk wants 8% off.
func (q *request) lastNamed() (string, error) {
	last, _, _ := strings.Cut(fold(q.m.Text), " ")
	if a := q.f.Account; a != nil && len(a.Known) == 0 && !a.Named {
		last = a.Text
	} else if a != nil || len(q.f.Contacts) > 0 {
		return "", nil
	}
	if len(last) < 3 || !ascii(last) || strings.Contains(last, " ") || strings.ToLower(last) == last || !q.stillTalking() {
		return "", nil
	}
	for _, id := range q.conv.Recent[:min(len(q.conv.Recent), maxTalked)] {
		full, err := q.byLastName(id, last)
		if full != "" || err != nil {
			return strings.Replace(q.m.Text, last, full, 1), err
		}
	}
	return "", nil
}

// byLastName is the full name of the only one at a customer with a last name; "" for none or several.
func (q *request) byLastName(at crm.AccountID, last string) (string, error) {
	people, err := q.contactsOf(at)
	if err != nil {
		return "", err
	}
	full := ""
	for i := range people {
		name := people[i].Name.Text
		if people[i].Left != "" || people[i].Forgotten != "" || !strings.HasSuffix(strings.ToLower(name), " "+strings.ToLower(last)) {
			continue
		}
		if full != "" {
			return "", nil
		}
		full = name
	}
	return full, nil
}

// triesOnceMore is 下午再打 as the step that it is, with whom was called just now.
func (q *request) triesOnceMore(s string) (string, error) {
	zh, en := triesWhen.FindStringSubmatch(s), triesLater.FindStringSubmatch(s)
	if zh == nil && en == nil || len(q.f.Contacts) > 0 {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	if mine, err := q.mayTellOfIt(); err != nil || !mine {
		return "", err
	}
	c, err := q.lastPerson()
	if err != nil {
		return "", err
	}
	if en != nil {
		when := en[1]
		if strings.HasPrefix(when, "later") {
			when = "today"
		}
		if en[2] != "" {
			when += " at " + en[2]
		}
		if c != nil {
			return "remind me " + when + " to call " + c.Name.Text + " at " + name, nil
		}
		return "remind me " + when + " to call " + name, nil
	}
	when := zh[1]
	if when == "" || sometimeToday.MatchString(when) {
		when = "今天"
	}
	if c != nil {
		name += c.Name.Text
	}
	if zh[2] != "" {
		return "提醒我" + when + "再" + zh[2] + name, nil
	}
	return "提醒我" + when + "给" + name + "打电话", nil
}

// thenResumed finds that somebody is taken up again in a month, or after the Spring Festival: 明年三月再联系, 过完年再跟进.
var thenResumed = wording.Compile(`^(?:那|我|就|先|[他她]们?说|说|让我们?|叫我们?|等|到)*` +
	`((?:明年|今年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|初)?|春节[后以之]+|过完年|过了年|年后|开年|节后)(?:以后|之后)?` +
	`(?:我|咱们?|就|得|要)*(?:再|继续|重新)(?:去)?(?:联系|跟进|跟|聊聊?|谈谈?|拜访|打电话|找他们?|找她们?|去找|走动|看)(?:他们?|她们?|老\p{Han}|一下|一次|看看|吧|了)*$`)

// resumesThen is such words as the reminder that they are, of the customer who is talked of.
func (q *request) resumesThen(s string) (string, error) {
	m := thenResumed.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	if mine, err := q.mayTellOfIt(); err != nil || !mine {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	when := m[1]
	if !strings.Contains(when, "月") {
		when = "春节后"
	}
	if c, err := q.lastPerson(); err != nil {
		return "", err
	} else if c != nil {
		name = c.Name.Text // he stands for his customer, who is the one that is talked of
	}
	return "提醒我" + when + "联系" + name, nil
}

// herWords begins what somebody says or wants, by his first name.
var herWords = wording.Compile(`^([A-Z][a-z]{1,14})(?: |'s )(?:just |now |already )?` +
	wording.Any(
		`says`, `said`, `thinks`, `told me`, `tells me`, `confirms`, `confirmed`, `mentioned`,
		`promised`, `wants`, `called`, `emailed`, `wrote`, `texted`, `agreed`,
		`(?:really |clearly )?(?:supports|backs|opposes|likes) us`, `(?:is )?(?:on our side|against (?:us|it)|with us)`,
	) + `\b`)

// knownElsewhere is a message in which somebody says something days after he was met, with his
// customer and his full name, where only one of that first name is known at the customers of the
// speaker; "" for what is of nobody, of several, or of this talk.
func (q *request) knownElsewhere() (string, error) {
	m := herWords.FindStringSubmatch(strings.TrimSpace(q.m.Text))
	if m == nil {
		return "", nil
	}
	named := q.f.Account != nil && q.f.Account.Text != m[1] && holds(q.m.Text, strings.ToLower(q.f.Account.Text)) // else it is the one spoken of last
	if named || q.stillTalking() || len(q.f.Colleagues) > 0 {
		return "", nil
	}
	mine, _, err := crm.List[crm.Account](q.tx, crm.Where(crm.ByOwner, string(q.who.ID)), crm.Page{Limit: crm.MaxPage})
	if err != nil {
		return "", fmt.Errorf("accounts of %s: %w", q.who.ID, err)
	}
	at, full := "", ""
	for i := range mine {
		id, err := q.byFirstName(mine[i].ID, parse.Contact{Name: m[1]})
		switch {
		case err != nil:
			return "", err
		case id == "":
			continue
		case at != "":
			return "", nil
		}
		c, err := crm.Get[crm.Contact](q.tx, id)
		if err != nil {
			return "", err
		}
		at, full = mine[i].Name.Text, c.Name.Text
	}
	if at == "" {
		return "", nil
	}
	said := strings.TrimSpace(q.m.Text)
	if strings.HasPrefix(said, m[1]+"'s ") {
		full += " is" // Greta's on our side
		m[1] += "'s"
	}
	return at + ": " + strings.Replace(said, m[1], full, 1), nil
}

// andTheirs finds what somebody is, and behind it who is above him: Julia is the buyer, her boss is
// Frank Keller.
var andTheirs = wording.Compile(`(?i)^((?:\p{L}+ ){1,2}is (?:the |our |their |an? )?[^,]{3,30}), (?:and )?(?:his|her) (boss|manager|superior) is ((?:\p{Lu}[\p{L}'-]+ ?){1,3})$`)

// twoOfThem takes both things that were said of somebody: what he is, and who is above him.
func (q *request) twoOfThem() (bool, error) {
	m := andTheirs.FindStringSubmatch(strings.Trim(fold(q.m.Text), " ."))
	if m == nil || len(q.f.Contacts) == 0 {
		return false, nil
	}
	q.putAs(m[1])
	if len(q.f.Contacts) == 0 || len(q.order) == 0 {
		return false, nil
	}
	if err := q.dispatch(q.order); err != nil {
		return true, err
	}
	c, err := q.lastPerson()
	if err != nil || c == nil {
		return true, err
	}
	q.putAs(c.Name.Text + "'s " + m[2] + " is " + m[3])
	return true, q.dispatch(q.order)
}
