package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is told on a phone in English of orders, offers and money: who deals in more than one currency says k and
// hardly ever which, so that a sum without its verb would become the price of the deal, whatever it was of.
const (
	// englishSum is a sum with its size or its currency: 295k, €30,000, 12 eur. 2 machines is none.
	englishSum = `((?:[€$£¥] ?\d[\d.,]*(?: ?(?:k|m|mio|million|thousand))?|\d[\d.,]* ?(?:k|m|mio|million|thousand)(?: ?(?:eur|euros?|usd|dollars?|gbp|pounds|cny|rmb|yuan))?|\d[\d.,]* ?(?:eur|euros?|usd|dollars?|gbp|pounds|cny|rmb|yuan)))`
	// justNow may stand behind what happened.
	justNow = `(?: (?:today|just now|now|this (?:morning|afternoon|am|pm)))?[!]*`
	anOrder = `(?:po|p\.o\.|purchase order|order|loi and po)`
	ofSum   = `(?:,|:| for| over| of| worth| at| -)* ?`
	// aMonth names a month or a quarter in which something is to be.
	aMonth = `(?:(?:the )?(?:end of|mid|middle of|early|late|beginning of|start of) )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4])(?: \d{4})?`
)

// orderPhrases are an order that came in (m8), as the signature that it is.
var orderPhrases = []phrase{
	{said: wording.Compile(`^(?:we |i |we've |i've |we have |just |finally )*(?:got|received|have|landed|booked|won) (?:the |a |an |their )?(?:signed )?` + anOrder + ` from ` + englishName + `(?:` + ofSum + englishSum + `)?` + justNow + `$`), as: "we signed @, $2", when: toldOfOpen},
	{said: wording.Compile(`^(?:the |a |an )?` + anOrder + ` from ` + englishName + ofSum + englishSum + justNow + `$`), as: "we signed @, $2", when: toldOfOpen},
	{said: wording.Compile(`^` + englishName + `(?:'s)? ` + anOrder + `(?: is| has| just| finally)*(?: in| received| here| arrived| came in| came| come in| through)(?:` + ofSum + englishSum + `)?` + justNow + `$`), as: "we signed @, $2", when: toldOfOpen},
	{said: wording.Compile(`^` + englishName + `(?: has| have| just| finally)* (?:sent|issued|raised|placed|gave|released|confirmed)(?: us)?(?: the| a| their| an)? ` + anOrder + `(?:` + ofSum + englishSum + `)?` + justNow + `$`), as: "we signed @, $2", when: toldOfOpen},
}

// otherSigned is a paper that was signed and sells nothing.
const otherSigned = `(ndas?|non-?disclosure agreement|confidentiality agreement|loi|letter of intent|mou|minutes|protocol|drawings?|layouts?|term sheet|spec(?:ification)?)`

// referredLead is a new lead and through which customer it came (L19), as the referral that it is: nobody was visited.
var referredLead = wording.Compile(`^((?:new )?lead:? .{3,80}?),? (?:came|comes|got it|it came|we got it)?(?: to us)? ?(?:from|via|through|thanks to|recommended by|introduced by) ([a-z0-9&][a-z0-9&. -]{1,30})$`)

// comesThrough is a new lead with the customer through whom it came said as its source; "" for none.
func (q *request) comesThrough(s string) string {
	m := referredLead.FindStringSubmatch(s)
	if m == nil || q.customerIn(m[2]) == "" && !q.namesKnown(m[2]) {
		return ""
	}
	return q.inHisWriting(m[1]) + ", referred by " + q.inHisWriting(m[2])
}

// namesKnown reports a part of a message that is the name of somebody known.
func (q *request) namesKnown(part string) bool {
	f := parse.Read("visited "+q.inHisWriting(part)+" today", q.ctx)
	return len(f.Contacts) == 1 && len(f.Contacts[0].Known) > 0
}

// toldOfOpen reports something that is told, and not asked, of a customer with an open deal.
func toldOfOpen(q *request, at crm.AccountID) (bool, error) {
	if q.f.Question {
		return false, nil
	}
	return hasOpen(q, at)
}

// toldOfKnown reports something that is told, and not asked, of a customer who is known.
func toldOfKnown(q *request, at crm.AccountID) (bool, error) {
	return at != "" && !q.f.Question, nil
}

