// Package bolt is the embedded engine: one file, held by one process, written
// by one committer.
//
// The committer takes everything that waits into one transaction of bbolt, so
// that many conversations share one sync of the disk. Each function that is
// given to Update runs in the goroutine of its caller, one after the other,
// and keeps a journal of what it overwrote: if it fails or panics, the journal
// is played back and the others' work stands.
//
// Inside a function given to Update, neither Update nor Close may be called:
// they would wait for themselves. A View in there would read the state before
// the transaction; use the Tx instead. Inside a View, Update may have to wait
// until the View ends, so do not wait for one there.
//
// # The file
//
// A bucket of bbolt holds one kind of thing; buckets.go lists them. Every
// stored value is a format byte, a body and a CRC-32C over bucket, key, format
// and body, since bbolt has no checksums of its own for them. Keys are made of
// parts, escaped so that they sort as the parts do; keys.go tells how.
package bolt
