package parse

import (
	"encoding/binary"
	"strings"
	"sync"

	"milepost/storage/crm"
)

// rowList holds rows in little memory, none of which the collector has to look
// through: all that they are written with stands in one text, and what many of
// them share, once. As crm.NameRow the names of a large store take three times
// as much.
type rowList struct {
	at     []packedRow
	text   string
	shared []string // kinds, owners, teams and regions
	names  int      // how many all rows have
	spoken int      // how many readings and initials those have
}

// packedRow is where the words of a row begin in the text, and which of the
// shared ones are its own.
type packedRow struct{ from, kind, owner, team, region uint32 }

// How a word is written: its length, doubled, and its bytes; or that it is the
// same as one before it.
const sameAgain = 1

// pack packs those of some rows, a share of them on each processor. It reads them
// and keeps nothing of them.
func pack(rows []crm.NameRow, which []int32) rowList {
	shares := make([]packer, workers(len(which)))
	var packing sync.WaitGroup
	for k := range shares {
		packing.Go(func() {
			mine := which[k*len(which)/len(shares) : (k+1)*len(which)/len(shares)]
			shares[k] = packer{list: rowList{at: make([]packedRow, 0, len(mine))}, seen: map[string]uint32{}, text: make([]byte, 0, rowSize*len(mine))}
			for _, i := range mine {
				shares[k].row(&rows[i])
			}
		})
	}
	packing.Wait()
	if len(shares) == 1 {
		shares[0].list.text = string(shares[0].text)
		return shares[0].list
	}
	return together(shares)
}

// rowSize is about how many bytes a row is written with.
const rowSize = 160

// together makes one list of what several packed.
func together(shares []packer) rowList {
	size, many := 0, 0
	for i := range shares {
		size, many = size+len(shares[i].text), many+len(shares[i].list.at)
	}
	all := packer{list: rowList{at: make([]packedRow, 0, many)}, seen: map[string]uint32{}}
	var text strings.Builder
	text.Grow(size)
	for i := range shares {
		p, before := &shares[i], uint32(text.Len())
		_, _ = text.Write(p.text)
		is := make([]uint32, len(p.list.shared))
		for k, s := range p.list.shared {
			is[k] = all.once(s)
		}
		for _, r := range p.list.at {
			all.list.at = append(all.list.at, packedRow{r.from + before, is[r.kind], is[r.owner], is[r.team], is[r.region]})
		}
		all.list.names += p.list.names
		all.list.spoken += p.list.spoken
	}
	all.list.text = text.String()
	return all.list
}

// packer fills a list.
type packer struct {
	list rowList
	text []byte
	seen map[string]uint32 // where a shared word stands
}

// row writes the words of a row: its id; each name with how it is sorted first,
// which is asked for most; its account and telephone number.
func (p *packer) row(r *crm.NameRow) {
	p.list.at = append(p.list.at, packedRow{
		from: uint32(len(p.text)), kind: p.once(string(r.Kind)),
		owner: p.once(string(r.Owner)), team: p.once(string(r.Team)), region: p.once(r.Region),
	})
	p.word(r.ID)
	p.number(len(r.Names))
	for i := range r.Names {
		p.name(&r.Names[i], r.Kind == crm.KindAccount)
	}
	p.like(string(r.Account), r.ID)
	p.word(r.Phone)
	p.list.names += len(r.Names)
}

// name writes a name; only that of a company is found by how it is said.
func (p *packer) name(n *crm.Name, said bool) {
	p.word(n.Text)
	p.like(n.Fold, n.Text)
	p.like(n.Sort, n.Fold)
	if !said {
		p.number(0)
		p.number(0)
		return
	}
	for _, list := range [][]string{n.Pinyin, n.Initials} {
		p.number(len(list))
		for _, s := range list {
			p.like(s, n.Sort)
		}
		p.list.spoken += len(list)
	}
}

func (p *packer) number(n int) { p.text = binary.AppendUvarint(p.text, uint64(n)) }

func (p *packer) word(s string) {
	p.number(2 * len(s))
	p.text = append(p.text, s...)
}

