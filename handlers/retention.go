package handlers

import (
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// keptAskedLong asks how long what is said here is kept: 数据保留多久, 线索放多久会被删, 联系人资料保留多久.
var keptAskedLong = wording.OneOf(
	`^`+wording.Any(`请问`, `我们的?`, `这些`, `系统里的?`, `客户的?`, `线索的?`, `个人`)+
		`*`+wording.Any(`联系人的?`, `消息的?`, ``)+wording.Any(`数据`, `原话`, `联系人`, `附件`, `资料`, `记录`, `信息`, `消息`, `聊天记录`, `线索`, `客户`)+
		`(?:会|要|能|是|一般|都)*(?:保留|保存|存|留|放|存放)(?:到)?`+
		`(?:多久|多长时间|几天|多少天|几年|什么时候)(?:会?被?(?:删|清)(?:掉|除)?)?(?:的|啊|呢)?$`,
	`^(?:数据|资料|记录|线索|消息|聊天记录)(?:什么时候|多久)(?:会|被|才)*(?:删|清)`+
		`(?:掉|除|理)?$`,
	`^(?:数据|资料|消息|聊天记录)?(?:的)?保留(?:期限|期|时间|多久|多长时间)(?:是多久|是多少)?`+
		`$`,
	`^how long (?:do|does|are|is|will) (?:you |we |the bot )?(?:keep |store |retain )?`+
		`(?:our |my |the )?`+
		wording.Any(`data`, `records`, `messages`, `leads`, `things`, `everything`)+
		`(?: be)?(?: kept| stored| retained)?$`,
	`^(?:what is |what's )?(?:the |your )?(?:data )?retention(?: period| policy)?$`,
)

// retentionIntent says how long things are kept.
func retentionIntent() Intent {
	return Intent{
		Name: "retention", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 60 && !didSomething(f) && keptAskedLong.MatchString(f.Plain()) {
				return 0.97
			}
			return 0
		},
		Examples: []string{"数据保留多久", "线索放多久会被删", "how long do you keep data"},
		Near:     []string{"报价保留到月底", "比亚迪的资料什么时候给", "质保金留多久", "how long has it been stuck"},
		Handle:   func(q *request) error { q.personal(q.say.Retention(q.Kept)); return nil },
	}
}
