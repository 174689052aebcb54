package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// followedSaid finds that somebody left a customer, where to, and who came for him: 周经理离职了,
// 新来的姓韩; Tom has left, the new one is Jane Miller.
var followedSaid = wording.OneOf(
	`^(?P<who>[^,，。;； ]{2,14}?)(?:已经|刚刚?|上个?月|上周|前阵子|都)*(?:离职|辞职|退休|调走|跳槽|不干|走)(?:去(?P<to>[^,，。;； 了]{2,10}))?了?[,，。;；]+ ?`+
		`(?:现在|以后|接下来|那边)*(?:新来的?|新上任的?|接替的?人?|接手的?人?|接班的?|接他(?:班|位子|的班)的?|接她(?:班|位子|的班)的?|顶替的?|换成了?|换了|来了一?个)(?:他的?|她的?)?(?:人|那位|一位|经理|采购)?(?:就?是|叫|个)?`+
		`(?:姓(?P<family>\p{Han})(?:的)?|(?P<next>\p{Han}{2,4}?))(?:了|来了|接的|在管|负责)?$`,
	`^(?P<who2>[a-z][a-z.' -]{1,30}?)(?: has| is)?(?: just)? (?:left|quit|retired|gone|resigned)(?: (?:the company|last month|last week|[a-z][\w&.-]*(?: [a-z][\w&.-]*)?))?[,;.] ?(?:and )?`+
		`(?:the new (?:one|guy|man|woman|person|contact|buyer|manager)|(?:his|her|the) (?:successor|replacement)) is (?:called )?(?P<next2>[a-z]+(?: [a-z]+){0,2})$`,
)

// leavesWord finds that somebody may have left.
var leavesWord = wording.Compile(`离职|辞职|退休|调走|跳槽|不干|走|\b(?:left|quit|retired|gone|resigned)\b`)

// tellsSuccessor takes that somebody who is known left, together with who came for him. Who is
// called by his surname alone gets the post of the one before him.
func (q *request) tellsSuccessor() (bool, error) {
	text := strings.TrimRight(strings.TrimSpace(fold(q.m.Text)), " 。.!！")
	small := lower(text)
	if length(text) > 60 || len(q.f.Refs)+len(q.f.Items) > 0 || q.f.Question || !leavesWord.MatchString(small) || unsureOf.MatchString(squash(text)) || leavesYet.MatchString(squash(text)) || asks(text) {
		return false, nil
	}
	m := followedSaid.FindStringSubmatch(small)
	if m == nil {
		return false, nil
	}
	part := map[string]string{}
	for i, name := range followedSaid.SubexpNames() {
		if m[i] != "" {
			part[strings.TrimSuffix(name, "2")] = strings.TrimSpace(q.inHisWriting(m[i]))
		}
	}
	k, err := q.hisOwn(part["who"])
	if err != nil || k == nil || k.Left != "" {
		return false, err
	}
	next, ok := nextAt(k, part)
	if !ok {
		return false, nil
	}
	return true, q.leaves(k, part["to"], next)
}

// hisOwn is somebody at a customer whom one may change, by the customer's name and his own, or by
// his own at one of the customers who were spoken of last; nil for nobody.
func (q *request) hisOwn(name string) (*crm.Contact, error) {
	at, name := q.placeBefore(name)
	for _, id := range append([]crm.AccountID{at}, q.conv.Recent...) {
		k, err := q.contactThere(id, name)
		if err != nil {
			return nil, err
		}
		if k == nil {
			continue
		}
		a, err := q.accountIf(id, q.mayWrite)
		if err != nil || a == nil {
			return nil, err
		}
		return k, nil
	}
	return nil, nil
}

// nextAt is who came for somebody, as he is called; false where that is no name of a person.
func nextAt(k *crm.Contact, part map[string]string) (parse.Contact, bool) {
	if family := part["family"]; family != "" {
		post := strings.TrimPrefix(k.Name.Text, surnameIn(k.Name.Text))
		if post == k.Name.Text || post == "" {
			return parse.Contact{}, false
		}
		return parse.Contact{Name: family + post, Title: k.Title}, true
	}
	if weekdayOnly.MatchString(part["next"]) {
		return parse.Contact{}, false
	}
	return contactCalled(part["next"])
}

// contactCalled reads words that are the name of one person and nothing else.
func contactCalled(name string) (parse.Contact, bool) {
	f := parse.Read("存个联系人 "+name, parse.Context{})
	if len(f.Contacts) != 1 || f.Contacts[0].Name != name {
		return parse.Contact{}, false
	}
	return f.Contacts[0], true
}

// namesPerson reports words that can be the name of a person and nothing else.
func namesPerson(name string) bool {
	if ascii(name) {
		words := strings.Fields(name)
		return len(words) > 0 && len(words) <= 3 && !slices.ContainsFunc(words, func(w string) bool { return w == strings.ToLower(w) })
	}
	_, ok := contactCalled(name)
	return ok
}

// weekdayOnly finds a weekday that reads as a name: 周五.
var weekdayOnly = wording.Compile(`^周[一二三四五六日天末]`)

// handedOn finds whom somebody at a customer lets deal with us from now on: 王总让他助理小陈跟我对接.
var handedOn = wording.Compile(`^(?:[^,，。]{0,10}?)(?:让|叫|安排|派|指定|指派|委托)(?:了)?(?:他|她|他们|一?个)?的?(助理|秘书|副手|手下|下属|同事|采购|工程师|技术员|主管|司机|徒弟)?(?:的)?([^,，。 他她我们谁]{2,4}?)(?:来|负责|以后|专门|全权)*(?:跟|和|与|同)(?:我|我们|咱们)(?:这边)?(?:对接|联系|沟通|谈|聊|接洽|跟进)(?:了|吧|这个?事)?$`)

// handsOn is such a one as somebody to keep, at the customer of the one who sent him.
func (q *request) handsOn(s string) (string, error) {
	m := handedOn.FindStringSubmatch(s)
	if m == nil || len(q.f.Contacts) == 0 || len(q.f.Contacts[0].Known) != 1 || len(q.f.Colleagues) > 0 {
		return "", nil
	}
	k, err := q.contactSaid(q.f.Contacts[0])
	if err != nil || k == nil || strings.Contains(m[2], k.Name.Text) {
		return "", err
	}
	name, err := q.nameOf(k.Account)
	if err != nil || name == "" {
		return "", err
	}
	return strings.TrimSpace("存个联系人 " + name + " " + q.inHisWriting(m[2]) + " " + m[1]), nil
}
