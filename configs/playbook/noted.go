package playbook

import (
	"slices"
	"strconv"
	"strings"

	"milepost/storage/crm"
)

// FieldGroup is a set of noted fields that are shown on one card.
type FieldGroup struct {
	Word  `yaml:",inline"`
	On    crm.Kind `yaml:"on" json:"on"`                // account, contact, opportunity or person
	File  bool     `yaml:"file" json:"file,omitzero"`   // a part of the account file (建档): it counts for completeness
	Score bool     `yaml:"score" json:"score,omitzero"` // a checklist: counted n of so many
	See   string   `yaml:"see" json:"see,omitzero"`     // "", SeePrivate, SeeManager or SeeOwn
}

// Field is something to note of a record: with every value goes who said it,
// when and in which message (C9).
type Field struct {
	Word    `yaml:",inline"`
	Group   string   `yaml:"group" json:"group"`
	Kind    string   `yaml:"kind" json:"kind"`
	Choices []Word   `yaml:"choices" json:"choices,omitempty"`      // of one and many
	Of      string   `yaml:"of" json:"of,omitzero"`                 // else: the vocabulary whose words are the choices
	Record  string   `yaml:"record" json:"record,omitzero"`         // the JSON name of the record's own field that keeps it; "" = it is noted beside
	Free    bool     `yaml:"free" json:"free,omitzero"`             // its choices say it by themselves: 比亚迪是孵化客户
	Proves  []string `yaml:"proves" json:"proves,omitempty"`        // conditions of gates that hold once it is noted
	Open    bool     `yaml:"open" json:"open,omitzero"`             // of rows: each is open until it is dealt with
	Adds    bool     `yaml:"adds" json:"adds,omitzero"`             // of line: what is said next stands behind what is there, unless it is to take its place
	Tell    bool     `yaml:"tell" json:"tell,omitzero"`             // of rows: who looks after the customer hears of it when somebody else notes one
	Lasts   int      `yaml:"lasts_days" json:"lasts_days,omitzero"` // days after which it proves nothing any more; 0 = it lasts
	Say     Text     `yaml:"say" json:"say,omitzero"`               // what to write when it is missing
	Told    []Speech `yaml:"told" json:"told,omitempty"`            // how it is told without its name; the method that has the field has these words
}

// The kinds of fields.
const (
	FieldLine   = "line"
	FieldOne    = "one"
	FieldMany   = "many"
	FieldYes    = "yes" // Yes, No or Unclear, with the evidence beside
	FieldNumber = "number"
	FieldDate   = "date"
	FieldRows   = "rows" // a list: each row is noted by itself
)

// Who sees a group of fields besides whoever may read the record.
const (
	SeePrivate = "private" // never where others read along
	SeeManager = "manager" // managers and directors alone
	SeeOwn     = "own"     // managers and directors note it, and each sees his own alone (G6)
)

// BuyingStage is how far a customer's own buying is, and what fits that stage.
type BuyingStage struct {
	Word `yaml:",inline"`
	Do   Text     `yaml:"do" json:"do"`
	At   []string `yaml:"at" json:"at,omitempty"` // our milestones that go with it
}

// FileCheck is when the file of an account is looked at again.
type FileCheck struct {
	Burst  int `yaml:"burst" json:"burst"`             // so many fields by one author on one day,
	Linked int `yaml:"linked_days" json:"linked_days"` // without a visit or call in so many days before (C10)
	Sample int `yaml:"sample" json:"sample"`           // fields of a spot check
}

// Field gives the field with that id.
func (b *Book) Field(id string) (Field, bool) { return Find(b.Fields, id) }

// FieldGroup gives the group with that id.
func (b *Book) FieldGroup(id string) (FieldGroup, bool) { return Find(b.FieldGroups, id) }

// FieldsOf lists the fields of a group, in the playbook's order.
func (b *Book) FieldsOf(group string) []Field {
	var out []Field
	for _, f := range b.Fields {
		if f.Group == group {
			out = append(out, f)
		}
	}
	return out
}

// FieldOn is the kind of record that a field belongs to; "" for a field that
// the playbook does not have.
func (b *Book) FieldOn(id string) crm.Kind {
	f, ok := b.Field(id)
	if !ok {
		return ""
	}
	g, _ := b.FieldGroup(f.Group)
	return g.On
}

