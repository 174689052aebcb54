package handlers

import (
	"errors"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// errOnlyAsks says that words which ask wanted to write: nothing is written for a question.
var errOnlyAsks = errors.New("only asked")

var (
	// askHeadEN begins a question in English that is one without its mark too: did they …, is it …, any chance ….
	askHeadEN = wording.OneOf(
		`^(?:and |so |but |ok |hey |btw |also |sorry |hmm |wait )*` + wording.Any(
			`(?:is|are|was|were|has|does|do|did|have|had|will|am|isnt|isn't|wasnt|wasn't|arent|aren't|didnt|didn't|hasnt|hasn't|havent|haven't|doesnt|doesn't|dont|don't|won't) `+
				wording.Any(`i`, `we`, `he`, `she`, `it`, `they`, `there`, `this`, `that`, `these`, `those`, `any(?:one|body|thing)?`, `some(?:one|body)`, `every(?:one|body|thing)`),
			`(?:is|are|was|has|does) (?:the|my|our|their|his|her)`,
			`(?:should|shall|must) (?:i|we|he|she|they)`, `any chance (?:of|that|he|she|it|they|we|i|the|my|our|their|to)`, `(?:is|was) it (?:true|right|possible|worth)`,
			`what (?:if|about)`, `how about`, `what's|whats|who's|whos|where's|when's|why|whose|how (?:much|many|long|often|far|soon|come)`,
			`by how much`, `since when`, `which`, `how (?:is|are|was|were|did|does|do)`,
			`(?:what|when|where|who) (?:is|are|was|were|did|do|does|has|have|will)`,
		) + `\b`,
	)
	// askTailEN ends a statement that is put to be said yes to: we signed, right; they want it, don't they.
	askTailEN = wording.Compile(`, ?` + wording.Any(
		`right`, `correct`, `yes`, `or not`, `or what`, `or no`, `innit`, `no`,
		`(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)(?:n't|nt| not)? (?:it|he|she|they|we|i|you|there|that|this)`,
		`(?:wo|ca)n'?t (?:it|he|she|they|we|i|you)`,
	) + `\?*$`)
	// politelyWanted is what is wanted of the assistant, however politely, and is no question: could you …, remind me …?
	politelyWanted = wording.Compile(`^(?:and |so |but |ok |hey |hi |btw |also |sorry |please |pls |plz |thanks? )*` + wording.Any(
		`(?:can|could|would|will|may|might|cud|wud) (?:you|u|i|we|ya)`, `(?:do|would) you mind`, `any chance (?:you|u|of you|i|we) (?:could|can|to)`, `remind me`, `what about making`,
	) + `\b|(?:^|[ ,])(?:please|pls|plz)\b`)
	// askedByThem says that it is somebody else who asks: he wants to know can we do Friday?
	askedByThem = wording.Compile(`\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|wants? to know|wanted to know|question|said|says|query|quer(?:y|ies))\b`)
	// anotherSentence ends a sentence behind which there is a further one.
	anotherSentence = wording.Compile(`[.!?;] +\S|[;\n]| - `)
)

// onlyAsksEN reports a message in English of which all is a question: by how it begins, by its mark or by its tail.
// Where a part of it tells, that is to be kept; what is wanted of the assistant is an order.
func onlyAsksEN(text string) bool {
	s := strings.TrimSpace(strings.ReplaceAll(lower(fold(text)), "’", "'"))
	if !ascii(s) || !strings.Contains(s, " ") || politelyWanted.MatchString(s) {
		return false
	}
	head, mark := askHeadEN.MatchString(s), strings.HasSuffix(s, "?")
	if anotherSentence.MatchString(s) {
		return head && mark
	}
	return head || !askedByThem.MatchString(s) && (mark || askTailEN.MatchString(s))
}

// onlyAsked reports a message that only asks, as it was written: no group is opened for it.
func (q *request) onlyAsked() bool {
	return q.m.Kind == chat.Text && !q.began && !q.keepsAsked && q.asWrote != "" && (q.asking || onlyAsksEN(q.asWrote))
}

// answersOnlyAsked answers what asks by whatever can be said without writing. A statement that is put as a question
// waits for a yes.
func (q *request) answersOnlyAsked() error {
	anew := func() {
		q.work, q.posts, q.reposts, q.conv, q.rounds = nil, nil, nil, q.was, 0
		q.putAs(q.asWrote)
	}
	anew()
	for _, in := range q.order {
		if !allowed(q.who, in.Roles) {
			continue
		}
		text := q.m.Text
		err := in.Handle(q)
		if err == nil {
			q.remembersAsked(in, text)
			return nil
		}
		if !errors.Is(err, errPass) && !errors.Is(err, errOnlyAsks) {
			return err
		}
		anew()
	}
	if done, err := q.saidPlainly(); !errors.Is(err, errOnlyAsks) && (done || err != nil) {
		return err
	}
	anew()
	s := strings.TrimSpace(lower(fold(q.asWrote)))
	if !q.asking && !askHeadEN.MatchString(s) && recorded(q.f.Intent) && q.private() && mayRecord(q.who) {
		return q.waitsForYes()
	}
	return q.notAnswered()
}

// waitsForYes keeps a statement that is put as a question until he says that it is so.
func (q *request) waitsForYes() error {
	q.keepsAsked = true
	w, err := q.begin()
	if err != nil {
		return err
	}
	t := q.f
	t.Question, t.Wished = false, false
	if err := q.draft(w, t, cards.AskConfirm, nil); err != nil {
		return err
	}
	return q.answered(w.Group())
}

// notAnswered shows the customer of whom something is asked that nobody knows, or says that there is no answer.
func (q *request) notAnswered() error {
	q.lost = true
	if a, _, err := q.namedAlone(); err != nil {
		return err
	} else if a != nil && q.allowed(crm.Read, crm.ScopeOf(a)) {
		return q.showAccount(a)
	}
	number, about := "", ""
	if q.private() && q.stillTalking() && !ascii(q.asWrote) {
		a, err := q.accountIf(q.conv.About, func(a *crm.Account) bool { return q.allowed(crm.Read, crm.ScopeOf(a)) })
		if err != nil {
			return err
		}
		if a != nil {
			number, about = a.Number(), a.Name.Text
		}
	}
	q.reply(q.out.NotAnswered(number, about))
	return nil
}

// orderMarked is an order to the assistant that ends like a question, without its mark: call Tom Friday pls?
func orderMarked(text string) string {
	order, marked := strings.CutSuffix(strings.TrimSpace(text), "?")
	if marked && plainOrder.MatchString(lower(order)) && !strings.Contains(order, "?") && ascii(order) {
		return order
	}
	return ""
}

// plainOrder begins or ends an order that asks nothing.
var plainOrder = wording.Compile(`^(?:please |pls |plz |and |also |ok )*remind me |^(?:and |also |ok )*(?:note|log|save|add|call|ring|e-?mail|send|chase|book) .*\b(?:please|pls|plz)$`)
