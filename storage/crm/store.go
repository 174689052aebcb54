package crm

import (
	"context"
	"time"
)

// Store keeps everything. Engines are tested by crmtest.
type Store interface {
	// View reads a consistent state. f must not keep the Reader. A panic in f
	// comes back as *Panicked.
	View(ctx context.Context, f func(Reader) error) error
	// Update changes all or nothing: when f returns an error, or panics, or the
	// commit fails, nothing of it stays and the error comes back. f may run
	// twice, so it resets what it captured on its first line. What others
	// change at the same time is committed with it or apart, never mixed up.
	// A panic comes back as *Panicked; when f ends its goroutine, as a failing
	// test does, so ends that of the caller. f may run in another goroutine than
	// its caller's, and must not call View, Update or Close itself. When ctx is
	// over before f has begun, f does not run.
	Update(ctx context.Context, f func(Tx) error) error
	// Close waits for what is under way. Afterwards View and Update give
	// ErrClosed; closing once more does nothing.
	Close() error
}

// urgent is the key of what Urgent says.
type urgent struct{}

// Urgent marks the context of an Update that is short and that somebody outside
// waits for, as a platform does for the receipt of a message: an engine lets it
// run before others that wait, and its commit does not wait for many of them.
func Urgent(ctx context.Context) context.Context { return context.WithValue(ctx, urgent{}, true) }

// IsUrgent reports whether a context was marked so.
func IsUrgent(ctx context.Context) bool { return ctx.Value(urgent{}) != nil }

// Reader reads. Lists are pages of a declared index; nothing lists history.
type Reader interface {
	// Now is the moment of this transaction, taken once, UTC.
	Now() time.Time
	// Get fills into with the record of its kind and that id, a deleted one
	// too; NotFound if there never was one, ErrDamaged if it cannot be read.
	Get(into Record, id string) error
	// List gives a page of the live records under a declared index of the kind,
	// in index order, and the cursor of the next page; ErrNoIndex else.
	List(k Kind, f Filter, p Page) ([]Record, string, error)
	// Roster is everybody and all teams. It is shared: nothing in it may be
	// changed.
	Roster() (*Roster, error)
	// Names gives the rows that changed after revision since, each once and as
	// it is now (0: all that are live; otherwise deleted ones too, as Gone), and
	// the revision reached. A snapshot is brought up to date in a View alone:
	// the revisions of an Update that fails are given again.
	Names(since uint64) ([]NameRow, uint64, error)
	// PersonOf is who an identity (chat.Identity's text form) belongs to; ""
	// for a stranger.
	PersonOf(identity string) (PersonID, error)
	// Identities lists the identities of a person, sorted.
	Identities(PersonID) ([]string, error)
	// Conversation is the state of a person's talk with the bot; the zero
	// value with Person set if there was none.
	Conversation(PersonID) (Conversation, error)
	// Changes lists the history: exactly one of record, group and person is
	// set; oldest first, newest first with Desc.
	Changes(f ChangeFilter, p Page) ([]Change, string, error)
	// Tallies are the totals of a person's flows on the days from..to,
	// inclusive, by day, then metric and currency. No zeroes.
	Tallies(who PersonID, from, to Date) ([]Tally, error)
	// Total is the sum of the Tallies of these days, whatever they count.
	Total(who PersonID, from, to Date) (int64, error)
	// Moved lists what was moved of a team's after a moment, oldest first.
	Moved(team TeamID, after time.Time) ([]Moved, error)
	// Wakes lists the subjects whose hint is not after until, earliest first;
	// a limit of 0 means MaxPage.
	Wakes(until time.Time, limit int) ([]Wake, error)
	// NextWake is the first moment after one at which a hint comes; the zero
	// time if there is none.
	NextWake(after time.Time) (time.Time, error)
	// Track is which track a sent message belongs to, also when a newer message
	// shows that track; "" if none.
	Track(place, ref string) (string, error)
	// RefOf is the message that shows a track in a place; "" if none.
	RefOf(track, place string) (string, error)
	// Kept is a small value that was kept under a key; nil if none.
	Kept(key string) ([]byte, error)
	// KeptAs fills into with one that was kept as JSON; false, and into stays as
	// it is, if there is none.
	KeptAs(key string, into any) (bool, error)
	// Message is what the inbox holds under a delivery key; NotFound if none.
	Message(key string) (Taken, error)
	// Messages lists the inbox by state, oldest first.
	Messages(s TakenState, p Page) ([]Taken, string, error)
	// Post is what the outbox holds under a key; NotFound if none.
	Post(key string) (Envelope, error)
	// Posts lists the outbox by state, in the order in which it was queued.
	Posts(s PostState, p Page) ([]Envelope, string, error)
	// PostsAfter lists the posts that wait and were queued after the one with that
	// Seq, in that order, MaxPage at most.
	PostsAfter(seq uint64) ([]Envelope, error)

	// Blob is a stored file without its content; NotFound if there is none, or
	// if it was never stored to its end.
	Blob(id BlobID) (Blob, error)
	// Chunk is a piece of a stored file, counted from 0; NotFound behind the last.
	Chunk(id BlobID, n int) ([]byte, error)
	// Passages goes through the words that are kept in a part of the store, in a
	// fixed order; a page may be shorter than its limit although more follow.
	Passages(in Trove, p Page) ([]Passage, string, error)
}

