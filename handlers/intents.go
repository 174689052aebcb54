package handlers

import (
	"cmp"
	"slices"
	"sort"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// Intent is one kind of thing that people say, with its own proof.
type Intent struct {
	Name string
	// Words are commands, zh and en, in lower case: one of them and nothing else
	// decides before anything is weighed. Starts do so at the start of a message.
	Words, Starts []string
	// Reads is the intent under which milepost parse prints it; empty: command.
	Reads string
	// Weigh says how strongly a reading speaks for this intent, 0 to 1. Below
	// enough nothing is made of it.
	Weigh func(parse.Facts) float64
	// UnlessDone lets what was done be recorded first: nothing of this is weighed
	// where the words tell of a visit or a call.
	UnlessDone bool
	// Roles may use it; none named: everybody. The others are told kindly.
	Roles []crm.Role
	// Examples are messages that must be taken as this intent, Near ones that
	// look like it and must not be.
	Examples, Near []string
	// Handle answers a message.
	Handle func(*request) error
	// Further takes a message that only says more of a question that this intent
	// may answer; false leaves it to the next. Nil for most.
	Further func(q *request, before string) (bool, error)
	// Refuse answers somebody whose role may not use it.
	Refuse func(*request) error
}

// enough is the weight from which an intent is acted upon.
const enough = 0.5

// Intents is the list of what the product understands, in the words of a
// method. Among equal weights the earlier one is taken.
func Intents(book *playbook.Book) []Intent {
	questions := newLexicon(book)
	return []Intent{
		// words that work the product
		undoIntent(), redoIntent(), notYetIntent(), dropDraftIntent(), doneIntent(), moveIntent(), cancelIntent(), showIntent(),
		helpIntent(), casesIntent(), keyReasonsIntent(), keyJudgedIntent(), greetIntent(), thanksIntent(), hushIntent(), languageIntent(),
		hoursIntent(), holidaysIntent(), teamHourIntent(book), muteIntent(book), unmuteIntent(), silencesIntent(), remindingIntent(), resendIntent(book), urgeIntent(), learnedIntent(), forgetIntent(), snoozeIntent(), whyIntent(), originIntent(), statusIntent(), rosterIntent(), connectIntent(),
		// what people want to see
		todayIntent(), weekIntent(), agendaIntent(), stepIntent(), reportIntent(), accountsIntent(), draftsIntent(),
		teamDayIntent(), offTrackIntent(), decideClaimIntent(), claimsIntent(), ownerIntent(), phoneIntent(), accountIntent(), exportIntent(), importIntent(),
		// personal data
		privacyIntent(), retentionIntent(),
		sourcesIntent(), tiersIntent(), industryIntent(), convertIntent(),
		// goals and figures
		goalPlanIntent(), goalIntent(), formulaIntent(), figuresIntent(questions), questionIntent(book, questions), behindIntent(), effortIntent(), investedIntent(), allowanceIntent(),
		// decisions
		decideIntent(), standingIntent(), pendingIntent(), withdrawIntent(), submitIntent(), applyIntent(book), requestIntent(), approvedIntent(), whoAwayIntent(), leaveIntent(), backIntent(), tripIntent(),
		peopleIntent(), linkIntent(), bindIntent(), siteIntent(), sameFirmIntent(), partIntent(),
		// help of colleagues
		rewordedIntent(book), supportIntent(book), errandIntent(), stepGivenIntent(), deputyIntent(),
		// deals
		anotherDealIntent(), dealsIntent(book), milestoneIntent(book), advanceIntent(book), gateIntent(), assessIntent(), lostIntent(), contractIntent(), tenderIntent(), paymentIntent(),
		bargainIntent(), quoteIntent(), planIntent(), rivalIntent(), scriptIntent(), prepIntent(), promoteIntent(), toldIntent(book),
		// what becomes records
		columnIntent(), correctIntent(), tierIntent(book), fileIntent(), noteIntent(),
		tieIntent(), leftIntent(), decidesIntent(), chartIntent(), rolesIntent(), personIntent(),
		amountsIntent(), trialIntent(), rowIntent(), spotIntent(), verifyIntent(),
		profileIntent(), wishIntent(), notDoneIntent(), arrivedIntent(), underwayIntent(),
		visitIntent(), callIntent(), leadIntent(), contactIntent(), dealIntent(), taskIntent(), expenseIntent(),
	}
}

// choose finds out which intent a reading is: by a command word,
// else by weight. ok is false when nothing is heavy enough.
func choose(intents []Intent, f parse.Facts) (in Intent, ok bool) {
	if in, ok := commanded(intents, f); ok {
		return in, true
	}
	if all := weighed(intents, f); len(all) > 0 {
		return all[0], true
	}
	return Intent{}, false
}

// ranked lists the intents that a reading speaks for, the command word first,
// then by weight.
func ranked(intents []Intent, f parse.Facts) []Intent {
	all := weighed(intents, f)
	first, ok := commanded(intents, f)
	if !ok {
		return all
	}
	all = slices.DeleteFunc(all, func(in Intent) bool { return in.Name == first.Name })
	return slices.Insert(all, 0, first)
}

// commanded is the intent whose command word is all of a text, else the one
// with the longest word at its start.
func commanded(intents []Intent, f parse.Facts) (in Intent, ok bool) {
	longest := 0
	said := f.Plain()
	for n := range intents { // which are too large to be copied for a look
		i := &intents[n]
		if slices.Contains(i.Words, said) {
			return *i, true
		}
		for _, w := range i.Starts {
			if len(w) > longest && begins(said, w) {
				in, ok, longest = *i, true, len(w)
			}
		}
	}
	return in, ok
}

// weighed lists the intents that are heavy enough, the heaviest first.
func weighed(intents []Intent, f parse.Facts) []Intent {
	type row struct {
		in int
		w  float64
	}
	var rows []row
	done := tellsOfDone(&f)
	for n := range intents {
		i := &intents[n]
		if i.Weigh == nil || done && i.UnlessDone {
			continue
		}
		if w := i.Weigh(f); w >= enough {
			rows = append(rows, row{n, w})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.w, a.w) })
	out := make([]Intent, len(rows))
	for n, r := range rows {
		out[n] = intents[r.in]
	}
	return out
}

