package handlers

import (
	"slices"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// sharesAlone finds how a price is to be paid, in parts of ten or of a hundred, and nothing else:
	// 付款5-4-1, 3-3-3-1, terms 50/50.
	sharesAlone = wording.OneOf(
		`^(?:(?:帮我|请|麻烦)?记一?下[:：, ]*付款)?(?:想?要|希望|要求)?(?:付款|账期|收款|款)?(?:方式|条件|比例)?(?:是|按|就|谈的是?|定的?|谈成|谈好了?|那|[:：, ]|想?要|希望|要求)*(\d{1,2}(?:[-:：/、]\d{1,2}){1,4})(?:付款?|的比例)?(?:吧|了)?$`,
		`^(?:payment terms|payment|terms|pay|they pay)(?: is| are| will be|:)*(?: for us)? ?(\d{1,2}(?: ?[/:-] ?\d{1,2}){1,4})$`,
	)
	// sharesHan finds the same in numerals: 付款三三三一, 五五付款.
	sharesHan = wording.OneOf(
		`^(?:付款|收款)(?:方式|条件|比例)?(?:是|按|就|谈的是?|定的?|谈成|走|[:：, ])*([一二三四五六七八九]{2,5})(?:吧|了)?$`,
		`^(?:按|走)?([一二三四五六七八九]{2,5})付款?(?:吧|了)?$`,
	)
	// shareNumber finds one of them.
	shareNumber = wording.Compile(`\d+`)
)

// How the parts of a price are told: at what event one is due, in what numbers, and what is left for the last.
const (
	partEvents = firstParts + `|首期|首笔|订金|进度款?|发货款?|到货款?|出货|提货|交货|安装|调试|投产|试运行|终验收?|初验收?|验收款?|尾款|尾期|质保金?|质保期?|余款|余下的?|剩余的?|剩下的?|其余的?|签合同|合同签订|签订|签约|合同生效|下单|开票|到票|票到|月结|` +
		`up ?front|down ?payments?|down|deposit|advance|prepayment|prepaid|delivery|shipment|shipping|dispatch|signing|signature|order|invoice|installation|commissioning|start-?up|acceptance|fat|sat|handover|hand-over|completion|retention|warranty|final|balance|rest|remainder`
	partWords = `付款?|支付|款|付|给|收|占|是|为|再|先|后|前|之|以|时|的|满|合格|完成|完|好|过|货|当天|内|期|第?[一二三四五六\d]{1,2}(?:期|笔|次)|[一二两三半\d]{1,2}(?:年|个月|天|周)(?:之?后|以后|到期)?|` +
		`payments?|paid|pays?|they|we get|get|gets|on|at|in|by|before|after|upon|with|against|of|the|a|an|and|then|for|one|two|\d{1,3} ?(?:days?|weeks?|months?|years?)|years?|months?|days?|later|when|is|as|it's|to|another`
)

var (
	// mayBeTerms finds words without which nothing tells how a price is paid.
	mayBeTerms = wording.Compile(`[成%％半]|[付预首尾款结]|期|\b(?:net|terms|half|up ?front|down|deposit|advance|delivery|retention)\b`)
	// planCalled finds a plan that is called one, which it is before a signature too.
	planCalled = wording.Compile(`[付收回]款计划|payment plan`)
	// halfOf are other words for a share of fifty percent.
	halfOf = wording.Compile(`(?:一半|各半|\b(?:one )?half\b)`)
	// eventIn and restOfTerms find what a row is for, and words that say nothing more of one.
	eventIn     = wording.Compile(`(?:` + partEvents + `)`)
	restOfTerms = wording.Compile(`(?:` + partEvents + `)|(?:` + partWords + `)`)
	// leftFor finds for what the rest of a price is left, which nobody counts: 余款验收后付, rest after acceptance.
	leftFor = wording.Compile(`(?:[,，、;； ]|^)(余款|余下的?|剩余的?|剩下的?|其余的?|尾款|(?:the |and |and the )*(?:rest|balance|remainder))([^\d%％成,，]*)$`)
	// netDays finds that all is paid so many days after the invoice: net 30, 月结30天.
	netDays = wording.Compile(`^(?:付款(?:方式|条件)?|账期)?(?:是|[:：, ])*(?:(月结) ?(\d{2,3}) ?天?|(?:票到|开票后?|到票后?|发票后?)(\d{2,3})天(?:内)?付款?)(?:吧|了)?$|^(?:payment(?: terms)?|terms|payment is|terms are|they pay|pays?)?(?: is| are|:)* ?net ?(\d{2,3})(?: days?)?$`)
)