// ChoicesOf are the words that a field of one or many can have; those of a yes
// are the answers.
func (b *Book) ChoicesOf(f Field) []Word {
	if f.Kind == FieldYes {
		return slices.DeleteFunc(slices.Clone(b.Answers), func(w Word) bool { return w.ID == NA })
	}
	if f.Of == "" {
		return f.Choices
	}
	return b.vocabularies()[f.Of]
}

// vocabularies are the lists that a field may take its choices from.
func (b *Book) vocabularies() map[string][]Word {
	return map[string][]Word{
		"amount_classes": WordsOf(b.AmountClasses), "value_stages": b.ValueStages, "manage_modes": WordsOf(b.ManageModes),
		"loyalties": b.Loyalties, "party_kinds": b.PartyKinds, "relations": WordsOf(b.Relations), "depths": WordsOf(b.Depths),
		"skill_levels": WordsOf(b.SkillLevels), "supports": b.Supports, "attitudes": b.Attitudes, "purposes": b.Purposes,
		"advantages": b.Advantages, "buying_roles": b.BuyingRoles, "decision_roles": WordsOf(b.Decides), "outcomes": b.Outcomes, "buying_stages": WordsOf(b.BuyingWay), "account_classes": {b.KeyAccount, b.OtherAccounts},
	}
}

// WordsOf are the words that head the rows of a list of the playbook.
func WordsOf[T Worded](rows []T) []Word {
	out := make([]Word, len(rows))
	for i, r := range rows {
		out[i] = r.entry()
	}
	return out
}

// FieldValue is a value as the field keeps it: the ids of choices, digits, a
// civil date, or the words as they are. ok is false for what the field cannot
// hold. The empty value takes what was noted away and is always right.
func (b *Book) FieldValue(f Field, said string) (value string, ok bool) {
	said = strings.TrimSpace(said)
	if said == "" {
		return "", true
	}
	switch f.Kind {
	case FieldOne, FieldYes:
		w, ok := Lookup(b.ChoicesOf(f), said)
		return w.ID, ok
	case FieldMany:
		return severalOf(b.ChoicesOf(f), said)
	case FieldNumber:
		said = strings.TrimSpace(strings.Trim(said, "第名")) // 第12名
		_, err := strconv.ParseFloat(said, 64)
		return said, err == nil
	case FieldDate:
		return said, crm.Date(said).Valid()
	}
	return said, true
}

// severalOf are the ids of the choices that words name, separated by commas. ok
// is false when one of them is none.
func severalOf[T Worded](choices []T, said string) (ids string, ok bool) {
	var out []string
	add := func(said string) bool {
		c, ok := Lookup(choices, said)
		if id := c.entry().ID; ok && !slices.Contains(out, id) {
			out = append(out, id)
		}
		return ok
	}
	for _, part := range strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune("、,,;;/", r) }) {
		if add(part) {
			continue
		}
		for _, one := range strings.Fields(part) { // a space parts them too, where it belongs to none
			if !add(one) {
				return "", false
			}
		}
	}
	return strings.Join(out, ","), true
}

// Score counts the checks of a group that hold: n of all.
func (b *Book) Score(group string, noted map[string]string) (n, of int) {
	for _, f := range b.FieldsOf(group) {
		if of++; noted[f.ID] == Yes {
			n++
		}
	}
	return n, of
}

// FileFields lists what the account file asks for: the fields of the groups
// that belong to it, the basic ones first.
func (b *Book) FileFields() []Field {
	var out []Field
	for _, g := range b.FieldGroups {
		if g.File {
			out = append(out, b.FieldsOf(g.ID)...)
		}
	}
	return out
}

// Stale reports whether the file of an account of that tier has not changed for
// too long: since the day of its newest value, "" when nothing was noted. An
// unrated account is judged as the last tier is.
func (b *Book) Stale(tier string, newest, today crm.Date) (days int, stale bool) {
	t, ok := Find(b.Tiers, tier)
	if !ok && len(b.Tiers) > 0 {
		t = b.Tiers[len(b.Tiers)-1]
	}
	if newest == "" || t.FileDays == 0 {
		return t.FileDays, false
	}
	return t.FileDays, today.Sub(newest) > t.FileDays
}

// Noting is one value of an account's file: who noted it on which day.
type Noting struct {
	Who crm.PersonID
	On  crm.Date
}

