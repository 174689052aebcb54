package main

import (
	"fmt"
	"regexp"
	"strings"
)

// A story is a conversation as a text file: who says what, when, and what the
// product answers. README, "Stories", has the grammar for people.
type story struct {
	Name     string
	Loose    bool   // posts that no line expects pass
	Only     string // platform to which the story is limited
	Config   string // another configuration, a file beside the story
	Playbook string // another method
	Steps    []step
	Rows     []shows // handbook rows that the story shows
}

// shows is a "# rows:" line: the handbook rows that the expected lines below it
// show.
type shows struct {
	Line int // in the file, from 1
	Step int // index of the step below it
	IDs  []string
}

// below are the expected lines nearest to a "# rows:" line: those under it, else
// those under what is done next. There are none when the next such line, or the
// end, comes before them.
func (st *story) below(n int) (from, to int) {
	end := len(st.Steps)
	if n+1 < len(st.Rows) && st.Rows[n+1].Step > st.Rows[n].Step {
		end = st.Rows[n+1].Step
	}
	for from = st.Rows[n].Step; from < end && !st.Steps[from].expected(); from++ {
	}
	for to = from; to < end && st.Steps[to].expected(); to++ {
	}
	return from, to
}

// expected reports a line that demands something of the bot or of the store.
func (s step) expected() bool {
	return s.Kind == stepExpect || s.Kind == stepSilent || s.Kind == stepStore
}

// stepKind tells the lines of a story apart.
type stepKind int

const (
	stepClock  stepKind = iota // the clock moves
	stepSay                    // somebody writes
	stepPress                  // somebody presses a button
	stepSubmit                 // somebody submits a form
	stepCancel                 // somebody leaves a form
	stepFile                   // somebody sends a file
	stepPlace                  // somebody sends his location
	stepEdit                   // somebody changes what he wrote last
	stepQuote                  // somebody answers by quoting
	stepOpen                   // somebody opens his own page
	stepAgain                  // the platform delivers once more
	stepExpect                 // the bot says or has edited something
	stepSilent                 // the bot says nothing
	stepStore                  // the store is asked
)

// What an expected line looks for.
const (
	wantPost    = "post"
	wantEdit    = "edits"
	wantForm    = "form"
	wantPicture = "picture"
	wantFile    = "file"
)

// step is one line of a story with the indented lines below it.
type step struct {
	Line int // in the file, from 1
	Kind stepKind
	Who  string // the speaker, or whom the bot speaks to
	On   string // platform, if named
	In   string // channel without #, if named
	Sub  bool   // in the thread there
	Card string // $name
	Want string
	Text string

	More []check // further demands on the same post
	Move clockMove
	Ask  storeAsk
}

// check is one indented line below an expected post.
type check struct {
	Line   int
	Text   string
	Not    bool
	Button bool
}

// storeAsk is a store line: what, of whom, compared with what.
type storeAsk struct{ What, Of, Field, Equal string }

// faultAt is what is wrong with a story file.
type faultAt struct {
	File string
	Line int
	Why  string
}

func (f faultAt) Error() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Why) }

var (
	pressLine = regexp.MustCompile(`^(\S+)(?: (@\S+))?(?: (\$\S+))? \[(.+)\]$`)
	openLine  = regexp.MustCompile(`^(\S+)(?: (@\S+))? opens home$`)
	storeLine = regexp.MustCompile(`^(\S+) (.+?) =(?: (.*))?$`)
)

// parseStory reads a story file. The error is a faultAt that names the line.
func parseStory(file, text string) (*story, error) {
	st := &story{Name: file}
	for i, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		line = strings.TrimRight(line, " \t\r")
		bad := func(why string, args ...any) error { return faultAt{file, i + 1, fmt.Sprintf(why, args...)} }
		switch {
		case line == "":
		case strings.HasPrefix(line, "    "):
			if err := st.more(i+1, strings.TrimSpace(line)); err != nil {
				return nil, bad("%v", err)
			}
		case strings.HasPrefix(line, "#"):
			st.comment(i+1, strings.TrimSpace(line[1:]))
		case len(st.Steps) == 0 && st.head(line):
		default:
			s, err := parseStep(line)
			if err != nil {
				return nil, bad("%v", err)
			}
			s.Line = i + 1
			if len(st.Steps) == 0 && s.Kind != stepClock {
				return nil, bad("a story begins with a time line such as -- 2026-03-05 10:05 --")
			}
			st.Steps = append(st.Steps, s)
		}
	}
	if len(st.Steps) == 0 {
		return nil, faultAt{file, 1, "nothing happens in this story"}
	}
	return st, nil
}

func (st *story) head(line string) bool {
	key, value, ok := strings.Cut(line, ":")
	switch value = strings.TrimSpace(value); {
	case ok && key == "config":
		st.Config = value
	case ok && key == "playbook":
		st.Playbook = value
	default:
		return false
	}
	return true
}

