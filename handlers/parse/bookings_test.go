package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestOnlyBooked holds that a room, a journey, a car or a quoted word makes no record, and that who meets a customer
// there does. All is said on Wednesday the 9th of December 2026.
func TestOnlyBooked(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "a room with a town's name", text: "Meeting room Berlin is booked on Thursday", intent: parse.None},
		{says: "a room", text: "会议室三楼已订,周四下午", intent: parse.None},
		{says: "a room that is taken", text: "meeting room被占了", intent: parse.None},
		{says: "a flight", text: "flight BA 117 to Berlin leaves at 9 tomorrow", intent: parse.None},
		{says: "a house with a name", text: "Hotel Meridian booked for Friday, two nights", intent: parse.None},
		{says: "a car of one's own", text: "明天去4S店保养,奥迪", intent: parse.None},
		{says: "a car of one's own, in two languages", text: "car service预约在周四,Audi", intent: parse.None},
		{says: "sport of an evening", text: "Gym with Sam at 6 tonight", intent: parse.None},
		{says: "somebody else's words", text: "老板:\"下周一去Barlow,Neil等我们\"", intent: parse.None},
		{says: "what is only supposed is to come", text: "如果周五能见到孔总,就把样品带过去", intent: parse.Task, due: "2026-12-11"},

		{says: "a room in which somebody was met", text: "昨天在Berlin meeting room跟孔总过了contract", intent: parse.Visit, date: "2026-12-08"},
		{says: "a customer's room", text: "海科的会议室里跟孙工过了图纸", intent: parse.Visit},
		{says: "a flight to somebody", text: "Flew to Berlin yesterday to see Neil at Siemens", intent: parse.Visit, date: "2026-12-08"},
		{says: "a garage that buys", text: "昨天去4S店谈了举升机,王经理要报价", intent: parse.Visit, date: "2026-12-08"},
		{says: "a car maker's plant", text: "Dropped samples at the Audi plant yesterday", intent: parse.Visit, date: "2026-12-08"},
		{says: "a word that is a verb and no mark", text: "昨天跟孔总过合同", intent: parse.Visit, date: "2026-12-08"},
		{says: "the same still to come", text: "周四跟孔总过合同", intent: parse.Task, due: "2026-12-10"},
		{says: "the mark", text: "周一见过孔总", intent: parse.Visit, date: "2026-12-07"},
	})
}
