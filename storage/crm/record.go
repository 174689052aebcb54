package crm

import (
	"strings"
	"time"
)

// Kind names a kind of record. The values are stored: they never change.
type Kind string

// The kinds of records.
const (
	KindPerson      Kind = "person"
	KindTeam        Kind = "team"
	KindAccount     Kind = "account"
	KindLead        Kind = "lead"
	KindContact     Kind = "contact"
	KindOpportunity Kind = "opportunity"
	KindActivity    Kind = "activity"
	KindTask        Kind = "task"
	KindExpense     Kind = "expense"
	KindApproval    Kind = "approval"
	KindGoal        Kind = "goal"
	KindField       Kind = "field"
	KindDraft       Kind = "draft"
	KindLesson      Kind = "lesson"
	KindExport      Kind = "export"
	KindConflict    Kind = "conflict"
	KindTender      Kind = "tender"
	KindQuote       Kind = "quote"
	KindPayment     Kind = "payment"
	KindIndustry    Kind = "industry"
)

// Meta is what every record carries. The engine keeps Rev, Created and
// Updated; the desk sets the rest.
type Meta struct {
	Rev     int       `json:"rev"` // version; 0 before the first Put
	Created time.Time `json:"created"`
	Updated time.Time `json:"updated"`
	By      PersonID  `json:"by,omitzero"`    // who made it
	Group   GroupID   `json:"group,omitzero"` // the message that last changed it
	Deleted bool      `json:"deleted,omitzero"`
}

// Base gives the engine and the desk the part that all records share.
func (m *Meta) Base() *Meta { return m }

// Record is anything the store keeps by id.
type Record interface {
	Kind() Kind
	Key() string
	Base() *Meta
	// Index lists the entries under which the record is found while it is
	// live; of a deleted record only the ByNumber entry stands.
	Index() []Entry
	// Refs lists the records that must exist as long as this one does.
	Refs() []Pointer
}

// Named is a record whose names the reader of messages has to know.
type Named interface {
	Record
	NameRow() NameRow
}

// Pointer names a record.
type Pointer struct {
	Kind Kind
	ID   string
}

// String is the text form, "task/01hf…": the subject of a wake, a key.
func (p Pointer) String() string { return string(p.Kind) + "/" + p.ID }

// ParsePointer reads the text form of a pointer; ok is false for any other text.
func ParsePointer(s string) (p Pointer, ok bool) {
	kind, id, ok := strings.Cut(s, "/")
	return Pointer{Kind: Kind(kind), ID: id}, ok && kind != "" && id != ""
}

// Entry is one line of a declared index: the parts are compared bytewise, one
// after the other, then the id. Of a part only the first MaxPart bytes count.
type Entry struct {
	Index string
	Parts []string
}

// entry is short for Entry{...}.
func entry(index string, parts ...string) Entry { return Entry{index, parts} }

// The declared indexes. A filter that names another one is answered ErrNoIndex.
const (
	ByNumber  = "no"       // the short number
	ByAll     = "all"      // everything, by sort
	ByFold    = "fold"     // by folded name
	ByOwner   = "owner"    // live things of a person, by sort or date
	ByTeam    = "team"     // of a team, by sort or date
	ByAccount = "account"  // of an account, by sort or date
	ByDeal    = "deal"     // of an opportunity
	ByParent  = "parent"   // of a group of companies
	ByPerson  = "person"   // done by a person, by date
	OpenOwner = "open.own" // not finished, of a person, by due date
	OpenTeam  = "open.team"
	OpenAcct  = "open.acct"
	OpenAll   = "open.all" // not finished, of anybody, by due date
	// ClosedOwner and ClosedTeam list what is over, by the day on which it ended.
	ClosedOwner = "closed.own"
	ClosedTeam  = "closed.team"
	BySubject   = "subject" // noted fields of a record
	ByStep      = "step"    // what a person has to decide
	ByCode      = "code"    // by unified social credit code
	ByGranted   = "granted" // approved, by the day
	ByGoal      = "goal"    // what is to be done for a goal, by due date
)

// kinds is the declaration: what each kind is made of and found by.
var kinds = []struct {
	kind    Kind
	letter  string // of its short number
	fresh   func() Record
	indexes []string
}{
	{KindPerson, "", func() Record { return new(Person) }, []string{ByAll, ByTeam, ByFold}},
	{KindTeam, "", func() Record { return new(Team) }, []string{ByAll, ByFold}},
	{KindAccount, "C", func() Record { return new(Account) }, []string{ByNumber, ByAll, ByFold, ByOwner, ByTeam, ByParent, ByCode}},
	{KindLead, "L", func() Record { return new(Lead) }, []string{ByNumber, ByOwner, ByTeam, ByAccount}},
	{KindContact, "K", func() Record { return new(Contact) }, []string{ByNumber, ByAccount, ByFold}},
	{KindOpportunity, "P", func() Record { return new(Opportunity) }, []string{ByNumber, ByAccount, OpenOwner, OpenTeam, OpenAcct, ClosedOwner, ClosedTeam}},
	{KindActivity, "V", func() Record { return new(Activity) }, []string{ByNumber, ByAccount, ByPerson, ByTeam, ByDeal}},
	{KindTask, "T", func() Record { return new(Task) }, []string{ByNumber, ByAccount, OpenOwner, OpenTeam, OpenAcct, OpenAll, ByDeal, ByGoal}},
	{KindExpense, "E", func() Record { return new(Expense) }, []string{ByNumber, ByPerson, ByAccount, ByDeal}},
	{KindApproval, "A", func() Record { return new(Approval) }, []string{ByNumber, ByDeal, ByStep, ByPerson, ByGranted}},
	{KindGoal, "", func() Record { return new(Goal) }, []string{ByOwner}},
	{KindField, "", func() Record { return new(Field) }, []string{BySubject}},
	{KindDraft, "", func() Record { return new(Draft) }, []string{OpenOwner}},
	{KindLesson, "", func() Record { return new(Lesson) }, []string{ByOwner, ByTeam, ByAccount, ByFold}},
	{KindExport, "", func() Record { return new(Exported) }, []string{ByAll, ByPerson}},
	{KindConflict, "X", func() Record { return new(Conflict) }, []string{ByNumber, ByAccount, ByPerson, ByStep}},
	{KindTender, "B", func() Record { return new(Tender) }, []string{ByNumber, ByDeal, ByAccount, OpenOwner, OpenTeam}},
	{KindQuote, "Q", func() Record { return new(Quote) }, []string{ByNumber, ByDeal, ByAccount}},
	{KindPayment, "R", func() Record { return new(Payment) }, []string{ByNumber, ByDeal, ByAccount, OpenOwner, OpenTeam}},
	{KindIndustry, "", func() Record { return new(Industry) }, []string{ByAll}},
}

