package desk

import (
	"slices"
	"unicode/utf8"

	"milepost/storage/crm"
)

// The states of a draft that no list shows.
const (
	DraftDone    = "done"
	DraftDropped = "dropped"
	// DraftAside holds nothing that could be recorded: it never waits for
	// anybody, but the buttons of its card can still make something of it.
	DraftAside = "aside"
)

// SaveDraft keeps what is not sure until the person says. BadInput
// "draft.empty" without words.
func (w *Work) SaveDraft(n NewDraft) (crm.Draft, error) {
	var c checks
	n.Text = cut(Clean(n.Text), maxEvidence)
	if n.Text == "" {
		c.fail(crm.E(crm.BadInput, "draft.empty"))
	}
	c.arrival(&n.Arrival)
	if len(n.Facts) > maxFacts {
		c.fail(crm.E(crm.BadInput, "draft.long"))
	}
	if c.err != nil {
		return crm.Draft{}, c.err
	}
	d := crm.Draft{
		ID: crm.DraftID(w.next()), Owner: w.actor.ID, Said: w.via.Said.UTC(), Text: n.Text, Intent: n.Intent,
		Facts: n.Facts, Ask: n.Ask, Arrival: n.Arrival, Evidence: w.evidence(n.Evidence),
	}
	if n.Aside {
		d.State = DraftAside
	}
	for _, ch := range n.Choices {
		if !utf8.ValidString(ch.Value) {
			ch.Value = Clean(ch.Value)
		}
		d.Choices = append(d.Choices, crm.Choice{Value: ch.Value, Label: cutRunes(line(ch.Label), maxName)})
	}
	return d, w.write(&d, "")
}

// maxMore bounds what waits with a draft: a talk, not a diary.
const maxMore = 20

// AddToDraft keeps what its owner went on to say while a draft waits for a word
// of his. BadInput "draft.empty" without words, "draft.long" when too much waits
// already; Stale "draft.closed" when it is not open; Forbidden for anybody but
// the one who said it.
func (w *Work) AddToDraft(id crm.DraftID, text string) (crm.Draft, error) {
	d, err := w.openDraft(id)
	if err != nil {
		return d, err
	}
	switch text = cut(Clean(text), maxEvidence); {
	case text == "":
		return d, crm.E(crm.BadInput, "draft.empty")
	case len(d.More) >= maxMore:
		return d, crm.E(crm.BadInput, "draft.long")
	}
	d.More = append(slices.Clone(d.More), crm.Sentence{At: w.via.Said.UTC(), Text: text})
	return d, w.write(&d, "")
}

// ConfirmDraft closes a draft whose records are written by the same work.
// Stale "draft.closed" when it is not open; Forbidden for anybody but the one
// who said it.
func (w *Work) ConfirmDraft(id crm.DraftID) (crm.Draft, error) { return w.closeDraft(id, DraftDone) }

// DropDraft closes a draft of which nothing is to be made. Where he was then is
// of no use any more and goes.
func (w *Work) DropDraft(id crm.DraftID) (crm.Draft, error) { return w.closeDraft(id, DraftDropped) }

// openDraft is a draft that still waits, for the one who said it.
func (w *Work) openDraft(id crm.DraftID) (crm.Draft, error) {
	d, err := crm.Get[crm.Draft](w.tx, id)
	if err != nil {
		return d, err
	}
	if err := w.mayWrite(&d); err != nil {
		return d, err
	}
	if d.State != "" && d.State != DraftAside {
		return d, crm.E(crm.Stale, "draft.closed", d.State)
	}
	return d, nil
}

func (w *Work) closeDraft(id crm.DraftID, state string) (crm.Draft, error) {
	d, err := w.openDraft(id)
	if err != nil {
		return d, err
	}
	if d.State = state; state == DraftDropped {
		d.Arrival = nil
	}
	return d, w.write(&d, "")
}