// Tx reads and writes. Business records are put by handlers/desk alone.
type Tx interface {
	Reader
	// Put writes a record; its Rev must be the stored one (0 for a new one),
	// else ErrConflict. Rev, Created and Updated are brought up to date in rec;
	// one that is refused is left as it was. Text that is not UTF-8 is mended.
	Put(rec Record) error
	// NextNumber counts a series up from 1, without gaps.
	NextNumber(series string) (int, error)
	// Log writes a change. The engine gives it its Seq, its At if that is zero,
	// and the After of a record that was put (RevAfter is set) if that is empty:
	// the record as it is stored.
	Log(*Change) error
	// Add adds to totals.
	Add(...Tally) error
	// Wake sets the moment at which the answer about a subject may next become
	// yes; the zero time removes it.
	Wake(Wake) error
	// Link says whose an identity is; "" unlinks it.
	Link(identity string, who PersonID) error
	// PutConversation keeps the state of a talk.
	PutConversation(Conversation) error
	// Keep keeps a small value under a key; nil removes it.
	Keep(key string, value []byte) error
	// KeepAs keeps a value as JSON, of which that loses nothing.
	KeepAs(key string, value any) error

	// Take stores a message. False, and nothing stored, if its key or its
	// content was taken before.
	Take(Taken) (bool, error)
	// Begin counts a try; NotFound if there is no such message, ErrConflict if
	// it does not wait.
	Begin(key string) (tries int, err error)
	// Withdraw takes the newest try back, which came to nothing by no fault of the
	// message; NotFound if there is no such message, ErrConflict if it does not
	// wait or no try of it is counted.
	Withdraw(key string) error
	// Finish marks a message as handled; its key is remembered. One whose words
	// are gone stays as it is.
	Finish(key string) error
	// Hold keeps a message for later, until the moment given: its sender is
	// not known yet. ErrConflict if it is done.
	Hold(key string, until time.Time) error
	// Park sets a message aside that could not be handled; ErrConflict if it
	// is done.
	Park(key, incident, reason string) error
	// Erase forgets the words of a held message at once; its key is remembered.
	// ErrConflict if it is not held.
	Erase(key string) error
	// Retake puts a parked or held message back among the waiting, in its old
	// place and with no tries; ErrConflict if it is neither.
	Retake(key string) error

	// Queue stores a post. False, and nothing stored, if its key was queued
	// before, whatever became of it. A post (Queued or Withheld, not OnWay) of
	// the same track that waits for the same place is Dropped with the reason
	// Replaced; what it said that is not Aside, the new one has to say.
	Queue(Envelope) (bool, error)
	// Sending counts a try and marks a post as on its way, before the platform
	// is called; ErrConflict unless it is queued or on its way. So do Sent and
	// Failed.
	Sending(key string) error
	// Sent marks a post as said. A reference becomes the one that shows its
	// track there.
	Sent(key, ref string) error
	// Failed sets the next try; the zero time gives it up, with the reason. A
	// post whose track a newer one waits to show is not tried again: Replaced.
	Failed(key string, next time.Time, reason string) error
	// Withhold keeps a post from being sent until it is queued again or given
	// up; one whose track a newer one waits to show is Replaced. ErrConflict
	// if it was sent or dropped.
	Withhold(key, reason string) error
	// Requeue puts a withheld or dropped post last among those that wait, with
	// no tries; one whose track a newer one waits to show is Replaced.
	// ErrConflict if it is neither withheld nor dropped.
	Requeue(key string) error
	// GiveUp drops a post for good, with the reason; of one that is dropped
	// already the reason changes. ErrConflict if it was sent.
	GiveUp(key, reason string) error
	// SetRef points a track in a place at a message; "" forgets the one that
	// shows it now.
	SetRef(track, place, ref string) error

	// PutChunk stores a piece of a file, counted from 0: ChunkSize bytes, the
	// last one fewer. ErrConflict if the file is there already.
	PutChunk(id BlobID, n int, piece []byte) error
	// PutBlob says that all pieces of a file are there: from now on it can be
	// read. ErrConflict if a piece is missing or has not its size.
	PutBlob(Blob) error
	// DropBlob forgets a file and its pieces; it need not be there.
	DropBlob(id BlobID) error

	// Sweep removes what has been kept long enough, oldest first, at most limit
	// things. Nothing that waits, is held, parked or queued is touched, nor a
	// file of such a message, nor one that belongs to a live record.
	Sweep(old Retention, limit int) (Swept, error)
	// Redact replaces words that Passages gave, and leaves everything else as it
	// is: revisions, moments, states, references and totals. NotFound if they
	// are not there any more; an error if the new ones would change more than
	// words. No change is logged.
	Redact(p Passage, text []byte) error
}

