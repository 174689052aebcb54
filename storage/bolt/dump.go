package bolt

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"milepost/storage/crm"
)

// Dump writes everything as JSON lines. It reads one moment in one View: what
// is freed meanwhile is used again only afterwards, so the file of a busy store
// grows by what is written while the dump runs, some ten seconds for each
// million of records. Memory does not grow.
func (s *Store) Dump(ctx context.Context, w io.Writer) (crm.Contents, error) {
	var has crm.Contents
	err := s.viewFile(ctx, func(r crm.Reader) (err error) {
		if err = r.(*reader).dump(ctx, w); err == nil {
			has, err = r.(*reader).contents(ctx)
		}
		return err
	})
	if err != nil {
		return crm.Contents{}, fmt.Errorf("dump: %w", err)
	}
	return has, nil
}

func (r *reader) dump(ctx context.Context, w io.Writer) error {
	names, err := r.nameVersion()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<20)
	if err := writeHeader(out, crm.DumpHeader{Names: names}); err != nil {
		return err
	}
	for _, bucket := range stored() {
		if err := r.dumpBucket(ctx, out, bucket); err != nil {
			return err
		}
	}
	return out.Flush()
}

func writeHeader(w io.Writer, h crm.DumpHeader) error {
	v, err := encode(h)
	if err != nil {
		return err
	}
	_, err = w.Write(crm.Line{Type: crm.LineHeader, Number: crm.DumpVersion, Value: v}.Append(nil))
	return err
}

// dumpBucket writes the lines of one bucket.
func (r *reader) dumpBucket(ctx context.Context, w io.Writer, bucket string) (err error) {
	var line []byte
	n := 0
	write := func(l crm.Line) error {
		line = l.Append(line[:0])
		_, err := w.Write(line)
		return err
	}
	var unsorted *sorter
	if !sortedAsDumped(bucket) {
		unsorted = newSorter(filepath.Dir(r.store.db.Path()))
		defer func() {
			if e := unsorted.close(); err == nil {
				err = e
			}
		}()
	}
	err = r.scan(bucket, span{}, false, func(key, body []byte) (bool, error) {
		if n++; n%256 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		l, err := lineOf(bucket, key, body)
		switch {
		case err != nil || l.Type == "":
			return true, err
		case unsorted != nil:
			return true, unsorted.add([]byte(l.Key), l.Append(nil))
		}
		return true, write(l)
	})
	if err != nil || unsorted == nil {
		return err
	}
	return unsorted.each(ctx, func(_, line []byte) error { _, err := w.Write(line); return err })
}

// contents counts what the store holds.
func (r *reader) contents(ctx context.Context) (crm.Contents, error) {
	c := crm.Contents{Records: map[crm.Kind]int{}, Messages: map[crm.TakenState]int{}, Posts: map[crm.PostState]int{}}
	for _, k := range crm.Kinds() {
		n, err := r.amount(ctx, recordsOf(k))
		if err != nil {
			return crm.Contents{}, err
		}
		if n > 0 {
			c.Records[k] = n
		}
	}
	var err error
	if c.Changes, err = r.amount(ctx, bChange); err != nil {
		return crm.Contents{}, err
	}
	if err := r.countBoxes(ctx, &c); err != nil {
		return crm.Contents{}, err
	}
	err = r.scan(bBlob, span{}, false, func(key, body []byte) (bool, error) {
		var b crm.Blob
		err := decode(bBlob, key, body, &b)
		c.Blobs, c.Bytes = c.Blobs+1, c.Bytes+b.Size
		return true, err
	})
	if err != nil {
		return crm.Contents{}, err
	}
	c.At, err = r.newest(c)
	return c, err
}

// amount is how many keys a bucket has.
func (r *reader) amount(ctx context.Context, bucket string) (n int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	defer damaged(bucket, &err)
	b, err := r.bucket(bucket)
	if err != nil {
		return 0, err
	}
	return b.Stats().KeyN, nil
}

// countBoxes counts messages and posts by state.
func (r *reader) countBoxes(ctx context.Context, c *crm.Contents) error {
	count := func(bucket, state string) (n int, err error) {
		err = r.scan(bucket, under(state), false, func(_, _ []byte) (bool, error) { n++; return true, ctx.Err() })
		return n, err
	}
	for _, s := range crm.TakenStates() {
		n, err := count(bTakenAt, string(s))
		if err != nil {
			return err
		}
		if n > 0 {
			c.Messages[s] = n
		}
	}
	for _, s := range crm.PostStates() {
		n, err := count(bPostAt, string(s))
		if err != nil {
			return err
		}
		if n > 0 {
			c.Posts[s] = n
		}
	}
	return nil
}

// newest is when the last message, post or change of a store was written.
func (r *reader) newest(c crm.Contents) (at time.Time, err error) {
	last := crm.Page{Limit: 1, Desc: true}
	later := func(t time.Time) {
		if t.After(at) {
			at = t.UTC()
		}
	}
	for s := range c.Messages {
		rows, _, err := r.Messages(s, last)
		if err != nil {
			return at, err
		}
		later(rows[0].Arrived)
	}
	for s := range c.Posts {
		rows, _, err := r.Posts(s, last)
		if err != nil {
			return at, err
		}
		later(rows[0].Queued)
	}
	err = r.scan(bChange, span{}, true, func(key, body []byte) (bool, error) {
		var ch crm.Change
		err := decode(bChange, key, body, &ch)
		later(ch.At)
		return false, err
	})
	return at, err
}
