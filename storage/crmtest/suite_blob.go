package crmtest

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// Bytes is content of a length that repeats nowhere a piece would end.
func Bytes(n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(i % 251)
	}
	return out
}

// store stores a file that must be taken.
func (b *bench) store(id crm.BlobID, content []byte, with ...func(*crm.Blob)) crm.Blob {
	b.t.Helper()
	blob, err := crm.StoreBlob(b.t.Context(), b, *built(&crm.Blob{ID: id, Name: "photo.jpg"}, with), bytes.NewReader(content), 1<<30)
	if err != nil {
		b.t.Fatalf("store file %s: %v", id, err)
	}
	return blob
}

// read is the content of a stored file; nil if there is none.
func (b *bench) read(id crm.BlobID) []byte {
	b.t.Helper()
	out := bytes.NewBuffer([]byte{})
	if err := b.View(b.t.Context(), func(r crm.Reader) error { return crm.CopyBlob(r, id, out) }); crm.IsMissing(err) {
		return nil
	} else if err != nil {
		b.t.Fatalf("read file %s: %v", id, err)
	}
	return out.Bytes()
}

func blobWhole(t *testing.T, b *bench) {
	for _, size := range []int{0, 1, crm.ChunkSize - 1, crm.ChunkSize, crm.ChunkSize + 1, 3*crm.ChunkSize + 7} {
		id := crm.BlobOf("m1", size)
		b.store(id, Bytes(size))
		if got := b.read(id); !bytes.Equal(got, Bytes(size)) {
			t.Errorf("a file of %d bytes came back with %d", size, len(got))
		}
	}
	// Fetched again it is the same, and what comes is not even read.
	again := b.store(crm.BlobOf("m1", 1), []byte("something else"))
	if again.Size != 1 || again.Name != "photo.jpg" || !again.Stored.Equal(Start()) {
		t.Errorf("a file that is there is %+v", again)
	}
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error { return tx.PutChunk(crm.BlobOf("m1", 1), 0, []byte("x")) })
	b.again()
	if got := b.read(crm.BlobOf("m1", crm.ChunkSize+1)); !bytes.Equal(got, Bytes(crm.ChunkSize+1)) {
		t.Error("a file is not the same after opening again")
	}
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.DropBlob(crm.BlobOf("m1", crm.ChunkSize+1)), tx.DropBlob("never stored"))
	})
	if b.read(crm.BlobOf("m1", crm.ChunkSize+1)) != nil || b.read(crm.BlobOf("m1", crm.ChunkSize)) == nil {
		t.Error("not the file that was dropped is gone")
	}
}

func blobBroken(t *testing.T, b *bench) {
	errLine := errors.New("the line broke off")
	for what, c := range map[string]struct {
		r    io.Reader
		want error
	}{
		"too large":   {bytes.NewReader(Bytes(crm.ChunkSize + 100)), crm.ErrTooLarge},
		"broken off":  {io.MultiReader(bytes.NewReader(Bytes(crm.ChunkSize+50)), iotest.ErrReader(errLine)), errLine},
		"broken soon": {iotest.ErrReader(errLine), errLine},
	} {
		if _, err := crm.StoreBlob(t.Context(), b, crm.Blob{ID: "f"}, c.r, crm.ChunkSize+99); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
		b.look(func(r crm.Reader) error {
			_, err := r.Blob("f")
			b.missing(err, what)
			_, err = r.Chunk("f", 0)
			b.missing(err, what)
			return nil
		})
	}
	if blob := b.store("f", Bytes(10)); blob.Size != 10 {
		t.Errorf("tried again it has %d bytes", blob.Size)
	}
}

