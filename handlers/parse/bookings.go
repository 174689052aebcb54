package parse

import (
	"slices"
	"strings"
)

// A room that is booked, a flight that leaves, a car that goes to be serviced are nobody's visit, though they have a
// day and a name beside them: the name is that of the room, of the house, of the place to which one travels, of the car.

// booked are what is booked or taken, and by which words it is.
var (
	bookedThings = []string{"meeting room", "conference room", "boardroom", "board room", "hotel ", "hostel", "airbnb", "flight ", "car service", "parking space", "table for", "会议室", "酒店", "民宿", "宾馆", "航班", "机票", "高铁票", "火车票", "车位"}
	bookedWords  = []string{"booked", "is taken", "is free", "is full", "reserved", "leaves at", "leaves on", "departs", "lands at", "boards at", "booking", "已订", "订好", "订了", "定好了", "被占", "占用", "占了", "预约", "预定", "预订", "起飞", "落地", "满了"}
)

// onlyBooks reports whether a group says no more than that such a thing is booked: with nobody of a customer's and no
// word of a doing, and with no customer who is known. Meeting room Berlin is booked on Thursday.
func (r *reader) onlyBooks(g *group) bool {
	if r.anybody(g) || r.bitsOf(g)&(cVisit|cCall|cActivity|cMilestone|cOutcome|cSay|cWantBuy|cCustomer|cTheirs) != 0 || g.firm >= 0 && r.sure(g.firm) && !r.besideBooked(g) {
		return false
	}
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.books(&r.clauses[k]) })
}

// books reports whether a clause says that such a thing is booked.
func (r *reader) books(c *clause) bool {
	text := r.words(c)
	if _, thing := holdsAny(text, bookedThings); !thing || strings.Contains(text, "给") {
		return false
	}
	_, booked := holdsAny(text, bookedWords)
	return booked
}

// besideBooked reports whether the company of a group stands right beside the house that is booked: Hotel Meridian.
func (r *reader) besideBooked(g *group) bool {
	f := &r.firms[g.firm]
	before, behind := r.between(0, f.span.Start), r.between(f.span.End, len(r.n))
	for _, w := range [...]string{"hotel", "room", "酒店", "会议室"} {
		if strings.HasSuffix(strings.TrimRight(before, " "), w) || strings.HasPrefix(strings.TrimLeft(behind, " "), w) {
			return true
		}
	}
	return false
}

// ownBrand reports whether the company of a group is only the brand of what an errand of the speaker's is for: it
// stands alone in its clause beside that of the errand. 明天去4S店保养,奥迪.
func (r *reader) ownBrand(g *group) bool {
	if g.firm < 0 || len(g.clauses) != 2 || !r.brandAlone(g) {
		return false
	}
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		text := r.words(c)
		_, garage := holdsAny(text, []string{"4s店", "保养", "洗车", "验车", "年检", "贴膜", "加油", "car service", "mot ", "oil change", "tyres changed"})
		return garage && len(c.firms) == 0
	})
}

// brandAlone reports whether the company of a group stands alone in its clause.
func (r *reader) brandAlone(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		return len(c.firms) == 1 && c.firms[0] == g.firm && r.firms[g.firm].span == c.span
	})
}
