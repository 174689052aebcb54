package handlers

import (
	"regexp"
	"sync"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// team is a small world of names: two customers that are known, some of their
// people, and colleagues.
func someNames() *parse.Names {
	account := func(id, name string) crm.NameRow {
		return crm.NameRow{Kind: crm.KindAccount, ID: id, Names: []crm.Name{parse.Keys(name)}, Account: crm.AccountID(id), Owner: "xiaoli", Team: "huanan"}
	}
	person := func(id, at, name string) crm.NameRow {
		return crm.NameRow{Kind: crm.KindContact, ID: id, Names: []crm.Name{parse.Keys(name)}, Account: crm.AccountID(at)}
	}
	ours := func(id, name string) crm.NameRow {
		return crm.NameRow{Kind: crm.KindPerson, ID: id, Names: []crm.Name{parse.Keys(name)}, Owner: crm.PersonID(id), Team: "huanan"}
	}
	return parse.NewNames([]crm.NameRow{
		account("a1", "比亚迪"), account("a2", "Oakline"), account("a3", "美科"), account("a4", "恒鑫"), account("a5", "粤钢桶业"),
		person("k1", "a1", "王总"), person("k2", "a2", "Greta"), person("k3", "a3", "林副总"),
		ours("xiaoli", "小李"), ours("xiaochen", "小陈"), ours("wangmin", "王敏"),
	})
}

func at() parse.Context {
	zone := time.FixedZone("CST", 8*3600)
	return parse.Context{
		Terms: understood().terms,
		Said:  time.Date(2026, 11, 2, 15, 0, 0, 0, zone), Zone: zone, Locale: "zh", Names: someNames(), Mine: "xiaoli",
	}
}

// decoded is the method of the product, decoded once.
var decoded = sync.OnceValues(playbook.Default)

// embedded is the method of the product. It is shared: who changes it changes a copy.
func embedded(t testing.TB) *playbook.Book {
	t.Helper()
	b, err := decoded()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// understood is what the method of the product makes of words.
var understood = sync.OnceValue(func() *Understanding {
	book, err := decoded()
	if err != nil {
		panic(err)
	}
	return Understand(book)
})

// TestExamples proves every example and every near miss of every intent.
func TestExamples(t *testing.T) {
	alone(t)
	all := Intents(embedded(t))
	for _, in := range all {
		for _, text := range in.Examples {
			got, ok := choose(all, parse.Read(text, at()))
			if !ok || got.Name != in.Name {
				t.Errorf("%s: %q is taken as %q", in.Name, text, got.Name)
			}
		}
		for _, text := range in.Near {
			if got, ok := choose(all, parse.Read(text, at())); ok && got.Name == in.Name {
				t.Errorf("%s: %q only looks like it and is taken", in.Name, text)
			}
		}
	}
}

// TestEveryIntentIsProven keeps the list complete: a name of its own, a
// handler, examples and near misses, and somebody who answers where a role is
// wanted.
func TestEveryIntentIsProven(t *testing.T) {
	seen := map[string]bool{}
	for _, in := range Intents(embedded(t)) {
		switch {
		case in.Name == "" || seen[in.Name]:
			t.Errorf("intent %q has no name of its own", in.Name)
		case in.Handle == nil:
			t.Errorf("intent %s has no handler", in.Name)
		case len(in.Examples) == 0 || len(in.Near) == 0:
			t.Errorf("intent %s has no examples or no near misses", in.Name)
		case len(in.Roles) > 0 && in.Refuse == nil:
			t.Errorf("intent %s does not say what others are told", in.Name)
		}
		seen[in.Name] = true
	}
}

// quotedWords finds the examples that a card gives.
var quotedWords = regexp.MustCompile(`「([^」]+)」|“([^”]+)”`)

// TestHelpPromisesOnlyWhatIsUnderstood reads the examples off every help card,
// in both languages: each must be taken as something.
func TestHelpPromisesOnlyWhatIsUnderstood(t *testing.T) {
	book := embedded(t)
	all := Intents(book)
	for _, locale := range []string{"zh", "en"} {
		ctx := at()
		ctx.Locale = locale
		w := &cards.Writer{Locale: locale, Zone: ctx.Zone, Now: ctx.Said, Book: book}
		for _, role := range []crm.Role{crm.RoleRep, crm.RoleManager, crm.RoleDirector, crm.RoleSpecialist, crm.RoleAdmin} {
			card, more := w.Help(role, 0), w.Help(role, 5)
			var said []string
			for _, m := range quotedWords.FindAllStringSubmatch(card.Plain()+more.Plain(), -1) {
				said = append(said, m[1]+m[2])
			}
			for _, b := range card.Buttons {
				if b.Do.Verb == cards.DoSay {
					said = append(said, b.Do.Subject)
				}
			}
			for _, text := range said {
				if _, ok := choose(all, parse.Read(text, ctx)); !ok {
					t.Errorf("help for a %s (%s) promises %q, which is not understood", role, locale, text)
				}
			}
		}
	}
}
