package handlers

import "milepost/handlers/wording"

// remarkOf finds a remark on who somebody is: where he comes from, whom he knows, his family, how he is to deal
// with. What he did, chose, got or waits for is none, however it is told: 刘总选了发那科, Greta got the machine.
var remarkOf = wording.OneOf(
	`^(?:以前|之前|原来|早年|当年|曾经?|从前)(?:也|就|都|是)*(?:在[^用买跟谈等看找考做选比试]|当过|干过|做过)`,
	`^(?:也|就)?是?.{1,10}(?:毕业|校友|老乡|博士|硕士|海归|出身)的?$`,
	`^(?:也)?(?:跟|和|与).{1,14}?(?:是)?(?:很|挺|蛮|特别|非常|比较|最|不太?|都|老|好|大学)*(?:熟|认识|同学|战友|老乡|亲戚|朋友|校友|关系(?:很|挺|比较|一直|特别|非常|不)*(?:好|铁|近|不错|一般|熟|错))的?$`,
	`^(?:家里|老家|老婆|爱人|太太|夫人|老公|女儿|儿子|孩子|小孩|父亲|母亲|爸爸|妈妈)(?:是|在|有(?:[^事]|$)|今年|明年|刚|也|快|上|读|考)`,
	`^(?:家里)?有?[一两俩二三](?:个)?(?:孩子|娃|女儿|儿子|千金)$`,
	`^(?:这个?人|为人|人|性格|脾气|平时|也|都|比较|有点|有些|很|挺|蛮|特别|非常|不太?|不怎么|太)*(?:爱|喜欢|好|难|容易|不爱|不好|会)?`+
		`(?:说话|打交道|相处|沟通|计较|较真|爽快|直爽|健谈|内向|外向|抠门?|强势|谨慎|保守|稳重|实在|热情|客气|细心|固执|随和|急性子|慢性子|信佛|吃素|抽烟|喝酒|喝茶|吃辣|打牌|早起)的?$`,
	`^(?:used to (?:work|be|live)\b|(?:worked|was) (?:at|for|with) .+ (?:before|earlier|for years)$)`,
	`^(?:is|was) (?:very |quite |really |pretty |rather |a bit |not |good |old )*(?:close to (?:the |her |his )?[^ ]+ (?:people|guys|team|folks|boss|management|owner)$|friends? with|friendly with|related to|married\b|divorced\b|from (?:the )?[a-z]+ originally$|an? (?:ex|former)\b|vegetarian|vegan|allergic|easy-?going|(?:hard|easy|difficult|nice|tough) to (?:deal|work|talk) (?:with|to)$)`,
	`^(?:has|has got) (?:\w+ )?(?:kids|child|children|daughters?|sons?|dogs?)$`,
	`^(?:knows .+ (?:well|personally)|speaks (?:some |good |a little |only |no )?(?:english|german|french|spanish|italian|dutch|polish|chinese|mandarin|japanese|swedish|russian)|studied (?:at|in|with) .+|grew up in .+|comes from .+|lives in .+|plays (?:golf|tennis|football|soccer|chess|basketball|badminton|squash|hockey|the (?:guitar|piano|violin))|(?:doesn't|does not) (?:drink|smoke|eat meat|talk much))$`,
)
