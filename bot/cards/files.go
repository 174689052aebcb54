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
// chat.TooLarge, chat.Vanished and chat.Unreachable; most is the size in bytes up
// to which files are taken, 0 where nobody knows.
func (w *Writer) FileLost(name, why string, most int64) chat.Card {
	if name == "" {
		name = w.t("文件", "The file")
	}
	c := chat.Card{Tone: chat.Warning, Title: w.t("%s 没存下来", "%s is not saved", Short(name, 24))}
	switch why {
	case chat.TooLarge:
		c.Lines = []string{w.t("文件太大。请压缩一下,或只发要紧的几页", "It is too large. Please send a smaller one, or the pages that matter")}
		if most > 0 {
			size := Bytes(uint64(most))
			c.Lines = []string{w.t("超过 %s 的存不下。请压缩一下,或只发要紧的几页", "Files up to %s are kept. Please send a smaller one, or the pages that matter", size)}
		}
	case chat.Vanished:
		c.Lines = []string{w.t("平台上已经取不到它了,请再发一次", "The platform has it no more. Please send it again")}
	default:
		c.Lines = []string{w.t("刚才没能取到它,请过会儿再发一次", "I could not get it just now. Please send it again in a while")}
	}
	c.Note = w.t("您写的话不受影响", "What you wrote is dealt with as always")
	return w.fit(c)
}

// Foreign says of a kind of message that it cannot be read here, and what can be
// sent instead; kind is chat.Message.Foreign.
func (w *Writer) Foreign(kind string) chat.Card {
	what, instead := w.t("这种消息我读不了,没有记下", "I cannot read that; nothing is recorded"), w.t("请写成一句话发我;照片和位置也可以直接发", "Please write it in a line; photos and locations can be sent as they are")
	switch kind {
	case chat.ForeignVoice:
		return w.Voice()
	case chat.ForeignApp:
		what, instead = w.t("小程序我打不开,没有记下", "I cannot open mini-programs; nothing is recorded"), w.t("请写一句说明,或发一张截图", "Please write a line about it, or send a screenshot")
	case chat.ForeignChats:
		what, instead = w.t("合并转发的聊天记录我读不了,没有记下", "I cannot read forwarded chats; nothing is recorded"), w.t("请把要紧的几句复制给我,或发截图", "Please copy what matters, or send a screenshot")
	case chat.ForeignPerson:
		what, instead = w.t("名片卡我读不了,没有记下", "I cannot read contact cards; nothing is recorded"), w.t("这样写就能存:存个联系人 方志明 技术部经理 13712345678", "To save a contact write: save contact Fang Zhiming, technical manager, 13712345678")
	case chat.ForeignSticker:
		what, instead = w.t("表情图我看不懂", "I do not understand stickers"), w.t("有事写一句就行", "Just write it in a line")
	case chat.ForeignPlace:
		what, instead = w.t("这个位置没有坐标,没有记下", "This location has no coordinates; nothing is recorded"), w.t("请再发一次位置,或写一句「到了比亚迪」", "Please send the location again, or write “arrived at BYD”")
	case chat.ForeignMenu:
		what, instead = w.t("这个菜单我不认识", "I do not know this menu"), w.t("写「帮助」看看我能做什么", "Write “help” to see what I can do")
	}
	return w.fit(chat.Card{Title: what, Lines: []string{instead}})
}

// Voice says that a voice message cannot be heard.
func (w *Writer) Voice() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("语音我听不了", "I cannot listen to voice messages"),
		Lines: []string{w.t("请用输入法的「语音转文字」再发一次", "Please use your keyboard's dictation and send it as text")},
	})
}