// TakenState is where a message of the inbox stands.
type TakenState string

// The states of a message.
const (
	Waiting TakenState = "waiting"
	Done    TakenState = "done"
	Held    TakenState = "held"
	Parked  TakenState = "parked"
	// Emptied is one that was done long ago, or erased: its words are gone, its key is
	// remembered. No call but Sweep leads there, and none back.
	Emptied TakenState = "emptied"
)

// Taken is a message as the inbox stores it. Body is the platform-neutral
// message in a versioned encoding that only bot/inbox reads.
type Taken struct {
	Key      string     `json:"key"`
	Content  string     `json:"content,omitzero"`
	Lane     string     `json:"lane"` // handled in order within a lane
	Identity string     `json:"identity,omitzero"`
	Place    string     `json:"place,omitzero"`
	Seq      uint64     `json:"seq"` // order of arrival, given by the engine
	At       time.Time  `json:"at"`  // when it was said
	Arrived  time.Time  `json:"arrived"`
	Until    time.Time  `json:"until,omitzero"` // of a held one
	State    TakenState `json:"state"`
	Tries    int        `json:"tries,omitzero"`
	Incident string     `json:"incident,omitzero"`
	Reason   string     `json:"reason,omitzero"`
	Body     []byte     `json:"body,omitzero"`
}

// PostState is where a post of the outbox stands.
type PostState string

// The states of a post.
const (
	Queued   PostState = "queued"
	OnWay    PostState = "sending" // handed to the platform; may have arrived
	Said     PostState = "sent"
	Dropped  PostState = "dropped"  // expired, replaced or given up: Reason says
	Withheld PostState = "withheld" // not to be sent before somebody says so
	// EmptiedPost is one that was said or dropped long ago: its words are gone, its
	// key is remembered. No call but Sweep leads there, and none back.
	EmptiedPost PostState = "emptied"
)

// Replaced is the reason of a post that was dropped for a newer one of its
// track.
const Replaced = "replaced"

// GonePerson begins the reason of a post that was given up because the platform
// does not know the person any more, to whom it was to go.
const GonePerson = "gone person"

// GoneKey is where it is kept since when (RFC 3339) a platform says that whoever
// a private chat is with is not there any more; place is its text form.
func GoneKey(place string) string { return "gone/" + place }

