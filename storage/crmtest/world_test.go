package crmtest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/storage/crm"
)

// dumped is a world as its lines say it.
type dumped struct {
	testing.TB
	World
	census  Census
	lines   []crm.Line
	records map[crm.Pointer]crm.Record
	order   map[crm.Kind][]crm.Record
	changes []crm.Change
	counts  map[string]int64
}

func dumpOf(t testing.TB, w World) dumped {
	t.Helper()
	d := dumped{TB: t, World: w, records: map[crm.Pointer]crm.Record{}, order: map[crm.Kind][]crm.Record{}, counts: map[string]int64{}}
	var buf bytes.Buffer
	var err error
	if d.census, err = w.Dump(t.Context(), &buf); err != nil {
		t.Fatal(err)
	}
	scan := bufio.NewScanner(&buf)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		l, err := crm.ReadLine(bytes.Clone(scan.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		d.lines = append(d.lines, l)
		d.take(l)
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *dumped) take(l crm.Line) {
	d.Helper()
	var into any
	rec := crm.New(crm.Kind(l.Type))
	switch {
	case rec != nil:
		into = rec
	case l.Type == crm.LineChange:
		into = new(crm.Change)
	case l.Type == crm.LineCount:
		d.counts[l.Key] = l.Number
		return
	default:
		return
	}
	if err := json.Unmarshal(l.Value, into); err != nil {
		d.Fatalf("%s %s: %v", l.Type, l.Key, err)
	}
	if rec != nil {
		d.records[crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}] = rec
		d.order[rec.Kind()] = append(d.order[rec.Kind()], rec)
		return
	}
	d.changes = append(d.changes, *into.(*crm.Change))
}

// small is a world that any test can afford.
func small() World {
	w := DemoWorld(Name)
	w.Accounts, w.Activities, w.Reps, w.Days = 120, 1500, 23, 400
	return w
}

func TestTheSameWorldHasTheSameBytes(t *testing.T) {
	var a, b, other bytes.Buffer
	w := small()
	for _, buf := range []*bytes.Buffer{&a, &b} {
		if _, err := w.Dump(t.Context(), buf); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two dumps of one world differ")
	}
	w.Seed++
	if _, err := w.Dump(t.Context(), &other); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(a.Bytes(), other.Bytes()) {
		t.Error("another seed makes the same world")
	}
}

func TestAWorldHoldsTogether(t *testing.T) {
	for name, w := range map[string]World{
		"small":                      small(),
		"one rep, one customer":      {Now: Start(), Days: 3, Reps: 1, Accounts: 1, Activities: 40, History: 9, Keys: Name},
		"nothing was done":           {Now: Start(), Days: 30, Reps: 2, Accounts: 9, Keys: Name},
		"a weekend":                  {Now: Start().AddDate(0, 0, -1), Days: 2, Reps: 3, Accounts: 9, Activities: 50, History: 2, Keys: Name},
		"one account has nearly all": {Now: Start(), Days: 200, Reps: 5, Accounts: 20, Activities: 1200, Busiest: 1000, Keys: Name},
		"before anybody is up":       {Now: time.Date(2026, 11, 3, 0, 1, 0, 0, time.UTC), Days: 2, Reps: 31, Accounts: 50, Activities: 90, History: 2, Keys: Name},
	} {
		t.Run(name, func(t *testing.T) {
			d := dumpOf(t, w)
			d.inOrder()
			d.numbered()
			d.referring()
			d.before()
			d.counted()
			d.changed()
			if got := len(d.order[crm.KindAccount]); got != w.Accounts {
				t.Errorf("%d accounts, want %d", got, w.Accounts)
			}
			if got := len(d.order[crm.KindActivity]); got != w.Activities {
				t.Errorf("%d activities, want %d", got, w.Activities)
			}
		})
	}
}

// inOrder fails unless the lines come as the format has them.
func (d *dumped) inOrder() {
	d.Helper()
	types := crm.LineTypes()
	for i, l := range d.lines[1:] {
		last := d.lines[i]
		a, b := slices.Index(types, last.Type), slices.Index(types, l.Type)
		if b < a || a == b && (l.Type != crm.LineChange && l.Key <= last.Key || l.Type == crm.LineChange && l.Number != last.Number+1) {
			d.Fatalf("%s %s %d follows %s %s %d", l.Type, l.Key, l.Number, last.Type, last.Key, last.Number)
		}
	}
}

// numbered fails unless short numbers are given once, in the order of ids,
// without gaps.
func (d *dumped) numbered() {
	d.Helper()
	for k, recs := range d.order {
		if crm.Letter(k) == "" || k == crm.KindApproval {
			continue
		}
		seen := map[int]bool{}
		for _, rec := range recs {
			no := *numberOf(rec)
			if seen[no] || no < 1 || no > len(recs) {
				d.Fatalf("%s %s has the number %d among %d", k, rec.Key(), no, len(recs))
			}
			seen[no] = true
		}
		if got := d.counts["series/"+crm.Letter(k)]; got != int64(len(recs)) {
			d.Errorf("%s are counted to %d, there are %d", k, got, len(recs))
		}
	}
	for _, rec := range d.order[crm.KindApproval] {
		no := rec.(*crm.Approval).No
		cut := strings.LastIndexByte(no, '-')
		if n, err := strconv.Atoi(no[cut+1:]); err != nil || int64(n) > d.counts["series/"+no[:cut]] {
			d.Errorf("approval %s is not counted", no)
		}
	}
}

// referring fails unless everything is there that records refer to.
func (d *dumped) referring() {
	d.Helper()
	for p, rec := range d.records {
		for _, to := range rec.Refs() {
			if d.records[to] == nil {
				d.Fatalf("%s refers to %s, which is missing", p, to)
			}
		}
	}
}

// before fails if something happens after the end of the world.
func (d *dumped) before() {
	d.Helper()
	for p, rec := range d.records {
		m := rec.Base()
		if m.Updated.After(d.Now) || m.Created.After(m.Updated) || m.Rev < 1 {
			d.Fatalf("%s has revision %d, made %v, changed %v; now is %v", p, m.Rev, m.Created, m.Updated, d.Now)
		}
	}
}

// counted fails unless what accounts and people derive from activities is so,
// and no two companies have one name.
func (d *dumped) counted() {
	d.Helper()
	met, reached, last := map[crm.AccountID]int{}, map[crm.ContactID]int{}, map[crm.AccountID]crm.Date{}
	for _, rec := range d.order[crm.KindActivity] {
		a := rec.(*crm.Activity)
		if !a.Met() {
			continue
		}
		for _, c := range a.With {
			reached[c]++
		}
		if a.InPerson() {
			met[a.Account]++
			last[a.Account] = max(last[a.Account], a.Date)
		}
	}
	folds := map[string]bool{}
	for _, rec := range d.order[crm.KindAccount] {
		a := rec.(*crm.Account)
		if a.Met != met[a.ID] || a.LastVisit != last[a.ID] {
			d.Errorf("%s was visited %d times, last on %q; its activities say %d, %q", a.Name.Text, a.Met, a.LastVisit, met[a.ID], last[a.ID])
		}
		if folds[a.Name.Fold] {
			d.Errorf("two companies are called %s", a.Name.Text)
		}
		folds[a.Name.Fold] = true
	}
	for _, rec := range d.order[crm.KindContact] {
		if c := rec.(*crm.Contact); c.Met != reached[c.ID] {
			d.Errorf("%s was met %d times, the activities say %d", c.Name.Text, c.Met, reached[c.ID])
		}
	}
}

// changed fails unless each change leads from the one before to the next, and
// the last one to the record.
func (d *dumped) changed() {
	d.Helper()
	was := map[crm.Pointer]crm.Change{}
	for _, c := range d.changes {
		at := crm.Pointer{Kind: c.Kind, ID: c.ID}
		if old, ok := was[at]; ok && (c.RevBefore != old.RevAfter || !bytes.Equal(c.Before, old.After)) {
			d.Fatalf("change %d of %s does not follow change %d:\n%s\n%s", c.Seq, at, old.Seq, c.Before, old.After)
		}
		if c.At.Before(d.Now.AddDate(0, 0, -d.History)) || c.RevAfter != c.RevBefore+1 || (c.RevBefore == 0) != (len(c.Before) == 0) {
			d.Fatalf("change %d leads from revision %d to %d at %v", c.Seq, c.RevBefore, c.RevAfter, c.At)
		}
		was[at] = c
	}
	for at, c := range was {
		is, err := json.Marshal(d.records[at])
		if err != nil || !bytes.Equal(is, c.After) {
			d.Fatalf("%s is not what its last change says (%v):\n%s\n%s", at, err, is, c.After)
		}
	}
	if d.census.Changes != len(d.changes) {
		d.Errorf("the census has %d changes, the dump %d", d.census.Changes, len(d.changes))
	}
}

// TestHowAWorldIsSpread holds the world against what it should look like, and
// with -v prints how its things are spread.
func TestHowAWorldIsSpread(t *testing.T) {
	d := dumpOf(t, DemoWorld(Name))
	spread := map[string]map[string]int{}
	note := func(what, which string) {
		if spread[what] == nil {
			spread[what] = map[string]int{}
		}
		spread[what][which]++
	}
	per := map[crm.AccountID]int{}
	for _, recs := range d.order {
		for _, rec := range recs {
			switch r := rec.(type) {
			case *crm.Account:
				note("accounts by tier", fmt.Sprintf("%1s", r.Tier))
			case *crm.Activity:
				note("activities by type", r.Type)
				note("activities by outcome", r.Outcome)
				note("activities by weekday", r.Date.Weekday().String()[:3])
				note("activities by hour told, UTC", r.Created.Format("15"))
				note("activities of", string(r.Who))
				per[r.Account]++
			case *crm.Opportunity:
				note("deals by milestone", r.Milestone)
				note("deals by state", r.State)
			case *crm.Task:
				note("steps by state", r.State)
			case *crm.Approval:
				note("applications", r.State)
			}
		}
	}
	for _, what := range slices.Sorted(maps.Keys(spread)) {
		t.Logf("%s: %v", what, spread[what])
	}
	n := slices.Sorted(maps.Values(per))
	t.Logf("activities of an account: median %d, most %d", n[len(n)/2], n[len(n)-1])
	t.Logf("records: %v, totals: %v", d.census.Records, d.census.Totals)
	if days := spread["activities by weekday"]; days["Sat"]+days["Sun"] > 0 {
		t.Errorf("somebody works on weekends: %v", days)
	}
	if got := spread["deals by milestone"]; len(got) != 10 {
		t.Errorf("deals stand at %d of 10 milestones: %v", len(got), got)
	}
	if tried := spread["activities by outcome"]; tried[crm.Reached] < 4*(tried[crm.NotReached]+tried[crm.Refused]) {
		t.Errorf("hardly anybody is met: %v", tried)
	}
	if len(spread["activities of"]) != d.Reps {
		t.Errorf("%d of %d reps did something", len(spread["activities of"]), d.Reps)
	}
}

func TestAWorldNeedsTime(t *testing.T) {
	for name, w := range map[string]World{
		"no keys":       {Now: Start(), Days: 1, Reps: 1, Accounts: 1},
		"no moment":     {Days: 1, Reps: 1, Accounts: 1, Keys: Name},
		"nobody":        {Now: Start(), Days: 1, Accounts: 1, Keys: Name},
		"no customer":   {Now: Start(), Days: 1, Reps: 1, Keys: Name},
		"busier by far": {Now: Start(), Days: 1, Reps: 1, Accounts: 1, Busiest: 9, Keys: Name},
	} {
		if _, err := w.Dump(t.Context(), new(bytes.Buffer)); err == nil {
			t.Errorf("%s: a world was made", name)
		}
	}
}