// paidInParts is how a price is paid, told in parts and nothing besides, as the plan of the deal that was signed, else
// as what is bargained over: 预付三成,发货前六成,质保金一成一年后. What the parts lack of the whole is for the plan to ask.
func (q *request) paidInParts(s string) (string, error) {
	at := q.conv.About
	if at == "" || !mayBeTerms.MatchString(s) || planCalled.MatchString(s) || length(s) > 90 {
		return "", nil
	}
	won, err := q.wonDeal(at)
	if err != nil {
		return "", err
	}
	rows := netAll(s)
	if rows == "" {
		var whole crm.Money
		if won != nil {
			whole = won.Amount.Money
		}
		rows = q.rowsOnly(s, whole)
	}
	if rows == "" {
		return "", nil
	}
	open, err := hasOpen(q, at)
	if err != nil || won == nil && !open {
		return "", err
	}
	planned, err := hasPlan(q, at)
	if err != nil || won == nil || planned && open { // the next deal is spoken of
		return bargainsHow(s, s), err
	}
	return "付款计划 " + rows, nil
}

// bargainsHow puts how a price is to be paid as a term that is bargained over.
func bargainsHow(said, terms string) string {
	if ascii(said) {
		return "negotiation: terms " + terms
	}
	return "谈判:付款" + strings.TrimPrefix(terms, "付款")
}

// netAll is a price that is paid at once some days after the invoice as the one row of its plan; "" else.
func netAll(s string) string {
	m := netDays.FindStringSubmatch(s)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return "月结" + m[2] + "天 100%"
	case m[3] != "":
		return "开票后" + m[3] + "天 100%"
	}
	return "net " + m[4] + " days 100%"
}

// rowsOnly are the rows of a payment plan, where a text tells them and nothing else; "" where it does not. The last may
// be what is left of the whole.
func (q *request) rowsOnly(s string, whole crm.Money) string {
	s = halfOf.ReplaceAllString(strings.ReplaceAll(strings.ToLower(fold(s)), "％", "%"), "50%")
	bare := payHead.ReplaceAllString(s, " ")
	tokens := payToken.FindAllString(bare, -1)
	parts := 0
	for _, t := range tokens {
		if !payDayOnly.MatchString(t) {
			parts++
		}
	}
	rest := leftFor.FindStringSubmatch(bare)
	if parts == 0 || parts+len(rest) < 2 || !eventIn.MatchString(bare) {
		return ""
	}
	said := restOfTerms.ReplaceAllString(payToken.ReplaceAllString(bare, " "), " ")
	if strings.Trim(said, " "+payMarks+":：·-—()（）.!") != "" {
		return ""
	}
	if rest == nil {
		return s
	}
	left := notTold(q.planIn(s, ""), whole)
	if left == "" {
		return s
	}
	return strings.TrimRight(strings.TrimSuffix(s, rest[0]), " ,，") + "," + rest[1] + rest[2] + " " + left
}

// notTold is what some rows leave of a price, as a share or as a sum in no currency; "" for nothing.
func notTold(rows []desk.PlanRow, whole crm.Money) string {
	shares, sum := 0, int64(0)
	for _, r := range rows {
		shares += r.Share
		sum += r.Amount.Minor
	}
	switch {
	case shares > 0 && shares < 100 && sum == 0:
		return strconv.Itoa(100-shares) + "%"
	case shares == 0 && sum > 0 && sum < whole.Minor:
		return strconv.FormatFloat(float64(whole.Minor-sum)/100_000, 'f', -1, 64) + "k"
	}
	return ""
}

