package wording

import (
	"go/ast"
	"math/rand/v2"
	"regexp/syntax"
	"strings"
	"testing"
)

// row is a row of a table of phrases of the product: what finds it, the sentence that it stands
// for, and whether it is meant so only of some customers.
type row struct {
	said *Wording
	as   string
	some bool
}

// TestEveryPhraseIsReached holds that of the phrases, in the order in which they are tried, none is
// hidden by one before it that leads to another sentence: of texts made of it not all may be found
// there first.
func TestEveryPhraseIsReached(t *testing.T) {
	rows := phraseRows(t)
	if len(rows) < 400 {
		t.Fatalf("only %d phrases were found", len(rows))
	}
	all := make([]*Wording, len(rows))
	for i := range rows {
		all[i] = rows[i].said
	}
	index := NewIndex(all)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range rows {
		tree, err := syntax.Parse(rows[i].said.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		made, hidden, by := 0, 0, 0
		for range 40 {
			var sb strings.Builder
			written(&sb, tree, r)
			if !rows[i].said.MatchString(sb.String()) {
				continue
			}
			made++
			for k := range index.In(Note(sb.String())) {
				if k == i {
					break
				}
				if rows[k].as != rows[i].as && !rows[k].some {
					hidden, by = hidden+1, k
					break
				}
			}
		}
		if made > 0 && hidden == made {
			t.Errorf("%s\nis never taken as %q: it is first found by\n%s\nas %q", rows[i].said, rows[i].as, rows[by].said, rows[by].as)
		}
	}
}

// phraseRows are the rows of the tables of phrases, in the order in which they are tried.
func phraseRows(t *testing.T) (out []row) {
	t.Helper()
	src, calls := sources(t)
	var tables []ast.Expr
	for _, call := range calls {
		if fun, ok := call.Fun.(*ast.Ident); ok && fun.Name == "phrasesOf" && len(call.Args) > len(tables) {
			tables = call.Args
		}
	}
	for _, table := range tables {
		name, _ := table.(*ast.Ident)
		list, ok := src[name.Name].(*ast.CompositeLit)
		if !ok {
			t.Fatalf("%s is no table", name.Name)
		}
		for _, e := range list.Elts {
			if r, ok := src.row(e.(*ast.CompositeLit)); ok {
				out = append(out, r)
			}
		}
	}
	return out
}

// row is a row of a table of phrases; false where its words are not known before the program runs.
func (s source) row(e *ast.CompositeLit) (r row, ok bool) {
	for _, field := range e.Elts {
		kv := field.(*ast.KeyValueExpr)
		switch kv.Key.(*ast.Ident).Name {
		case "said":
			var expr string
			if expr, ok = s.text(kv.Value); ok {
				r.said = Compile(expr)
			}
		case "as":
			r.as, _ = s.text(kv.Value)
		case "when", "ours":
			r.some = true
		}
	}
	return r, ok
}
