package handlers

import "milepost/handlers/wording"

// What is asked of a request: its number, where it stands, what is new in it, and itself on paper.
var (
	// numberAsked asks which number a project has, mineAsked where one's own request stands.
	numberAsked = wording.OneOf(
		`^(?:我的?|我们的?|那个|这个)*(?:(?:立项|项目)(?:编)?号|编号)(?:是)?(?:多少|几|什么|啥)`+
			`(?:来着|啊|呢)?[??]*$`,
		`^what(?:'s| is| was) (?:my|our|the) project (?:number|no)[?.]*$`,
	)
	mineAsked = wording.OneOf(
		`^我(?:的|那个|这个|提的|报的|交的|那份|这份)+(?:立项|申请|审批单?)`+
			`(?:现在|到底|是|目前)*`+wording.Any(
			`怎么样`, `怎样`, `如何`, `啥情况`, `什么情况`, `到哪(?:了|一?步|儿)?`, `进展`,
			`谁在批`, `在谁(?:那|手)`, `卡在?(?:哪|谁)`, `走到哪`,
		),
		`^(?:where|how) (?:is|does|are|far is) my `+
			`(?:application|request|project approval)s?(?: stand| now| standing)?[?]*$`,
	)
	// standsAsked asks where the application stands, or why it was refused, of one that is open.
	standsAsked = wording.OneOf(
		`^(?:那个|这个)?立项(?:申请|审批)?(?:现在|到底|目前)*`+wording.Any(
			`怎么样`, `怎样`, `如何`, `咋样`, `啥情况`, `什么情况`, `到哪(?:了|一?步|儿)?`,
			`走到哪(?:了|一?步)?`, `进度(?:如何|怎么样)?`, `进展(?:如何|怎么样)?`,
		)+`[了啊呢]?[??]*$`,
		`^为(?:什么|啥|何)(?:被)?(?:驳回|退回|打回|没批|不批)[了的我来]*[??]*$`,
		`^(?:驳回|退回)的?(?:原因|理由)(?:是)?(?:什么|啥)?[??]*$`,
		`^why (?:was|is|did|has) (?:it|that|my (?:application|request|project))`+
			`(?: been| get)? (?:rejected|refused|turned down|sent back)[?.]*$`,
	)
	// changesAsked asks what another version of a request has that the last one had not.
	changesAsked = wording.OneOf(
		`^(?:这次|这回|这版|第[二三四五]次|新的?)?(?:和|跟|比|较)?`+
			`(?:上次|上回|上版|上一版|之前|原来)?(?:相比|比)?(?:都)?(?:变了?|改了?|动了?)`+
			`(?:哪些|什么|啥|哪里|哪儿)(?:内容|地方)?$`,
		`^(?:看看)?(?:和|跟|比)(?:上次|上回|上版|上一版|之前)(?:比|相比)?(?:有|都有)?`+
			`(?:什么|啥|哪些|哪里|哪儿)(?:不一样|不同|变化|区别|改动)(?:的?地方)?[?？]?$`,
		`^what(?:'s| has| was)? (?:changed|different|new)`+
			`(?: (?:this time|since last time|since))?$`,
	)
	// onPaper finds that something is wanted on paper, requestForm what.
	onPaper     = wording.Compile(`打印|导出|打一份|打出来|\bprint\b`)
	requestForm = wording.OneOf(
		`立项.{0,2}(?:申请)?(?:表|单|书)`,
		`立项(?:申请)?(?:打印|导出)`,
		`(?:打印|导出).{0,10}立项(?:申请)?(?:表|单|书|给|$)`,
		`\b`+wording.Any(
			`application`, `project approval`, `approval form`, `project form`, `my form`,
			`the form`,
		)+`\b`,
	)
)
