package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// helpIntent says what one can say, by the role of who asks.
func helpIntent() Intent {
	return Intent{
		Name:  "help",
		Words: []string{"帮助", "help", "你能干啥", "你能干嘛", "你能做什么", "你会什么", "怎么用", "能干啥", "使用说明", "what can you do", "what can i say", "how does this work"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 12 && f.Holds("怎么用", "能干啥", "能做什么", "能干什么", "会干啥") && f.Account == nil {
				return 0.9
			}
			if f.Letters() <= 30 && helpWith.MatchString(f.Plain()) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"help with deals", "商机怎么用", "你能干啥", "help", "帮助", "怎么用", "what can you do"},
		Near:     []string{"今天干嘛", "在吗", "帮助美的解决了停机问题,周工很满意"},
		Handle:   (*request).help,
	}
}

// helpWith asks for help with a part of the product.
var helpWith = wording.OneOf(
	`^(?:i need |can you )?help (?:me )?(?:with|on|about) (?:the |my )?`+
		wording.Any(
			`deals?`, `leads?`, `visits?`, `tasks?`, `approvals?`, `requests?`, `customers?`,
			`accounts?`, `goals?`, `figures`, `reports?`, `exports?`, `imports?`, `questions`,
			`reminders`,
		)+`[?]?$`,
	`^`+wording.Any(
		`商机`, `线索`, `客户`, `拜访`, `待办`, `审批`, `目标`, `报表`, `导入`, `导出`,
		`提醒`,
	)+`(?:这块|功能|部分)?`+
		wording.Any(`怎么用`, `怎么弄`, `怎么操作`, `怎么玩`, `的帮助`, `帮助`)+`$`,
)

// casesIntent tells the cases of the handbook.
func casesIntent() Intent {
	return Intent{
		Name:     "cases",
		Words:    []string{"案例", "有什么案例", "学习案例", "怎么提高", "怎么提高销售技能", "cases", "case studies", "how do i get better"},
		Examples: []string{"案例", "怎么提高", "cases"},
		Near:     []string{"比亚迪有案例吗", "今天给美的讲了个案例", "show me a reference case for Oakline"},
		Handle:   func(q *request) error { q.reply(q.out.Cases()); return nil },
	}
}

func (q *request) help() error {
	q.reply(q.out.Help(roleOf(q.who), 0))
	return nil
}

// roleOf is the role by which somebody is talked to: the one in which he has
// most to do with customers.
func roleOf(p *crm.Person) crm.Role {
	for _, r := range []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleRep, crm.RoleSpecialist, crm.RoleAdmin} {
		if p.Has(r) {
			return r
		}
	}
	return crm.RoleRep
}

// greetIntent answers a greeting, and 在吗, with one line.
func greetIntent() Intent {
	return Intent{
		Name: "greet", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			if is(greeted(f.Plain()), "你好", "您好", "hi", "hello", "hey", "早", "早上好", "早安", "上午好", "中午好", "下午好", "晚上好", "晚安", "good afternoon", "good evening", "good night", "morning", "evening", "哈喽", "嗨", "大家好", "good morning", "hi there", "hello there",
				"在吗", "在不在", "在么", "有人吗", "are you there", "you there", "are you alive", "ping") {
				return 0.95
			}
			if !f.Question && announces.MatchString(f.Plain()) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"你好", "hi", "早上好", "Hello!", "在吗", "are you there?", "你好呀", "早啊", "晚上好", "早呀~", "morning", "hi milepost"},
		Near:     []string{"你好,今天拜访了比亚迪王总", "王总在吗,我明天去", "早上去了美的", "明早去美的"},
		Handle:   func(q *request) error { q.reply(q.out.Greeting()); return nil },
	}
}

