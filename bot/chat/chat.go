// Package chat is the vocabulary of conversation: what a person said or
// pressed, what the product shows, where, and what every chat platform has to
// be able to do. No word of any platform appears here, and nothing of ours or
// of others is imported.
package chat

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Identity is somebody as one platform knows him.
type Identity struct {
	Platform, Tenant, ID string `json:",omitzero"`
}

// String is the text form that the store keeps: platform/tenant/id, each part
// path-escaped. ParseIdentity reads it back.
func (i Identity) String() string { return join(i.Platform, i.Tenant, i.ID) }

// ParseIdentity reads what String printed.
func ParseIdentity(s string) (Identity, error) {
	p, err := split(s, 3)
	if err != nil {
		return Identity{}, fmt.Errorf("identity %q: %w", s, err)
	}
	return Identity{p[0], p[1], p[2]}, nil
}

// The kinds of places.
const (
	DM      = "dm"      // private chat with one person; ID is that person's Identity.ID
	Channel = "channel" // a channel or a group
	Hook    = "hook"    // a group that can only be written to
	Home    = "home"    // a person's own page, where the platform has one
)

// Place is where something is said. It is comparable.
type Place struct {
	Platform, Tenant, Kind, ID, Thread string `json:",omitzero"`
}

// OnHome is where something was pressed on a person's own page, in Message.On:
// what it says is answered in the private chat, and the page follows.
const OnHome Ref = "home"

// Private reports whether only one person reads there.
func (p Place) Private() bool { return p.Kind == DM || p.Kind == Home }

// String is the text form that the store keeps.
func (p Place) String() string { return join(p.Platform, p.Tenant, p.Kind, p.ID, p.Thread) }

// ParsePlace reads what String printed.
func ParsePlace(s string) (Place, error) {
	p, err := split(s, 5)
	if err != nil {
		return Place{}, fmt.Errorf("place %q: %w", s, err)
	}
	return Place{p[0], p[1], p[2], p[3], p[4]}, nil
}

// DMOf is the private chat with that person.
func DMOf(i Identity) Place { return Place{Platform: i.Platform, Tenant: i.Tenant, Kind: DM, ID: i.ID} }

func join(parts ...string) string {
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}

func split(s string, n int) ([]string, error) {
	parts := strings.Split(s, "/")
	if len(parts) != n {
		return nil, fmt.Errorf("want %d parts, have %d", n, len(parts))
	}
	for i, p := range parts {
		u, err := url.PathUnescape(p)
		if err != nil {
			return nil, err
		}
		parts[i] = u
	}
	return parts, nil
}

// Ref points at a message that was sent. It means something only to its own
// platform, which may keep ids, a one-time code and its expiry in it.
type Ref string

// The kinds of messages.
const (
	Text    = "text"    // somebody wrote
	Press   = "action"  // somebody pressed a button or chose from a select
	Submit  = "submit"  // somebody submitted a form
	Edited  = "edited"  // somebody changed what he wrote before; Content names it
	Deleted = "deleted" // somebody removed what he wrote
	Opened  = "opened"  // somebody opened the conversation or his home page
	Joined  = "joined"  // somebody, or the bot, joined a channel
	Left    = "left"    // the platform says that somebody is not there any more, or is not to be reached
	Renamed = "renamed" // the platform says that From is Newly from now on
)

// Cancel is the Verb of a Submit whose form was left without submitting; its
// Subject is the form's.
const Cancel = "cancel"

// Keys of Message.Values that come with a press on what somebody wrote.
const (
	Source   = "source"    // the address of that message
	SourceAt = "source_at" // when it was written, RFC 3339
)

// Untouched is the key in Message.Values of a submitted form under which stand
// the keys of the fields that are as the form showed them, where a platform can
// tell: what they stand for may have changed meanwhile. It is there, if empty,
// where the platform can.
const Untouched = "untouched"

// Message is one thing that reached us. It and Post are stored as JSON under
// the names of their fields: add fields, never rename them.
type Message struct {
	Key     string              `json:",omitzero"` // delivery: the same when the platform delivers it again
	Content string              `json:",omitzero"` // the platform's own identity of the message, never a hash of the text
	Kind    string              `json:",omitzero"`
	Text    string              `json:",omitzero"` // without the mention, unescaped
	Locale  string              `json:",omitzero"` // what the platform says of the person's language, if anything
	From    Identity            `json:",omitzero"`
	In      Place               `json:",omitzero"` // in a channel, an answer belongs in its Thread or, without one, in the one that Content names
	At      time.Time           `json:",omitzero"`
	Mention bool                `json:",omitzero"` // in a channel: the bot was addressed
	Action  Action              `json:",omitzero"` // what was pressed
	On      Ref                 `json:",omitzero"` // on which card or form
	Quoted  Ref                 `json:",omitzero"` // what was quoted
	Values  map[string][]string `json:",omitzero"` // a submitted form or a select, by Field.Key
	Files   []File              `json:",omitzero"`
	Geo     *Geo                `json:",omitzero"`
	Trigger string              `json:",omitzero"` // what the platform needs to open a form at once; expires in seconds
	Foreign string              `json:",omitzero"` // what he sent cannot be read: one of Foreign…, or the platform's own word for it
	Newly   Identity            `json:",omitzero"` // of Renamed
	Written time.Time           `json:",omitzero"` // of Edited: when it was written first; zero = the platform does not say
}

