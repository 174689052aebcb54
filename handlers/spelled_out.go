package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// phoneWords are words as they are written on a phone, and as they stand in the tables of what people say. What may be
// another word, its, were, ill, well, stays.
var phoneWords = map[string]string{
	"whats": "what's", "whos": "who's", "wheres": "where's", "hows": "how's", "whens": "when's", "ive": "i've", "im": "i'm", "youre": "you're", "theyre": "they're", "theyve": "they've", "weve": "we've", "hes": "he's", "shes": "she's", "thats": "that's", "theres": "there's", "theyll": "they'll", "itll": "it'll", "lets": "let's",
	"havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't", "didnt": "didn't", "doesnt": "doesn't", "dont": "don't", "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "werent": "weren't", "wont": "won't", "cant": "can't", "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't",
	"ppl": "people", "abt": "about", "b4": "before", "tho": "though", "bc": "because", "cuz": "because", "coz": "because", "thru": "through",
	"gonna": "going to", "wanna": "want to", "gotta": "have to", "u": "you", "ur": "your", "yr": "year", "yrs": "years", "nxt": "next", "wks": "weeks", "mths": "months", "hrs": "hours",
	"w/o": "without", "w/out": "without", "mtg": "meeting", "mtgs": "meetings", "appt": "appointment", "plz": "pls", "def": "definitely", "prob": "probably", "probs": "probably",
	"recieved": "received", "recived": "received", "recvd": "received", "rcvd": "received", "recieve": "receive", "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow", "tomorro": "tomorrow", "2moro": "tomorrow", "2morrow": "tomorrow", "tmw": "tomorrow", "tmrw": "tomorrow", "wensday": "wednesday", "wednsday": "wednesday", "weds": "wednesday", "thurday": "thursday", "thursdy": "thursday", "tueday": "tuesday",
	"xmas": "christmas", "qoute": "quote", "quotaton": "quotation", "propsal": "proposal", "meetng": "meeting", "custmer": "customer", "cutomer": "customer", "custumer": "customer", "definately": "definitely", "calender": "calendar", "shedule": "schedule", "adress": "address", "alot": "a lot", "budjet": "budget", "buget": "budget",
}

var (
	// niceBefore is how a message begins that greets or announces, and then says something.
	niceBefore = wording.Compile(`^(?:(?:hey|hi|hello|fyi|btw|heads up|just so you know)(?: there| bot| again| all)?[,:!. -]+|(?:morning|good (?:morning|afternoon|evening)|quick (?:one|question|q|note|update)|(?:small |short )?update)(?: all| team)? ?[,:!.-]+ *)`)
	// niceBehind is how one ends that thanks, laughs or sighs, and says nothing more by it.
	niceBehind = wording.Compile(`(?:[,.;!]* (?:haha+|hehe|lol|lmao|yay|phew|ugh|argh|sigh|:-?[()dp/|]|;-?\)|<3)|[,.;!]+ (?:thanks(?: a lot| so much| again)?|thank you|thx|cheers|ta)|(?: pls| please)?,? (?:thx|ta|actually|tbh|btw))[.!]*$`)
	// leadHead is how a new lead is headed, whichever mark stands behind it.
	leadHead = wording.Compile(`^(?:(?:a |got a |have a |one )?new |fresh |hot |another (?:new )?)lead ?(?:[,;-]+|–|=) *`)
)

// fewWords are as many words as may stand alone behind a greeting: hi there, hey anna.
const fewWords = 2

// spelledOut is a text in Latin letters with its phone words spelled out, + between two words as and, and without
// what is only nice before and behind it.
func spelledOut(text string) string {
	if !strings.Contains(text, " ") || !strings.ContainsFunc(text, latin) {
		return text
	}
	said := text
	if m := niceBefore.FindString(lower(said)); m != "" && len(strings.Fields(said[len(m):])) > fewWords {
		said = said[len(m):]
	}
	if m := niceBehind.FindString(lower(said)); m != "" && len(strings.Fields(said[:len(said)-len(m)])) > 1 {
		said = said[:len(said)-len(m)]
	}
	if m := leadHead.FindString(lower(said)); m != "" {
		said = "new lead: " + said[len(m):]
	}
	words := strings.Split(said, " ")
	for i, w := range words {
		bare := strings.TrimRight(w, ".,;:!?")
		full, ok := phoneWords[bare]
		switch rest, with := strings.CutPrefix(w, "w/"); {
		case ok:
			words[i] = full + w[len(bare):]
		case with && len(rest) > 1 && latin(rune(rest[0])):
			words[i] = "w/ " + rest
		case w == "+" && i > 0 && i+1 < len(words) && !strings.ContainsAny(words[i-1]+words[i+1], "0123456789"):
			words[i] = "and"
		}
	}
	return strings.Join(words, " ")
}

