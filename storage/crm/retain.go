package crm

import "time"

// Retention says what has been kept long enough: what is older than these
// moments goes.
type Retention struct {
	Bodies time.Time // words of messages that are done and of posts that were said or dropped
	Keys   time.Time // what is left of those: the keys by which a repetition is known
	Blobs  time.Time // files that belong to no record
}

// Swept is what a sweep removed.
type Swept struct {
	Messages int   // messages whose words went
	Posts    int   // posts whose words went
	Keys     int   // messages and posts that were forgotten altogether
	Blobs    int   // files
	Bytes    int64 // of those files
	More     bool  // there is more to remove
}

// Plus adds up two pages; More is that of the later one.
func (s Swept) Plus(later Swept) Swept {
	return Swept{
		Messages: s.Messages + later.Messages, Posts: s.Posts + later.Posts, Keys: s.Keys + later.Keys,
		Blobs: s.Blobs + later.Blobs, Bytes: s.Bytes + later.Bytes, More: later.More,
	}
}

// Count is how many things were touched.
func (s Swept) Count() int { return s.Messages + s.Posts + s.Keys + s.Blobs }

// Trove is a part of the store in which words are kept. Forgetting a person
// goes through all of them.
type Trove string

// The troves.
const (
	InRecords  Trove = "record"
	InChanges  Trove = "change"
	InTalks    Trove = "talk"
	InKept     Trove = "kept"
	InMessages Trove = "message"
	InPosts    Trove = "post"
	InBlobs    Trove = "blob"
)

// Troves lists all of them.
func Troves() []Trove {
	return []Trove{InRecords, InChanges, InTalks, InKept, InMessages, InPosts, InBlobs}
}

// The parts of what is kept that can hold words.
const (
	PartValue  = "value"  // a record, a talk (JSON), or what is kept under a key
	PartBefore = "before" // of a change: the record as JSON
	PartAfter  = "after"
	PartReason = "reason" // of a change, a message, a post
	PartSaid   = "said"   // of a change: the words that made it
	PartBody   = "body"   // of a message, a post
	PartName   = "name"   // of a file
)

// Passage is words that are kept somewhere in the store.
type Passage struct {
	In   Trove
	Key  string // id of a record or file, sequence of a change, person, delivery key, key of a post or kept value
	Part string
	Kind Kind    // of a record, or of the record that a change is about
	ID   string  // likewise
	Of   GroupID // of a change
	Text []byte
}
