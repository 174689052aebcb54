package parse_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"milepost/handlers/parse"
)

// tally counts how often something was right. Of names it counts those that
// were read rightly, and twice the rest makes F1.
type tally struct{ right, total int }

func (t tally) percent() float64 {
	if t.total == 0 {
		return 100
	}
	return 100 * float64(t.right) / float64(t.total)
}

// cell is what is counted apart: a key, in a language or "", of a class or "".
type cell struct{ key, lang, class string }

// score is how well a part of the corpus was read.
type score struct {
	tallies map[cell]*tally
	bands   [3]struct{ all, records, said tally } // by confidence: from 0.9, from 0.6, below
	absent  int                                   // values that had to be left out
	made    int                                   // records made of what is to be ignored
	wrong   []string                              // what was misread, with its message
}

func newScore() *score { return &score{tallies: map[cell]*tally{}} }

// count adds to a key, in all, by language and by class.
func (s *score) count(m *message, key string, right, total int) {
	for _, c := range []cell{{key, "", ""}, {key, m.lang, ""}, {key, "", m.class}} {
		if s.tallies[c] == nil {
			s.tallies[c] = &tally{}
		}
		s.tallies[c].right += right
		s.tallies[c].total += total
	}
}

func (s *score) get(key, lang, class string) tally {
	if t := s.tallies[cell{key, lang, class}]; t != nil {
		return *t
	}
	return tally{}
}

// read reads a message as `milepost parse` does.
func (m *message) read() parse.Facts {
	ctx := parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}
	if m.names != nil {
		ctx.Names = parse.NewNames(m.names)
	}
	if m.before != "" {
		before := parse.Read(m.before, ctx)
		ctx.Draft = &before
	}
	return parse.Read(m.text, ctx)
}

// add scores one message.
func (s *score) add(m *message) {
	f := m.read()
	got := []parse.Facts{f}
	if len(f.Items) > 0 {
		got = f.Items
	}
	x := marks{score: s, m: m}
	x.mark("records", len(got) == len(m.want), fmt.Sprint(len(m.want)), fmt.Sprint(len(got)))
	for i, r := range m.want {
		x.compare(r, pick(r, i, got, len(m.want)), append(slices.Clip(f.Items), f))
		for _, key := range r.absent {
			if there := held(got, f, key, i, len(m.want)); there != "" {
				s.absent++
				x.said.total++
				x.faults = append(x.faults, fmt.Sprintf("absent %s, read %s", key, there))
			}
		}
		if r.values["action"] == "ignore" && f.Intent != parse.None {
			s.made++
		}
	}
	right := 0
	if len(x.faults) == 0 {
		right = 1
	} else {
		s.wrong = append(s.wrong, fmt.Sprintf("%s %s %s\n      %s", m.where, m.id, m.text, strings.Join(x.faults, "\n      ")))
	}
	s.count(m, "whole", right, 1)
	band := &s.bands[2]
	switch {
	case f.Confidence >= 0.9:
		band = &s.bands[0]
	case f.Confidence >= 0.6:
		band = &s.bands[1]
	}
	band.said.right += x.said.right
	band.said.total += x.said.total
	band.all.right += right
	band.all.total++
	if f.Intent != parse.None {
		band.records.right += right
		band.records.total++
	}
}

// pick finds the record that was read for the one at i of so many: the same
// place where their number is right, else the same customer, else none.
func pick(r record, i int, got []parse.Facts, wanted int) parse.Facts {
	if len(got) == wanted {
		return got[i]
	}
	for _, f := range got {
		if r.values["account"] != "" && same("account", r.values["account"], []string{account(f)}) {
			return f
		}
	}
	if wanted == 1 {
		return got[0]
	}
	return parse.Facts{}
}

// held is what a key holds that must be empty: in the record at its place, or
// anywhere in the message where the number of records is another.
func held(got []parse.Facts, whole parse.Facts, key string, i, wanted int) string {
	look := append([]parse.Facts{whole}, got...)
	if len(got) == wanted {
		look = got[i : i+1]
	}
	for _, f := range look {
		if v := reading(f, key); len(v) > 0 {
			return strings.Join(v, ", ")
		}
	}
	return ""
}

// marks compares one message.
type marks struct {
	*score
	m      *message
	faults []string
	said   tally // of the values that were read: what is left out is no claim
}

func (x *marks) mark(key string, ok bool, want, have string) {
	right := 0
	if ok {
		right = 1
	} else {
		x.faults = append(x.faults, fmt.Sprintf("%s: want %s, read %s", key, want, cmp.Or(have, "nothing")))
	}
	if have != "" && key != "records" {
		x.said.right, x.said.total = x.said.right+right, x.said.total+1
	}
	x.count(x.m, key, right, 1)
}

// compare scores one record; money spent and who else was named may be kept
// with any record of the message.
func (x *marks) compare(r record, f parse.Facts, all []parse.Facts) {
	x.mark("intent", slices.Contains(r.intents, f.Intent), strings.Join(r.intents, "/"), f.Intent)
	for _, key := range slices.Sorted(maps.Keys(r.values)) {
		want, have := r.values[key], reading(f, key)
		if slices.Contains([]string{"cost", "ours", "ref", "referrer", "rival"}, key) {
			have = nil
			for _, a := range all {
				have = append(have, reading(a, key)...)
			}
		}
		x.mark(keysOfCorpus[key], same(key, want, have), want, strings.Join(have, ", "))
	}
	if len(r.contacts) > 0 || slices.Contains(r.absent, "contacts") {
		x.people(r.contacts, parse.Encode(f).Contacts)
	}
}

