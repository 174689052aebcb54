package outbox

import (
	"errors"
	"testing"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// withTable is a post that carries a table.
func withTable(key string, to chat.Place) chat.Post {
	return chat.Post{Key: key, To: to, Card: chat.Card{Title: key, Files: []chat.File{{
		Name: "a.csv", Book: &chat.Workbook{Sheets: []chat.Sheet{{Rows: [][]chat.Cell{chat.TextCells("L1")}}}},
	}}}}
}

func TestATableIsDrawnWhenItIsSentAndNotStored(t *testing.T) {
	s := fresh(t)
	to := chat.DMOf(chat.Identity{Platform: "slack", Tenant: "t", ID: "u"})
	s.opt.Draw = func(name string, b chat.Workbook) ([]byte, error) {
		return []byte(name + ":" + b.Sheets[0].Rows[0][0].S), nil
	}
	s.put(t, withTable("k1", to))
	s.drain(t)
	sent := s.slack.Take()
	if len(sent) != 1 || string(sent[0].Card.Files[0].Data) != "a.csv:L1" || sent[0].Card.Files[0].Size != 8 {
		t.Fatalf("sent %+v", sent)
	}
	err := s.store.View(t.Context(), func(r crm.Reader) error {
		e, err := r.Post("k1")
		if err != nil {
			return err
		}
		p, err := chat.DecodePost(e.Body)
		if err == nil && p.Card.Files[0].Data != nil {
			t.Errorf("what was drawn was stored")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestATableThatCannotBeDrawnIsGivenUpAndHoldsNothingUp(t *testing.T) {
	s := fresh(t)
	to := chat.DMOf(chat.Identity{Platform: "slack", Tenant: "t", ID: "u"})
	s.opt.Draw = func(string, chat.Workbook) ([]byte, error) { return nil, errors.New("no ink") }
	s.put(t, withTable("k1", to), chat.Post{Key: "k2", To: to, Card: chat.Card{Title: "next"}})
	s.drain(t)
	if sent := s.slack.Take(); len(sent) != 1 || sent[0].Key != "k2" {
		t.Errorf("sent %+v, want only the next one", sent)
	}
}
