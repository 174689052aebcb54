package figures

import (
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// topRows is how many of the largest stand on a card itself; the list has all.
const topRows = 3

// paretoReport is who the key accounts are by the 80/20 rule (F2): the smallest
// set that makes up so much of the whole, the largest of them, and where that
// differs from who is called a key account.
func (d *Desk) paretoReport(*Report) ([]Part, error) {
	worth, err := d.Worth()
	if err != nil {
		return nil, err
	}
	if worth, err = d.Grouped(worth); err != nil {
		return nil, err
	}
	rows, whole := Head(worth, d.Book.Pareto), Sum(worth)
	head := d.sums(PartHead, "", rows)
	head.Pct = Percent(Sum(rows), whole)
	parts := []Part{head, d.sums(PartWorth, "", Largest(priced(worth)))}
	for i, r := range rows[:min(topRows, len(rows))] {
		parts = append(parts, Part{
			Kind: PartTop, Key: r.Account.Number(), Name: r.Account.Name.Text, Row: i + 1, N: 1, Pct: Percent(r.Amount.Minor, whole), Money: []crm.Money{r.Amount},
		})
	}
	in := map[crm.AccountID]bool{}
	var unmarked, outside []Row
	for _, r := range rows {
		if in[r.Account.ID] = true; !r.Account.KeyAccount {
			unmarked = append(unmarked, r)
		}
	}
	for _, r := range worth {
		if r.Account.KeyAccount && !in[r.Account.ID] {
			outside = append(outside, r)
		}
	}
	return append(parts, d.sums(PartUnmarked, "", unmarked), d.sums(PartOutside, "", Largest(outside))), nil
}

// priced are the rows that have an amount.
func priced(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		if r.Amount.Minor > 0 {
			out = append(out, r)
		}
	}
	return out
}

// executiveReport is who ought to be visited by an executive of ours (G4).
func (d *Desk) executiveReport(rep *Report) ([]Part, error) {
	rows, err := d.Unvisited()
	if err != nil {
		return nil, err
	}
	n, _ := playbook.Find(d.Book.Nudges, NudgeExecutive)
	rep.Limit = n.Days
	due := PartOf(PartExecutive, "", rows)
	due.Days = n.Days
	return []Part{due}, nil
}

// feedbackReport is whose opinion of our people was not asked for this quarter
// (G6).
func (d *Desk) feedbackReport(rep *Report) ([]Part, error) {
	rows, err := d.Unasked()
	if err != nil {
		return nil, err
	}
	n, _ := playbook.Find(d.Book.Nudges, NudgeFeedback)
	rep.Limit = n.Days
	return []Part{PartOf(PartFeedback, "", rows)}, nil
}

// referralReport is whom to ask for a referral: who has bought, and who has not
// and got over it (L19, L21).
func (d *Desk) referralReport(*Report) ([]Part, error) {
	bought, lost, err := d.Referrers()
	return []Part{PartOf(PartBuyers, "", bought), PartOf(PartMissed, "", lost)}, err
}
