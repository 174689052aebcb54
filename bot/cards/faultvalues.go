package cards

// valueFaults are about what a field can hold, and who may say so.
var valueFaults = map[string]faultWords{
	"name.empty": {
		"没有写名字", "再写一次,带上名字",
		"There is no name in it", "Please say it again with the name",
	},
	"name.long": {
		"「{1}」太长了", "名字请写短一点,60 个字以内",
		"“{1}” is too long", "Please keep a name within 60 characters",
	},
	"text.long": {
		"「{1}」这段太长了", "写短一点再发一次",
		"“{1}” is too long", "Please make it shorter",
	},
	"date.unknown": {
		"「{1}」不像一个日子", "写「12月2号」「下周三」这样的",
		"“{1}” is not a day I know", "Write “Dec 2” or “next Wednesday”",
	},
	"date.range": {
		"{1:date} 太远了,怕读错", "写清楚哪年哪月哪日再试",
		"{1:date} is too far off", "Please write the day with its year",
	},
	"hours.night": {
		"提醒只在 {1} 到 {2} 之间", "换个时间,如「提醒改到8点半」",
		"Reminders come between {1} and {2} only", "Choose another time: “remind me at 8:30”",
	},
	"job": {
		"这份报告现在不发", "要发请管理员在方法文件里打开",
		"That digest is not sent at present", "Your admin can switch it on in the method file",
	},
	"hours.turned": {
		"结束时间在开始之前", "写全,如「提醒时间 8:30 到 17:30」",
		"The end is before the beginning", "Write both: “my hours are 8:30 to 17:30”",
	},
	"clock.unknown": {
		"「{1}」不像一个时间", "写「上午10点」或「14:30」",
		"“{1}” is not a time I know", "Write “10am” or “14:30”",
	},
	"phone.unknown": {
		"「{1}」不像一个电话", "写全号码,如「138 0013 8000」",
		"“{1}” is not a phone number", "Write all of it, like “138 0013 8000”",
	},
	"email.unknown": {
		"「{1}」不像一个邮箱", "写全地址,如「wang@example.com」",
		"“{1}” is not an email address", "Write all of it, like “wang@example.com”",
	},
	"field.name": {
		"要记哪一项?", "如「恒发 年营业额3亿」",
		"Which field is it?", "Like “Hengfa revenue 300M”",
	},
	"field.subject": {
		"{1:kind}上不能加这一项", "加在客户、联系人或商机上",
		"A {1:kind} does not take that", "It goes on a customer, a contact or a deal",
	},
	"field.value": {
		"{1:field}没有「{2}」这个选项", "[可以是:{1:choices}]",
		"{1:field} cannot be “{2}”", "[It can be: {1:choices}]",
	},
	"field.row": {
		"这一条不用关闭", "能关闭的是「服务问题」这样的条目",
		"That one is never closed", "Entries such as service issues can be",
	},
	"field.hidden": {
		"这张卡只有经理和总监能看", "[要看请找 {1}]",
		"Only managers and the director see that", "[Ask {1} about it]",
	},
	"field.unkept": {
		"这个只有经理和总监能记,刚才那句没有存", "[要记请找 {1}]",
		"Only managers and the director note that; nothing was kept", "[Ask {1} to note it]",
	},
	"field.own": {
		"自己记的不能自己核实:{1:field}", "请同事[或{2}]来核实",
		"Nobody verifies his own words: {1:field}", "Let a colleague[ or {2}] do it",
	},
	"conflict.full": {
		"没读到全称或信用代码", "如「恒鑫精密机械(东莞)有限公司 91441900MA4WXYTH3Y」",
		"I found no full name and no credit code", "Like “Hengxin Precision Ltd 91441900MA4WXYTH3Y”",
	},
	"field.empty": {
		"这一项还没有记,没有可核实的", "先写上,如「比亚迪 地址 深圳坪山…」",
		"That is empty; there is nothing to verify", "Write it first, like “BYD address: …”",
	},
}
