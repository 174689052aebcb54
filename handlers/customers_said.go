package handlers

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// A customerSaid is a customer who is named in a text, by his own name or by that of somebody of his.
type customerSaid struct {
	id    crm.AccountID
	text  string // as it is written
	named bool
}

// namedInTwo reports whether two parts of a message may each name a customer or somebody of his: one part
// tells of one at most. It looks for names and asks nothing of them.
func (q *request) namedInTwo(parts []string) bool {
	n := 0
	for i, part := range parts {
		if n+len(parts)-i < 2 {
			return false
		}
		if q.ctx.Names.Has(part, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}) || capitals.MatchString(part) {
			n++
		}
		if n == 2 {
			return true
		}
	}
	return false
}

// customersIn are the known customers who are named in a text, each once. Somebody who is named by
// himself is of the one customer of the speaker's at whom he is known.
func (q *request) customersIn(text string, first map[string]*crm.Contact) (out []customerSaid, err error) {
	if q.ctx.Names == nil {
		return nil, nil
	}
	runes := []rune(text)
	for _, h := range q.ctx.Names.Find(text, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}) {
		if len(h.Known) == 0 || h.Span.End > len(runes) {
			continue
		}
		c := customerSaid{text: string(runes[h.Span.Start:h.Span.End])}
		switch h.Known[0].Row.Kind {
		case crm.KindAccount:
			c.id, c.named = crm.AccountID(h.Known[0].Row.ID), true
		case crm.KindContact:
			if c.id, err = q.ownCustomerOf(h.Known); err != nil {
				return nil, err
			}
		}
		out = alsoNamed(out, c)
	}
	for _, word := range capitals.FindAllString(text, 8) {
		if k := first[word]; k != nil {
			out = alsoNamed(out, customerSaid{id: k.Account, text: word})
		}
	}
	return out, nil
}

// alsoNamed adds a customer who is named, once.
func alsoNamed(all []customerSaid, c customerSaid) []customerSaid {
	if c.id == "" || slices.ContainsFunc(all, func(o customerSaid) bool { return o.id == c.id }) {
		return all
	}
	return append(all, c)
}

// capitals are words that begin with a capital letter.
var capitals = regexp.MustCompile(`\b[A-Z][a-z]{2,}\b`)

// firstNames are the people of the customers spoken of last by their first names, of a message in
// Latin letters; nobody whose first name two have.
func (q *request) firstNames() (map[string]*crm.Contact, error) {
	if !capitals.MatchString(q.m.Text) {
		return nil, nil
	}
	out := map[string]*crm.Contact{}
	for _, id := range q.conv.Recent[:min(len(q.conv.Recent), maxTalked)] {
		people, err := q.contactsOf(id)
		if err != nil {
			return nil, err
		}
		for i := range people {
			given, _, full := strings.Cut(people[i].Name.Text, " ")
			if !full || !ascii(given) || people[i].Left != "" || people[i].Forgotten != "" {
				continue
			}
			if _, two := out[given]; two {
				out[given] = nil
				continue
			}
			out[given] = &people[i]
		}
	}
	return out, nil
}

// namedInFull writes the given names of people at the customers spoken of lately with a capital, and puts the full
// name of the one who is meant where no customer is named and nobody else: no word from greta. Somebody new of that
// name may be at another customer who is talked of.
func (q *request) namedInFull() error {
	if !strings.ContainsFunc(q.m.Text, latin) || noAnswer.MatchString(lower(q.m.Text)) {
		return nil
	}
	text, err := q.namesWritten(spelledOut(q.m.Text))
	if err != nil {
		return err
	}
	if text = q.ctx.Names.Capitalized(text, q.ctx.Recent); text != q.m.Text {
		q.readsAs(text)
	}
	if q.asksByItsVerb() {
		q.readsAs(strings.TrimRight(q.m.Text, ". ") + "?")
		return nil
	}
	named := func(w string) bool { return q.ctx.Names.CalledFirst(w, q.ctx.Recent) }
	if ordersHim.MatchString(lower(q.m.Text)) || !slices.ContainsFunc(capitals.FindAllString(q.m.Text, -1), named) {
		return nil
	}
	first, err := q.firstNames()
	if err != nil {
		return err
	}
	var who *crm.Contact
	var at []int
	for _, w := range capitals.FindAllStringIndex(q.m.Text, -1) {
		switch k := first[q.m.Text[w[0]:w[1]]]; {
		case k == nil:
		case who != nil:
			return nil
		default:
			who, at = k, w
		}
	}
	if who == nil || at[0] == 0 && !stoodUp.MatchString(lower(q.m.Text[at[1]:])) { // what begins with a name is told of him
		return nil
	}
	if namesCustomer(q.f) && !strings.HasPrefix(who.Name.Text, q.f.Account.Text) || q.conv.About != "" && who.Account != q.conv.About && q.said().Sub(q.conv.AboutAt) <= talksFor || capital(strings.TrimLeft(q.m.Text[at[1]:], " ")) || joinedTo.MatchString(q.m.Text[at[1]:]) {
		return nil
	}
	q.readsAs(q.m.Text[:at[0]] + who.Name.Text + q.m.Text[at[1]:])
	return nil
}

