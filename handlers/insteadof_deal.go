package handlers

import (
	"time"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What people say of a deal and of a request in the words of a talk, as the sentence that
// it stands for.
var (
	// sendsAgain finds that a request is to be sent, again too: 交上去吧, 重新报.
	sendsAgain = wording.Compile(`^(?:那|好|行|就|,|,| )*(?:(?:再|重新)(?:交|报|送|提)(?:上去|一次|一遍|一下)?|交上去|报上去|送上去|(?:都)?(?:已经?)?补(?:充|好|齐|上)(?:好|完)?了|已补充?)(?:吧|了)?$|^(?:ok |okay |please |now )*(?:send|submit|hand) (?:it |that )?(?:in )?(?:again|once more|in)(?: please)?$`)
	// refusesSo, grantsSo find a decision that does not begin with its own word: 不行,太贵了.
	refusesSo = wording.Compile(`^(?:这个|那个|还|先)*(?:不行|不可以|打回去?|退回去?)[了吧,,。:: ]*(.*)$|^(?:no|not yet|not like this)[,,.: ]+(.+)$`)
	grantsSo  = wording.Compile(`^(?:那|好|行|可以|嗯|没问题|ok|okay|fine)[的吧了,, ]*(?:同意|批准?|通过)(?:了|吧)?[,,。 ]*(?:(?:但是?|不过|but)[,, ]*(.*))?$|^批了?(?:吧)?[,, ]*(?:(?:但是?|不过)[,, ]*(.*))?$`)
	// numberAsked asks which number a project has; formAsked wants its form on paper.
	numberAsked = wording.Compile(`^(?:我的?|我们的?|那个|这个)*(?:立项|项目)(?:编)?号(?:是)?(?:多少|几|什么|啥)(?:来着|啊|呢)?[??]*$|^what(?:'s| is| was) (?:my|our|the) project (?:number|no)[?.]*$`)
	formAsked   = wording.Compile(`^(?:帮我|给我|把)?(?:打印|导出|打)(?:一下|一份|个|出来)?(?:我的)?立项(?:申请)?表(?:给我)?$|^(?:把|我的)?立项(?:申请)?表(?:打印|导出|打)(?:一下|一份|出来)*(?:给我|发我)?$|^(?:please )?print (?:me )?(?:the|my) (?:application|project|approval)(?: form)?(?: please)?$|^(?:please )?print (?:the|my) form(?: please)?$`)

	// dealPhrases are put for one another wherever they are said; $1 to $3 are their parts.
	dealPhrases = []struct {
		said *wording.Wording
		as   string
	}{
		{wording.Compile(`^([^,, ]{2,12}?)(?:的)?(?:款|货款|账|尾款|钱)(?:还)?[差欠](?:多少|几多)(?:没(?:到|付|收))?[??]*$`), "$1还欠多少"},
		{wording.Compile(`^([^,, ]{2,12}?)(?:又)(?:动|启动|活|重启)(?:起来|过来)?了([,, ].*)?$`), "$1恢复跟进了"},
		{wording.Compile(`^(?:明天|后天|下周\S?)?(?:去)?([^,, 我要]{2,12}?)(?:那边)?我?(?:要|得|该)?(?:准备)(?:点|些)?(?:啥|什么)[??]*$`), "帮我准备一下$1"},
		{wording.Compile(`^([a-z][\w .&-]{1,30}?) (?:is|are) back on(?: track)?[.!]?$`), "reopen $1"},
		{wording.Compile(`^(?:please )?apply for (?:a )?([a-z][\w .&-]{1,30}?)(?: please)?$`), "project approval $1"},
		{wording.Compile(`^(?:please )?move ([a-z][\w.&-]{2,30}) (?:on|along|forward)(?: please)?$`), "move $1 to the next stage"},
		{wording.Compile(`^(?:在)?(?:行业里?|业内)?销售(?:额)?(?:排名?|第)(\d{1,3})(?:名|位)?[,, ]*(?:经营)?利润(?:排名?|第)(\d{1,3})(?:名|位)?$`), "销售排名$1 利润排名$2"},
	}
	// theyBuild finds a customer, and what he is going to buy or to build.
	theyBuild = wording.Compile(`^(?:(?:刚|听说|据说)[^,，]{0,8}[,，])?([^,，。 这那他她我]{2,10}?)(?:那边|那儿|这边|那家|公司)?(?:今年|明年|年底|年后|下半年|上半年|近期|最近)?又?((?:要|准备|打算|计划|想)(?:再|新)?(?:上|换|建|买|采购|扩|改造|新增|增加|招标|投)[^?？]{1,24})$`)
	// signedAlone finds that what is talked of was signed, and for how much: 签了325万.
	signedAlone = wording.Compile(`^(?:今天|刚|刚刚|终于|已经|最后|合同)*(?:就)?签(?:下来|下)?了?(?:是|,|,| )*([\d.]+ ?(?:万|亿|千万|百万|w)[元块]?)(?:吧|了|!|!)*$`)
	// calledBack finds what a customer said when his satisfaction was asked for: 粤钢回访过了,林总说….
	calledBack = wording.Compile(`^(?:今天|刚)?(?:给)?([^,, ]{2,12}?)(?:的)?(?:电话)?回访(?:电话)?(?:打)?(?:过|完)?了?[,,:: ]+(.{4,})$`)
)

// fewHours is how long what was sent back is what its applicant speaks of next.
const fewHours = 3 * time.Hour

// ofARequest is what is said of a request while one waits for him, or was sent back to
// him, as the words that decide or send it; "" for what says nothing of one.
func (q *request) ofARequest() (string, error) {
	s := squash(q.m.Text)
	if len(q.f.Refs) > 0 || length(s) > 80 {
		return "", nil
	}
	if text, err := q.decidesSo(s); text != "" || err != nil {
		return text, err
	}
	switch {
	case numberAsked.MatchString(s):
		if ascii(s) {
			return "my applications", nil
		}
		return "我的立项", nil
	case sendsAgain.MatchString(s):
		back, err := q.requestsOf(q.who.ID, waitsForWords)
		if err != nil || len(back) == 0 {
			return "", err
		}
		return "提交 " + back[len(back)-1].No, nil
	}
	return q.saysMore(s)
}

// waitsForWords reports a request that its applicant may send: what is a draft, was refused, or
// needs more.
func waitsForWords(a *crm.Approval) bool {
	return a.Subject == initiation && !a.Deleted && a.State != crm.ApprovalAsked && a.State != crm.ApprovalGranted && a.State != crm.ApprovalWithdrawn
}

// decidesSo is a decision in the words of a talk, as it is decided; only while something
// waits for him.
func (q *request) decidesSo(s string) (string, error) {
	no, yes := refusesSo.FindStringSubmatch(s), grantsSo.FindStringSubmatch(s)
	if no == nil && yes == nil || q.conv.Question.Key != "" || namesCustomer(q.f) {
		return "", nil
	}
	open, err := q.toDecide()
	switch {
	case err != nil || len(open) == 0:
		return "", err
	case no != nil && q.conv.At.After(open[len(open)-1].Updated):
		return "", nil // he has told of something else since: no, it was yesterday
	case no != nil:
		return "驳回 " + no[1] + no[2], nil
	case yes[1]+yes[2] != "":
		return "同意,但" + yes[1] + yes[2], nil
	}
	return "同意", nil
}

// saysMore is what an applicant states next after more was wanted of a request of his, as the
// words that go with it.
func (q *request) saysMore(s string) (string, error) {
	if namesCustomer(q.f) {
		return "", nil
	}
	asked, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.State == crm.ApprovalMore && !a.Deleted })
	if err != nil || len(asked) == 0 || !states(q.m.Text) { // most have no request that waits
		return "", err
	}
	a := asked[len(asked)-1]
	if q.conv.At.After(a.Updated) || q.said().Sub(a.Updated) > fewHours {
		return "", nil // he has spoken of something else since
	}
	return "重新提交 " + a.No + " " + q.m.Text, nil
}

