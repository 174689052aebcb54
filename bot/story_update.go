package main

import (
	"context"
	"os"
	"slices"
	"strings"
)

// updateStory replays a story and writes what the bot really said in place of
// what was expected. Lines of people, the clock, the store and comments stay
// as they are; demands that something must not appear stay too.
func updateStory(ctx context.Context, file string, opt playOptions) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	opt.Show = nil
	for range len(data) { // a line that is put right can bring the next to light
		st, err := parseStory(file, string(data))
		if err != nil {
			return err
		}
		p, err := playStory(ctx, st, opt)
		if err != nil {
			return err
		}
		next := rewrite(string(data), st, p.misses)
		if next == string(data) {
			break
		}
		data = []byte(next)
	}
	return os.WriteFile(file, data, 0o644)
}

// rewrite mends the first line that did not hold.
func rewrite(text string, st *story, misses []miss) string {
	lines := strings.Split(text, "\n")
	for _, m := range misses {
		i := slices.IndexFunc(st.Steps, func(s step) bool { return s.Line == m.Line })
		if i < 0 {
			continue
		}
		s := st.Steps[i]
		from, to := s.Line-1, s.Line+len(s.More)
		switch {
		case s.Kind == stepExpect && m.Said == "":
			return strings.Join(slices.Delete(lines, from, to), "\n")
		case s.Kind == stepExpect:
			head, _, _ := strings.Cut(lines[from], ">")
			return strings.Join(slices.Replace(lines, from, to, saidLines(head, m.Said, s)...), "\n")
		case m.Want == unexpected:
			head, said, _ := strings.Cut(m.Said, "\n")
			return strings.Join(slices.Insert(lines, to, saidLines(head, said, step{})...), "\n")
		}
	}
	return text
}

// saidLines are the lines of an expected post: its first line, the others
// indented, buttons as [label], then the old demands of absence.
func saidLines(head, said string, old step) []string {
	rows := strings.Split(said, "\n")
	out := []string{head + "> " + rows[0]}
	for _, row := range rows[1:] {
		if strings.HasPrefix(row, "[") && strings.HasSuffix(row, "]") {
			for _, label := range strings.Split(row[1:len(row)-1], "] [") {
				out = append(out, "    ["+label+"]")
			}
			continue
		}
		if row != "" {
			out = append(out, "    "+row)
		}
	}
	for _, c := range old.More {
		if c.Not {
			out = append(out, "    !"+c.Text)
		}
	}
	return out
}
