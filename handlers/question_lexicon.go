package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What a phrase of a question says.
const (
	saysNothing = ""       // the, 的, 现在
	saysThing   = "thing"  // what it is about
	saysState   = "state"  // how that stands
	saysAsk     = "ask"    // that it is a question, and what is wanted
	saysSort    = "sort"   // the most, the largest, …
	saysBy      = "by"     // by what it is put together
	saysIs      = "is"     // a condition
	saysPeople  = "team"   // the team is meant
	saysUnread  = "unread" // something that cannot be answered, though it begins as what can
)

// What a question asks about before it is said how that stands.
const (
	aboutDeals    = "deals"
	aboutVisits   = "visits"
	aboutCalls    = "calls"
	aboutDone     = "done"
	aboutLeads    = "leads"
	aboutMoney    = "money"
	aboutQuotes   = "quotes"
	aboutRequests = "requests"
	aboutSteps    = "steps"
	aboutAccounts = "accounts"
	aboutSpent    = "spent"
	aboutBusy     = "busy" // what somebody is at
)

// What is wanted of it.
const (
	wantsList = "list"
	wantsMany = "many"
	wantsSum  = "sum"
	wantsWho  = "who"
	wantsMean = "mean"
	wantsRank = "rank"
)

// said is a meaning of a phrase.
type saying struct{ slot, value string }

// lexicon are the phrases of questions, each with all that it says. Phrases are
// looked for from left to right, the longest first; what stands in none is what
// was not understood.
type lexicon struct {
	phrases    map[string][]saying
	longest    int // in runes
	industries []playbook.Industry
	stages     map[string]string // ids of milestones, by their codes and names
	stageRE    *wording.Wording  // finds a milestone, and whether those after it or before it are meant
}