func blobUnfinished(t *testing.T, b *bench) {
	b.do(func(tx crm.Tx) error { return tx.PutChunk("f", 0, Bytes(crm.ChunkSize)) })
	b.do(func(tx crm.Tx) error { return tx.PutChunk("f", 1, []byte("x")) })
	for what, blob := range map[string]crm.Blob{
		"a piece missing": {ID: "f", Size: 2 * crm.ChunkSize}, "a byte too few": {ID: "f", Size: crm.ChunkSize}, "nothing": {ID: "g", Size: 1},
	} {
		if err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.PutBlob(blob) }); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if b.read("f") != nil {
		t.Error("a file could be read that is not whole")
	}
	b.clock.Advance(time.Hour)
	if got := b.sweep(crm.Retention{Blobs: b.clock.Now()}); got.Blobs != 1 {
		t.Errorf("swept %+v", got)
	}
	b.look(func(r crm.Reader) error {
		_, err := r.Chunk("f", 0)
		b.missing(err, "a piece of a file that was swept")
		return nil
	})
}

// files lets a record hold files.
func files(ids ...crm.BlobID) crm.Attachments {
	var a crm.Attachments
	for _, id := range ids {
		a.Files = append(a.Files, crm.Attachment{Blob: id, Name: "photo.jpg"})
	}
	return a
}

func blobHeld(t *testing.T, b *bench) {
	b.store("f", Bytes(10))
	b.store("g", Bytes(20))
	b.put(Account("byd", "比亚迪"))
	b.put(Activity("v1", "byd", "2026-11-02", func(a *crm.Activity) { a.Attachments = files("f", "never stored") }))
	sweep := func(want crm.Swept) {
		t.Helper()
		b.clock.Advance(72 * time.Hour)
		if diff := cmp.Diff(want, b.sweep(crm.Retention{Blobs: b.clock.Now().Add(-time.Hour)})); diff != "" {
			t.Errorf("swept (-want +got):\n%s", diff)
		}
	}
	sweep(crm.Swept{Blobs: 1, Bytes: 20})
	b.put(Task("t1", "byd", "2026-11-11", func(a *crm.Task) { a.Attachments = files("f") }))
	b.put(b.changed("v1", func(a *crm.Activity) { a.Deleted = true }))
	sweep(crm.Swept{}) // the task holds it
	if b.read("f") == nil {
		t.Fatal("a file that is held is gone")
	}
	b.do(func(tx crm.Tx) error {
		var task crm.Task
		if err := tx.Get(&task, "t1"); err != nil {
			return err
		}
		task.Files = nil
		return Put(tx, &task)
	})
	b.put(b.changed("v1", func(a *crm.Activity) { a.Deleted = false }))
	sweep(crm.Swept{})
	b.put(b.changed("v1", func(a *crm.Activity) { a.Files = nil }))
	if got := b.sweep(crm.Retention{Blobs: b.clock.Now()}); got.Blobs != 0 {
		t.Error("a file went at the moment in which it was let go of")
	}
	sweep(crm.Swept{Blobs: 1, Bytes: 10})
}

// changed is the stored activity, changed.
func (b *bench) changed(id string, with func(*crm.Activity)) *crm.Activity {
	b.t.Helper()
	a := new(crm.Activity)
	b.look(func(r crm.Reader) error { return r.Get(a, id) })
	with(a)
	return a
}

func blobWanted(t *testing.T, b *bench) {
	b.take(Message("m1"))
	b.store("f", Bytes(10), func(f *crm.Blob) { f.Message = "m1" })
	b.do(func(tx crm.Tx) error { return tx.Park("m1", "I-1", "") })
	b.clock.Advance(time.Hour)
	if got := b.sweep(crm.Retention{Blobs: b.clock.Now()}); got.Blobs != 0 {
		t.Errorf("the file of a parked message was swept: %+v", got)
	}
	b.do(func(tx crm.Tx) error { return errors.Join(tx.Retake("m1"), tx.Finish("m1")) })
	if got := b.sweep(crm.Retention{Blobs: b.clock.Now()}); got.Blobs != 1 {
		t.Errorf("the file of a message that is done was not swept: %+v", got)
	}
}
