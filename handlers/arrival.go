package handlers

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

const (
	// arrivedKey is the question after an arrival: what came of the visit.
	arrivedKey = "arrived"
	// provesWithin is how long after the words about a visit a location that
	// names no customer is the proof of that visit.
	provesWithin = 10 * time.Minute
	// sameGate is how many metres apart two arrivals at one gate are.
	sameGate = 150
	// maxArrivals is how many of his last visits are looked through for that gate.
	maxArrivals = 100
)

// arrivedIntent is somebody who says no more than that he is there, or has been.
func arrivedIntent() Intent {
	return Intent{
		Name: "arrived", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			if s := f.Plain(); arrivedAlone.MatchString(s) || finishedAlone.MatchString(s) || wentAfterAll.MatchString(s) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"到了", "我到了", "刚到", "到客户这了", "I'm here", "arrived"},
		Near:     []string{"到账60万", "到了比亚迪", "到货了", "什么时候到", "are you here"},
		Handle:   (*request).arrived,
	}
}

// arrivedAlone finds 到了, 我到客户公司了, arrived.
var arrivedAlone = wording.OneOf(
	`^(?:我|我们)?(?:已经|刚|刚刚|现在)?`+
		wording.Any(
			`到了`, `到达`, `抵达`, `刚到`,
			`到(?:客户)?(?:现场|公司|门口|楼下|厂里|这里|这|那)?了`,
		)+`[。.!!]*$`,
	`^(?:just )?arrived[.!]?$`,
	`^(?:i'm|i am|we're|we are) (?:here|there|on site)(?: now)?[.!]?$`,
)

// arrivedAt begins what is said of an arrival at a customer that is named.
var arrivedAt = wording.Compile(`^(我|我们)?(已经|刚|刚刚|现在)?(到了|到达|抵达|到)|^(just )?arrived (at|in) |^(i'm|i am|we're|we are)( now)? at `)

// arrives reports words that say no more than that he is at a customer's now.
func arrives(t parse.Facts) bool {
	return t.Intent == parse.Visit && arrivedAt.MatchString(t.Plain()) && (t.Date == "" || t.DateAssumed) && t.Gist == "" && t.Outcome == "" &&
		len(t.Contacts) == 0 && t.Next == nil && t.Amount == nil && len(t.Costs) == 0
}

// arrivalOf is the proof that a location is.
func (q *request) arrivalOf(g *chat.Geo) *crm.Arrival {
	label := g.Name
	if g.Label != "" && !strings.Contains(g.Name, g.Label) {
		label = strings.TrimSpace(g.Name + " " + g.Label)
	}
	return &crm.Arrival{At: q.said(), Lat: g.Lat, Long: g.Long, Label: label}
}

// located answers a location: it proves the visit of which he just spoke, or
// is a visit at the customer that stands there. Of a place where no customer of
// his is known he is asked once.
func (q *request) located() error {
	if !mayRecord(q.who) {
		q.alone(q.say.NoPlace())
		return nil
	}
	here := q.arrivalOf(q.m.Geo)
	w, err := q.begin()
	if err != nil {
		return err
	}
	named, others, err := q.atPlace(here)
	if err != nil {
		return err
	}
	if v, err := q.unproved(named); err != nil || v != nil {
		if err != nil {
			return err
		}
		return q.prove(w, v, here)
	}
	t := parse.Facts{Text: placeText(here), Intent: parse.Visit, Activity: crm.Visit, Date: q.today(), Confidence: 1}
	q.arrival = here
	if named != nil {
		t.Account = known(named.Name.Text, named.NameRow())
		if err := q.keepActivity(w, t); err != nil {
			return err
		}
		return q.answered(w.Group())
	}
	return q.askWhere(w, t, others)
}

// placeText is a location in words.
func placeText(a *crm.Arrival) string { return strings.TrimSpace("📍 " + a.Label) }