// phrase rows: what is said, then the phrases, apart by |.
var questionPhrases = [][2]string{
	{"ask:list", "哪些|哪几个|哪几家|哪几条|哪几笔|哪几次|哪几位|哪个|哪一个|哪家|哪一家|哪笔|哪条|哪些个|有哪些|是哪些|是哪个|是哪家|都是哪些|列出|列一下|名单|清单|列表|明细|什么|啥|which|what|what's|anything|list|show|show me|any"},
	{"ask:many", "多少|多少个|多少家|多少条|多少次|多少笔|几|几个|几家|几条|几次|几笔|几趟|how many|number of|count"},
	{"ask:list thing:deals", "哪几单|哪单|哪一单|哪些单|哪些单子"},
	{"ask:many thing:deals", "多少单|几单"},
	{"ask:list", "有没有|有吗|有么|有没|进展怎么样|进展如何|进展情况|进展|进度怎么样|进度如何|进度|走到哪一步|走到哪一步了|到哪了|到哪儿了|都到哪了|走到哪了|做到哪了|到哪一步了|到哪步了|到什么程度|到什么程度了"},
	{"ask:sum", "add up to|do they add up to|it add up to|they come to|it come to|altogether|in total|all together|total of these|sum of these|总金额|金额加起来|加起来多少|金额合计|加起来多少钱|合起来|加一起"},
	{"ask:whois", "是谁|是哪位|是哪个人"},
	{"ask:sum", "多少钱|总共多少钱|一共多少|总共有多少|总额|总金额|金额|总共多少|合计|加起来|一共多少钱|多大金额|how much|total|total value|worth"},
	{"ask:many", "总共|一共|总数"},
	{"ask:who", "谁|谁的|是谁的|都是谁的|归谁|归谁管|在谁名下|谁名下|有谁|都有谁|哪个人|哪些人|哪个销售|哪些销售|哪位|哪位同事|哪个同事|who|which rep|which reps|which salesperson|whose|who has|who have|who did|who is|who's|who are|anyone|anybody|did anyone|has anyone"},
	{"ask:mean", "平均|平均每|均值|人均|average|mean|on average|typical"},
	{"ask:rank", "排名|排行|排行榜|排个名|情况对比|ranking|rank|leaderboard"},
	{"thing:deals state:open", "pipeline|在谈的总额"},
	{"thing:deals", "单|单子|项目|商机|生意|单量|deal|deals|opportunity|opportunities|project|projects|orders|order"},
	{"thing:deals is:form=project", "大项目"},
	{"thing:deals sort:amount", "大单|大单子|大生意|big deals|large deals|big ones"},
	{"thing:deals sort:small", "小单|小单子|small deals"},
	{"thing:visits", "见的客户|见客户数|拜访|拜访量|拜访数|拜访了|拜访过|走访|上门|见客户|见了客户|跑客户|出去跑|跑了|visit|visits|visited|visiting|met|meetings"},
	{"thing:visits", "did i see|did we see|have i seen|have we seen|did i visit|have i visited"},
	{"thing:visits", "在跑|在跑的|跑的|去了|去过|去的|去拜访|见了|见过|went"},
	{"thing:visits ask:list", "去哪|去哪了|去哪儿|去了哪|去了哪里|去了哪儿|去了哪些地方|跑哪了|去了谁家|where did"},
	{"thing:calls", "电话|打电话|打了电话|通话|calls|called|phone calls"},
	{"thing:done sort:few", "最闲|最懒|最不勤快|最清闲|活最少|干活最少|least active|laziest"},
	{"thing:deals state:won sort:few", "拖后腿|垫底|业绩最差|业绩差|业绩最低|最差|最差的|落后|拉胯|最拉胯|差劲|最差劲|最弱|behind|lagging|worst"},
	{"thing:spent ask:sum", "花多少|花了多少|花了多少钱|花多少钱|用了多少钱|花多少了"},
	{"thing:spent sort:amount", "出差花得最多|花得最多|花的最多|花钱最多|花费最多|费用最高|spent the most|spends the most"},
	{"thing:steps state:late ask:list", "没做|没做的|没做完|没做完的|没办|没办的|没完成|没完成的|漏了|漏掉|漏掉了|漏掉的|忘了做|忘做|忘了跟|落下了|落下|超期没跟的|超期没跟|过期没跟|逾期没跟|该跟没跟|到期没做|到期没做的|超期没做"},
	{"thing:accounts sort:quiet ask:list", "has nobody visited|has no one visited|have nobody visited|hasn't anybody visited|has nobody been to|nobody has visited|nobody visited|has nobody seen|nobody has been to|haven't we visited|haven't we seen|haven't i been to|have we not visited|have i not visited|who haven't i seen|who haven't i seen in a while|who have i not seen|whom haven't i seen|who haven't i visited|not seen in a while|haven't seen in a while|冷落了|冷落的|好久没见的|好久没去的|好久没联系的"},
	{"thing:steps state:late ask:list", "what's overdue|what is overdue|anything overdue"},
	{"unread", "赢单率|胜率|成功率|中标率|签单率|win rate"},
	{"thing:steps ask:list", "have i promised|did i promise|i promised|答应了人家|答应了客户|答应了谁|答应过|答应了|anything with|anything at|anything for|do i have anything"},
	{"thing:spent", "差旅|出差费|差旅费|花得|费用|花了|花费|花了钱|花掉|花的钱|报销|开销|expenses|expense|spent|spend"},
	{"thing:done sort:number", "最勤快|勤快|最勤|最努力|最忙|干活最多|最拼|most active|hardest working|works hardest|busiest"},
	{"thing:done", "动静|活动|activity|activities"},
	{"thing:leads", "线索|lead|leads"},
	{"thing:money", "款|款项|尾款|货款|payment|payments|money|invoices"},
	{"thing:money state:received", "给了我们|付了我们|付给我们|给了|付了|付过|打过来|打了款|回款|回了款|到账|收款|收到款|收到多少款|回了多少|回了多少款|收了多少款|收到了多少钱|收到多少钱|payments received|received|came in|paid in|collected"},
	{"thing:money state:due ask:list", "什么时候付|啥时候付|哪天付|几号付|什么时候到账|啥时候到账|哪天到账|什么时候给钱|啥时候给钱|when will they pay|when do they pay"},
	{"thing:money state:due ask:sum", "能进|能进账|进账|能收|能收回|能收到|能回款|能回|进多少钱|收多少钱|回多少钱|能到账"},
	{"thing:money state:due", "欠|还欠|欠着|欠款|欠我钱|欠我们钱|欠钱|owes|owe us|owed|该收|要收|待收|应收|该回|要回款|该回款|没收|没收回|没回款|未回款|还没回款|没到账|回不来|due|to come in|outstanding|unpaid|receivable|receivables"},
	{"thing:money state:overdue", "逾期|逾期了|拖欠|overdue|late payments"},
	{"thing:quotes ask:many", "报了几次价|报过几次价|报了多少次价|报了几个价|报过哪些价|报了哪些价"},
	{"thing:quotes", "报价|报过价|报了价|报过的价|报出去|报过|报的价|报了|quote|quotes|quoted|quotations"},
	{"thing:requests is:subject=initiation", "立项|立项申请|立项审批|project approval|project approvals"},
	{"thing:requests", "审批|申请|approval|approvals|requests|request"},
	{"thing:steps", "待办|代办|任务|下一步|tasks|steps|next steps|to-dos|todos"},
	{"thing:accounts", "客户|客户数|公司|厂|厂家|account|accounts|customer|customers|client|clients|companies"},

	{"thing:busy", "在忙什么|在忙啥|忙什么|忙啥|在干什么|在干嘛|在干啥|在做什么|最近怎么样|working on|busy with|up to"},
	{"thing:deals state:won sort:amount", "业绩|业绩最好|业绩好|销售额|最厉害|最牛|卖得最好|卖的最好|best rep|best seller|top rep|top seller|top performer|best performer|performance|sales"},
	{"thing:deals state:won", "买|买了|买得|买的|采购最多|签单|签了|签下|签下来|签的|签过|签约|签|成交|成交了|拿下|拿下了|赢了|赢的|赢单|中标|closed|close|won|win|signed|sign"},
	{"thing:deals state:lost", "输|输了|输的|输掉|丢|丢了|丢的|丢掉|丢单|输单|lost|lose|losses"},
	{"thing:deals state:dropped", "放弃|放弃了|放弃的|given up|dropped|gave up"},
	{"thing:deals state:paused", "暂停|暂停的|暂停了|搁置|搁置的|停着的|paused|on hold"},
	{"thing:deals state:opened", "新开|新开的|新开了|新单|新建的|new deals|opened"},
	{"state:opened", "新增|新增了|新的|新|new"},
	{"thing:deals state:signing", "can i close|can we close|can i sign|could i close|could we close|might close|might sign|should close|有希望签|有希望签的|有希望签下|有希望签下来|有望签|有望签的|有望签下|有机会签|有机会签的|有可能签|有可能签的|可能签|能签掉|能签掉的|能签得下来|签得下来|能收口|能收口的|can close|could close|could sign|likely to close|likely to sign|能签|能签下|能签下来|会签|要签|可以签|预计签|预计能签|能成|能拿下|会成|准备签|计划签|要签约|能签约|closing|signing|can sign|can we sign|will close|can close|expected to close|will sign|to sign|going to sign|be signed"},
	{"state:open", "在谈|在谈的|在跟|在跟的|手上|手上的|手里|手头|正在谈|没签的|进行中|open|in progress|ongoing|running"},
	{"thing:deals state:open", "open deal|open deals|open opportunities|open projects"},
	{"thing:visits by:showed ask:list", "我们的优势|我方优势|咱们的优势|公司的优势|公司优势|讲过的优势|讲了哪些优势|讲过哪些优势|our advantages|our strengths|our selling points"},
	{"state:pending", "没批|还没批|没批的|待批|未批|没批下来|还没批下来|在批|审批中|卡在审批|待审批|没审批|没批准|not approved|not approved yet|pending|waiting for approval|unapproved"},
	{"state:granted", "批了|批准|批准了|批过|批过的|批下来|批下来的|通过|通过了|approved|granted"},
	{"state:rejected", "驳回|被驳回|被驳回的|驳回的|没通过|被退回|被拒|rejected|turned down"},
	{"ask:many state:left", "还有几个|还有多少|还有几家|还有几次|还剩几个|还剩多少"},
	{"ask:list state:left", "还有哪些|还剩哪些|还剩什么"},
	{"thing:visits state:planned ask:list", "要见谁|要去见谁|要去拜访谁|去见谁"},
	{"thing:visits state:planned", "在外面|在外面跑|在外头|在外跑|在外边|外出的|out in the field|out today|on the road"},
	{"state:planned", "要去|要见|打算去|计划去|准备去|要拜访|计划拜访|安排了|安排的|约了|预约|预约了|planned|scheduled|coming|upcoming|booked"},
	{"state:late", "超期|超期的|超期了|超期了的|超时|超时了|到期了没做|late|running late|past due|过期了|过期|过期的|到期没做|拖着"},

	{"thing:visits sort:few", "跑得少|跑得最少|跑最少|跑的最少|拜访最少|拜访得最少|去得最少|出去得最少"},
	{"thing:visits sort:number", "出去最多|出去得最多|跑得最多|跑最多|跑得最勤|拜访最多|拜访得最多"},
	{"sort:number", "最多|最多的|最常见|最常见的|最常碰到|碰到最多|多|most|the most"},
	{"sort:few", "最少|最少的|fewest|least"},
	{"sort:amount", "bigger|the bigger|larger|更大|最大|最大的|最高|最高的|金额最大|金额最高|最值钱|最贵|做得最好|做的最好|最好|最好的|biggest|largest|highest|most valuable|best|top"},
	{"sort:small", "最小|最小的|smallest"},
	{"thing:deals sort:long", "停得最久|停的最久|卡得最久|卡的最久|拖得最久|拖的最久|最久|时间最长|stood longest|longest|slowest"},
	{"thing:deals sort:old", "最老|最老的|最早的|跟得最久|跟的最久|跟了最久|oldest"},
	{"thing:deals sort:soon", "快签了|快签|最可能先签|可能先签|最先签|先签|更有戏|更有希望|更可能签|快成了|最有希望|最有戏|有戏|最有把握|把握最大|赢面最大|赢率最高|最可能签|最可能成|最容易签|likeliest|most likely to close|most likely to sign|most likely to win|closest to signing|most promising|likely to close|likely to sign"},
	{"thing:deals sort:risk", "快丢|快丢的|要丢的|要黄的|快黄的|有丢单风险|有危险|有危险的|保不住|保不住的|slipping|we might lose|might lose|could lose|likely to lose|最可能丢|快黄|快黄了|要黄|要黄了|会黄|悬|悬了|可能丢|可能会丢|最容易丢|要丢|快丢了|有风险|风险最大|最大的风险|最大风险|主要风险|biggest risk|main risk|最危险|危险|有什么风险|有啥风险|风险|有没有风险|靠不靠谱|靠谱|靠谱吗|靠谱不|靠谱么|有谱吗|稳吗|稳不稳|最悬|悬了|悬|可能黄|要黄|at risk|in danger|most likely to lose|likely to lose|might lose|could lose|may lose|we may lose|risky"},
	{"thing:visits sort:none", "has not visited|have not visited|hasn't visited|haven't visited|not visited anyone|has not visited anyone|have not visited anyone|hasn't visited anyone|一次拜访都没有|没写拜访|没记拜访|没有拜访|没拜访|没有去拜访|没出去|没跑客户|零拜访|一个客户都没见|没见客户|一家都没跑|没去拜访|没拜访过|没去过|没去|no visits|without visits|without a visit|has no visits|have no visits|made no visits|no visit"},

	{"by:person", "按人|每个人|每人|各人|by person|by rep|per rep|per person|each rep"},
	{"by:team", "哪个团队|哪个组|哪个队|各团队|按团队|各组|每个团队|每个组|which team|by team|per team"},
	{"by:industry", "哪些行业|哪个行业|哪类行业|什么行业|各行业|按行业|每个行业|哪行|行业排名|which industry|which industries|what industry|by industry|per industry"},
	{"by:industry sort:amount", "best industry|best industries|top industries|top industry"},
	{"thing:accounts sort:quiet", "最久没去|最久没去的|最久没联系|最久没联系的|最久没见|最久没见的|最久没拜访|最久没跟|最长时间没联系|longest without a visit|longest without contact|not seen for longest"},
	{"by:industry ask:list", "行业是哪个|行业是哪些|行业是什么"},
	{"by:region ask:list", "区域是哪个|区域是哪里|地区是哪个|城市是哪个"},
	{"by:source ask:list", "来源是哪个|渠道是哪个"},
	{"by:account ask:list", "客户是哪个|客户是哪家"},
	{"by:milestone ask:list", "阶段是哪个"},
	{"by:region", "哪些区域|哪个区域|哪个地区|哪些地区|各区域|按区域|各地区|哪个城市|哪些城市|什么地方|哪里|在哪|which region|which regions|which city|by region|per region|best region"},
	{"by:source", "从哪来|从哪里来|从哪来的|哪来的|从哪里来的|哪里来的|哪个渠道|哪些渠道|什么渠道|来源|按来源|怎么来的|where do|come from|comes from|which source|which sources|by source|which channel"},
	{"by:rival thing:deals state:lost", "丢给谁|输给谁|丢给了谁|输给了谁|被谁抢|被谁抢走|to whom"},
	{"by:rival", "哪个对手|哪些对手|哪个竞争对手|按对手|which competitor|which competitors|which rival|which rivals|by competitor|by rival"},
	{"thing:accounts by:account", "哪个客户|哪家客户|哪些客户|按客户|每个客户|which customer|which account|which accounts|which customers|which client|which clients|by customer|by account|per account|per customer"},
	{"by:reason", "因为啥|因为什么|都因为啥|啥原因|怎么丢的|怎么输的|为什么|为啥|什么原因|原因|why|by reason|reasons|for what reason"},
	{"by:milestone", "哪个阶段|哪些阶段|按阶段|各阶段|哪一步|哪步|卡在哪|卡在哪里|到哪一步|which stage|by stage|by milestone|per stage"},
	{"by:tier", "哪一类|按级别|按分级|各级|by tier|per tier"},
	{"by:month", "按月|每个月|每月|各月|哪个月|by month|per month|each month|monthly|which month"},
	{"thing:deals by:rival ask:rank", "常见的对手|最常见的对手|对手最常见|碰到最多的对手|最常碰到的对手"},

	{"is:stuck=yes thing:deals", "停着|停着不动|卡住|卡住了|卡住的|卡着|卡着的|停滞|停滞的|停滞了|停太久|停住|停住了|不动了|没动|没进展|没推进|stuck|stalled|not moving|standing still"},
	{"state:idle", "一条都没记|一条没记|一条也没记|什么都没记|啥都没记|一个都没记|什么也没记|什么都没干|logged nothing|没动静|没干活|没记录|没有动静|啥也没干|inactive|idle"},
	{"is:rival=- thing:deals", "没写对手|对手没写|没填对手|没有写对手|没对手|没有对手|没竞争对手|没有竞争对手|没人竞争|没人抢|无对手|without a rival|without rivals|without competitors|without a competitor|no rival named|no rivals|no competitors"},
	{"is:rival=* thing:deals", "有竞争对手|有对手|有竞争|碰到对手|有对手在抢|with a rival|with rivals|with a competitor|with competitors"},
	{"thing:accounts is:lacks= by:person sort:number", "缺项最多|缺项最多的|缺得最多|缺的最多|缺项多|缺得多|缺得最多的|资料缺得最多|空得最多|漏填最多|填得最差|填得最少|填的最差|填的最少|资料填得最差|资料最差|档案最差|填得最烂|最不爱填|worst files"},
	{"thing:steps ask:list", "最急|最急的|最着急|最着急的|最紧急|最紧急的|最要紧的|most urgent"},
	{"is:at=m6 thing:deals", "在投标|投标中|正在投标|在招标|招投标|in tender|tendering"},
	{"is:step=no", "没写下一步|没有下一步|没下一步|下一步没写|没定下一步|no next step|without a next step|without next step"},
	{"is:approved=no thing:deals", "没立项|没立项的|还没立项|未立项|没有立项|without project approval|not initiated"},
	{"is:approved=yes thing:deals", "已立项|立了项|立项了的|已经立项"},
	{"is:priced=no thing:deals", "没有金额|没金额|没报金额|没写金额|没填金额|no amount|without an amount|without amount|unpriced"},
	{"is:followed=no", "没人跟|没人跟进|没人管|无人跟进|没跟进|没跟|没有跟进|没联系过|还没联系|没人联系|没人理|not followed up|nobody follows|nobody is following|gone quiet|went quiet|gone cold|gone silent|quiet|cold|untouched|not contacted|not contacted yet|no follow-up"},
	{"is:turned=no", "没转|没转化|还没转|没转商机|没转成|没转单|没变成商机|not converted|unconverted"},
	{"is:turned=yes", "转了|转化了|转成商机|已转|converted"},
	{"is:key=yes", "大客户|重点客户|key account|key accounts|key customers"},

	{"team:all", "大家|团队|团队里|整个组|整组|整个小组|我们团队|咱们组|全队|组里面|我们|咱们|我们组|组里|全组|公司|大家都|整个团队|全公司|全团队|全部门|公司里|部门|各位|we|our|us|team|the team|everybody|everyone|reps|rep"},
	{":", "我的|我|自己|我自己|我手上|my|mine|i|me"},
	{":", "预计|估计|主要|主要是|主要因为|都主要|前三|前五|前十|两个|三个|四个|五个|十个|各|比|比起|干得|发我看看|发我看|发我|给我看看|发来看看|列一下|他们|怎样|咋样|对比|相比|环比|同比|打了|打过|进了|进来|进的|多还是少|涨了|跌了|涨了吗|多了|少了|增加了|减少了|呢|那|情况|量|表现|业绩情况|钱|出去|外出|的|了|吗|呢|啊|呀|嘛|吧|么|有|没有|是|都|在|还|还有|也|差多少|差了多少|相差|相差多少|到|到底|现在|目前|当前|已经|过|请|帮我|帮忙|给我|查|查下|查一下|查查|看|看看|看下|看一下|想看|想知道|我想看|问下|统计|统计一下|一下|下|里|里面|中|上|下来|出来|这|那|这些|那些|所有|所有的|全部|全部的|个|家|条|次|笔|位|人|些|元|块|块钱|做|做的|做了|得|地|来|从|给|被|对|和|跟|与|或|就|又|会|能|可以|要|去|登记|登记的|录|录的|录入|录了|拿|拿了|发|发的|情况|怎么样|如何|数量|数|额|时间|什么时候|客户里|当中|其中|之中|比较|一般|大概|要多久|多久|每|每单|一单|一个|一家|单的|大小|规模|多大|值|总|共|来的|涉及|相关|有关|做成|碰到|碰上|遇到|竞争|抢|抢走|走|走了|最近一次|次数|的次数|趟|都去|本人|销售|业务员|同事|小伙伴"},
	{":", "负责|负责的|经手的|报的|跟进的|只看|就看|光看|只要|只算|只查|only|just|just the|only the"},
	{"sort:amount", "top three|top five|top ten|top 3|top 5|top 10|3 biggest|5 biggest|10 biggest|three biggest|five biggest|biggest three|biggest five|biggest 3|biggest 5|largest 3|largest 5"},
	{":", "vs|versus|than|compare|compared|compared to|compared with|against|forecast|the|a|an|of|in|on|at|to|for|from|by|with|and|or|is|are|was|were|be|been|do|does|did|have|has|had|we've|i've|there|that|this|these|those|all|so far|now|currently|right now|please|give|tell|can|could|will|would|should|many|much|it|its|value|size|take|takes|long|how long|how|get|got|made|make|makes|me the|their|them|our own|still|yet|already|ever|any of|ones|one|than|more|up|out|not|no|about|per|each|still open|worth of|amount|amounts|number|numbers|time|times|days|day|current|which are|that are|that is|which is|you|see|want|i want|send|sent|where|when"},
}

