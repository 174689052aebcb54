package crmtest

import (
	"fmt"
	"strings"

	"milepost/storage/crm"
)

// namer makes names, each once.
type namer struct {
	*dice
	keys   func(string) crm.Name
	made   map[string]crm.Name // by text: people are called alike
	folds  map[string]bool     // of companies
	people map[string]bool     // our own
	ids    map[string]int
}

func newNamer(d *dice, keys func(string) crm.Name) *namer {
	return &namer{d, keys, map[string]crm.Name{}, map[string]bool{}, map[string]bool{}, map[string]int{}}
}

// name gives a name with its keys.
func (n *namer) name(text string) crm.Name {
	if k, ok := n.made[text]; ok {
		return k
	}
	k := n.keys(text)
	n.made[text] = k
	return k
}

// company makes a name under which no other company is found. Where every
// short one is taken, a number of the plant makes it another.
func (n *namer) company(r region, b business) crm.Name {
	for try := 0; ; try++ {
		text := n.firm(r, b)
		if try > 20 {
			text = plant(r.tongue, text, try)
		}
		if name := n.keys(text); !n.folds[name.Fold] {
			n.folds[name.Fold] = true
			return name
		}
	}
}

func plant(t tongue, text string, n int) string {
	if t == chinese {
		return strings.TrimSuffix(text, "有限公司") + fmt.Sprintf("%d厂", n)
	}
	return fmt.Sprintf("%s Plant %d", text, n)
}

func (n *namer) firm(r region, b business) string {
	form := pickOf(n.dice, legalForms(r.tongue))
	if r.tongue != chinese {
		text := pickOf(n.dice, latinHeads(r.tongue)) + pickOf(n.dice, latinTails(r.tongue))
		if n.chance(400) {
			text = pickOf(n.dice, r.cities) + " " + text
		}
		return text + " " + pickOf(n.dice, b.en) + form
	}
	text := pickOf(n.dice, r.cities)
	if n.chance(150) {
		text += "市"
	}
	return text + n.brand() + pickOf(n.dice, b.zh) + form
}

func (n *namer) brand() string {
	heads, tails := []rune(brandHeads), []rune(brandTails)
	head, tail := pickOf(n.dice, heads), pickOf(n.dice, tails)
	for head == tail {
		tail = pickOf(n.dice, tails)
	}
	return string(head) + string(tail)
}

// somebody is a person as others speak of him.
type somebody struct{ called, full, title string }

// contact is somebody at a customer.
func (n *namer) contact(t tongue) somebody {
	if t != chinese {
		first, last := foreignNames(t)
		name := pickOf(n.dice, first) + " " + pickOf(n.dice, last)
		return somebody{name, name, pickOf(n.dice, positions())}
	}
	surname, title := pickOf(n.dice, surnames()).han, pickOf(n.dice, titles())
	who := somebody{called: surname + title[0], title: title[1]}
	if n.chance(450) {
		who.full = surname + pickOf(n.dice, givenNames()).han
	}
	return who
}

// colleague is one of our own people: his name and his id, both given once.
func (n *namer) colleague(t tongue) (id, name string) {
	for try := 0; ; try++ {
		if t == chinese {
			s, g := pickOf(n.dice, surnames()), pickOf(n.dice, givenNames())
			id, name = s.pinyin+g.pinyin, s.han+g.han
			if try > 20 { // a second given name makes more of them
				more := pickOf(n.dice, givenNames())
				id, name = id+more.pinyin, name+string([]rune(more.han)[:1])
			}
		} else {
			first, last := foreignNames(t)
			f, l := pickOf(n.dice, first), pickOf(n.dice, last)
			id, name = ascii(f+l), f+" "+l
			if try > 20 {
				id, name = id+ascii(l), fmt.Sprintf("%s %s-%s", f, l, pickOf(n.dice, last))
			}
		}
		if !n.people[name] {
			n.people[name] = true
			break
		}
	}
	if n.ids[id]++; n.ids[id] > 1 {
		id = fmt.Sprint(id, n.ids[id])
	}
	return id, name
}

// ascii keeps the letters of an id.
func ascii(s string) string {
	s = strings.NewReplacer("ü", "ue", "ö", "oe", "ä", "ae", "ß", "ss").Replace(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}
