package wecom

import (
	"context"
	"slices"
	"strings"

	"milepost/bot/chat"
)

// seen is what a reader has seen of a card: a hash of each of its parts, the
// title first.
type seen []uint32

// seenOf lists the parts of a card.
func seenOf(c chat.Card) seen {
	all := seen{hash(c.Title)}
	each(&c, func(part string) bool {
		all = append(all, hash(part))
		return true
	})
	return all
}

// each gives every part of a card but its title to keep, and leaves in the card
// those that are kept: lines and facts, and whole sections of which something
// is, but for the rows of their tables. What can be pressed stays where it is.
func each(c *chat.Card, keep func(part string) bool) {
	only := func(under string, facts []chat.Fact) []chat.Fact {
		return slices.DeleteFunc(slices.Clone(facts), func(f chat.Fact) bool { return !keep(under + f.Label + ": " + chat.Words(f.Value)) })
	}
	c.Lines = slices.DeleteFunc(slices.Clone(c.Lines), func(l string) bool { return !keep(l) })
	c.Facts = only("", c.Facts)
	var sections []chat.Section
	for _, s := range c.Sections {
		under := s.Head + "\x00" + chat.Words(s.Text) + "\x00" // the same row of another section is another
		kept := keep(under)
		kept = len(only(under, s.Facts)) > 0 || kept
		kept = keep(under+chat.Card{Buttons: s.Buttons}.Plain()) || kept
		var rows [][]string
		for i, row := range s.Table {
			if keep(under+strings.Join(row, " | ")) && i > 0 {
				rows = append(rows, row)
			}
		}
		if rows != nil {
			rows = slices.Insert(rows, 0, s.Table[0])
		}
		if s.Table = rows; kept || rows != nil {
			sections = append(sections, s)
		}
	}
	c.Sections = sections
	if c.Figure != nil && !keep(c.Figure.Alt) {
		c.Figure = nil
	}
	c.Files = slices.DeleteFunc(slices.Clone(c.Files), func(f chat.File) bool { return !keep("📎 " + f.Name) })
	if !keep(c.Note) {
		c.Note = ""
	}
	keep(chat.Card{Buttons: c.Buttons}.Plain()) // and stay in any case
}

// news is what a reader who has seen a card has not seen of its newer form: its
// title, what is new in it, and what can be pressed; false if that is nothing.
// What is gone cannot be said so: where more went than came, it is the whole card.
func (s seen) news(c chat.Card) (chat.Card, bool) {
	now := seenOf(c)
	if len(s) == 0 || slices.Equal(s, now) {
		return c, len(s) == 0
	}
	gone, come := 0, 0
	for _, part := range s[1:] {
		if !slices.Contains(now[1:], part) {
			gone++
		}
	}
	short := c
	each(&short, func(part string) bool {
		fresh := !slices.Contains(s[1:], hash(part))
		if fresh {
			come++
		}
		return fresh
	})
	if gone > come && now[0] == s[0] {
		return c, true
	}
	return short, true
}

// without is what does not fit on a card, less what was written below it before.
func (below seen) without(over chat.Card) chat.Card {
	if over.Title != "" && slices.Contains(below, hash(over.Title)) {
		over.Title = ""
	}
	each(&over, func(part string) bool { return !slices.Contains(below, hash(part)) })
	return over
}

// keepSeen remembers what the reader of a message has seen, and what of it stands
// below its card, where it has a later form some time.
func (t *Transport) keepSeen(ctx context.Context, ref chat.Ref, p chat.Post, over chat.Card) {
	if p.Track == "" {
		return
	}
	slot := slotOf(string(ref))
	t.known(ctx, slot)
	t.codes.mu.Lock()
	c := t.codes.by[slot]
	if c.Task != string(ref) {
		c = cardCode{Task: string(ref)}
	}
	was := c
	c.Seen = seenOf(p.Card)
	if !blank(over) {
		c.Below = seenOf(over)
	}
	t.codes.by[slot] = c
	t.codes.mu.Unlock()
	if !slices.Equal(was.Seen, c.Seen) || !slices.Equal(was.Below, c.Below) {
		t.writeCode(ctx, slot, c)
	}
}

// seenBefore is what the reader of a message has seen of it, and what of it below
// its card; nil if that is not known.
func (t *Transport) seenBefore(ctx context.Context, ref chat.Ref) (all, below seen) {
	if c := t.known(ctx, slotOf(string(ref))); c.Task == string(ref) {
		return c.Seen, c.Below
	}
	return nil, nil
}
