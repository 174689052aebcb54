package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// shownFiles is how many files are called by their names; more are counted.
const shownFiles = 2

// fileNames lists files: 📎 现场.jpg、报价.pdf 等 5 个.
func (w *Writer) fileNames(names []string) string {
	if len(names) == 0 {
		return ""
	}
	var shown []string
	for _, n := range names[:min(len(names), shownFiles)] {
		if n == "" {
			n = w.t("文件", "a file")
		}
		shown = append(shown, Short(n, 28))
	}
	s := "📎 " + w.list(shown)
	if len(names) > shownFiles {
		s += w.t(" 等 %[1]d 个", " and %[2]d more", len(names), len(names)-shownFiles)
	}
	return s
}

// filesLine are the files that belong to what a card shows.
func (w *Writer) filesLine(it Item) string {
	var all []string
	add := func(files []crm.Attachment) {
		for _, f := range files {
			all = append(all, f.Name)
		}
	}
	if it.Activity != nil {
		add(it.Activity.Files)
	}
	if it.Lead != nil {
		add(it.Lead.Files)
	}
	if it.Deal != nil {
		add(it.Deal.Files)
	}
	for _, c := range it.Contacts {
		add(c.Files)
	}
	for _, t := range it.Tasks {
		add(t.Files)
	}
	for _, e := range it.Expenses {
		add(e.Files)
	}
	return w.fileNames(all)
}

// Attached says to which record files went. group is what 撤销 takes back.
func (w *Writer) Attached(names []string, to RecordName, group crm.GroupID) chat.Card {
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 已附在 ", "✅ Attached to ")+to.Name, Hash(to.Number), TitleColumns),
		Lines: []string{w.fileNames(names)}, Buttons: []chat.Button{undo},
	})
}

// FilesWait says that files were stored and wait for the words about them.
func (w *Writer) FilesWait(names []string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("收到,是哪次拜访的?", "Got it. Which visit is it from?"),
		Lines: []string{w.fileNames(names), w.t("半小时内说一句就附上,如「今天拜访了比亚迪」", "Tell me within half an hour and it goes along: “met BYD today”")},
	})
}

// FilesWithPlace says that files wait together with a location for the customer
// that he was asked for.
func (w *Writer) FilesWithPlace(names []string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("收到,和刚才的定位放在一起", "Got it, kept with your location"),
		Lines: []string{w.fileNames(names), w.t("告诉我是哪家客户,就一起记下", "Tell me which customer it is and I save both")},
	})
}

// FileLost says that a file could not be stored, and what to do. why is one of
// chat.TooLarge, chat.Vanished and chat.Unreachable.
func (w *Writer) FileLost(name, why string) chat.Card {
	if name == "" {
		name = w.t("文件", "The file")
	}
	c := chat.Card{Tone: chat.Warning, Title: w.t("%s 没存下来", "%s is not saved", Short(name, 24))}
	switch why {
	case chat.TooLarge:
		c.Lines = []string{w.t("文件太大。请压缩一下,或只发要紧的几页", "It is too large. Please send a smaller one, or the pages that matter")}
	case chat.Vanished:
		c.Lines = []string{w.t("平台上已经取不到它了,请再发一次", "The platform has it no more. Please send it again")}
	default:
		c.Lines = []string{w.t("刚才没能取到它,请过会儿再发一次", "I could not get it just now. Please send it again in a while")}
	}
	c.Note = w.t("您写的话不受影响", "What you wrote is dealt with as always")
	return w.fit(c)
}

// Voice says that a voice message cannot be heard.
func (w *Writer) Voice() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("语音我听不了", "I cannot listen to voice messages"),
		Lines: []string{w.t("请用输入法的「语音转文字」再发一次", "Please use your keyboard's dictation and send it as text")},
	})
}