// MovedKey is where it is kept which identity (text form) somebody has from now
// on, whom a platform knew under the one of a private chat; place is its text
// form.
func MovedKey(place string) string { return "moved/" + place }

// goneFor is how long that is believed: afterwards the next post tries again.
const goneFor = 7 * 24 * time.Hour

// GoneSince is since when a private chat leads to nobody; zero = it does lead
// somewhere, as far as anybody knows.
func GoneSince(r Reader, place string) (time.Time, error) {
	data, err := r.Kept(GoneKey(place))
	if err != nil || data == nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339, string(data))
	if err != nil || !r.Now().Before(at.Add(goneFor)) {
		return time.Time{}, nil // an unreadable mark is none
	}
	return at, nil
}

// Envelope is a post as the outbox stores it. Body is the card or form in a
// versioned encoding that only bot/outbox reads.
type Envelope struct {
	Key       string    `json:"key"`
	Track     string    `json:"track,omitzero"`
	Under     string    `json:"under,omitzero"`
	Place     string    `json:"place"`
	Class     int       `json:"class,omitzero"`
	Aside     bool      `json:"aside,omitzero"` // as a change of what is shown: its reader is told by another post as well. Not of one that replaced one that is not
	NotBefore time.Time `json:"not_before,omitzero"`
	NotAfter  time.Time `json:"not_after,omitzero"`
	Seq       uint64    `json:"seq"`
	Queued    time.Time `json:"queued"`
	SaidAt    time.Time `json:"said_at,omitzero"` // zero until it is said, and of what an older release said
	State     PostState `json:"state"`
	Tries     int       `json:"tries,omitzero"`
	Next      time.Time `json:"next,omitzero"` // next try
	Ref       string    `json:"ref,omitzero"`
	Reason    string    `json:"reason,omitzero"`
	Body      []byte    `json:"body,omitzero"`
}

// Wake is a hint: the answer about Subject can become yes at At.
type Wake struct {
	Subject string    `json:"subject"`
	At      time.Time `json:"at"`
}

// Change is one record before and after: audit, history per field and undo.
type Change struct {
	Seq       uint64    `json:"seq"`
	Group     GroupID   `json:"group"`
	Actor     PersonID  `json:"actor"`
	Via       string    `json:"via"` // chat, button, form, import, job
	At        time.Time `json:"at"`
	Kind      Kind      `json:"kind"`
	ID        string    `json:"id"`
	RevBefore int       `json:"rev_before"`
	RevAfter  int       `json:"rev_after"`
	Before    []byte    `json:"before,omitempty"` // the record as JSON; empty when it was new
	After     []byte    `json:"after,omitempty"`
	Undoes    GroupID   `json:"undoes,omitzero"` // this change takes that group back
	Item      int       `json:"item,omitzero"`   // which item of its message made it (1 = ①); 0 = common to all
	Reason    string    `json:"reason,omitzero"`
	Touch     Touch     `json:"touch,omitzero"`
	// Said is the words by which a record was changed that was there before; a new
	// one keeps its own (Evidence).
	Said string `json:"said,omitzero"`
}

// Touch tells whether a change says something or only brings up to date what
// follows from another one. The values are stored: they never change.
type Touch string

// The touches. Changes of the first release have none.
const (
	TouchSaid    Touch = "said"
	TouchDerived Touch = "derived" // counts and last dates alone
)

// ChangeFilter names the changes of one record, one group or one person; of a
// person, those after a moment, if one is given.
type ChangeFilter struct {
	Record Pointer
	Group  GroupID
	Person PersonID
	After  time.Time
}

// HeldOf lists the messages that are held for an identity, oldest first.
func HeldOf(r Reader, identity string) ([]Taken, error) {
	var out []Taken
	for page := (Page{}); ; {
		rows, next, err := r.Messages(Held, page)
		if err != nil {
			return nil, err
		}
		for _, m := range rows {
			if m.Identity == identity {
				out = append(out, m)
			}
		}
		if next == "" {
			return out, nil
		}
		page.After = next
	}
}
