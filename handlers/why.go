package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// whyIntent asks where a reminder or a record comes from.
func whyIntent() Intent {
	return Intent{
		Name:   "why",
		Starts: []string{"为什么", "为啥", "why"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Letters() <= 24 && asksWhyThen.MatchString(f.Plain()), f.Letters() <= 20 && asksWhySent.MatchString(f.Plain()), f.Letters() <= 4 && whyBehind.MatchString(f.Plain()):
				return 0.97
			case f.Holds("为什么提醒", "为啥提醒", "干嘛提醒", "怎么又提醒", "为什么老提醒", "为什么总提醒", "为啥老提醒", "怎么老提醒", "怎么总提醒", "为什么一直提醒", "why did you remind", "why remind"):
				return 0.97
			case f.Holds("谁记的", "谁写的", "你写的吗", "你记的吗", "哪来的") || f.Holds("did you write", "who wrote"):
				return 0.93
			}
			return 0
		},
		Examples: []string{"为什么提醒我粤钢", "为什么提醒这个", "why", "②为什么", "为什么给我发这个", "为什么老让我填线索表", "why am I getting this", "这是谁记的", "did you write this?"},
		Near:     []string{"提醒我下周二催林副总", "别烦我", "今天拜访了比亚迪,王总问为什么贵", "为什么发货这么慢", "为什么让我们降价"},
		Handle:   (*request).why,
	}
}

// The question why something was sent, 为什么给我发这个, 为什么老让我填线索表, and the number of a
// line before it.
var (
	asksWhySent = wording.OneOf(
		`^(?:这个?|这条|这张|我|你)?(?:为(?:什么|啥)|干嘛|怎么|凭什么)`+
			`(?:又|老|总|总是|一直|天天|每天|还|要|会)*`+
			wording.Any(
				`给我(?:们)?(?:发|推|看)`, `(?:发|推送?)给我`,
				`收到(?:了)?(?:这个|这条|这些|这张)$`,
				`(?:发|推送?)(?:这个|这条|这些)`,
				`(?:让|叫|催|要)我(?:们)?(?:填|写|补|记|交|看)`,
				`催我$`, `(?:升级|上报)(?:给|到)我`,
			),
		`\bwhy `+
			wording.Any(
				`do i (?:get|see)`, `did i (?:just )?(?:get|receive)`, `am i (?:getting|seeing)`,
				`was this sent`, `was i sent`,
				`(?:do|did|are) you (?:keep )?`+
					wording.Any(
						`send`, `sending`, `ping`, `pinging`, `remind`, `reminding`, `nudge`,
						`nudging`, `tell`, `telling`, `ask`, `asking`,
					)+`\b`,
			),
	)
	// asksWhyThen asks of a reminder why it came when it did: 为什么一大早就提醒我恒发.
	asksWhyThen = wording.OneOf(
		`^(?:为(?:什么|啥)|干嘛|怎么)(?:今天|昨天|周[一二三四五六日天])?(?:这么|那么)?(?:一?大?早上?|大清早|早晨|中午|下午|晚上?|大晚上|半夜|刚才|现在|这个?时候|周末|[\d一二两三四五六七八九十半]{1,3}点)(?:的)?(?:就|又|还|才|都|老)*(?:提醒|催|发|推)(?:给)?我`,
	)
	whyBehind = wording.Compile(`^(?:第[一二三四五]条|[①-⑨]) ?(?:为什么|为啥|why)$`)
)

// whyAtRisk asks what speaks for losing a deal: why is Otto at risk, 为什么大族有风险.
var whyAtRisk = wording.Compile(`\b(?:at risk|risky|in danger|slipping)\b|风险|危险|会丢|可能丢`)

