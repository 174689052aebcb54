package parse

import (
	"math"
	"slices"
	"strconv"

	"milepost/handlers/parse/moment"
)

// Entity is a date, time, range, length of time, sum, phone number or e-mail
// address in a text, with everything that it may mean.
type Entity struct {
	Kind   string // date time datetime daterange timerange datetimerange duration currency phone email
	Span   Span
	Text   string        // as typed
	Values []EntityValue // the likeliest first
}

// EntityValue is one meaning: Value alone (with a Unit where it is a sum), or
// Start and End, either of which is empty where the range is open.
// Moments are YYYY-MM-DDTHH:MM:SS in the speaker's zone, days YYYY-MM-DD.
type EntityValue struct {
	Value string `json:"value,omitzero"`
	Unit  string `json:"unit,omitzero"`
	Start string `json:"start,omitzero"`
	End   string `json:"end,omitzero"`
}

// Entities lists what the reader claims in a text before it looks for words:
// the same finds that Read fills its slots from.
func Entities(text string, ctx Context) []Entity {
	r := reader{text: text}
	r.begin(typed(text), ctx)
	r.claimContacts()
	r.claimSums()
	out := make([]Entity, 0, len(r.claims)+len(r.found))
	for i := range r.found {
		f := &r.found[i]
		if r.withinSum(f) {
			continue
		}
		e := Entity{Kind: f.Kind.String(), Span: Span{f.Start, f.End}}
		e.Values = momentValues(f.Values)
		out = append(out, e)
	}
	for _, c := range r.claims {
		e := Entity{Span: c.span}
		switch c.kind {
		case claimEmail:
			e.Kind, e.Values = "email", []EntityValue{{Value: r.emails[c.at]}}
		case claimPhone:
			e.Kind, e.Values = "phone", []EntityValue{{Value: r.phones[c.at]}}
		case claimMoney:
			m := &r.moneys[c.at]
			if m.bare && m.span.End-m.span.Start < len(r.n) {
				continue // a number among words: only the words of a clause can make it a sum
			}
			e.Kind, e.Values = "currency", m.values()
		default:
			continue
		}
		out = append(out, e)
	}
	sortEntities(out)
	for i := range out {
		out[i].Text = r.str(out[i].Span)
	}
	return out
}

// withinSum reports whether a find is the beginning of a sum with its currency: two thousand
// five hundred euros, nineteen hundred dollars.
func (r *reader) withinSum(f *moment.Found) bool {
	for i := range r.moneys {
		if m := &r.moneys[i]; m.currency != "" && m.span.Start <= f.Start && f.End <= m.span.End {
			return true
		}
	}
	return false
}

// momentValues words the meanings of a find; their words share one piece of memory.
func momentValues(vs []moment.Value) []EntityValue {
	var few [256]byte
	var ends [2 * moment.MaxValues]int // where each Start and End ends
	b := few[:0]
	for i := range vs {
		b = vs[i].AppendFrom(b)
		ends[2*i] = len(b)
		b = vs[i].AppendTo(b)
		ends[2*i+1] = len(b)
	}
	words, begun := string(b), 0
	out := make([]EntityValue, len(vs))
	for i := range vs {
		from, to := words[begun:ends[2*i]], words[ends[2*i]:ends[2*i+1]]
		begun = ends[2*i+1]
		switch vs[i].Shape {
		case moment.ADay, moment.AMoment:
			out[i].Value = from
		case moment.ALength:
			out[i].Value = to
		default:
			out[i].Start, out[i].End = from, to
		}
	}
	return out
}

// decimal writes a figure without needless zeros.
func decimal(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
}

// sortEntities orders by place.
func sortEntities(out []Entity) {
	slices.SortStableFunc(out, func(a, b Entity) int { return a.Span.Start - b.Span.Start })
}