// toldWithoutStep is toldOfKnown of what holds no step beside it: parts arrived at Otto, call Greta Friday.
func toldWithoutStep(q *request, at crm.AccountID) (bool, error) {
	return at != "" && !q.f.Question && q.f.Next == nil && !orderedBehind.MatchString(squash(q.m.Text)), nil
}

// orderedBehind finds what is to be done, behind what is told.
var orderedBehind = wording.Compile(`(?:[,;.] ?| and )(?:(?:i |we )?(?:will|must|need to|have to) |i'll |then |so |please |pls )*(?:call|send|visit|ring|e-?mail|remind|meet|book|check|chase|tell|ask|note|log|quote)\b`)

// paperPhrases are papers that were signed and sell nothing, as news of the customer.
var paperPhrases = []phrase{
	{said: wording.Compile(`^(?:the |an |our )?` + otherSigned + ` (?:is |was |got |has been |now )*signed (?:w/|with|by|at) ?` + englishName + justNow + `$`), as: "@ news: signed the $1", when: toldOfKnown},
	{said: wording.Compile(`^((?:the |our |first |trial |demo |test |sample |new |spare )*(?:kit|machine|robot|samples?|units?|parts?|shipment|delivery|pallets?|container|equipment|palletizer|conveyor|documents|goods|order|truck) (?:has |have |is |are |just |finally |now |all )*(?:arrived|landed|been delivered|delivered|there|came)) (?:at|to|in|with) ` + englishName + `((?:[,;.] ?| and ).{2,60})?$`), as: "@ news: $1$3", when: toldWithoutStep},
	{said: wording.Compile(`^(?:we |i |just |finally |have |got )*signed (?:the |an |our |their )?` + otherSigned + ` (?:w/|with|at) ?` + englishName + justNow + `$`), as: "@ news: signed the $1", when: toldOfKnown},
	{said: wording.Compile(`^` + englishName + `(?: has| have| just| finally)* signed (?:off )?(?:the |an |our |their )?` + otherSigned + justNow + `$`), as: "@ news: signed the $2", when: toldOfKnown},
	{said: wording.Compile(`^` + englishName + `(?:'s)? ` + otherSigned + `(?: is| was| got| has been| now)* signed` + justNow + `$`), as: "@ news: signed the $2", when: toldOfKnown},
}

// moneyPhrases are money that a customer paid, as the payment that it is.
var moneyPhrases = []phrase{
	{said: wording.Compile(`^(?:we |i |we've |we have |just )*(?:got|received|have received) (?:a |the )?(?:payment of |first |second )*` + englishSum + ` from ` + englishName + justNow + `$`), as: "received $1 from @", when: toldOfKnown},
	{said: wording.Compile(`^` + englishSum + `(?: just| has| have| is| was)* (?:come in|came in|in|arrived|here|landed|received) from ` + englishName + justNow + `$`), as: "received $1 from @", when: toldOfKnown},
	{said: wording.Compile(`^` + englishName + `(?:'s)? (?:` + partNamesEN + `|payment)(?: of)?,? ` + englishSum + `(?: is| has| was| been| just)* (?:received|in|arrived|here|came in|come in)` + justNow + `$`), as: "received $2 from @", when: toldOfKnown},
	{said: wording.Compile(`^` + englishName + `(?:'s)? (?:` + partNamesEN + `|payment)(?: is| has| was| been| just)* (?:received|in|arrived|here|came in|come in)(?:,|:|-| of)* ?` + englishSum + justNow + `$`), as: "received $2 from @", when: toldOfKnown},
}

// offerPhrases are a price that we named (m7) in the words of a noun, and until when it holds.
var offerPhrases = []phrase{
	{said: wording.Compile(`^(?:sent |made |gave )?(?:our |the |a |an |new |revised |updated |final |first |second |third )*(?:quote|quotation|offer|price) (?:to|for) ` + englishName + `(?: is| was| at| now|:|,)+ ?` + englishSum + offerTail), as: "quoted @ $2", when: toldOfOpen},
	{said: wording.Compile(`^(?:sent |made |gave )?(?:our |the |a |an |new |revised |updated |final |first |second |third )*(?:quote|quotation|offer) (?:to|for) ` + englishName + `,? ` + englishSum + offerTail), as: "quoted @ $2", when: toldOfOpen},
	{said: wording.Compile(`^(?:we |i |we've |i've |just )*(?:offered|quoted|re-?quoted) ` + englishName + `(?: at|:|,)? ` + englishSum + ` ?[,;] ?` + offerStands), as: "quoted @ $2", when: toldOfOpen},
	{said: wording.Compile(`^(?:we |i |we've |i've |just )*(?:offered|re-?quoted) ` + englishName + `(?: at|:|,)? ` + englishSum + justNow + `$`), as: "quoted @ $2", when: toldOfOpen},
}