// File is something attached, here or there.
type File struct {
	Name, Type string `json:",omitzero"`
	Size       int64  `json:",omitzero"`
	Handle     string `json:",omitzero"` // how the platform finds it again
	Blob       string `json:",omitzero"` // under which it was stored before the message is handled
	Lost       string `json:",omitzero"` // why it was not
	// Book is what a file of ours is drawn from when it is sent; Data is then
	// its content, which is never stored.
	Book *Workbook `json:",omitzero"`
	Data []byte    `json:"-"`
}

// Named is a file that Fetch opened and of which the platform says only then how
// it is called: it is asked where the message gave no name with an ending.
type Named interface{ FileName() string }

// Why a file that somebody sent could not be stored.
const (
	TooLarge    = "large"       // larger than allowed
	Vanished    = "gone"        // the platform has it no more
	Unreachable = "unreachable" // the platform did not give it, however often it was asked
)

// Geo is a place on earth that somebody sent.
type Geo struct {
	Lat, Long   float64 `json:",omitzero"`
	Name, Label string  `json:",omitzero"`
}

// Span is a piece of a line. S holds no markup: every renderer escapes all of it.
type Span struct {
	S    string    `json:",omitzero"`
	Link string    `json:",omitzero"` // an address behind it
	Who  *Identity `json:",omitzero"` // a person to be named as the platform names people
	Bold bool      `json:",omitzero"`
}

// T is a line of one plain span.
func T(s string) []Span { return []Span{{S: s}} }

// Fact is a labelled value.
type Fact struct {
	Label string `json:",omitzero"`
	Value []Span `json:",omitzero"`
	Guess bool   `json:",omitzero"` // assumed or proposed, shown as such
}

// Section is a part of a card.
type Section struct {
	Head    string     `json:",omitzero"`
	Text    []Span     `json:",omitzero"` // may hold line breaks
	Facts   []Fact     `json:",omitzero"`
	Table   [][]string `json:",omitzero"` // first row is the head
	Buttons []Button   `json:",omitzero"` // these belong to the section's own row
}

// The styles of buttons.
const (
	Plain   = ""
	Primary = "primary"
	Danger  = "danger"
)

// Button is something to press.
type Button struct {
	Label   string `json:",omitzero"`
	Style   string `json:",omitzero"`
	Confirm string `json:",omitzero"` // asked before it acts
	Do      Action `json:",omitzero"`
	Opens   bool   `json:",omitzero"` // a form follows: the platform may open a waiting view at once
	Done    string `json:",omitzero"` // grey label afterwards
}

// Option is one choice of a field.
type Option struct {
	Value, Label string `json:",omitzero"`
}

// The kinds of fields.
const (
	Line    = "line"
	Area    = "area"
	Number  = "number"
	Amount  = "money"
	Day     = "date"
	Clock   = "time"
	One     = "one"
	Many    = "many"
	Who     = "person"
	Lookup  = "lookup"  // options come from Inlet.Suggest
	Lookups = "lookups" // several of such; where nothing can be searched, a line
	Upload  = "file"
)

// Field is one thing to fill in.
type Field struct {
	Key, Kind, Label, Hint, Error string   `json:",omitzero"`
	Value                         []string `json:",omitzero"`
	Options                       []Option `json:",omitzero"`
	Required                      bool     `json:",omitzero"`
	Asks                          bool     `json:",omitzero"` // where there are no forms, it is asked for when it is empty
	Typed                         bool     `json:",omitzero"` // the form comes back to be corrected, and the value is what he wrote in it
	Max                           int      `json:",omitzero"` // longest text in characters; 0 = the platform's own limit
}

// Form asks for several things at once.
type Form struct {
	Do                           Action  `json:",omitzero"`
	Title, Submit, Cancel, Error string  `json:",omitzero"`
	Asks                         bool    `json:",omitzero"` // as Field.Asks, of all fields
	Fields                       []Field `json:",omitzero"`
}

// The kinds of figures.
const (
	Tree = "tree" // Nodes, one under the other, with arrows between them
	Bars = "bars" // a bar for each label; one Series, or several side by side
	// A bar for each of the Nodes, as wide as its Size, in the middle: one under
	// the other. A Funnel has the widest first and what moved as Tags; a Pyramid
	// begins with its top.
	Funnel  = "funnel"
	Pyramid = "pyramid"
	Year    = "year" // a column for each label, the Series of the Legend one on the other; the last of the Legend is a line
	Plan    = "plan" // a bar for each of the Nodes, filled as far as its Part of Size
)

