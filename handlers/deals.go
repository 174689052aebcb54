package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// matter is a deal with its customer.
type matter struct {
	deal    crm.Opportunity
	account crm.Account
	fresh   bool       // opened by this message
	done    []crm.Task // steps that this message did
}

// wish says what somebody wants of a deal.
type wish struct {
	verb crm.Verb
	make bool // a customer without one gets one: the first word of it
	bare bool // a customer without one will do: matter.deal is empty
	open bool // a customer never heard of is set up too
	// named: a customer never heard of is said to be unknown. It never stands for
	// the one just spoken of, whose deal would be ended for him.
	named bool
	want  func(*crm.Opportunity) bool // which deals are meant; nil: open ones
	next  func(*crm.Opportunity) bool // which ones where a customer has none of those
}

// wants reports a deal that is meant.
func (w wish) wants(o *crm.Opportunity) bool {
	if w.want == nil {
		return isOpen(o)
	}
	return w.want(o)
}

// isOpen reports a deal that can still move.
func isOpen(o *crm.Opportunity) bool { return o.Open() }

// reach is the deal that a message is about: named by its number, of the
// customer that was named, of the one just spoken of, or his only one. ok is
// false when that is not clear or not his: then it has been answered.
func (q *request) matter(w wish) (m matter, ok bool, err error) {
	if ref, there := firstRef(q.f); there {
		return q.matterOfRef(ref, w)
	}
	a, named, err := q.customer(w)
	switch {
	case err != nil:
		return m, false, err
	case a != nil:
		return q.matterOf(*a, w)
	case named:
		return m, false, nil // answered
	}
	if other, err := q.namedBeside(w); err != nil || other != nil {
		if err != nil {
			return m, false, err
		}
		return q.matterOf(*other, w)
	}
	if q.conv.About != "" {
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err != nil && !crm.IsMissing(err) {
			return m, false, fmt.Errorf("account %s: %w", q.conv.About, err)
		}
		if err == nil && q.allowed(w.verb, crm.ScopeOf(&a)) {
			return q.matterOf(a, w)
		}
	}
	return q.onlyMatter(w)
}

// namedBeside is the one customer who stands in the words by his name though nothing was read of him, where he may be dealt
// with: Otto Q5 no is not of whom was spoken last. It is nil where none is named, or several.
func (q *request) namedBeside(w wish) (*crm.Account, error) {
	text := q.m.Text
	for _, rival := range q.f.Competitors {
		text = strings.ReplaceAll(text, rival, "") // 对手有大族: he may be a customer elsewhere
	}
	in, err := q.customersIn(text, nil)
	if err != nil {
		return nil, err
	}
	in = slices.DeleteFunc(in, func(c customerSaid) bool { return !c.named })
	if len(in) != 1 {
		return nil, nil
	}
	return q.accountIf(in[0].id, func(a *crm.Account) bool { return q.allowed(w.verb, crm.ScopeOf(a)) })
}

// readsDeals reports whether deals, visits and steps of customers are his to see:
// who keeps leads and files sees those alone.
func (q *request) readsDeals() bool {
	return crm.Can(q.who, crm.Read, crm.Scope{Kind: crm.KindOpportunity, Owner: q.who.ID})
}

// customer is the one that was named. named reports that one was, though it is
// not clear which, or not his; that has been answered then. A word that only
// looks like a new customer's name names none.
func (q *request) customer(w wish) (a *crm.Account, named bool, err error) {
	fnd, err := q.subject(q.f, w.verb)
	if err != nil {
		return nil, false, err
	}
	name := mentionedIn(q.f)
	switch {
	case fnd.Account != nil:
		return fnd.Account, true, nil
	case fnd.Taken != nil:
		return nil, true, q.takenCard(name, fnd.Taken)
	case len(fnd.Known) == 1 && w.verb == crm.Read:
		return &fnd.Known[0], true, nil // only one comes near, and nothing is written
	case len(fnd.Known) > 0:
		q.reply(q.out.Which(name, choiceNumbers(fnd.Known)))
		return nil, true, nil
	case name == "" || q.f.Account == nil || q.isWord(name):
		return nil, false, nil
	case w.open && fnd.New && q.private():
		work, err := q.begin()
		if err != nil {
			return nil, true, err
		}
		made, _, err := work.OpenAccount(newAccount(q.f))
		return &made, true, err
	case q.conv.About != "" && len(q.f.Account.Known) == 0 && !q.f.Account.Named && !w.named:
		return nil, false, nil // of the one that was just spoken of
	}
	q.reply(q.out.AccountUnknown(name))
	return nil, true, nil
}

