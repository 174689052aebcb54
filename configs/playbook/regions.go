package playbook

import (
	"strings"

	"milepost/storage/crm"
)

// Region is an area that a sales team looks after (handbook K3).
type Region struct {
	Word      `yaml:",inline"`
	Provinces []Province `yaml:"provinces" json:"provinces"`
}

// Province is a part of a region with its towns. Other spellings of a place
// stand behind a slash: 东莞/Dongguan.
type Province struct {
	Place string   `yaml:"place" json:"place"`
	Towns []string `yaml:"towns" json:"towns,omitempty"`
}

// Located is where a place lies.
type Located struct {
	Region   string // the id of a region
	Province string // as the playbook writes it first; "" for a region as a whole
	Town     string // likewise; "" for a province as a whole
}

// in reports whether a place lies within another: 东莞 in 广东, 广东 in 华南.
func (l Located) in(o Located) bool {
	return l.Region == o.Region && (o.Province == "" || l.Province == o.Province) && (o.Town == "" || l.Town == o.Town)
}

// Locate finds where a place lies that somebody wrote: 东莞, 广东东莞市长安镇,
// Dongguan, 华南. ok is false for one that no region of the playbook has.
func (b *Book) Locate(place string) (l Located, ok bool) {
	place = strings.ToLower(strings.TrimSpace(place))
	if r, found := Lookup(b.Regions, place); found {
		return Located{Region: r.ID}, true
	}
	for _, r := range b.Regions {
		for _, p := range r.Provinces {
			if n := begins(place, p.Place); n > 0 {
				l = Located{Region: r.ID, Province: first(p.Place)}
				l.Town, _ = p.town(strings.TrimLeft(place[n:], "省市 ,"))
				return l, true
			}
		}
	}
	longest := 0
	for _, r := range b.Regions {
		for _, p := range r.Provinces {
			if t, n := p.town(place); n > longest {
				l, longest = Located{Region: r.ID, Province: first(p.Place), Town: t}, n
			}
		}
	}
	return l, longest > 0
}

// town is the town of a province with whose name a text begins, and how much of
// the text that makes; "" for none.
func (p Province) town(text string) (name string, longest int) {
	for _, t := range p.Towns {
		if n := begins(text, t); n > longest {
			name, longest = first(t), n
		}
	}
	return name, longest
}

// Covers reports whether a place lies within an area: 东莞 within 华南, 广东, 东莞.
// It is false where the playbook does not know both.
func (b *Book) Covers(area, place string) bool {
	in, ok := b.Locate(area)
	if !ok {
		return false
	}
	l, ok := b.Locate(place)
	return ok && l.in(in)
}

// LooksAfter reports whether a team looks after a place: that of its region, or of
// the area that it is called after.
func (b *Book) LooksAfter(t *crm.Team, place string) bool {
	return place != "" && (place == t.Region || place == t.Name.Text || b.Covers(t.Region, place) || b.Covers(t.Name.Text, place))
}

// Strays tells of each customer whether his place is looked after by another of
// the teams than his own. A place is located once: a lead sheet names few of them
// many times.
func (b *Book) Strays(teams []crm.Team) func(place string, own crm.TeamID) bool {
	type at struct {
		place string
		own   crm.TeamID
	}
	known := map[at]bool{}
	return func(place string, own crm.TeamID) bool {
		here := at{place, own}
		strays, ok := known[here]
		if !ok {
			strays = b.astray(place, own, teams)
			known[here] = strays
		}
		return strays
	}
}

// astray reports whether a customer's place is looked after by another of the
// teams than his own.
func (b *Book) astray(place string, own crm.TeamID, teams []crm.Team) bool {
	elsewhere := false
	for i := range teams {
		if !b.LooksAfter(&teams[i], place) {
			continue
		}
		if teams[i].ID == own {
			return false
		}
		elsewhere = true
	}
	return elsewhere && own != ""
}

// spellings are the ways in which a place is written.
func spellings(place string) []string { return strings.Split(place, "/") }

func first(place string) string { return spellings(place)[0] }

// begins gives how much of a text, in lower case, a place makes with which it
// begins, a word in Latin letters as a whole; 0 when it does not.
func begins(text, place string) int {
	longest := 0
	for _, s := range spellings(strings.ToLower(place)) {
		rest, ok := strings.CutPrefix(text, s)
		if !ok || len(s) <= longest {
			continue
		}
		latin := s[0] < 0x80
		if latin && rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
			continue // dongguanese
		}
		longest = len(s)
	}
	return longest
}
