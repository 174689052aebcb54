package schedules

import "time"

const (
	// longestCalm is after what time everybody is asked again, whatever was found.
	longestCalm = time.Hour
	// noticeEvery is how soon it is noticed what no clock tells: that a platform
	// does not know somebody any more.
	noticeEvery = 10 * time.Minute
)

// ahead is when those have something to hear next to whom nothing but their clocks
// opens a slot. What a look has found holds as long as the people and teams are
// what they are: who has heard what there was is not asked before.
type ahead struct {
	outline outline
	at      time.Time // of the last look: it holds from then on
	full    time.Time // when everybody was asked last
	noticed time.Time // when it was looked for what no clock tells
	// next is when a slot opens, by job and by the place of its subject in the
	// roster; the zero time for none in sight. It is not changed, but replaced.
	next [][]time.Time
}

// holds reports whether it tells of a moment with these people.
func (a *ahead) holds(ros *roster, at time.Time) bool {
	return a != nil && a.outline == ros.outline() && !at.Before(a.at)
}

// inquiry says of each job whom a look asks.
type inquiry struct {
	everybody bool
	notice    bool
	due       [][]int // by job, as far as not everybody is asked
}

// ask is whom a look at a moment has to ask.
func (s *Scheduler) ask(ros *roster, at time.Time) inquiry {
	s.mu.Lock()
	a, failed := s.ahead, len(s.failed) > 0
	s.mu.Unlock()
	if failed || !a.holds(ros, at) || !at.Before(a.full.Add(longestCalm)) {
		return inquiry{everybody: true, notice: true}
	}
	out := inquiry{notice: !at.Before(a.noticed.Add(noticeEvery)), due: make([][]int, len(s.all))}
	for j, all := range a.next {
		for i, next := range all {
			if !next.IsZero() && !next.After(at) {
				out.due[j] = append(out.due[j], i)
			}
		}
	}
	return out
}

// skips reports whether a look has nobody to ask for a job, and whom it asks else:
// nil = all its subjects.
func (q *inquiry) skips(j int, of *job) (only []int, skip bool) {
	switch {
	case of.clock == ofNotice:
		return nil, !q.notice
	case of.clock == ofRecords || q.everybody:
		return nil, false
	}
	return q.due[j], len(q.due[j]) == 0
}

// settled notes that everything was said that can be said at a moment, and when
// something new can come up by itself.
func (s *Scheduler) settled(ros *roster, at time.Time, q inquiry) {
	s.mu.Lock()
	was := s.ahead
	s.mu.Unlock()
	if !was.holds(ros, at) {
		was = nil
	}
	if was == nil && !q.everybody {
		return // another look found other people meanwhile
	}
	now := &ahead{outline: ros.outline(), at: at, next: s.nextOf(ros, at, was, q.everybody)}
	if now.full, now.noticed = at, at; !q.everybody {
		now.full = was.full
		if !q.notice {
			now.noticed = was.noticed
		}
	}
	s.mu.Lock()
	s.ahead = now
	s.mu.Unlock()
}

// nextOf is when a slot of each opens next after a moment: as it was found before
// where that is still to come. Who had none in sight is looked at again when
// everybody is.
func (s *Scheduler) nextOf(ros *roster, after time.Time, was *ahead, everybody bool) [][]time.Time {
	out := make([][]time.Time, len(s.all))
	for j := range s.all {
		of := &s.all[j]
		if of.clock != ofPeople && of.clock != ofTeams || of.idle != nil && of.idle(ros) {
			continue
		}
		one, n := of.subject(ros), of.size(ros)
		out[j] = make([]time.Time, n)
		for i := range n {
			if was != nil && was.next[j] != nil {
				if t := was.next[j][i]; t.After(after) || t.IsZero() && !everybody {
					out[j][i] = t
					continue
				}
			}
			out[j][i] = of.next(one(i), after)
		}
	}
	return out
}

// nextClock is the first moment after one at which a slot of a person or a team
// opens; the zero time for none in sight.
func (s *Scheduler) nextClock(ros *roster, after time.Time) time.Time {
	s.mu.Lock()
	known := []*ahead{s.ahead, s.seen}
	s.mu.Unlock()
	for _, a := range known {
		if a.holds(ros, after) {
			if best, ok := a.first(after); ok {
				return best
			}
		}
	}
	a := &ahead{outline: ros.outline(), at: after, next: s.nextOf(ros, after, nil, true)}
	s.mu.Lock()
	s.seen = a
	s.mu.Unlock()
	best, _ := a.first(after)
	return best
}

// first is the first moment after one at which somebody's slot opens; ok is false
// when one has opened meanwhile and nobody looked: what follows it is not known.
func (a *ahead) first(after time.Time) (best time.Time, ok bool) {
	for _, all := range a.next {
		for _, t := range all {
			if !t.IsZero() && !t.After(after) {
				return best, false
			}
			best = sooner(best, t)
		}
	}
	return best, true
}
