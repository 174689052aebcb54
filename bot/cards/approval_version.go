package cards

import (
	"slices"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// VersionChanges answers what a version of a request has that the one before had not.
func (w *Writer) VersionChanges(v ApprovalView) chat.Card {
	lines := append(w.versionLines(&v), w.standing(&v))
	if back := w.sinceSent(&v); len(back) > 0 {
		lines = back
	}
	return w.fit(chat.Card{
		Title: spaced(Hash(v.No), Short(v.projectName(), 20)), Lines: lines,
		Buttons: []chat.Button{w.fullForm(&v)},
	})
}

// sinceSent tells of a request that came back why it did, and what was changed in it since; nil for one
// that was never sent, or is on its way.
func (w *Writer) sinceSent(v *ApprovalView) []string {
	if len(v.Sent) == 0 || slices.Contains([]string{crm.ApprovalDraft, crm.ApprovalAsked, crm.ApprovalGranted}, v.State) || w.hidden(v) {
		return nil
	}
	var lines []string
	if last := v.last(); v.State == crm.ApprovalRejected && last.Reason != "" {
		lines = append(lines, w.t("上次被 %s 驳回:%s", "Rejected by %s: %s", last.who(w), Short(last.Reason, 60)))
	} else {
		lines = append(lines, w.standing(v))
	}
	change := w.changesFrom(v.Sent[len(v.Sent)-1].Fields, v.Fields)
	if change == "" {
		return append(lines, w.t("交上去之后没有改过", "Nothing changed since it was sent"))
	}
	return append(lines, w.t("之后改了:%s", "Changed since: %s", change))
}

// changesFrom names what differs between two versions of a form; "" for nothing.
func (w *Writer) changesFrom(was, now map[string]string) string {
	var parts []string
	for _, id := range w.Book.Changes(was, now) {
		parts = append(parts, w.fieldChange(id, was[id], now[id]))
	}
	if was["why"] != now["why"] {
		parts = append(parts, w.t("事由", "reason"))
	}
	return joined(w.t(";", "; "), parts...)
}

// versionLines tell what changed against the version before, and why that came
// back.
func (w *Writer) versionLines(v *ApprovalView) []string {
	if v.Version < 2 {
		return w.talkLine(v)
	}
	changed := w.changesFrom(v.Before(), v.Fields)
	change := w.t("内容未变", "nothing changed")
	if changed != "" {
		change = w.t("变化:%s", "changed: %s", changed)
	}
	lines := []string{w.t("第 %d 次提交 · %s", "Version %d · %s", v.Version, change)}
	rest := ""
	if changed != "" {
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
