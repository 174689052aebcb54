package handlers

import (
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sheetPhrases are said of the columns of the lead sheet (L25), in the ways of people who keep
// lists.
var sheetPhrases = []phrase{
	{said: wording.Compile(`^(?:请|帮我)?(?:把)?` + atCustomer + `行业(?:改成|改为|改到|换成|应该是|要改成|填成|写成|填为)(\p{Han}{2,8}?)(?:行业)?(?:吧|的)?$`), as: "@是$2行业"},
	{said: wording.Compile(`^(?:请|帮我)?(?:把)?` + atCustomer + `(?:线索)?来源(?:改成|改为|改到|换成|应该是|要改成|填成|写成|填为)([^,，。?？ ]{2,12}?)(?:吧)?$`), as: "@来源是$2"},
	{said: wording.Compile(`^(?:请|帮我)?(?:把)?` + atCustomer + `(?:所属)?(?:区域|地区|城市)(?:改成|改为|改到|换成|应该是|要改成|填成|写成|填为)([^,，。?？ ]{2,8}?)(?:吧)?$`), as: "@在$2"},
	{said: wording.Compile(`^(?:please )?(?:set|change|put|correct) (?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? (?:industry|sector) (?:to|as) (?:the )?([a-z][a-z -]{2,24}?)$`), as: "@ is in the $2 industry"},
	{said: wording.Compile(`^(?:please )?(?:set|change|put|correct) (?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? (?:lead )?source (?:to|as) (?:an? |the )?([a-z][a-z -]{2,24}?)$`), as: "@ source: $2"},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)'s (?:lead )?source (?:was|is|should be) (?:an? |the )?([a-z][a-z -]{2,24}?)$`), as: "@ source: $2"},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?)'s (?:industry|sector) (?:is|should be) (?:the )?([a-z][a-z -]{2,24}?)$`), as: "@ is in the $2 industry"},
	{said: wording.Compile(`^(?:please )?(?:set|change|put|correct) (?P<at>[a-z0-9&. -]{2,30}?)(?:'s)? region (?:to|as) ([a-z][a-z -]{2,24}?)$`), as: "@ is in $2"},
	{said: wording.Compile(`^` + atCustomer + `(?:在)?(?:行业里?|业内)?(?:销售|销量|营收)?(?:额|业绩)?(?:是)?(?:排名?|第)第?(\d{1,3})` +
		`(?:名|位)?[,， ]*(?:经营)?利润(?:是)?(?:排名?|第)第?(\d{1,3})(?:名|位)?$`), as: "@ 销售排名$2 利润排名$3"},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)的?(?:所属)?(?:行业)` + wrongThere + `(\p{Han}{2,8}?)(?:行业)?$`), as: "@是$2行业"},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)的?(?:所属)?(?:区域|地区|城市)` + wrongThere + `([^,，。?？ ]{2,8})$`), as: "@在$2"},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)的?(?:线索)?来源` + wrongThere + `([^,，。?？ ]{2,12})$`), as: "@来源是$2"},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)(?:的)?(?:名字|名称)?(?:写|录|打|登|搞)错了[,， ]*(?:应该|其实|正确的?)(?:是|叫)([^,，。 ]{2,20})$`), as: "@改名叫$2", when: namesNoColumn},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)是谁(?:录|登记|报|建|录入)的$`), as: "@谁在跟"},
	// which rows are asked for
	{said: wording.Compile(`^(没分级|未分级|没评级|没填全|资料不全|没人跟|没联系过|没转商机)的(?:线索|客户)?(?:还)?(?:有)?(?:哪些|哪几家|几家|多少家?)(?:啊|呢)?$`), as: "哪些客户$1"},
	{said: wording.Compile(`^(?:看下|看看)?(?:还)?(?:有)?(?:哪几家|哪些家|哪家|几家|多少家)(?:还|都|是)?` +
		`(没填|没写|没有|未填|缺)(` +
		wording.Any(
			`(?:所属)?行业`, `(?:所属)?区域`, `地区`, `年?营业额`, `(?:线索)?来源`, `地址`,
			`电话`, `联系方式`, `联系人`,
		) + `)(?:的)?(?:啊|呢)?$`), as: "哪些客户$1$2"},
	{said: wording.Compile(`^(今天|昨天|前天|本周|这周|上周|本月|这个月|上个月)?新(?:增|来|进|录|登记)?的?(?:线索)?(?:有|是)?(?:几家|哪几家|哪些家|多少家|几条)(?:啊|呢)?$`), as: "$1新增了哪些线索"},
	{said: wording.Compile(`^(今天|昨天|本周|这周|上周|本月|这个月|上个月|今年)?(\p{Han}{2,6}?)来的(?:线索)?(?:有|是)?(?:几家|哪几家|哪些家?|多少家?|几条)(?:啊|呢)?$`), as: "$1$2来的线索有哪些", when: namesSource},
}

// wrongThere stands between a column of the lead sheet and what belongs into it.
const wrongThere = `(?:填|写|录|记|打|搞|弄)?(?:得)?(?:错了?|不对|有误|有问题)[,， ]*(?:应该|其实|正确的?|要)?(?:是|改成|改为|填)`

// cameFrom finds where some leads came from: 展会来的有几家.
var cameFrom = wording.Compile(`(?:天|周|月|年|^)(\p{Han}{2,6}?)来的`)

// namesSource reports a message that names a source of the method.
func namesSource(q *request, _ crm.AccountID) (bool, error) {
	m := cameFrom.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return false, nil
	}
	_, ok := playbook.Lookup(q.Book.Sources, m[1])
	return ok, nil
}

// namesNoColumn reports a message that speaks of no column: then it is the name that is wrong.
func namesNoColumn(q *request, _ crm.AccountID) (bool, error) {
	return !holds(q.m.Text, "行业", "区域", "营业额", "来源", "电话", "金额", "预算", "报价", "日期", "时间"), nil
}
