package crm

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestAFaultIsFoundThroughLayers(t *testing.T) {
	fault := E(Gate, "deal.gate", "P4", "m4")
	err := fmt.Errorf("move: %w", fmt.Errorf("desk: %w", fault))
	f, ok := AsFault(err)
	if !ok || f.Cause != Gate || f.Key != "deal.gate" || strings.Join(f.Args, " ") != "P4 m4" {
		t.Errorf("found %+v, %v", f, ok)
	}
	if got := fault.Error(); !strings.Contains(got, "deal.gate") || !strings.Contains(got, "P4") {
		t.Errorf("in a log it reads %q", got)
	}
	for name, err := range map[string]error{"nothing": nil, "an engine's error": ErrConflict, "a machine's": errors.New("disk")} {
		if f, ok := AsFault(err); ok {
			t.Errorf("%s is the fault of a person: %v", name, f)
		}
	}
}

func TestMissingIsOnlyWhatIsNotThere(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want bool
	}{
		"a record that is not there": {fmt.Errorf("x: %w", NotFound(KindAccount, "byd")), true},
		"one that he may not see":    {E(Forbidden, "account.forbidden"), false},
		"damage":                     {ErrDamaged, false},
		"nothing":                    {nil, false},
	} {
		if got := IsMissing(c.err); got != c.want {
			t.Errorf("%s is missing: %v", name, got)
		}
	}
}

func TestAPanicTellsItsValueAlone(t *testing.T) {
	inner := E(Missing, "record.missing")
	err := error(&Panicked{Value: inner, Stack: []byte("goroutine 1")})
	if got := err.Error(); !strings.HasPrefix(got, "panic: missing") || strings.Contains(got, "goroutine") {
		t.Errorf("it reads %q", got)
	}
	if _, ok := AsFault(err); ok {
		t.Error("a panic with a fault in it passes for the fault of a person")
	}
}
