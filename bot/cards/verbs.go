package cards

import (
	"strings"

	"milepost/storage/crm"
)

// What the buttons and forms of cards do: the Verb of a chat.Action. The
// values are stored in cards that stand in chats for months, so they never
// change their meaning. Each comment says what Subject and Arg hold.
const (
	DoUndo         = "undo"     // Subject: group; Arg: "2" for ② alone, "" for all of it
	DoRedo         = "redo"     // Subject: the group that did the undoing
	DoEdit         = "edit"     // Subject: number (V31), or EditGroup+group where a card shows several; a form or a question follows
	DoSave         = "save"     // of a form: Subject: number of the record that is edited
	DoDone         = "done"     // Subject: number of a task (T9)
	DoMove         = "move"     // Subject: number of a task; Arg: new date, "" asks
	DoSnooze       = "snooze"   // Subject: subject of the reminder; Arg: a date, "" asks until when
	DoWhy          = "why"      // Subject: subject of a reminder, or key of a card that bundles several
	DoMute         = "mute"     // Subject: kind of reminder or All; Arg: last silent day
	DoUnmute       = "unmute"   // Subject: kind of reminder, All, Everything, or a record that was put off
	DoChoose       = "choose"   // Subject: draft, or what the question is about; Arg: Choice.Value
	DoConfirm      = "confirm"  // Subject: draft
	DoDrop         = "drop"     // Subject: draft
	DoShow         = "show"     // Subject: number, EditGroup+group or the name of a list; Arg: first row, "" = 0
	DoPrivate      = "private"  // Subject and Arg as DoShow: the answer goes to his private chat
	DoActuallyWent = "went"     // Subject: number of the account or of the task; the log opens with the account filled in
	DoCopy         = "copy"     // Subject: civil date; the day's report as plain text; Arg: first line
	DoIntent       = "intent"   // Subject: draft; Arg: intent it should be read as
	DoSay          = "say"      // Subject: words, handled as if he had typed them
	DoRedate       = "redate"   // Subject: number of an activity; Arg: the date it really was
	DoLanguage     = "language" // Subject: zh or en
	DoLog          = "log"      // a form for a visit follows, filled in with the words of the message that it is pressed on
	DoLogged       = "logged"   // of that form: Subject: address of the message, "" for none
	DoSend         = "send"     // Subject: note of an export; Arg: person who is to get the file too
	DoExport       = "export"   // Subject: ExportLeads, a team behind it or none (it is asked), Arg: span and format; or a figure of a report: its list as a file
	DoNote         = "note"     // Subject: number of a record, or person/<id>; Arg: a group of fields; a form follows, which does the same
	DoClasses      = "classes"  // Subject: team; notes the amount classes that purchases give
	DoSet          = "set"      // Subject: number of a record; Arg: field=value, a value of the playbook
	DoVerify       = "verify"   // Subject: field/<id>; Arg: yes or no
	DoImport       = "import"   // Subject: stored file; Arg: ImportKeep, ImportOver or ImportDrop, a point, the fingerprint of what was shown
	DoMarked       = "marked"   // Subject: stored file, which comes back with the reasons beside its rows
	DoTemplate     = "template" // an empty lead sheet
	DoClaim        = "claim"    // Subject: draft whose customer is somebody else's: it is to be decided whose
	DoFull         = "fullname" // Subject: number of a claim conflict: its reporter is asked for full name and code
	DoSettle       = "conflict" // Subject: number of a claim conflict (X8); Arg: a ConflictState
	DoPrivacy      = "privacy"  // Subject: number of a contact; Arg: PrivacyShow, PrivacyExport, PrivacyDelete, PrivacyAgree or PrivacyRefuse
	DoAdvance      = "advance"  // Subject: number of a deal; Arg: milestone that its gate lets it go to
	DoPush         = "push"     // Subject: number of a deal; Arg: milestone; 仍要推进: the reason is asked for
	DoAskPush      = "askpush"  // Subject: number of a deal; Arg: milestone; the manager is asked
	DoHoldBack     = "holdback" // Subject: number of a deal: its owner is told to meet the gate first
	DoEnd          = "end"      // Subject: number of a deal; Arg: End…
	DoConfirmPaid  = "paid"     // Subject: number of a row of a payment plan: what came in is confirmed
	DoApply        = "apply"    // Subject: number of a deal for which an application begins
	DoAnswer       = "answer"   // Subject: number of a deal; Arg: question and answer, q4.yes
	DoHeard        = "heard"    // Subject: number of an activity; Arg: a question or a condition of its deal and the answer that its words give, q4.yes; a field of it that they tell, handler; or All
	DoPromote      = "promote"  // Subject: number of an account that becomes a key account
	DoBidForm      = "bidform"  // Subject: number of a deal; opens the form of its tender, and comes back with it
	DoPlanForm     = "planform" // Subject: number of a deal; opens the form of its payment plan, and comes back with it
	DoTender       = "tender"   // Subject: number of a tender; Arg: a state, or TenderPaid
	DoHeld         = "held"     // Subject: identity of somebody who was a stranger; Arg: HeldKeep or HeldDrop
)