// Burst finds values that one author noted on one day without having been in
// touch with the account: files are not made at the desk (C10). touched are the
// days of visits and calls that met somebody. It gives the author and the day;
// n is 0 when there is nothing to ask about.
func (b *Book) Burst(noted []Noting, touched []crm.Date) (by Noting, n int) {
	count := map[Noting]int{}
	for _, x := range noted {
		count[x]++
	}
	for x, c := range count {
		if c < b.FileCheck.Burst || c < n || c == n && (x.On < by.On || x.On == by.On && x.Who > by.Who) {
			continue
		}
		linked := slices.ContainsFunc(touched, func(d crm.Date) bool {
			return d <= x.On && x.On.Sub(d) <= b.FileCheck.Linked
		})
		if !linked {
			by, n = x, c
		}
	}
	return by, n
}

// fields checks what is noted of records.
func (c *checker) fields() {
	b := c.b
	for _, g := range b.FieldGroups {
		at := "field_groups." + g.ID
		c.oneOf(at+".on", string(g.On), []string{string(crm.KindAccount), string(crm.KindContact), string(crm.KindOpportunity), string(crm.KindPerson)})
		if g.See != "" {
			c.oneOf(at+".see", g.See, []string{SeePrivate, SeeManager, SeeOwn})
		}
		if len(b.FieldsOf(g.ID)) == 0 {
			c.fault(at, "add a field with group: "+g.ID+", or drop the group", "no field belongs to it")
		}
	}
	var lists []string
	for name := range b.vocabularies() {
		lists = append(lists, name)
	}
	slices.Sort(lists)
	for _, f := range b.Fields {
		at := "fields." + f.ID
		c.oneOf(at+".group", f.Group, IDs(b.FieldGroups))
		c.oneOf(at+".kind", f.Kind, []string{FieldLine, FieldOne, FieldMany, FieldYes, FieldNumber, FieldDate, FieldRows})
		if f.Of != "" {
			c.oneOf(at+".of", f.Of, lists)
		}
		if choice := f.Kind == FieldOne || f.Kind == FieldMany; choice != (len(b.ChoicesOf(f)) > 0) && f.Kind != FieldYes {
			c.fault(at, "write choices: or of: for the kinds one and many, and for no other", "its choices do not go with its kind")
		}
		if f.Record != "" {
			g, _ := b.FieldGroup(f.Group)
			c.oneOf(at+".record", f.Record, recordFields(g.On))
		}
		if f.Free && f.Kind != FieldOne && f.Kind != FieldMany {
			c.fault(at+".free", "leave it away, or write kind: one or many", "it has no choices that could say it")
		}
		c.within(at+".lasts_days", f.Lasts, 0, 3650)
		if f.Adds && (f.Kind != FieldLine || f.Record != "") {
			c.fault(at+".adds", "leave it away, or write kind: line", "nothing can stand behind its value")
		}
		if f.Open && f.Kind != FieldRows {
			c.fault(at+".open", "leave it away, or write kind: rows", "only a row can be open")
		}
	}
	c.within("file_check.burst", b.FileCheck.Burst, 2, 100)
	c.within("file_check.linked_days", b.FileCheck.Linked, 0, 365)
	c.within("file_check.sample", b.FileCheck.Sample, 1, 6)
}

// recordFields are the fields that records of a kind keep themselves and that a
// group may show beside those that are noted.
func recordFields(on crm.Kind) []string {
	switch on {
	case crm.KindAccount:
		return []string{
			"name", "address", "contacts", "phone", "amount_class", "value_stage", "manage_mode", "loyalty",
			"rank_sales", "rank_profit", "referrer", "relation", "key_account",
		}
	case crm.KindContact:
		return []string{"roles", "decision", "attitude", "support", "prefers", "reports_to", "influences"}
	}
	return nil
}

// ValueStage is the stage that an account's orders and open deals suggest; it is
// proposed, never set.
func (b *Book) ValueStage(orders, open int) string {
	n := 2
	switch {
	case orders > 0:
		n = 0
	case open > 0:
		n = 1
	}
	if n >= len(b.ValueStages) {
		return ""
	}
	return b.ValueStages[n].ID
}

// ManageModeOf is how accounts of an amount class are managed (I2); "" for none.
func (b *Book) ManageModeOf(class string) string {
	for _, m := range b.ManageModes {
		if m.Class == class && class != "" {
			return m.ID
		}
	}
	return ""
}