const (
	// offerStands is until when an offer holds, or what is in it, of which no record is kept.
	offerStands = `(?:valid|good|holds|net|incl(?:uding|\.)?|excl(?:uding|\.)?|ex|plus|fob|cif|ddp|dap) .{2,30}$`
	offerTail   = `(?: ?[,;(] ?` + offerStands + `|` + justNow + `$)`
)

// ourWeak and ourStrong are in what we are worse and better than a rival.
const (
	ourWeak   = `(weaker|worse|slower|more expensive|dearer|pricier|behind|less flexible)`
	ourStrong = `(stronger|better|faster|quicker|cheaper|ahead|closer|more flexible)`
	inWhat    = `(?: (?:on|in|with|at|by|when it comes to|for) ([a-z][a-z -]{2,30}?))??`
	thanWhom  = `(?: than| of)? ?([a-z][a-z0-9&.-]{2,20})?`
	weAre     = `^(?:at ` + englishName + `,? )?(?:i think )?we(?:'re| are) `
	forWhom   = `(?: (?:at|for) (?P<at2>[a-z0-9&. -]{2,30}?))?$`
)

// comparePhrases are how we stand against a rival (I4, I5), as our strengths and weaknesses.
var comparePhrases = []phrase{
	{said: wording.Compile(weAre + ourWeak + thanWhom + inWhat + `,? (?:but|and|though) (?:we(?:'re| are) )?` + ourStrong + inWhat + forWhom), as: "@ weaknesses: $2 than $3 on $4; strengths: $5 on $6", when: comparesRival},
	{said: wording.Compile(weAre + ourStrong + thanWhom + inWhat + `,? (?:but|and|though) (?:we(?:'re| are) )?` + ourWeak + inWhat + forWhom), as: "@ strengths: $2 than $3 on $4; weaknesses: $5 on $6", when: comparesRival},
	{said: wording.Compile(weAre + ourWeak + ` than ([a-z][a-z0-9&.-]{2,20})(?: (?:on|in|with|at|by) ([a-z][a-z -]{2,30}?))` + forWhom), as: "@ weaknesses: $2 than $3 on $4", when: hasOpen},
	{said: wording.Compile(weAre + ourStrong + ` than ([a-z][a-z0-9&.-]{2,20})(?: (?:on|in|with|at|by) ([a-z][a-z -]{2,30}?))` + forWhom), as: "@ strengths: $2 than $3 on $4", when: hasOpen},
	{said: wording.Compile(weAre + ourWeak + ` than ([a-z][a-z0-9&.-]{2,20})` + forWhom), as: "@ weaknesses: $2 than $3", when: hasOpen},
	{said: wording.Compile(weAre + ourStrong + ` than ([a-z][a-z0-9&.-]{2,20})` + forWhom), as: "@ strengths: $2 than $3", when: hasOpen},
}

// comparesRival reports a comparison with somebody, in things that are named, of a customer with one open deal.
func comparesRival(q *request, at crm.AccountID) (bool, error) {
	if !strings.Contains(squash(q.m.Text), " than ") {
		return false, nil
	}
	return hasOpen(q, at)
}

// signingPhrases are when a customer who is named is expected to sign.
var signingPhrases = []phrase{
	{said: wording.Compile(`^(?:the )?` + englishName + `(?: deal| order| contract)?(?:'ll|'s)?(?: ` + wording.Any(
		`will`, `should`, `could`, `might`, `may`, `would`, `is`, `are`, `probably`, `likely`, `hopefully`, `most likely`, `expects?`, `expected`, `wants?`,
		`plans?`, `planning`, `aims?`, `going`, `to`,
	) + `)+ (?:sign|order|place the order|signing|be signed|be closed|close)(?: it| this| the (?:contract|deal|order))? (?:by|in|around|at|before)(?: the)? (` + aMonth + `)$`), as: "@ signing in $2", when: toldOfOpen},
	{said: wording.Compile(`^(?:the )?` + englishName + `(?:(?: deal| order| contract)? (?:signs|to sign|signing date|sign date|signature)| (?:deal|order|contract) (?:closes|to close|closing)| to close)(?: is| now|:)*(?: by| in| around| at| before)?(?: the)? (` + aMonth + `)$`), as: "@ signing in $2", when: toldOfOpen},
}