// What is to be done with what somebody said before he was known.
const (
	HeldKeep = "keep"
	HeldDrop = "drop"
)

// EditGroup precedes a group where an action is about everything that one
// message changed; it is also how the track of a receipt begins.
const EditGroup = "g/"

// All is the subject of muting every kind of reminder.
const All = "all"

// Everything is all that somebody silenced and put off, each on its own.
const Everything = "everything"

// The lists that a DoShow names.
const (
	ListAgenda   = "agenda"
	ListDay      = "day"
	ListDayEdit  = "day_edit"
	ListWeek     = "week"
	ListAccounts = "accounts"
	ListTeam     = "team"
	ListOffTrack = "offtrack"
	ListDrafts   = "drafts"
	ListMissing  = "missing"
	ListClaims   = "claims"
	ListLeads    = "leads"
)

// What a question asks: crm.Draft.Ask and crm.Question.Key. A key that is not
// listed is worded as "which one?".
const (
	AskAccount  = "account"  // which of these customers; About: the name as written
	AskContact  = "contact"  // which of these people; About: the name as written
	AskActivity = "activity" // which visit or call is meant
	AskTask     = "task"     // which next step is meant
	AskIntent   = "intent"   // what is it to become; choices are intents
	AskCurrency = "currency" // which money; About: the figure as written
	AskDate     = "date"     // which day; choices are dates
	AskConfirm  = "confirm"  // is this right; no choices needed
	AskUntil    = "until"    // put off until when; choices are dates, or LaterToday and a time
	AskField    = "field"    // what is to be changed; choices are fields
	AskItem     = "item"     // which of the last card's items
	AskGoal     = "goal"     // what would be ideal, and how feasible it is; asked with the receipt of a goal
	AskImport   = "import"   // whether a file is imported; Choices[0].Value: the print of what was shown
	AskBecause  = "because"  // why a value is to be changed so; the choice is field=value of Subject
	AskColumn   = "column"   // into what a column of the lead sheet is to be changed; Subject: the account, Choices: the column
	AskFull     = "full"     // the full name of a customer that was reported, or its code; Subject: the conflict
	AskWhose    = "whose"    // a customer is meant but was not named
	AskDeal     = "deal"     // which deal is meant; choices are numbers; Subject: the words that were said
	AskOpen     = "open"     // whether a deal is to be opened; the choice is the customer's number; Subject: the words that were said
	AskWhy      = "why"      // the reason of something; Subject: what, the deal's number and the milestone
	AskSum      = "sum"      // what a contract that was signed is worth; Subject: the deal's number
	AskGap      = "gap"      // by how much the winner was cheaper; Subject: the deal
	AskPlan     = "plan"     // what a row of a battle plan lacks; Subject: the row as far as it goes
	AskMeet     = "meet"     // what an appointment lacks: time, place or person; Subject: the task
	AskReached  = "reached"  // what was learnt of a call that reached nobody; Subject: the activity
	AskReview   = "review"   // what is thought of a visit afterwards; Subject: the activity
)

// The values of a Choice that cards word themselves: their Label may be empty.
const (
	ChoiceNew  = "new"  // none of these: a new customer or contact
	ChoiceNone = "none" // none of these
)

// LaterToday begins a Choice of AskUntil that is a time of the same day: T15:00.
const LaterToday = "T"

// How a deal ends by a button: the Arg of DoEnd.
const (
	EndLost   = "lost"
	EndPause  = "pause"
	EndDrop   = "drop"
	EndReopen = "reopen"
)

// TenderPaid is the Arg of a DoTender that says the deposit was paid.
const TenderPaid = "paid"

// The lists of a stretch of days: what is to be done, and what was done.
const (
	ListAhead  = "ahead"
	ListBehind = "behind"
)

// ListBetween is the subject of a button that goes on with a list of a stretch
// of days.
func ListBetween(list string, from, to crm.Date) string {
	return list + "/" + string(from) + "/" + string(to)
}

// ListOf reads what ListBetween wrote; ok is false for any other subject.
func ListOf(subject string) (list string, from, to crm.Date, ok bool) {
	part := strings.Split(subject, "/")
	if len(part) != 3 || part[0] != ListAhead && part[0] != ListBehind {
		return "", "", "", false
	}
	from, to = crm.Date(part[1]), crm.Date(part[2])
	return part[0], from, to, from.Valid() && to.Valid()
}

// JoinTo begins what something unclear can be read as besides an intent: more
// about the activity whose number follows.
const JoinTo = "join/"

// AsNews keeps something unclear as news of the customer whom it names.
const AsNews = "news"

// NewsOf begins the same of the customer who was talked of last; his number and his name follow, with a slash between.
const NewsOf = "news/"
