package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// The words that lead into a sentence of a talk and say nothing of their own.
var (
	// leadIn finds words with which a sentence begins and which say nothing: so call him, oh and …
	leadIn = wording.Compile(`^(?:(?:oh|um+|hmm+|right|well|anyway|by the way),? (?:and |so |yes,? |but )?|(?:ok(?:ay)?|and),? so,? |so,? )`)
	// bidsAfter finds a word that agrees to what was said before, and then what is to be done: ok, move
	// the demo to Friday; alright so cancel it.
	bidsAfter = wording.Compile(`^((?:` + wording.Any(
		`ok(?:ay)?`, `k`, `alright`, `all right`, `right`, `fine`, `great`, `perfect`, `cool`, `sure`, `good`,
		`thanks`, `thank you`, `thx`, `hmm+`, `well`, `so`, `then`, `now`,
	) + `[,.!]? )+)(?:let's |please |pls |can you |could you )?` + wording.Any(
		`move`, `push`, `postpone`, `reschedule`, `shift`, `cancel`, `drop`, `delete`, `remove`, `undo`,
		`mark`, `set`, `change`, `put`, `add`, `remind`, `show (?:me|my|the|all)`, `list`, `give`, `tell`, `assign`, `log`, `note`,
	) + ` \w`)
	// namesThing finds that the word behind is none that bids: then change request came, well drop in sales.
	namesThing = wording.Compile(`\b(?:change|drop|list|log|note|set|push|shift|move|mark|show)s? (?:requests?|orders?|management|in|of|from|by|prices?|taken|back)\b`)
	// noLeadIn finds that these words belong to the sentence: so far, right now, well done.
	noLeadIn = wording.Compile(`^` + wording.Any(
		`so (?:far|that|much|many|is|are|do|did|does|long|called|what|how|why)`,
		`and so (?:on|forth)`,
		`right (?:now|after|before|away|person|people|to|side|one)`,
		`well (?:done|known|under)`, `right\?`,
	) + `\b`)
	// bareLeadIn finds a lead-in that is as often an adverb: right next to the station, well over 300k.
	bareLeadIn = wording.Compile(`^(?:right|well) $`)
	// aClause begins a sentence of its own.
	aClause = wording.Compile(`^(?:i|he|she|they|it|we|so|but|and|the|that|this|call|phone|remind|tell|ask|send|visit|meet)(?:'\w+)?\b`)
	// noWait begins what puts right what was just said, as no does: no wait, 5%; hang on its thursday.
	noWait = wording.Compile(`^(?:` + wording.Any(
		`(?:no|nope|oops|sorry|ah|oh|hmm)(?:,? no)?,? (?:wait|hang on|hold on)`, `(?:wait|hang on|hold on|oops|whoops|nope),? no`, `wait`, `hang on`, `oops`, `whoops`, `nope`, `correction`, `my bad`, `my mistake`, `typo`,
	) + `)(?:,? (?:sorry|no|actually|i mean|i meant))*[,.:! ]+(.{2,60})$`)
	// refuses begins what takes something back: oh no they cancelled.
	refuses = wording.Compile(`^(?:no|not|nope)\b`)
)

// aManCalled finds that somebody is called by his name in so many words, which tells of no call: a guy called Lars Holm.
var aManCalled = wording.Compile(`\b(?:a|an|some|this|the|another|one) (?:new |young |other |older |nice |very nice )?(?:guy|man|woman|lady|person|gentleman|bloke|chap|fellow|girl|engineer|buyer|manager|colleague|somebody|someone) (?:there )?(?:called|named|by the name of) `)

// byHisName is a message with somebody's name alone where it says that he is called so; "" where it does not.
func (q *request) byHisName(string) string {
	said := fold(q.m.Text)
	at := aManCalled.FindStringIndex(lower(said))
	if at == nil {
		return ""
	}
	name := said[at[1]:]
	if !capital(name) {
		if name = inCapitals(name); name == "" {
			return ""
		}
	}
	return said[:at[0]] + name
}

// calledUs begins what somebody calls about, and no name.
var calledUs = wording.Compile(`^(?:me|us|him|her|them|in|back|up|off|out|to|for|from|about|today|yesterday|again|earlier|this|that|the|a|an|my|our|your|on|at|and|who|it)\b`)

// twoNames begins a text with a first and a last name that are written small.
var twoNames = wording.Compile(`^[a-z][a-z'-]{1,15} [a-z][a-z'-]{2,20}(?:$|[,.;!]| (?:and|who|from|at|he|she|the|is|was|runs|wants|in|with)\b)`)

// inCapitals is a text that begins with a first and a last name, these written with capitals; "" for
// a text that does not begin with two.
func inCapitals(text string) string {
	at := twoNames.FindString(text)
	first, last, _ := strings.Cut(at, " ")
	if at == "" || calledUs.MatchString(first) || calledUs.MatchString(last) {
		return ""
	}
	return strings.ToUpper(first[:1]) + first[1:] + " " + strings.ToUpper(last[:1]) + text[len(first)+2:]
}

// waitsForThem begins that something is to wait: wait for greta, hang on till friday.
var waitsForThem = wording.Compile(`^(?:for|till|until|with|on|and see|a|to|at)\b`)

// makeItSum finds a sum that is to stand in place of the one of just now: actually make it 290.
var makeItSum = wording.Compile(`^(?:(?:no|sorry|actually|ok|okay|hmm|wait|oops)[, ]+)*(?:make|let's make) (?:it|that) (?:to )?([€$£¥]?\d{2,}[\d.,]*(?: ?(?:k|m))?(?: ?(?:eur|usd|gbp|cny))?)(?: please| pls| then| instead)?$`)

// withoutLeadIn is an English message without the words that only lead into it; "" where there are
// none.
func (q *request) withoutLeadIn(s string) string {
	if m := noWait.FindStringSubmatch(s); m != nil && !asks(m[1]) && !waitsForThem.MatchString(m[1]) {
		return "no, " + q.inHisWriting(m[1])
	}
	if m := makeItSum.FindStringSubmatch(s); m != nil {
		return "no, " + m[1]
	}
	if m := bidsAfter.FindStringSubmatch(s); m != nil && !namesThing.MatchString(s) {
		return saidBehind(q.m.Text, m[1])
	}
	m := leadIn.FindString(s)
	if m == "" || noLeadIn.MatchString(s) || len(s)-len(m) < 8 {
		return ""
	}
	if rest := s[len(m):]; refuses.MatchString(rest) || bareLeadIn.MatchString(m) && !aClause.MatchString(rest) {
		return ""
	}
	return saidBehind(q.m.Text, m)
}

// saidBehind is a message without the words it begins with; "" where it begins otherwise.
func saidBehind(text, words string) string {
	said := fold(text)
	if len(said) <= len(words) || !strings.HasPrefix(lower(said), words) {
		return ""
	}
	return strings.TrimSpace(said[len(words):])
}

// cameThrough finds through whom somebody came, without his own name.
var cameThrough = wording.Compile(`^(?:他们?|这家)?(?:就|也)?是(?:通过|由)?([^,，。 我谁哪]{2,12}?)(?:给我们?|帮我们?)?(?:介绍|推荐|引荐|牵线)(?:过来|来|认识|给我们?|给我)?的$`)