// paidInShares is how a price is to be paid, as the payment plan of the deal that was signed, else as
// what is bargained over. What each part is for was not said.
func (q *request) paidInShares(s string) (string, error) {
	if at := sharesHan.FindStringSubmatch(s); at != nil {
		parts := []string{}
		for _, r := range at[1] + at[2] {
			parts = append(parts, strconv.Itoa(strings.Index("一二三四五六七八九", string(r))/len("一")+1))
		}
		s = strings.Join(parts, "-")
	}
	m := sharesAlone.FindStringSubmatch(s)
	if m == nil || q.conv.About == "" || s == "80/20" { // that is what the list of the largest is called
		return "", nil
	}
	parts, sum := sharesIn(m[1] + m[2])
	if sum != 10 && sum != 100 {
		return "", nil // a day, perhaps
	}
	if won, err := hasSigned(q, q.conv.About); err != nil || !won {
		if open, err := hasOpen(q, q.conv.About); err != nil || !open {
			return "", err
		}
		if m[2] != "" {
			return "negotiation: terms " + m[2], err
		}
		return "谈判:付款" + strings.Join(parts, "-"), err
	}
	return "付款计划 " + sharesPlan(parts, sum), nil
}

// sharesPlan are the rows of a payment plan by their shares, in parts of ten or of a hundred. What
// each part is for was not said.
func sharesPlan(parts []string, sum int) string {
	rows := make([]string, len(parts))
	for i, p := range parts {
		if sum == 10 {
			p += "0"
		}
		rows[i] = "第" + strconv.Itoa(i+1) + "笔" + p + "%"
	}
	return strings.Join(rows, " ")
}

// sharesIn are the parts in which a price is to be paid, and what they make together.
func sharesIn(s string) (parts []string, sum int) {
	parts = shareNumber.FindAllString(s, -1)
	for _, p := range parts {
		n, _ := strconv.Atoi(p)
		sum += n
	}
	return parts, sum
}

// splitIn finds in what two parts a contract is paid: 三七开, 30/70.
var splitIn = wording.Compile(`[一二三四五六七八九][一二三四五六七八九]开|\b\d0/\d0\b`)

// downIn finds what share of a contract is paid before anything is delivered, where no other is said.
var downIn = wording.OneOf(
	`(`+firstParts+`)(?:付|是|收)?(\d{1,2} ?%|[一二三四五六七八九\d]成)[^\d%成]*$`,
	`^[^%成]*?(\d{1,2} ?%|[一二三四五六七八九]成) ?(`+firstParts+`|up ?front|down|deposit|in advance)[^\d%成]*$`,
)

// sharesRow finds in what shares a contract is paid, at the end of what is said: 275k EUR, 30 40 30.
var sharesRow = wording.Compile(`[,，。 ](\d{1,2}(?:[ /:-]\d{1,2}){1,4})%?$`)

// partWithSum finds a part of a price with its sum, which is not the price: 预付36万, 100k upfront.
var partWithSum = wording.OneOf(
	payParts+`(?:付|前|后|时|是|为|给|收|[:： ])*`+paySum,
	paySum+` ?(?:as |on |upon |at |in |after |before |for )*(?:the |a )?(?:up ?front|down ?payment|down|deposit|advance|prepayment|delivery|shipment|shipping|acceptance|installation|commissioning|retention|final payment|instal+ment)\b`,
)

// withoutParts is what is said of a signature without the parts in which its price is paid.
func withoutParts(low string) string { return partWithSum.ReplaceAllString(low, " ") }

// sumOfParts is the price that parts make together which are told as sums, where that is what the deal was about; nil else.
func (q *request) sumOfParts(low string, deal *crm.Opportunity) *crm.Amount {
	sum := int64(0)
	for _, r := range q.planIn(low, deal.Amount.Currency) {
		sum += r.Amount.Minor
	}
	if sum == 0 || sum != deal.Amount.Minor {
		return nil
	}
	return &crm.Amount{Money: deal.Amount.Money}
}

