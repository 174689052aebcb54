package parse

// vocabularyMore is what was missing from the other tables: what might be or is
// dreamt of, what is called off, how a list of customers begins, competitors, goods,
// answers on the phone, and what people say in both languages at once.
var vocabularyMore = []row{
	{cFunc, "", 0, `假如 假设 倘若 万一 若是 做梦 做梦都想 梦到 梦见 差点 差点就 差一点 险些 不知道 不晓得 if provided in_case dunno no_idea dreaming_of dream_of dreaming_about dreamt_of would_have could_have might_have should_have would've could've might've nearly almost how_to`},
	{cCancel, "", 4, `不用来了 不用过来了 不用过去了 别来了 先别来 先别过来 不用跑了 不用跑 免了 改天再说 下次再说`},
	{cNeg, "", 3, `没见客户 一天没见客户 没客户 没见任何客户 没有客户 没跑客户 没出门 没去客户那 没去客户 没有去客户 没去见 没去见客户 没外出拜访`},
	{cChat, "", 3, `加班 烦 烦死 星巴克 starbucks kfc 肯德基 麦当劳 mcdonald's happy 全体 全员 all_hands all-hands 疯狂 裁人 上热搜 涨粉 laying_off layoffs stuck stuck_behind love_it loved_it_there works_at works_for stock stocks shares crypto bitcoin netflix spotify xbox playstation iphone 上班 新款 买不起 用着 真好用 新手机 buying_drinks drinks 发朋友圈 founded_in they_say 牛肉面 面馆 请大家吃饭 请大家 牛逼 发财 改到吐`},
	{cProgramme, "", 3, `采购额 年采购额 采购总额 月薪 年薪 工资 罚款条款 违约金 滞纳金 市场规模 产能 造价 penalty penalties list_price wages`},
	{cRival, "", 3, `选了 选择了 最后选了 被选 改用 换成了 转投 跟了 chose picked opted_for switched_to decided_for signed_with went_for gave_it_to 抢走 抢了 也在谈 也报了 还找了 同时在谈`},
	{cMeet | cCost, "meal", 3, `吃lunch 吃dinner 吃brunch 吃了lunch 吃了dinner 吃个lunch 吃个dinner 喝coffee 喝了coffee`},
	{cIntent, "opportunity", 4, `先放一放 放一放 暂时放放 重新启动 再启动 put_on_ice on_ice put_the_project_on_ice park_it_till delay到 delay_to on_hold了 is_back_on back_on_track 首付到了 定金到了 款到账 先停一停 停一停 缓缓 往后放`},
	{cCapture | cIntent, "lead", 6, `new_leads new_leads: leads: two_new_leads three_new_leads two_leads three_leads new_prospects two_new_prospects`},
	{cThing, "", 1, `交样 交货 交图 交件 交底 收线机 装配机 点胶机 贴标机 码垛机 打包机 封箱机 绕线机 剥线机 端子机 检测机 分选机 清洗机 烘干机 固化炉 回流焊 波峰焊 涂装机器人 焊接机器人 打磨机器人 协作机器人 agv小车`},
	{cCall, "", 4, `没人听 没人听电话 一直没人听 电话没人接 打了手机 打他手机 打她手机 打过去 打了过去 电话打过去 回电话 回个电话 回一个电话 手机通了`},
	{cOutcome, "not_reached", 2, `没人听 没人听电话 一直没人听 电话没人接 不给进 没让进 没给进 不让进去 进不了 进不了门 吃了个闭门羹 吃闭门羹 被拦 被拦下 拦在门外 拦在门口 没等着 没碰上 没碰着 没遇上 没找着人 没人开门 铁将军把门 锁着门 门锁着 人都放假了 都放假了 不在家 去外地了 在外地 出国了 去出差了 没来上班 开会走不开 走不开 没空出来 没下来 没出来见 no_pickup 没pick_up 没pickup 没pick 没answer 没reply line_dead line_was_dead had_left off_sick was_off_sick left_early gone_for_the_day closed_for_stocktaking was_closed_for security_turned_me_away turned_me_away_at`},
	{cOutcome, "reached", 2, `电话通了 打通了 接了电话 接起来了 终于打通 终于接了 got_through got_him_on_the_phone got_her_on_the_phone on_the_phone_at_last picked_up`},
	{cCall, "", 4, `hung_up_on_me hung_up hangs_up 挂了我电话 挂我电话 直接挂了 拒接 挂了电话`},
	{cIntent, "contact", 4, `save一下 save下 存个号 存一下号码 promote成 promote了 promoted_to`},
	{cReach, "", 0, `电话通了 手机通了 on_the_phone_at_last got_on_the_phone picked_up`},
	{cPlan, "", 2, `next_visit next_meeting next_call next_demo 下次拜访 下次见面 下次去`},
	{cVisit, "", 4, `on_site visted visitted vistied`},
	{cFunc, "", 0, `里面 里面有 面上 手上 手头 名单里 清单里`},
}
