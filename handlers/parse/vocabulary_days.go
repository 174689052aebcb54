package parse

// vocabularyDays are words that stand by days: of what was recorded for a wrong one, of
// looking in again.
var vocabularyDays = []row{
	{cIntent, "correction", 5, `<change|correct|set|fix|amend><_the|_my|><_visit|_call|_meeting|><_date|_day><_to|_from>`},
	{cFunc, "", 0, `get_back_to upload submit hand_in finish complete deliver courier stops appointments concept proposal_due`},
	{cIntent, "task", 4, `<asked|wants|asks|needs|has><_to_move|_to_push|_to_shift|_to_postpone|_to_reschedule|_to_bring_forward>`},
	{cOutcome, "not_reached", 2, `<只|就|光><见到|见着|碰到|见了><门卫|前台|保安|传达室> only_the_<gatekeeper|receptionist|guard> <only|just><_saw|_met|_spoke_to><_the|><_gatekeeper|_receptionist|_guard|_security>`},
	{cIntent, "opportunity", 4, `<终于|总算|今天|已经|>拍板了 <finally|have|has|they|>_decided:`},
	{cTail, "", 1, `水电 阀杆 阀座 轴套 垫片 卡箍 轴瓦 齿条 弹片`},
	{cFunc, "", 0, `市里 县里 区里 镇上 省里 局里 部里`},
	{cPlan, "", 2, `<wants|want|expects|expect|needs><_us|_me><_in|_there|_over|_on_site|_at|_on>`},
	{cMeet, "", 3, `quick_bite bite_with bite_to_eat_with`},
	{cTail | cThing, "", 1, `焊接`},
	{cMeet, "", 3, `<去|再去|来|过去|><复查|复检|回检|验厂|巡厂|点检><了|过|一次|一下|>`},
}
