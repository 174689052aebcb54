package console

// Words is everything that the console itself says, in one language. %s stands
// for a name, a time or a list.
type Words struct {
	Help      string // all of :help
	Unknown   string // a word after the colon that means nothing: %s
	NowYou    string // who speaks now: %s
	NoPerson  string // nobody is called so: %s
	NotOn     string // he is not on that platform: %s, %s
	NowIn     string // where one writes now: %s
	NoChannel string // no channel is called so: %s, and those that there are: %s
	Private   string // the private chat, as a place
	ClockIs   string // what time it is now: %s
	ClockBack string // the clock never goes back; it is: %s
	ClockBad  string // that cannot be read as a time: %s
	ClockReal string // here the clock is the real one and cannot be moved
	NoButton  string // no such button: %s, and those that there are: %s
	None      string // an empty list
	NoThread  string // nothing to answer to here
	Updated   string // marks a card that was there before
	Thread    string // marks what stands in a thread
	Alone     string // marks what only one person sees
	NotKept   string // the message was not stored
	Trouble   string // something went wrong on our side; what was said is safe
	Sure      string // asks for a confirmation: %s (yes), %s (no)
	Yes, No   string
	Left      string // not done, as he wished
	FormHint  string // how to fill in a form, with %s (a label) in the example
	Submit    string // for a form that names no other
	Cancel    string
	Required  string // marks a field that must be filled in
	Choices   string // what a field may be: %s
	Several   string // more than one may be chosen
	NotChoice string // that is none of the choices: %s
	NoForm    string // no form is open
}

// WordsOf gives the console's words in Chinese or, for "en", in English.
func WordsOf(locale string) Words {
	if locale == "en" {
		return english
	}
	return chinese
}

const helpZH = `直接打字就是跟 Milepost 说话。下面是演示窗口自己的命令:
:as 王敏            换一个人说话(:as 王敏 @slack 指定平台)
:in #华南           到频道里说话(要 @Milepost 才会应);:in 回到私聊
:re 一句话          在频道最新一条的讨论串里回复
:at 2026-03-05 10:00  把时钟拨到那时,期间到期的事都会发生;:at +1d 往后一天;:at now 回到现在
[撤销]              按按钮:连方括号打出来;同名的取最新一张卡片,[批准 · 比亚迪] 取含「比亚迪」的那张
:1                  按最近一张卡片的第 1 个按钮(:press 1 一样)
:people             有哪些人
:quit               离开`

const helpEN = `Just type to talk to Milepost. The demonstration window has a few commands of its own:
:as Anna            speak as somebody else (:as Anna @slack picks the platform)
:in #South          speak in a channel (the bot listens to @Milepost there); :in goes back to private
:re TEXT            answer in the thread of the channel's newest post
:at 2026-03-05 10:00  move the clock there, what falls due on the way happens; :at +1d a day on; :at now back
[Undo]              press a button: type it with its brackets; the newest card counts, [Approve · BYD] the one with BYD
:1                  press the first button of the newest card (:press 1 is the same)
:people             who is there
:quit               leave`

var chinese = Words{
	Help: helpZH, Unknown: "没有 %s 这个命令。:help 看有哪些",
	NowYou: "现在您是:%s", NoPerson: "没有叫 %s 的人。:people 看有哪些", NotOn: "%s 不在 %s 上",
	NowIn: "现在在:%s", NoChannel: "没有 %s 这个频道。有:%s", Private: "私聊",
	ClockIs: "现在是 %s", ClockBack: "时钟只能往前拨,现在是 %s", ClockBad: "看不懂「%s」这个时间。例如 :at 2026-03-05 10:00、:at +1d、:at now",
	ClockReal: "只有演示团队能拨时钟",
	NoButton:  "没有 %s 这个按钮。有:%s", None: "(没有)", NoThread: "这里还没有可以回复的内容",
	Updated: "(已更新)", Thread: "(讨论串)", Alone: "(仅本人可见)",
	NotKept: "这条没有收到,请再发一次", Trouble: "出了点问题,您说的都在,稍后会再处理",
	Sure: "确定吗?[%s] [%s]", Yes: "确定", No: "不", Left: "好,没有执行",
	FormHint: "直接写「%s = …」,几项用 ; 隔开;写完即提交", Submit: "提交", Cancel: "取消",
	Required: "(必填)", Choices: "可选:%s", Several: "可选几项",
	NotChoice: "没有「%s」这一项", NoForm: "现在没有打开的表",
}

var english = Words{
	Help: helpEN, Unknown: "There is no command %s. :help lists them",
	NowYou: "You are now %s", NoPerson: "Nobody is called %s. :people lists them", NotOn: "%s is not on %s",
	NowIn: "You are now in %s", NoChannel: "There is no channel %s. There is: %s", Private: "the private chat",
	ClockIs: "It is now %s", ClockBack: "The clock only goes forward; it is %s", ClockBad: "%q is no time I can read. For example :at 2026-03-05 10:00, :at +1d, :at now",
	ClockReal: "Only the demonstration team can move the clock",
	NoButton:  "There is no button %s. There is: %s", None: "(none)", NoThread: "Nothing to answer to here yet",
	Updated: "(updated)", Thread: "(thread)", Alone: "(only one person sees this)",
	NotKept: "That was not received, please send it again", Trouble: "Something went wrong here; what you said is safe and will be handled later",
	Sure: "Sure? [%s] [%s]", Yes: "Yes", No: "No", Left: "All right, not done",
	FormHint: "Write \"%s = …\", several with ; between them; that submits it", Submit: "Submit", Cancel: "Cancel",
	Required: "(required)", Choices: "one of: %s", Several: "several allowed",
	NotChoice: "%q is not one of them", NoForm: "No form is open",
}