// planSigned are the rows of the plan by which the price of a contract is paid, told with its signature; none where no
// plan is told, or where its parts are not the whole, of which it then says what they make.
func (q *request) planSigned(low, priced string, deal *crm.Opportunity) (rows []desk.PlanRow, short cards.PlanShort) {
	if deal.Amount.Minor <= 0 {
		return nil, short
	}
	said := splitIn.FindString(low)
	if at := sharesRow.FindStringSubmatch(low); said == "" && at != nil {
		if parts, sum := sharesIn(at[1]); sum == 100 || sum == 10 { // 30 40 30
			said = sharesPlan(parts, sum)
		}
	}
	if at := downIn.FindStringSubmatch(low); said == "" && at != nil && percentOf(at[2]+at[3]) < 100 { // 预付三成
		share := percentOf(at[2] + at[3])
		said = q.out.DownAndRest(at[1]+at[4], share)
	}
	if said != "" {
		return q.planIn(said, deal.Amount.Currency), short
	}
	rows = q.planIn(strings.Replace(low, signedSum.FindString(priced), " ", 1), deal.Amount.Currency)
	if len(rows) < 2 || !slices.ContainsFunc(rows, func(r desk.PlanRow) bool { return eventIn.MatchString(r.What) }) {
		return nil, short
	}
	shares, sum := 0, int64(0)
	for _, r := range rows {
		shares, sum = shares+r.Share, sum+r.Amount.Minor
	}
	if shares == 100 && sum == 0 || shares == 0 && sum == deal.Amount.Minor { // 预付三成,发货五成,尾款两成
		return rows, short
	}
	return nil, cards.PlanShort{Share: shares, Sum: crm.Money{Minor: sum, Currency: deal.Amount.Currency}}
}

// payVerb begins how somebody pays.
var payVerb = wording.Compile(`^(?:will |would |wants? to |has to |they )?pays? `)

// tellsHowPaid takes how a price is paid, told beside the name of a customer and with nothing besides, as it would be in
// a talk about him: Otto pays half up front, half on delivery.
func (q *request) tellsHowPaid() (bool, error) {
	s := squash(q.m.Text)
	if !mayBeTerms.MatchString(s) || !q.private() || q.f.Question || q.f.Asks() || len(q.f.Refs)+len(q.f.Items) > 0 {
		return false, nil
	}
	a, told, err := q.customerBeside()
	if err != nil || a == nil {
		return false, err
	}
	told = payVerb.ReplaceAllString(strings.ReplaceAll(told, " :", ":"), "")
	then := *q
	then.conv.About = a.ID
	for _, says := range []func(string) (string, error){then.paidInParts, then.paidInShares} {
		text, err := says(told)
		if err != nil {
			return false, err
		}
		if text != "" {
			q.putAs(a.Name.Text + " " + text)
			return true, q.dispatch(q.order)
		}
	}
	return false, nil
}

// customerBeside is the customer of his own whom a message names at its beginning or its end, and what it tells beside
// his name, in small letters; nil for none.
func (q *request) customerBeside() (*crm.Account, string, error) {
	if !ofOneKnown(q.f) {
		a, told := q.knownAtStart(fold(q.m.Text))
		return a, strings.ToLower(told), nil
	}
	a, err := q.accountIf(crm.AccountID(q.f.Account.Known[0].Row.ID), q.mayWrite)
	if err != nil || a == nil {
		return nil, "", err
	}
	before, behind, _ := strings.Cut(strings.ToLower(fold(q.m.Text)), strings.ToLower(fold(q.f.Account.Text)))
	told := strings.TrimSuffix(strings.TrimSpace(before), " for") + " " + strings.TrimLeft(strings.TrimPrefix(behind, "'s"), "的 ,，:：")
	return a, strings.Trim(told, " :："), nil
}
