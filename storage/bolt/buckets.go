package bolt

import (
	"strings"

	"milepost/storage/crm"
)

// The buckets, with their keys and values. A key written a/b is made of parts
// (keys.go); one written as a single word is that word as it is.
const (
	bMeta     = "meta"        // schema -> number
	bCount    = "count"       // series/NAME, seq/NAME -> number: the last one given
	bName     = "name"        // revision -> kind/id of the record whose names changed then
	bNameOf   = "name.of"     // kind/id -> revision
	bIdentity = "identity"    // identity -> person
	bIDsOf    = "identity.of" // person/identity
	bTalk     = "talk"        // person -> Conversation
	bKept     = "kept"        // key -> bytes
	bTally    = "tally"       // who, or a list of a team/day/metric/currency -> number
	bWake     = "wake"        // moment, subject
	bWakeOf   = "wake.of"     // subject -> moment as microseconds
	bChange   = "change"      // sequence -> Change
	bByRecord = "change.rec"  // kind/id/, sequence
	bByGroup  = "change.grp"  // group/, sequence
	bByActor  = "change.who"  // person/, moment, sequence
	bByTeam   = "change.team" // team/, moment, sequence -> kind/id/was/is of what the change moved of the team's
	bTaken    = "in"          // delivery key -> Taken
	bTakenAt  = "in.state"    // state/, sequence -> delivery key
	bContent  = "in.content"  // content -> delivery key
	bPost     = "out"         // key -> Envelope
	bPostAt   = "out.state"   // state/, sequence -> key
	bWaiting  = "out.track"   // track/place -> key of the post that waits to show it
	bRef      = "ref"         // track/place -> ref of the message that shows it now
	bTrack    = "ref.of"      // place/ref -> track, of older messages too
	bBlob     = "blob"        // file -> Blob
	bChunk    = "blob.part"   // file/, number from 0 -> bytes
	bBlobRef  = "blob.ref"    // file/kind/id of a live record that holds it
	bLooseOf  = "blob.loose"  // file that no record holds -> moment since when, as microseconds
	bLoose    = "blob.old"    // moment, file
)

// formats tells how the values of each bucket but those of records are kept.
func formats() map[string]byte {
	f := map[string]byte{
		bMeta: asNumber, bCount: asNumber, bName: asBytes, bNameOf: asNumber,
		bIdentity: asBytes, bIDsOf: asMark, bTalk: asJSON, bKept: asBytes,
		bTally: asNumber, bWake: asMark, bWakeOf: asNumber,
		bChange: asJSON, bByRecord: asMark, bByGroup: asMark, bByActor: asMark, bByTeam: asBytes,
		bTaken: asJSON, bTakenAt: asBytes, bContent: asBytes,
		bPost: asJSON, bPostAt: asBytes, bWaiting: asBytes, bRef: asBytes, bTrack: asBytes,
		bBlob: asJSON, bChunk: asBytes, bBlobRef: asMark, bLooseOf: asNumber, bLoose: asMark,
	}
	for _, k := range crm.Kinds() {
		f[recordsOf(k)] = asJSON
		for _, ix := range crm.Indexes(k) {
			f[indexOf(k, ix)] = asMark
		}
	}
	return f
}

// recordsOf is the bucket of the records of a kind: id -> record.
func recordsOf(k crm.Kind) string { return "rec." + string(k) }

// kindOfRecords is the kind whose records a bucket holds; "" for other buckets.
func kindOfRecords(bucket string) crm.Kind {
	kind, ok := strings.CutPrefix(bucket, "rec.")
	if !ok {
		return ""
	}
	return crm.Kind(kind)
}

// indexOf is the bucket of a declared index: parts/id.
func indexOf(k crm.Kind, index string) string { return "ix." + string(k) + "." + index }

// kindOfIndex is the kind whose records an index finds; "" for other buckets.
func kindOfIndex(bucket string) crm.Kind {
	if rest, ok := strings.CutPrefix(bucket, "ix."); ok {
		kind, _, _ := strings.Cut(rest, ".")
		return crm.Kind(kind)
	}
	return ""
}

// grows tells which buckets are written at their end alone: their pages may
// be filled to the brim.
func grows(bucket string) bool { return bucket == bChange || bucket == bName }
