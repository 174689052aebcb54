package desk

import (
	"fmt"

	"milepost/storage/crm"
)

// maxFiles is how many files belong to one record.
const maxFiles = 20

// Attach adds files to a record, and gives it as it is then. Those that it has
// already are passed over, and so are those that are not stored any more.
// BadInput "file.many" when there are too many, "file.nowhere" for a record of
// a kind that has none.
func (w *Work) Attach(p crm.Pointer, files []crm.Attachment) (crm.Record, error) {
	rec, ok := crm.New(p.Kind).(crm.Holder)
	if !ok {
		return nil, crm.E(crm.BadInput, "file.nowhere")
	}
	if err := w.tx.Get(rec, p.ID); err != nil {
		return nil, fmt.Errorf("attach to %s: %w", p, err)
	}
	if rec.Base().Deleted {
		return nil, crm.NotFound(p.Kind, "")
	}
	if k, ok := rec.(*crm.Contact); ok { // what holds for his customer holds for him
		if _, err := w.account(k.Account); err != nil {
			return nil, err
		}
	} else if err := w.mayWrite(rec); err != nil {
		return nil, err
	}
	list := rec.Attached()
	before := len(*list)
	for _, f := range files {
		_, err := w.tx.Blob(f.Blob)
		if crm.IsMissing(err) || holds(*list, f.Blob) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("file %s: %w", f.Blob, err)
		}
		f.Name = cutRunes(line(f.Name), maxName)
		*list = append(*list, f)
	}
	switch {
	case len(*list) == before:
		return rec, nil
	case len(*list) > maxFiles:
		return nil, crm.E(crm.BadInput, "file.many", fmt.Sprint(maxFiles))
	}
	return rec, w.write(rec, "")
}

func holds(list []crm.Attachment, id crm.BlobID) bool {
	for _, f := range list {
		if f.Blob == id {
			return true
		}
	}
	return false
}
