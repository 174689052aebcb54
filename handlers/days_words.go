package handlers

import "milepost/handlers/wording"

// theirDay finds a wish for the day of a colleague: 小李的日报我看看, 小李今天干了啥.
var theirDay = wording.OneOf(
	`^(?:看看|看一?下|给我|发我|我要看?|查一?下)?\S{2,8}?(?:的|今天的|昨天的)`+
		`日报(?:给我|发我|我)?(?:看看|看一?下)?$`,
	`^\S{2,8}?(?:今天|昨天)(?:都)?(?:干了?|做了?|忙了?|在忙|在干)(?:啥|什么|些什么|哪些事?)$`,
	`^(?:show me |send me |let me see )?[a-z]+'s (?:daily )?report(?: for today| of today)?$`,
)

// dueAsked asks what comes due on days to come: 今天到期的有哪些, what's due this week.
var dueAsked = wording.OneOf(
	`^我?`+wording.Any(`今天`, `明天`, `后天`, `这周`, `本周`, `下周`, `这两天`, `最近`)+
		`(?:要)?(?:快)?(?:到期|截止|该办|该做|要办|要做|要跟进)的?(?:事|事情|待办|任务)?`+
		`(?:有|是|都有)?(?:哪些|什么|啥|几件|几个|多少)?$`,
	`^(?:今天|明天|这周|本周|下周)有(?:什么|啥|哪些)(?:要|该|得)(?:做|办|跟|处理|完成)的?$`,
	`^`+wording.Any(`what(?:'s| is)`, `which tasks are`, `anything`, `what do i have`)+
		` due (?:for me )?`+
		wording.Any(`today`, `tomorrow`, `this week`, `next week`, `on \w+`)+`$`,
)

// stillToGo finds a question after what is still to be done: 这周还有几个要跑, who do I still have
// to see.
var stillToGo = wording.OneOf(
	`^(?:我|那)?(?:这周|本周|今天|明天|这两天|下周|这个月)?(?:我)?(?:还|都)?(?:有|剩)?`+
		`(?:几|哪|多少)(?:个|家|些)?(?:客户|地方)?(?:还)?(?:要|得|该|没)(?:跑|去|拜访|见|打|联系)`+
		`(?:的)?(?:了|呢|啊)?[??]?$`,
	`^(?:我|那)?(?:这周|本周|今天|明天|这两天|下周|这个月)(?:我)?还?(?:要|得|该)`+
		`(?:跑|去|拜访|见|打给|联系)(?:哪|谁|几)[^,，。]{0,4}$`,
	`^(?:what|who|which|where)(?: \w+)? (?:do|should) i (?:still )?(?:have to|need to)`+
		` (?:see|visit|call|go|do)`,
	`^(?:what|who)(?:'s| is) (?:still )?left (?:this|next|for) `,
)

// visitsNamed finds that the visits themselves are asked for, visitsCounted that it is how
// many they were, or how they went.
var (
	visitsNamed   = wording.Compile(`拜访(?:了)?(?:有|都有|是|都是)*(?:哪些|哪几|什么|啥|谁|哪家|清单|明细|列表|名单|记录)|(?:列|哪些|哪几次)[^,，。]{0,8}拜访|拜访,?(?:给我)?列|\b(?:list|show)\b.{0,16}\bvisits\b|\bwhich visits\b`)
	visitsCounted = wording.Compile(`几[次家个]|多少|怎么样|如何|how (?:many|did)`)
)
