package parse

import (
	"strings"

	"milepost/storage/crm"
)

// packed puts all that rows are made of into a few large pieces of memory. Read
// one by one, in between what is thrown away again, the hundreds of thousands of
// small pieces of a large store hold a third more than they need.
func packed(rows []crm.NameRow) {
	p := packer{piece: min(64<<10, 128*len(rows)), seen: map[string]string{}}
	names, readings := 0, 0
	for i := range rows {
		names += len(rows[i].Names)
		for _, n := range rows[i].Names {
			readings += len(n.Pinyin) + len(n.Initials)
		}
	}
	p.names, p.readings = make([]crm.Name, 0, names), make([]string, 0, readings)
	for i := range rows {
		p.row(&rows[i])
	}
}

// packer fills pieces of memory. What is the same in many rows, it keeps once.
type packer struct {
	piece    int // bytes of text that lie together
	text     strings.Builder
	names    []crm.Name
	readings []string
	seen     map[string]string
}

func (p *packer) row(r *crm.NameRow) {
	id := p.put(r.ID)
	if string(r.Account) == r.ID {
		r.Account = crm.AccountID(id)
	} else {
		r.Account = crm.AccountID(p.put(string(r.Account)))
	}
	r.ID = id
	r.Kind, r.Region = crm.Kind(p.once(string(r.Kind))), p.once(r.Region)
	r.Owner, r.Team = crm.PersonID(p.once(string(r.Owner))), crm.TeamID(p.once(string(r.Team)))
	r.Phone = p.put(r.Phone)
	from := len(p.names)
	for _, n := range r.Names {
		p.names = append(p.names, p.name(n))
	}
	r.Names = p.names[from:len(p.names):len(p.names)]
}

func (p *packer) name(n crm.Name) crm.Name {
	out := crm.Name{Text: p.put(n.Text), Pinyin: p.list(n.Pinyin), Initials: p.list(n.Initials)}
	out.Fold = p.like(n.Fold, out.Text)
	if len(out.Pinyin) > 0 && n.Sort == out.Pinyin[0] {
		out.Sort = out.Pinyin[0]
	} else {
		out.Sort = p.like(n.Sort, out.Fold)
	}
	return out
}

// list packs strings; an empty list is none.
func (p *packer) list(all []string) []string {
	from := len(p.readings)
	for _, s := range all {
		p.readings = append(p.readings, p.put(s))
	}
	return p.readings[from:len(p.readings):len(p.readings)]
}

// like is s, in the place of other where they are the same.
func (p *packer) like(s, other string) string {
	if s == other {
		return other
	}
	return p.put(s)
}

// put copies a string into the piece that is being filled.
func (p *packer) put(s string) string {
	if p.text.Cap()-p.text.Len() < len(s) {
		p.text = strings.Builder{} // the last piece stays where its strings are
		p.text.Grow(max(p.piece, len(s)))
	}
	from := p.text.Len()
	p.text.WriteString(s)
	return p.text.String()[from:]
}

// once is put for what many rows share.
func (p *packer) once(s string) string {
	if was, ok := p.seen[s]; ok {
		return was
	}
	out := p.put(s)
	p.seen[out] = out
	return out
}
