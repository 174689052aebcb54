package parse

// vocabularyErrands are the words for what people do for themselves, alone or with their families,
// and what carriers, banks and insurers ring about. Words that are said at a customer's, too, are none
// of them: 逛了一圈 may be his workshop, 体检 that of a machine is 年检.
var vocabularyErrands = []row{
	// With the family.
	{cErrand | cChat, "", 3, `<陪|带|带着|跟|和|同|陪着><我|><老婆|老公|媳妇|孩子|孩子们|娃|小孩|儿子|女儿|闺女|爸妈|父母|老妈|老爸|我妈|我爸|家人|一家人|女朋友|男朋友|女友|男友|对象|爷爷|奶奶|外婆|外公|丈母娘|岳父|岳母|kids|wife|family|朋友们|同学们>
		<took|bring|brought|drove|taking|bringing|with><_the|_my|_our><_kids|_kid|_family|_wife|_husband|_son|_daughter|_mom|_mum|_mother|_dad|_father|_parents|_girlfriend|_boyfriend|_boys|_girls|_in-laws|_dog|_cat|_grandma|_grandpa|_missus>
		<visited|saw|seeing|visiting><_my|_our><_parents|_mom|_mum|_mother|_dad|_father|_family|_in-laws|_grandma|_sister|_brother|_dentist|_doctor>`},
	// Who rings one at home.
	{cErrand | cChat, "", 3, `<物业|中介|房东|保险公司|银行|快递|快递员|外卖|骗子|推销的|猎头|学校|幼儿园|老师|邻居|法院|居委会><打电话|来电话|打来电话|来电|打电话来|打了电话|打了个电话|来了电话>
		<the|my|our|a><_landlord|_bank|_school|_kindergarten|_nursery|_vet|_garage|_plumber|_estate_agent|_insurer|_insurance_company|_recruiter|_headhunter|_neighbour|_neighbor><_called|_rang|_phoned|_just_called>`},
	{cFunc, "", 0, `<坐|乘><国航|东航|南航|海航|川航|厦航|春秋>`},
	// One's health.
	{cErrand | cChat, "", 3, `看牙 看牙医 拔牙 拔了颗牙 补牙 洗牙 看病 看医生 看急诊 挂号 挂急诊 挂了个号 体检 产检 打疫苗 打针 输液 抽血 拆线 拿药 配药 开药 取药 验光 配眼镜 配了副眼镜 探病
		dentist's dentist <the|my|a><_doctor's|_dentist|_gp> <a|my|for_a|annual><_check-up|_checkup> vaccination flu_shot blood_test <has|had|have|got><_a_fever> prescription <cold_|some_|>medicine x-ray`},
	// Sports, tables, friends, shows, homes, whom one meets at the station, offices for papers of one's own.
	{cErrand | cChat, "", 3, `<上|做|练|学><|了><瑜伽|普拉提|瑜伽课> 抢<茅台|票|车票|门票|演唱会票> <约|约了|跟|和|同|陪><闺蜜|死党|发小|基友|室友> <去|先去|刚去|去了|去趟|跑趟><公证处|派出所|车管所|民政局|户籍科|出入境|社保局|税务大厅> <接|送|接了|送了><丈母娘|岳父|岳母|老丈人|公公|婆婆|亲戚|爸妈|父母|孩子放学>
		<看|看了><两套|三套|几套|一套|几套新|套><房|房子|二手房|新房> <介绍的|找的|请的|请了个|找了个><保姆|月嫂|阿姨带娃|家教|钟点工>
		yoga pilates <book|booked|booking|reserved|reserve><_a|_us_a|_the><_table> <with><_the|_my><_lads|_girls|_mates|_mate|_boys_from_school|_old_friends> <my|a_new|new|the_new><_suit|_dress|_tux> <company|office|team|department><_christmas|_xmas|_summer|_holiday><_party|_lunch|_dinner|_drinks>`},
	// Offices.
	{cErrand | cChat, "", 3, `报税 报个税 交税 <办|交|补|查|转|办了><社保|公积金|个税> 提公积金 <办|办了|换|换了|取|拿|补办><身份证|护照|签证|居住证|驾照|驾驶证|户口|结婚证> 考驾照 上牌 交罚款 处理违章 落户 领证
		<renew|renewed|collect|collected|pick_up|picked_up|apply_for|get><_my|_a|_the><_licence|_license|_driving_licence|_driver's_license|_passport|_visa|_id|_id_card|_glasses> <file|filed|do|did><_my><_taxes|_tax_return> jury_duty`},
	// Money.
	{cErrand | cChat, "", 3, `取钱 取了趟钱 取了点钱 取款 存钱 存款 存了点钱 <办|办了|办了张|办张|开|开了张|激活><信用卡|银行卡|card|卡> 还信用卡 还房贷 换汇 换外汇 <交|缴|交了><电费|水费|话费|物业费|学费> <换|改|办|升级|upgrade><|个|下><套餐|宽带> <来|><推销><保险|贷款|信用卡|理财|车险|宽带> 打电话来推销 打电话推销 续车险 买车险 续保
		<open|opened|close|closed><_an|_a|_my><_account|_bank_account> withdrew_cash <a|the|my>_refund <credit|debit><_card> mortgage <car|health|life|travel|home><_insurance> insurance_policy <phone|data|mobile|broadband><_plan|_contract> overdraft`},
	// Carriers.
	{cErrand | cChat, "", 3, `<取|寄><了个|个|了>件 <取|寄|收|拿|送|催><个|了个|><快递|包裹|外卖> 快递到了 包裹到了 取件 <parcel|包裹|快递><卡在|到了|丢了|在>
		<about|with|for><_the|_my|_a><_parcel|_parcels|_package|_delivery_slot> <the|my><_parcel|_package><_is|_has|_was|_arrived>`},
	// The car, the phone.
	{cErrand | cChat, "", 3, `<picked_up|pick_up|collected|collect|fetched|fetch><_the|_our><_car|_van|_bike|_kids|_dog|_laundry|_dry_cleaning|_prescription> 去<了|趟|了趟|>4s店 <company|office|team|department|staff><_christmas|_xmas|_summer|_new_year|_annual|_year-end|><_party|_dinner|_outing|_picnic|_do> 保养车 修车 洗车 修手机 换手机 贴膜 加油站 加了油 加个油 提车 取车 贴车膜 做保养
		<dropped|drop|took|left|brought><_the|_my><_car|_van|_bike><|_off> <for|><_a_service> <oil_change|tyre_change|tire_change>`},
	// Shopping.
	{cErrand | cChat, "", 3, `买菜 买衣服 买鞋 买年货 买礼物 买东西 买水果 买药 买书 买家具 买家电 <买|买了><点|个|双|件|些|箱|瓶|盒|束|副><年货|衣服|鞋|鞋子|礼物|东西|水果|吃的|菜|药|书|花|酒|茶叶|柜子|沙发|床|桌子|手机|电脑> 逛街 逛超市 逛商场 退货去了
		groceries grocery <for|to_buy|buying|bought><_running|_new|_a_pair_of|_some|><_shoes|_sneakers|_trainers|_clothes|_furniture|_groceries|_toys|_wine> haircut <christmas|grocery|some|weekend><_shopping> went_shopping`},
	// Leisure.
	{cErrand | cChat, "", 3, `看电影 <看|看了><场|个|><电影|球|球赛|演唱会|演出|话剧> <去|><玩了一天|玩了半天|玩了两天|玩了> 去玩 玩一天 滑雪 爬山 爬了山 露营 泡温泉 泡了温泉 游泳 打羽毛球 打篮球 健身 剪头发 剪头 理发 做头发 烫头 度假 旅游 旅行 自驾游 过周末 过生日 吃喜酒 喝喜酒 参加婚礼 开家长会 家长会 看展 看展览 看画展 看车展
		<watch|watched|see|saw><_the|_a><_movie|_film|_game|_match|_gig|_concert|_show|_play|_musical> <on|for><_our|_my|_a><_holiday|_vacation|_honeymoon> <huge|long><_queue|_queues> <the|a><_gym|_cinema|_wedding|_funeral> <our|my|the>_new_<flat|house|apartment> <lovely|nice|beautiful|great>_<beach|beaches|views|scenery|sunset> parents'_evening swimming hiking skiing camping sightseeing`},
}
