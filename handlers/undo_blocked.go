package handlers

import (
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// blocked says what came after something, and from whom; or, in the desk's own
// words, what else keeps it from being taken back.
func (q *request) blocked(g crm.GroupID, item int, number string, f *crm.Fault) error {
	if f.Key != "undo.later" || len(f.Args) < 3 {
		plain := *f
		plain.Args = slices.Clone(f.Args)
		for i, s := range plain.Args {
			plain.Args[i] = q.plainName(s)
		}
		return &plain
	}
	if number == "" {
		n, err := q.mainNumber(g, item)
		if err != nil {
			return err
		}
		number = n
	}
	later := cards.LaterChange{Record: q.called(f.Args[0])}
	if f.Args[1] != q.who.Name.Text {
		later.Who = f.Args[1]
	}
	if at, err := time.Parse(time.RFC3339, f.Args[2]); err == nil {
		later.At = at
	}
	q.reply(q.out.UndoBlocked(number, []cards.LaterChange{later}))
	return nil
}

// plainName is what a refusal names, and of something noted its name instead of
// the key under which the playbook has it.
func (q *request) plainName(s string) string {
	if _, ok := q.Book.Field(s); ok {
		return q.out.NoteName(s)
	}
	return s
}

// called is a record that a refusal names by its number or its name.
func (q *request) called(s string) cards.RecordName {
	number, ok := strings.CutPrefix(s, "#")
	if !ok {
		return cards.RecordName{Name: q.plainName(s)}
	}
	if rec, err := q.named(parse.Item{Number: number}); err == nil {
		if name, err := q.recordName(rec); err == nil {
			return name
		}
	}
	return cards.RecordName{Kind: crm.KindOfNumber(number), Number: number}
}

// mainNumber is the number by which people call what a group made.
func (q *request) mainNumber(g crm.GroupID, item int) (string, error) {
	bs, _, err := q.bundles(g)
	if err != nil {
		return "", err
	}
	for _, b := range bs {
		if n, ok := b.main().(crm.Numbered); ok && (item == 0 || b.item == item) {
			return n.Number(), nil
		}
	}
	return "", nil
}
