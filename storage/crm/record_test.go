package crm

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// filled has a value in every field that an index or a reference is made of.
func filled() []Record {
	name := Name{Text: "比亚迪", Fold: "比亚迪", Sort: "biyadi"}
	return []Record{
		&Person{ID: "id", Name: name, Aliases: []Name{{Fold: "小李"}}, Team: "huanan"},
		&Team{ID: "id", Name: name},
		&Account{ID: "id", No: 3, Name: name, Aliases: []Name{{Fold: "byd"}}, Parent: "group", Owner: "xiaoli", Team: "huanan", CreditCode: "91440300192317458F"},
		&Lead{ID: "id", No: 3, Account: "byd", Owner: "xiaoli", Team: "huanan", Registered: "2026-11-02"},
		&Contact{ID: "id", No: 3, Account: "byd", Name: name},
		&Opportunity{ID: "id", No: 3, Account: "byd", Owner: "xiaoli", Team: "huanan", Since: "2026-11-02"},
		&Activity{ID: "id", No: 3, Account: "byd", Deal: "p", Who: "xiaoli", Team: "huanan", With: []ContactID{"wang"}, Date: "2026-11-02", Clock: "10:00"},
		&Task{ID: "id", No: 3, Account: "byd", Deal: "p", Contact: "wang", Owner: "xiaoli", Team: "huanan", Due: "2026-11-11", From: "v", Goal: "g"},
		&Expense{ID: "id", No: 3, Who: "xiaoli", Team: "huanan", Date: "2026-11-02", Account: "byd", Deal: "p", Activity: "v"},
		&Approval{ID: "id", No: "LX-2026-014", Account: "byd", Deal: "p", Asker: "xiaoli", Team: "huanan", Granted: "2026-11-06", State: ApprovalAsked, Steps: []Step{{Who: "wangmin"}}},
		&Goal{ID: "id", Owner: "xiaoli", Team: "huanan", From: "2026-01-01"},
		&Field{ID: "id", Subject: Pointer{KindAccount, "byd"}, Name: "rival"},
		&Draft{ID: "id", Owner: "xiaoli", Said: time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC)},
		&Lesson{ID: "id", Account: "byd", Who: "xiaoli", Team: "huanan", Name: name},
		&Exported{ID: "id", Who: "xiaoli", Of: KindLead, Day: "2026-11-02", To: "wangmin", Team: "huanan"},
		&Conflict{ID: "id", No: 3, Name: name, Reporter: "anna", Account: "byd", Decider: "wangmin", Day: "2026-11-02"},
		&Tender{ID: "id", No: 3, Account: "byd", Deal: "p", Owner: "xiaoli", Team: "huanan", Deadline: "2026-11-30"},
		&Quote{ID: "id", No: 3, Account: "byd", Deal: "p", Owner: "xiaoli", Team: "huanan", Version: 1, On: "2026-11-02"},
		&Payment{ID: "id", No: 3, Account: "byd", Deal: "p", Owner: "xiaoli", Team: "huanan", Row: 1, Amount: Yuan(100), Due: "2026-11-30"},
		&Industry{ID: "id", Name: name},
	}
}

// finished are records that stand in other indexes than those of filled.
func finished(k Kind) []Record {
	if k == KindOpportunity {
		return []Record{&Opportunity{ID: "id", No: 4, Account: "byd", Owner: "xiaoli", Team: "huanan", State: DealWon, Closed: "2026-11-05"}}
	}
	return nil
}

