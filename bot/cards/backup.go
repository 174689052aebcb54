package cards

import "time"

// BackupState is how the daily backups stand.
type BackupState struct {
	On   bool      // they are made by themselves
	Last time.Time // of the last good one; zero = none yet
}

// backupLine says when the last good backup was made.
func (w *Writer) backupLine(b *BackupState) string {
	switch {
	case b == nil:
		return ""
	case !b.On:
		return w.t("没开每日备份,怎么开见 README", "No daily backups; README says how to turn them on")
	case b.Last.IsZero():
		return w.t("每日备份已开,还没做过一份", "Daily backups are on, none is made yet")
	}
	return w.t("上次备份 %s", "Last backup %s", w.Moment(b.Last))
}
