package chat

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// MaxAction is the longest text form of an Action in bytes; the narrowest
// platform takes 128 for a key that carries it.
const MaxAction = 120

// Action is what a button or a form does. It survives releases: what an older
// one printed still parses, and an unknown verb is answered kindly.
type Action struct {
	Verb    string `json:",omitzero"` // short: undo, edit, done, snooze
	Subject string `json:",omitzero"` // what it is about: a group, a record, a question
	Arg     string `json:",omitzero"` // a choice, if the verb needs one
	Rev     int    `json:",omitzero"` // version that was shown; a stale press is told so
}

// IsZero reports whether nothing was pressed.
func (a Action) IsZero() bool { return a == Action{} }

// String is "verb:subject:arg:rev" with each part escaped; ParseAction reads it.
func (a Action) String() string {
	return url.QueryEscape(a.Verb) + ":" + url.QueryEscape(a.Subject) + ":" +
		url.QueryEscape(a.Arg) + ":" + strconv.Itoa(a.Rev)
}

// ParseAction reads the text form. More parts than today's four are ignored,
// so that a later release's button does not break an earlier one. The error
// says what is wrong; it is not for people.
func ParseAction(s string) (Action, error) {
	p := strings.Split(s, ":")
	if len(p) < 4 || p[0] == "" {
		return Action{}, fmt.Errorf("action %q: want verb:subject:arg:rev", s)
	}
	var a Action
	for i, to := range []*string{&a.Verb, &a.Subject, &a.Arg} {
		u, err := url.QueryUnescape(p[i])
		if err != nil {
			return Action{}, fmt.Errorf("action %q: %w", s, err)
		}
		*to = u
	}
	rev, err := strconv.Atoi(p[3])
	if err != nil {
		return Action{}, fmt.Errorf("action %q: revision: %w", s, err)
	}
	a.Rev = rev
	return a, nil
}