func TestEveryKindIsDeclaredInFull(t *testing.T) {
	recs := filled()
	if len(recs) != len(Kinds()) {
		t.Fatalf("%d kinds are declared and %d are tested", len(Kinds()), len(recs))
	}
	for i, k := range Kinds() {
		rec := recs[i]
		if rec.Kind() != k || reflect.TypeOf(New(k)) != reflect.TypeOf(rec) || rec.Key() != "id" || rec.Base() == nil {
			t.Errorf("%s is made as %T, is a %s and has the key %q", k, New(k), rec.Kind(), rec.Key())
		}
		var used []string
		for _, rec := range append(finished(k), rec) {
			for _, e := range rec.Index() {
				used = append(used, e.Index)
			}
		}
		for _, ix := range Indexes(k) {
			if !slices.Contains(used, ix) {
				t.Errorf("%s declares the index %s and never uses it", k, ix)
			}
		}
		for _, ix := range used {
			if !slices.Contains(Indexes(k), ix) {
				t.Errorf("%s uses the index %s and does not declare it", k, ix)
			}
		}
		for _, to := range rec.Refs() {
			if New(to.Kind) == nil || to.ID == "" {
				t.Errorf("%s refers to %v", k, to)
			}
		}
		if numbered := Letter(k) != ""; numbered != slices.Contains(Indexes(k), ByNumber) {
			t.Errorf("%s has the letter %q but its indexes are %v", k, Letter(k), Indexes(k))
		}
	}
	if New("colour") != nil || Indexes("colour") != nil || Letter("colour") != "" {
		t.Error("a kind that nobody declared is known")
	}
}

func TestAnEmptyRecordRefersToNothing(t *testing.T) {
	for _, k := range Kinds() {
		for _, to := range New(k).Refs() {
			if k != KindField { // which is nothing without its subject
				t.Errorf("an empty %s refers to %v", k, to)
			}
		}
	}
}

func TestNumbersTellTheirKind(t *testing.T) {
	for number, want := range map[string]Kind{
		"C12": KindAccount, "L3": KindLead, "K7": KindContact, "P4": KindOpportunity, "V31": KindActivity, "T9": KindTask,
		"E2": KindExpense, "X8": KindConflict, "A17": KindApproval, "LX-2026-014": KindApproval,
		"": "", "V": "", "31": "", "v31": "", "V3x": "", "Z8": "", "VV31": "", "V-1": "", "V３": "", "L": "",
	} {
		if got := KindOfNumber(number); got != want {
			t.Errorf("%q is of kind %q, want %q", number, got, want)
		}
	}
	for _, rec := range filled() {
		if n, ok := rec.(Numbered); ok && KindOfNumber(n.Number()) != rec.Kind() {
			t.Errorf("%s carries %q, which is a number of %q", rec.Kind(), n.Number(), KindOfNumber(n.Number()))
		}
	}
}

func TestWhatIsFinishedIsNotOpen(t *testing.T) {
	open := func(rec Record) (all []string) {
		for _, e := range rec.Index() {
			if strings.HasPrefix(e.Index, "open.") {
				all = append(all, e.Index)
			}
		}
		return all
	}
	for name, c := range map[string]struct {
		rec  Record
		want []string
	}{
		"an open step":                         {&Task{Account: "byd"}, []string{OpenOwner, OpenTeam, OpenAll, OpenAcct}},
		"one without a customer":               {&Task{}, []string{OpenOwner, OpenTeam, OpenAll}},
		"a step that is done":                  {&Task{Account: "byd", State: TaskDone}, nil},
		"one that was dropped":                 {&Task{Account: "byd", State: TaskDropped}, nil},
		"an open deal":                         {&Opportunity{}, []string{OpenOwner, OpenTeam, OpenAcct}},
		"a paused deal":                        {&Opportunity{State: DealPaused}, []string{OpenOwner, OpenTeam, OpenAcct}},
		"a deal that is won":                   {&Opportunity{State: DealWon}, nil},
		"one that was dropped by its customer": {&Opportunity{State: DealDropped}, nil},
		"a draft":                              {&Draft{}, []string{OpenOwner}},
		"a draft that is settled":              {&Draft{State: "done"}, nil},
	} {
		if got := open(c.rec); !slices.Equal(got, c.want) {
			t.Errorf("%s is listed under %v, want %v", name, got, c.want)
		}
	}
}