// like writes a word that is often the same as another.
func (p *packer) like(s, other string) {
	if s == other {
		p.number(sameAgain)
		return
	}
	p.word(s)
}

// once is where a word stands that many rows share.
func (p *packer) once(s string) uint32 {
	at, ok := p.seen[s]
	if !ok {
		at = uint32(len(p.list.shared))
		s = string([]byte(s)) // a copy: what the row came in is let go of
		p.list.shared = append(p.list.shared, s)
		p.seen[s] = at
	}
	return at
}

// len is how many rows there are.
func (l *rowList) len() int { return len(l.at) }

func (l *rowList) kind(i int32) crm.Kind      { return crm.Kind(l.shared[l.at[i].kind]) }
func (l *rowList) owner(i int32) crm.PersonID { return crm.PersonID(l.shared[l.at[i].owner]) }
func (l *rowList) region(i int32) string      { return l.shared[l.at[i].region] }

func (l *rowList) id(i int32) string {
	r := wordReader{l.text, l.at[i].from}
	return r.word()
}

func (l *rowList) key(i int32) rowKey { return rowKey{l.kind(i), l.id(i)} }

// sort is how the first name of a row is sorted.
func (l *rowList) sort(i int32) string {
	r := wordReader{l.text, l.at[i].from}
	r.word()
	r.number()
	return r.like(r.like(r.word()))
}

// account is the account of a row. It is asked of many rows, and reads past their names.
func (l *rowList) account(i int32) crm.AccountID {
	r := wordReader{l.text, l.at[i].from}
	id := r.word()
	for range r.number() {
		sort := r.like(r.like(r.word()))
		for range 2 { // pinyin and initials
			for range r.number() {
				r.like(sort)
			}
		}
	}
	return crm.AccountID(r.like(id))
}

// row is a row as it was packed, but for the readings of those who are no
// companies.
func (l *rowList) row(i int32) crm.NameRow {
	var r crm.NameRow
	l.fill(i, &r)
	return r
}

// all are the rows as they were packed.
func (l *rowList) all() []crm.NameRow {
	out := make([]crm.NameRow, l.len(), l.len()+1)
	for i := range out {
		l.fill(int32(i), &out[i])
	}
	return out
}

// fill makes r a row of the list. It uses the room that r has; the words are
// those of the list.
func (l *rowList) fill(i int32, r *crm.NameRow) {
	at := l.at[i]
	in := wordReader{l.text, at.from}
	r.Kind, r.Owner, r.Team, r.Region = l.kind(i), l.owner(i), crm.TeamID(l.shared[at.team]), l.region(i)
	r.ID = in.word()
	n := int(in.number())
	if cap(r.Names) < n {
		r.Names = make([]crm.Name, n)
	}
	r.Names = r.Names[:n]
	for k := range r.Names {
		name := &r.Names[k]
		name.Text = in.word()
		name.Fold = in.like(name.Text)
		name.Sort = in.like(name.Fold)
		name.Pinyin = in.list(name.Pinyin, name.Sort)
		name.Initials = in.list(name.Initials, name.Sort)
	}
	r.Account = crm.AccountID(in.like(r.ID))
	r.Phone = in.word()
}

// wordReader reads what a packer wrote.
type wordReader struct {
	text string
	at   uint32
}

func (r *wordReader) number() uint32 {
	n := uint32(0)
	for shift := 0; ; shift += 7 {
		b := r.text[r.at]
		r.at++
		n |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (r *wordReader) word() string { return r.like("") }

// like reads a word that may be the same as another.
func (r *wordReader) like(other string) string {
	n := r.number()
	if n == sameAgain {
		return other
	}
	from := r.at
	r.at += n / 2
	return r.text[from:r.at]
}

// list reads words into the room of others; none is nil.
func (r *wordReader) list(into []string, other string) []string {
	n := int(r.number())
	if n == 0 {
		return nil
	}
	if into = into[:0]; cap(into) < n {
		into = make([]string, 0, n)
	}
	for range n {
		into = append(into, r.like(other))
	}
	return into
}
