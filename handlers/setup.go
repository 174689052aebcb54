package handlers

import (
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// rosterAsked finds the questions about where people are put in: 怎么加人,
// 在哪里填名字, how do I add people.
var rosterAsked = wording.OneOf(
	`(?:怎么|如何|怎样|在哪里?|哪里|哪儿).{0,4}(?:加|添加|增加|新增|填|写|录入?|放|改)`+
		`(?:一?个)?(?:新)?`+
		wording.Any(
			`人员?`, `同事`, `用户`, `成员`, `员工`, `销售`, `名字`, `姓名`, `名单`, `账号`,
		)+`(?:名单)?(?:的|呢|啊|吗)?$`,
	`(?:人员?|同事|用户|成员|名字|姓名|名单)(?:名单)?(?:在哪里?|在哪儿|怎么|如何)`+
		`(?:加|添加|填|写|录入?|放|改)$`,
	`^(?:where|how) (?:do|can|should|to|does) ?(?:i|we|one|you)? ?`+
		wording.Any(
			`put`, `add`, `enter`, `set up`, `write`, `fill in`, `list`, `invite`, `register`,
		)+`(?: in| a| an| the| new| more| our| my)* `+
		wording.Any(
			`name`, `names`, `people`, `person`, `user`, `users`, `colleague`, `colleagues`,
			`team`, `team members?`, `members?`, `reps?`, `roster`,
		)+`(?: in| go)?$`,
)

// rosterIntent asks how people are added.
func rosterIntent() Intent {
	return Intent{
		Name: "roster", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if rosterAsked.MatchString(f.Plain()) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"怎么加人", "怎么添加同事", "在哪里填名字", "名字在哪填", "where do I put names", "how do I add people", "how to add a user?"},
		Near:     []string{"加小孙 华南 销售", "在哪里见的王总", "存个联系人 方志明 技术部经理 13700001234", "小李的客户给小陈", "how do I add a contact"},
		Handle:   func(q *request) error { q.reply(q.out.Roster()); return nil },
	}
}

// connectAsked finds the questions about connecting a platform: 怎么接入Slack.
var connectAsked = wording.OneOf(
	`(?:怎么|如何|怎样|能不能|可以|支持).{0,3}(?:接入?|连接?|连上|接上|绑定?|对接|集成|用)`+
		`(?:到|上)?`+
		wording.Any(`slack`, `企业微信`, `企微`, `微信`, `wecom`, `聊天平台`, `平台`)+
		`(?:吗|呢|啊)?$`,
	`^(?:slack|企业微信|企微|wecom)(?:机器人)?(?:怎么|如何)`+
		wording.Any(`接入?`, `连接?`, `连上`, `接上`, `绑定?`, `对接`, `用`, `配置?`),
	`^(?:how|where) (?:do|can|should|to|does) ?(?:i|we|one|you)? ?`+
		wording.Any(
			`connect`, `link`, `integrate`, `hook up`, `set up`, `install`, `add`, `use`,
		)+`(?: it| this| milepost| you)?(?: to| with| in| on)? (?:slack|wecom)$`,
)

// connectIntent asks how a chat platform is connected.
func connectIntent() Intent {
	return Intent{
		Name: "connect", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if connectAsked.MatchString(f.Plain()) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"怎么接入Slack", "怎么接企业微信", "企业微信怎么接", "how do I connect Slack", "how to connect to WeCom?"},
		Near:     []string{"绑定这个群", "王总的微信多少", "今天拜访了比亚迪王总,聊怎么接入产线", "bind this channel to South"},
		Handle:   func(q *request) error { q.reply(q.out.Connect()); return nil },
	}
}
