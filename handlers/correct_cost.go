package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// costRight finds that an expense was another sum than was told: nope lunch was 68, sorry taxi 44, the train should be
// 46.20; and costSum a sum alone, of what was told just now: make it 46.20.
var (
	costRight = wording.OneOf(
		`^(?:no|nope|nah|sorry|oops|wait|actually|correction|wrong|my bad)[,.!: -]+(?:the |that |my )?([a-z][a-z -]{1,20}?)(?: was| is| cost|'s|:|,)* (?:only |actually )?([€£$¥]?\d+(?:\.\d+)?(?: ?(?:eur|usd|gbp|cny|rmb|euros?))?)(?:,? not [€£$¥]?\d+(?:\.\d+)?)?$`,
		`^(?:the |that |my )?([a-z][a-z -]{1,20}?) (?:was (?:only |actually )?|should(?:'ve| have)? (?:be|been|say) |is actually )([€£$¥]?\d+(?:\.\d+)?(?: ?(?:eur|usd|gbp|cny|rmb|euros?))?)(?:,? not [€£$¥]?\d+(?:\.\d+)?)?$`,
	)
	costSum = wording.Compile(`^(?:no|nope|sorry|oops|wait|actually|,| )*(?:make it|make that|it was|that was|it should be|should be|should have been|it's|its) ([€£$¥]?\d+(?:\.\d+)?(?: ?(?:eur|usd|gbp|cny|rmb|euros?))?)$`)
)

// correctsCost puts the sum of an expense right that is named by what it was for, or that was told just now. One that
// waits for an approval is told anew.
func (q *request) correctsCost() (bool, error) {
	s := squash(q.m.Text)
	m := costRight.FindStringSubmatch(s)
	alone := costSum.FindStringSubmatch(s)
	if m == nil && alone == nil || len(q.f.Refs) > 0 {
		return false, nil
	}
	if alone != nil {
		e, err := q.costNow()
		if err != nil || e == nil {
			return false, err
		}
		return true, q.costIs(e, alone[1])
	}
	word, sum := m[1]+m[3], m[2]+m[4]
	if q.spentOn(word) == "" {
		return false, nil
	}
	if d, err := q.costWaiting(word); err != nil || d != nil {
		if err != nil {
			return true, err
		}
		w, err := q.begin()
		if err != nil {
			return true, err
		}
		if _, err := w.DropDraft(d.ID); err != nil {
			return true, err
		}
		q.putAs(word + " " + sum)
		return true, q.record()
	}
	rec, _, err := q.newestMade(q.thingNamed(word), "")
	e, ok := rec.(*crm.Expense)
	if err != nil || !ok || q.said().Sub(e.Base().Created) > costHeldFor {
		return false, err
	}
	return true, q.costIs(e, sum)
}

// costHeldFor is how long the sum of an expense is put right by its name alone.
const costHeldFor = 48 * time.Hour

// costNow is the expense that the last receipt shows, and nothing else; nil where it shows something else.
func (q *request) costNow() (*crm.Expense, error) {
	g, ok := strings.CutPrefix(q.conv.Track, cards.EditGroup)
	if !ok || q.said().Sub(q.conv.At) > talksFor {
		return nil, nil
	}
	bs, _, err := q.bundles(crm.GroupID(g))
	if err != nil || len(bs) != 1 {
		return nil, err
	}
	e, _ := bs[0].main().(*crm.Expense)
	return e, nil
}

// costIs changes the sum of an expense and says so.
func (q *request) costIs(e *crm.Expense, sum string) error {
	b, err := q.bundleOf(e)
	if err != nil {
		return err
	}
	now := parse.Read("taxi "+sum, q.ctx)
	now.Text = sum
	return q.apply(b, fix{now: now})
}
