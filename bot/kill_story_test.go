package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// killer plays stories with the product in a process that it kills.
type killer struct {
	*testing.T
	*player
	random *rand.Rand
	child  *child
	enc    *json.Encoder
	lines  *bufio.Scanner
	seen   map[string]bool // posts, by platform and key
	copies []string
	took   time.Duration // how long the last cue took to be done
	answer bool          // what is said now answers somebody

	kills, inStart, inStop, inCopy, messages, twice int
}

// strike kills the process some time within a span, if it comes to it.
func (k *killer) strike(within time.Duration) *time.Timer {
	c := k.child
	return time.AfterFunc(time.Duration(k.random.Int64N(int64(within)+1)), func() { _ = c.Process.Kill() })
}

// up starts the process unless it runs; now and then it is killed meanwhile.
func (k *killer) up() {
	for k.child == nil {
		k.child = spawn(k.T, []string{
			childStory + "=" + k.dir, storyFile + "=" + k.story.Name, storyMoment + "=" + k.clock.Now().Format(time.RFC3339),
		})
		k.enc, k.lines = json.NewEncoder(k.child.in), bufio.NewScanner(k.child.out)
		k.lines.Buffer(nil, 1<<20)
		var blow *time.Timer
		if k.random.IntN(6) == 0 {
			blow = k.strike(100 * time.Millisecond)
		}
		e, ok := k.hears("")
		if blow != nil && !blow.Stop() || !ok {
			k.died(blow != nil)
			k.inStart++
			continue
		}
		if !e.Ready {
			k.Fatalf("it began with %+v", e)
		}
	}
}

// died waits for the end of a process that was killed.
func (k *killer) died(killed bool) {
	k.Helper()
	for k.lines.Scan() { // what it had said before
		k.takes(k.lines.Bytes())
	}
	if code := k.child.leaves(); !killed || code != -1 {
		k.Fatalf("%s: the process ended by itself, exit %d:\n%s", k.story.Name, code, k.child.err.String())
	}
	k.child = nil
	k.kills++
}

// hears listens until the process is ready or has done something; false when
// it is gone. The acknowledgement of a message is noted.
func (k *killer) hears(key string) (e echo, ok bool) {
	acked := false
	for k.lines.Scan() {
		e := k.takes(k.lines.Bytes())
		acked = acked || e.Ack != "" && e.Ack == key
		if e.Ready || e.Done {
			return e, true
		}
	}
	return echo{Ack: map[bool]string{true: key}[acked]}, false
}

// takes takes one line. What was said before is counted and passes.
func (k *killer) takes(line []byte) echo {
	var e echo
	if json.Unmarshal(line, &e) != nil || e.Said == nil {
		return e // cut off in the middle, or no post
	}
	s := e.Said
	for i, data := range e.Drawn {
		s.Post.Card.Files[i].Data = data
	}
	id := fmt.Sprint(e.Platform, " ", s.Post.Key, " ", s.Edit != "")
	if k.seen[id] {
		k.twice++
		return e
	}
	k.seen[id] = true
	ev := chattest.Event{
		Key: s.Post.Key, Place: s.Post.To, Ref: e.Ref, Edit: s.Edit != "", Again: s.Again, Thread: s.Thread,
		Only: s.Post.Only, Card: s.Post.Card, Form: s.Post.Form, Post: s.Post,
	}
	if ev.Thread == "" && s.Post.To.Thread != "" {
		ev.Thread = chat.Ref(s.Post.To.Thread)
	}
	k.hear(e.Platform, ev, k.answer)
	return e
}

// give gives a cue and waits until all is done. A message is delivered again as
// long as it is not acknowledged, and now and then though it was.
func (k *killer) give(c cue) {
	k.Helper()
	for {
		k.up()
		c.Copy = ""
		var blow *time.Timer
		if c.To.IsZero() && k.random.IntN(4) > 0 {
			blow = k.strike(k.took)
			if k.random.IntN(4) == 0 {
				c.Copy = filepath.Join(k.dir, fmt.Sprintf("copy-%d.db", len(k.copies)))
				k.copies = append(k.copies, c.Copy)
			}
		}
		began := time.Now()
		_ = k.enc.Encode(c) // it may be gone
		e, ok := k.hears(c.Message.Key)
		if blow == nil || blow.Stop() {
			if !ok {
				k.died(false)
			}
			k.took = (k.took + time.Since(began)) / 2
			return
		}
		if c.Copy != "" {
			k.inCopy++
		}
		k.died(true)
		if ok || e.Ack != "" && k.random.IntN(2) == 0 {
			k.up() // what was acknowledged is done without being delivered again
			return
		}
	}
}

// down ends the process by itself; now and then it is killed while it stops.
func (k *killer) down() {
	k.Helper()
	if k.child == nil {
		return
	}
	var blow *time.Timer
	if k.random.IntN(2) == 0 {
		blow = k.strike(time.Millisecond)
	}
	_ = k.child.in.Close()
	for k.lines.Scan() {
		k.takes(k.lines.Bytes())
	}
	code := k.child.leaves()
	switch {
	case code == -1 && blow != nil:
		k.kills++
		k.inStop++
	case code != exitOK:
		k.Fatalf("%s: exit %d when it stops:\n%s", k.story.Name, code, k.child.err.String())
	}
	if blow != nil {
		blow.Stop()
	}
	k.child = nil
}

