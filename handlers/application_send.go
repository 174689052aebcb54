package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is said by somebody who hands in a form, part by part of his sentence.
var (
	// doneWith are parts that only say that he is done.
	doneWith = []string{
		"好", "好了", "好的", "行", "行了", "可以", "可以了", "嗯", "那", "那就", "就这样", "就这样吧", "这样", "差不多了", "没问题", "没问题了", "填完了", "都填完了", "填好了", "都填好了", "写完了", "写好了", "都齐了", "齐了", "没了", "就这些", "ok",
		"okay", "that's it", "that's all", "that is all", "done", "all done", "fine", "good", "right", "all set",
	}
	// handIn are parts that hand it in.
	handIn = []string{
		"提交", "提交吧", "提交了", "提交上去", "提吧", "交吧", "交了", "交了吧", "交", "交上去", "交上去吧", "送审", "送审吧", "送上去", "送上去吧", "报上去", "报上去吧", "报吧", "发上去", "直接交", "直接提交", "帮我交", "帮我交了", "帮我提交", "可以交了", "可以提交了", "能交了", "能提交了",
		"给领导审", "给经理审", "给领导批", "给经理批", "发给经理审", "发给领导审", "送经理审", "请领导批",
		"submit", "submit it", "send it", "send it in", "send it off", "send it up", "send it for approval", "hand it in", "go ahead and send it", "go ahead and submit it", "ready to submit",
	}
	// handInAgain are parts that hand it in once more.
	handInAgain = []string{
		"再交", "再交一次", "再交一遍", "再交上去", "再报", "再报一次", "再报上去", "再提", "再提一次", "再提交", "再提交一次", "再送", "再送一次", "重新交", "重新报", "重新提", "重新提交", "重新送审", "重交", "重报",
		"send it again", "submit it again", "submit again", "resubmit", "resubmit it", "hand it in again", "send again",
	}
	// leadsToSending is what a part may begin or end with.
	leadsToSending = wording.Compile(`^(?:(?:那|就|都|先|我|帮我|and|then|ok|okay|please|now|so)(?: |$)?)+`)
	endsSending    = wording.Compile(`(?:吧|了|哈|啊|一下| then| now| please)+$`)
	// againBehind finds at the end of a part that what it changes is to go up again: 费用改2500再报.
	againBehind = wording.Compile(`(?:,| |，)?(?:我)?(?:然后|并)?(?:再|重新)(?:交|报|送|提)(?:交|审)?(?:上去|一次|一遍)?(?:吧|了)?$|,? (?:and |then )+(?:re)?(?:send|submit)(?: it)?(?: again| in again)?$`)
)

// sendingPart reports a part of a sentence that hands a form in, or says that he is done.
func sendingPart(part string, words ...[]string) bool {
	s := squash(part)
	bare := strings.TrimSpace(endsSending.ReplaceAllString(leadsToSending.ReplaceAllString(s, ""), ""))
	for _, list := range words {
		if slices.Contains(list, s) || bare != "" && slices.Contains(list, bare) {
			return true
		}
	}
	return false
}

// handsIn finds that a sentence hands a form in, and what it says before: 费用降到2800,再交一次.
func handsIn(text string) (before string, ok bool) {
	text = strings.TrimSpace(fold(text))
	if readySaid.MatchString(squash(text)) {
		return "", true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;。!\n", r) || r == ' ' && !ascii(text) })
	var left []string
	for _, p := range parts {
		switch {
		case strings.TrimSpace(p) == "":
		case sendingPart(p, handIn, handInAgain):
			ok = true
		case sendingPart(p, doneWith):
		default:
			left = append(left, strings.TrimSpace(p))
		}
	}
	before = strings.Join(left, ",")
	if ok {
		return before, !strings.ContainsAny(text, "?？") || before == ""
	}
	if at := againBehind.FindStringIndex(lower(before)); at != nil && at[0] > 0 {
		return strings.TrimFunc(before[:at[0]], parse.IsEdge), true
	}
	return "", false
}

// freeText are the fields of the form that take any words. What is said to put the writer off, to
// open something or to talk is none of them.
var freeText = []string{"need", "value_position", "resources", "customer_benefit", "our_benefit", "benefits", "strategic_value", "process", "purchaser", "funding", "title"}

// notOfForm finds words that are said about the form or beside it, and are not to stand in it.
var notOfForm = wording.OneOf(
	`^(?:改|换|调|删|清|看|查|填)(?:一下|一改|看|成|个|掉|到|下|表)`, `^(?:打开|打印|导出|撤回|撤销|回到|跳过|略过|下一项|下一个|上一项|帮我|给我|麻烦|(?:先|再)?等等|先?等一下|先?等一?等|(?:那|就)?先(?:不|别|放|停|缓|等)|等下|等我|等会|稍等|回头|晚点|待会|一会|对了|话说|另外|顺便|问)`, `^我(?:先|再|要|想|得|去|问|看)`,
	`^(?:不知道|不清楚|不晓得|不确定|没想好|还没想好|想不出|不会写|没法写|随便|你说呢|你帮我|哈|呵|嘿|唉|哎|烦|累|太麻烦|好多|好麻烦|这么多|真多)`,
	`(?:怎么|咋)(?:写|填|说|弄)|什么意思|啥意思|(?:再说|再填|再写|再看)(?:吧)?$`,
	`^(?:change|edit|fix|show|open|print|skip)(?: me)?(?: it| the| that| this|$)`, `^(?:skip|next|back|wait|hold on|hang on|let me|i'll|i will|i have to|i need to|i must|remind|ask|later|tomorrow|not sure|no idea|don't know|i don't know|dunno|whatever|hm+|ugh|ok|okay|well|by the way|btw|how do|what do)\b`,
)

// ofOtherField begins what is told of another field than the need.
var ofOtherField = wording.Compile(`^(?:他们|客户|那边)?的?(?:预算|资金|钱|款|费用|对手|小组|老板|决策|采购流程)|^(?:the |their )?(?:budget|funds?|money|expenses|team|rivals?|competitors?)\b`)

// fillsFree reports that words may stand in the free field that was asked for.
func (q *request) fillsFree(asked string) bool {
	if !slices.Contains(freeText, asked) {
		return true
	}
	s := squash(q.m.Text)
	return length(s) >= 3 && !(asked == "need" && ofOtherField.MatchString(s)) && !notOfForm.MatchString(s) && !sendingPart(s, doneWith, handIn, handInAgain) && !putAsQuestion(s) && (q.f.Next == nil || q.f.Next.Due == "")
}

// submitsNamed reports words that hand in a request or a customer that they name, and fill in nothing: 提交 LX-014.
func (q *request) submitsNamed(before string) bool {
	found, _ := fieldsSaid(before)
	return before != "" && len(found) == 0 && (len(q.f.Refs) > 0 || namesCustomer(q.f))
}

// fillsAndSends fills in what is said before a form is handed in, and sends it. What cannot be read
// keeps it from being sent.
func (q *request) fillsAndSends(a *crm.Approval, before string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if before != "" {
		saved, refused, err := q.fillFrom(w, a, before, "")
		if err != nil {
			return err
		}
		if len(refused) > 0 || len(saved) == 0 {
			return q.showApplication(a, saved, refused...)
		}
	}
	return q.submitRequest(w, a, "")
}

// showsFields says what stands in the fields of a form that are asked for.
func (q *request) showsFields(a *crm.Approval, asked []saidField) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	var ids []string
	for _, s := range asked {
		ids = append(ids, s.field)
	}
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	q.personal(q.say.FormFields(v, ids))
	return nil
}