func (q *request) why() error {
	if whyAtRisk.MatchString(squash(q.m.Text)) {
		return errPass // of the deal, not of a reminder
	}
	if _, ok := askingOf(q.m.Text); ok && !holds(q.m.Text, "提醒", "remind") && !asksWhySent.MatchString(squash(q.m.Text)) {
		return errPass // 为什么丢了这么多单: a figure is asked for
	}
	if holds(q.m.Text, "记的", "写的", "哪来的", "did you write", "who wrote") {
		return q.whyRecord()
	}
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return err
		}
		return q.whyOf(crm.Pointer{Kind: rec.Kind(), ID: rec.Key()})
	}
	if q.f.Account != nil && q.f.Account.Text != "" {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return err
		}
		switch {
		case fnd.Account != nil:
			return q.whyAccount(fnd.Account)
		case len(fnd.Known) > 0:
			return q.whyAccount(&fnd.Known[0])
		}
		if holds(q.m.Text, "提醒", "remind") {
			q.personal(q.say.WhyNot())
			return nil
		}
		return errPass
	}
	sent := asksWhySent.MatchString(squash(q.m.Text))
	if kinds := q.Book.SpokenIn(squash(q.m.Text)); len(kinds) > 0 && (sent || holds(q.m.Text, "提醒", "remind", "ping", "nudge")) {
		return q.whyKind(kinds[0])
	}
	if k, last, ok, err := q.digestMeant(sent); err != nil {
		return err
	} else if ok {
		q.personal(q.say.WhyKind(k, last))
		return nil
	}
	if q.conv.Track != "" && !strings.HasPrefix(q.conv.Track, cards.EditGroup) {
		return q.whySubject(q.conv.Track)
	}
	if holds(q.m.Text, "升级", "上报", "escalat") {
		q.personal(q.say.Escalation())
		return nil
	}
	if is(q.m.Text, "为什么", "为啥", "why") && strings.HasPrefix(q.conv.Track, cards.EditGroup) {
		return q.whyRecord()
	}
	q.personal(q.say.WhyNot())
	return nil
}

// whyAccount explains the reminder that is due for a customer: of a step, else
// of the cadence.
func (q *request) whyAccount(a *crm.Account) error {
	due, err := q.dueOf(q.who, true)
	if err != nil {
		return err
	}
	for _, n := range due {
		if n.Account == a.Number() {
			q.about(a.ID, "")
			q.nudged([]cards.Nudge{n})
			q.personal(q.say.Why(n))
			return nil
		}
	}
	return q.whyOf(crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)})
}

// whyKind explains a kind of reminder: by what is due of it, else by its rule.
func (q *request) whyKind(k playbook.Spoken) error {
	due, err := q.dueOf(q.who, true)
	if err != nil {
		return err
	}
	for _, n := range due {
		if n.Rule == k.ID {
			q.nudged([]cards.Nudge{n})
			q.personal(q.say.Why(n))
			return nil
		}
	}
	q.personal(q.say.WhyKind(k, time.Time{}))
	return nil
}

// digestMeant is the kind of the digest that he asks why he got: that which he quotes or
// in whose thread he writes, that which ①②③ are of, or, where he asks why something was
// sent, the one that came to him last when nothing came since.
// last is when that came; zero where nobody knows.
func (q *request) digestMeant(sent bool) (k playbook.Spoken, last time.Time, ok bool, err error) {
	track, err := q.digestHere()
	if err != nil {
		return k, last, false, err
	}
	if track == "" {
		track = q.conv.Track
		lately, err := q.digestsLately(true)
		if err != nil {
			return k, last, false, err
		}
		if sent && len(lately) > 0 && lately[0].Queued.After(q.conv.At) {
			track = lately[0].Key
		}
	}
	if k, ok = q.digestOf(track); !ok {
		return k, last, false, nil
	}
	e, err := q.tx.Post(track)
	if err != nil && !crm.IsMissing(err) {
		return k, last, false, fmt.Errorf("post %s: %w", track, err)
	}
	return k, e.Queued, true, nil
}

