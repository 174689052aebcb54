package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
)

// VersionChanges answers what a version of a request has that the one before had not.
func (w *Writer) VersionChanges(v ApprovalView) chat.Card {
	return w.fit(chat.Card{
		Title: spaced(Hash(v.No), Short(v.projectName(), 20)), Lines: append(w.versionLines(&v), w.standing(&v)),
		Buttons: []chat.Button{w.fullForm(&v)},
	})
}

// versionLines tell what changed against the version before, and why that came
// back.
func (w *Writer) versionLines(v *ApprovalView) []string {
	if v.Version < 2 {
		return w.talkLine(v)
	}
	was := v.Before()
	var parts []string
	for _, id := range w.Book.Changes(was, v.Fields) {
		parts = append(parts, w.fieldChange(id, was[id], v.Fields[id]))
	}
	if was["why"] != v.Fields["why"] {
		parts = append(parts, w.t("事由", "reason"))
	}
	change := w.t("内容未变", "nothing changed")
	if len(parts) > 0 {
		change = w.t("变化:%s", "changed: %s", joined(w.t(";", "; "), parts...))
	}
	lines := []string{w.t("第 %d 次提交 · %s", "Version %d · %s", v.Version, change)}
	rest := ""
	if len(parts) > 0 {
		rest = w.t("其余未变", "the rest as before")
	}
	if last := v.lastWord(); last != "" {
		last = w.t("上次:%s", "Before: %s", last)
		if rest != "" {
			rest += " · "
		}
		rest += last
	}
	if rest != "" {
		lines = append(lines, rest)
	}
	return append(lines, w.talkLine(v)...)
}

// fieldChange is 问题4 不清→是, or 预计金额 120万→180万.
func (w *Writer) fieldChange(id, old, now string) string {
	if id == "assessment" {
		return w.assessmentChange(old, now)
	}
	was, is := w.answerValue(id, old), w.answerValue(id, now)
	if was == "" {
		return spaced(w.applicationField(id), Short(is, 30))
	}
	if is == "" {
		is = w.t("空", "empty")
	}
	return spaced(w.applicationField(id), Short(was, 20)+"→"+Short(is, 20))
}

// assessmentChange names the questions whose answer changed.
func (w *Writer) assessmentChange(old, now string) string {
	was, is := answersOf(old), answersOf(now)
	var parts []string
	for i, q := range w.Book.Questions {
		if was[q.ID] != is[q.ID] {
			parts = append(parts, w.t("问题%d %s→%s", "Q%d %s→%s", i+1, w.answerWord(was[q.ID]), w.answerWord(is[q.ID])))
		}
	}
	return w.list(parts)
}

func (w *Writer) answerWord(a string) string {
	if a == "" {
		return w.t("未答", "open")
	}
	return playbook.Label(w.Book.Answers, a, w.Locale)
}
