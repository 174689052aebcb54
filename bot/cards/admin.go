package cards

import (
	"milepost/bot/chat"
)

// Held answers somebody who is not in the roster: nothing is recorded yet,
// and it is not lost. admin is who was told.
func (w *Writer) Held(admin string, days int) chat.Card {
	who := w.t("管理员", "the admin")
	if admin != "" {
		who = w.t("管理员 %s ", "the admin, %s,", Short(admin, 16))
	}
	return w.fit(chat.Card{
		Title: w.t("您好,我还不认识您", "Hello, I do not know you yet"),
		Lines: []string{
			w.t("这条还没记进系统", "This is not in the system yet"),
			w.t("已请%[1]s添加您,先替您存 %[2]d 天", "I asked %[1]s to add you; until then I keep it, for %[2]d days", who, days),
			w.t("加好后我来问您要不要记,不用重发", "Once you are added I ask you about it; no need to send it again"),
		},
	})
}

// HeldAsk asks somebody who has just been added what is to be done with what
// he said before: nothing of it is recorded unasked.
func (w *Writer) HeldAsk(identity string, texts []string) chat.Card {
	c := chat.Card{
		Title: w.t("您加进来了,可以开始记了", "You are in; you can start"),
		Lines: []string{w.t("之前您说过 %d 条,还没记:", "You said %d before, not recorded yet:", len(texts))},
	}
	for _, text := range texts[:min(3, len(texts))] {
		c.Lines = append(c.Lines, w.t("「%s」", "“%s”", Short(Flat(text), 60)))
	}
	if len(texts) > 3 {
		c.Lines = append(c.Lines, w.t("…还有 %d 条", "…and %d more", len(texts)-3))
	}
	keep := button(w.t("都记下", "Record them"), DoHeld, identity, HeldKeep)
	keep.Style = chat.Primary
	c.Buttons = []chat.Button{keep, button(w.t("不要了", "Drop them"), DoHeld, identity, HeldDrop)}
	return w.fit(c)
}

// HeldDone says what became of them.
func (w *Writer) HeldDone(n int, kept bool) chat.Card {
	switch {
	case n == 0:
		return w.fit(chat.Card{Title: w.t("这些已经处理过了", "That is done already")})
	case kept:
		return w.fit(chat.Card{Title: w.t("好,这 %d 条按当时的日期记", "OK, recording %d, dated when you said them", n)})
	}
	return w.fit(chat.Card{Title: w.t("好,这 %d 条不记了", "OK, %d dropped", n)})
}

func (w *Writer) platformWord(name string) string {
	switch name {
	case "wecom":
		return w.t("企业微信", "WeCom")
	case "slack":
		return "Slack"
	case "console":
		return w.t("终端", "the console")
	}
	return name
}

// Incident tells the one who wrote that it is safe, and that somebody looks
// at it.
func (w *Writer) Incident(number string) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Warning,
		Title: w.t("抱歉,这条我没处理好", "Sorry, I could not deal with this"),
		Lines: []string{
			w.t("您的原话已存好,不用重发", "Your words are safe; no need to send them again"),
			w.t("已告诉管理员,处理好后补记", "The admin knows, and it will be caught up"),
		},
		Note: w.t("编号 %s", "Number %s", number),
	})
}

// Roster says how people are added.
func (w *Writer) Roster() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("写「加小孙 华南 销售」就能加人", "Add people in chat: “add Sun, South, rep”"),
		Lines: []string{
			w.t("我给一个绑定码,他在 Slack 或企业微信里发给我就认识了", "I give a code; they send it to me on Slack or WeCom"),
			w.t("离职写「小李离职,客户交给小陈」,先看再生效", "Somebody leaves: “Li is leaving, accounts to Chen”; shown first"),
			w.t("第一批人写在配置文件 people: 里(样子见 README),milepost check 检查", "The first stand in the file under people: (README), proved by milepost check"),
		},
		Note: w.t("之后以聊天里改的为准;只有管理员能改", "Later changes are made in chat, by the admin"),
	})
}

// Connect says how a chat platform is connected.
func (w *Writer) Connect() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("Slack、企业微信填好令牌就能接", "Slack and WeCom: fill in their tokens and start"),
		Lines: []string{
			w.t("应用怎么建、令牌填在哪,README 的 Slack 和 WeCom 两节一步步写着", "How the app is made and where its tokens go: README, Slack and WeCom, step by step"),
			w.t("填好先跑 milepost check --online,哪里不对会说清楚", "Then milepost check --online says what is wrong, if anything is"),
			w.t("没接之前在终端里也能用:milepost run", "Until then it talks on the terminal: milepost run"),
		},
	})
}
