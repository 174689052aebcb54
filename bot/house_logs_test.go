package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// loggers make a log, or throw it away.
var loggers = words("slog.New slog.NewTextHandler slog.NewJSONHandler slog.NewLogLogger slog.DiscardHandler slog.SetDefault slog.Default logger")

// unread are the files of tests that log past chattest.Log, each for a reason.
var unread = map[string]string{
	"bot/kill_test.go":        "a process of its own: its platforms are recorders, which have no secret",
	"bot/kill_stage_test.go":  "a process of its own, likewise",
	"bot/signal_test.go":      "a process of its own, likewise",
	"bot/scale_test.go":       "what it costs is measured, on a recorder",
	"bot/scale_bench_test.go": "what it costs is measured, on a recorder",
	"bot/speed_test.go":       "what it costs is measured, on a recorder",
	"bot/floor_test.go":       "what it costs is measured, on a recorder",
	"configs/secret_test.go":  "it logs secrets to see that they come out as dots",
}

// logged are what is given a log by its field Log, by package.
var logged = map[string][]string{
	"bot":        words("parts playOptions slack.Options wecom.Options inbox.Options outbox.Options schedules.Options"),
	"bot/slack":  words("Options"),
	"bot/wecom":  words("Options"),
	"bot/cards":  words("slack.Options wecom.Options"),
	"bot/inbox":  words("Options"),
	"bot/outbox": words("Options"),
	"schedules":  words("Options"),
}

// TestWhatIsLoggedInTestsIsReadForSecrets: every test logs by chattest.Log, which
// fails it when something secret is among it, and what a command line prints goes
// through a guard. Nobody goes round them.
func TestWhatIsLoggedInTestsIsReadForSecrets(t *testing.T) {
	fset := token.NewFileSet()
	through := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") || unread[name] != "" {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(name))
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if spelt(n) == "chattest.Log" {
					through++
				}
				if slices.Contains(loggers, spelt(n)) {
					t.Errorf("%s: tests log by chattest.Log", fset.Position(n.Pos()))
				}
			case *ast.CallExpr:
				if id, ok := n.Fun.(*ast.Ident); ok && slices.Contains(loggers, id.Name) {
					t.Errorf("%s: tests log by chattest.Log", fset.Position(n.Pos()))
				}
			case *ast.CompositeLit:
				if kind := spelt(n.Type); slices.Contains(logged[dir], kind) && len(n.Elts) > 0 && !has(n, "Log") {
					t.Errorf("%s: %s without a Log: give it chattest.Log", fset.Position(n.Pos()), kind)
				}
				if dir == "bot" && spelt(n.Type) == "world" && has(n, "Out") && name != "bot/main_test.go" {
					t.Errorf("%s: a command line is called by called or calledIn, which guard what it prints", fset.Position(n.Pos()))
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if through < 30 {
		t.Errorf("chattest.Log is met %d times: the test looks for the wrong thing", through)
	}
}

// spelt is a name as it is written, with its package.
func spelt(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); ok {
			return id.Name + "." + e.Sel.Name
		}
	}
	return ""
}

// has reports whether a literal sets a field.
func has(lit *ast.CompositeLit, field string) bool {
	return slices.ContainsFunc(lit.Elts, func(e ast.Expr) bool {
		kv, ok := e.(*ast.KeyValueExpr)
		return ok && spelt(kv.Key) == field
	})
}
