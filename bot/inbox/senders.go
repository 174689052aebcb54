package inbox

import "sync"

// senders lets one at a time take what somebody says, in the order in which they
// come. A message that is stored is not yet in its lane: whoever finds it
// stored and goes on to the next must not overtake it there. The live
// connection and reading back do that to each other.
type senders struct {
	mu sync.Mutex
	by map[string]*sender
}

// sender is one person's; it is forgotten when nobody waits for it.
type sender struct {
	mu   sync.Mutex
	want int // who has it, and who waits
}

// turn waits for the turn of somebody and gives what ends it.
func (s *senders) turn(who string) (done func()) {
	s.mu.Lock()
	mine := s.by[who]
	if mine == nil {
		if s.by == nil {
			s.by = map[string]*sender{}
		}
		mine = &sender{}
		s.by[who] = mine
	}
	mine.want++
	s.mu.Unlock()
	mine.mu.Lock()
	return func() {
		mine.mu.Unlock()
		s.mu.Lock()
		defer s.mu.Unlock()
		if mine.want--; mine.want == 0 {
			delete(s.by, who)
		}
	}
}