func (st *story) comment(line int, text string) {
	head := len(st.Steps) == 0
	switch {
	case strings.HasPrefix(text, "rows:"):
		st.Rows = append(st.Rows, shows{line, len(st.Steps), strings.Fields(text[len("rows:"):])})
	case head && text == "loose":
		st.Loose = true
	case head && strings.HasPrefix(text, "only:"):
		st.Only = strings.TrimSpace(text[len("only:"):])
	}
}

func (st *story) more(line int, text string) error {
	if len(st.Steps) == 0 || st.Steps[len(st.Steps)-1].Kind != stepExpect {
		return fmt.Errorf("an indented line belongs below something that the bot says")
	}
	c := check{Line: line, Text: text}
	if rest, ok := strings.CutPrefix(text, "!"); ok {
		c.Not, c.Text = true, rest
	} else if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		c.Button, c.Text = true, text[1:len(text)-1]
	}
	last := &st.Steps[len(st.Steps)-1]
	last.More = append(last.More, c)
	return nil
}

func parseStep(line string) (step, error) {
	if m := clockLine.FindStringSubmatch(line); m != nil {
		return parseClock(m[1])
	}
	switch line {
	case "again":
		return step{Kind: stepAgain}, nil
	case "bot silent":
		return step{Kind: stepSilent}, nil
	}
	if rest, ok := strings.CutPrefix(line, "store> "); ok {
		m := storeLine.FindStringSubmatch(rest)
		if m == nil {
			return step{}, fmt.Errorf("want: store> visits 比亚迪 = 1")
		}
		ask := storeAsk{What: m[1], Of: m[2], Equal: m[3]}
		if ask.What == "field" {
			of, field, ok := strings.Cut(ask.Of, " ")
			if !ok {
				return step{}, fmt.Errorf("want: store> field 比亚迪 tier = A")
			}
			ask.Of, ask.Field = of, field
		}
		return step{Kind: stepStore, Ask: ask}, nil
	}
	if m := pressLine.FindStringSubmatch(line); m != nil {
		return step{
			Kind: stepPress, Who: m[1], On: strings.TrimPrefix(m[2], "@"),
			Card: strings.TrimPrefix(m[3], "$"), Text: m[4],
		}, nil
	}
	if who, ok := strings.CutSuffix(line, " cancels"); ok && !strings.Contains(who, " ") {
		return step{Kind: stepCancel, Who: who}, nil
	}
	if m := openLine.FindStringSubmatch(line); m != nil {
		return step{Kind: stepOpen, Who: m[1], On: strings.TrimPrefix(m[2], "@")}, nil
	}
	head, text, ok := strings.Cut(line, "> ")
	if !ok {
		head, ok = strings.CutSuffix(line, ">")
	}
	if !ok {
		return step{}, fmt.Errorf("not a line of a story: %q", line)
	}
	words := strings.Fields(head)
	if len(words) == 0 {
		return step{}, fmt.Errorf("nobody speaks in %q", line)
	}
	if words[0] == "bot" {
		return parseExpect(words[1:], text)
	}
	return parseSaying(words, text)
}

// parseSaying reads what somebody of the team does.
func parseSaying(words []string, text string) (step, error) {
	s := step{Kind: stepSay, Who: words[0], Text: text}
	for _, w := range words[1:] {
		switch {
		case strings.HasPrefix(w, "@"):
			s.On = w[1:]
		case strings.HasPrefix(w, "#"):
			s.In = w[1:]
		case w == "↳":
			s.Sub = true
		case w == "submits":
			s.Kind = stepSubmit
		case w == "file":
			s.Kind = stepFile
		case w == "location":
			s.Kind = stepPlace
		case w == "edit":
			s.Kind = stepEdit
		case w == "quote":
			s.Kind = stepQuote
		default:
			return s, fmt.Errorf("%s: %q is nothing that somebody can do", s.Who, w)
		}
	}
	return s, nil
}

// parseExpect reads what the bot is expected to say.
func parseExpect(words []string, text string) (step, error) {
	s := step{Kind: stepExpect, Want: wantPost, Text: text}
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == "as":
			if i++; i == len(words) || !strings.HasPrefix(words[i], "$") {
				return s, fmt.Errorf("want a name after as, such as $visit")
			}
			s.Card = words[i][1:]
		case strings.HasPrefix(w, "$"):
			s.Card = w[1:]
		case strings.HasPrefix(w, "@"):
			s.On = w[1:]
		case strings.HasPrefix(w, "#"):
			s.In = w[1:]
		case w == "↳":
			s.Sub = true
		case w == wantEdit, w == wantForm, w == wantPicture, w == wantFile:
			s.Want = w
		case s.Who == "":
			s.Who = w
		default:
			return s, fmt.Errorf("bot: %q is nothing that can be expected", w)
		}
	}
	return s, nil
}
