package playbook

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// book is the default playbook.
func book(t testing.TB) *Book {
	t.Helper()
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTierOf(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		says          string
		sales, profit int
		want          string
	}{
		{"the best of the industry is A", 1, 1, "A"},
		{"the worse rank decides: 20 is still A", 3, 20, "A"},
		{"21 is B", 21, 3, "B"},
		{"50 is still B", 50, 50, "B"},
		{"51 is C, whatever the other rank", 1, 51, "C"},
		{"200 is still C", 200, 7, "C"},
		{"201 is D", 201, 7, "D"},
		{"far outside is D", 9000, 9000, "D"},
		{"no rank known is unrated, not D", 0, 0, ""},
		{"one rank alone is unrated too", 10, 0, ""},
		{"a rank below 1 is no rank", -3, 5, ""},
	} {
		if got := b.TierOf(row.sales, row.profit); got != row.want {
			t.Errorf("%s: TierOf(%d, %d) = %q, want %q", row.says, row.sales, row.profit, got, row.want)
		}
	}
}

func TestCadence(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		tier string
		want Cadence
		ok   bool
	}{
		{"A", Cadence{14, ByVisit, "day"}, true},
		{"B", Cadence{30, ByVisit, "day"}, true},
		{"C", Cadence{45, ByCall, "known"}, true},
		{"D", Cadence{90, ByCall, "known"}, true},
		{"", Cadence{}, false},
		{"Z", Cadence{}, false},
	} {
		if got, ok := b.Cadence(row.tier); got != row.want || ok != row.ok {
			t.Errorf("tier %q is touched %+v (%t), want %+v (%t)", row.tier, got, ok, row.want, row.ok)
		}
	}
}

func TestIndustry(t *testing.T) {
	b := book(t)
	for _, row := range []struct{ said, want, strategy string }{
		{"钣金", "钣金", "选择市场、提升潜力"},
		{"Sheet Metal", "钣金", "选择市场、提升潜力"},
		{" 汽配 ", "汽车配件", "重点进攻、大力发展"},
		{"散热器行业", "散热器", "重点进攻、大力发展"},
		{"furniture", "家具", "顺其自然、选择进攻"},
		{"软件", "", ""},
		{"", "", ""},
	} {
		got, ok := b.Industry(row.said)
		if got.Name.ZH != row.want || ok != (row.want != "") {
			t.Errorf("%q is the industry %q, want %q", row.said, got.Name.ZH, row.want)
		}
		if got := b.Strategy(row.said, "zh"); got != row.strategy {
			t.Errorf("the strategy for %q is %q, want %q", row.said, got, row.strategy)
		}
	}
	own := Text{"先做样板", "Win a reference first"}
	b.Industries[0].Strategy = own
	if got := b.Strategy("汽车配件", "en"); got != own.EN {
		t.Errorf("an industry's own strategy gives way to that of its class: %q", got)
	}
}

func TestWinPctAndWeighted(t *testing.T) {
	b := book(t)
	deal := func(milestone, state string, said int, minor int64, kind crm.AmountKind) *crm.Opportunity {
		return &crm.Opportunity{
			Milestone: milestone, State: state, WinPct: said,
			Amount: crm.Amount{Money: crm.Money{Minor: minor, Currency: "CNY"}, Kind: kind},
		}
	}
	for _, row := range []struct {
		says     string
		deal     *crm.Opportunity
		pct      int
		weighted int64
	}{
		{"a milestone gives its own chance", deal("m4", "", 0, 1_000_000, crm.AmountValue), 35, 350_000},
		{"what the rep said goes first", deal("m4", "", 70, 1_000_000, crm.AmountValue), 70, 700_000},
		{"a budget stands in as the amount", deal("m1", "", 0, 1_000_000, crm.AmountBudget), 5, 50_000},
		{"half a cent is rounded up", deal("m1", "", 0, 10, crm.AmountValue), 5, 1},
		{"a paused deal is out of the pipeline", deal("m4", crm.DealPaused, 0, 1_000_000, crm.AmountValue), 35, 0},
		{"a lost deal has no chance", deal("m7", crm.DealLost, 80, 1_000_000, crm.AmountQuote), 0, 0},
		{"a dropped one has none either", deal("m7", crm.DealDropped, 0, 1_000_000, crm.AmountQuote), 0, 0},
		{"a won one is sure and no pipeline", deal("m9", crm.DealWon, 0, 1_000_000, crm.AmountContract), 100, 0},
		{"before the signature it is 90", deal("m8", "", 0, 1_000_000, crm.AmountQuote), 90, 900_000},
		{"after it 100, and it counts as signed, not as pipeline", deal("m8", "", 0, 1_000_000, crm.AmountContract), 100, 0},
		{"a deal without an amount adds nothing", deal("m4", "", 0, 0, ""), 35, 0},
		{"an unknown milestone gives no chance", deal("m99", "", 0, 1_000_000, ""), 0, 0},
		{"a huge amount does not overflow", deal("m7", "", 0, 9_000_000_000_000_000_000, ""), 80, 7_200_000_000_000_000_000},
	} {
		if got := b.WinPct(row.deal); got != row.pct {
			t.Errorf("%s: %d %%, want %d", row.says, got, row.pct)
		}
		if got := b.Weighted(row.deal); got != (crm.Money{Minor: row.weighted, Currency: "CNY"}) {
			t.Errorf("%s: weighted %+v, want %d", row.says, got, row.weighted)
		}
	}
}

