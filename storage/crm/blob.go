package crm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"
)

// BlobID names a stored file. It is made of the delivery key of its message
// and the place of the file in it: fetched again, it is the same.
type BlobID string

// BlobOf is the id of the n-th file (from 0) of a message.
func BlobOf(message string, n int) BlobID {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", message, n))
	return BlobID(hex.EncodeToString(sum[:12]))
}

// ChunkSize is how many bytes of a file one transaction stores: others wait
// for one piece at most, never for a whole file.
const ChunkSize = 256 << 10

// Blob is a file that somebody attached, as the store keeps it. Its content
// lies beside it in chunks of ChunkSize bytes, the last one shorter.
type Blob struct {
	ID      BlobID    `json:"id"`
	Name    string    `json:"name,omitzero"`
	Type    string    `json:"type,omitzero"` // media type
	Size    int64     `json:"size"`          // bytes
	Sum     string    `json:"sum"`           // SHA-256 of the content, hexadecimal
	Message string    `json:"message,omitzero"`
	Stored  time.Time `json:"stored"` // given by the engine
}

// Chunks is how many pieces the content has.
func (b Blob) Chunks() int { return int((b.Size + ChunkSize - 1) / ChunkSize) }

// Attachment is a file that belongs to a record.
type Attachment struct {
	Blob BlobID `json:"blob"`
	Name string `json:"name,omitzero"`
	Type string `json:"type,omitzero"`
	Size int64  `json:"size,omitzero"` // bytes
}

// Attachments are the files of a record; the desk adds to them.
type Attachments struct {
	Files []Attachment `json:"files,omitempty"`
}

// Attached gives the desk the list of files.
func (a *Attachments) Attached() *[]Attachment { return &a.Files }

// Blobs lists the stored files that must be kept as long as the record lives.
func (a *Attachments) Blobs() []BlobID {
	var out []BlobID
	for _, f := range a.Files {
		out = append(out, f.Blob)
	}
	return out
}

// Holder is a record to which files belong.
type Holder interface {
	Record
	Attached() *[]Attachment
	Blobs() []BlobID
}

// KindBlob is what NotFound calls a stored file.
const KindBlob Kind = "blob"

// ErrTooLarge says that a file is larger than was allowed.
var ErrTooLarge = errors.New("file is larger than allowed")

// StoreBlob stores a file whose content comes from r, piece by piece, each in
// a transaction of its own, and gives it with its size and sum. ErrTooLarge if
// there are more than most bytes; whatever the error, nothing of the file
// stays. One that is stored already is given as it is, and r is not read.
func StoreBlob(ctx context.Context, s Store, b Blob, r io.Reader, most int64) (Blob, error) {
	err := s.View(ctx, func(rd Reader) error {
		have, err := rd.Blob(b.ID)
		if err == nil {
			b = have
		}
		return err
	})
	if err == nil || !IsMissing(err) {
		return b, err
	}
	b.Size, b.Sum, err = storeChunks(ctx, s, b.ID, r, most)
	if err == nil {
		err = s.Update(ctx, func(tx Tx) error { return tx.PutBlob(b) })
	}
	if err != nil {
		clean := context.WithoutCancel(ctx)
		err = errors.Join(err, s.Update(clean, func(tx Tx) error { return tx.DropBlob(b.ID) }))
		return Blob{}, fmt.Errorf("store file %s: %w", b.ID, err)
	}
	return b, nil
}

func storeChunks(ctx context.Context, s Store, id BlobID, r io.Reader, most int64) (size int64, sum string, err error) {
	all, buf := sha256.New(), make([]byte, ChunkSize)
	for n := 0; ; n++ {
		got, err := io.ReadFull(r, buf)
		size += int64(got)
		switch {
		case size > most:
			return 0, "", ErrTooLarge
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
			return 0, "", fmt.Errorf("read: %w", err)
		}
		last := err != nil
		if got > 0 {
			add(all, buf[:got])
			if err := s.Update(ctx, func(tx Tx) error { return tx.PutChunk(id, n, buf[:got]) }); err != nil {
				return 0, "", err
			}
		}
		if last {
			return size, hex.EncodeToString(all.Sum(nil)), nil
		}
	}
}

// add feeds a hash, which never fails.
func add(h hash.Hash, b []byte) { _, _ = h.Write(b) }

// CopyBlob writes the content of a stored file to w. NotFound if there is
// none, ErrDamaged if it is not what was stored.
func CopyBlob(r Reader, id BlobID, w io.Writer) error {
	b, err := r.Blob(id)
	if err != nil {
		return err
	}
	all := sha256.New()
	for n := range b.Chunks() {
		piece, err := r.Chunk(id, n)
		if err != nil {
			return fmt.Errorf("file %s: %w", id, err)
		}
		add(all, piece)
		if _, err := w.Write(piece); err != nil {
			return fmt.Errorf("file %s: %w", id, err)
		}
	}
	if hex.EncodeToString(all.Sum(nil)) != b.Sum {
		return fmt.Errorf("file %s: %w", id, ErrDamaged)
	}
	return nil
}
