package handlers

import "milepost/handlers/wording"

const (
	// theirData is what is kept of somebody, in English.
	theirData = `(?:personal |contact )?(?:data|details|information|info|records)`
	// ofPrivacy may stand before a request about personal data, and the form of address before a name.
	ofPrivacy = `^(?:(?:gdpr|pipl|dsar|privacy|data)(?: (?:request|deletion|access))*[:, -]+)?(?:please )?(?:mr\.? |mrs\.? |ms\.? )?`
	// someoneEN is somebody by name, and someoneThere the customer behind him.
	someoneEN    = `([a-z][a-z.'-]{1,20}(?: [a-z][a-z.'-]{1,20})??)`
	someoneThere = `(?: (?:at|of|from|with) ([a-z0-9&.\p{Han} -]{2,30}?))??`
)

// nobodyPhrases ask for the file of somebody whom nobody has noted: nothing of it is told of a visit.
var nobodyPhrases = []phrase{
	{said: wording.Compile(`^(?:把)?([^,，。 把]{2,6})的(?:所有|全部)?(?:资料|信息|情况|名片|联系方式)(?:都|也)?` +
		`(?:发给|拿给|调给|给|发|调)(?:一下|下)?我(?:看看|看一下|看下|一下|一份)?(?:吧)?$`), as: "$1电话多少", when: ofNobodyKnown},
	{said: wording.Compile(`^(?:please )?(?:(?:give|send|show|get) me )?([a-z][a-z.-]{1,20})'s (?:contact )?(?:details|info|contact|card)(?: please)?$`), as: "what is $1's number", when: ofNobodyKnown},
}