// latin reports a plain Latin letter.
func latin(c rune) bool { return c < unicode.MaxASCII && unicode.IsLetter(c) }

var (
	// noAnswer begins what is told of who gave no answer, whom nobody visited.
	noAnswer = wording.Compile(`^(?:still |got |had )?no[ -](?:reply|replies|answer|response|show|pick-?up)\b`)
	// ordersHim begins what is wanted of the assistant, whoever is named there.
	ordersHim = wording.Compile(`^(?:pls|please|can|could|would|will|do|does|did|is|are|has|have|who|what|when|where|why|how|remind|tell|ask|text|ping|call|ring|phone|email|note|log|save|add|show|find)\b|\bremind me\b`)
	// stoodUp begins what is told of somebody who did not come to where he was to be met.
	stoodUp = wording.Compile(`^ (?:was a no-?show|was a no show|no-?showed|didn't (?:show|turn)|didnt (?:show|turn)|did not (?:show|turn)|never (?:showed|turned)|stood (?:me|us) up)\b`)
)

// readsAs reads the message anew in another spelling, as if it had come so.
func (q *request) readsAs(text string) {
	q.m.Text = text
	now := q.senseOf(text, len(q.conv.Items), q.ctx)
	q.f, q.order = now.facts, now.order
}

var (
	// asksHim begins a question in English without its mark, by the verb and a pronoun: is he, did they, have we.
	asksHim = wording.Compile(`^(?:so |and |but )?(?:(?:is|are|does|did|was|were|should) (?:i|we|he|she|they|anyone|anybody|someone)|(?:has|is|does|will|should|could|would) (?:it|that|this)|do (?:i|we|they)|(?:have|has) (?:i|we|they|he|she|anyone|anybody)|(?:can|could|will|would) (?:i|we|he|she|they|anyone|anybody)) [a-z]`)
	// asksName begins one with the name of somebody behind the verb: is Tom the decision maker.
	asksName = wording.Compile(`(?i)^(?:so |and |but )?(?:is|does|did|has|was|will|should|can) ([a-z]{3,15})(?:'s? [a-z]+)? [a-z]`)
)

// asksForIt begins what is politely wanted of the assistant: can I get a discount approved for Otto, could we move it to Friday.
var asksForIt = wording.Compile(`^(?:so |and |but )?(?:can|could|may) (?:i|we) (?:please |pls |just |also )*(?:log|note|record|save|add|put|set|book|schedule|arrange|plan|change|correct|fix|move|push|shift|postpone|cancel|delete|remove|undo|close|mark|rename|assign|hand|request|apply|submit|have|get|register|create|open|update|withdraw|say)\b`)

// asksByItsVerb reports a question in English without its mark, which begins with a verb and who is meant. What is told
// without its subject, did otto today, names a customer there.
func (q *request) asksByItsVerb() bool {
	said := strings.TrimSpace(q.m.Text)
	if !ascii(said) || strings.ContainsAny(said, "?\n") || len(said) > 80 || asksForIt.MatchString(lower(said)) {
		return false
	}
	if asksHim.MatchString(lower(said)) {
		return true
	}
	m := asksName.FindStringSubmatch(said)
	if m == nil {
		return false
	}
	if len(q.f.Colleagues) == 1 && slices.ContainsFunc(q.f.Colleagues[0].Row.Names, func(n crm.Name) bool { return strings.EqualFold(n.Text, m[1]) }) {
		return true
	}
	return capitals.MatchString(m[1]) && len(q.f.Contacts) > 0 && strings.HasPrefix(q.f.Contacts[0].Name, m[1])
}

// joinedTo begins what makes a name part of an address.
var joinedTo = wording.Compile(`^(?:\.[A-Za-z]|[@_/-])`)

// ownCustomerOf is the one customer of the speaker's among those of whom people of a name are; ""
// where there is none, or more than one.
func (q *request) ownCustomerOf(people []parse.Match) (id crm.AccountID, err error) {
	for _, p := range people {
		if p.Row.Kind != crm.KindContact || p.Row.Account == id {
			continue
		}
		a, err := q.accountIf(p.Row.Account, q.owns)
		if err != nil {
			return "", err
		}
		if a != nil && id != "" {
			return "", nil
		}
		if a != nil {
			id = a.ID
		}
	}
	return id, nil
}
