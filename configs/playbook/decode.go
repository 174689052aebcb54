package playbook

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// What a file may be at most, so that a hostile one costs little.
const (
	maxFile  = 512 << 10 // bytes
	maxLine  = 2 << 10   // bytes of one line; nesting by indentation needs columns
	maxToken = 100_000   // words and signs
	maxDepth = 20        // nested lists and sections
	maxFault = 50        // faults that are told at once
)

// Decode reads YAML into the struct that into points to, over what it already
// holds: keys that the file does not name keep their value; rows of a list
// that have an id are found by it, so that a file may say only what differs,
// and "drop: true" takes such a row away; other lists are replaced whole.
// It is strict: an unknown key, a key twice, a value of the wrong kind,
// anchors and aliases are faults, each with its place. What is sound is
// decoded all the same.
func Decode(file string, data []byte, into any) (Places, []Fault) {
	d := &decoder{file: file, places: Places{}}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // as some editors begin a file
	if body := d.parse(data); body != nil {
		d.value("", body, reflect.ValueOf(into).Elem(), 0)
	}
	return d.places, d.places.Locate(d.faults)
}

// How the faults end that are not about a value: of a row that nothing can name,
// and of what is there already.
const (
	noID  = "this row has no id"
	twice = "is there twice"
)

// Refuser is a value that no file may hold, such as a secret. Refuse says why
// and what to do instead; key is the path of the value.
type Refuser interface {
	Refuse(key string) (problem, fix string)
}

type decoder struct {
	file   string
	places Places
	faults []Fault
}

func (d *decoder) fault(key string, at *token.Token, fix, problem string, args ...any) {
	if len(d.faults) >= maxFault {
		return
	}
	f := Fault{File: d.file, Key: key, Problem: fmt.Sprintf(problem, args...), Fix: fix}
	if at != nil && at.Position != nil {
		f.Line, f.Column = at.Position.Line, at.Position.Column
	}
	d.faults = append(d.faults, f)
}

// parse gives the body of the one document in data; nil when there is none or
// it cannot be read.
func (d *decoder) parse(data []byte) (body ast.Node) {
	if !d.harmless(data) {
		return nil
	}
	// The YAML library has been seen to panic on what nobody writes; to us it
	// is one more file that cannot be read.
	defer func() {
		if recover() != nil {
			d.fault("", nil, "check quotes, brackets and indentation", "this cannot be read as YAML")
			body = nil
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if len(tokens) > maxToken {
		d.fault("", nil, "keep it shorter", "the file has more than %d words and signs", maxToken)
		return nil
	}
	open := 0
	for _, t := range tokens {
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			if open++; open > maxDepth {
				d.fault("", t, "write fewer lists inside lists", "this is nested too deep")
				return nil
			}
		case token.MappingEndType, token.SequenceEndType:
			open--
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			d.fault("", t, "write the value out", "anchors, aliases and merge keys are not taken")
			return nil
		}
	}
	f, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		var syn *yaml.SyntaxError
		if errors.As(err, &syn) {
			d.fault("", syn.GetToken(), "check quotes, brackets and indentation here", "this is not YAML: %s", syn.GetMessage())
		} else {
			d.fault("", nil, "check quotes, brackets and indentation", "this cannot be read as YAML")
		}
		return nil
	}
	docs := slices.DeleteFunc(f.Docs, func(doc *ast.DocumentNode) bool { return doc == nil || doc.Body == nil || isComment(doc.Body) })
	if len(docs) > 1 {
		d.fault("", docs[1].Start, "keep one document in a file", "a second document begins here")
		return nil
	}
	if len(docs) == 0 {
		return nil
	}
	return docs[0].Body
}

func isComment(n ast.Node) bool { return n.Type() == ast.CommentType }