// newLexicon is the phrases with the words of a method.
func newLexicon(b *playbook.Book) *lexicon {
	l := &lexicon{phrases: map[string][]saying{}, industries: b.Industries}
	l.stages, l.stageRE = stageWords(b)
	for _, row := range questionPhrases {
		var all []saying
		for _, s := range strings.Fields(row[0]) {
			slot, value, _ := strings.Cut(s, ":")
			if slot != saysNothing {
				all = append(all, saying{slot, value})
			}
		}
		for _, p := range strings.Split(row[1], "|") {
			l.add(p, all...)
		}
	}
	for _, list := range []struct {
		what  string
		words []playbook.Word
	}{
		{figures.IsIndustry, playbook.WordsOf(b.Industries)},
		{figures.IsClass, playbook.WordsOf(b.IndustryClasses)},
		{figures.IsSource, playbook.WordsOf(b.Sources)},
		{figures.IsRelation, playbook.WordsOf(b.Relations)},
		{figures.IsLoyalty, b.Loyalties},
		{figures.IsStage, b.ValueStages},
		{figures.IsForm, b.DealKinds},
		{figures.IsLevel, playbook.WordsOf(b.Funnel)},
	} {
		for _, w := range list.words {
			is := saying{saysIs, list.what + "=" + w.ID}
			for _, s := range append([]string{w.Name.ZH, w.Name.EN}, w.Also...) {
				if s = squash(s); length(s) > 1 && l.phrases[s] == nil && !strings.HasPrefix(s, "我") {
					l.add(s, is)
					if !ascii(s) {
						switch list.what {
						case figures.IsIndustry:
							l.add(s+"行业", is)
						case figures.IsSource:
							l.add(s+"来的", is)
						}
					}
				}
			}
		}
	}
	l.addRegions(b.Regions)
	l.addTypes(b.Activities)
	l.addCosts(b.Expenses)
	for _, w := range whichSayings() {
		for _, p := range slices.Concat(w.zh, w.en) {
			if l.phrases[p] == nil {
				l.add(p, saying{saysIs, w.is.What + "=" + w.is.Value})
			}
		}
	}
	for _, t := range b.Tiers {
		is := saying{saysIs, figures.IsTier + "=" + t.ID}
		id := strings.ToLower(t.ID)
		if ownTiers(b) { // silver clinics, silver tier
			name := strings.ToLower(t.Name.EN)
			l.add(name, is)
			for _, also := range append([]string{name + " tier", name + " accounts", name + " customers"}, t.Also...) {
				l.add(strings.ToLower(also), is, saying{saysThing, aboutAccounts})
				l.add(strings.ToLower(also)+"s", is, saying{saysThing, aboutAccounts})
			}
		}
		for _, p := range []string{id + "类", id + "级", id + "类客户", id + "级客户", "tier " + id, "tier-" + id, id + "-tier", id + " tier"} {
			l.add(p, is)
		}
		for _, p := range []string{id + "类客户", id + "级客户", "tier " + id + " customers", "tier " + id + " accounts", "tier " + id + "s", id + " customers", id + " accounts", id + " clients", id + "-customers", id + "-accounts"} {
			l.add(p, is, saying{saysThing, aboutAccounts})
		}
	}
	return l
}

