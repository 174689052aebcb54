package figures

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// The nudges whose days say how long a customer may go without an executive
// visit (G4), without being asked about our people (G6), and how soon after a
// lost deal it is asked for a referral (L21).
const (
	NudgeExecutive = "executive"
	NudgeFeedback  = "feedback"
	NudgeReferral  = "referral"
)

// LookBack is how many times the days of an executive visit are looked back for
// the last one: nothing lists all that was ever done.
const LookBack = 4

// LastDone is the newest day not after today, within so many days back, on which
// an activity of that type met somebody at an account; "" for none.
func LastDone(r crm.Reader, id crm.AccountID, kind string, today crm.Date, days int) (crm.Date, error) {
	since := today.AddDays(-days)
	last := crm.Date("")
	err := crm.Each(r, crm.Where(crm.ByAccount, string(id)).Between(string(since), string(today.AddDays(1))), func(a crm.Activity) bool {
		if a.Type == kind && a.Met() {
			last = max(last, a.Date)
		}
		return true
	})
	if err != nil {
		return "", fmt.Errorf("%s of account %s: %w", kind, id, err)
	}
	return last, nil
}

// LastNoted is the newest day on which a row of that field was noted of an
// account, by whomever; "" for none. What it says stays his who noted it.
func LastNoted(r crm.Reader, id crm.AccountID, field string) (crm.Date, error) {
	last := crm.Date("")
	err := crm.Each(r, crm.Where(crm.BySubject, string(crm.KindAccount), string(id)), func(f crm.Field) bool {
		if f.Name == field {
			last = max(last, f.On)
		}
		return true
	})
	if err != nil {
		return "", fmt.Errorf("%s of account %s: %w", field, id, err)
	}
	return last, nil
}

// Bursts are the accounts whose file was written at one sitting since a day, without
// a visit or call that goes with it, and into which nobody has looked since (C10);
// N is how many fields.
func (d *Desk) Bursts(from crm.Date) ([]Row, error) {
	accounts, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	file := playbook.IDs(d.Book.FileFields())
	var out []Row
	for _, row := range accounts {
		var noted []playbook.Noting
		err := crm.Each(d.R, crm.Where(crm.BySubject, string(crm.KindAccount), string(row.Account.ID)), func(f crm.Field) bool {
			if f.On >= from && f.CheckedOn == "" && f.Value != "" && slices.Contains(file, f.Name) {
				noted = append(noted, playbook.Noting{Who: f.Who, On: f.On})
			}
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("file of account %s: %w", row.Account.ID, err)
		}
		if len(noted) < d.Book.FileCheck.Burst {
			continue
		}
		touched, err := d.touchedSince(row.Account.ID, from.AddDays(-d.Book.FileCheck.Linked))
		if err != nil {
			return nil, err
		}
		if by, n := d.Book.Burst(noted, touched); n > 0 {
			row.N, row.On = n, by.On
			out = append(out, row)
		}
	}
	return out, nil
}

// touchedSince are the days on which somebody at an account was met.
func (d *Desk) touchedSince(id crm.AccountID, from crm.Date) (days []crm.Date, err error) {
	err = crm.Each(d.R, crm.Where(crm.ByAccount, string(id)).Between(string(from), string(d.Today.AddDays(1))), func(a crm.Activity) bool {
		if a.Met() {
			days = append(days, a.Date)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("touches of account %s: %w", id, err)
	}
	return days, nil
}

// since is how many days ago something was done, -1 for never.
func since(last, today crm.Date) int {
	if last == "" {
		return -1
	}
	return today.Sub(last)
}

// Unvisited are the accounts of theirs that ought to be visited by an executive
// of ours and were not for so long (G4); Days since the last one, -1 for none in
// LookBack times as long. None in a method without that nudge.
func (d *Desk) Unvisited() ([]Row, error) {
	n, ok := playbook.Find(d.Book.Nudges, NudgeExecutive)
	if !ok {
		return nil, nil
	}
	return d.owed(n.Days, func(a *crm.Account) bool { return a.Tier == n.Tier || n.Tier == "" && d.Book.InCare(a) }, func(a *crm.Account) (crm.Date, error) {
		return LastDone(d.R, a.ID, n.Of, d.Today, LookBack*n.Days)
	})
}

// Unasked are the accounts of theirs whose opinion of our people nobody asked for
// so long (G6); Days since the last call, -1 for none at all. None in a method
// without that nudge.
func (d *Desk) Unasked() ([]Row, error) {
	n, ok := playbook.Find(d.Book.Nudges, NudgeFeedback)
	if !ok {
		return nil, nil
	}
	return d.owed(n.Days, func(a *crm.Account) bool { return d.Book.Concerns(&n, a) }, func(a *crm.Account) (crm.Date, error) {
		return LastNoted(d.R, a.ID, n.Of)
	})
}

// owed are the accounts that are meant and for which last is not within so many
// days, those waiting longest first.
func (d *Desk) owed(days int, meant func(*crm.Account) bool, last func(*crm.Account) (crm.Date, error)) ([]Row, error) {
	rows, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	var out []Row
	for _, r := range rows {
		if !meant(r.Account) {
			continue
		}
		on, err := last(r.Account)
		if err != nil {
			return nil, err
		}
		if r.Days = since(on, d.Today); r.Days < 0 || r.Days >= days {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		long := func(r Row) int {
			if r.Days < 0 {
				return 1 << 30
			}
			return r.Days
		}
		return cmp.Or(cmp.Compare(long(b), long(a)), cmp.Compare(b.Amount.Minor, a.Amount.Minor), cmp.Compare(a.Account.Name.Sort, b.Account.Name.Sort))
	})
	return out, nil
}

// Referrers are the accounts that can be asked for a referral: those that have
// bought (L19), and those that did not and had time to get over it (L21). N is
// how many leads each has brought already.
func (d *Desk) Referrers() (bought, lost []Row, err error) {
	rows, err := d.Accounts()
	if err != nil {
		return nil, nil, err
	}
	n, _ := playbook.Find(d.Book.Nudges, NudgeReferral)
	var said []string
	for _, r := range rows {
		if r.Account.Referrer != "" {
			said = append(said, r.Account.Referrer)
		}
	}
	for _, r := range rows {
		brought := 0
		for _, referrer := range said {
			if names(referrer, r.Account) {
				brought++
			}
		}
		switch a := r.Account; {
		case a.Orders > 0:
			r.N = brought
			bought = append(bought, r)
		case a.Ended != "" && a.Ended.AddDays(n.Days) <= d.Today:
			r.N = brought
			lost = append(lost, r)
		}
	}
	return Largest(bought), Largest(lost), nil
}

// names reports whether what was said of a referrer names an account.
func names(referrer string, a *crm.Account) bool {
	for _, n := range append([]crm.Name{a.Name}, a.Aliases...) {
		if n.Text != "" && strings.Contains(referrer, n.Text) {
			return true
		}
	}
	return false
}
