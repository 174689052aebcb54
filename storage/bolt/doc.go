// Package bolt is the embedded engine: one file, held by one process, written
// by one committer.
//
// The committer lets the functions that are given to Update run one after the
// other and makes what they wrote durable together, so that many conversations
// share one sync of the disk; while one batch is on its way there, the
// functions of the next one run. They write on one sheet; what a function wrote
// there that fails or panics is taken back, and the others' work stands. A
// function sees what is on its way to the disk, and its caller hears of success
// only when all that it saw is there; if that fails, those that saw it run
// again. Where nothing is under way a caller does all this himself for his own
// function, and waits for no other goroutine.
//
// A batch is durable when it stands in the journal (journal.go): one write at
// its end and one sync, where a transaction of bbolt writes every page that has
// changed and syncs twice. Everybody reads it from then on, as a layer over the
// file (layers.go). What came in about a second is put into the file by one
// transaction (apply.go); after a crash Open does so with what was not there
// yet. A store that was closed is one file again. Where there can be no
// journal, or it fails, batches go into the file themselves.
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
//
// # Versions and copies
//
// The file tells the version of its shape and that of the keys of its names.
// Open refuses a newer one, and brings an earlier one up to date in pages
// (migrate.go, rekey.go), after a copy of it was made beside it and proved.
//
// A dump is what the file holds without what follows from it, in the words of
// storage/crm (line.go says how each bucket becomes lines and back). Load and
// Mend make the rest again, sorted, with the same rules. Verify reads the pages
// by itself and trusts no value without its check sum; Salvage does so where
// the pages are damaged too.
package bolt
