package handlers

import (
	"encoding/json"
	"testing"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

func TestAKeptCardListsWhatItSpeaksOf(t *testing.T) {
	card, err := json.Marshal(cards.MorningShown{View: cards.MorningView{Nudges: []cards.Nudge{
		{Subject: "account/byd"}, {Subject: `task/a<b>&"c"`},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	for of, want := range map[crm.Pointer]bool{
		{Kind: crm.KindAccount, ID: "byd"}:      true,
		{Kind: crm.KindTask, ID: `a<b>&"c"`}:    true,
		{Kind: crm.KindAccount, ID: "by"}:       false,
		{Kind: crm.KindOpportunity, ID: "byd"}:  false,
		{Kind: crm.KindAccount, ID: `a<b>&"c"`}: false,
	} {
		if got := lists(card, map[crm.Pointer]bool{of: true}); got != want {
			t.Errorf("%v: %v, want %v", of, got, want)
		}
	}
	if lists(card, nil) {
		t.Error("it lists something of nothing")
	}
}
