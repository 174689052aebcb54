package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed is what a package may import: of ours, of others, and what its tests
// may import of ours besides. "*" stands for anything of that column.
type allowed struct{ ours, others, tests []string }

// house is the architecture. A package that is not listed fails the test: say
// here what it may know before you write it.
var house = map[string]allowed{
	"storage/crm":           {},
	"bot/chat":              {},
	"handlers/parse":        {ours: words("storage/crm handlers/parse/moment"), others: words("golang.org/x/text github.com/mozillazg/go-pinyin github.com/nyaruka/phonenumbers")},
	"handlers/parse/moment": {ours: words("storage/crm")},
	"handlers/wording":      {},
	"configs/playbook":      {ours: words("storage/crm"), others: words("github.com/goccy/go-yaml")},
	"storage/crmtest":       {ours: words("storage/crm"), others: words("pgregory.net/rapid github.com/google/go-cmp")},
	"storage/bolt":          {ours: words("storage/crm"), others: words("go.etcd.io/bbolt"), tests: words("storage/crmtest")},
	"storage":               {ours: words("storage/crm storage/bolt"), tests: words("storage/crmtest")},
	"bot/console":           {ours: words("bot/chat"), others: words("golang.org/x/term github.com/mattn/go-runewidth"), tests: words("bot/chattest")},
	"bot/slack":             {ours: words("bot/chat"), others: words("github.com/slack-go/slack github.com/gorilla/websocket github.com/clipperhouse/uax29/v2 golang.org/x/time"), tests: words("bot/chattest bot/slack/fake")},
	"bot/slack/fake":        {others: words("github.com/gorilla/websocket")},
	"bot/wecom":             {ours: words("bot/chat"), others: wecomOthers, tests: words("bot/chattest bot/wecom/wecomtest")},
	"bot/wecom/wecomtest":   {others: wecomOthers},
	"bot/chattest":          {ours: words("bot/chat")},
	"bot/cards":             {ours: words("bot/chat storage/crm configs/playbook configs/playbook/figures configs/playbook/absence"), others: words("github.com/mattn/go-runewidth"), tests: words("bot/chattest bot/slack bot/slack/fake bot/wecom bot/wecom/wecomtest")},
	"bot/simulation":        {ours: words("bot/chat bot/cards configs/playbook storage/crm")},
	"bot/charts":            {ours: words("bot/chat"), others: words("golang.org/x/image golang.org/x/text"), tests: words("storage/crmtest")},
	"bot/sheets":            {ours: words("bot/chat"), others: words("github.com/xuri/excelize/v2 github.com/mattn/go-runewidth golang.org/x/text")},
	"bot/inbox":             {ours: words("bot/chat storage/crm"), tests: words("storage/bolt storage/crmtest bot/chattest")},
	"bot/outbox":            {ours: words("bot/chat storage/crm"), tests: words("storage/bolt storage/crmtest bot/chattest")},
	"handlers/desk":         {ours: words("storage/crm configs/playbook"), tests: words("storage/bolt storage/crmtest")},
	"handlers": {
		ours:  words("bot/chat bot/cards bot/sheets handlers/parse handlers/wording handlers/desk storage/crm configs/playbook configs/playbook/figures configs/playbook/absence"),
		tests: words("storage/bolt storage/crmtest"),
	},
	"schedules": {
		ours: words("bot/chat bot/cards configs/playbook configs/playbook/absence configs/playbook/figures storage/crm"), others: words("github.com/robfig/cron/v3"),
		tests: words("storage/bolt storage/crmtest bot/chattest"),
	},
	"configs": {ours: words("configs/playbook storage/crm"), others: words("github.com/goccy/go-yaml github.com/rickar/cal/v2")},

	"configs/playbook/absence": {ours: words("storage/crm configs/playbook"), tests: words("storage/bolt storage/crmtest")},
	"configs/playbook/figures": {ours: words("storage/crm configs/playbook"), tests: words("storage/bolt storage/crmtest")},

	"bot": {ours: []string{"*"}, others: []string{"*"}, tests: []string{"*"}},
}

// wecomOthers are what WeCom and its fake are built of.
var wecomOthers = words("github.com/silenceper/wechat/v2 github.com/gorilla/websocket github.com/mattn/go-runewidth")

// testTools are libraries that any test may use.
var testTools = words("github.com/google/go-cmp pgregory.net/rapid")

