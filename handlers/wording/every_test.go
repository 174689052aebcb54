package wording

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"testing"
)

// TestEveryPhraseFindsWhatItStandsFor holds each expression of the product against
// texts made of it, whole, cut and in company: the questions that come before the
// search never say no where the search finds something.
func TestEveryPhraseFindsWhatItStandsFor(t *testing.T) {
	all := everyExpression(t)
	if len(all) < 500 {
		t.Fatalf("only %d expressions were found", len(all))
	}
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for _, expr := range all {
		w, bare := Compile(expr), regexp.MustCompile(expr)
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		var sb strings.Builder
		for range 3 {
			sb.Reset()
			written(&sb, tree, r)
			s := sb.String()
			for _, text := range []string{s, "今天" + s, s + "了。", strings.ToUpper(s), s[:len(s)/2]} {
				want := bare.MatchString(text)
				if got := w.MatchString(text); got != want {
					t.Errorf("%s in %q: %v, want %v", expr, text, got, want)
				}
				if want {
					found++
				}
			}
		}
	}
	if found < len(all) {
		t.Errorf("only %d of the texts were found by %d expressions", found, len(all))
	}
}

// everyExpression lists the expressions that are written down in handlers.
func everyExpression(t *testing.T) (all []string) {
	t.Helper()
	src, calls := sources(t)
	for _, call := range calls {
		if name := wordingCall(call); name != "Compile" && name != "OneOf" {
			continue
		}
		if expr, ok := src.text(call); ok {
			all = append(all, expr)
		}
	}
	return all
}

// sources reads what the names of handlers are declared as, and its calls.
func sources(t *testing.T) (source, []*ast.CallExpr) {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	src := source{}
	var calls []*ast.CallExpr
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				for i, v := range n.Values {
					src[n.Names[i].Name] = v
				}
			case *ast.CallExpr:
				calls = append(calls, n)
			}
			return true
		})
	}
	return src, calls
}

// source is what the names of a package are declared as.
type source map[string]ast.Expr

// text is the expression that is written down in parts; false where a part is not
// known before the program runs.
func (s source) text(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		a, known := s.text(e.X)
		b, too := s.text(e.Y)
		return a + b, known && too
	case *ast.Ident:
		if of, ok := s[e.Name]; ok {
			return s.text(of)
		}
	case *ast.CallExpr:
		var parts []string
		for _, arg := range e.Args {
			part, ok := s.text(arg)
			if !ok {
				return "", false
			}
			parts = append(parts, part)
		}
		switch wordingCall(e) {
		case "Any":
			return Any(parts...), true
		case "Maybe":
			return Maybe(parts...), true
		case "Compile", "OneOf":
			return strings.Join(parts, "|"), true
		}
	}
	return "", false
}

// wordingCall is the name of the function of this package that is called; "" for
// another's.
func wordingCall(call *ast.CallExpr) string {
	if fun, ok := call.Fun.(*ast.SelectorExpr); ok {
		if of, ok := fun.X.(*ast.Ident); ok && of.Name == "wording" {
			return fun.Sel.Name
		}
	}
	return ""
}

// written writes a text that an expression stands for, but for borders.
func written(to *strings.Builder, re *syntax.Regexp, r *rand.Rand) {
	times := func(least, most int) {
		for range least + r.IntN(most-least+1) {
			written(to, re.Sub[0], r)
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		to.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		pair := 2 * r.IntN(len(re.Rune)/2)
		to.WriteRune(re.Rune[pair] + r.Int32N(min(re.Rune[pair+1]-re.Rune[pair]+1, 1000)))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		to.WriteRune([]rune("客a7,")[r.IntN(4)])
	case syntax.OpCapture:
		written(to, re.Sub[0], r)
	case syntax.OpStar:
		times(0, 3)
	case syntax.OpPlus:
		times(1, 3)
	case syntax.OpQuest:
		times(0, 1)
	case syntax.OpRepeat:
		most := re.Max
		if most < 0 {
			most = re.Min + 2
		}
		times(re.Min, most)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			written(to, sub, r)
		}
	case syntax.OpAlternate:
		written(to, re.Sub[r.IntN(len(re.Sub))], r)
	}
}