// nounAtHour finds a meeting that is named by a noun, with its day of the week and its hour: coffee w/ Greta fri 10am
// at Otto. nounWent finds one with how it went.
var (
	nounAtHour = wording.Compile(`^(?:quick |short |first |next )?(` + meetingNoun + `)(?: ?w/ ?| with | at | ?@ ?| )(?:.{2,40}? )?(?:on )?(?:next |this )?` + aWeekdayEN + `,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|h|o'clock)?(?: (?:at|@|with|w/) .{2,30})?$`)
	// nounBehind finds the same with the customer in front and the noun behind: otto next tues 2pm w/ greta, demo.
	nounBehind = wording.Compile(`^([a-z0-9&. -]{2,30}?)[,:]? (?:on )?((?:next |this )?` + aWeekdayEN + `,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|h|o'clock)?)(?: (?:w/|with) ([a-z ]{2,30}?))?[,:]? (?:for (?:a |the )?)?(` + meetingNoun + `)(?: (?:w/|with) ([a-z ]{2,30}))?$`)
	nounWent   = wording.Compile(`^((?:quick |short |first )?(?:` + meetingNoun + `)(?: ?w/ ?| with | at | ?@ ?)(?:.{2,40}? )?(?:on )?` + aWeekdayEN + `(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)?),? ((?:went|was) (?:very |really |quite |pretty |so-?)?(?:well|good|great|ok|okay|fine|bad|badly|tough|short|useful|so|productive).*)$`)
)

// paperTo finds what is to go to a customer on a day that comes, which is no visit: contract to Kestrel today.
var paperTo = wording.Compile(`^(?:so |then |and )?(?:the |new |final |revised )*((?:draft |trial |updated )?(?:contract|quote|offer|proposal|draft|agreement|invoice|samples?|brochure|drawings?|layout|datasheet|nda|summary|references?)) to ([a-z0-9&. -]{2,30}?) (?:by |on )?(today|tonight|tomorrow|tmrw|` + aWeekdayEN + `)$`)

// gonePast finds a day that is past by its word: demo at Kestrel last fri 10am.
var gonePast = wording.Compile(`\b(?:last|past|previous|was|were|had)\b`)

const (
	meetingNoun = `coffee|lunch|dinner|breakfast|drinks?|beers?|mtg|meeting|meet|catch-?up|1:1|review|workshop|site visit|visit|demo|call|phone call|zoom|teams|presentation|intro`
	aWeekdayEN  = `(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?`
)

// plannedByNoun is a meeting that is named by a noun with a day of the week and an hour, and nothing that was said there,
// as the appointment that it is; and one with how it went as what was. "" where it is read so already.
func (q *request) plannedByNoun(s string) string {
	if q.f.Question || len(q.f.Refs) > 0 {
		return ""
	}
	s = strings.TrimRight(s, ".! ")
	past := (q.f.Intent == parse.Visit || q.f.Intent == parse.Call) && !q.f.DateAssumed
	if m := nounWent.FindStringSubmatch(s); m != nil && !past {
		return "had a " + q.inHisWriting(m[1]) + ", " + q.inHisWriting(m[2])
	}
	if m := paperTo.FindStringSubmatch(s); m != nil && q.f.Intent == parse.Visit {
		return "send " + q.inHisWriting(m[1]) + " to " + q.inHisWriting(m[2]) + " " + m[3]
	}
	if m := nounBehind.FindStringSubmatch(s); m != nil && m[4] != "call" && !gonePast.MatchString(s) && q.customerIn(m[1]) != "" {
		text := "appointment: " + m[4] + " at " + q.inHisWriting(m[1]) + " " + m[2]
		if who := m[3] + m[5]; who != "" {
			text += " with " + q.inHisWriting(who)
		}
		return text
	}
	m := nounAtHour.FindStringSubmatch(s)
	switch {
	case m != nil && q.f.Intent == parse.Task && !strings.Contains(m[1], "call") && !gonePast.MatchString(s):
	case m == nil || gonePast.MatchString(s) || !past || q.f.Date >= q.today():
		return ""
	case strings.Contains(m[1], "call"):
		said := fold(q.m.Text)
		i := strings.Index(lower(said), "call") + len("call")
		return "call " + strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(said[i:], " "), "with "), "w/"), " ")
	}
	return "appointment: " + strings.Replace(strings.Replace(strings.TrimSpace(q.m.Text), " w/ ", " with ", 1), " w/", " with ", 1)
}

