package parse

// vocabularyDoing are words of doing, by what is done: trained, heard along, handed over, tuned,
// rung up. TestWordsOfDoing puts each of them as done, planned, denied, asked and another's.
var vocabularyDoing = []row{
	// Sat in, taught.
	{cMeet, "", 3, `<旁听|列席|出席|参加|见证|观摩>了 <培训|带教|实训|辅导>了 <上|讲>了<一|><堂|节|><课> <entertain|train|pitch|host|join|attend|audit|survey|inspect|debug|troubleshoot|install|commission|repair|coach|tour|shadow>了
		<sat_through|sit_through|sitting_through|sit_in_on|sit_in|camp_out_at|camped_out_at|camping_out_at|hung_around_at|headed_over_to|headed_out_to|drove_up_to|rode_out_to|flew_in_to|ran_over_to|popped_out_to|nipped_out_to|made_my_way_to|door-knocked|doorknocked>
		<coached|shadowed> <ran|did|held><_a|_the|_another><_trial|_training|_test_run|_dry_run|_training_session|_refresher><_at|_with|_for>`},
	// Brought and fetched by oneself.
	{cMeet, "", 3, `<送|拿|带|捎|递|拎|抱><过去|上门><给|了|给了> <拿|递|捎>给 <亲手|当面|亲自><送|交|递|拿|转交><给|到|了|> <hand-delivered|hand_delivered|personally_delivered|delivered_in_person>
		<dropped|took|brought|carried|delivered|handed><_the|_our|_some|_two|_three|_new|><_sample|_samples|_brochure|_brochures|_drawings|_parts|_catalogue|_catalog><_to|_over_to|_off_at|_at|_in_person> <collected|picked_up|fetched><_the|_our|_some|><_sample|_samples|_cheque|_check|_parts|_drawings|_contract><_from|_at>`},
	// Brought by others.
	{cFunc, "", 0, `样<寄|发|送|交><出去|出|走|过去>`},
	{cFunc, "", 0, `<投诉|闹|反映|反馈|捅|汇报|上报>到`},
	{cFunc, "", 0, `复测 复检 试产 试切 试焊 初测 终测 联调 预验收 终验收 回程 返程 去程 往返 单程 测试样件 样件 测试件`},
	{cFunc, "", 0, `<寄出去|寄出|寄走|寄过去|寄|发出去|发出|发走|发过去><了|的|><顺丰|德邦|中通|圆通|韵达|申通|极兔|跨越|ems>`},
	{cFunc, "", 0, `<用|发|叫|走|><快递|顺丰|物流|货拉拉|闪送><送|发|寄><过去|到|上门><给|了|给了|>`},
	// Done on site.
	{cMeet, "", 3, `打了<样|版|个样|几个样|一版样> 打了<球|场球|会球|会儿球|高尔夫|羽毛球|乒乓球|网球> <打|打了><golf|tennis> <泡|蹲|耗|守|驻|待>了<一|半|两|三|><天|个上午|个下午|个小时|上午|下午|晚上|早上> 对了<一下|下|一遍|一轮|两遍> 介绍<了|><新|我们|咱们|我们的><产品|方案|案例|样机|机型|设备|系统|功能|公司>
		<set_up|setting_up><_the|_our|_a|_their><_machine|_line|_cell|_robot|_press|_trial>`},
	// Rung up, from afar.
	{cCall, "", 4, `<去|回>了<个|><电|电话> <连|接>了<个|会|会儿|下|><线|连线|视频> <跟|和|与><他|他们|客户|对方>连线 <开|开了|开了个|开个|上了个><teams|zoom|webex|腾讯会议|线上会|视频会|电话会|语音会> <线上|远程|视频|腾讯会议|teams上|zoom上><给|向> online_demo remote<跟|和|与|给> <dial|ring|phone|buzz|skype|facetime|zoom>了 facetimed skyped facetime_with skype_with <skype|facetime|teams>_call_with webex_with`},
	// Arranged, and entertained.
	{cIntent | cPlan, "task", 4, `<set|fix|arrange|book|schedule|setup>了<个|一个|><meeting|call|demo|visit|lunch|dinner|review>`},
	{cMeet, "", 3, `entertain entertained drop了<sample|samples|catalogue|brochure|样品|样件|资料|样本|合同|off>`},
	// Those who are no customers.
	{cKin, "", 0, `媳妇 爱人 老妈 老爸 爸妈 岳父 岳母 丈母娘 老丈人 闺蜜 发小 室友 邻居`},
	{cFunc, "", 0, `早知道 早知 每次 每回 drove_past driving_past drove_by walked_past`},
}
