package handlers

import (
	"milepost/bot/cards"
	"milepost/handlers/wording"
)

// keptRow are the words by which something is asked for that is kept of a customer, of his deal or
// of somebody there; the words stand apart by |.
type keptRow struct {
	what   string
	words  string
	person bool   // only where somebody is named
	heard  string // the words of it in what was told of a visit or a call
}

// keptRows are looked through for the longest phrase first.
func keptRows() []keptRow {
	return []keptRow{
		{cards.KeptRegion, "所属区域|哪个区域|哪个地区|什么区域|哪个城市|什么城市|哪个市|哪个省|区域|地区|城市|在哪里|在哪儿|在哪|哪里的|哪儿的|region|which city|what city|located|based", false, ""},
		{cards.KeptIndustry, "哪个行业|什么行业|行业|做什么的|干什么的|干啥的|做啥的|industry|sector|line of business", false, ""},
		{cards.KeptRevenue, "规模多大|多大规模|年营业额|营业额|年产值|产值|营收|年收入|年销售额|yearly revenue|annual revenue|revenue|turnover", false, "营业额|产值|营收|revenue|turnover"},
		{cards.KeptTier, "等级|级别|分级|几级客户|几类客户|哪一级|哪一类|哪级|哪类|什么级|什么类|几级|几类|what tier|which tier|tier|what grade|grade", false, ""},
		{cards.KeptSource, "线索来源|客户来源|来源|哪来的|哪里来的|从哪来|从哪里来|谁介绍来的|谁介绍的|哪里介绍来的|哪里介绍的|哪介绍来的|谁引荐的|谁推荐的|怎么认识的|怎么找到的|怎么来的|怎么找到我们的|lead source|source|come from|came from|who introduced|who referred|introduced by|hear about us|find us", false, "介绍|引荐|展会|referred|introduced|fair"},
		{cards.KeptCode, "统一社会信用代码|信用代码|税号|credit code|tax number|tax id", false, ""},
		{cards.KeptBought, "买过什么|买过我们什么|买过|订过|下过单|下过订单|成交过|签过单|签过|合作过|卖过|老客户|bought|ordered|purchased|sold them|sold to|bought from us|purchase before", false, ""},
		{cards.KeptVisited, "上次谁去的|上次是谁去的|上回谁去的|谁去的|谁去过|who went last|who went there|who visited last|上次拜访|上次去|上次见|上一次拜访|上一次去|上一次见|最近一次去|最近一次拜访|最近一次见|最后一次去|最后一次拜访|最后一次见|最近去|最近拜访|上回去|上回拜访|多久没去|多久没拜访|多久没见|几天没去|几天没见|几天没拜访|好久没去|多长时间没去|哪天去的|几号去的|什么时候去的|什么时候去过|哪天去过|last visit|last visited|last see|last saw|last seen|last meet|last met|since i saw|since we saw|since i met|since i visited|since the last visit|been to", false, ""},
		{cards.KeptCalled, "最近联系|上次打电话|上次通电话|上次电话|上次联系|最近一次联系|最近一次电话|最后一次联系|多久没联系|几天没联系|多久没打电话|多长时间没联系|哪天打的电话|last call|last called|last phoned|last rang|last spoke|last speak|last talk to|last talked to|last contact|since i called|since i spoke", false, ""},
		{cards.KeptTimes, "去过几次|拜访过几次|见过几次|跑过几次|去了几次|拜访了几次|跑了几次|去过几趟|跑了几趟|拜访几次|去过多少次|拜访过多少次|how many times|how many visits|how often", false, ""},
		{cards.KeptSince, "哪年建的|哪年建|哪年建档|什么时候录的|哪天录的|什么时候录|哪天录入|什么时候进系统|哪天建的|什么时候建的|什么时候建档|哪天建档|建档时间|登记时间|什么时候登记|since when|on file since|first registered", false, ""},
		{cards.KeptNeed, "想买什么|要买什么|想要什么|要什么|想要几台|要几台|要多少台|买几台|需要什么|需求是什么|什么需求|有什么需求|需求|what do they want|what do they need|want from us|looking for|want|wants|wanted|requirement|requirements|need from us", false, ""},
		{cards.KeptLast, "上次说什么|上次说了什么|上次怎么说|上次说了啥|上次聊什么|上次聊了什么|上次谈什么|上次谈了什么|说了什么|说了啥|怎么说的|聊了什么|聊了啥|谈了什么|谈了啥|say last time|said last time|say last|talk about last|talked about last|discuss last|discussed last|what did we discuss|what did we talk about", false, ""},
		{cards.KeptNext, "下次什么时候去|下次哪天去|什么时候再去|下次去|下次拜访|when is it due|when's it due|when do i go next|next visit|下一步是什么|下一步干什么|下一步做什么|下一步|接下来做什么|接下来干什么|接下来|next step|next steps|what's next|what is next", false, ""},
		{cards.KeptFriends, "谁支持我们|谁是支持我们的|谁是支持的|支持我们的是谁|支持我们的有谁|谁挺我们|谁站我们这边|谁站我们|谁帮我们说话|谁帮我们|谁是内线|谁是我们的内线|有没有内线|有内线|内线|自己人|谁支持|支持者|谁向着我们|on our side|supports us|support us|champion|our coach|friendly to us|who backs us|backs us", false, "支持|挺我们|supports|on our side"},
		{cards.KeptFoes, "谁反对我们|谁是反对我们的|反对我们的是谁|谁反对|谁不支持我们|谁不支持|谁在挡|谁拦着|谁唱反调|反对者|against us|opposes us|oppose us|blocking us|blocks us", false, "反对|不支持|against"},

		{cards.KeptRivals, "竞争对手|对手|竞品|友商|竞对|跟谁竞争|和谁竞争|跟谁抢|和谁抢|谁在抢|谁跟我们抢|还有谁在谈|还有谁在报价|还有哪家在谈|还有哪家在报价|还有哪几家|有别家|有没有别家|别家|competitor|competitors|rival|rivals|competition|up against|competing with|competes with|who else is bidding|who else is in", false, "对手|竞品|友商|rival|competitor"},
		{cards.KeptBudget, "客户预算|预算|budget", false, "预算|budget"},
		{cards.KeptQuote, "报价|报了价|报过价|报过多少|报了多少|报多少|报的多少|quote|quoted|quotation|offer|offered", false, ""},
		{cards.KeptSigning, "什么时候签|啥时候签|哪天签|几月签|几号签|什么时候能签|啥时候能签|能不能签|能签吗|能签么|能签不|签得下来|签得了|签约时间|签单时间|预计签约|何时签|签约日期|when will they sign|when do they sign|will sign|going to sign|do they sign|signing date|sign this|can we close|will it close|close this", false, "签|sign"},
		{cards.KeptTeam, "开拓小组|项目小组|小组有谁|小组成员|小组|谁一起跟|谁在一起跟|deal team|project team|on the team|team", false, ""},
		{cards.KeptContract, "合同签了|合同签没签|合同签|签合同|合同|contract", false, ""},

		{cards.KeptProject, "立项走到哪了|立项走到哪|立项到哪了|立项了吗|立项了没有|立项了没|立项没有|立项没|立过项|立没立项|立了项|有没有立项|立项通过|立项过了|已经立项|立项到哪|立项怎么样|is it a project|approved as a project|project approval|project approved", false, ""},

		{cards.KeptEmail, "邮箱|邮件地址|邮件|email|e-mail|mail", true, ""},
		{cards.KeptWeChat, "微信号|微信|wechat", true, ""},
		{cards.KeptTitle, "什么职务|职务|什么职位|职位|什么岗位|岗位|职称|头衔|什么部门|哪个部门|部门|是做什么的|是干什么的|干什么的|干啥的|管什么|负责什么|什么角色|管啥|管哪块|管哪一块|干嘛的|title|position|job|department|responsible for|what does he do|what does she do", true, ""},
		{cards.KeptFull, "全名|大名|叫什么名字|叫什么|全称|名字|full name|first name|last name|surname|called", true, ""},
		{cards.KeptPrefers, "喜欢什么时候接电话|什么时候接电话|什么时候方便|几点方便|方便的时间|什么时间方便|什么时候有空|几点有空|什么时候打给|几点打给|best time|good time|when is good|when to call|when can i call|when should i call|preferred time|like to be called", true, "方便|有空|prefers"},
		{cards.KeptMet, "见过几次|见过几面|见了几次|见了几面|见过面|见过没|上次见|最近一次见|最后一次见|多久没见|几天没见|多久没联系|上次联系|见过|met before|how often have|last see|last met|last saw|last seen|last meet|since i saw|since i met|last spoke|last speak|last call|last talk to", true, ""},
		{cards.KeptSupport, "支不支持我们|支不支持|支持我们|支持不支持|挺不挺我们|站哪边|站谁那边|站我们这边|站哪一边|什么立场|立场|反对我们|反不反对|是不是内线|是不是自己人|with us|for us or against|on our side|support us|supports us|against us|stance", true, "支持|反对|supports|against"},
		{cards.KeptStays, "还在吗|还在不在|还在那|走了没|走了吗|离职了吗|离职没|离职了没|离职|还在职|still there|still work|still works|still with them|has left|left the company", true, ""},
	}
}

