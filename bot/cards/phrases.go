package cards

import "milepost/bot/chat"

// phrase is something that a button says for the person who presses it.
type phrase int

// The phrases. Each has to be understood when it is typed.
const (
	phraseHelp phrase = iota
	phraseAgenda
	phraseDay
	phraseWeek
	phraseAccounts
	phraseDrafts
	phraseTeam
	phraseBehind
	phraseStatus
	phraseClaims
	phrasePareto
	phraseSpot
	phrases // how many there are
)

// words are a phrase in the reader's language.
func (w *Writer) words(p phrase) string {
	switch p {
	case phraseHelp:
		return w.t("你能干啥", "help")
	case phraseAgenda:
		return w.t("今天干嘛", "what's on for me")
	case phraseDay:
		return w.t("我今天记了啥", "my day")
	case phraseWeek:
		return w.t("我这周", "my week")
	case phraseAccounts:
		return w.t("我的客户", "my accounts")
	case phraseDrafts:
		return w.t("待确认", "drafts")
	case phraseTeam:
		return w.t("今天大家跑得怎么样", "team today")
	case phraseBehind:
		return w.t("谁没跟上", "who is behind")
	case phraseStatus:
		return w.t("状态", "status")
	case phraseClaims:
		return w.t("撞单", "claim conflicts")
	case phrasePareto:
		return w.t("二八名单", "80/20 list")
	case phraseSpot:
		return w.t("抽查", "spot check")
	}
	return ""
}

// press is a button that says a phrase.
func (w *Writer) press(p phrase) chat.Button {
	return chat.Button{Label: w.words(p), Do: chat.Action{Verb: DoSay, Subject: w.words(p)}}
}

// Phrases lists what buttons say in a language: whoever reads messages has to
// understand each of them.
func Phrases(locale string) []string {
	w := &Writer{Locale: locale}
	var all []string
	for p := range phrases {
		all = append(all, w.words(p))
	}
	return all
}
