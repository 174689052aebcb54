package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// What people ask of a customer's people.

// asksPerson finds questions about what somebody is to a decision.
var asksPerson = wording.OneOf(
	`(?:什么|啥)(?:角色|态度)`,
	`的?(?:角色|态度|情况)(?:卡|是什么|如何)?$`,
	`的?(?:四角|四个角|角色)(?:卡)?(?:给我)?(?:看看|看下|看一下)?$`,
	`(?:关系|交情)(?:有)?多(?:深|熟|铁|好)了?$|跟(?:我们|咱们)(?:有)?多(?:熟|铁)了?$`,
	`(?:这个人)?怎么样$`, `是谁啊?$`, `^(?:决策人)?分析`, `four corners`, `what (?:role|is the role)`,
	`tell me about`,
	`^(?:so |and )?who(?:'s| is) [a-z]+(?: [a-z]+)?$`,
	`^(?:show|open)(?: me)? [a-z]+(?: [a-z]+)?$`,
)

// asksPower asks whether somebody decides; asksOfHim asks it of whoever was just
// spoken of.
var (
	asksPower = wording.OneOf(
		`(?:能|可以|会)?`+
			wording.Any(
				`拍板`, `说了算`, `做主`, `做得了主`, `定得了`, `有决定权`, `是决策(?:人|者)`,
			)+`(?:吗|么|嘛|不|没)$`,
		`是不是(?:他|她)?(?:拍板|决策|说了算|做主)`,
		`^(?:does|can|is) .{2,30} `+
			wording.Any(
				`decide`, `sign off`,
				`the (?:one who decides|decision ?maker)`,
				`have (?:a|the) say`,
			)+`$`,
	)
	asksOfHim = wording.OneOf(
		`^[他她](?:能|可以|会)?`+
			wording.Any(
				`拍板`, `说了算`, `做主`, `做得了主`, `有决定权`, `是决策(?:人|者)`,
				`是不是决策(?:人|者)`,
			)+`(?:吗|么|嘛|不|没)?$`,
		`^[他她](?:是)?(?:什么|啥)(?:角色|职位|态度)`,
		`^[他她](?:这个人)?怎么样$`,
		`^(?:does|can|is) (?:he|she) `+
			wording.Any(
				`decide`, `sign off`,
				`the (?:one who decides|decision ?maker)`,
				`have (?:a|the) say`,
			)+`$`,
		`^what(?:'s| is) (?:his|her) role$`,
	)
)

// leftSaid finds that somebody left, and where to.
var leftSaid = wording.OneOf(
	`(?:跳槽|离职|辞职|调走|退休|离开)(?:去|到|了|去了)*(\p{Han}{2,10}?|[a-z][a-z ]{1,20})?`+
		`了?$`,
	`(?:转去|调去|调往)(\p{Han}{2,10}?)了?$`, `(?:转到|调到)(集团|总部|\p{Han}{1,6}(?:公司|厂|事业部))了?$`,
	`不在(?:[^,，。;； ]{1,8})(?:干|做|上班)?了$`, `left the company`, `has left$`, `\b(?:quit|resigned|retired)$`, `moved to (.+)$`,
)

// leftFirm finds that somebody left what is named behind it: Tom Reed left Kestrel, where Kestrel is his firm.
var leftFirm = wording.Compile(`^[a-z]+(?: [a-z'-]+){0,2} (?:has |have |just |is |'s )*(?:left|quit|resigned from|gone from|no longer (?:at|with|working (?:at|for)|works (?:at|for))|retired from) [a-z0-9&][a-z0-9&. -]{1,28}$`)

// leavesFirm reports that somebody left the customer who is named.
func leavesFirm(f parse.Facts) bool {
	return f.Account != nil && len(f.Account.Known) > 0 && strings.HasSuffix(f.Plain(), " "+squash(f.Account.Text)) && leftFirm.MatchString(f.Plain())
}

// movedInTime finds that something has another day, or is of another thing than somebody: the trial with Greta
// moved to January.
var movedInTime = wording.OneOf(
	`\bmoved to (?:the |next |this |early |mid |late |end of )*(?:\d|q[1-4]|week|month|quarter|year|morning|afternoon|`+
		`mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|today|spring|summer|autumn|winter)`,
	`\b(?:trial|visit|meeting|call|demo|date|delivery|review|appointment|training|workshop|acceptance|order|signing)\b.* moved to `,
)

// stillThere finds that somebody went for a while, or to another department of the same customer.
var stillThere = wording.Compile(`不在(?:办公室|家|现场|车间|会议室|国内|座位|位子上)了$|(?:转去|调去|调往)(?:出差|开会|学习|培训|进修|支援|帮忙|\p{Han}{0,4}[^总]部门?|[^总]部门?)了?$|\b(?:has |was |is )?moved to (?:the |our )?(?:purchasing|procurement|sales|engineering|production|quality|maintenance|finance|hr|it|logistics|r&d|marketing|operations|service|planning|projects?|management|controlling|legal|(?:[a-z]+ ){1,2}(?:dept|department|team|division|line|plant|office))$`)

// asPicture asks for the picture of a chart rather than its words.
var asPicture = wording.Compile(`图片|截图|^画|picture|image|draw`)

// saysWho tells who decides in the words of the question: Vogt is the one who
// decides.
var saysWho = wording.Compile(`\S (is|was|'s) (the (one|person|guy|man|woman) )?who (decides|makes|signs|has)`)

// leavesYet finds that somebody is still to go, or is only said to: until then he is there.
var leavesYet = wording.OneOf(
	wording.Any(
		`要`, `准备`, `打算`, `想`, `可能`, `即将`, `考虑`, `听说`, `据说`, `传`, `年底`, `明年`,
		`下个?月`, `过完年`, `月底`, `会`, `快`,
	)+`[^,，。]{0,6}(?:跳槽|离职|辞职|调走|退休|离开)`,
	`没有?(?:跳槽|离职|辞职|调走|退休|离开)`,
	`\b(?:will|going to|about to|plans to|may|might|rumou?r|wants to)\b`,
)
