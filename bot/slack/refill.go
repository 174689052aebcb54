package slack

import (
	"context"
	"time"
)

// calmAfter is how long Slack leaves nothing out before what it left out is read
// back: while it does, it says so once a minute.
const calmAfter = 2 * time.Minute

// leftOut takes that Slack leaves events out, since a moment in seconds: there
// were more than 30,000 in an hour.
func (t *Transport) leftOut(minute int64) {
	since := t.opt.Now()
	if minute > 0 {
		since = time.Unix(minute, 0)
	}
	t.trouble("events", "Slack has more than 30,000 events an hour for this app and leaves some out; they are read back when it is calm again, where the bot may read")
	for {
		select {
		case t.gaps <- since:
			return
		case was := <-t.gaps: // nobody has taken it yet: the earlier one counts
			if was.Before(since) {
				since = was
			}
		}
	}
}

// refill reads back what Slack left out, when it leaves nothing out any more.
func (t *Transport) refill(ctx context.Context) {
	var since time.Time
	calm := time.NewTimer(0)
	<-calm.C
	defer calm.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case at := <-t.gaps:
			if since.IsZero() || at.Before(since) {
				since = at
			}
			calm.Reset(t.calm)
		case <-calm.C:
			from := t.from(since)
			since = time.Time{}
			var all []mark
			for _, c := range t.conversations(ctx) {
				all = append(all, mark{c, from})
			}
			t.readBack(ctx, all)
			t.mu.Lock()
			delete(t.troubles, "events")
			t.mu.Unlock()
		}
	}
}