// isWord reports what is a word of the method or of deals and no company.
func (q *request) isWord(name string) bool {
	if len([]rune(name)) < 2 {
		return true
	}
	for _, w := range []string{
		"作战", "底价", "我方", "我们", "对方", "对手", "技术部", "开标", "截标", "投标", "标书", "合同", "付款", "尾款", "预付", "质保",
		"第1期", "第2期", "话术", "优势", "劣势", "机遇", "挑战", "短板", "保证金", "特价", "复盘", "评估", "准备", "法务", "资金",
	} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return len(q.Book.Sayings(name)) > 0
}

// matterOf is the deal of a customer that is meant: by the words of its title,
// else the one touched last.
func (q *request) matterOf(a crm.Account, w wish) (matter, bool, error) {
	m := matter{account: a}
	if !q.readsDeals() {
		return m, false, crm.E(crm.Forbidden, "deal.not_shown", a.Name.Text)
	}
	q.about(a.ID, "")
	var best *crm.Opportunity
	common := 0
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(a.ID)), func(o crm.Opportunity) bool {
		if !w.wants(&o) {
			return true
		}
		n := 0
		if o.Title != a.Name.Text {
			n = overlap(without(o.Title, a.Name.Text), without(q.m.Text, a.Name.Text))
		}
		if best == nil || n > common || n == common && (o.Updated.After(best.Updated) || o.Updated.Equal(best.Updated) && o.No > best.No) {
			best, common = &o, n
		}
		return true
	})
	if err != nil {
		return m, false, fmt.Errorf("deals of account %s: %w", a.ID, err)
	}
	switch {
	case best != nil:
		m.deal = *best
		return m, true, nil
	case w.bare:
		m.deal.Account, m.deal.Title = a.ID, a.Name.Text
		return m, true, nil
	case w.next != nil:
		w.want, w.next = w.next, nil
		return q.matterOf(a, w)
	case !w.make && w.verb == crm.Write && !w.named && q.private() && q.m.Kind == chat.Text && q.allowed(crm.Write, crm.ScopeOf(&a)):
		q.asksToOpen(&a, q.m.Text)
		return m, false, nil
	case !w.make:
		q.reply(q.out.NoDeal(a.Name.Text, a.Number()))
		return m, false, nil
	}
	work, err := q.begin()
	if err != nil {
		return m, false, err
	}
	if m.deal, err = work.OpenDeal(desk.NewDeal{Account: a.ID}); err != nil {
		return m, false, err
	}
	m.fresh = true
	return m, true, nil
}

// matterOfRef is the deal that ① or #P4 names, or that of another record.
func (q *request) matterOfRef(ref parse.Item, w wish) (matter, bool, error) {
	m := matter{}
	rec, err := q.named(ref)
	if err != nil {
		return m, false, err
	}
	var id crm.OpportunityID
	var at crm.AccountID
	switch r := rec.(type) {
	case *crm.Opportunity:
		id = r.ID
	case *crm.Tender:
		id = r.Deal
	case *crm.Quote:
		id = r.Deal
	case *crm.Payment:
		id = r.Deal
	case *crm.Activity:
		id, at = r.Deal, r.Account
	case *crm.Task:
		id, at = r.Deal, r.Account
	case *crm.Approval:
		id, at = r.Deal, r.Account
	case *crm.Account:
		at = r.ID
	case *crm.Lead:
		at = r.Account
	case *crm.Contact:
		at = r.Account
	}
	if id == "" && at == "" {
		q.reply(q.out.WhichOne())
		return m, false, nil
	}
	if id == "" {
		a, err := crm.Get[crm.Account](q.tx, at)
		if err != nil {
			return m, false, err
		}
		return q.matterOf(a, w)
	}
	return q.matterByID(id)
}

