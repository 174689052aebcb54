package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestNothingCameOfIt makes nothing of what was forgotten, called off, a joke or another's, and still keeps
// what was done beside it.
func TestNothingCameOfIt(t *testing.T) {
	for _, c := range []struct{ says, text, intent, date string }{
		{"forgotten", "23号忘了去东成五金堵邓总", parse.None, ""},
		{"no time for it", "上周四没空请邓总吃饭", parse.None, ""},
		{"forgotten in English", "Forgot to do a demo at 恒鑫钣金 on the 23rd", parse.None, ""},
		{"denied between days in English", "last Thu没join Halvorsen的review", parse.None, ""},
		{"denied, with a letter of an outcome in the name", "23号没送样到东成五金", parse.None, ""},
		{"denied behind a day", "on Monday I didn't give Mr Oduya a demo", parse.None, ""},
		{"only meant", "Was going to give Mr Oduya a demo last Thursday, didn't happen", parse.None, ""},
		{"called off", "周五不给东成五金做培训了", parse.None, ""},
		{"called off in English", "We won't swing by Brightwell on Friday", parse.None, ""},
		{"come to nothing", "周五去瑞川传动送样机的事黄了", parse.None, ""},
		{"a joke", "昨天去了恒鑫钣金,开玩笑的", parse.None, ""},
		{"a joke in English", "Visited Oakline yesterday, just kidding", parse.None, ""},
		{"not meant", "昨天在恒鑫钣金堵到了王工才怪", parse.None, ""},
		{"a competitor's people", "昨天发那科的销售在恒鑫钣金见了王工", parse.None, ""},
		{"a competitor who went", "FANUC drove up to Hartwell Foods yesterday", parse.None, ""},
		{"a competitor who is to go", "对手周五要去瑞川传动蹲王工", parse.None, ""},
		{"a rule", "公司规定每周都要去瑞川传动谈判", parse.None, ""},
		{"how to write", "Write it like this: did a demo for Greta this morning", parse.None, ""},
		{"asked in words the lexicon does not have", "11/23是不是去东成五金转了一圈?", parse.Query, ""},

		{"no time within a visit", "昨天去了恒鑫钣金,没时间细聊", parse.Visit, "2026-11-24"},
		{"what was forgotten is to say so", "忘了说,昨天去了恒鑫钣金", parse.Visit, "2026-11-24"},
		{"what was forgotten is to write it down", "昨天忘了记,前天去恒鑫钣金见了王总", parse.Visit, "2026-11-23"},
		{"the same in English", "Forgot to log: visited Oakline yesterday", parse.Visit, "2026-11-24"},
		{"to mention it", "Forgot to mention I met Greta at Oakline yesterday", parse.Visit, "2026-11-24"},
		{"denied, then done", "周一没时间去恒鑫钣金,周二去见了王工", parse.Visit, "2026-11-24"},
		{"not away, but there", "I won't be in on Friday, visited Oakline today", parse.Visit, "2026-11-25"},
		{"a joke within what was said", "昨天见了恒鑫钣金王总,开玩笑的说要把我挖过去", parse.Visit, "2026-11-24"},
		{"met the maker's people", "昨天在恒鑫钣金碰到发那科的人", parse.Visit, "2026-11-24"},
		{"the maker buys", "汇川的销售张经理昨天见了,想要两台", parse.Visit, "2026-11-24"},
		{"told to go by the boss", "领导说周五前去恒鑫钣金拜访王总", parse.Task, ""},
		{"a rule, then what was done", "公司规定每周都要见客户,今天去了恒鑫钣金", parse.Visit, "2026-11-25"},
		{"a competitor is to go, and so are we", "对手周五要去恒鑫钣金演示,我明天先去拜访王总", parse.Task, ""},
		{"a paper of which one spoke", "昨天去恒鑫钣金讲了一下模板,王工说可以", parse.Visit, "2026-11-24"},
		{"done, then asked", "昨天去了恒鑫钣金,王总问能不能降价?", parse.Visit, "2026-11-24"},
		{"weather before it", "明天不下雨就去瑞川传动", parse.Task, ""},
		{"no time, and to be gone to", "昨天没空去恒鑫,周四去", parse.Task, ""},
		{"a price forgotten, and given", "昨天忘了给东成五金报价,今天报120万", parse.Opportunity, ""},
		{"what a customer calls a sham", "昨天东成五金说预算是假的", parse.Visit, "2026-11-24"},
		{"what a customer wants so", "今天拜访了东成五金刘总,刘总说比如可以这样付款", parse.Visit, "2026-11-25"},
		{"the same in English", "Visited Oakline today, Greta said write it like this in the contract", parse.Visit, "2026-11-25"},
		{"something left without there", "明天不带样品去东成五金了,直接报价", parse.Task, ""},
		{"a thing of the visit forgotten", "Forgot to give Greta the samples at Oakline yesterday", parse.Visit, "2026-11-24"},
		{"what is not needed on the way", "I won't need the car tomorrow, going to Oakline by train", parse.Task, ""},
		{"left out, and to be done", "忘了给王工发报价,明天补发", parse.Task, ""},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-25 18:10"), Zone: shanghai, Literal: true})
		if f.Intent != c.intent || c.date != "" && string(f.Date) != c.date {
			t.Errorf("%s: %q is read as %s on %q, want %s on %q", c.says, c.text, f.Intent, f.Date, c.intent, c.date)
		}
	}
}