// askWhere asks at which customer's he is; what he sent waits meanwhile.
func (q *request) askWhere(w *desk.Work, t parse.Facts, near []crm.Account) error {
	last, err := q.recent()
	if err != nil {
		return err
	}
	for _, a := range last {
		if !slices.ContainsFunc(near, func(b crm.Account) bool { return a.ID == b.ID }) {
			near = append(near, a)
		}
	}
	b, err := freeze(t)
	if err != nil {
		return err
	}
	q.doubted, q.began = true, q.conv.Receipts > 0 // he began it himself
	if _, err := w.SaveDraft(desk.NewDraft{Text: t.Text, Intent: t.Intent, Facts: b, Ask: cards.AskWhose, Choices: choices(near), Arrival: q.arrival}); err != nil {
		return err
	}
	return q.answered(w.Group())
}

// streetAfter finds a name that is that of a street: 比亚迪路3009号.
var streetAfter = regexp.MustCompile(`^(大道|路|街|巷|立交|地铁|站)|^(?i) (road|street|avenue|rd|st|ave)\b`)

// arrived answers 到了: it says nothing new of a visit that is open, else it is
// asked at whose he is.
func (q *request) arrived() error {
	if !q.private() || !mayRecord(q.who) {
		return errPass
	}
	if finishedAlone.MatchString(squash(q.m.Text)) {
		return q.finished()
	}
	if wentAfterAll.MatchString(squash(q.m.Text)) {
		return q.wentReminded()
	}
	switch open, err := q.openArrival(""); {
	case err != nil:
		return err
	case open != nil:
		if files := q.kept(); len(files) > 0 {
			return q.files()
		}
		return nil
	}
	if d, err := q.arrivalDraft(); err != nil || d != nil {
		return err // it was asked already at whose
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	booked, err := q.bookedToday()
	if err != nil {
		return err
	}
	if done, err := q.arriveBooked(booked); done || err != nil {
		return err
	}
	q.arrival = &crm.Arrival{At: q.said()}
	t := parse.Facts{Text: q.m.Text, Intent: parse.Visit, Activity: crm.Visit, Date: q.today(), Confidence: 1}
	return q.askWhere(w, t, booked)
}

// openArrival is his visit of today of which only the arrival is known: at that
// customer's or, without one, the newest. nil when there is none.
func (q *request) openArrival(at crm.AccountID) (*crm.Activity, error) {
	if q.conv.Arrived != q.today() {
		return nil, nil
	}
	var out *crm.Activity
	err := q.eachToday(func(a *crm.Activity) {
		if a.Arrival != nil && !a.Told() && (at == "" || a.Account == at) && (out == nil || out.Arrival.At.Before(a.Arrival.At)) {
			out = a
		}
	})
	return out, err
}

// arrivalDraft is the location whose customer he is being asked for; nil when
// none waits.
func (q *request) arrivalDraft() (*crm.Draft, error) {
	open := q.conv.Question
	if open.Draft == "" || q.said().Sub(open.At) > filesHold {
		return nil, nil
	}
	d, err := crm.Get[crm.Draft](q.tx, open.Draft)
	if crm.IsMissing(err) || err == nil && (d.Arrival == nil || d.State != "") {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("draft %s: %w", open.Draft, err)
	}
	return &d, nil
}

// logVisit writes something done with a customer. What is said of a visit of
// which the arrival is known joins it, and a location that waits for its
// customer goes with the visit that is told next.
func (q *request) logVisit(w *desk.Work, t parse.Facts, n desk.NewActivity) (desk.Logged, error) {
	if v := q.goesWith; v != nil {
		q.joined = &crm.Pointer{Kind: crm.KindActivity, ID: string(v.ID)}
		return w.AddToActivity(v.ID, n)
	}
	today := n.Date == "" || n.Date == q.today()
	if !today || !inPerson(n.Type) {
		return w.LogActivity(n)
	}
	if n.Arrival = q.arrival; n.Arrival == nil && arrives(t) {
		n.Arrival = &crm.Arrival{At: q.said()}
	}
	d, err := q.arrivalDraft()
	if err != nil {
		return desk.Logged{}, err
	}
	if d != nil {
		if _, err := w.ConfirmDraft(d.ID); err != nil {
			return desk.Logged{}, err
		}
		q.conv.Question, q.drafted = crm.Question{}, append(q.drafted, d.Files...)
		n.Arrival = d.Arrival
	}
	open, err := q.openArrival(n.Account)
	if err != nil {
		return desk.Logged{}, err
	}
	switch {
	case open == nil:
		if n.Arrival != nil {
			q.conv.Arrived = q.today()
			n.Clock = cmp.Or(n.Clock, n.Arrival.At.In(q.who.Location()).Format("15:04"))
		}
		return w.LogActivity(n)
	case n.Arrival.Placed() && !open.Arrival.Placed():
		if _, err := w.ProveVisit(open.ID, *n.Arrival); err != nil {
			return desk.Logged{}, err
		}
	}
	q.joined = &crm.Pointer{Kind: crm.KindActivity, ID: string(open.ID)}
	return w.TellVisit(open.ID, n)
}

// inPerson reports a kind of activity that counts as a visit.
func inPerson(typ string) bool {
	a := crm.Activity{Type: typ}
	return a.InPerson()
}

// waitsForResult makes what came of an arrival the open question. It is none
// that counts, and gives way to one that waits already.
func (q *request) waitsForResult() {
	a := q.latest
	if a == nil || a.Arrival == nil || a.Told() || q.conv.Question.Draft != "" {
		return
	}
	q.conv.Question = crm.Question{Key: arrivedKey, Subject: crm.Pointer{Kind: crm.KindActivity, ID: string(a.ID)}, At: q.said()}
}

// tellsResult takes words as what came of the visit at which he arrived, unless
// they are a matter of their own.
func (q *request) tellsResult(question crm.Question) (bool, error) {
	v, err := crm.Get[crm.Activity](q.tx, crm.ActivityID(question.Subject.ID))
	if crm.IsMissing(err) || err == nil && (v.Deleted || v.Told() || v.Date != q.today()) {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	a, err := crm.Get[crm.Account](q.tx, v.Account)
	if err != nil {
		return false, err
	}
	t := q.f
	if t.Outcome == "" && t.Intent == parse.None {
		// 门卫不让进 means little by itself, and much after the name of a customer.
		full := parse.Read(q.say.Went(a.Name.Text)+q.m.Text, q.ctx)
		if t.Outcome = full.Outcome; t.Outcome != "" {
			t.Gist = full.Gist
		}
	}
	if !isResult(q.intents, t) || t.Account != nil && !means(t.Account, v.Account) {
		return false, nil
	}
	if t.Gist == "" && t.Intent != parse.Visit && len(t.Contacts) == 0 && t.Outcome == "" {
		t.Gist = q.m.Text
	}
	t.Intent, t.Activity, t.Account, t.Confidence = parse.Visit, crm.Visit, known(a.Name.Text, a.NameRow()), 1
	t.Negated, t.Date, t.DateAssumed = false, v.Date, false
	q.conv.Question = crm.Question{}
	q.f = t
	return true, q.record()
}

// isResult reports words that tell what came of a visit: that somebody was met
// or not, what was said, an amount, what comes next.
func isResult(intents []Intent, t parse.Facts) bool {
	if len(t.Items) > 0 || t.Question || t.Wished || len(t.Refs) > 0 || t.Letters() < 4 && t.Outcome == "" {
		return false
	}
	if t.Outcome != "" && t.Account == nil && t.Intent == parse.None {
		return true
	}
	if in, ok := choose(intents, t); ok {
		return in.Reads == parse.Visit || in.Reads == parse.Opportunity || in.Reads == parse.Task && t.Account == nil
	}
	return t.Outcome != "" || t.Amount != nil || len(t.Contacts) > 0 || tells(t.Text)
}

// tells reports words that tell of a talk: 谈完了,方案没意见.
func tells(text string) bool {
	return holds(text, "谈", "聊", "说", "见", "方案", "报价", "要求", "意见", "没人", "不在") || word(text, "met", "talked", "said", "wants", "they", "nobody", "agreed", "happy")
}
