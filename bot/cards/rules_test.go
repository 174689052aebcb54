package cards

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// sources are the files of a folder, tests left out.
func sources(t *testing.T, root string) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err == nil {
			files[path] = f
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// keysOf lists the keys of faults that a file makes with crm.E.
func keysOf(f *ast.File) []string {
	var keys []string
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || called(call) != "E" || len(call.Args) < 2 {
			return true
		}
		if lit, ok := call.Args[1].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				keys = append(keys, s)
			}
		}
		return true
	})
	return keys
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func allFaults() map[string]faultWords {
	all := maps.Clone(recordFaults)
	maps.Copy(all, valueFaults)
	maps.Copy(all, dealFaults)
	maps.Copy(all, approvalFaults)
	return all
}

func TestEveryErrorThatPeopleCauseHasWords(t *testing.T) {
	made := map[string]bool{}
	for path, f := range sources(t, filepath.Join("..", "..")) {
		for _, key := range keysOf(f) {
			made[key] = true
			if _, ok := faultsOf(key); !ok {
				t.Errorf("%s makes the fault %q, which has no words: add it to recordFaults, dealFaults or approvalFaults", path, key)
			}
		}
	}
	if len(made) < 20 {
		t.Errorf("only %d faults found: the test does not see them any more", len(made))
	}
	for key, f := range allFaults() {
		if f.zh == "" || f.zhDo == "" || f.en == "" || f.enDo == "" {
			t.Errorf("%s lacks a sentence", key)
		}
		if !made[key] {
			t.Errorf("nothing makes the fault %q any more: its words can go", key)
		}
	}
}

func TestFaultsFitWhateverTheyNameAndEvenWhenTheyNameNothing(t *testing.T) {
	long := strings.Repeat("恒鑫钣金", 30)
	for _, locale := range []string{"zh", "en"} {
		w := writer(t, locale)
		for key := range allFaults() {
			for _, args := range [][]string{nil, {"", "", ""}, {long, long, long}, {"#V31", "王敏", "2026-11-23T06:02:00Z"}} {
				c := w.Fault(&crm.Fault{Cause: crm.BadInput, Key: key, Args: args})
				if why := overBudget(c); why != "" {
					t.Errorf("%s.%s with %q: %s", key, locale, args, why)
				}
				if s := c.Plain(); strings.ContainsAny(s, "{}[]") || c.Title == "" {
					t.Errorf("%s.%s with %q says %q", key, locale, args, s)
				}
			}
		}
		for _, cause := range []crm.Cause{crm.Missing, crm.Forbidden, crm.BadInput, crm.Stale, crm.Gate, crm.Later, "new"} {
			if c := w.Fault(&crm.Fault{Cause: cause, Key: "nobody.knows"}); c.Title == "" || len(c.Lines) == 0 {
				t.Errorf("a fault of cause %q without words of its own says %q in %s", cause, c.Plain(), locale)
			}
		}
	}
}

// TestEveryCardPassesThroughFit reads the sources: a new card cannot forget it.
func TestEveryCardPassesThroughFit(t *testing.T) {
	cards := map[string]bool{}
	for _, f := range sources(t, ".") {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.IsExported() && givesCard(fn) {
				cards[fn.Name.Name] = true
			}
		}
	}
	if len(cards) < 50 {
		t.Fatalf("only %d cards found: the test does not see them any more", len(cards))
	}
	for path, f := range sources(t, ".") {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || !fn.Name.IsExported() || !givesCard(fn) {
				continue
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				r, ok := n.(*ast.ReturnStmt)
				if ok && !fitted(r, cards) && !silent(r) && !textual(fn) && !afterwards(fn, r) {
					t.Errorf("%s: %s returns a card that did not pass through fit", path, fn.Name.Name)
				}
				return true
			})
		}
	}
}

func givesCard(fn *ast.FuncDecl) bool {
	if fn.Type.Results == nil || len(fn.Type.Results.List) == 0 {
		return false
	}
	sel, ok := fn.Type.Results.List[0].Type.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Card"
}

