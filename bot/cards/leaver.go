package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// DoLeaver opens the hand-over of somebody whom a platform does not know any
// more; Subject: the person; Arg: LeaverStays says that he is still there.
const (
	DoLeaver    = "leaver"
	LeaverStays = "stays"
)

// LostView is somebody who cannot be reached on a platform.
type LostView struct {
	Name      string
	Who       crm.PersonID
	Platform  string
	Accounts  int  // that are his
	Elsewhere bool // he is reached on another platform
}

// Lost tells an admin, or whoever leads him, that a platform does not know
// somebody any more.
func (w *Writer) Lost(v LostView) chat.Card {
	name := w.platformWord(v.Platform)
	c := chat.Card{
		Title: w.t("%[1]s 上找不到 %[2]s 了", "%[1]s does not know %[2]s any more", name, Short(v.Name, 20)),
		Lines: []string{w.t("账号停用了,或看不到本应用;发给他的都停了", "Deactivated, or the app is hidden from them; nothing is sent there")},
	}
	if v.Elsewhere {
		c.Lines = append(c.Lines, w.t("另一个平台上还找得到他,改发那边", "The other platform still reaches them, so it goes there"))
	}
	if v.Accounts > 0 {
		c.Lines = append(c.Lines, w.t("他名下有客户 %d 家", "Accounts in their name: %d", v.Accounts))
	}
	c.Note = w.t("人走了就交接;还在的话,让他给我发句话就好", "If they left, hand over; if not, one word from them to me is enough")
	hand := button(w.t("看交接预览", "See hand-over"), DoLeaver, string(v.Who), "")
	hand.Style = chat.Primary
	c.Buttons = []chat.Button{hand, button(w.t("他还在", "Still here"), DoLeaver, string(v.Who), LeaverStays)}
	return w.fit(c)
}

// RenamedView is somebody whom a platform calls differently from now on.
type RenamedView struct {
	Name     string
	Platform string
	Was, Now string // ids on the platform
	Taken    string // whose the new one is already: the roster stays as it is
}

// Renamed tells an admin of it, and what became of the roster.
func (w *Writer) Renamed(v RenamedView) chat.Card {
	c := chat.Card{
		Title: w.t("%[1]s 的%[2]s账号改了", "%[1]s has a new id on %[2]s", Short(v.Name, 20), w.platformWord(v.Platform)),
		Lines: []string{
			w.t("%[1]s → %[2]s", "%[1]s → %[2]s", Short(v.Was, 30), Short(v.Now, 30)),
			w.t("名单已跟着改,记录和待办不受影响", "The roster follows; records and tasks stay as they are"),
		},
	}
	if v.Taken != "" {
		c.Tone = chat.Warning
		c.Lines[1] = w.t("新账号在名单里是 %s 的,所以没改", "In the roster the new id belongs to %s, so nothing was changed", Short(v.Taken, 20))
		c.Note = w.t("让本人在另一个平台写「绑定」,按提示绑回来", "Let them write “link” on another platform and follow the steps")
	}
	return w.fit(c)
}

// StillHere says that somebody is written to again.
func (w *Writer) StillHere(name string) chat.Card {
	return w.fit(chat.Card{Title: w.t("好的,照常发给 %s", "OK, %s hears from me as usual", Short(name, 20)), Lines: []string{w.t("再发不到我会再告诉您", "If it fails again I tell you again")}})
}

// HasLeft answers a press on the hand-over of somebody whose last day is known.
func (w *Writer) HasLeft(name string, last crm.Date) chat.Card {
	return w.fit(chat.Card{Title: w.t("%[1]s 已交接,最后一天 %[2]s", "%[1]s is handed over, last day %[2]s", Short(name, 20), w.Date(last))})
}