// Classify reads a text as the product does: what parse.Read makes of it, and
// for words that work the product the intent "command" with its handler.
func Classify(text string, ctx parse.Context, intents []Intent) parse.Facts {
	f := parse.Read(text, ctx)
	in, ok := choose(intents, f)
	if !ok || in.Reads != "" {
		return f
	}
	f.Intent, f.Command = parse.Command, in.Name
	f.Action, f.AskFor = "", nil
	return f
}

// weighs is the weight of an intent that the reader of the message names.
func weighs(intent string) func(parse.Facts) float64 {
	return func(f parse.Facts) float64 {
		said := f.Intent == intent
		if len(f.Items) > 0 {
			said = isOneOf(f.Items, f.Intent, intent) || len(f.Costs) > 0 && intent == parse.Expense
		}
		if said {
			return 0.7
		}
		return 0
	}
}

// isOneOf reports whether one of several things is of an intent, which is that of all where a
// thing has none of its own. It makes no things, as eachThing does: it is asked of every message.
func isOneOf(things []parse.Facts, common, intent string) bool {
	return slices.ContainsFunc(things, func(t parse.Facts) bool { return cmp.Or(t.Intent, common) == intent })
}

// likely lists the intents that a reading had some evidence for, best first.
func likely(f parse.Facts, most int) []string {
	type row struct {
		name string
		w    float64
	}
	var rows []row
	for name, w := range f.Intents {
		if recorded(name) && w > 0 {
			rows = append(rows, row{name, w})
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		if rows[i].w != rows[j].w {
			return rows[i].w > rows[j].w
		}
		return rows[i].name < rows[j].name
	})
	out := []string{}
	for _, r := range rows {
		out = append(out, r.name)
	}
	for _, name := range []string{parse.Visit, parse.Task, parse.Lead} {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out[:min(most, len(out))]
}
