package parse

// vocabularyForms are words by how they are made: a verb with what may stand before
// and behind it, so that 没碰上面 is known where 没见到人 is.
var vocabularyForms = []row{
	// Met, and talked.
	{cMeet, "", 3, `<聊|谈|沟通|交流|讨论|商量|汇报|洽谈|磋商|座谈|对接|介绍情况|会谈|面聊|闲聊|寒暄|探讨|切磋><了|过|完|完了|透|透了|妥|妥了|清楚了|明白了|定了|好了|了一会|了一会儿|了半天|了一阵|了一通|了一番|了几句|了两句|了很久|了好久|了一个小时|了一个多小时|了两个小时|了半小时|了半个小时|了一上午|了一下午|了一整天>
		见<过面|了面|了个面|了一面|上面|上面了|到本人> 会<了面|了会|过面|了会儿> 碰<上|上了|见|见了|过头|过面|了个面> <坐|聊|谈><了下来|了坐> 一起<吃了|吃过|喝了|坐了|看了|过了|开了>
		<检修|保养|维修|巡检|安装|调试|试机|试产|试模|打样|复测|测绘|量尺|勘场|盘点设备|换件|换模|交机|交付|送货|送件|送样件|取样|取图纸|拿图纸|送图|送合同|签合同|盖章|对账><了|过|完|完了|了一下|了半天|了一天>
		<带|领|陪><我|我们|着我|着我们><看|看看|看了|看的|转|转了|参观|参观了|逛了|走了><一圈|一遍|一下|> 打了<场|局|一场|会儿|几局><高尔夫|羽毛球|球|牌|网球|台球|篮球|麻将|> <视察|看望|慰问|接洽|拜年|送礼|送节礼|走动|踩点|探厂><了|过|完|了一下> 
		<参观|考察|看|转|走|逛><了一圈|了圈|了一遍|了遍|了一下|了一轮> <看|瞧|转|量|测><了看|了瞧|了转|了量|了测><车间|现场|产线|线体|> <接|招呼|接见|招待><的我|的我们|了我|了我们>`},
	{cMeet | cCost, "meal", 3, `<吃|喝|约|请|请吃|请喝><了个|了顿|了一顿|了|个|顿|><饭|早饭|午饭|中饭|晚饭|早茶|下午茶|便饭|咖啡|茶|酒>`},
	// Went there.
	{cGo, "", 2, `<去|跑|来|走><了一|了|过一|过><趟|次|回|遭> <跑|奔|赶|杀|绕|拐|摸|闯|溜|冲|开车|骑车|自驾|驱车><到|去|到了|去了|过去|过去了> <上|下|中>午<去|到|跑>了 顺<道|路|便><去了|去|拐去|到了|跑了|看了|转了>`},
	{cGo | cAt, "", 2, `<泡|扎|蹲|守|待|呆|耗|驻|忙|驻点|常驻|住><在|到>`},
	{cTail, "", 2, `<链|齿|滚|砂|飞|叶|涡|凸|带|皮带|滑|转|导|脚|蜗>轮 <模|框|骨|货|吊|桁|支>架 <摇|连|活塞|丝|拉|推|导>杆 <弯|接|法兰|管接>头 <油|水|气|喷>泵 <搅拌|充电|发电|变电|换热|污水处理>站`},
	// Called.
	{cCall, "", 4, `打<了|过|完|去|来|回><个|通|一个|一通|两个|两通|三个|三次|两次|几次|几个|好几个|好几次|N次|><电话|手机|座机|语音> 通<了|过|完><个|次|一次|会|会儿|半小时|一个小时><电话|话|语音> <拨|挂|回拨|回><了|过|完><个|通|一个|两个|三次|两次|几次|过去|><电话|手机|座机|>
		电话<聊了|谈了|问了|催了|确认了|沟通了|里说|那头说|里问|里聊了|联系了|里讲|里确认|里答应|说了|讲了|谈完|里谈|上说|上聊|追了|问过|聊过|回访过> <微信|企微|钉钉|视频|语音|线上|腾讯会议|飞书><聊了|聊过|沟通了|沟通过|联系了|谈了|开了会|开了个会|对了一下|对了下|说了下|过了一遍> <给|跟>他<打了|通了><电话|个电话> <微信|企微|钉钉|qq>上<沟通了|沟通|聊了|聊|说了|问了|谈了|确认了|催了|联系了|对了> 联系不上 没联系上 联系不到 没联系到`},
	{cCall, "", 4, `<had|was_on|jumped_on|hopped_on|got_on|did|finished|just_finished|ended><_a|_an|_the|><_quick|_short|_long|_good|_brief|_hour-long|><_phone|_video|_teams|_zoom|_conference|_follow-up|><_call|_phone_call> <tried|trying><_him|_her|_them|_to_reach|_to_ring|_to_phone|_reaching|_ringing|_phoning|_his_phone|_her_phone|_his_mobile|_her_mobile|_again> <spoke|talked|chatted><_on_the_phone|_over_the_phone|_over_phone|_by_phone|_on_phone|_via_phone|_via_teams|_on_teams|_over_teams|_over_zoom>
		<rang|phoned|called|telephoned><_me|_us|_him|_her|_them><_back|> got_<a|another><_call|_phone_call><_from|> <he|she|they><_rang|_phoned|_called><_me|_us|><_back|>`},
	// Nobody was met.
	{cOutcome, "not_reached", 2, `<没|没有|未|没能|未能|都没|还是没|又没|也没|一直没|始终没|愣是没|死活没|终究没><见|碰|等|遇|堵|逮|会><到|着|上|成><人|面|他|她|本人|> <没|没有|未|没能|都没|还是没|又没|一直没|始终没|也没><打|拨|联系|约><通|到|着|上|成><人|他|她|> <没|没能|都没|又没|未能|还是没><进|敲><去|开|成|门|去门|开门> 门都<没进|没进去|没让进|没开|进不去> <都|全|人都><下班了|放假了|走了|走光了|出差了|去开会了|不在> <停电|停工|停产|搬迁|搬走|关门|歇业|盘点|封路|封闭><放假|放假了|了|不开门>
		<没|没有|无><人><接|应|理|在|开门|接待|接听|应答|搭理|露面><电话|我|我们|> <都是|一直|全是|总是|老是><忙音|占线|关机|无人接听|没人接|不在服务区|语音信箱|通话中|正在通话中> 联系不上 没联系上 <微信|消息|信息|短信|邮件>也<不回|没回> 无法接通 不在服务区 暂时无法接通 <锁着|关着|大门紧|铁门><闭|锁|门> 吃了<个|><闭门羹> 白<忙活|折腾|等|跑|走|去><了|一趟|了一趟|了半天>
		<couldn't|could_not|couldnt|can't|cannot|didn't|did_not|wasn't_able_to|was_unable_to|unable_to|failed_to|never|not_able_to|still_can't><_reach|_get_hold_of|_get_through|_get_through_to|_get_past_reception|_get_in|_get_past_the_gate|_find><_him|_her|_them|_anyone|_anybody|> <nobody|no_one|noone|no-one><_at_the_gate|_at_reception|_in_the_office|_knew|_came|_came_out|_came_down|_showed_up|_turned_up|_received_us|_to_receive_us|_to_receive_me|_answering|_answers|_picks_up|_picking_up> turned_<me|us><_away|_away_at_the_gate|_down_at_the_gate> <sent|sends><_me|_us>_<away|home> <phone|mobile|line|number><_unreachable|_not_reachable|_switched_off|_off|_dead|_not_answered|_engaged> <not|didn't|did_not><_pick|_show_up|_turn_up|_come_out> <he|she|they><_was|_were><_out|_away|_travelling|_traveling|_on_leave|_in_meetings|_not_there|_not_in|_gone|_absent>`},
	{cOutcome, "refused", 3, `<不|不肯|不愿|不愿意|不想|懒得><见我|见我们|搭理我|搭理我们|理我|接待我|接待我们|跟我谈|跟我们谈|再谈> <把|给>我<轰|赶|请|打发><出来|走|出去><了|> <让|叫><我|我们><走|滚|别来了|别打了|以后别来|不用再来> 说<不考虑|不需要|没必要|没兴趣|用不着|不换><了|我们|>`},
	// It is to be done.
	{cPlan, "", 2, `<要|得|该|须|需|需要|必须|还要|还得|就要|马上要|正要|正准备|待会要|待会|待会儿|等会|等会儿|等下|一会|一会儿|打算好|准备好><去|去下|过去|跑|拜访|见|给|跟|回|发|送|打|交|带>`},
	{cIntent, "task", 4, `<要|得|须|需要|必须|还要|还得|待会要|等会|等下|待会|待会儿><去|去下|过去|跑趟|回访|拜访>`},
	{cWish, "", 3, `<真|好|很|特别|太|非常|一直|多么|衷心><希望|想|盼|期待|盼望>`},
	{cFunc, "", 0, `<拿|送|寄|发|传|交|报|递|搬|运|叫|喊|拉|抬><来|来了|过来|过来了>`},
	{cPayment | cIntent, "opportunity", 4, `<第一|第二|第三|首|头|二|三|最后一|这|头一><笔|批|期><款|款项|货款|回款|进度款|钱>`},
	{cFunc, "", 0, `要是成了 要不是 若不是 要没有 除非 搞掂 搞掂了 弄妥 弄妥了 drop leave hand courier resend <过|看|聊|谈|对|改|理|捋|碰|核|核对|梳理|讨论|沟通|确认|商量|研究><一下|下|一遍|遍> 超过 不到 将近 多于 少于 大于 低于 <no|don't|dont|without><_need_to|_have_to> needn't`},
	{cAsk, "", 2, `<哪|哪一><天|日|周|个月|年|次|趟|位> 几时 何时 何日 第几<次|趟|家|个|名>`},
	{cKin, "", 0, `老妈 老爸 爸妈 我妈 我爸 爷爷 奶奶 外婆 丈母娘 岳父 岳母 媳妇 对象 女朋友 男朋友 闺女 娃`},
	{cChat, "", 3, `老妈 老爸 我妈 我爸 丈母娘 画饼 没睡好 睡过头 红烧肉 晒娃 <状态|精神|胃口|心情><差|不好|不佳|很差|一般> 车胎 拖车 爆胎 剐蹭 追尾 违章 大家注意 各位注意 yoghurt my_back team_building teambuilding`},
	{cWish, "", 3, `<wouldn't|wouldnt|would>_it_<be|not_be><_nice|_great|_good|_lovely|_wonderful|> it_would_be_<nice|great|good|lovely> <老|总|一直|早就>想<着|去|约|见|>`},
	{cIntent, "opportunity", 4, `<首|一|二|三|四|第一|第二|第三|最终|末|最后一>轮<报价|谈判|竞价|评审|开标|议价> 第<一|二|三|四|五><低|高|名|位> 追加<了|><一台|两台|三台|几台|一套|一条|订单|采购> 合同额<变成|变为|到|增加到|调整为> signed_on <customer|client|they|he|she|boss>_signed they_signed`},
	{cFunc, "", 0, `<开|办|建|设|盖><了><家|一家|个|一个|间|一间>`},
	{cIntent, "lead", 3, `<新|刚><开|办|建|设|盖>了<家|一家|个|一个|间|一间> <有|是>家<做|搞|生产|专做>`},
	{cWish, "", 3, `<要是|如果|假如|等|真要|真要是><成了|签了|中了|拿下了> <might|may|could><_bump_into|_see|_meet|_visit|_run_into|_drop_by|_stop_by|_swing_by|_call_on|_go_and_see>`},
	{cCall, "", 4, `<video|zoom|teams|call|phone|voice|wechat|ring><了|过|完|上|了个|了一个小时|了半小时|了半天>`},
	{cMeet, "", 3, `<meet|met|chat|sync|align|review|present|discuss|negotiate|lunch|dinner|coffee|talk|catch_up><了|过|完|了个|了一个小时|了半小时|了半天|了下|了一下>`},
	{cVisit, "", 4, `<visit|onsite|on-site><了|过|完|了下|了一下>`},
	{cActivity, "demo", 3, `<demo|演示><了|过|完|了一遍>`},
	{cActivity, "other", 3, `<装|调|修|试><完|好><机|设备><了|>`},
	{cCall, "", 4, `<通|打>的电话`},
	{cIntent, "task", 4, `往<后|前><推|挪|顺延|放><一周|几天|一天|两天|一个星期|一下|一推|> <推|延|顺延|提前|押><后|迟|前><一周|几天|一天|两天|一个星期> push_<it|this|that|the_visit|the_meeting><_back|_out><_a_week|_by_a_week|_a_few_days|>`},
	{cMeet, "", 3, `过了<一遍|遍|一下|一轮|下|一过>`},
	{cCall, "", 4, `<left|leaving><_a|_two|_three|_another|_several|><_voicemail|_voicemails|_message|_messages><_for|_with|>`},
	{cOutcome, "not_reached", 2, `left<_a|_two|_three|_another|_several|><_voicemail|_voicemails|_message|_messages><_for|_with|>`},
	{cFunc, "", 0, `<walked|drove|went|driving|walking|cycled>_past <was|were><_just|>_about_to 刚要 正想 再说吧 再看吧`},
	{cNeg, "", 3, `<would_rather|rather|prefers|prefer|prefers_to|would_prefer><_not><_to|>_<meet|see|talk|come> <doesn't|don't|didn't|does_not|do_not><_want_to|_wish_to>_<meet|see_us|see_me|talk> no_more_<visits|meetings|calls>`},
	{cCommand, "", 3, `查询 查阅 检索 调阅 列举 罗列 tell_me_<everything|all|more|about|what> <give|get|pull><_me|>_<everything|all>`},
	{cCancel, "", 4, `不<开|办|约|聚><了|啦> <饭局|会|会议|约会|约|行程|见面|评审|交流会><推了|取消了|吹了|作废|作废了|延期了|改期了|不开了> <a_|>no-go scrapped_<our|the|my|that>`},
	{cVisit, "", 4, `<finally_|>made_it_to managed_to_<see|meet|visit|catch> got_to_<see|meet> got_in_<at|to_see>`},
	{cNeg, "", 3, `没<见|见到|拜访|跑|碰到|接触><任何|一个|半个><客户|人>`},
	{cWish, "", 3, `要能 若能 如能 要能够 就好了 该多好 就好啦 就完美了 就圆满了 就值了`},
	{cCall, "", 4, `<call|phone|ring><过来|过去|来|回来> 通了<个|下|一个|><视频|语音|微信>`},
	{cIntent, "opportunity", 4, `<po|order|payment|deposit|purchase_order><_arrived|_came_in|_came_through|_landed|_is_in|_is_here> <pushed|moved|postponed|delayed|shifted>_<everything|it_all|the_project|the_whole_thing|things>_to`},
	{cWantBuy, "lead", 3, `<they|he|she|who><_need|_needs|_require|_requires>_<new|two|three|four>`},
	{cAsk, "", 2, `多久 多久没`},
	{cAsk, "", 2, `归谁<管|负责|跟|> 谁<管|负责|在管|在负责|在跟进>`},
	{cMeet | cCost, "meal", 3, `吃了<碗|份|个|盘|顿|><面|粉|牛肉面|米粉|米线|饺子|快餐|烧烤|小炒|农家菜>`},
	{cOutcome, "not_reached", 2, `<wasn't|was_not|isn't|wasnt|not><_at_her|_at_his|_at_their><_desk|_office|_post>`},
	{cIntent, "opportunity", 4, `<doesn't|don't|does_not|do_not|didn't>_have<_a|_any|_the|><_budget|_money|_funds> <has|have|had>_no_<budget|money|funds> 搁一搁 缓一缓 停一停 压一压 拖一拖`},
	{cFunc, "", 0, `school hospital airport kindergarten supermarket hq headquarters 老地方 不用 不必 不再 甭 不需 不需要 用不着`},
	{cAsk, "", 2, `多少<款|钱|家|个|人|台|次|单|万|条|笔|天>`},
	{cChat, "", 3, `带<孩子|娃|老婆|爸妈|父母|家人|女朋友|女儿|儿子> 动物园 公园 游乐园 海边 商场 电影院 迪士尼 提成 奖金到账 房东 涨租 喝一杯 喝两杯 人挤人 充电器 闪了腰 <买|做>菜 学校 幼儿园 发错群 my_<daughter|son|wife|husband|kids|dog|cat|landlord|train|flight|badge|umbrella|bike> landlord speeding_ticket out_of_toner toner umbrella badge badminton off_sick married`},
	{cOurs, "", 0, `we'd we've we'll we're`},
	{cSource, "other/website", 3, `<via|through|from><_the|_our|><_website|_web_form|_homepage|_contact_form>`},
	{cIntent, "opportunity", 4, `<we're|we_are><_out|_out_of_the_race|_out_of_it> <技术|商务|综合|总|资格><分|标|评分|得分><排|得><第一|第二|第三|最高|最低> <分|得分|评分>排第<一|二|三> <chose|picked|selected|preferred><_our_competitor|_another_supplier|_someone_else|_them|_the_other>`},
	{cPlan, "", 2, `<asked|wants|wanted|told|invited|expects|needs|requires|urged><_me|_us><_to> <邀请|叮嘱|嘱咐|通知><我|我们>`},
	// It did not happen.
	{cNeg, "", 3, `<没|没有|没能|未|未能|还没|还没有|尚未|从没|从未|没来得及|没顾上|没顾得上|没空|没时间|没机会|没工夫|没心思|没法|无法|没办法|不能|不让|不让我|不让我们|不许|不准|不便|不必|不用|用不着|不想|不打算|顾不上|来不及|抽不出空|抽不出时间><去|跑|拜访|走访|上门|过去|出门|见客户|跑客户><成|了|>
		<一家|一个|一趟|半家><都|也><没><跑|去|见|拜访|打|访><成|了|到|> <couldn't|could_not|couldnt|can't|cannot|did_not|didn't|didnt|was_unable_to|wasn't_able_to|unable_to|not_able_to|no_time_to|no_chance_to|failed_to|forgot_to|had_no_time_to><_visit|_go|_go_to|_meet|_see|_make_it|_make_it_to|_travel|_attend|_call_on|_drop_by|_call><_any|_anyone|_anybody|_a|_> <stay|keep>_away no_<customer|customers|client|clients|visit|visits|meeting|meetings|site_visit><_today|_this_week|_this_morning|_this_afternoon|_yesterday>
		<had|have|has><_to><_postpone|_cancel|_skip|_call_off|_drop><_it|_the_visit|_our_visit|_the_meeting|_the_trip|>`},
	// Put right.
	{cIntent, "correction", 5, `<写|记|录|填|打|说|报|算|输|发|标|登|搞|弄|看|听|传|选|抄|贴|念><错|反|混|岔|串|颠倒><了|啦|> <写|记|录|填|打|输|算|登><漏|多|少|高|低|重><了|啦> <前面|上面|刚才|刚刚|上一条|上条|那条|刚那条><不对|有误|不准|不算|作废> <弄|搞|记|写><颠倒|错位> 口误 笔误 手误 <i_|><wrote|typed|put|entered|logged|recorded|noted|gave><_the_wrong|_a_wrong|_wrong|_it_wrong|_incorrectly> <my|the|that><_last|_previous|_above|_earlier|><_entry|_message|_note|_record|_report|_log|_post><_is|_was|_has|_contains><_wrong|_incorrect|_not_right|_not_correct|_a_mistake|_an_error|_a_typo> <please|pls|kindly><_correct|_change|_amend|_update><_it|_that|_the|_my|>`},
	// Won, lost, stopped.
	{cIntent, "opportunity", 4, `<抢|截|撬|夺|挖|拿><走|去><了|> 截胡<了|> <花落|旁落><别家|他家|他人> <没|未><中|入围|进|选上|评上|过|通过><初审|复审|二轮|第二轮|商务标|技术标> <拒|否|毙|刷|砍|踢><掉|下来|出局><了|> 出局<了|> <签|谈|拿><成|妥|下来|回来><了> <合同|订单|单子|项目|po><下了|下来了|落地了|落定了|黄了|丢了|飞了|签了|成了|没了|停了|搁浅了|暂停了|取消了|终止了|重启了> <预算|资金|款项|立项><没批|没批下来|没下来|没过|被砍|被砍了|砍了一半|冻结|冻结了|到位|到位了|有着落了|批了|下来了> <今年|明年|上半年|下半年|暂时|短期内><没预算|没钱|不投|不上|不买|不动|不考虑>
		no_<budget|money|funds|capex|investment><_this|_for_this|_until|_before|_till><_year|_quarter|_summer|_next_year|_q1|_q2> <order|po|deal|contract|project><_is|_was|_got|_has_been><_confirmed|_cancelled|_canceled|_lost|_won|_awarded|_signed|_stopped|_frozen|_on_hold|_put_on_hold|_postponed|_approved|_dead|_killed|_ours> <our|the><_bid|_offer|_proposal|_quote|_quotation|_tender><_was|_is|_got|_has_been><_rejected|_refused|_declined|_accepted|_too_high|_not_accepted|_turned_down|_disqualified> <lost|gave|awarded><_it|_the_order|_the_deal|_the_project|_the_contract><_to>`},
	// Nobody's business.
	{cChat, "", 3, `<降|升|回|变><温|暖|冷> <大|中|暴|小|阵><雨|雪|雾|风> <下|刮|起|打><大雨|暴雨|大雪|大雾|大风|雷|雾|霜> <热|冷|累|困|饿|忙|烦|气|堵|笑|渴|疼|痛|难吃|无聊|郁闷|尴尬|吓><死|惨|疯|坏|晕><了|我了|人了|人|个人|> 多穿<点|衣服|件衣服> <吃|喝><饱|撑|多|醉><了|> <年|端午|中秋|国庆|清明|元旦|五一|春节><假|放假|放几天|调休|值班> <油价|房价|金价|股市|大盘|基金|比特币><又|><涨|跌|降|崩><了|> <盒饭|外卖|食堂|饭堂|伙食|午饭|晚饭|早餐><好吃|难吃|太贵|贵|凉了|> <述职|述职报告|绩效|考核|打卡|社保|公积金|个税|年终奖|十三薪> <空调|电梯|厕所|网|WiFi|wifi|服务器|系统|打印机|投影仪><坏了|又坏了|没墨|没墨了|崩了|又崩了|太慢|慢死> 没<墨|纸|网|信号><了|>
		<weather|traffic|commute|coffee|canteen|lunch|office|air_con|heating|chairs|parking><_is|_was><_awful|_terrible|_great|_a_nightmare|_horrible|_crazy|_bad|_a_mess|_broken> <so|too|very|really><_tired|_hot|_cold|_hungry|_sleepy|_bored|_stressed> nightmare awful horrible office_chairs <happy|merry><_new_year|_holidays|_monday|_friday|_weekend|_diwali|_easter|_christmas|_birthday>`},
}