// keptFill are the words of a question that say nothing of what is asked for.
const keptFill = "那边|这边|那个|这个|这家|那家|那里|这里|这位|那位|客户|公司|单子|项目|商机|这单|那单|单|厂|现在|目前|今年|到底|究竟|我们|咱们|他们|她们|对方|人家|您|你|我|他|她|的|是|在|有|了|过|吗|么|呢|啊|呀|吧|没有|没|不|什么时候|啥时候|什么时间|什么|啥|谁|哪些|哪个|哪家|哪几家|哪天|哪里|哪儿|哪|几号|几点|几个|几|多少|怎么样|怎样|咋样|如何|多大|多高|多长时间|多久|知道|请问|帮我|看看|看下|看一下|查一下|查下|查查|来着|还|都|也|就|给|跟|和|对|能|会|号|天|日|个|家|一下|最近|上次|上一次|最后|一次|发|出|定|报|收到|大概|差不多|一年|具体|情况|信息|,|，|、|?|？|!|。| |" +
	"what's|what|whats|who's|who|which|when|whose|where|how|much|many|big|is|are|was|were|do|does|did|have|has|had|will|would|can|could|the|a|an|of|at|for|in|on|to|from|with|they|them|their|he|she|him|his|her|hers|we|us|our|i|my|me|you|it|its|that|this|there|any|some|got|get|know|tell|show|please|now|yet|so|and|or|'s|s|last|time|already|long|still|deal|account|customer|company|else|out|send|sent|again|by|be|been|ever|actually|currently|right|today"