// notNames are words of everyday English in the letters of a Chinese name.
var notNames = strings.Fields("date dates cane cage gate gain game lane lange mange mean menu men made make male name naming tang ping pingan bang hang long sang wang shan shine chan china change chance range dance danger angle lung lion liking")

// namesWritten is a text in which customers and people who are known stand as they are written: yuegang for 粤钢, which
// is so spelled in Latin letters, and bobs mobile for Bob's.
func (q *request) namesWritten(text string) (string, error) {
	if !strings.ContainsFunc(text, latin) {
		return text, nil
	}
	words := strings.Split(text, " ")
	for i, w := range words {
		if name, err := q.nicknamed(words[i:]); err != nil {
			return "", err
		} else if name != "" {
			bare := strings.TrimSuffix(strings.TrimRight(words[i+1], ".,;:!?"), "'s")
			words[i+1] = name + words[i+1][len(bare):]
			words[i] = ""
			continue
		}
		bare := strings.TrimRight(w, ".,;:!?")
		tail := w[len(bare):]
		own := strings.HasSuffix(bare, "'s")
		bare = strings.TrimSuffix(bare, "'s")
		if len(bare) < 4 || !ascii(bare) || strings.Trim(lower(bare), "abcdefghijklmnopqrstuvwxyz") != "" {
			continue
		}
		if stem, ok := strings.CutSuffix(bare, "s"); ok && !own && tail == "" && i+1 < len(words) && q.isOwner(stem, words[i+1]) {
			words[i] = stem + "'s"
			continue
		}
		name, err := q.spelledInLatin(bare)
		if err != nil {
			return "", err
		}
		if name != "" {
			words[i] = name + tail
			if own {
				words[i] = name + "'s" + tail
			}
		}
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " "), nil
}

// nicknamed is the colleague who is called by the two words with which others begin: xiao li for 小李. "" for nobody.
func (q *request) nicknamed(words []string) (string, error) {
	if len(words) < 2 || lower(words[0]) != "xiao" && lower(words[0]) != "lao" {
		return "", nil
	}
	whole := lower(words[0]) + strings.TrimSuffix(strings.TrimRight(lower(words[1]), ".,;:!?"), "'s")
	s, err := q.namedOf(whole)
	if err != nil || len(s.people) != 1 || s.people[0].said != whole {
		return "", err
	}
	return s.people[0].name, nil
}

// ownedThings are what a person or a customer has, of which one speaks by whose it is.
var ownedThings = strings.Fields("mobile phone number cell email mail boss manager assistant budget price quote deal order plant factory team birthday title role line visit demo offer contract proposal address contact contacts turnover revenue industry deposit payment next last")

// isOwner reports that somebody known, or a customer who is, is called so, and that what follows is something of his.
func (q *request) isOwner(stem, thing string) bool {
	if len(stem) < 3 || !slices.Contains(ownedThings, strings.TrimRight(lower(thing), ".,;:!?")) {
		return false
	}
	if slices.Contains(reachedBy, strings.TrimRight(lower(thing), ".,;:!?")) && !slices.Contains(endInS, lower(stem)+"s") {
		return true // whoever he is, it is no number of somebody else's
	}
	one := func(m parse.Match) bool {
		return m.Score == 1 && slices.ContainsFunc(m.Row.Names, func(n crm.Name) bool { return slices.Contains(strings.Fields(lower(n.Text)), lower(stem)) })
	}
	return slices.ContainsFunc(q.ctx.Names.Lookup(stem, "", parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}), one) || q.ctx.Names.CalledFirst(stem, q.ctx.Recent)
}

// reachedBy is how one is reached, and endInS the words before it that are nobody's name.
var (
	reachedBy = strings.Fields("mobile cell phone number email mail")
	endInS    = strings.Fields("this his hers its theirs ours yours boss sales works business process press access address always plus plants customers clients suppliers managers engineers buyers reps colleagues new news has was does less across various previous us yes as contacts leads accounts visits calls")
)

// spelledInLatin is the Chinese name of the one customer of his whose sounds a Latin word spells whole; "" for none.
func (q *request) spelledInLatin(word string) (string, error) {
	if slices.Contains(notNames, lower(word)) {
		return "", nil
	}
	var found *crm.Account
	for _, m := range q.ctx.Names.Lookup(word, crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}) {
		if len(m.Row.Names) == 0 || ascii(m.Row.Names[0].Text) || !slices.Contains(parse.Keys(m.Row.Names[0].Text).Pinyin, lower(word)) {
			continue
		}
		a, err := q.accountIf(crm.AccountID(m.Row.ID), q.mayWrite)
		if err != nil {
			return "", err
		}
		if a == nil || found != nil {
			return "", nil
		}
		found = a
	}
	if found == nil {
		return "", nil
	}
	return found.Name.Text, nil
}
