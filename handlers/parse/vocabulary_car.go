package parse

// vocabularyCar are words of the road: what money went on, how a customer is dropped in on, and
// how somebody says what he was told on the telephone or in writing.
var vocabularyCar = []row{
	{cCost, "gift", 2, `<买|送|带|拎|提|捎><了|><一|两|三|2|3|几|><条|瓶|盒|箱|罐|袋|份|提|篮><好|><烟|酒|白酒|红酒|茶|茶叶|水果|月饼|粽子|特产|点心|坚果|蜂蜜|咖啡> 两条烟 一条烟 两瓶酒`},
	{cCost, "travel", 2, `<住了|住><一|两|三|1|2|3><晚|夜|宿> <住宿|房费|酒店><一|两|三><晚|夜> <机票|车票|高铁票|酒店|hotel|flight><reimburse|报销><一下|下|> <高速|过桥|过路|停车|充电|洗车|代驾|轮渡|通行><费|票> 充电 加了<箱|>油`},
	{cOutcome, "not_reached", 2, `<没|不|没有|没肯|死活没|就是没|愣是没><让|放|给><我|我们|><进门|进去|进|上楼|进厂> <门都|大门都><没进|没让进|没进去> 只有<前台|门卫|保安|文员|一个文员><在|> only_<the|a><_receptionist|_guard|_security|_temp|_secretary|_intern><_was|><_there|_in|_around|> left_my_card`},
	{cOutcome, "refused", 3, `<说|让|叫><我|我们|>别再<来|联系|骚扰><了|>`},
	{cOutcome | cCall, "refused", 3, `<说|让|叫><我|我们|>别再<打|打电话|打来|打过来><了|>`},
	{cMeet, "", 3, `<会|启动会|评审会|碰头会|交流会|技术交流会|对接会|协调会><开完了|开过了|刚开完|刚结束|结束了|散了>`},
	{cCall, "", 4, `打过来<说|讲|问|催|要|> 打来<说|讲|问|催|> 来电<说|讲|问|催|告知>`},
	{cBrand, "", 2, `卫龙 洽洽 蓝月亮 立讯精密`},
	{cTail, "", 1, `空分 空压机 阀杆 阀芯 泵体 轴瓦 压铸件 铰链 密封圈`},
	{cFunc, "", 0, `发现 天天<跑|去|来|催|见|加班|开会|下雨|忙|打电话|出差> 补录 补登 耗了 磨了 嗑 <有|没|有点|没啥|没什么>希望<了|> 摸底 摸<了|了摸|摸|个>底`},
	{cMeet, "", 3, `<偶遇|巧遇|撞见|碰巧遇到|碰巧碰到><了|> <唠|聊><了|><会|会儿|会儿的><嗑|天> 唠嗑 spoke_about talked_about <聊|谈|见|拜访|跑|开>完了 见完`},
	{cCall, "", 4, `<remote|online|virtual><_meeting|_call|_session|_review|_sync><|_with|_w/> <online|线上|远程|视频><跟|和|与|meet|meeting|review|过了|对了>`},
	{cThing, "", 1, `<remote|online|virtual><_meeting|_call><_tool|_room|_software|_platform|_system|_solution>`},
	{cVisit, "", 4, `site_<walk|walkthrough|walk-through>`},
	{cChat, "", 3, `看球 看球赛 看房 看房子 看病 看牙 看医生 看演唱会 看比赛 买房 买辆新车 换辆新车 买套房 新房子 学区房 internal_<meeting|review|meetings|training> 内部会议 内部评审 ooo 来晚了 联系不上我 难伺候`},
	{cVisit, "", 4, `<coming|came|just_came|just_coming|walking|walked|just_walked><_out_of>`},
}