// digestOf is the kind of what comes by the clock, not by a record: of the track of its
// card.
func (q *request) digestOf(track string) (playbook.Spoken, bool) {
	job, _, _ := strings.Cut(track, "/")
	id, ok := map[string]string{"monday": "lead_sheet", "unlogged": "daily", "evening": "evening", "monthly": "pyramid", "pareto": "pareto", "digest": "daily", "funnel": "funnel", "weekly": "weekly"}[job]
	if !ok {
		return playbook.Spoken{}, false
	}
	return playbook.Find(q.Book.Spoken(), id)
}

// whyOf explains the reminder of a subject.
func (q *request) whyOf(p crm.Pointer) error {
	n, ok, err := q.nudgeOf(p)
	if err != nil {
		return err
	}
	if !ok {
		rule, on, err := q.lastTold(p)
		switch {
		case err != nil:
			return err
		case rule == "":
			q.personal(q.say.WhyNot())
		default:
			q.personal(q.say.WhyOver(rule, on))
		}
		return nil
	}
	q.nudged([]cards.Nudge{n})
	q.personal(q.say.Why(n))
	return nil
}

// whySubject explains the subject of a button: a reminder, or the card that
// bundles several, each of which that is still due has a line.
func (q *request) whySubject(subject string) error {
	var items []crm.Pointer
	var err error
	if p, ok := pointer(subject); ok {
		items = []crm.Pointer{p}
	} else if items, err = q.bundled(subject); err != nil {
		return err
	}
	var due []cards.Nudge
	for i, p := range items {
		if slices.Contains(items[:i], p) { // its deadlines stand there together
			continue
		}
		of, err := q.reasonsOf(p)
		if err != nil {
			return err
		}
		due = append(due, of...)
	}
	due = due[:min(len(due), cards.MorningRoom)]
	switch {
	case len(due) > 1:
		q.nudged(due)
		q.personal(q.say.WhySeveral(due))
	case len(due) == 1:
		q.nudged(due)
		q.personal(q.say.Why(due[0]))
	case len(items) == 1:
		rule, on, err := q.lastTold(items[0])
		if err != nil {
			return err
		}
		q.personal(q.say.WhyOver(rule, on))
	default:
		q.personal(q.say.WhyOver("", ""))
	}
	return nil
}

// lastTold is the rule under which he heard last of a subject, and when; "" when he
// never did.
func (q *request) lastTold(p crm.Pointer) (rule string, on crm.Date, err error) {
	told, err := playbook.ToldOf(q.tx, q.who.ID)
	if err != nil {
		return "", "", err
	}
	rule, last := told.Newest(p.String())
	return rule, last.On, nil
}

// whyRecord says who recorded what was shown last, when, and in which words.
func (q *request) whyRecord() error {
	ref, ok := firstRef(q.f)
	if !ok {
		ref = parse.Item{Index: 1}
	}
	rec, err := q.named(ref)
	if f, is := faulty(err); is && f.Cause == crm.Missing && !ok {
		q.personal(q.say.WhyNot())
		return nil
	}
	if err != nil {
		return err
	}
	first, _, err := q.tx.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}}, crm.Page{Limit: 1})
	if err != nil || len(first) == 0 {
		return err
	}
	by, err := q.personName(first[0].Actor)
	if err != nil {
		return err
	}
	number := ""
	if n, ok := rec.(crm.Numbered); ok {
		number = n.Number()
	}
	q.personal(q.say.WhyRecord(number, by, first[0].At, evidenceOf(rec)))
	return nil
}

// evidenceOf is the words that a record was read from.
func evidenceOf(rec crm.Record) string {
	switch r := rec.(type) {
	case *crm.Activity:
		return r.Evidence.Text
	case *crm.Task:
		return r.Evidence.Text
	case *crm.Lead:
		return r.Evidence.Text
	case *crm.Contact:
		return r.Evidence.Text
	case *crm.Expense:
		return r.Evidence.Text
	case *crm.Opportunity:
		return r.Evidence.Text
	case *crm.Draft:
		return r.Text
	}
	return ""
}
