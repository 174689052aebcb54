package handlers

import (
	"testing"

	"milepost/handlers/parse"
)

func TestAPriceThatSomebodyTellsIsNoQuoteOfOurs(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"刘总饭桌上说发那科报了165万 交期8周", true},
		{"陈总讲ABB报了90万,比我们便宜", true},
		{"王总透露对手报价100万", true},
		{"刘总说我们报价165万太高", true},
		{"对手报了165万", true},
		{"Greta said Fanuc quoted 280k", true},
		{"我跟刘总说报价165万", false},
		{"大族报价165万", false},
		{"我们报了165万,对手还没报", false},
		{"今天报了165万", false},
		{"说好了报价165万", false},
		{"跟刘总说了报价172万", false},
		{"给刘总讲了报价165万", false},
		{"刘总跟我说发那科报了165万", true},
		{"大族说报价165万可以", false},
		{"报大族160万,听说发那科报了165万", false},
		{"Tom said quote 40k", false},
		{"Otto Packaging: Greta Lindqvist said KUKA quoted 280k", true},
	} {
		if got := somebodyQuotes(lower(fold(c.text))); got != c.want {
			t.Errorf("%s: told by somebody %v, want %v", c.text, got, c.want)
		}
	}
}

func TestAPriceIsNotReportedWhereItIsDeniedOrThoughtOf(t *testing.T) {
	for text, want := range map[string]bool{
		"刘总说发那科报了165万": true, "刘总没说发那科报了165万": false, "要是刘总说发那科报了165万怎么办": false, "Greta never said KUKA quoted 280k": false,
	} {
		if got := reports(parse.Facts{Text: text}); got != want {
			t.Errorf("%s: reported %v, want %v", text, got, want)
		}
	}
}
