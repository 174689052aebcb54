package handlers

import (
	"strconv"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// partToday is a part of the day at which one is somewhere, and hourToday an hour of it.
const (
	partToday = `(this (?:morning|afternoon|evening)|tonight)`
	hourToday = `((?:at |around )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|at \d{1,2}(?:[:.]\d\d)?)`
)

// goesThereEN begins where one goes next: otto, off to kestrel.
const goesThereEN = `^(?:then |and |next )?(?:off to |going to |seeing |visiting )?` + englishName + ` `

// oneOurs is the name of a colleague before other words, as short as it may be.
const oneOurs = `([a-z]{2,20}?(?: [a-z]{2,20}?)??)`

// daysAhead is a day or a week of which somebody's plans are asked.
const daysAhead = `(today|tomorrow|tmrw|tmr|this week|next week|on (?:mon|tues|wednes|thurs|fri)day)`

// everydayPhrases are said in the course of a day in as few words as thumbs write: where one goes next, what a leader
// asks of somebody, and what belongs to whom.
var everydayPhrases = []phrase{
	// where one goes later today
	{said: wording.Compile(goesThereEN + partToday + `$`), as: "remind me to visit @ $2", when: stillToCome},
	{said: wording.Compile(goesThereEN + hourToday + `$`), as: "visit @ today $2", when: stillToCome},
	{said: wording.Compile(goesThereEN + `(?:right )?after (?:lunch|noon)$`), as: "remind me to visit @ this afternoon", when: stillToCome},
	{said: wording.Compile(goesThereEN + `(?:right )?before (?:lunch|noon)$`), as: "remind me to visit @ this morning", when: stillToCome},
	{said: wording.Compile(goesThereEN + `later(?: today| on)?$`), as: "remind me to visit @ today", when: stillToCome},
	// what a leader asks of his people
	{said: wording.Compile(`^(?:请|麻烦)?(?:给|帮)` + oursZH + `(?:加|派|安排|布置|建)(?:一)?(?:个|条|件)?(?:任务|待办|活|事)[,，:： ]*(.{3,60})$`), as: "让$1$2", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:so )?(?:what|whats|what's)(?: has| does)? ` + oneOurs + `(?:'s| has| have)?(?: got| have)? (?:on|planned|scheduled|lined up)(?: for)? ` + daysAhead + `[?]?$`), as: "$1 $2有哪些待办", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:what's|whats|what is)(?: on| up| planned)? for ` + oneOurs + ` ` + daysAhead + `[?]?$`), as: "$1 $2有哪些待办", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:what is|what's|whats) ` + oneOurs + ` (?:doing|up to|planning) ` + daysAhead + `[?]?$`), as: "$1 $2有哪些待办", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:show me )?` + oneOurs + `(?:'s)? (?:agenda|plan|plans|schedule|tasks|to-?dos?)(?: for)? ` + daysAhead + `[?]?$`), as: "$1 $2有哪些待办", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^` + askedTo + `([a-z]{2,20})(?:的)?(` + daysToCome + `)` + alsoAsked + `(?:` + planNoun + `|(?:要|会|打算)(?:干|做|忙)(?:点|些)?(?:啥|什么|嘛))(?:是什么|有哪些)?` + askedEnd), as: "$1$2有哪些待办", ours: []int{1}},
	{said: wording.Compile(`^(?:please |pls |can you |could you )*remind ` + oursEN + ` (?:about|of|re) ((?:the |our |his |her |that )?.{3,60})$`), as: "ask $1 to see to $2", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:so )?(?:what|anything|is there anything|does anything)(?: else)?(?: still| that)? needs?(?: to be decided by)? (?:me|my (?:attention|input|eyes|decision|say|signature))(?: today| now| this week)?[?]?$`), as: "pending approvals", when: byLeader},
	{said: wording.Compile(`^(?:现在|今天)?(?:有)?(?:什么|啥|哪些)(?:事|东西)?(?:要|等|待|需要)(?:着)?我(?:来|去)?(?:处理|定|管|看)(?:的)?(?:吗|啊|呢)?[?？]?$`), as: "待审批", when: byLeader},
	{said: wording.Compile(`^(?:actually|no|ok|okay|sorry|and|[,. ])*(?:please )?(?:give|hand|pass|move) (?:` + englishName + ` )?back to ` + oursEN + `$`), as: "give @ to $2", ours: []int{2}, when: byLeader},
	{said: wording.Compile(`^(?:还是|算了|那)*[,，]?(?:把(?P<at>[^,，。 ]{2,10}?))?(?:还回?|退回?|转回)(?:去)?给` + oursZH + `(?:吧|了)?$`), as: "把@转给$2", ours: []int{2}, when: byLeader},
	// whose they are
	{said: wording.Compile(`^(?:so )?(?:what(?:'s| is)|what are|which (?:ones|accounts|customers|clients)(?: are)?|who(?:'s| is))(?: still)? mine(?: now| currently| at the moment| then)?[?]?$|^(?:what|which) (?:accounts|customers|clients) (?:do i (?:still )?have|have i (?:still )?got|are left)(?: now| left)?[?]?$`), as: "my customers"},
	{said: wording.Compile(`^(?:is there )?(?:anything|what) (?:else|more)(?: open| to do| left)?(?: for| at| on| with) ` + englishName + `[?]?$`), as: "what's left for @", when: knownThere},
	// what is asked of a customer without a deal, too: the answer says that there is none
	{said: wording.OneOf(
		`^(?:can|could|may) (?:i|we) (?:go|come)(?: down| as low as| lower)* (?:to |than |below )?[\d.,]+ ?[kmw]?`+nowWords,
		`^how (?:low|far down) (?:can|could|may) (?:i|we) go`+nowWords,
	), as: "@ negotiation log", when: stillAsked},
	{said: wording.Compile(`^(?:so )?(?:can|could|will|do) we (?:still )?win (?:it|this|this one|that one|them)` + nowWords), as: "can we win @", when: stillAsked},
}

// stillToCome reports that somebody known is named with a part of this day that begins or is still to come, and that
// nobody was told of there just now: that may be when he was there.
func stillToCome(q *request, at crm.AccountID) (bool, error) {
	s := squash(q.m.Text)
	now := q.said().Hour()
	from, until := 0, 0
	switch {
	case at == "" || q.customerIn(s) != "":
		return false, nil
	case holds(s, "this morning", "before lunch", "before noon"):
		from, until = 0, 10
	case holds(s, "afternoon", "after lunch", "after noon"):
		from, until = 0, 14
	case holds(s, "noon", "lunch"):
		from, until = 0, 12
	case holds(s, "tonight", "evening"):
		from, until = 0, 19
	case holds(s, "later"):
		from, until = 0, 17
	default:
		hour := hourOnly.FindStringSubmatch(s)
		n, _ := strconv.Atoi(hour[1])
		if n < 8 && hour[2] != "am" || hour[2] == "pm" && n < 12 {
			n += 12
		}
		from, until = 0, n
	}
	return now >= from && now < until, nil
}

// hourOnly finds the hour that stands in a few words.
var hourOnly = wording.Compile(`(\d{1,2})(?:[:.]\d\d)? ?(am|pm)?`)
