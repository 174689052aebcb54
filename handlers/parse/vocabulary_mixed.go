package parse

// vocabularyMixed are English verbs of doing as they are said in Chinese: with what stands before them (刚, 已)
// and the marks of what was done behind (了, 过, 完, 好, 一下). What they mean is what the Chinese verb in
// their place means: visit完 is 拜访完, 刚left is 刚离开. What is only to be done takes a Chinese word of
// that before it (要, 会, 得, 去), which speaks for itself.
var vocabularyMixed = []row{
	// Was there, and comes from there.
	{cVisit, "", 4, `<刚|刚刚|已|已经|才|刚才|><visit|visited|onsite|on-site|site_visit|drop_by|swing_by|stop_by|pop_by|drop_in><了|过|完|完了|好了|过了|了下|了一下|了一趟|了趟>
		<刚|刚刚|才|刚才><left|leave|visit|visited|back_from> <刚|刚刚|才>从<left|leave> <left|leave>了`},
	{cCall, "", 4, `<刚|刚刚|><left|leave>了<个|><voicemail|message> <刚|刚刚><left|leave><_a|><_voicemail|_message>`},
	// Met, talked, worked there.
	{cMeet, "", 3, `<刚|刚刚|已|已经|才|刚才|><meet|met|chat|sync|align|review|present|discuss|negotiate|talk|walk|walk_through|go_through|run_through|catch_up|pitch|train|host|audit|survey|inspect|debug|install|commission|coach|kick_off|kickoff|workshop|brainstorm|meeting><了|过|完|完了|好了|过了|了下|了一下|了一遍|了一轮|了一圈|了半天|了一上午|了一下午|了一个小时|了两个小时>
		<review|meeting|kickoff|kick-off|workshop|training|on-site_training|site_survey|survey|audit|install|installation|commissioning|trial|trial_run|pilot|pilot_run|dry_run|site_walk|walkthrough|handover|fat|sat|uat|ppap|poc><完成|完成了|做完|做完了|结束|结束了|搞定|搞定了|done了|开完|开完了|走完|走完了|跑完|跑完了>
		<刚|刚刚|已|已经|才|刚才><met|meet|review|discuss|align|sync|finish|wrap_up><了|完|>`},
	{cMeet | cWith, "", 3, `<dinner|lunch|coffee|breakfast|drinks|beer><跟|和|与|陪>`},
	{cActivity, "demo", 3, `<刚|刚刚|已|已经|才|刚才|>demo<了|过|完|完了|好了|过了|了下|了一下|了一遍|了一轮> <刚|刚刚|已|已经>demo demo<完成|完成了|结束|结束了>`},
	{cFunc, "", 0, `<验|测|核|盘|捋|掰扯|修|装|调|试|拆|量|称|焊|转|逛|拍|录|核对|比对|复盘><了|了一下|了下|了半天|了个|完了> 拉着 手上 手里`},
	// Rang.
	{cCall, "", 4, `<刚|刚刚|已|已经|才|刚才|><call|called|ring|phone|dial|buzz|zoom|facetime|wechat|whatsapp><了|过|完|完了|好了|过了|了下|了一下|了个|了一个|了一通|了半天|了半小时> <刚|刚刚|已|已经><call|called|rang|ring|phone> <call|zoom|teams_call|video_call><结束|结束了|打完|打完了|开完|开完了>`},
	{cCall, "", 4, `<刚|刚刚|已|已经|又|再次|><chase|push|nudge|ping><了|过|完|了下|了一下><他|她|他们|贵司|>
		<刚|刚刚|已|已经|><follow_up|followup|touch_base|reach_out|check_in><了|过|完|了下|了一下>`},
	// Promised and arranged: the day is to come.
	{cPlan, "", 2, `<刚|刚刚|已|已经|><promise|commit|agree>了 <刚|刚刚|已|已经><book|schedule|arrange|confirm><了|>`},
	{cDone, "", 2, `完工 完工了 收工 竣工 竣工了`},
	{cGo, "", 2, `<came|comes|dropped|stopped|swung>_by_our<_office|_stand|_booth|_plant|_factory|>`},
	{cFunc, "", 0, `in_person 收尾 准话 准信 口风 说法 下文 交底`},
	// To be done.
	{cPlan, "", 2, `<去|得去|要去><check|confirm|follow|chase|update|send|submit|finalize|finalise|share|prepare|email|sign|revise|align|sync><一下|下|>`},
}
