package handlers

import (
	"iter"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// things are the records that a message speaks of, each with what is common to
// all of them.
func things(f parse.Facts) []parse.Facts { return slices.Collect(eachThing(&f)) }

// eachThing goes through the things of a message one by one.
func eachThing(f *parse.Facts) iter.Seq[parse.Facts] {
	return func(yield func(parse.Facts) bool) {
		if len(f.Items) == 0 {
			yield(*f)
			return
		}
		for _, it := range f.Items {
			if it.Intent == "" {
				it.Intent = f.Intent
			}
			if it.Text == "" {
				it.Text = f.Text
			}
			if it.Date == "" {
				it.Date, it.DateAssumed, it.NightBefore = f.Date, f.DateAssumed, f.NightBefore
			}
			if it.Confidence == 0 {
				it.Confidence = f.Confidence
			}
			if !yield(it) {
				return
			}
		}
		if len(f.Costs) > 0 {
			// A cost of the whole round: it goes on the first thing that was done.
			yield(parse.Facts{Text: f.Text, Intent: parse.Expense, Costs: f.Costs, Date: f.Date, Confidence: f.Confidence})
		}
	}
}

// recorded reports the intents that become records.
func recorded(intent string) bool {
	switch intent {
	case parse.Visit, parse.Call, parse.Lead, parse.ContactInfo, parse.Opportunity, parse.Task, parse.Expense:
		return true
	}
	return false
}

// happened reports whether a thing is said to have been done.
func happened(f parse.Facts) bool { return !f.Wished && !f.Negated && !f.Question }

// activityType is what kind of activity a thing is.
func activityType(f parse.Facts) string {
	switch {
	case f.Activity != "":
		return f.Activity
	case f.Intent == parse.Call:
		return crm.Call
	}
	return crm.Visit
}

// roles turns a contact's role as read into the handbook's buying roles and
// his role in the decision.
func roles(role string) (buying []string, decision string) {
	switch role {
	case "decision_maker":
		return []string{"decider"}, ""
	case "approver":
		return nil, "approve"
	case "evaluator":
		return nil, "evaluate"
	case "user", "buyer", "influencer", "initiator":
		return []string{role}, ""
	}
	return nil, ""
}

// newContact is a person as the desk takes him.
func newContact(at crm.AccountID, c parse.Contact) desk.NewContact {
	buying, decision := roles(c.Role)
	n := desk.NewContact{
		Account: at, Name: parse.Keys(c.Name), Title: c.Title, Department: c.Department,
		Phone: c.Phone, Email: c.Email, WeChat: c.WeChat, Roles: buying, Decision: decision,
	}
	for _, k := range c.Known {
		if k.Score >= 1 && k.Row.Account == at && len(k.Row.Names) > 0 {
			n.Name = k.Row.Names[0] // 王总 and 王建国 are one person once he is known as both
		}
	}
	return n
}

// unseen takes out of a step what sounds like going or meeting and is neither: 寄过去, 意见.
var unseen = strings.NewReplacer("寄过去", "", "发过去", "", "传过去", "", "转过去", "", "打过去", "", "快递过去", "", "报过去", "", "意见", "", "见积", "", "预见", "")

// isVisit reports whether a next step is a visit to be made.
func isVisit(text string) bool {
	text = unseen.Replace(text)
	return holds(text, "拜访", "上门", "见面", "见", "会面", "碰面", "面谈", "过去", "会议室", "到访", "再去", "去一趟", "去一次", "跑一趟") || goesToDo.MatchString(text) ||
		word(text, "visit", "visiting", "seeing", "meet", "meeting", "see", "appointment", "drop by")
}

// goesToDo begins a step that is done at the customer's: 去谈年度协议, 下午去看现场.
var goesToDo = wording.Compile(`^(?:先|再|我|还|要|得|上午|下午|晚上|早上|中午|一早|一起|然后)*去(?:谈|聊|看|签|送|做|调|装|演示|讲|测|量|培训|拜|找|对账|催)`)

// goingTo finds that one goes to whoever is named behind it, and goingFor that it is for more
// than being there.
var (
	goingTo  = wording.Compile(`^(?:先|再|我|还|要|得|上午|下午|晚上|早上|中午|一早|顺路|顺便|一起|回头|然后)*(?:去|跑|到)(?:一?趟|一下)?`)
	goingFor = wording.Compile(`^(?:公司|集团|他们)?(?:那边|那里|那儿|厂里?|现场|总部)?(?:一?趟|一下|看看|看一?下|转转|转一?圈|坐坐|聊聊|走走|见.{1,8}|找.{1,8})?$`)
)

// goesTo reports a step that is no more than going to the customer: 去粤钢, 下午跑一趟粤钢那边.
func goesTo(step string, t parse.Facts) bool {
	if t.Account == nil || t.Account.Text == "" {
		return false
	}
	s := squash(step)
	to := goingTo.FindString(s)
	if to == "" {
		return false
	}
	rest, ok := strings.CutPrefix(s[len(to):], squash(t.Account.Text))
	return ok && goingFor.MatchString(rest)
}

// newTask is a next step as the desk takes it.
func newTask(at crm.AccountID, s parse.Step) desk.NewTask {
	text := strings.TrimPrefix(strings.TrimSpace(s.Text), "to ") // remind me to …
	return desk.NewTask{
		Account: at, Text: text, Due: s.Due, Clock: s.Time, Waiting: s.Waiting, Assumed: s.Assumed,
		Visit: !s.Waiting && isVisit(text), Call: !s.Waiting && isCall(text),
	}
}

// isCall reports whether a next step is to call the customer, or to meet from afar.
func isCall(text string) bool {
	return holds(text, "打电话", "打个电话", "打通电话", "通个电话", "通电话", "电话联系", "电话沟通", "电话回访", "电话跟进", "电话催", "回电话", "回个电话", "回电", "致电",
		"打给", "电话会议", "视频会议", "视频会", "线上会", "开视频", "视频沟通", "视频交流", "腾讯会议") ||
		callsThem.MatchString(squash(text))
}

// callsThem begins a step that is a call: call Tom about the trial, video call with Greta.
var callsThem = wording.OneOf(
	`^(?:to )?(?:call|phone|ring|give .{2,30} a (?:call|ring))(?: back)?\b`,
	`\b(?:phone|video|zoom|teams|conference|skype) ?(?:call|meeting)\b|^call with\b|^(?:zoom|teams) with\b`,
)

// newAccount is a customer never heard of, with what was said of it.
func newAccount(f parse.Facts) desk.NewAccount {
	n := desk.NewAccount{
		Name: parse.Keys(f.Account.Text), Region: f.Region, Industry: f.Industry, Source: f.Source, Referrer: f.Referrer,
	}
	if f.Revenue != nil {
		n.Revenue = *f.Revenue
	}
	if f.Intent == parse.Lead {
		n.Need = f.Gist
	}
	return n
}

// draftView is a draft as cards show it: what the question is about are the
// words that were read there.
func draftView(d crm.Draft) cards.DraftView {
	v := cards.DraftView{Draft: d}
	f, err := thaw(d.Facts)
	if err != nil {
		return v
	}
	switch d.Ask {
	case cards.AskAccount:
		if f.Account != nil {
			v.About = f.Account.Text
		}
	case cards.AskContact:
		if len(f.Contacts) > 0 {
			v.About = f.Contacts[0].Name
		}
	case cards.AskCurrency:
		if s, ok := f.Spans["amount_cny"]; ok {
			v.About = cutSpan(f.Text, s)
		}
	}
	return v
}

// cutSpan is what stands at a span of a text; "" when it does not fit.
func cutSpan(text string, s parse.Span) string {
	r := []rune(text)
	if s.Start < 0 || s.End > len(r) || s.Start >= s.End {
		return ""
	}
	return string(r[s.Start:s.End])
}

// leadOrDeal reports a reading that is one or the other: whether the customer is known
// decides it, and a new one gets both.
func leadOrDeal(t parse.Facts) bool {
	return t.Close != "" && (t.Intent == parse.Lead && t.Close == parse.Opportunity || t.Intent == parse.Opportunity && t.Close == parse.Lead)
}

// intentChoices are what something unclear could become.
func intentChoices(t parse.Facts) []crm.Choice {
	var out []crm.Choice
	for _, intent := range likely(t, 3) {
		out = append(out, crm.Choice{Value: intent})
	}
	return append(out, crm.Choice{Value: parse.None})
}