// matterByID is a deal with its customer.
func (q *request) matterByID(id crm.OpportunityID) (m matter, ok bool, err error) {
	if m.deal, err = crm.Get[crm.Opportunity](q.tx, id); err != nil {
		return m, false, err
	}
	if err := q.mayRead(&m.deal, ""); err != nil {
		return m, false, err
	}
	if m.account, err = crm.Get[crm.Account](q.tx, m.deal.Account); err != nil {
		return m, false, err
	}
	q.about(m.account.ID, "")
	return m, true, nil
}

// matterByNumber is the deal that a button names.
func (q *request) matterByNumber(number string) (matter, bool, error) {
	return q.matterOfRef(parse.Item{Number: strings.TrimPrefix(number, "#")}, wish{verb: crm.Read, want: func(*crm.Opportunity) bool { return true }})
}

// onlyMatter is his only open deal; of several he is asked which one, and his
// words wait.
func (q *request) onlyMatter(w wish) (matter, bool, error) {
	var all []crm.Opportunity
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(o crm.Opportunity) bool {
		if w.wants(&o) {
			all = append(all, o)
		}
		return len(all) < crm.MaxPage
	})
	if err != nil {
		return matter{}, false, fmt.Errorf("open deals of %s: %w", q.who.ID, err)
	}
	switch {
	case len(all) == 1:
		return q.matterByID(all[0].ID)
	case len(all) == 0 || !q.private():
		q.reply(q.out.WhichOne())
		return matter{}, false, nil
	}
	var cs []crm.Choice
	for i := len(all) - 1; i >= 0 && len(cs) < maxChoices; i-- {
		v, err := q.dealView(all[i])
		if err != nil {
			return matter{}, false, err
		}
		cs = append(cs, crm.Choice{Value: all[i].Number(), Label: q.say.DealName(v)})
	}
	q.began = true // he asked, so he may be asked back
	q.asked(crm.Draft{Ask: cards.AskDeal, Choices: cs})
	q.conv.Question.Subject = crm.Pointer{Kind: crm.KindOpportunity, ID: q.m.Text}
	q.alone(q.say.WhichDeal(cs))
	return matter{}, false, nil
}

// chooseDeal goes on with the words that were said, of the deal that was chosen.
func (q *request) chooseDeal(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	return q.saysAgain("#" + c.Value + " " + question.Subject.ID)
}

// saysAgain handles words as if he had written them.
func (q *request) saysAgain(text string) error {
	q.m.Text = text
	q.f = parse.Read(text, q.ctx)
	return q.dispatch(ranked(q.intents, q.f))
}

// dealText is what was said, without the number and the customer that it names.
func (q *request) dealText() string {
	text := q.m.Text
	if hasNumber(q.f) {
		text = bare(q.f)
	}
	if a := q.f.Account; a != nil && a.Text != "" && (len(a.Known) > 0 || !q.isWord(a.Text) && !questionCalled.MatchString(a.Text)) {
		text = strings.Replace(text, a.Text, "", 1)
	}
	return strings.Trim(afterAccount.ReplaceAllString(text, ""), " ,，:：的")
}

// afterAccount is what stood before a customer at the end: the trial went well at.
var afterAccount = wording.Compile(`(?i) (?:at|for|with|by|in|from)[ .!]*$`)

// questionCalled is a question by its number: Q5.
var questionCalled = wording.Compile(`(?i)^q\d{1,2}$`)

// spokenOf makes ① and 撤销 mean what was just said of a deal.
func (q *request) spokenOf(m matter, g crm.GroupID) {
	q.listed([]crm.Pointer{{Kind: crm.KindOpportunity, ID: string(m.deal.ID)}})
	if g != "" {
		q.conv.Group = g
	}
	q.conv.At = q.said()
}

// view is the deal as cards name it.
func (m matter) view() cards.DealView {
	return cards.DealView{Opportunity: m.deal, AccountName: m.account.Name.Text}
}
