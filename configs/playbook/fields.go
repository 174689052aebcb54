package playbook

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// pairs are the keys and values of a row; none when it is no section.
func pairs(n ast.Node) []*ast.MappingValueNode {
	switch t := n.(type) {
	case *ast.MappingNode:
		return t.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{t}
	}
	return nil
}

// scalarText is a scalar as it was written, whatever YAML makes of it.
func scalarText(n ast.Node) string {
	switch t := n.(type) {
	case *ast.StringNode:
		return t.Value
	case *ast.LiteralNode:
		return t.Value.Value
	case *ast.NullNode, *ast.MappingNode, *ast.SequenceNode, *ast.MappingValueNode:
		return ""
	}
	if t := n.GetToken(); t != nil {
		return t.Value
	}
	return ""
}

func kindOf(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode:
		return "a section"
	case *ast.SequenceNode:
		return "a list"
	}
	return fmt.Sprintf("%q", scalarText(n))
}

func join(key, name string) string {
	if key == "" {
		return name
	}
	return key + "." + name
}

// eachField calls f with every key of a struct, those of inlined ones too,
// until f says stop.
func eachField(t reflect.Type, f func(name string, index []int) bool) bool {
	for i := range t.NumField() {
		field := t.Field(i)
		name, option, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case name == "-" || !field.IsExported():
		case option == "inline":
			if !eachField(field.Type, func(name string, index []int) bool { return f(name, append([]int{i}, index...)) }) {
				return false
			}
		case name != "" && !f(name, []int{i}):
			return false
		}
	}
	return true
}

func keysOf(t reflect.Type) (keys []string) {
	eachField(t, func(name string, _ []int) bool { keys = append(keys, name); return true })
	return keys
}

func fieldOf(v reflect.Value, name string) (field reflect.Value, ok bool) {
	eachField(v.Type(), func(have string, index []int) bool {
		if have == name {
			field, ok = v.FieldByIndex(index), true
		}
		return !ok
	})
	return field, ok
}

func rowID(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && slices.Contains(keysOf(t), "id")
}

func idOf(row reflect.Value) string {
	f, ok := fieldOf(row, "id")
	if !ok {
		return ""
	}
	return f.String()
}
