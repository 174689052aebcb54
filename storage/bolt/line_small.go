package bolt

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

func parseIdentity(p *parsed, l crm.Line) error {
	var who string
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &who)); err != nil || who == "" {
		return fmt.Errorf("identity %q does not say whose it is: %w", l.Key, err)
	}
	p.rows = []row{{bIdentity, k, []byte(who)}, {bIDsOf, key(who, l.Key), nil}}
	p.refs = []crm.Pointer{{Kind: crm.KindPerson, ID: who}}
	return nil
}

func parseTalk(p *parsed, l crm.Line) error {
	var c crm.Conversation
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &c)); err != nil || string(c.Person) != l.Key {
		return fmt.Errorf("the talk of %q is not written as a talk is: %w", l.Key, err)
	}
	p.rows = []row{{bTalk, k, l.Value}}
	p.refs = []crm.Pointer{{Kind: crm.KindPerson, ID: l.Key}}
	return nil
}

func parseKept(p *parsed, l crm.Line) error {
	k, err := plain(l.Key)
	body, err2 := ofKeptValue(l.Value)
	if err := errors.Join(err, err2); err != nil {
		return fmt.Errorf("the value kept as %q: %w", l.Key, err)
	}
	p.rows = []row{{bKept, k, body}}
	return nil
}

func parseWake(p *parsed, l crm.Line) error {
	var at time.Time
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &at)); err != nil || at.IsZero() {
		return fmt.Errorf("the wake of %q is no moment: %w", l.Key, err)
	}
	p.rows = []row{{bWakeOf, k, binary.AppendVarint(nil, at.UnixMicro())}, {bWake, wakeKey(at, l.Key), nil}}
	return nil
}

func parseMessage(p *parsed, l crm.Line) error {
	var m crm.Taken
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &m)); err != nil || m.Key != l.Key || !fits(m.Content) ||
		!slices.Contains(crm.TakenStates(), m.State) {
		return fmt.Errorf("message %q is not written as a message is: %w", l.Key, err)
	}
	p.rows = []row{{bTaken, k, l.Value}, {bTakenAt, takenAt(m), k}}
	if m.Content != "" {
		p.rows = append(p.rows, row{bContent, []byte(m.Content), k})
	}
	p.count, p.given = seqTaken, m.Seq
	return nil
}

func parsePost(p *parsed, l crm.Line) error {
	var e crm.Envelope
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &e)); err != nil || e.Key != l.Key || !fits(e.Track, e.Place) ||
		!slices.Contains(crm.PostStates(), e.State) {
		return fmt.Errorf("post %q is not written as a post is: %w", l.Key, err)
	}
	p.rows = []row{{bPost, k, l.Value}, {bPostAt, postAt(e), k}}
	if e.Track != "" && waits(&e) {
		p.rows = append(p.rows, row{bWaiting, slot(e), k})
	}
	p.count, p.given = seqPost, e.Seq
	return nil
}

func parseTrack(p *parsed, l crm.Line) error {
	var in crm.ShownIn
	if err := json.Unmarshal(l.Value, &in); err != nil || l.Key == "" || in.Place == "" || in.Ref == "" || !fits(l.Key, in.Place) || !fits(in.Ref) {
		return fmt.Errorf("the message that shows the track %q is not written as one is: %w", l.Key, err)
	}
	if l.Type == crm.LineTrack {
		p.rows = []row{{bTrack, key(in.Place, in.Ref), []byte(l.Key)}}
	} else {
		p.rows = []row{{bRef, key(l.Key, in.Place), []byte(in.Ref)}}
	}
	return nil
}

func parseBlob(p *parsed, l crm.Line) error {
	var b crm.Blob
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &b)); err != nil || string(b.ID) != l.Key || b.Size < 0 {
		return fmt.Errorf("the file %q is not written as a file is: %w", l.Key, err)
	}
	p.rows = []row{{bBlob, k, l.Value}}
	return nil
}

func parsePiece(p *parsed, l crm.Line) error {
	var piece []byte
	_, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &piece)); err != nil || l.Number < 1 || len(piece) == 0 || len(piece) > crm.ChunkSize {
		return fmt.Errorf("piece %d of the file %q is not written as a piece is: %w", l.Number, l.Key, err)
	}
	p.rows = []row{{bChunk, chunkKey(crm.BlobID(l.Key), int(l.Number-1)), piece}}
	return nil
}

func parseLoose(p *parsed, l crm.Line) error {
	var at time.Time
	k, err := plain(l.Key)
	if err := errors.Join(err, json.Unmarshal(l.Value, &at)); err != nil || at.IsZero() {
		return fmt.Errorf("since when the file %q is loose is no moment: %w", l.Key, err)
	}
	p.rows = []row{{bLooseOf, k, binary.AppendVarint(nil, at.UnixMicro())}, {bLoose, looseKey(at, crm.BlobID(l.Key)), nil}}
	return nil
}
