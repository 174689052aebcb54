package bolt

// The file grows by growth at a time, which a disk that is nearly full refuses
// while it still has some room. What of that is left is for what has to go in all
// the same, step by step: removals, without which there would never be room again,
// and what was acknowledged and is in the journal.
const (
	growth   = 16 << 20
	lastStep = 64 << 10
	// besides is how many bytes may be written together with a removal, for the
	// counters and indexes that go with it.
	besides = 16 << 10
)

// growBy sets how much the file grows by when a commit needs more of it. Whoever
// calls it has the transaction that writes.
func (s *Store) growBy(last bool) {
	s.db.AllocSize = growth
	if last {
		s.db.AllocSize = lastStep
	}
}

// frees reports whether a sheet removes something and writes next to nothing.
func (s *sheet) frees() bool {
	removed, written := 0, 0
	for _, p := range s.parts {
		for i := range p.keys {
			v := p.at(i)
			if v == nil {
				removed++
			}
			if written += len(v); written > besides {
				return false
			}
		}
	}
	return removed > 0
}