// harmless looks at the bytes before anything recursive does.
func (d *decoder) harmless(data []byte) bool {
	switch {
	case len(data) > maxFile:
		d.fault("", nil, "keep it below that", "the file is larger than %d KB", maxFile>>10)
	case !utf8.Valid(data):
		d.fault("", nil, "save it as UTF-8", "the file is not UTF-8 text")
	case slices.Contains(data, 0):
		d.fault("", nil, "save it as plain text", "the file holds zero bytes")
	default:
		for i, line := range strings.Split(string(data), "\n") {
			if len(line) > maxLine {
				d.faults = append(d.faults, Fault{
					File: d.file, Line: i + 1, Column: 1,
					Problem: fmt.Sprintf("the line is longer than %d bytes", maxLine), Fix: "break it up",
				})
				return false
			}
		}
		return true
	}
	return false
}

func (d *decoder) value(key string, n ast.Node, v reflect.Value, depth int) {
	for {
		switch t := n.(type) {
		case *ast.TagNode:
			d.fault(key, t.GetToken(), "leave the tag away", "tags are not taken")
			return
		case *ast.MappingValueNode:
			n = &ast.MappingNode{Start: t.Start, Values: []*ast.MappingValueNode{t}, BaseNode: t.BaseNode}
			continue
		}
		break
	}
	if depth > maxDepth {
		d.fault(key, n.GetToken(), "write fewer lists inside lists", "this is nested too deep")
		return
	}
	if key != "" {
		at := n.GetToken()
		if _, known := d.places[key]; !known && at != nil && at.Position != nil {
			d.places[key] = Place{d.file, at.Position.Line, at.Position.Column}
		}
	}
	if r, ok := v.Interface().(Refuser); ok {
		problem, fix := r.Refuse(key)
		d.fault(key, n.GetToken(), fix, "%s", problem)
		return
	}
	if _, null := n.(*ast.NullNode); null {
		return // "key:" with nothing behind it keeps what was there
	}
	switch v.Kind() {
	case reflect.Struct:
		d.section(key, n, v, depth)
	case reflect.Map:
		d.dict(key, n, v, depth)
	case reflect.Slice:
		d.list(key, n, v, depth)
	default:
		d.scalar(key, n, v)
	}
}

func (d *decoder) section(key string, n ast.Node, v reflect.Value, depth int) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		d.fault(key, n.GetToken(), "write keys below it: "+strings.Join(keysOf(v.Type()), ", "), "%s stands where a section belongs", kindOf(n))
		return
	}
	seen := map[string]bool{}
	for _, pair := range m.Values {
		name := scalarText(pair.Key)
		at := pair.Key.GetToken()
		path := join(key, name)
		field, known := fieldOf(v, name)
		switch {
		case !known && name == "drop" && rowID(v.Type()):
			continue // the list that it stands in takes care of it
		case !known:
			keys := keysOf(v.Type())
			fix := OneOf(name, keys)
			if Nearest(name, keys) == "" {
				fix = "known here: " + strings.Join(keys[:min(len(keys), 12)], ", ")
				if len(keys) > 12 {
					fix += ", …"
				}
			}
			if v.Type() == textT {
				fix = "put the text in quotes when it holds a comma or a colon"
			}
			d.fault(path, at, fix, "there is no key %q here", name)
			continue
		case seen[name]:
			d.fault(path, at, "keep one of them", "the key %q "+twice, name)
			continue
		}
		seen[name] = true
		if at != nil && at.Position != nil {
			d.places[path] = Place{d.file, at.Position.Line, at.Position.Column}
		}
		d.value(path, pair.Value, field, depth+1)
	}
}

func (d *decoder) dict(key string, n ast.Node, v reflect.Value, depth int) {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		d.fault(key, n.GetToken(), "write one \"name: value\" a line below it", "%s stands where names with values belong", kindOf(n))
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	seen := map[string]bool{}
	for _, pair := range m.Values {
		name := scalarText(pair.Key)
		path := join(key, name)
		if seen[name] {
			d.fault(path, pair.Key.GetToken(), "keep one of them", "the key %q "+twice, name)
			continue
		}
		seen[name] = true
		if at := pair.Key.GetToken(); at != nil && at.Position != nil {
			d.places[path] = Place{d.file, at.Position.Line, at.Position.Column}
		}
		one := reflect.New(v.Type().Elem()).Elem()
		d.value(path, pair.Value, one, depth+1)
		v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), one)
	}
}

