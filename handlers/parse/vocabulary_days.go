package parse

// vocabularyDays are words that stand by days: of what was recorded for a wrong one, of
// looking in again.
var vocabularyDays = []row{
	{cIntent, "correction", 5, `<change|correct|set|fix|amend><_the|_my|><_visit|_call|_meeting|><_date|_day><_to|_from>`},
	{cFunc, "", 0, `get_back_to upload submit hand_in finish complete deliver courier stops appointments`},
	{cIntent, "task", 4, `<asked|wants|asks|needs|has><_to_move|_to_push|_to_shift|_to_postpone|_to_reschedule|_to_bring_forward>`},
	{cTail | cThing, "", 1, `焊接`},
	{cMeet, "", 3, `<去|再去|来|过去|><复查|复检|回检|验厂|巡厂|点检><了|过|一次|一下|>`},
}