// printsForm gives the form of his newest request where it is wanted on paper.
func (q *request) printsForm() (bool, error) {
	if !formAsked.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	mine, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.Subject == initiation && !a.Deleted })
	if err != nil || len(mine) == 0 {
		return false, err
	}
	return true, q.printable(&mine[len(mine)-1])
}

// ofADeal is what is said of a deal, as the sentence that it stands for; "" for what
// stands for itself.
func (q *request) ofADeal(s string) (string, error) {
	for _, p := range dealPhrases {
		m := p.said.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		for i := 1; i < len(m); i++ {
			m[i] = q.inHisWriting(m[i])
		}
		if p.as != "" && !q.knownIn(m[1]) {
			continue
		}
		return filled(p.as, m), nil
	}
	if m := calledBack.FindStringSubmatch(s); m != nil && allowed(q.who, leaders()) && q.knownIn(m[1]) {
		return "满意度电话 " + m[1] + " " + m[2], nil
	}
	m := signedAlone.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return name + "签了," + m[1], nil
}

// knownIn reports whether a part of a message names a customer that is known, or is a number.
func (q *request) knownIn(part string) bool {
	if part == "" || part[0] >= '0' && part[0] <= '9' {
		return true
	}
	f := parse.Read("今天拜访了"+part, q.ctx)
	if ascii(part) {
		f = parse.Read("visited "+part+" today", q.ctx)
	}
	return f.Account != nil && len(f.Account.Known) > 0
}

// filled puts the parts of a match for $1 to $9.
func filled(as string, m []string) string {
	out := []rune{}
	for i, r := range as {
		if i > 0 && as[i-1] == '$' && r >= '1' && r <= '9' {
			out = out[:len(out)-1]
			if n := int(r - '0'); n < len(m) {
				out = append(out, []rune(m[n])...)
			}
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// theirNeed is a customer of whom it is told what he is going to buy or to build, where it is
// read as nothing else, as the lead that he is: 顺丰那边要上分拣线.
func (q *request) theirNeed(s string) string {
	m := theyBuild.FindStringSubmatch(s)
	if m == nil || q.f.Intent != parse.None || len(q.order) > 0 || q.f.Account == nil || squash(q.f.Account.Text) != m[1] ||
		q.f.Question || q.f.Amount != nil || q.stillTalking() && means(q.f.Account, q.conv.About) {
		return ""
	}
	return "新线索 " + q.f.Account.Text + "," + m[2]
}

// oddsSaid is 七成吧 as what it says of the deal.
func oddsSaid(s string) (string, error) {
	if m := oddsOf.FindStringSubmatch(s); m != nil {
		return m[1] + m[4] + " chance " + m[2] + m[3] + "%", nil
	}
	m := oddsAlone.FindStringSubmatch(s)
	if halfOdds.MatchString(s) {
		return "把握5成", nil
	}
	switch {
	case m == nil:
		return "", nil
	case ascii(s):
		return "win chance " + m[7] + "%", nil
	}
	return "把握" + m[2] + "成", nil
}