// fitted reports a return of fit(…) or of another method that fits.
func fitted(r *ast.ReturnStmt, cards map[string]bool) bool {
	if len(r.Results) == 0 {
		return false
	}
	call, ok := r.Results[0].(*ast.CallExpr)
	if !ok {
		return false
	}
	name := called(call)
	return name == "fit" || cards[name] || slices.Contains([]string{"loggedOne", "loggedMany", "gate"}, name)
}

// silent reports a return of no card at all.
func silent(r *ast.ReturnStmt) bool {
	lit, ok := r.Results[0].(*ast.CompositeLit)
	return ok && len(lit.Elts) == 0
}

// textual is the one that gives text to copy, which has a budget of its own.
func textual(fn *ast.FuncDecl) bool {
	return slices.Contains([]string{"Report", "FullForm"}, fn.Name.Name)
}

// afterwards reports a card that another method fitted and that is handed on
// as it was.
func afterwards(fn *ast.FuncDecl, r *ast.ReturnStmt) bool {
	id, ok := r.Results[0].(*ast.Ident)
	return ok && id.Name == "c" && slices.Contains([]string{"Behind", "LoggedAndKept"}, fn.Name.Name)
}

// TestCardsFitWhateverPeopleType fills views with what is too long, too wide
// and not meant for a screen.
func TestCardsFitWhateverPeopleType(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		for _, word := range []string{strings.Repeat("恒鑫钣金", 60), strings.Repeat("👨‍👩‍👧", 80), strings.Repeat("e\u0301\u0302\u0303", 400), "\x1b[31m\n\n\u202e\xff", ""} {
			w := writer(t, locale)
			w.Name = word
			it := visit(1, word, word, word, "")
			it.New = true
			it.Activity.Colleagues = []string{word, word}
			it.Tasks = []TaskView{step(1, word, word, "2026-12-02")}
			it.Contacts = []ContactView{{Contact: crm.Contact{No: 1, Name: name(word), Title: word, Phone: word}}}
			draft := DraftView{About: word, Draft: crm.Draft{ID: "d", Ask: AskAccount, Text: word, Choices: []crm.Choice{{Value: "a", Label: word}, {Value: "b", Label: word}}}}
			account := AccountView{Account: crm.Account{No: 1, Name: name(word), Tier: word}, OwnerName: word, Contacts: it.Contacts, Visits: []ActivityView{*it.Activity}, Tasks: it.Tasks}
			nudge := Nudge{Kind: NudgeCadence, AccountName: word, WhoName: word, Tier: word, By: "visit", Last: "2026-11-01", Days: 22, Limit: 14}
			morning, _ := w.Morning(MorningView{Key: "k", Nudges: []Nudge{nudge, nudge, nudge, nudge, nudge, nudge}})
			for what, c := range map[string]chat.Card{
				"receipt": w.Logged(Logged{Group: "g", Items: []Item{it}, First: true}), "several": w.Logged(Logged{Group: "g", Items: []Item{it, it, it}, Drafts: []DraftView{draft}}),
				"question": w.Question(draft), "drafts": w.Drafts([]DraftView{draft, draft}, 0), "meanings": w.TwoMeanings(draft),
				"account": w.Account(account), "taken": w.AccountTaken(word, word), "contact": w.Contact(it.Contacts[0]),
				"changed": w.Changed(ChangedView{Group: "g", Number: "V1", AccountName: word, Fields: []FieldChange{{Field: "gist", Old: word, New: word}}}),
				"undone":  w.Undone(UndoneView{Group: "g", Main: []RecordName{{Kind: crm.KindActivity, Number: "V1", Name: word}}, Also: []RecordName{{Name: word}}}),
				"blocked": w.UndoBlocked("V1", []LaterChange{{Record: RecordName{Name: word}, Who: word, At: time.Unix(0, 0)}}),
				"morning": morning, "why": w.Why(nudge), "reminder": w.Reminder(nudge), "snoozed": w.Snoozed(nudge, "2026-12-01"),
				"team":     w.TeamDay(TeamDayView{Team: word, Date: "2026-11-23", Names: true, Rows: []TeamRow{{Name: word, Counts: Counts{Visits: 1}}, {Name: word}}}),
				"behind":   w.Behind(word, []figures.Silence{{Name: word, Booked: 12}, {Name: word, Unowned: true}}, []Nudge{nudge}, 0),
				"day":      w.Day(DayView{Who: word, From: "2026-11-23", To: "2026-11-23", Items: []Item{it, it}, Missing: []Gap{{AccountName: word, What: word}}}),
				"agenda":   w.Agenda(AgendaView{From: "2026-11-23", To: "2026-11-23", Tasks: it.Tasks, Touches: []Nudge{nudge}}),
				"greeting": w.Greeting(), "welcome": w.Welcome(), "held": w.Held(word, 7), "face": w.NewFace(Stranger{Name: word, ID: word}),
			} {
				if why := overBudget(c); why != "" {
					t.Errorf("%s.%s with %.20q: %s", what, locale, word, why)
				}
				if strings.ContainsAny(c.Plain(), "\x1b\u202e") {
					t.Errorf("%s.%s shows what a screen would obey: %q", what, locale, c.Plain())
				}
			}
			report := w.Report(DayView{Who: word, From: "2026-11-23", To: "2026-11-23", Items: []Item{it, it, it}})
			if n := len(report.Plain()); n > MaxBytes {
				t.Errorf("a report of %d bytes", n)
			}
		}
	}
}

