package cards

import "strings"

// PlatformWords are the few words that a chat platform says of itself: on the
// buttons of forms, in what stands in for something that is on its way, or
// lost.
type PlatformWords struct {
	Submit, Cancel string // of a form that names none
	Open           string // opens a form that could not open by itself
	More           string // shows what was cut off
	Loading        string // stands in for a form for a moment
	Elsewhere      string // instead of a form: the answer stands in the private chat
	Expired        string // what a button opened is not kept any more
	Private        string // the answer to a command stands in the private chat
	Sure, Yes, No  string // before a button acts
	Choose         string // in a select in which nothing is chosen
	TooLong        string // at the end of what cannot be shown whole
}

// WordsOfPlatform are these words in Chinese or, for "en", in English.
func WordsOfPlatform(locale string) PlatformWords {
	if locale == "en" {
		return PlatformWords{
			Submit: "Save", Cancel: "Close", Open: "Fill in", More: "Show all", Loading: "One moment…",
			Elsewhere: "I answered in our private chat. You can close this.",
			Expired:   "This is no longer kept. Write to me again and I will show it anew.",
			Private:   "I answered in our private chat (Messages tab of Milepost).",
			Sure:      "Sure?", Yes: "Yes", No: "No", Choose: "Choose", TooLong: "There is more; ask me in the chat.",
		}
	}
	return PlatformWords{
		Submit: "保存", Cancel: "关闭", Open: "填写", More: "看全部", Loading: "请稍等…",
		Elsewhere: "我在私聊里回复您了,这个窗口可以关掉。",
		Expired:   "这份内容已不再保留。请再发一次,我重新给您看。",
		Private:   "我在私聊里回复您了(Milepost 的「消息」页)。",
		Sure:      "确定吗?", Yes: "确定", No: "不", Choose: "请选择", TooLong: "还有更多,请在私聊里问我。",
	}
}

// String is the words one a line.
func (p PlatformWords) String() string {
	return strings.Join([]string{
		p.Submit, p.Cancel, p.Open, p.More, p.Loading, p.Elsewhere, p.Expired, p.Private, p.Sure, p.Yes, p.No, p.Choose, p.TooLong,
	}, "\n")
}
