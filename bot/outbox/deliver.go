package outbox

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

const (
	// told begins the reason of a post whose platform said when to come back.
	told = "asked to wait"
	// room begins the reason of one that waits while what is more urgent goes.
	room = "waits for room"
	// grace is how long a post on its way may take when the process stops.
	grace = 5 * time.Second
	// maxRecords is how often the outcome of a send is written again when the
	// store does not take it.
	maxRecords = 6
)

// outcome is what becomes of a post after a try.
type outcome struct {
	ref    chat.Ref      // it was said
	drop   string        // it is given up, for this reason
	edited bool          // a card that was there was changed
	late   bool          // it had lost its point
	person bool          // the platform does not know the person any more
	took   time.Duration // the call of the platform
	again  bool          // it may have arrived, now or earlier
	unsure bool          // it may have arrived now
	after  time.Duration // try again then; 0 = our own pause
	yields bool          // what is more urgent may go there meanwhile
	alone  bool          // it was refused with others: each is tried by itself
	reason string        // why it is tried again
	why    error         // the same as the platform said it
}

// name is the outcome as an Event has it.
func (out outcome) name() string {
	switch {
	case out.late:
		return Expired
	case out.drop != "":
		return GivenUp
	case out.reason != "":
		return Retried
	case out.edited:
		return Changed
	}
	return Sent
}

// deliver tries one post. An error says that the store did not let it; the
// post is kept.
func (o *Outbox) deliver(ctx context.Context, d *dest, it item) error {
	now := o.opt.Now()
	if expired(it, now) {
		return o.settle(ctx, d, it, outcome{late: true, drop: "expired: it was to be said before " + it.notAfter.UTC().Format(time.RFC3339)})
	}
	s, err := o.begin(ctx, it)
	switch {
	case errors.Is(err, errOver):
		o.back(d, it.key, nil, time.Time{})
		return nil
	case errors.Is(err, errGone):
		return o.settle(ctx, d, it, outcome{drop: err.Error()})
	case err != nil:
		it.stuck++
		it.next = now.Add(pause(it.stuck, it.key))
		o.back(d, it.key, &it, time.Time{})
		return fmt.Errorf("send %s: %w", it.key, err)
	}
	it.tries++
	along := o.join(ctx, d, it, &s)
	called := o.opt.Now()
	out := o.send(ctx, d, it, s)
	out.took = max(0, o.opt.Now().Sub(called))
	if len(along) == 0 {
		return o.settle(ctx, d, it, out)
	}
	out = together(out)
	it.alone = out.alone
	return errors.Join(o.share(ctx, d, along, out), o.settle(ctx, d, it, out))
}

// begin marks a post as on its way and reads what is to be sent. What cannot
// be decoded has no Post.Key.
func (o *Outbox) begin(ctx context.Context, it item) (chat.Sending, error) {
	var s chat.Sending
	err := o.opt.Store.Update(ctx, func(tx crm.Tx) error {
		s = chat.Sending{Again: it.again}
		e, err := tx.Post(it.key)
		if crm.IsMissing(err) || err == nil && e.State != crm.Queued {
			return errOver
		}
		if err != nil {
			return err
		}
		if err := o.nobody(tx, it, e.Place); err != nil {
			return err
		}
		edit, err := refOf(tx, e.Track, e.Place)
		if err != nil {
			return err
		}
		thread, err := refOf(tx, e.Under, e.Place)
		if err != nil {
			return err
		}
		s.Edit, s.Thread = chat.Ref(edit), chat.Ref(thread)
		if p, err := chat.DecodePost(e.Body); err == nil {
			s.Post = p
			if p.Track != "" {
				s.Post.Aside = e.Aside // it may say what another said that it replaced
			}
			if err := moved(tx, &s); err != nil {
				return err
			}
		}
		return tx.Sending(it.key)
	})
	return s, err
}

// moved lets what was queued for somebody follow him to the identity that his
// platform gave him since. Whoever has the old one by now gets nothing of it.
func moved(r crm.Reader, s *chat.Sending) error {
	to := &s.Post.To
	if to.Kind != chat.DM {
		return nil
	}
	chats := *to
	chats.Thread = ""
	data, err := r.Kept(crm.MovedKey(chats.String()))
	if err != nil || data == nil {
		return err
	}
	now, err := chat.ParseIdentity(string(data))
	if err != nil {
		return fmt.Errorf("where %s has moved: %w", chats, err)
	}
	to.Platform, to.Tenant, to.ID = now.Platform, now.Tenant, now.ID
	s.Edit, s.Thread = "", "" // they stand in a chat that is no more
	return nil
}