// people compares who was named; a courtesy before a name is no part of it.
func (x *marks) people(want, have []parse.EncodedContact) {
	var names, read []string
	for _, w := range want {
		names = append(names, plain(w.Name))
	}
	found := 0
	for _, h := range have {
		read = append(read, plain(h.Name))
		i := slices.Index(names, plain(h.Name))
		if i < 0 {
			continue
		}
		found++
		for _, f := range []struct{ key, want, have string }{
			{"title", want[i].Title, h.Title}, {"role", want[i].Role, h.Role}, {"phone", want[i].Phone, h.Phone}, {"email", want[i].Email, h.Email},
		} {
			if f.want != "" {
				x.mark(f.key, f.want == f.have, f.want, f.have)
			}
		}
	}
	slices.Sort(names)
	slices.Sort(read)
	if !slices.Equal(names, read) {
		x.faults = append(x.faults, fmt.Sprintf("contacts: want %v, read %v", names, read))
	}
	x.said.right, x.said.total = x.said.right+found, x.said.total+len(read)
	x.count(x.m, "contacts", 2*found, len(names)+len(read))
}

func plain(name string) string {
	for _, p := range []string{"Mr. ", "Mr ", "Mrs. ", "Mrs ", "Ms. ", "Ms ", "Frau ", "Herr "} {
		name = strings.TrimPrefix(name, p)
	}
	return name
}

// same reports whether what was read is what is wanted, or one of those.
func same(key, want string, have []string) bool {
	for w := range strings.SplitSeq(want, " / ") {
		for _, h := range have {
			switch {
			case w == h, key == "account" && parse.Fold(w) == parse.Fold(h):
				return true
			case key == "about", key == "waiting", key == "wished", key == "negated":
				return true
			}
		}
		if w == "-" && len(have) == 0 {
			return true
		}
	}
	return false
}

func account(f parse.Facts) string {
	if f.Account == nil {
		return ""
	}
	return f.Account.Text
}

// plainly are the keys of the JSON form that hold one value, as the corpus
// writes them.
func plainly(e parse.Encoded) map[string]string {
	v := map[string]string{
		"account": e.Account, "activity": e.Activity, "date": string(e.Date), "industry": e.Industry, "region": e.Region, "source": e.Source,
		"tier": e.Tier, "outcome": e.Outcome, "milestone": e.Milestone, "action": e.Action, "ask": strings.Join(e.AskFor, ","),
		"amount": number(e.AmountCNY), "revenue": number(e.Revenue),
	}
	if e.Next != nil {
		v["due"], v["time"], v["step"] = string(e.Next.Due), e.Next.Time, e.Next.Text
		v["next_step"] = cmp.Or(e.Next.Text, string(e.Next.Due), "a step")
	}
	if e.AmountElse != nil {
		v["other"] = strings.TrimSpace(e.AmountElse.Currency + " " + number(e.AmountElse.Value))
	}
	return v
}

// reading is what a key holds, as the corpus writes it; nothing when empty.
func reading(f parse.Facts, key string) []string {
	e := parse.Encode(f)
	key = cmp.Or(map[string]string{"amount_cny": "amount", "annual_revenue_cny": "revenue", "amount_other": "other"}[key], key)
	if v := plainly(e)[key]; v != "" {
		return []string{v}
	}
	if key != "contacts" {
		return beyond(f, key)
	}
	var v []string
	for _, c := range e.Contacts {
		v = append(v, cmp.Or(c.Name, c.Title, c.Phone))
	}
	return v
}

// number writes a sum of the JSON form without an exponent.
func number(v any) string {
	switch n := v.(type) {
	case int64:
		return strconv.FormatInt(n, 10)
	case float64:
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return ""
}

// beyond is what a key holds that the JSON form has not.
func beyond(f parse.Facts, key string) []string {
	var v []string
	add := func(s string) {
		if s != "" {
			v = append(v, s)
		}
	}
	yes := func(b bool) {
		if b {
			add("yes")
		}
	}
	switch key {
	case "cost":
		for _, c := range f.Costs {
			add(c.Kind + " " + number(float64(c.Amount.Minor)/100))
		}
	case "ours":
		for _, c := range f.Colleagues {
			add(c.Row.Names[0].Text)
		}
	case "ref":
		for _, r := range f.Refs {
			add(strings.TrimPrefix(strconv.Itoa(r.Index), "0") + r.Number)
		}
	case "known":
		if f.Account != nil && len(f.Account.Known) > 0 {
			add(f.Account.Known[0].Row.Names[0].Text)
		}
	case "win":
		add(strings.TrimPrefix(strconv.Itoa(f.WinPct), "0"))
	case "waiting":
		yes(f.Next != nil && f.Next.Waiting)
	case "wished":
		yes(f.Wished)
	case "negated":
		yes(f.Negated)
	case "rival":
		add(strings.Join(f.Competitors, ","))
	default:
		add(map[string]string{"referrer": f.Referrer, "sign": string(f.SignDate), "was": string(f.WasDate)}[key])
		if f.Amount != nil {
			high := strings.TrimPrefix(strconv.FormatInt(f.Amount.High/100, 10), "0")
			add(map[string]string{"kind": string(f.Amount.Kind), "high": high}[key])
			yes(key == "about" && f.Amount.Precision == "about")
		}
	}
	return v
}