// Figure is a picture as data: it is drawn when sent. Alt says the same in words.
type Figure struct {
	Kind, Title, Alt string               `json:",omitzero"`
	Labels           []string             `json:",omitzero"`
	Series           map[string][]float64 `json:",omitzero"`
	Shown            map[string][]string  `json:",omitzero"` // the values of a series in words; else they are written as numbers
	Nodes            []Node               `json:",omitzero"` // of a Tree: who stands above comes before
	Legend           []string             `json:",omitzero"` // what the shades of nodes mean, from the best to the worst
	Note             string               `json:",omitzero"` // small print below
	Told             bool                 `json:",omitzero"` // the card's own lines say all that Alt says
	Without          string               `json:",omitzero"` // said below where a character cannot be drawn and □ stands for it
}

// Words are what stands beside the picture, or in its place: Alt, unless the
// card says the same anyway.
func (f *Figure) Words() string {
	if f == nil || f.Told {
		return ""
	}
	return f.Alt
}

// Node is somebody, or something, in a Tree.
type Node struct {
	Label, Small, Tag string `json:",omitzero"` // what it is called; a line below; a word at its side
	Up                int    `json:",omitzero"` // 1 + the index of the node above; 0 = none
	To                []int  `json:",omitzero"` // 1 + the indexes of those that an arrow points at
	Shade             int    `json:",omitzero"` // 1 = the first of the Legend; 0 = none
	// Size is how large it is, Part how much of that is done; in any unit.
	Size, Part float64 `json:",omitzero"`
	Apart      bool    `json:",omitzero"` // it stands beside the others, as no step of them
}

// The tones of a card.
const (
	Good    = "good"
	Warning = "warning"
	Bad     = "bad"
)

// Card is what the product shows.
type Card struct {
	Title    string    `json:",omitzero"`
	Tone     string    `json:",omitzero"`
	Alt      string    `json:",omitzero"` // notification and plain-text fallback; empty = the title
	Note     string    `json:",omitzero"` // small print at the end
	Lines    []string  `json:",omitzero"`
	Facts    []Fact    `json:",omitzero"` // in order of worth: a small screen keeps the first six
	Sections []Section `json:",omitzero"`
	Buttons  []Button  `json:",omitzero"` // at most six
	Pick     []Field   `json:",omitzero"` // at most three selects on the card itself
	Figure   *Figure   `json:",omitzero"`
	Files    []File    `json:",omitzero"`
}

// Class tells how long a post may wait behind others to the same place.
type Class int

// The classes, most urgent first.
const (
	Answer Class = iota
	Asking       // approvals and questions
	Nudge
	Digest
)

// Post is something to say. It is stored: see Message.
type Post struct {
	Key   string    `json:",omitzero"` // names its meaning; the same key is never said twice
	Track string    `json:",omitzero"` // a later post of the same track to the same place edits that card
	Under string    `json:",omitzero"` // in the thread of that track's card, resolved when sent
	To    Place     `json:",omitzero"`
	Only  *Identity `json:",omitzero"` // seen by one person: ephemeral, or in private where there is no such thing
	// Aside is not worth a message of its own. With Only: where it would be said in
	// private; as a change of a card: where that cannot be changed, since its reader
	// is told by another post.
	Aside               bool      `json:",omitzero"`
	Class               Class     `json:",omitzero"`
	NotBefore, NotAfter time.Time `json:",omitzero"`
	Card                Card      `json:",omitzero"`
	Form                *Form     `json:",omitzero"` // a form instead of a card
	Trigger             string    `json:",omitzero"`
}

// Sending is a post on its way.
type Sending struct {
	Post   Post
	Edit   Ref  // not empty: change that message instead of sending a new one
	Thread Ref  // not empty: the message of Post.Under in that place
	Again  bool // an earlier try may have arrived
}

// Inlet is what a platform hands its messages to.
type Inlet interface {
	// Recv stores the message; nil = it is durable, and only then may the
	// platform be told so. The same Key twice is stored once.
	Recv(context.Context, Message) error
	// Suggest gives the options of a lookup field, filtered by what he may
	// see, within a second.
	Suggest(ctx context.Context, who Identity, field, typed string) ([]Option, error)
	// Seen is where to read back from after an outage; empty when nothing was seen.
	Seen(context.Context, Place) (cursor string, err error)
}

// Transport is a chat platform.
type Transport interface {
	// Name is the platform's name in identities and places.
	Name() string
	// Routes adds what the platform needs to the one listener of the process.
	Routes(*http.ServeMux)
	// Run receives until the context ends. An error means that it gave up.
	Run(context.Context, Inlet) error
	// Send says or edits one post. Errors: *Retry, *Refused, *Gone, *Unsure;
	// any other error counts as Unsure.
	Send(context.Context, Sending) (Ref, error)
	// Fetch opens a file that somebody attached.
	Fetch(context.Context, File) (io.ReadCloser, error)
}