// nobody is errGone for what is to be said to somebody who is not there: the
// platform said so lately, or he has left and it speaks first.
func (o *Outbox) nobody(r crm.Reader, it item, place string) error {
	to, err := chat.ParsePlace(place)
	if err != nil || to.Kind != chat.DM {
		return nil // said as it is, or refused by the platform
	}
	to.Thread = ""
	since, err := crm.GoneSince(r, to.String())
	if err != nil {
		return err
	}
	if !since.IsZero() {
		return fmt.Errorf("%w: the platform said so on %s", errGone, since.UTC().Format(time.DateOnly))
	}
	if it.class <= chat.Asking {
		return nil
	}
	who, err := r.PersonOf(chat.Identity{Platform: to.Platform, Tenant: to.Tenant, ID: to.ID}.String())
	if err != nil || who == "" {
		return err
	}
	p, err := crm.Get[crm.Person](r, who)
	if err != nil && !crm.IsMissing(err) {
		return fmt.Errorf("person %s: %w", who, err)
	}
	if err != nil || !p.Active(crm.DateOf(r.Now().In(p.Location()))) {
		return fmt.Errorf("%w: he has left", errGone)
	}
	return nil
}

// send calls the platform and sorts what it says.
func (o *Outbox) send(ctx context.Context, d *dest, it item, s chat.Sending) outcome {
	if s.Post.Key == "" {
		return outcome{drop: "unreadable: its stored form cannot be decoded"}
	}
	if err := o.draw(&s.Post.Card); err != nil {
		return outcome{drop: "undrawable: " + err.Error()}
	}
	ref, err := o.call(ctx, d.place.Platform, s)
	var gone *chat.Gone
	// The card to change, or the one above, was removed, or both: say it anew.
	for errors.As(err, &gone) && !gone.Person && (s.Edit != "" || s.Thread != "") {
		if err := o.forget(ctx, it, s); err != nil {
			return outcome{reason: err.Error(), again: it.again}
		}
		if s.Edit != "" {
			s.Edit = ""
		} else {
			s.Thread = ""
		}
		ref, err = o.call(ctx, d.place.Platform, s)
	}
	var (
		retry   *chat.Retry
		refused *chat.Refused
	)
	switch {
	case err == nil && ref == "":
		return outcome{ref: s.Edit, edited: s.Edit != ""}
	case err == nil:
		return outcome{ref: ref, edited: s.Edit != ""}
	case errors.As(err, &refused):
		return outcome{drop: err.Error()}
	case errors.As(err, &gone) && gone.Person:
		return outcome{person: true, drop: crm.GonePerson + ": " + gone.Why.Error()}
	case errors.As(err, &gone):
		return outcome{drop: err.Error()}
	case errors.As(err, &retry):
		out := outcome{after: retry.After, yields: retry.Yield, reason: err.Error(), why: err, again: it.again}
		if out.again {
			out.reason = unsure + " earlier: " + out.reason
		}
		return out
	case !repeat(it.class, string(s.Edit)):
		return outcome{drop: unsure + ", and is not worth saying twice: " + err.Error()}
	case it.unsure+1 >= maxUnsure:
		return outcome{drop: fmt.Sprintf("given up after %d tries: %v", it.unsure+1, err)}
	}
	var maybe *chat.Unsure
	if errors.As(err, &maybe) {
		err = maybe.Why
	}
	return outcome{again: true, unsure: true, reason: fmt.Sprintf("%s: %v", unsure, err)}
}

// draw makes the files of a card out of their tables.
func (o *Outbox) draw(c *chat.Card) error {
	for i := range c.Files {
		f := &c.Files[i]
		if f.Book == nil {
			continue
		}
		if o.opt.Draw == nil {
			return errors.New("nobody draws tables")
		}
		data, err := o.opt.Draw(f.Name, *f.Book)
		if err != nil {
			return fmt.Errorf("file %d: %w", i+1, err)
		}
		f.Data, f.Size = data, int64(len(data))
	}
	return nil
}

// call sends once, within limits of time, and survives a panic: that is a
// fault of this card on this platform, which would come again.
func (o *Outbox) call(ctx context.Context, platform string, s chat.Sending) (ref chat.Ref, err error) {
	t := o.opt.Transports[platform]
	if t == nil { // its place could not be read
		return "", &chat.Refused{Why: fmt.Errorf("no platform %q", platform)}
	}
	sending, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		hurry := time.NewTimer(grace)
		defer hurry.Stop()
		select {
		case <-hurry.C:
			cancel()
		case <-sending.Done():
		}
	})
	defer stop()
	defer func() {
		if v := recover(); v != nil {
			ref, err = "", &chat.Refused{Why: fmt.Errorf("panic: %v", v)}
		}
	}()
	if o.opt.Masked[platform] {
		s.Post = s.Post.Masked()
	}
	return t.Send(sending, s)
}

