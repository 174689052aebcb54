package desk_test

import (
	"errors"
	"reflect"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// theirs is a customer of 小李 with something of every kind that hangs on one.
type theirs struct {
	account crm.Account
	other   crm.Account // of 小李 too, where 周姐 is known as well
	lead    crm.Lead
	contact crm.Contact
	visit   crm.Activity
	deal    crm.Opportunity
	lost    crm.Opportunity
	task    crm.Task
	expense crm.Expense
	draft   crm.Draft
	payment crm.Payment
	request crm.Approval
	asked   crm.Approval
	claim   crm.Conflict
	field   crm.Field
	row     crm.Field
	lesson  crm.Name
	group   crm.GroupID
	blob    crm.BlobID
	channel string // of his team
}

func forbidden(err error) bool {
	f, ok := crm.AsFault(err)
	return ok && f.Cause == crm.Forbidden
}

// promoted reports whether a method is one of Desk, which only reads.
func promoted(name string) bool {
	_, ok := reflect.TypeFor[*desk.Desk]().MethodByName(name)
	return ok
}

// tries lets somebody try something and takes it back.
func (w *world) tries(who crm.PersonID, f func(k *desk.Work) error) (err error) {
	w.t.Helper()
	if _, done := w.try(who, func(k *desk.Work) error {
		err = f(k)
		return errTried
	}); !errors.Is(done, errTried) {
		w.t.Fatalf("%s: %v", who, done)
	}
	return err
}

// theirs makes a customer of 小李 with something of every kind.
func (w *world) theirs() theirs {
	w.t.Helper()
	var s theirs
	w.update(func(tx crm.Tx) (err error) {
		s.blob, err = crm.BlobID("b1"), tx.PutBlob(crm.Blob{ID: "b1", Type: "image/png"})
		return err
	})
	var out desk.Logged
	w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		out, err = visit(k, "美科", "周姐", desk.NewActivity{})
		return err
	})
	s.visit, s.account, s.contact.ID = out.Activity, out.Account, out.Activity.With[0]
	s.group = w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		k.Item(1)
		s.task, err = k.AddTask(desk.NewTask{Account: s.account.ID, Text: "报价", Due: "2026-11-18"})
		return err
	})
	w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		if s.expense, err = k.AddExpense(desk.NewExpense{Type: "travel", Amount: crm.Yuan(160), Account: s.account.ID}); err != nil {
			return err
		}
		if s.deal, err = k.OpenDeal(desk.NewDeal{Account: s.account.ID, Title: "压机"}); err != nil {
			return err
		}
		s.lost, err = k.OpenDeal(desk.NewDeal{Account: s.account.ID, Title: "旧"})
		return err
	})
	w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		if _, err = k.EndDeal(s.lost.ID, desk.Ending{State: crm.DealLost, Reason: "价格"}); err != nil {
			return err
		}
		plan, err := k.PlanPayments(s.deal.ID, []desk.PlanRow{{What: "预付", Amount: crm.Yuan(100), Due: "2026-11-30"}})
		if err != nil {
			return err
		}
		s.payment = plan[0]
		if _, err = k.Receive(s.payment.ID, crm.Yuan(50), ""); err != nil {
			return err
		}
		row, err := k.Note(desk.NewNote{Subject: pointer(&s.account), Field: "news", Value: "新厂"})
		if err != nil {
			return err
		}
		s.row = row.After
		field, err := k.Note(desk.NewNote{Subject: pointer(&s.account), Field: "credit", Value: "好"})
		s.field = field.After
		return err
	})
	w.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
		if s.draft, err = k.SaveDraft(desk.NewDraft{Text: "又去恒新"}); err != nil {
			return err
		}
		if s.request, err = k.DraftRequest(desk.NewRequest{Subject: "initiation", Deal: s.deal.ID, Filling: desk.Filling{Fields: form(), Spend: money(1)}}); err != nil {
			return err
		}
		s.asked, err = k.DraftRequest(desk.NewRequest{Subject: "special_price", Deal: s.deal.ID, Filling: desk.Filling{Fields: map[string]string{desk.FieldWhy: "竞争"}}})
		return err
	})
	w.says(crmtest.Xiaoli, submit(s.asked.ID, ""))
	w.says(crmtest.Zhouhang, func(k *desk.Work) error {
		_, err := k.AskForget(s.contact.ID, 1)
		return err
	})
	w.says(crmtest.Anna, func(k *desk.Work) (err error) {
		s.claim, _, err = k.OpenConflict(desk.NewConflict{Name: crmtest.Name("美科精工"), Account: s.account.ID})
		return err
	})
	other, _ := w.visit(crmtest.Xiaoli, "美科电子", "周姐", desk.NewActivity{})
	s.other = other.Account
	s.lesson = crmtest.Name("科科")
	for range 2 { // so that it is learned
		for _, who := range []crm.PersonID{crmtest.Xiaoli, crmtest.Wangmin} {
			w.says(who, func(k *desk.Work) error {
				_, err := k.Hear(s.account.ID, s.lesson)
				return err
			})
		}
	}
	w.view(func(r crm.Reader) (err error) {
		s.channel = get[crm.Team](w, s.account.Team).Channels[0].Place
		s.lead, err = desk.LeadOf(r, s.account.ID)
		return err
	})
	return s
}

func pointer(r crm.Record) crm.Pointer { return crm.Pointer{Kind: r.Kind(), ID: r.Key()} }

// errTried takes back what a verb did that was only tried.
var errTried = errors.New("tried")

// selfish are the verbs that concern nobody but the actor, and what asks nothing
// of the store: everybody may.
var selfish = []string{"SetLocale", "SetHours", "Mute", "Unmute", "UnmuteEverything", "Snooze", "RemindAgain", "Learned", "LinkMyself", "RenameMyself", "Group", "Changed", "Changes", "Today", "Item", "Wrote"}
