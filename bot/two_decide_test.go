package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestTwoPeopleDecideAtTheSameMoment has the manager on Slack and the director on WeCom press a
// decision of the same request at the same moment, each on his own server: one of them decides, the
// other hears who it was and how, and the applicant is told once.
func TestTwoPeopleDecideAtTheSameMoment(t *testing.T) {
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: two servers of platforms are slow under the race detector")
	}
	t.Parallel()
	r := roundsOn(t, "2026-11-02 09:30", map[string]staging{"slack": newSlackScene, "wecom": newWeComScene})
	r.does("小李> 今天拜访了粤钢桶业林副总,喷涂线报价350万")
	for n, due := range []string{"2026-11-05", "2026-11-10", "2026-11-13"} {
		no := fmt.Sprintf("A%d", n+1)
		r.does("小李> 申请 粤钢桶业 样机借用两周", no)
		r.does("-- "+due+" 12:00 --", "您也可以批", no)
		press := []string{"王敏 [同意 · #" + no + "]", "赵刚 [同意 · #" + no + "]"}
		if n == 1 {
			press[0], press[1] = press[1], press[0]
		}
		said := r.together(press...)
		if got := strings.Count(said, "#"+no+" 已经决定过了"); got != 1 {
			t.Errorf("%d of two were told that %s is decided:\n%s", got, no, said)
		}
		if got := strings.Count(said, "✅ 请示 #"+no+" 已批准"); got != 1 {
			t.Errorf("the applicant was told %d times of %s:\n%s", got, no, said)
		}
		a := r.approval(no)
		if len(a.Steps) != 1 || a.State != crm.ApprovalGranted || !strings.Contains(said, fmt.Sprintf("#%s 已经决定过了:%s 同意", no, r.named(a.Steps[0].Who))) {
			t.Errorf("%s is %s after %+v, and was said:\n%s", no, a.State, a.Steps, said)
		}
	}
}

// together has several lines done at one moment, and gives all that is then said.
func (r *round) together(lines ...string) string {
	r.Helper()
	var acts []func() (func() error, error)
	r.p.leftOver()
	for _, line := range lines {
		s, err := parseStep(line)
		if err != nil {
			r.Fatal(err)
		}
		r.p.story.Steps = append(r.p.story.Steps, s)
		r.p.step++
		m, err := r.p.wire(s)
		if err != nil {
			r.Fatalf("%s: %v", line, err)
		}
		at := r.p.stages[m.From.Platform].(acted)
		acts = append(acts, func() (func() error, error) { return at.act(context.WithoutCancel(r.Context()), m, false) })
	}
	done := make([]func() error, len(acts))
	var all sync.WaitGroup
	for i, act := range acts {
		all.Go(func() {
			var err error
			if done[i], err = act(); err != nil {
				r.Error(err)
			}
		})
	}
	all.Wait()
	if err := r.p.app.settle(r.Context()); err != nil {
		r.Fatal(err)
	}
	for _, finish := range done {
		if finish != nil {
			if err := finish(); err != nil {
				r.Error(err)
			}
		}
	}
	r.p.listen(true)
	var said strings.Builder
	for _, h := range r.p.heard {
		said.WriteString(h.Event.Text() + "\n")
	}
	return said.String()
}

// approval is a request by its number.
func (r *round) approval(no string) (a crm.Approval) {
	r.Helper()
	err := r.p.store.View(r.Context(), func(rd crm.Reader) error {
		rec, err := crm.ByNo(rd, no)
		if err == nil {
			a = *rec.(*crm.Approval)
		}
		return err
	})
	if err != nil {
		r.Fatal(err)
	}
	return a
}

// named is what somebody is called.
func (r *round) named(id crm.PersonID) string {
	r.Helper()
	var p crm.Person
	err := r.p.store.View(r.Context(), func(rd crm.Reader) (err error) { p, err = crm.Get[crm.Person](rd, id); return err })
	if err != nil {
		r.Fatal(err)
	}
	return p.Name.Text
}