func (d *decoder) list(key string, n ast.Node, v reflect.Value, depth int) {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		d.fault(key, n.GetToken(), "write each entry on a line of its own that begins with \"- \"", "%s stands where a list belongs", kindOf(n))
		return
	}
	if rowID(v.Type().Elem()) {
		d.rows(key, s, v, depth)
		return
	}
	out := reflect.MakeSlice(v.Type(), len(s.Values), len(s.Values))
	for i, one := range s.Values {
		d.value(fmt.Sprintf("%s.%d", key, i+1), one, out.Index(i), depth+1)
	}
	v.Set(out)
}

// rows decodes a list whose rows have an id, over the rows that are there.
func (d *decoder) rows(key string, s *ast.SequenceNode, v reflect.Value, depth int) {
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len()+len(s.Values))
	reflect.Copy(out, v)
	seen, dropped := map[string]bool{}, map[string]bool{}
	for i, one := range s.Values {
		id, drop := "", false
		for _, pair := range pairs(one) {
			switch scalarText(pair.Key) {
			case "id":
				id = scalarText(pair.Value)
			case "drop":
				drop = scalarText(pair.Value) == "true"
			}
		}
		path := join(key, id)
		switch {
		case id == "":
			d.fault(fmt.Sprintf("%s.%d", key, i+1), one.GetToken(), "add \"id:\" with a short name that nothing else in the list has", noID)
			continue
		case seen[id]:
			d.fault(path, one.GetToken(), "give one of them another id", "the id %q "+twice, id)
			d.value(fmt.Sprintf("%s.%d", key, i+1), one, reflect.New(v.Type().Elem()).Elem(), depth+1) // for its own faults
			continue
		}
		seen[id] = true
		at := -1
		var have []string
		for j := range out.Len() {
			have = append(have, idOf(out.Index(j)))
			if have[j] == id {
				at = j
			}
		}
		if drop {
			if dropped[id] = true; at < 0 {
				d.fault(path, one.GetToken(), OneOf(id, have), "there is no %q to drop", id)
			}
			continue
		}
		if at < 0 {
			out = reflect.Append(out, reflect.New(v.Type().Elem()).Elem())
			at = out.Len() - 1
		}
		d.value(path, one, out.Index(at), depth+1)
	}
	kept := reflect.MakeSlice(v.Type(), 0, out.Len())
	for i := range out.Len() {
		if !dropped[idOf(out.Index(i))] {
			kept = reflect.Append(kept, out.Index(i))
		}
	}
	v.Set(kept)
}

func (d *decoder) scalar(key string, n ast.Node, v reflect.Value) {
	switch n.(type) {
	case *ast.MappingNode, *ast.SequenceNode:
		d.fault(key, n.GetToken(), "write the value behind the key", "%s stands where one value belongs", kindOf(n))
		return
	}
	text := scalarText(n)
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		b, ok := n.(*ast.BoolNode)
		if !ok {
			d.fault(key, n.GetToken(), "write true or false", "%q is neither true nor false", text)
			return
		}
		v.SetBool(b.Value)
	case reflect.Int, reflect.Int64:
		i, ok := n.(*ast.IntegerNode)
		var num int64
		if ok {
			switch x := i.Value.(type) {
			case int64:
				num = x
			case uint64:
				num, ok = int64(x), x <= math.MaxInt64
			}
		}
		if !ok || num > math.MaxInt32 || num < math.MinInt32 {
			d.fault(key, n.GetToken(), "write digits, such as 14", "%q is no whole number that fits", text)
			return
		}
		v.SetInt(num)
	case reflect.Float64:
		switch x := n.(type) {
		case *ast.FloatNode:
			v.SetFloat(x.Value)
		case *ast.IntegerNode:
			switch i := x.Value.(type) {
			case int64:
				v.SetFloat(float64(i))
			case uint64:
				v.SetFloat(float64(i))
			}
		default:
			d.fault(key, n.GetToken(), "write digits, such as 0.6", "%q is no number", text)
		}
	}
}
