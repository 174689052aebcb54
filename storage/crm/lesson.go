package crm

import "slices"

// Lesson is how somebody writes a customer's name, heard when he chose among
// candidates or put a customer right. What one person says on two occasions is
// his way of writing from then on; what two people say becomes an alias of the
// account. Only he, and whoever may write the account, changes it.
type Lesson struct {
	Meta
	ID      LessonID    `json:"id"`
	Account AccountID   `json:"account"`
	Who     PersonID    `json:"who"`
	Team    TeamID      `json:"team,omitzero"` // of the account
	Name    Name        `json:"name"`          // as he wrote it
	Heard   []GroupID   `json:"heard"`         // the messages in which he said so; two are enough
	State   LessonState `json:"state,omitzero"`
}

// LessonState says what a lesson is worth.
type LessonState string

// The states of a lesson. One that is Forgotten is not learned again by itself.
const (
	LessonHeard     LessonState = ""          // said once: nothing follows
	LessonHis       LessonState = "his"       // his own way of writing
	LessonAlias     LessonState = "alias"     // an alias of the account, for everybody
	LessonForgotten LessonState = "forgotten" // taken back in words
)

// Learned reports whether messages are read by it.
func (l *Lesson) Learned() bool { return l.State == LessonHis || l.State == LessonAlias }

// LearnedIn reports whether it was a message of that group that taught it.
func (l *Lesson) LearnedIn(g GroupID) bool {
	return l.Learned() && len(l.Heard) > 0 && l.Heard[len(l.Heard)-1] == g
}

// HeardIn reports whether a message said so already.
func (l *Lesson) HeardIn(g GroupID) bool { return slices.Contains(l.Heard, g) }

func (l *Lesson) Kind() Kind  { return KindLesson }
func (l *Lesson) Key() string { return string(l.ID) }

func (l *Lesson) Index() []Entry {
	return []Entry{
		entry(ByOwner, string(l.Who), l.Name.Sort), entry(ByTeam, string(l.Team), l.Name.Sort),
		entry(ByAccount, string(l.Account), l.Name.Fold), entry(ByFold, l.Name.Fold),
	}
}

func (l *Lesson) Refs() []Pointer {
	return refs(KindAccount, string(l.Account), KindPerson, string(l.Who))
}

// NameRow lets messages of his name the account so; an alias stands on the
// account itself.
func (l *Lesson) NameRow() NameRow {
	return NameRow{
		Kind: KindLesson, ID: string(l.ID), Names: []Name{l.Name}, Account: l.Account, Owner: l.Who, Team: l.Team,
		Gone: l.Deleted || l.State != LessonHis,
	}
}