// announces finds that several visits will be told of, none of which is named yet: 今天跑了三家.
var announces = wording.OneOf(
	`^(?:今天|上午|下午|昨天|这两天)?(?:一共|总共|就)?(?:跑|走|去|拜访|见|转)`+
		`了(?:[一二两三四五六七八九十]|\d+)家(?:客户|公司|厂)?$`,
	`^(?:today )?(?:i )?(?:visited|saw|did|had|made) (?:two|three|four|five|six|\d) `+
		wording.Any(
			`customers`, `accounts`, `clients`, `companies`, `visits`, `meetings`, `calls`,
		)+`(?: today)?$`,
)

// greeted is a squashed text without what a greeting ends on: 你好呀, 早啊, hi there.
func greeted(plain string) string {
	s := strings.TrimRight(plain, "呀啊哦噢哈~～!。 ")
	for _, name := range []string{" milepost", " bot", "小助手", "机器人"} {
		s = strings.TrimSuffix(s, name)
	}
	return s
}

// thanksIntent answers thanks with one line.
func thanksIntent() Intent {
	return Intent{
		Name: "thanks", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			if f.Is("谢谢", "谢谢你", "多谢", "谢了", "感谢", "辛苦了", "thanks", "thank you", "thx", "cheers", "many thanks", "ty", "tysm", "ty bye", "ty, bye", "thx, bye", "thanks, bye", "thx bye", "thanks bye", "thanks a lot", "thank you bye", "thanks that's all", "thanks, that's it", "thanks that's it", "thx that's all", "thx, that's all", "thanks, that's all", "thanks thats all", "ok thanks", "ok, thanks", "ok thx", "great thanks", "great, thanks", "perfect thanks", "perfect, thanks", "thanks for that", "that's all thanks", "that's all, thanks", "thats all thx", "ok cheers", "thanks for now", "much appreciated", "ta", "thanks mate", "cheers mate") {
				return 0.95
			}
			return 0
		},
		Examples: []string{"谢谢", "thanks", "辛苦了"},
		Near:     []string{"谢谢王总今天的接待,周三带方案过去", "收到"},
		Handle:   func(q *request) error { q.reply(q.out.Thanks()); return nil },
	}
}

// hushIntent is what needs no answer.
func hushIntent() Intent {
	return Intent{
		Name: "hush", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			switch {
			case hasNumber(f):
				return 0
			case isYes(f.Text), f.Is("收到", "知道了", "明白", "了解", "哈哈", "哈哈哈", "嘿嘿", "呵呵", "没了", "没有了", "完了", "拜拜", "再见", "算了", "那算了", "那就算了", "不用了", "没事", "没事了", "先不记", "算了不转了", "不转了", "先不转", "行了", "不给了", "算了不给了", "算了不用了", "skip", "never mind", "nevermind", "nvm", "bye", "that's all", "thats all", "that's it", "done for today", "好嘞", "好滴", "得嘞", "ok 收到", "noted", "got it", "great", "cool", "lol", "haha", "nice"), f.Letters() <= 20 && endsTalk.MatchString(f.Plain()):
				return 0.95
			case f.Account == nil && (f.Next == nil || f.Next.Due == "") && ofOwnLife.MatchString(f.Plain()):
				return 0.9
			case f.Letters() == 0 && f.Plain() != "":
				return 0.95
			case f.Intent == parse.None && f.Action == "ignore" && f.Account == nil && smallTalk(f.Text):
				return 0.6
			}
			return 0
		},
		Examples: []string{"收到", "好的", "👍", "哈哈", "哈哈哈哈这个表情包绝了", "今天真累", "下班了", "对", "ok", "😀😀😀"},
		Near:     []string{"你好", "谢谢", "?", "搞定了", "蓝色的那个放第二排"},
		Handle:   func(*request) error { return nil },
	}
}

