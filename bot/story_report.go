package main

import (
	"context"
	"fmt"
	"strings"
)

// miss is a line of a story that did not hold.
type miss struct {
	Line       int
	Want, Said string
}

func (m miss) String() string {
	if m.Said == "" {
		return fmt.Sprintf("line %d: wanted %s", m.Line, m.Want)
	}
	return fmt.Sprintf("line %d: wanted %s, was said:\n%s", m.Line, m.Want, indent(m.Said, "    | "))
}

// checked runs the store's own consistency check.
func (p *player) checked(ctx context.Context) error {
	diffs, err := p.store.Check(ctx)
	if err != nil {
		return err
	}
	for _, d := range diffs {
		p.misses = append(p.misses, miss{Line: 0, Want: "a consistent store", Said: d})
	}
	return nil
}

// rowless fails for handbook rows below which nothing is expected: such a line
// says what the story does not show.
func (p *player) rowless() {
	for n, rows := range p.story.Rows {
		if from, to := p.story.below(n); from == to {
			p.fail(rows.Line, "an expected line below that shows "+strings.Join(rows.IDs, " "), "")
		}
	}
}

func (p *player) fail(line int, want, said string) {
	p.misses = append(p.misses, miss{line, want, said})
}

func (p *player) tell(format string, args ...any) {
	if p.show != nil {
		fmt.Fprintf(p.show, format+"\n", args...)
	}
}

func indent(s, by string) string { return by + strings.ReplaceAll(s, "\n", "\n"+by) }
