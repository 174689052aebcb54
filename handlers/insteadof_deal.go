package handlers

import (
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What people say of a deal in the words of a talk, as the sentence that it stands for.
var (
	// dealPhrases are put for one another wherever they are said.
	dealPhrases = []phrase{
		{said: wording.Compile(`^(?P<at>[^,, ]{2,12}?)(?:的)?(?:款|货款|账|尾款|钱)(?:还)?[差欠](?:多少|几多)(?:没(?:到|付|收))?[??]*$`), as: "@还欠多少"},
		{said: wording.Compile(`^(?P<at>[^,, ]{2,12}?)(?:又)(?:动|启动|活|重启)(?:起来|过来)?了([,, ].*)?$`), as: "@恢复跟进了"},
		{said: wording.Compile(`^(?:明天|后天|下周\S?)?(?:去)?(?P<at>[^,, 我要]{2,12}?)(?:那边)?我?(?:要|得|该)?(?:准备)(?:点|些)?(?:啥|什么)[??]*$`), as: "帮我准备一下@"},
		{said: wording.Compile(`^(?P<at>[a-z][\w .&-]{1,30}?) (?:is|are) back on(?: track)?[.!]?$`), as: "reopen @"},
		{said: wording.Compile(`^(?:please )?apply for (?:a )?(?P<at>[a-z][\w .&-]{1,30}?)(?: please)?$`), as: "project approval @"},
		{said: wording.Compile(`^(?:please |let's )?drop (?P<at>[a-z][\w .&-]{1,30}?)(?: for now)?$`), as: "give up on @", when: dropsNamed},
		{said: wording.Compile(`^(?:please )?move (?P<at>[a-z][\w.&-]{2,30}) (?:on|along|forward)(?: please)?$`), as: "move @ to the next stage"},
		{said: wording.Compile(`^(?:(?P<at>[a-z][\w .&-]{1,30}?)(?:'s| is| has)?,? )??` +
			wording.Maybe(`they(?:'re| are|'ve| have)? `, `it(?:'s| is| has)? `) +
			`sales rank(?:ed|ing)?(?: is|:)? ?#?(\d{1,3})(?:st|nd|rd|th)?[, ]*(?:and )?` +
			`profit rank(?:ing)?(?: is|:)? ?#?(\d{1,3})(?:st|nd|rd|th)?$`), as: "@ sales rank $2, profit rank $3"},
		{said: wording.Compile(`^` + atCustomer + `(?:的)?` + tierBeside + `[,， ]*(?:在)?(?:行业里?|业内|同行里?)?(?:销售|销量|营收|规模)?(?:额)?(?:在)?(?:行业里?|业内|同行里?)?(?:是)?` +
			`(?:排名?|第)(?:在)?(?:行业里?|业内|同行里?)?第?(\d{1,3})(?:名|位)?[,， ]*(?:经营)?` +
			`利润(?:额)?(?:在)?(?:行业里?|业内)?(?:是)?(?:排名?|第)(?:在)?(?:行业里?|业内)?第?(\d{1,3})(?:名|位)?[,， ]*` + tierBeside + `$`), as: "@ 销售排名$2 利润排名$3", when: ranksSayTier},
	}
	// theyBuild finds a customer, and what he is going to buy or to build.
	theyBuild = wording.Compile(`^(?:(?:刚|听说|据说)[^,，]{0,8}[,，])?([^,，。 这那他她我]{2,10}?)(?:那边|那儿|这边|那家|公司)?` +
		wording.Maybe(`今年`, `明年`, `年底`, `年后`, `下半年`, `上半年`, `近期`, `最近`) + `又?(` +
		`(?:要|准备|打算|计划|想)(?:再|新)?(?:上|换|建|买|采购|扩|改造|新增|增加|招标|投)[^?？]{1,24}` +
		`)$`)
	// signedAlone finds that what is talked of was signed, and for how much: 签了325万.
	signedAlone = wording.Compile(`^(?:今天|刚|刚刚|终于|已经|最后|合同)*(?:就)?签(?:下来|下)?了?(?:是|,|,|!|!|:| )*([\d.]+ ?(?:万|亿|千万|百万|w)[元块]?)(?:吧|了|!|!)*$`)
	// calledBack finds what a customer said when his satisfaction was asked for: 粤钢回访过了,林总说….
	calledBack = wording.Compile(`^(?:今天|刚)?(?:给)?([^,, ]{2,12}?)(?:的)?(?:打了?个?|做了?个?)?(?:本季度|季度|月度|年度|例行)?的?(?:(?:电话)?回访(?:电话)?|满意度电话)(?:打)?(?:过|完)?了?[,,:: ]+(.{4,})$`)
)

// ofADeal is what is said of a deal, as the sentence that it stands for; "" for what
// stands for itself.
func (q *request) ofADeal(s string) (string, error) {
	named, err := q.ofThePerson(s)
	if err != nil {
		return "", err
	}
	if named != "" {
		q.putAs(named)
		s = squash(named)
	}
	if text, err := q.inOtherWords(s); text != "" || err != nil {
		return text, err
	}
	return named, nil
}

// inOtherWords is what is said of a deal under the names of whom it is said, as the sentence that it
// stands for; "" for what stands for itself.
func (q *request) inOtherWords(s string) (string, error) {
	if text, err := q.phrased(wording.Note(strings.Trim(s, " 。.!！")), q.phrases); text != "" || err != nil {
		return text, err
	}
	for _, says := range []func(string) (string, error){q.answersNumbers, q.asksTheirPrice, q.sides, q.ticks, q.rivalIsWeak, q.rowOfPlan, q.changesPrice, q.lacksOfRow, q.paidInParts, q.bargained, q.paidInShares, q.meetsAt, q.floorTold, q.rivalSum, q.comparesUs, q.leans, q.setsAgainst, q.plainly} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
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

// knownIn reports whether a part of a message names a customer that is known.
func (q *request) knownIn(part string) bool {
	f := parse.Read("今天拜访了"+part, q.ctx)
	if ascii(part) {
		f = parse.Read("visited "+part+" today", q.ctx)
	}
	return part != "" && f.Account != nil && len(f.Account.Known) > 0
}

// filled puts the parts of a match for $1 to $9, and all of it for $0.
func filled(as string, m []string) string {
	out := []rune{}
	for i, r := range as {
		if i > 0 && as[i-1] == '$' && r >= '0' && r <= '9' {
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
	if m == nil || strings.Contains(m[2], "上市") || q.f.Intent != parse.None || len(q.order) > 0 || q.f.Account == nil || squash(q.f.Account.Text) != m[1] ||
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

// tierBeside is a tier that is said beside the ranks that make it: 定A级,销售行业第12,利润第15.
const tierBeside = `(?:(?:定|定为|定成|评为|评|算|是|属于)?[a-d]级(?:客户)?)?`

var (
	letterBeside = wording.Compile(`([a-d])级`)
	aRank        = wording.Compile(`第?(\d{1,3})`)
)

// ranksSayTier reports that the tier which is said beside two ranks, if any, is what they make: another
// one needs a reason.
func ranksSayTier(q *request, _ crm.AccountID) (bool, error) {
	s := squash(q.m.Text)
	tier := letterBeside.FindStringSubmatch(s)
	ranks := aRank.FindAllStringSubmatch(s, -1)
	if tier == nil || len(ranks) != 2 {
		return tier == nil, nil
	}
	sales, _ := strconv.Atoi(ranks[0][1])
	profit, _ := strconv.Atoi(ranks[1][1])
	return strings.EqualFold(q.Book.TierOf(sales, profit), tier[1]), nil
}
