package handlers

import (
	"fmt"
	"path"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// filesHold is how long a file and the words about it belong together,
// whichever comes first.
const filesHold = 30 * time.Minute

// kept are the files of the message that were stored and can be of use.
func (q *request) kept() []crm.Attachment {
	var out []crm.Attachment
	for _, f := range q.m.Files {
		if f.Blob != "" && !voice(f) {
			out = append(out, crm.Attachment{Blob: crm.BlobID(f.Blob), Name: strings.Join(strings.Fields(f.Name), " "), Type: f.Type, Size: f.Size})
		}
	}
	return out
}

// voice reports a voice message, which nobody here can hear.
func voice(f chat.File) bool {
	if strings.HasPrefix(f.Type, "audio/") {
		return true
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".amr", ".silk", ".m4a", ".mp3", ".ogg", ".opus", ".wav", ".aac":
		return true
	}
	return false
}

// waiting are the files that belong to what the message records: those of the
// draft that it confirms, those that he sent just before, and its own.
func (q *request) waiting() []crm.Attachment {
	var out []crm.Attachment
	if q.said().Sub(q.conv.FilesAt) <= filesHold {
		out = append(out, q.conv.Files...)
	}
	return append(append(out, q.drafted...), q.kept()...)
}

// attachTo gives files to a record.
func (q *request) attachTo(to crm.Record, files []crm.Attachment) (crm.Record, error) {
	w, err := q.begin()
	if err != nil {
		return nil, err
	}
	rec, err := w.Attach(crm.Pointer{Kind: to.Kind(), ID: to.Key()}, files)
	if err != nil {
		return nil, err
	}
	q.placed, q.conv.Files, q.conv.FilesAt = true, nil, time.Time{}
	return rec, nil
}

// attach gives the files that wait to the first thing that a group made, or to
// its draft.
func (q *request) attach(g crm.GroupID) error {
	files := q.waiting()
	if len(files) == 0 {
		return nil
	}
	bs, drafts, err := q.bundles(g)
	if err != nil {
		return err
	}
	switch {
	case len(bs) > 0:
		_, err = q.attachTo(bs[0].main(), files)
	case len(drafts) > 0:
		_, err = q.attachTo(&drafts[0], files)
	}
	return err
}

// files answers a message that is nothing but files: they belong to what he
// recorded just before, or wait for his words.
func (q *request) files() error {
	files := q.kept()
	if len(files) == 0 {
		return q.leftOver()
	}
	if d, err := q.arrivalDraft(); err != nil || d != nil {
		if err != nil {
			return err
		}
		if _, err := q.attachTo(d, files); err != nil {
			return err
		}
		q.alone(q.say.FilesWithPlace(names(files)))
		return q.leftOver()
	}
	rec, err := q.justRecorded()
	if err != nil || rec == nil {
		if err != nil {
			return err
		}
		return q.leftOver()
	}
	now, err := q.attachTo(rec, files)
	if err != nil {
		return err
	}
	g := q.work.Group()
	q.conv.Group = g
	name, err := q.recordName(now)
	if err != nil {
		return err
	}
	q.alone(q.say.Attached(names(files), name, g))
	if err := q.refreshOf(crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}); err != nil {
		return err
	}
	return q.leftOver()
}

// justRecorded is the first thing on his last receipt, if that is fresh and a
// file can belong to it; nil else.
func (q *request) justRecorded() (crm.Record, error) {
	if !strings.HasPrefix(q.conv.Track, cards.EditGroup) || len(q.conv.Items) == 0 || q.said().Sub(q.conv.At) > filesHold {
		return nil, nil
	}
	rec, ok := crm.New(q.conv.Items[0].Kind).(crm.Holder)
	if !ok {
		return nil, nil
	}
	if err := q.tx.Get(rec, q.conv.Items[0].ID); err != nil || rec.Base().Deleted {
		return nil, err
	}
	return rec, nil
}

// leftOver says what became of the files that belong to nothing yet: they wait
// for his words, could not be had, or cannot be heard.
func (q *request) leftOver() error {
	if files := q.kept(); len(files) > 0 && !q.placed {
		q.conv.Files, q.conv.FilesAt = q.waiting(), q.said()
		q.alone(q.say.FilesWait(names(files)))
	}
	heard := false
	for _, f := range q.m.Files {
		switch {
		case voice(f) && !heard:
			heard = true
			q.alone(q.say.Voice())
		case f.Lost != "" && !voice(f):
			q.alone(q.say.FileLost(f.Name, f.Lost, q.MaxFile))
		}
	}
	return nil
}

// foreignHold is how long the answer to what cannot be read counts for more of
// its kind: who forwards ten stickers is told once.
const foreignHold = 10 * time.Minute

// foreign answers what cannot be read here: it says what can be sent instead.
func (q *request) foreign() error {
	key := fmt.Sprintf("foreign/%s/%s/%s/%d", q.here(), q.m.From, q.m.Foreign, q.said().Truncate(foreignHold).Unix())
	q.post(chat.Post{Key: key, To: q.here(), Card: q.out.Foreign(q.m.Foreign)})
	return nil
}

// names are what files are called.
func names(files []crm.Attachment) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name)
	}
	return out
}
