package crm

import (
	"errors"
	"fmt"
)

// Cause sorts the errors that people, not machines, bring about.
type Cause string

// The causes.
const (
	Missing   Cause = "missing"   // there is no such thing
	Forbidden Cause = "forbidden" // there is, but not for him
	BadInput  Cause = "input"     // what was said cannot be right
	Stale     Cause = "stale"     // it changed since it was shown
	Gate      Cause = "gate"      // a condition of the method does not hold
	Later     Cause = "later"     // it cannot be undone: something came after
)

// Fault is an error that a person caused and can mend. Key names the sentence
// that bot/cards has for it, Args fill it in. It is shown, not logged.
type Fault struct {
	Cause Cause
	Key   string
	Args  []string
}

// E makes a Fault.
func E(c Cause, key string, args ...string) error { return &Fault{c, key, args} }

func (f *Fault) Error() string { return fmt.Sprintf("%s: %s %q", f.Cause, f.Key, f.Args) }

// AsFault gives the Fault in err's chain, if there is one.
func AsFault(err error) (*Fault, bool) {
	return errors.AsType[*Fault](err)
}

// NotFound is the Fault for a record that is not there.
func NotFound(k Kind, id string) error { return E(Missing, "record.missing", string(k), id) }

// IsMissing reports whether err says that a record is not there.
func IsMissing(err error) bool {
	f, ok := AsFault(err)
	return ok && f.Cause == Missing
}

// Errors of engines. None of them is shown as it stands.
var (
	ErrConflict = errors.New("record changed since it was read")
	ErrNoIndex  = errors.New("no such index is declared")
	ErrLocked   = errors.New("store is open in another process")
	ErrNewer    = errors.New("it takes another Milepost")
	ErrDamaged  = errors.New("stored value is damaged")
	ErrClosed   = errors.New("store is closed")
)

// Panicked is the error that View and Update give for a panic in the function
// that they were given.
type Panicked struct {
	Value any    // what was passed to panic
	Stack []byte // of the goroutine that panicked
}

// Error tells the value, not the stack.
func (p *Panicked) Error() string { return fmt.Sprintf("panic: %v", p.Value) }