// phonePhrases are what is told and asked of customers, deals and reminders in the fewest words of a phone.
var phonePhrases = []phrase{
	{said: wording.Compile(`^` + englishName + `(?:'s|s)? (?:new )?(` + postEN + `) (?:is|=|:)(?: called| named)? ([a-z]+(?: [a-z'-]+){1,2})$`), as: "$3 is the $2 at @", when: namesFull},
	{said: wording.Compile(`^(?:please |pls )?apply for (?:a |the )?` + englishName + ` project(?: approval)?(?: please| pls)?$`), as: "project approval @", when: knownThere},
	{said: wording.Compile(`^(?:the )?` + englishName + ` (?:deal|project|opportunity|opp|order)(?: is|'s| looks| has| went| seems)* (?:dead|dead in the water|gone|cancelled|canceled|killed|off the table|lost)(?:[,;.-]+ ?(.{2,60}))?$`), as: "@ is lost, $2", when: toldOfOpen},
	{said: wording.Compile(`^` + englishName + `(?: has| have|'s|'ve| just| finally| now)* (?:chose|chosen|picked|gone with|went with|went w/|went for|decided (?:for|on)|bought from|ordered from|signed up with|gave it to) ([a-z][a-z0-9&.-]{2,20}|another (?:supplier|vendor|maker)|a (?:competitor|rival)|some(?:one|body) else)(?:[,;.-]+ ?(.{2,60}))?$`), as: "lost @ to $2", when: choosesRival},
	{said: wording.Compile(`^(?:please |pls |let's )?(?:forget(?: about)?|kill|bin|scrap|write off) ` + englishName + `(?:[,;.-]+ ?(?:they have |there's |because )?(no .{2,60}|.{2,20} (?:frozen|gone|cut)))?$`), as: "give up on @", when: toldOfOpen},
	{said: wording.Compile(`^` + englishName + `(?: is|'s)? back on(?: track| again)?[,;.-]+ ?.{2,60}$`), as: "reopen @", when: hasPaused},
	{said: wording.Compile(`^(?:please |pls )?(?:switch|turn) (?:off |the |my |all )*(?:reminders?|nudges?|pings?|notifications?)(?: off)?(?: please| pls)?$`), as: "mute"},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?)(?:'s| is| seems| sounds)? (?:still )?(?:lukewarm|on the fence|undecided|neutral|sitting on the fence|not decided)(?: (?:about|on|towards) (?:us|our (?:offer|proposal|solution)))?$`), as: "$1 is neutral", when: theirPersonFirst},
}

// choosesRival reports that a known customer took somebody else's: a maker of such machines, or another supplier.
func choosesRival(q *request, at crm.AccountID) (bool, error) {
	if q.f.Question {
		return false, nil
	}
	s := squash(q.m.Text)
	if holds(s, "another ", "competitor", "rival", "one else", "body else") {
		return at != "", nil
	}
	return at != "" && slices.ContainsFunc(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }), parse.IsMaker), nil
}

// postEN are posts that a firm has one of.
const postEN = `ceo|cfo|coo|cto|cio|md|managing director|owner|founder|president|chairman|plant manager|factory manager|production manager|purchasing (?:manager|director)|head of [a-z]+|vp(?: of)? ?[a-z]*|buyer|head buyer|technical director|operations (?:manager|director)|maintenance manager|quality manager|it (?:manager|director)|finance director`

// namesFull reports that who is named last is written as somebody's full name, at a customer who is known.
func namesFull(q *request, at crm.AccountID) (bool, error) {
	words := strings.Fields(strings.TrimRight(q.m.Text, ".! "))
	return at != "" && len(words) > 3 && capital(words[len(words)-1]) && capital(words[len(words)-2]), nil
}