// privacyPhrases ask for what is kept of somebody, or that it goes (S24).
var privacyPhrases = []phrase{
	{said: wording.Compile(`^([^,，。 把将要让]{2,12}?)(?:本人)?(?:要求|要|想|申请|提出|希望)(?:我们|把)?` +
		`(?:删除|删掉|清除|抹掉)(?:掉)?(?:他|她|他们)?(?:自己|本人)?的?(?:所有|全部)?(?:个人)?` +
		`(?:数据|信息|资料|记录)(?:删掉|删除|删了|清掉)?$`), as: "删除联系人 $1"},
	{said: wording.Compile(`^(?:请|帮我)?(?:把|将)?([^,，。 把将]{2,12}?)的?(?:所有|全部)?(?:个人(?:数据|信息|资料)|数据)(?:都)?(?:删掉|删除|删了|清掉|抹掉)(?:吧)?$`), as: "删除联系人 $1", when: ofSomebody},
	{said: wording.Compile(`^(?:请|帮我)?(?:把|将)?([^,，。 把将]{2,12}?)的?(?:所有|全部)?` +
		`(?:个人(?:数据|信息|资料)|数据)(?:都|全)?(?:导出来?|导一份|导|发|打包)(?:给|发给)?` +
		`(?:我|他|她|本人|他本人)?(?:一份)?(?:看看)?(?:吧)?$`), as: "导出 $1 的个人信息", when: ofSomebody},
	{said: wording.Compile(`^([a-z][a-z. '-]{1,30}?) ` +
		wording.Any(`wants`, `asks`, `asked`, `requests`, `requested`, `would like`) +
		`(?: us)? ` +
		wording.Any(
			`(?:his|her|their) (?:data|personal data|details) (?:to be )?`+
				`(?:deleted|erased|removed)`,
			`to (?:delete|erase|remove) (?:his|her|their) (?:personal )?(?:data|details)`,
		) + `$`), as: "delete contact $1", when: ofNoCompany},
	{said: wording.Compile(`^([^,，。 把将要让]{2,12}?)(?:说|提出|来电)?(?:要求|希望|要|想|让)(?:我们|咱们)?(?:把)?` +
		`(?:他|她)的(?:个人)?(?:资料|信息|数据|联系方式)(?:都|全)?(?:给)?` +
		`(?:删|删掉|删除|清掉|清除)(?:了|掉)?(?:吧)?$`), as: "删除联系人 $1", when: ofSomebody},
	{said: wording.Compile(`^([^,，。 把将要让]{2,12}?)(?:说|提出|来电)?(?:要|要求|想)(?:我们)?(?:删|删掉|删除|清掉)(?:掉)?(?:他|她)?的?(?:信息|数据|个人信息|资料)$`), as: "删除联系人 $1"},
	{said: wording.Compile(`^(?:please )?(?:delete|erase|remove) ([a-z][a-z. -]{1,30}?)'s (?:personal )?(?:data|details|information)$`), as: "delete contact $1", when: ofNoCompany},
	{said: wording.Compile(`^(?:please )?(?:export|send me|give me) (?:all )?([a-z][a-z. -]{1,30}?)'s (?:personal )?(?:data|details|information)$`), as: "export $1 personal data", when: ofSomebody},
	{said: wording.Compile(`^(?:please )?(?:export|send me|give me) (?:all |the )*personal (?:data|details|information) (?:of|about|on|for) ([a-z][a-z. -]{1,30}?)$`), as: "export $1 personal data", when: ofSomebody},
	{said: wording.Compile(`^(?:please )?(?:export|send me|give me|show me) (?:everything|all)(?: that)? (?:you|we)` +
		` (?:have|keep|know|store)(?: on| about| of) ([a-z][a-z. -]{1,30}?)$`), as: "export $1 personal data", when: ofSomebody},
	{said: wording.Compile(`^(?:请|帮我|麻烦)?(?:把|将)?([^,，。 把将表单档要给]{2,14}?)的?(?:所有|全部)?(?:个人)?` +
		`(?:资料|信息|数据)(?:都|全)?(?:导出来?|导一份|调一份|打一份|打包)(?:来)?(?:给|发给)?` +
		`(?:我|他|她|本人|他本人|她本人|客户|对方)?(?:一份)?(?:看看)?(?:吧|了)?$`), as: "导出 $1 的个人信息", when: ofSomebody},
	{said: wording.Compile(`^(?:请|帮我|麻烦)?(?:把|将)?([^,，。 把将表单档要给]{2,14}?)` +
		`的?(?:个人(?:资料|信息|数据))(?:给|发给?|拿给)(?:我|他|她|本人|他本人|她本人)(?:一份)?` +
		`(?:看看)?(?:吧|了)?$`), as: "导出 $1 的个人信息", when: ofSomebody},
	{said: wording.Compile(`^(?:请|帮我)?(?:导出|导一下|导)([^,，。 表单要给]{2,14}?)的?(?:个人)?(?:资料|信息|数据)(?:给|发给)?(?:我|他|她|本人|他本人|她本人)?(?:吧|了)?$`), as: "导出 $1 的个人信息", when: ofSomebody},
	{said: wording.Compile(`^([^,，。 把将]{2,12}?)(?:想|要|要求)(?:知道|看|查|了解)(?:一下)?(?:我们|咱们|公司|系统)` +
		`(?:里)?(?:存|留|记|有|保存|收集)(?:了|着)?(?:他|她)(?:的)?(?:哪些|什么)` +
		`(?:资料|信息|数据)?$`), as: "导出 $1 的个人信息", when: ofSomebody},
	{said: wording.Compile(ofPrivacy + someoneEN + someoneThere + ` ` +
		wording.Any(
			`wants`, `asks`, `asked`, `has asked`, `requests`, `requested`, `would like`,
		) + `(?: us)? (?:for )?` +
		wording.Any(
			`(?:his|her|their) `+theirData+` (?:to be |be )?(?:deleted|erased|removed|gone)`,
			`(?:to |that we )(?:delete|erase|remove|forget)`+
				` (?:(?:his|her|their) `+theirData+`|him|her|them)`,
			`to be (?:forgotten|deleted|erased|removed)`,
		) + `$`), as: "delete contact $1 $2", when: ofNoCompany},
	{said: wording.Compile(ofPrivacy + someoneEN + someoneThere + ` ` +
		wording.Any(
			`wants`, `asks`, `asked`, `has asked`, `requests`, `requested`, `would like`,
		) + `(?: us)?(?: for)? ` +
		wording.Any(
			`(?:to have |to get |to see )?(?:a copy of|access to|to see)`+
				` (?:his|her|their) `+theirData,
			`to know what (?:data )?we (?:have|keep|store|hold)(?: on| about| of)`+
				` (?:him|her|them)`,
		) + `$`), as: "export $1 $2 personal data", when: ofNoCompany},
	{said: wording.Compile(ofPrivacy + `(?:(?:right )?to (?:be forgotten|erasure)|erasure|deletion)(?: request)?(?: for| of| by| from|:) ` + someoneEN + someoneThere + `$`), as: "delete contact $1 $2", when: ofNoCompany},
	{said: wording.Compile(ofPrivacy + `(?:delete|erase|remove|forget) (?:everything|all|all (?:the )?` + theirData + `)(?: (?:we|you) (?:have|keep|know))? (?:on|about|of) ` + someoneEN + someoneThere + `$`), as: "delete contact $1 $2", when: ofNoCompany},
	{said: wording.Compile(ofPrivacy + `(?:right of access|access request|subject access request)(?: for| of| by| from|:) ` + someoneEN + someoneThere + `$`), as: "export $1 $2 personal data", when: ofNoCompany},
	{said: wording.Compile(`^(?:请|帮我|麻烦)?(?:删除|删掉|删了|清除|抹掉|忘掉|忘记)(?:联系人)?[:： ]*` +
		`([^,，。 ]{2,14}?)(?:的(?:所有|全部)?(?:个人)?(?:信息|资料|数据|记录|东西))?(?:吧|掉)?$`), as: "删除联系人 $1", when: byAdminOfSomebody},
	{said: wording.Compile(`^(?:please )?(?:forget|erase|remove) (?:contact )?` + someoneEN + someoneThere + `$`), as: "delete contact $1 $2", when: byAdminOfSomebody},
	{said: wording.Compile(`^(?:please )?(?:forget|erase|remove|delete) (?:contact )?([\p{Han}]{2,8})$`), as: "删除联系人 $1", when: byAdminOfSomebody},
	{said: wording.Compile(`^(?:有)?(?:哪些|哪个|谁)(?:联系人|人|客户联系人)?的?(?:个人)?(?:资料|信息|数据)(?:该|要|可以|应该|到期|需要)+(?:删|清)(?:了|掉|除|理)*$`), as: "数据保留多久"},
	{said: wording.Compile(`^(?:whose|which contacts'?|what) (?:personal )?(?:data|details) ` +
		wording.Any(`should`, `must`, `has to`, `have to`, `needs to`, `is due to`) +
		` (?:be )?(?:deleted|erased|removed|go)$`), as: "how long do you keep data"},
}
