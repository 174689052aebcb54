package cards

// ConsoleWords are the words of the terminal. main hands them to the console,
// which imports nothing of ours but bot/chat.
type ConsoleWords struct {
	Banner     string // %[1]s the team, %[2]s the data folder, %[3]s who speaks
	Moved      string // %s: the clock was moved and stands at this moment
	Unplugged  string // once: no platform is connected yet
	Help       string // the console's own words, one line each
	People     string // head of the list of people
	NowYou     string // %s: this is who speaks now
	NowIn      string // %s: this is where he speaks now; "" is private
	InPrivate  string // in place of a channel's name
	Clock      string // %s: what time it is now
	Real       string // the clock is the real one again
	NoPerson   string // %s: nobody is called that
	NoChannel  string // %s: no channel is called that
	NoClock    string // %s: not a moment that can be read
	Backwards  string // the clock only moves forward
	NoButton   string // %s: no button is called that
	NoForm     string // no form is open
	FormHow    string // how a form is filled in
	FormSubmit string // the word that submits a form
	FormCancel string // the word that leaves it
	Unknown    string // %s: not one of the console's words
	Locked     string // %s: the data is open in another process
	Bye        string // the last line
	To         string // before the place of what goes elsewhere: → 王敏 @slack
}

// Console gives the console's words in a language: "en", else Chinese.
func Console(locale string) ConsoleWords {
	if locale == "en" {
		return ConsoleWords{
			Banner:     "Milepost · demonstration team %[1]s · data in %[2]s (delete the folder to start again) · you are %[3]s · :help",
			Moved:      "the clock stands at %s · :at now returns",
			Unplugged:  "No chat platform is connected yet; the README tells how.",
			Help:       ":as NAME  speak as somebody else · :people  who is there\n:in #CHANNEL  write in a channel, :in alone: in private\n:at 2026-03-05 10:00  move the clock forward, what is due happens · :at now\n:quit  leave\nPress a button by its number or its label. Anything else is said to Milepost:\n  Visited BYD today, met Mr Wang, budget about ¥1.2M, proposal next Wednesday",
			People:     "People:",
			NowYou:     "You are %s now.",
			NowIn:      "You write in %s now.",
			InPrivate:  "private",
			Clock:      "It is %s.",
			Real:       "The clock is the real one again.",
			NoPerson:   "Nobody is called %s. :people shows who is there.",
			NoChannel:  "There is no channel %s.",
			NoClock:    "I cannot read the time %s. Write it like 2026-03-05 10:00.",
			Backwards:  "The clock only moves forward. :at now returns to the real one.",
			NoButton:   "There is no button %s to press.",
			NoForm:     "No form is open.",
			FormHow:    "Fill it in as Label = value; Label = value, then send. Or leave it:",
			FormSubmit: "send",
			FormCancel: "leave",
			Unknown:    "%s is none of my words. :help lists them.",
			Locked:     "Milepost is already running on %s. Close it there, or choose another folder with --data.",
			Bye:        "Bye.",
			To:         "→",
		}
	}
	return ConsoleWords{
		Banner:     "Milepost · 演示团队 %[1]s · 数据在 %[2]s(删掉这个目录就重新开始)· 您是 %[3]s · :help",
		Moved:      "时钟现在是 %s · :at now 回到真实时间",
		Unplugged:  "还没有接入聊天平台,怎么接见 README。",
		Help:       ":as 姓名  换个人说话 · :people  有哪些人\n:in #群名  到群里说话,只写 :in 就回到私聊\n:at 2026-03-05 10:00  时钟往前拨,到期的事照常发生 · :at now\n:quit  退出\n按钮写编号或文字就能按。其余的话都说给 Milepost:\n  今天拜访了比亚迪王总,聊了电池线方案,预算大概120万,下周三带方案过去",
		People:     "人员:",
		NowYou:     "您现在是 %s。",
		NowIn:      "您现在在 %s 说话。",
		InPrivate:  "私聊",
		Clock:      "现在是 %s。",
		Real:       "时钟回到真实时间。",
		NoPerson:   "没有人叫 %s。写 :people 看有哪些人。",
		NoChannel:  "没有 %s 这个群。",
		NoClock:    "时间 %s 读不懂。照 2026-03-05 10:00 这样写。",
		Backwards:  "时钟只能往前拨。写 :at now 回到真实时间。",
		NoButton:   "没有「%s」这个按钮。",
		NoForm:     "现在没有打开的表单。",
		FormHow:    "照「标签 = 内容; 标签 = 内容」填好再提交。不填了就写:",
		FormSubmit: "提交",
		FormCancel: "取消",
		Unknown:    "没有 %s 这个词。写 :help 看有哪些。",
		Locked:     "Milepost 已经在用 %s 了。先关掉那一个,或用 --data 换个目录。",
		Bye:        "再见。",
		To:         "→",
	}
}

// PlatformWords are the few words that a platform itself shows around a card
// or a form. main hands them to each platform.
type PlatformWords struct{ Submit, Cancel, Saving, Saved, Choose, Required string }

// Platform gives a platform's own words in a language: "en", else Chinese.
func Platform(locale string) PlatformWords {
	if locale == "en" {
		return PlatformWords{Submit: "Save", Cancel: "Cancel", Saving: "One moment…", Saved: "Saved", Choose: "Choose", Required: "Please fill this in"}
	}
	return PlatformWords{Submit: "保存", Cancel: "取消", Saving: "请稍等…", Saved: "已保存", Choose: "请选择", Required: "请填这一项"}
}