func words(s string) []string { return strings.Fields(s) }

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath                         string
	Standard                           bool
	Imports, TestImports, XTestImports []string
}

func goList(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		all = append(all, p)
	}
}

func TestEveryPackageImportsOnlyWhatTheHouseAllows(t *testing.T) {
	for _, p := range goList(t) {
		name := strings.TrimPrefix(p.ImportPath, "milepost/")
		may, known := house[name]
		if !known {
			t.Errorf("package %s is not in the house: add it to the table with what it may import", name)
			continue
		}
		for _, imp := range p.Imports {
			if why := refused(imp, may.ours, may.others); why != "" {
				t.Errorf("%s imports %s: %s", name, imp, why)
			}
		}
		for _, imp := range slices.Concat(p.TestImports, p.XTestImports) {
			ours := slices.Concat(may.ours, may.tests, []string{name})
			if why := refused(imp, ours, slices.Concat(may.others, testTools)); why != "" {
				t.Errorf("the tests of %s import %s: %s", name, imp, why)
			}
		}
	}
}

// refused says why an import is not allowed; "" when it is.
func refused(imp string, ours, others []string) string {
	if rest, ok := strings.CutPrefix(imp, "milepost/"); ok {
		switch {
		case rest == "bot":
			return "nobody imports main"
		case slices.Contains(ours, "*"), slices.Contains(ours, rest):
			return ""
		}
		return "the house does not allow it"
	}
	first, _, _ := strings.Cut(imp, "/")
	if !strings.Contains(first, ".") || slices.Contains(others, "*") {
		return "" // the standard library
	}
	for _, lib := range others {
		if imp == lib || strings.HasPrefix(imp, lib+"/") {
			return ""
		}
	}
	return "that library is not allowed here"
}

func TestTheRootHoldsOnlyWhatTheCustomerFixed(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "git", "ls-files")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("not a git checkout (an unpacked archive is fine): %v", err)
	}
	fixed := words("bot handlers storage schedules configs go.mod go.sum README.md")
	for _, file := range strings.Fields(string(out)) {
		entry, _, _ := strings.Cut(file, "/")
		if !strings.HasPrefix(entry, ".") && !slices.Contains(fixed, entry) {
			t.Errorf("%s: the root holds %s and dot files, nothing else", entry, strings.Join(fixed, ", "))
		}
	}
}

// writers are the folders whose code may put a business record: the desk, the
// engines' own loading, and the builders of tests. handlers/wording puts notes back
// into a pool; it may import no storage.
var writers = words("handlers/desk storage/bolt storage/crmtest handlers/wording")

func TestOnlyTheDeskChangesBusinessRecords(t *testing.T) {
	t.Parallel()
	for _, c := range slices.Concat(callsOf(t, "..", "Put", 1), callsOf(t, "..", "Redact", 2)) {
		if !slices.Contains(writers, c.dir) {
			t.Errorf("%s: a business record is changed by a verb of handlers/desk, not here", c.where)
		}
	}
}

type methodCall struct{ dir, where string }

// callsOf finds every call of a method with so many arguments in the code that
// is not a test. Tests of engines write what they like.
func callsOf(t *testing.T, root, method string, args int) []methodCall {
	t.Helper()
	var calls []methodCall
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != args {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == method {
				calls = append(calls, methodCall{filepath.ToSlash(rel), fset.Position(call.Pos()).String()})
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(calls, func(c methodCall) bool { return c.dir == "handlers/desk" }) {
		t.Errorf("no call of %s was found in handlers/desk: the test looks for the wrong thing", method)
	}
	return calls
}

// unsynced are the files that may open a store without the sync of the disk:
// the one for stores that are thrown away, and those that hand the option on.
var unsynced = words("bot/throwaway.go storage/storage.go storage/bolt")

func TestOnlyAThrowawayStoreLeavesOutTheSync(t *testing.T) {
	found := map[string]bool{}
	fset := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == "NoSync" {
				name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
				may := slices.ContainsFunc(unsynced, func(f string) bool { return name == f || strings.HasPrefix(name, f+"/") })
				if found[name] = true; !may {
					t.Errorf("%s: NoSync is for stores that are thrown away: use openThrowaway", fset.Position(n.Pos()))
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !found["bot/throwaway.go"] {
		t.Error("nobody sets NoSync in bot/throwaway.go: the test looks for the wrong thing")
	}
}