func TestOpenThingsSortByWhenTheyAreDue(t *testing.T) {
	due := func(rec Record) string {
		for _, e := range rec.Index() {
			if e.Index == OpenOwner {
				return e.Parts[1]
			}
		}
		return "not open"
	}
	inOrder := []Record{
		&Task{Due: "2026-11-02"}, &Task{Due: "2026-11-02", Clock: "09:00"}, &Task{Due: "2026-11-02", Clock: "14:00"}, &Task{Due: "2026-11-03"}, &Task{},
	}
	said := time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC)
	drafts := []Record{
		&Draft{Said: said}, &Draft{Said: said.Add(100 * time.Millisecond)}, &Draft{Said: said.Add(123456 * time.Microsecond)},
		&Draft{Said: said.Add(time.Second).In(time.FixedZone("", 8*3600))},
	}
	for _, list := range [][]Record{inOrder, drafts} {
		for i := 1; i < len(list); i++ {
			if a, b := due(list[i-1]), due(list[i]); a >= b {
				t.Errorf("%q comes before %q", b, a)
			}
		}
	}
}

// shelf is a Reader of some records that pages by two.
type shelf struct {
	Reader
	recs []Record
	err  error
}

func (s shelf) Get(into Record, id string) error {
	for _, rec := range s.recs {
		if rec.Kind() == into.Kind() && rec.Key() == id {
			reflect.ValueOf(into).Elem().Set(reflect.ValueOf(rec).Elem())
			return nil
		}
	}
	return NotFound(into.Kind(), id)
}

func (s shelf) List(k Kind, _ Filter, p Page) ([]Record, string, error) {
	if s.err != nil {
		return nil, "", s.err
	}
	from := 0
	if p.After != "" {
		from = int(p.After[0] - '0')
	}
	next := ""
	if from+2 < len(s.recs) {
		next = fmt.Sprint(from + 2)
	}
	return s.recs[from:min(from+2, len(s.recs))], next, nil
}

func TestTypedReading(t *testing.T) {
	gone := &Task{ID: "gone", Meta: Meta{Deleted: true}}
	s := shelf{recs: []Record{&Task{ID: "1"}, &Task{ID: "2"}, &Task{ID: "3"}, &Task{ID: "4"}, gone}}
	if got, err := Get[Task](s, TaskID("3")); err != nil || got.ID != "3" {
		t.Errorf("got %v, %v", got.ID, err)
	}
	for _, id := range []TaskID{"gone", "never"} {
		if got, err := Get[Task](s, id); !IsMissing(err) || got.ID != "" {
			t.Errorf("%s: got %q, %v", id, got.ID, err)
		}
	}
	list, next, err := List[Task](s, Where(OpenOwner, "xiaoli"), Page{})
	if err != nil || len(list) != 2 || list[1].ID != "2" || next != "2" {
		t.Errorf("listed %v, %q, %v", list, next, err)
	}
	var seen []TaskID
	err = Each(s, Where(OpenOwner, "xiaoli"), func(t Task) bool { seen = append(seen, t.ID); return t.ID != "4" })
	if err != nil || !slices.Equal(seen, []TaskID{"1", "2", "3", "4"}) {
		t.Errorf("walked %v, %v", seen, err)
	}
	broken := shelf{err: ErrDamaged}
	if err := Each(broken, Where(OpenOwner), func(Task) bool { return true }); !errors.Is(err, ErrDamaged) {
		t.Errorf("a broken list gave %v", err)
	}
	if rec, err := ByNo(s, "T1"); err != nil || rec.Key() != "1" {
		t.Errorf("by number: %v, %v", rec, err)
	}
	if _, err := ByNo(shelf{}, "T99"); !IsMissing(err) {
		t.Errorf("a number that nothing carries gave %v", err)
	}
	if f, ok := AsFault(func() error { _, err := ByNo(s, "T"); return err }()); !ok || f.Cause != BadInput {
		t.Errorf("what is no number gave %v", f)
	}
}