func TestAmountClass(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		says   string
		bought []Purchase
		want   map[crm.AccountID]string
	}{
		{"80 of 100 is A, the next 15 B, the rest C", []Purchase{{"c", 5}, {"a", 80}, {"b", 15}}, map[crm.AccountID]string{"a": "A", "b": "B", "c": "C"}},
		{"the one that crosses 80 is A still", []Purchase{{"a", 50}, {"b", 40}, {"c", 10}}, map[crm.AccountID]string{"a": "A", "b": "A", "c": "B"}},
		{"a single buyer is A", []Purchase{{"a", 1}}, map[crm.AccountID]string{"a": "A"}},
		{"who bought nothing has no class", []Purchase{{"a", 10}, {"b", 0}, {"c", -4}}, map[crm.AccountID]string{"a": "A"}},
		{"equal amounts go by id, so that the answer stays the same", []Purchase{{"z", 90}, {"b", 90}, {"a", 20}}, map[crm.AccountID]string{"b": "A", "z": "A", "a": "B"}},
		{"nobody", nil, map[crm.AccountID]string{}},
	} {
		if diff := cmp.Diff(row.want, b.AmountClass(row.bought)); diff != "" {
			t.Errorf("%s: %s", row.says, diff)
		}
	}
}

func TestRelationMove(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		says     string
		from, to string
		been     []string
		want     Way
	}{
		{"first route, first step", "outsider", "friend", nil, WayPlain},
		{"second route, first step", "outsider", "supplier", nil, WayPlain},
		{"an account without a relation is an outsider", "", "friend", nil, WayPlain},
		{"friend to supplier", "friend", "supplier", nil, WayPlain},
		{"supplier to friend is no step back", "supplier", "friend", nil, WayPlain},
		{"supplier to partner", "supplier", "partner", []string{"friend"}, WayPlain},
		{"friend to partner after supplier", "friend", "partner", []string{"outsider", "supplier"}, WayPlain},
		{"friend to partner without supplier leaves one out", "friend", "partner", []string{"outsider"}, WaySkip},
		{"outsider to partner leaves two out", "outsider", "partner", nil, WaySkip},
		{"partner to alliance", "partner", "alliance", nil, WayPlain},
		{"friend to alliance leaves one out", "friend", "alliance", nil, WaySkip},
		{"a partner may fall back", "partner", "friend", nil, WayBack},
		{"a supplier may fall back", "supplier", "outsider", nil, WayBack},
		{"staying is no move", "friend", "friend", nil, WaySame},
		{"what is not in the book", "friend", "lover", nil, WayUnknown},
	} {
		if got := b.RelationMove(row.from, row.to, row.been...); got != row.want {
			t.Errorf("%s: %q, want %q", row.says, got, row.want)
		}
	}
	for way, want := range map[Way]bool{WayPlain: false, WaySame: false, WaySkip: true, WayBack: true, WayUnknown: false} {
		if way.Reason() != want {
			t.Errorf("a %s move needs a reason: %t, want %t", way, !want, want)
		}
	}
}

func TestDepth(t *testing.T) {
	b := book(t)
	for n, want := range []string{"none", "little", "several", "several", "deep", "deep"} {
		if got := b.Depth(n); got != want {
			t.Errorf("%d activities suggest %q, want %q", n, got, want)
		}
	}
}

func TestLeadMissing(t *testing.T) {
	b := book(t)
	full := crm.Account{
		Name: crm.Name{Text: "恒发家具"}, Region: "清远", Industry: "家具", Revenue: crm.Yuan(3e8), Tier: "B",
	}
	lead := crm.Lead{No: 1, Registered: "2026-03-05", Source: "other/exhibition"}
	for _, row := range []struct {
		says   string
		change func(*crm.Account, *crm.Lead)
		want   []string
	}{
		{"everything is there", func(*crm.Account, *crm.Lead) {}, []string{}},
		{"the account's source serves too", func(a *crm.Account, l *crm.Lead) { a.Source, l.Source = "peer", "" }, []string{}},
		{"in the sheet's order", func(a *crm.Account, l *crm.Lead) { l.Source, a.Region, a.Tier = "", "", "" }, []string{"region", "tier", "source"}},
		{"revenue", func(a *crm.Account, _ *crm.Lead) { a.Revenue = crm.Money{} }, []string{"revenue"}},
		{"a row just made", func(a *crm.Account, l *crm.Lead) { *a, *l = crm.Account{}, crm.Lead{} }, []string{"number", "account", "region", "industry", "revenue", "tier", "source", "registered"}},
	} {
		a, l := full, lead
		row.change(&a, &l)
		if diff := cmp.Diff(row.want, IDs(b.LeadMissing(&a, &l))); diff != "" {
			t.Errorf("%s: %s", row.says, diff)
		}
	}
}

func TestWords(t *testing.T) {
	rows := []Word{{ID: "visit", Name: Text{"拜访", "Visit"}, Also: []string{"上门拜访"}}, {ID: "half", Name: Text{ZH: "半"}}}
	for _, row := range []struct{ says, got, want string }{
		{"a label in Chinese", Label(rows, "visit", "zh"), "拜访"},
		{"a label in English", Label(rows, "visit", "en"), "Visit"},
		{"any other locale reads Chinese", Label(rows, "visit", "fr"), "拜访"},
		{"a missing language falls back on the other", Label(rows, "half", "en"), "半"},
		{"an unknown id stays readable", Label(rows, "ghost", "en"), "ghost"},
	} {
		if row.got != row.want {
			t.Errorf("%s: %q, want %q", row.says, row.got, row.want)
		}
	}
	for said, want := range map[string]bool{"visit": true, "VISIT": true, " 拜访 ": true, "上门拜访": true, "": false, "拜": false} {
		if _, ok := Lookup(rows, said); ok != want {
			t.Errorf("%q is understood: %t, want %t", said, ok, want)
		}
	}
}
