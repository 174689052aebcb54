package chat

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// What platforms without forms have in common: a form is labelled text that
// people fill in by writing.

// Shown is what a field holds, with the labels of its options.
func (f Field) Shown() string {
	var out []string
	for _, v := range f.Value {
		for _, o := range f.Options {
			if o.Value == v {
				v = o.Label
				break
			}
		}
		out = append(out, v)
	}
	return strings.Join(out, ", ")
}

// Missing are the indices of the fields that still have to be filled in.
func (f Form) Missing() []int {
	var out []int
	for i, field := range f.Fields {
		if field.Required && strings.TrimSpace(strings.Join(field.Value, "")) == "" {
			out = append(out, i)
		}
	}
	return out
}

// Reply is what was written for a field.
type Reply struct {
	Field int // index in Form.Fields
	Text  string
}

// Replies reads "客户 = 比亚迪; 金额 = 120万", pairs with ; or line ends between
// them; nil if the text is nothing like it. In a form that was copied as a
// whole, all other lines are passed over, and beside a pair of the form those
// that are none of it: see Strangers.
func (f Form) Replies(text string) []Reply {
	var out []Reply
	others := false
	for _, part := range pairs(text) {
		at, value := f.pair(part)
		switch {
		case at >= 0:
			out = append(out, Reply{at, value})
		case strings.Count(text, "\n") > 1, stranger(part) != "":
		default:
			others = true
		}
	}
	if others {
		return nil
	}
	return out
}

// Strangers are the labels of pairs in a text that the form does not have.
func (f Form) Strangers(text string) []string {
	var out []string
	for _, part := range pairs(text) {
		if at, _ := f.pair(part); at < 0 && stranger(part) != "" {
			out = append(out, stranger(part))
		}
	}
	return out
}

// pairs are the parts of a text that may be pairs.
func pairs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\uff1b' || r == '\n' })
}

// pair is the field of a pair and what is written for it; -1 if it is none. A
// colon stands for the sign behind a label of the form.
func (f Form) pair(part string) (field int, value string) {
	for _, sign := range []string{"=", "\uff1d", ":", "\uff1a"} {
		label, value, ok := strings.Cut(part, sign)
		if !ok {
			continue
		}
		at := slices.IndexFunc(f.Fields, func(field Field) bool { return strings.EqualFold(field.Label, strings.TrimSpace(label)) })
		if at >= 0 {
			return at, strings.TrimSpace(value)
		}
	}
	return -1, ""
}

// longestLabel is how many characters a label has at most.
const longestLabel = 12

// stranger is what looks like the label of a pair, "" if nothing does.
func stranger(part string) string {
	label, _, ok := strings.Cut(strings.Replace(part, "\uff1d", "=", 1), "=")
	label = strings.TrimSpace(label)
	plain := strings.IndexFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' }) < 0
	if !ok || !plain || len([]rune(label)) > longestLabel {
		return ""
	}
	return label
}

// Choose finds a choice by its label, its value, its number in the list, or a
// part of one label only.
func Choose(options []Option, text string) (value string, ok bool) {
	for _, o := range options {
		if strings.EqualFold(o.Label, text) || o.Value == text {
			return o.Value, true
		}
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(options) {
		return options[n-1].Value, true
	}
	var hit []string
	for _, o := range options {
		if strings.Contains(strings.ToLower(o.Label), strings.ToLower(text)) {
			hit = append(hit, o.Value)
		}
	}
	if len(hit) == 1 {
		return hit[0], true
	}
	return "", false
}

// Fill puts what was written into the field, given its options. False: none is
// the part that is not one of them, and the field is as it was.
func (f *Field) Fill(text string, options []Option) (none string, ok bool) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		f.Value = nil
		return "", true
	case len(options) == 0 && f.Kind != Lookup:
		f.Value = []string{text}
		return "", true
	}
	parts := []string{text}
	if f.Kind == Many {
		parts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",\uff0c、/", r) })
	}
	var all []string
	for _, part := range parts {
		part = strings.TrimSpace(part)
		v, ok := Choose(options, part)
		if !ok {
			return part, false
		}
		all = append(all, v)
	}
	if f.Kind == Lookup { // so that its label is shown
		f.Options = options
	}
	f.Value = all
	return "", true
}
