package handlers

import (
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// carePhrases are said of what is owed to a customer who has bought (G1 to G6), in a talk.
var carePhrases = []phrase{
	{said: wording.Compile(`^(?:缺货|货不够|货紧张?|产能不够|供不上)(?:的话|的时候|时)?[,，]?(?:就|请)?(?:先|优先)(?:保证?|保障|供|紧着)(?P<at>[^,，。 ]{2,12}?)(?:的货|那边)?$`), as: "@优先供货", when: knownThere},
	{said: wording.Compile(`^(?:if )?(?:stock|supply) (?:is|runs|gets) (?:short|tight|scarce)[,;]? (?:serve|supply|deliver to) (?P<at>[a-z0-9&. -]{2,30}?) first$`), as: "supply priority for @", when: knownThere},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,12}?)(?:那边)?对` + oursZH + `((?:很|挺|有点|有些|不太|不|还算|比较|非常)*(?:有意见|有看法|不满意?|满意)(?:[,，].{2,40})?)$`), as: "满意度电话 @ 对$2$3", ours: []int{2}, when: ofOurPerson},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,12}?)(?:那边)?对` + oursZH + `的(?:评价|看法|意见|反馈)(?:是)?[:：,， ]+(.{2,40})$`), as: "满意度电话 @ 对$2:$3", ours: []int{2}, when: ofOurPerson},
	{said: wording.Compile(`^(?:该|要)?(?:给|跟)?(?:哪些|哪个|哪几家|谁)?(?:客户)?打?(?:反馈|意见|满意度)电话(?:该打|还没打|该打给谁|名单|到期)?(?:了)?(?:吗|没有?)?$`), as: "哪些客户还没做满意度电话", when: byLeader},
	{said: wording.Compile(`^(?:该|要)(?:征求|问|听)(?:一下)?(?:哪些|哪个|哪几家)客户的?(?:意见|反馈)(?:了)?$`), as: "哪些客户还没做满意度电话", when: byLeader},
	{said: wording.Compile(`^(?:哪些|哪几家)(?:a[类级])?(?:的)?客户,?(?:我们的?)?(?:领导|老板|高层|老总|[^,，。 ]{1}总)(?:这个?季度|本季度|今年)?(?:都|还)*没(?:有)?(?:去|拜访|见)过?$`), as: "哪些客户该高层拜访了"},
	{said: wording.Compile(`^(?:领导|老板|高层|老总|[^,，。 ]{1}总)(?:这个?季度|本季度|今年)?(?:都|还)*没(?:有)?(?:去|拜访|见)过?(?:谁|哪些客户|哪几家)$`), as: "哪些客户该高层拜访了"},
	{said: wording.Compile(`^我(?:提|请|要|申请|找)的(?:支持|支援|协助)(?:到哪|怎么样|做完|做好|办好|进展|有结果|有回音)(?:一步|如何|怎么样)?(?:了)?(?:没有?|吗)?$`), as: "我的支持到哪了"},
	{said: wording.Compile(`^(?:which|what) (?:customers|accounts|clients) should (?:try|test|trial|get) (?:the |our )?new [a-z0-9 ]{2,20}? first$`), as: "who could trial the new product"},
}

// ofOurPerson reports what a leader tells of how a customer is with one of ours, and not of a price
// or of what is to be done.
func ofOurPerson(q *request, at crm.AccountID) (bool, error) {
	if otherMatter.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	return byLeaderThere(q, at)
}

// otherMatter finds what is no word of a person: a price, a paper, a day on which something is to be done.
var otherMatter = wording.Compile(`价[格钱位]|[报降压]价|折扣|预算|合同|方案|明天|后天|下周|下个?月|\d[号日%点]|周[一二三四五六日]|我去|我来|提醒`)
