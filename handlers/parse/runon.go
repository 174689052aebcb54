package parse

// tellsOf reports whether an English pronoun at token i begins what is told of somebody who
// was spoken of before, with no mark between: called Rolf just now he is fine with it.
func (r *reader) tellsOf(i int) bool {
	switch r.toks[i].text() {
	case "he", "she", "they":
	default:
		return false
	}
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	next := r.tok(k)
	if next.kind != tokWord || !tellingVerbs[firstWord(next.w.text)] {
		return false
	}
	k = i - 1
	for r.isSpace(k) {
		k--
	}
	last := r.tok(k)
	if last.kind == tokMark || k < 0 {
		return false
	}
	return last.kind != tokWord || last.bits&cSay == 0 && !leadsToClause[last.w.text]
}

// tellingVerbs are the verbs with which one goes on about somebody.
var tellingVerbs = map[string]bool{"is": true, "was": true, "are": true, "were": true, "has": true, "have": true, "had": true, "wants": true, "want": true, "wanted": true, "said": true, "says": true, "needs": true, "need": true, "likes": true, "liked": true, "loved": true, "asked": true, "asks": true, "will": true, "seems": true, "looks": true, "agreed": true, "promised": true, "told": true, "thinks": true, "thought": true, "complained": true, "showed": true, "accepted": true, "rejected": true, "refused": true, "confirmed": true, "just": true, "really": true, "still": true, "also": true}

// leadsToClause are the words behind which a pronoun belongs to what stands before it.
var leadsToClause = map[string]bool{"that": true, "if": true, "when": true, "because": true, "as": true, "where": true, "what": true, "which": true, "until": true, "till": true, "before": true, "after": true, "while": true, "since": true, "though": true, "although": true, "unless": true, "once": true, "whether": true, "how": true, "why": true, "who": true, "and": true, "or": true, "than": true, "so that": true, "says": true, "hope": true, "hoping": true, "think": true, "thinks": true, "thought": true, "guess": true, "believe": true, "know": true, "knows": true, "everything": true, "all": true, "sure": true, "whatever": true, "day": true, "time": true, "thing": true}

// toldByPhone reports whether what somebody told on the phone or in a message begins at
// token i: Walt电话说delivery要提前, 滑经理来电说产线停了.
func (r *reader) toldByPhone(i int) bool {
	if i < 2 || r.toks[i-1].kind != tokWord || r.toks[i-1].bits&cSay == 0 || r.toks[i-1].span.End != r.toks[i].span.Start {
		return false
	}
	switch r.toks[i-2].text() {
	case "电话", "来电", "来电话", "打电话", "打来电话", "电话里", "电话中", "在电话里":
		return true
	}
	return false
}

// stillTo reports whether the English verb at token i is what somebody wants or has to do:
// wants to meet, asked to see us, is to call.
func (r *reader) stillTo(i int) bool {
	k := i - 1
	for r.isSpace(k) {
		k--
	}
	if k < 0 || r.toks[k].kind != tokWord {
		return false
	}
	lead := r.toks[k].w.text
	if lead == "to" {
		for k--; r.isSpace(k); k-- {
		}
		lead = r.tok(k).text() + " to"
	}
	return stillVerbs[lead]
}

var stillVerbs = map[string]bool{"wants to": true, "want to": true, "wanted to": true, "would like to": true, "would love to": true, "asked to": true, "asks to": true, "hopes to": true, "hope to": true, "needs to": true, "need to": true, "prefers to": true, "prefer to": true, "agreed to": true, "offered to": true, "plans to": true, "is to": true, "are to": true, "has to": true, "have to": true, "promised to": true, "wishes to": true, "intends to": true, "expects to": true}