// TestAChannelSeesNoPhoneAndNoMoney: nothing that others read along shows a
// phone number, an amount, or where somebody stands.
func TestAChannelSeesNoPhoneAndNoMoney(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		w := writer(t, locale).InChannel(false)
		for _, part := range []map[string]any{receiptSamples(w), changeSamples(w), accountSamples(w), teamSamples(w)} {
			for what, shown := range part {
				c, ok := shown.(chat.Card)
				if !ok {
					continue
				}
				for _, secret := range []string{"137 1234", "wang@byd", "120万", "¥1.2M", "268万", "¥2.68M", "80万", "¥800k", "108万", "160元", "¥160", "supports us"} {
					if strings.Contains(c.Plain(), secret) {
						t.Errorf("%s.%s tells a channel %s:\n%s", what, locale, secret, c.Plain())
					}
				}
			}
		}
	}
}

// TestAReportLosesNoLine reads a long report page by page.
func TestAReportLosesNoLine(t *testing.T) {
	w := writer(t, "zh")
	v := DayView{Who: "小李", From: "2026-11-23", To: "2026-11-23"}
	for i := range 60 {
		v.Items = append(v.Items, visit(i+1, "粤钢"+strconv.Itoa(i), "林副总", strings.Repeat("付款", 10), ""))
	}
	seen := map[string]bool{}
	for pages := 1; ; pages++ {
		c := w.Report(v)
		if n := len(c.Plain()); n > MaxBytes {
			t.Fatalf("a page of %d bytes", n)
		}
		for i := range v.Items {
			if strings.Contains(c.Plain(), "粤钢"+strconv.Itoa(i)+" ") {
				seen[strconv.Itoa(i)] = true
			}
		}
		if len(c.Buttons) == 0 {
			if pages < 2 {
				t.Errorf("%d pages: the report was not long enough to page", pages)
			}
			break
		}
		v.Start = Row(c.Buttons[0].Do.Arg)
	}
	if len(seen) != len(v.Items) {
		t.Errorf("%d of %d lines were shown", len(seen), len(v.Items))
	}
}

// TestAListLosesNoRow presses the button of each page until there is none.
func TestAListLosesNoRow(t *testing.T) {
	w := writer(t, "zh")
	shown := 0
	for from := 0; ; {
		c := w.Logged(manyVisits(w, from))
		shown += strings.Count(c.Plain(), "#V4")
		b, ok := c.Press("还有 3 条")
		if !ok {
			break
		}
		from = Row(b.Do.Arg)
	}
	if shown != 8 {
		t.Errorf("%d of 8 rows were shown", shown)
	}
}

func TestWhatButtonsSayIsListed(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		all := Phrases(locale)
		for name, shown := range samples(writer(t, locale)) {
			c, ok := shown.(chat.Card)
			if !ok {
				continue
			}
			for _, b := range c.AllButtons() {
				if b.Do.Verb == DoSay && !slices.Contains(all, b.Do.Subject) {
					t.Errorf("%s.%s has a button that says %q, which Phrases does not list", name, locale, b.Do.Subject)
				}
			}
		}
		if slices.Contains(all, "") {
			t.Errorf("a phrase has no words in %s", locale)
		}
	}
}
