package crm

import (
	"context"
	"errors"
	"io"
	"time"
)

// Machine is what an engine offers to whoever looks after it. crmtest has its
// suite.
type Machine interface {
	Store
	// Backup writes a hot copy of one moment in the engine's own form, while
	// the store is used.
	Backup(ctx context.Context, w io.Writer) (Contents, error)
	// Dump writes everything of one moment as JSON lines, while the store is
	// used: see Line.
	Dump(ctx context.Context, w io.Writer) (Contents, error)
	// Load reads such lines into an empty store; ErrNotEmpty if it is not. An
	// error names the line that is wrong. While it runs, and for good when it
	// fails or is killed half-way, View and Update give ErrUnfinished, and so
	// does opening the store again: load into a new one.
	Load(ctx context.Context, r io.Reader) (Contents, error)
	// Check looks at everything that is stored and gives one plain sentence
	// for each thing that is not as it should be; none if all is well.
	Check(ctx context.Context) ([]string, error)
	// Mend makes what follows from the records (indexes, names, totals) again
	// where it is wrong, and gives a sentence for each sort of thing that it
	// changed. Nothing else is written meanwhile. It changes no record.
	Mend(ctx context.Context) ([]string, error)
	// Size tells how large the store is.
	Size(ctx context.Context) (Size, error)
	// Rest lets go of what is remembered only to be fast. It is for when a busy
	// time is over, and changes nothing else.
	Rest()
}

// Contents is what a store or a copy of it holds. Two copies of one moment
// hold the same, whatever their form.
type Contents struct {
	// At is when the newest message, post or change in it was written, UTC;
	// the zero time if there is none.
	At       time.Time
	Records  map[Kind]int // deleted ones too; no zeroes
	Changes  int
	Messages map[TakenState]int // no zeroes
	Posts    map[PostState]int  // no zeroes
	Blobs    int
	Bytes    int64 // of the blobs together
}

// TakenStates lists the states of a message.
func TakenStates() []TakenState { return []TakenState{Waiting, Done, Held, Parked, Emptied} }

// PostStates lists the states of a post.
func PostStates() []PostState {
	return []PostState{Queued, OnWay, Said, Dropped, Withheld, EmptiedPost}
}

// Size is how much room a store takes, in bytes.
type Size struct {
	File   int64 // on the disk
	Free   int64 // of these: the store fills them before it grows
	Schema int   // version of the store's shape
	Names  int   // NameVersion of the names in it
}

// Errors of copies.
var (
	ErrNotEmpty   = errors.New("store is not empty")
	ErrUnfinished = errors.New("this store is a load that did not finish: load again into a new one")
)