// addRegions adds the regions as they are said in English: in the south.
func (l *lexicon) addRegions(all []playbook.Region) {
	for _, r := range all {
		is := saying{saysIs, figures.IsRegion + "=" + r.Name.ZH}
		for _, s := range append([]string{r.Name.EN}, r.Also...) {
			if s = strings.ToLower(s); !ascii(s) {
				continue
			}
			for _, before := range []string{"in the ", "in ", "from the "} {
				l.add(before+s, is)
			}
		}
	}
}

// addTypes adds the types of activity but those that are words of their own: 高层拜访, site inspections.
func (l *lexicon) addTypes(types []playbook.ActivityType) {
	for _, t := range types {
		for _, s := range append([]string{t.Name.ZH, t.Name.EN}, t.Also...) {
			if s = squash(s); length(s) < 3 || l.phrases[s] != nil || t.ID == crm.Call || t.ID == crm.OtherActivity || t.ID == crm.Visit {
				continue
			}
			says := []saying{{saysThing, aboutVisits}, {saysIs, figures.IsType + "=" + t.ID}}
			l.add(s, says...)
			if ascii(s) && l.phrases[s+"s"] == nil {
				l.add(s+"s", says...)
			}
		}
	}
}

// addCosts adds the words for what money is spent on: 打车, 招待费, taxis.
func (l *lexicon) addCosts(kinds []playbook.ExpenseKind) {
	for _, k := range kinds {
		if !k.Travel && !k.Needs {
			continue // 其他 says nothing
		}
		is := saying{saysIs, figures.IsCost + "=" + k.ID}
		for _, s := range append([]string{k.Name.ZH, k.Name.EN}, k.Also...) {
			s = squash(s)
			more := s + "费"
			if ascii(s) {
				more = s + "s"
			}
			if length(s) < 2 || l.phrases[s] != nil {
				continue
			}
			l.add(s, is)
			if l.phrases[more] == nil {
				l.add(more, is, saying{saysThing, aboutSpent})
			}
		}
	}
}

func (l *lexicon) add(phrase string, says ...saying) {
	if phrase == "" {
		return
	}
	l.phrases[phrase] = says
	l.longest = max(l.longest, len([]rune(phrase)))
}