// Kinds lists every kind of record in the order in which a copy is loaded.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i, k := range kinds {
		all[i] = k.kind
	}
	return all
}

// New makes an empty record of that kind; nil for a kind nobody declared.
func New(k Kind) Record {
	for _, d := range kinds {
		if d.kind == k {
			return d.fresh()
		}
	}
	return nil
}

// Declared reports whether there are records of a kind.
func Declared(k Kind) bool {
	for _, d := range kinds {
		if d.kind == k {
			return true
		}
	}
	return false
}

// Indexes lists the declared indexes of a kind.
func Indexes(k Kind) []string {
	for _, d := range kinds {
		if d.kind == k {
			return d.indexes
		}
	}
	return nil
}

// KindOfNumber tells which kind of record a short number such as V31 or
// LX-2026-014 belongs to; empty for what is no number of ours.
func KindOfNumber(number string) Kind {
	if strings.HasPrefix(number, "LX-") {
		return KindApproval
	}
	for _, d := range kinds {
		if d.letter != "" && strings.HasPrefix(number, d.letter) && digits(number[len(d.letter):]) {
			return d.kind
		}
	}
	return ""
}

// Letter is the first letter of the short numbers of a kind; empty for kinds
// that no card numbers.
func Letter(k Kind) string {
	for _, d := range kinds {
		if d.kind == k {
			return d.letter
		}
	}
	return ""
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// Filter names one declared index and the leading parts that must be equal;
// From (inclusive) and To (exclusive) bound the part that follows, bytewise;
// empty means open.
type Filter struct {
	Index    string
	Match    []string
	From, To string
}

// Where is short for a Filter without bounds.
func Where(index string, match ...string) Filter { return Filter{Index: index, Match: match} }

// Between bounds the part after the matched ones: from inclusive, to exclusive.
func (f Filter) Between(from, to string) Filter { f.From, f.To = from, to; return f }

// Page asks for a stretch of a list. After is the cursor that the page before
// gave; Limit is at most MaxPage, 0 means MaxPage; Desc reads backwards.
type Page struct {
	After string
	Limit int
	Desc  bool
}

// MaxPage is the longest page a Reader gives.
const MaxPage = 200

// MaxPart is how many bytes of an index part are compared.
const MaxPart = 1024

// Get reads one record by its id; NotFound if there is none or it is deleted.
func Get[T any, P interface {
	*T
	Record
}, ID ~string](r Reader, id ID,
) (T, error) {
	var rec T
	if err := r.Get(P(&rec), string(id)); err != nil {
		return rec, err
	}
	if P(&rec).Base().Deleted {
		var none T
		return none, NotFound(P(&rec).Kind(), string(id))
	}
	return rec, nil
}

// List reads a page of a declared index: the records, and the cursor of the
// next page ("" at the end).
func List[T any, P interface {
	*T
	Record
}](r Reader, f Filter, p Page,
) ([]T, string, error) {
	recs, next, err := r.List(P(new(T)).Kind(), f, p)
	if err != nil {
		return nil, "", err
	}
	out := make([]T, len(recs))
	for i, rec := range recs {
		out[i] = *rec.(P)
	}
	return out, next, nil
}

// Each walks a declared index page by page until f says false. It is for
// lists that are short by their nature (a person's open tasks); histories are
// read by List, a page at a time.
func Each[T any, P interface {
	*T
	Record
}](r Reader, flt Filter, f func(T) bool,
) error {
	for page := (Page{}); ; {
		recs, next, err := List[T, P](r, flt, page)
		if err != nil {
			return err
		}
		for _, rec := range recs {
			if !f(rec) {
				return nil
			}
		}
		if next == "" {
			return nil
		}
		page.After = next
	}
}

// ByNo finds a record by its short number in any kind; NotFound if there is
// none. A deleted one is found too: Base().Deleted says so.
func ByNo(r Reader, number string) (Record, error) {
	k := KindOfNumber(number)
	if k == "" {
		return nil, E(BadInput, "number.unknown", number)
	}
	recs, _, err := r.List(k, Where(ByNumber, number), Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(recs) == 0 {
		return nil, NotFound(k, number)
	}
	return recs[0], nil
}