// endsTalk ends what somebody had to say, or leaves something as it is for now: 行了就这些, 先别记 等小李问清楚.
var endsTalk = wording.OneOf(
	`^(?:行了?|好了?|嗯|那|今天|先|[,， ])*(?:就|先)(?:先)?(?:这些|这样|到这[里儿]?|这么多)(?:了|吧)*$`,
	`^(?:那|就|这个|这条|[,， ])*先(?:别|不)(?:记|报|动|发|写|录|推|改|提)[了吧]*(?:[,， ]*等[^,，。0-9]{1,12})?$`,
)

// homeward finds that the day is over for the one who writes.
var homeward = wording.OneOf(
	`^(?:ok(?:ay)?,? )?(?:i'm |im |i am )?(?:now )?`+
		wording.Any(`heading`, `going`, `driving`, `off`, `on my way`, `on the way`)+
		` (?:home|back|to the hotel|to bed)\b`,
	`\bcalling it a day\b`,
)

// congratulates finds a wish for a birthday; when somebody has it is worth keeping.
var congratulates = wording.Compile(`\bhappy birthday\b|\bbirthday (?:party|cake|today)\b`)

// smallTalk reports what people send to be nice, or by mistake. What cannot be
// read and is none of that is said not to be understood: silence would look
// like a receipt that was lost.
func smallTalk(text string) bool {
	if sentOff.MatchString(squash(text)) {
		return false // somebody is to do something, before the day is over or not
	}
	if dayOver.MatchString(squash(text)) {
		return true
	}
	if homeward.MatchString(squash(text)) || ofOwnLife.MatchString(squash(text)) {
		return true
	}
	if ofBusiness.MatchString(lower(text)) && ascii(text) {
		return false // the line stopped over the weekend
	}
	if strings.ContainsAny(text, "!!~") || word(text, "tired", "exhausted", "lol", "haha", "hahaha", "lunch", "weather", "weekend", "congrats", "coffee", "traffic", "jetlag", "jetlagged") || congratulates.MatchString(squash(text)) {
		return true
	}
	for _, r := range text {
		if r >= 0x1f300 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf {
			return true // an emoji
		}
	}
	return holds(text, "真累", "累了", "困死", "饿死", "热死", "冷死", "下班", "哈哈", "呵呵", "嘿嘿", "嘻嘻", "表情", "段子", "天气", "休息", "下雨", "堵车", "吃饭", "午饭", "周末愉快", "节日快乐",
		"生日快乐", "加油", "恭喜", "厉害", "红包", "球赛", "转发", "牛啊", "666", "好累", "累死")
}

// languageIntent changes the language in which he is spoken to.
func languageIntent() Intent {
	return Intent{
		Name: "language",
		Words: []string{
			"说英文", "讲英文", "用英文", "英文", "英语", "说英语", "english", "speak english", "说中文", "讲中文", "用中文", "中文",
			"chinese", "speak chinese", "language chinese", "language english", "in chinese", "in english", "chinese please", "english please", "chinese pls", "english pls", "in english please", "in english pls", "in chinese please", "in chinese pls", "switch to english", "switch to chinese", "change to english", "change to chinese", "language: english", "language: chinese", "can we speak english", "can you speak english", "can you speak chinese", "please speak english", "speak english pls", "speak english please", "please speak chinese", "pls speak english", "talk english", "talk chinese", "let's speak english",
		},
		Examples: []string{"说英文", "中文", "English", "speak Chinese"},
		Near:     []string{"美的要英文版资料,周五前发", "王总英文很好"},
		Handle: func(q *request) error {
			if holds(q.m.Text, "中文", "chinese") {
				return q.speak("zh")
			}
			return q.speak("en")
		},
	}
}

// speak changes the language, and says so in the new one.
func (q *request) speak(locale string) error {
	if locale != "zh" && locale != "en" {
		q.reply(q.out.UnknownButton())
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	p, err := w.SetLocale(locale)
	if err != nil {
		return err
	}
	q.personal(cards.For(&p, q.tx.Now(), q.Book, q.Calendars(p.Calendar)).Switched())
	return q.refreshHome()
}