// forget lets go of a card that is no longer there.
func (o *Outbox) forget(ctx context.Context, it item, s chat.Sending) error {
	track := it.track
	if s.Edit == "" {
		track = it.under
	}
	return o.record(ctx, func(tx crm.Tx) error { return tx.SetRef(track, it.place, "") })
}

// settle writes down what became of a post and gives its destination back.
func (o *Outbox) settle(ctx context.Context, d *dest, it item, out outcome) error {
	now := o.opt.Now()
	var hold time.Time
	write := func(tx crm.Tx) error { return tx.Sent(it.key, string(out.ref)) }
	stays, elsewhere := false, it.class == chat.Asking && strings.HasPrefix(out.drop, crm.GonePerson)
	switch {
	case out.drop != "":
		write = func(tx crm.Tx) error {
			if out.person {
				to := d.place
				to.Thread = ""
				if err := tx.Keep(crm.GoneKey(to.String()), []byte(tx.Now().UTC().Format(time.RFC3339))); err != nil {
					return err
				}
			}
			if elsewhere {
				if err := o.elsewhere(tx, it.key); err != nil {
					return err
				}
			}
			return tx.Failed(it.key, time.Time{}, out.drop)
		}
	case out.reason != "":
		stays = true
		if out.unsure {
			it.unsure++
		}
		it.again = out.again
		it.next = now.Add(pause(it.tries, it.key))
		if out.after > 0 {
			it.held = true
			it.next = now.Add(min(out.after, longestHold))
			if out.yields {
				out.reason = room + ": " + out.reason
			} else {
				hold = it.next
				out.reason = told + ": " + out.reason
			}
		}
		write = func(tx crm.Tx) error { return tx.Failed(it.key, it.next, out.reason) }
	}
	err := o.record(ctx, write)
	if err != nil {
		// It stays on its way; the next start settles it as one that may have
		// arrived. Not sent again here: it may just have been said.
		o.opt.Log.Error("what became of a post cannot be written", "post", it.key, "err", err)
		o.back(d, it.key, nil, hold)
		return fmt.Errorf("send %s: %w", it.key, err)
	}
	if elsewhere {
		o.Kick() // only now it is there
	}
	o.tell(d, it, out)
	if stays {
		o.back(d, it.key, &it, hold)
	} else {
		o.back(d, it.key, nil, hold)
	}
	return nil
}

// record writes an outcome. The platform has been called, so it tries more
// than once.
func (o *Outbox) record(ctx context.Context, write func(crm.Tx) error) error {
	var err error
	for n := range maxRecords {
		err = o.opt.Store.Update(context.WithoutCancel(ctx), write)
		if err == nil || errors.Is(err, crm.ErrClosed) || errors.Is(err, crm.ErrConflict) {
			break
		}
		time.Sleep(10 * time.Millisecond << n)
	}
	if errors.Is(err, crm.ErrConflict) { // somebody else settled it
		return nil
	}
	return err
}

// tell logs what an admin may have to know, without the words of the post, and
// tells whoever watches.
func (o *Outbox) tell(d *dest, it item, out outcome) {
	o.opt.Observe(Event{Platform: d.place.Platform, Outcome: out.name(), Took: out.took, Why: out.why})
	log := o.opt.Log.With("post", it.key, "platform", d.place.Platform, "kind", d.place.Kind, "tries", it.tries)
	switch {
	case out.drop != "" && it.tries == 0:
		log.Info("a post was given up", "why", out.drop)
	case out.drop != "":
		log.Warn("a post was given up", "why", out.drop)
	case out.reason != "" && it.tries == 1:
		log.Warn("a post will be tried again", "why", out.reason)
	}
}

// pause is how long to wait after that many tries: doubled each time, and
// spread by the key, so that many posts do not come back at one moment.
func pause(tries int, key string) time.Duration {
	p := min(firstPause<<min(max(tries-1, 0), 20), longestPause)
	h := fnv.New32a()
	_, _ = fmt.Fprintf(h, "%s/%d", key, tries) // cannot fail
	return p*3/4 + time.Duration(h.Sum32()%1000)*p/2000
}
