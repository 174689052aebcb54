package desk_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// notTakenBack says of the verbs that an undo does not take back why that is so.
var notTakenBack = map[string]string{
	"AskForget":      "a second admin refuses it, or nobody answers it",
	"DecideForget":   "what was erased is gone; a refusal is asked for anew",
	"MayExport":      "asks and changes nothing",
	"MayMerge":       "asks and changes nothing",
	"NoteDisclosure": "what was handed out is out, and stays on record",
	"NoteExport":     "what was handed out is out, and stays on record",
}

// done is what is done with a verb where the table of permissions only tries it.
var done = map[string]struct {
	who crm.PersonID
	try func(k *desk.Work, s *theirs) error
}{
	"MoveDeal": {crmtest.Wangmin, func(k *desk.Work, s *theirs) error {
		_, err := k.MoveDeal(s.deal.ID, desk.DealMove{Push: true, Reason: "客户催"})
		return err
	}},
	"FillRequest": {crmtest.Xiaoli, func(k *desk.Work, s *theirs) error {
		_, err := k.FillRequest(s.request.ID, desk.Filling{Fields: map[string]string{"need": "压机"}})
		return err
	}},
	"NoteIndustry": {crmtest.Xiaoli, func(k *desk.Work, s *theirs) error {
		_, err := k.NoteIndustry("furniture", "need", "快")
		return err
	}},
	"OpenConflict": {crmtest.Anna, func(k *desk.Work, s *theirs) error {
		if _, err := k.WithdrawConflict(s.claim.ID); err != nil {
			return err
		}
		_, _, err := k.OpenConflict(desk.NewConflict{Name: crmtest.Name("美科家具"), Account: s.account.ID})
		return err
	}},
	"PlanPayments": {crmtest.Xiaoli, func(k *desk.Work, s *theirs) error {
		o, err := k.OpenDeal(desk.NewDeal{Account: s.account.ID, Title: "三期"})
		if err != nil {
			return err
		}
		_, err = k.PlanPayments(o.ID, []desk.PlanRow{{What: "款", Amount: crm.Yuan(9), Due: "2026-12-01"}})
		return err
	}},
	"TellVisit": {crmtest.Xiaoli, func(k *desk.Work, s *theirs) error {
		out, err := k.LogActivity(desk.NewActivity{Account: s.account.ID, Arrival: &crm.Arrival{Label: "大门"}})
		if err != nil {
			return err
		}
		_, err = k.TellVisit(out.Activity.ID, desk.NewActivity{Gist: "谈了"})
		return err
	}},
	"AddToActivity": {crmtest.Xiaoli, func(k *desk.Work, s *theirs) error {
		_, err := k.AddToActivity(s.visit.ID, desk.NewActivity{Gist: "谈了", Amount: crm.Amount{Money: crm.Yuan(9), Kind: crm.AmountBudget}})
		return err
	}},
	"PassRequests": {crmtest.Zhaogang, func(k *desk.Work, _ *theirs) error {
		_, err := k.PassRequests(crmtest.Zhaogang, crmtest.Wangmin)
		return err
	}},
	"SetSite": {crmtest.Xiaoli, func(k *desk.Work, s *theirs) error {
		a, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("美科集团")})
		if err != nil {
			return err
		}
		_, err = k.SetSite(s.account.ID, a.ID, "")
		return err
	}},
}

// TestEveryVerbIsTakenBackOrSaysWhyNot does with every verb of the desk what the
// table of permissions does with it, and takes it back at once: everything is as
// it was. A verb of which nothing is taken back says why in notTakenBack.
func TestEveryVerbIsTakenBackOrSaysWhyNot(t *testing.T) {
	w := newWorld(t, false)
	s := w.theirs()
	for _, name := range slices.Sorted(maps.Keys(verbs)) {
		who, try := firstWhoMay(verbs[name].may), verbs[name].try
		if d, ok := done[name]; ok {
			who, try = d.who, d.try
		}
		before := w.snapshot()
		g, err := w.try(who, func(k *desk.Work) error { return try(k, &s) })
		if notTakenBack[name] != "" {
			if _, err = w.try(who, func(k *desk.Work) error { _, err := k.Undo(g); return err }); err == nil {
				t.Errorf("%s is taken back after all, though %q", name, notTakenBack[name])
			}
			continue
		}
		if err != nil {
			t.Errorf("%s by %s: %v", name, who, err)
			continue
		}
		changes := w.changesOf(g)
		if len(changes) == 0 && name != "LinkIdentity" { // an identity is no record: TestPeopleOperationsAreTakenBack
			t.Errorf("%s by %s changed nothing, so nothing is shown", name, who)
			continue
		}
		if _, err = w.try(who, func(k *desk.Work) error { _, err := k.Undo(g); return err }); err != nil {
			t.Errorf("%s by %s is not taken back: %v", name, who, err)
			continue
		}
		// A hint to look again may stay: whoever looks finds nothing due.
		if diff := before.diff(w.snapshot()); diff != "" && !strings.HasPrefix(diff, "wakes") {
			t.Errorf("%s by %s is not as it was: %s", name, who, diff)
		}
		for p, was := range changes {
			if is := w.standsAs(p); is != was {
				t.Errorf("%s by %s: %s was\n%s\nand is\n%s", name, who, p, was, is)
			}
		}
	}
}

// changesOf is what a group changed, each record as it was before; "" for what
// was not there.
func (w *world) changesOf(g crm.GroupID) map[crm.Pointer]string {
	w.t.Helper()
	out := map[crm.Pointer]string{}
	w.view(func(r crm.Reader) error {
		all, _, err := r.Changes(crm.ChangeFilter{Group: g}, crm.Page{})
		if err != nil {
			return err
		}
		for _, c := range all {
			p := crm.Pointer{Kind: c.Kind, ID: c.ID}
			if _, ok := out[p]; ok {
				continue // as it was before the first of its changes
			}
			out[p] = ""
			if len(c.Before) > 0 {
				rec := crm.New(c.Kind)
				if err := json.Unmarshal(c.Before, rec); err != nil {
					return err
				}
				out[p] = plain(rec)
			}
		}
		return nil
	})
	return out
}

// standsAs is a record as it is now; "" for one that is deleted.
func (w *world) standsAs(p crm.Pointer) (is string) {
	w.t.Helper()
	w.view(func(r crm.Reader) error {
		rec := crm.New(p.Kind)
		if err := r.Get(rec, p.ID); err != nil {
			return err
		}
		if !rec.Base().Deleted {
			is = plain(rec)
		}
		return nil
	})
	return is
}

// firstWhoMay is the first of the actors whom a row of the table lets through.
func firstWhoMay(may string) crm.PersonID {
	for _, a := range actors {
		if slices.Contains(strings.Split(may, ", "), a.is) {
			return a.id
		}
	}
	return ""
}