// keptNot are the questions that are not for what is kept: why, how to, and orders in polite words.
var keptNot = wording.OneOf(
	`为什么|为啥|为何|怎么办|怎么[写填改加记存换用查才还不没说能会]|凭什么|要不要|该不该|是不是该|应该|如果|要是|万一|每个|各个|所有|全部|哪些客户|哪个客户|哪家客户|几家客户|多少客户|几个客户|多少家|哪些单|哪个单|哪几单|几单|谁的客户|我的客户|大家|团队|我们组|平均|最多|最少|最大|最高|最低|一共|总共|改成|改为|同步|提醒|没定|未定|待定|没想好|没说|不知道|不清楚|不好说|说不准|高层|批了|批下|批没|落实|卡[在住到]|哪一?步|阶段|里程碑`,
	`^who(?:'s|s| is) (?:also |else )?against us\??$`, // the rivals
	`\bwhy\b|how (?:come|to|do i|can i|should)|\bshould\b|which (?:customers|accounts|deals)|\bmy (?:customers|accounts|deals)|\ball\b|\bmost\b|\bleast\b|\baverage\b|\bremind\b|\bchange\b|\bset\b|\bexecutive`,
)

// howManyWanted asks how many of a thing are wanted: 大族要几台机器.
var howManyWanted = wording.Compile(`(?:要|买)(?:几|多少)[台套条]`)
