package handlers

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"milepost/bot/chat"
	"milepost/storage/crmtest"
)

// TestEveryRoleAndEveryIntentOverWhoseItIs has each role say the examples of each
// intent about a customer of his own, of his team and of another team. Whoever
// may not read a customer sees nothing of it, and whoever may not change it
// changes nothing, whatever is said.
//
// Whom each intent is for at all stands in testdata/roles.txt: a new intent without a
// row fails.
func TestEveryRoleAndEveryIntentOverWhoseItIs(t *testing.T) {
	alone(t)
	type actor struct {
		id            string
		reads, writes map[string]bool // whose customers: 小李's own, one of his team, one of another team
	}
	all := func(on ...string) map[string]bool {
		m := map[string]bool{}
		for _, s := range on {
			m[s] = true
		}
		return m
	}
	actors := []actor{
		{id: "xiaoli", reads: all("own", "team"), writes: all("own")},
		{id: "wangmin", reads: all("own", "team"), writes: all("own", "team")},
		{id: "zhaogang", reads: all("own", "team", "other"), writes: all("own", "team", "other")},
		{id: "chenjing", reads: all("own", "team", "other"), writes: all("own", "team", "other")},
		{id: "zhouhang", reads: all(), writes: all()},
		{id: "anna", reads: all("own", "team"), writes: all("team")},
		{id: "laosun", reads: all("other"), writes: all("other")},
	}
	w := newWorld(t)
	names := map[string]string{"own": "华锐机电", "team": "科锐自动化", "other": "蓝海重工"}
	secrets := map[string]string{"own": "765.4万", "team": "123.4万", "other": "567.8万"}
	english := map[string]string{"own": "¥7.654M", "team": "¥1.234M", "other": "¥5.678M"}
	for _, row := range [][2]string{{"own", "xiaoli"}, {"team", "anna"}, {"other", "laosun"}} {
		whose, owner := row[0], row[1]
		w.tell(owner, "新线索 "+names[whose]+" 东莞 想买折弯机")
		w.tell(owner, names[whose]+" 预算"+secrets[whose])
		w.tell(owner, names[whose]+" 付款计划 50万预付 50万质保")
		w.tell(owner, names[whose]+" 到账10万")
		if w.stands(names[whose]) == "" {
			t.Fatalf("%s has no customer %s", owner, names[whose])
		}
	}
	seen := map[string]bool{} // so that the secrets are some
	for _, in := range w.r.intents {
		for _, a := range actors {
			for _, whose := range []string{"own", "team", "other"} {
				customer := names[whose]
				before := w.stands(customer)
				for _, text := range aboutCustomer(in, customer) {
					w.forget()
					w.tell(a.id, text)
					for _, said := range w.said {
						if said.to.ID != a.id || !strings.Contains(said.text, secrets[whose]) && !strings.Contains(said.text, english[whose]) {
							continue
						}
						seen[a.id+" "+whose] = true
						if !a.reads[whose] || a.id == "chenjing" { // who keeps leads and files sees no deals
							t.Errorf("%s, of %s's customer, %s: %q is answered with\n%s", in.Name, whose, a.id, text, said.text)
						}
					}
				}
				if after := w.stands(customer); !a.writes[whose] && after != before {
					t.Errorf("%s, of %s's customer: %s changed something: %s, was %s", in.Name, whose, a.id, after, before)
				}
			}
		}
	}
	sameRoles(t, w.r.intents)
	for _, a := range actors {
		for whose := range a.reads {
			if !seen[a.id+" "+whose] && a.id != "chenjing" {
				t.Errorf("%s was never shown anything of %s's customer, which he may read: this test proves nothing", a.id, whose)
			}
		}
	}
}

var updateRoles = flag.Bool("roles.update", false, "write testdata/roles.txt anew: read what changed")

// sameRoles holds whom each intent is for against testdata/roles.txt, whose first
// lines say what it is.
func sameRoles(t *testing.T, intents []Intent) {
	t.Helper()
	const file = "testdata/roles.txt"
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(kept), "\n\n")
	var b strings.Builder
	b.WriteString(head + "\n\n")
	for _, in := range intents {
		who := "everybody"
		if len(in.Roles) > 0 {
			who = strings.Trim(fmt.Sprint(in.Roles), "[]")
		}
		fmt.Fprintf(&b, "%-16s %s\n", in.Name, who)
	}
	if *updateRoles {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != string(kept) {
		t.Errorf("%s does not say whom each intent is for: write it anew with -roles.update and read it\n%s", file, b.String())
	}
}

// aboutCustomer are the first examples of an intent as they would be said about that
// customer: with its name in place of any that they hold, or in front.
func aboutCustomer(in Intent, customer string) []string {
	var out []string
	for _, text := range in.Examples {
		swapped := text
		for _, name := range []string{"比亚迪", "Oakline", "美科", "恒鑫", "粤钢桶业", "粤钢", "美的"} {
			swapped = strings.ReplaceAll(swapped, name, customer)
		}
		if swapped == text {
			swapped = customer + " " + text
		}
		out = append(out, swapped)
	}
	return out[:min(len(out), crmtest.Times(3, 1))]
}

// forget drops what was said so far.
func (w *world) forget() { w.said, w.cards = nil, map[string]chat.Card{} }
