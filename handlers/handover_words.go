package handlers

import "milepost/handlers/wording"

// What people say when customers pass to somebody else, or somebody leaves.

// heirSaid finds to whom something goes: 客户交给小陈.
var heirSaid = wording.Compile(`(?i)(?:客户|商机|工作|单子|活|accounts?)(?:都|全部?)?(?:转给|交给|移交给|交接给|给|归|go to|to)\s*([\p{Han}A-Za-z]{1,10})$`)

// passedOn finds a customer that is given to somebody: 把美的转给小张.
var passedOn = wording.OneOf(
	`(?i)^把(.{1,20}?)(?:这家|这个客户|客户)?(?:转给|交给|移交给?|划给|分给|给)`+
		`([\p{Han}A-Za-z]{1,6})(?:吧|了)?$`,
	`^(?:give|pass|assign|reassign|hand) (.{1,30}?) (?:over )?to ([A-Za-z\p{Han}]{1,20})$`,
)

// leaverSaid finds who leaves and whose customers go to somebody, whether they are
// ours or not: 张三离职,客户交给李四.
var leaverSaid = wording.Compile(`^(\p{Han}{2,4}?)` +
	wording.Maybe(`已经`, `要`, `下周`, `下个?月`, `月底`, `今天`, `明天`, `马上`, `准备`) +
	`(?:离职|辞职|不干)了?[,,。;\s]*[他她]?(?:的|手上的|手里的)?(?:所有|全部)?` +
	`(?:客户|工作|活|单子|商机)(?:都|全部?)?(?:转给|交给|移交给|交接给|给|归)[\p{Han}a-z]{2,20}$`)

// leavesOn finds the day on which somebody leaves: 小李下周五离职.
var leavesOn = wording.OneOf(
	`(`+wording.Any(
		`今天`, `明天`, `后天`,
		`(?:这|本|下)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]`,
		`(?:下个?|本|这个?)?月底`, `\d{1,2}月\d{1,2}[号日]?`, `\d{1,2}[号日]`,
		`\d{1,2}-\d{1,2}`,
	)+`)(?:就|要|正式|走|起|后)*(?:离职|辞职|离开|不干)`,
	wording.Any(`leav(?:es|ing)(?: the company)?`, `last day is`)+` (?:on |by )?(`+
		wording.Any(
			`(?:next )?(?:mon|tues|wednes|thurs|fri)day`,
			`tomorrow`, `[a-z]{3,9} \d{1,2}`,
		)+`)`,
)

// allTo finds that all of a hand-over goes to one: 全给Anna, all to Anna.
var allTo = wording.Compile(`^(?:那就?|就)?(?:全部?|都|全都|统统)(?:给|交给|转给|归)([\p{Han}A-Za-z]{1,10}?)(?:吧|了)?$|^(?:give )?(?:all|everything) (?:of it )?to ([a-z]{2,20})$`)