// stored opens the store between two processes.
func (k *killer) stored(f func(crm.Machine) error) {
	k.Helper()
	k.down()
	store, err := storage.Open(k.Context(), filepath.Join(k.dir, dbFile), storage.Options{Now: k.clock.Now, NoSync: true})
	if err != nil {
		k.Fatal(err)
	}
	k.store = store
	if err := errors.Join(f(store), store.Close()); err != nil {
		k.Fatalf("%s: %v", k.story.Name, err)
	}
}

// play does the lines of a story.
func (k *killer) play(s step) {
	k.Helper()
	switch s.Kind {
	case stepExpect:
		k.expect(s)
		return
	case stepSilent:
		k.silent(s)
		return
	case stepStore:
		k.stored(func(crm.Machine) error { return k.ask(k.Context(), s) })
		return
	}
	k.leftOver()
	switch k.answer = s.Kind != stepClock; {
	case k.answer:
		m, err := k.wire(s)
		if err != nil {
			k.Fatalf("%s:%d: %v", k.story.Name, s.Line, err)
		}
		k.messages++
		k.give(cue{Message: m})
	case s.Move.Restart:
		k.down()
		k.up()
	default:
		to := k.moment(s.Move)
		k.give(cue{To: to})
		k.clock.Set(to)
	}
}

// whole plays a story to its end. Every line of it holds, and in the end the
// books are, to the byte, those of the same story in which nothing happened.
func (k *killer) whole(st *story, want []string) {
	k.Helper()
	p, err := newPlayer(st, k.TempDir(), playOptions{Log: chattest.Log(k, io.Discard)})
	if err != nil {
		k.Fatal(err)
	}
	k.player, k.seen, k.copies = p, map[string]bool{}, nil
	for i, s := range st.Steps {
		k.step = i
		k.play(s)
	}
	k.leftOver()
	var got []string
	k.stored(func(store crm.Machine) (err error) {
		got, err = books(k.Context(), store)
		return errors.Join(err, k.checked(k.Context()))
	})
	for _, m := range k.misses {
		k.Errorf("%s: %v", st.Name, m)
	}
	if !slices.Equal(got, want) {
		k.Errorf("%s: the books are not those of a run without kills:\n%s", st.Name, differing(got, want))
	}
	for _, path := range k.copies {
		if _, err := os.Stat(path); err != nil {
			continue // killed before it was whole
		}
		if _, err := storage.Verify(k.Context(), path); err != nil {
			k.Errorf("%s: a backup that looks whole is not: %v", st.Name, err)
		}
	}
}

// undisturbed plays a story in this process, and gives its books.
func undisturbed(t *testing.T, st *story) (all []string) {
	t.Helper()
	p, err := newPlayer(st, t.TempDir(), playOptions{Log: chattest.Log(t, io.Discard)})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.start(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, s := range st.Steps {
		p.step = i
		if err := p.play(t.Context(), s); err != nil {
			t.Fatalf("%s:%d: %v", st.Name, s.Line, err)
		}
	}
	all, err = books(t.Context(), p.store)
	if err := errors.Join(err, p.store.Close()); err != nil {
		t.Fatal(err)
	}
	return all
}

// killable are the short stories in which people only talk and press: no files,
// no team of their own, no platform that is down and no more than two days.
func killable(t *testing.T) (out []*story) {
	t.Helper()
	for _, file := range stories(t) {
		st := read(t, file)
		odd := func(s step) bool { return s.Kind == stepFile || s.Move.Platform != "" || s.Move.Down }
		if st.Config == "" && st.Playbook == "" && lasts(t, st) <= 48*time.Hour && !slices.ContainsFunc(st.Steps, odd) {
			out = append(out, st)
		}
	}
	if len(out) < 25 {
		t.Fatalf("%d stories are left, want at least 25", len(out))
	}
	return out
}

// lasts is how long a story takes by its own clock.
func lasts(t *testing.T, st *story) time.Duration {
	t.Helper()
	p, err := newPlayer(st, "", playOptions{Log: chattest.Log(t, io.Discard)})
	if err != nil {
		t.Fatal(err)
	}
	began := p.clock.Now()
	for _, s := range st.Steps {
		if s.Kind == stepClock && !s.Move.Restart && s.Move.Platform == "" {
			p.clock.Set(p.moment(s.Move))
		}
	}
	return p.clock.Now().Sub(began)
}

// TestKilled kills the process at random moments while stories are played:
// while it handles what people say and press, while it makes a backup, while it
// starts and while it stops. What was not acknowledged is delivered again, as a
// platform would, and now and then what was acknowledged too.
func TestKilled(t *testing.T) {
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: what is killed is a process of its own, whose start is slow under the race detector")
	}
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 7))
	k := &killer{T: t, random: random, took: 50 * time.Millisecond}
	all, want, plays := killable(t), map[string][]string{}, 0
	for k.kills < *kills && !t.Failed() {
		st := all[random.IntN(len(all))]
		if want[st.Name] == nil {
			want[st.Name] = undisturbed(t, st)
		}
		k.whole(st, want[st.Name])
		plays++
	}
	t.Logf("%d kills (%d in a start, %d in a stop, %d in a backup), %d stories played, %d messages; seen twice: %d posts",
		k.kills, k.inStart, k.inStop, k.inCopy, plays, k.messages, k.twice)
}
