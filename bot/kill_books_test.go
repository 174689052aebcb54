package main

import (
	"bytes"
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"milepost/storage/crm"
)

// removed is what a forgetting counts: one that was killed and goes on counts only
// what was still there.
var removed = regexp.MustCompile(`("reason":"personal data removed)[^"]*`)

// books are all records and all changes of a store, as a dump has them.
func books(ctx context.Context, store crm.Machine) (all []string, err error) {
	var b bytes.Buffer
	if _, err := store.Dump(ctx, &b); err != nil {
		return nil, err
	}
	for line := range strings.Lines(b.String()) {
		var l crm.Line
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			return nil, err
		}
		if l.Type == "change" || slices.Contains(crm.Kinds(), crm.Kind(l.Type)) {
			all = append(all, removed.ReplaceAllString(line, "$1"))
		}
	}
	return all, nil
}

func differing(got, want []string) string {
	var b strings.Builder
	for _, l := range got {
		if !slices.Contains(want, l) {
			b.WriteString("have " + l)
		}
	}
	for _, l := range want {
		if !slices.Contains(got, l) {
			b.WriteString("want " + l)
		}
	}
	return b.String()
}

// changeIn is the change that a line of a dump holds; false for other lines.
func changeIn(t *testing.T, line string) (c crm.Change, ok bool) {
	t.Helper()
	var l crm.Line
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		t.Fatal(err)
	}
	if l.Type != "change" {
		return c, false
	}
	if err := json.Unmarshal(l.Value, &c); err != nil {
		t.Fatal(err)
	}
	return c, true
}
