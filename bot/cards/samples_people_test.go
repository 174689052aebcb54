package cards

import (
	"milepost/configs/playbook/absence"
	"milepost/storage/crm"
)

func absenceReview(w *Writer) absence.Review {
	request := func(no string, account string) absence.Decided {
		return absence.Decided{Request: crm.Approval{No: no}, Step: crm.Step{Decision: crm.ApprovalGranted}, Account: account}
	}
	refused := request("LX-2026-014", w.t("比亚迪", "BYD"))
	refused.Step.Decision = crm.ApprovalRejected
	return absence.Review{
		Days: crm.Absence{From: "2026-12-07", To: "2026-12-11"}, Who: []string{w.t("老周", "Zhou")},
		Decided: []absence.Decided{request("A17", w.t("美科", "Meike")), refused},
		Met:     []absence.Met{{Activity: crm.Activity{No: 31, Date: "2026-12-08"}, Account: w.t("美科", "Meike")}},
		Waits:   []absence.Decided{request("A18", w.t("金利", "Jinli"))},
		Open:    []crm.Task{{Account: "b", Due: "2026-12-09"}}, Names: map[crm.AccountID]string{"b": w.t("金利", "Jinli")},
	}
}

func peopleSamples(w *Writer) map[string]any {
	wang := crm.Person{ID: "wangmin", Name: name(w.t("王经理", "Wang")), Away: crm.Absence{From: "2026-12-07", To: "2026-12-11", Deputy: "laozhou"}}
	away := AwayView{Person: wang, Deputy: w.t("老周", "Zhou"), Waiting: 2, Group: "g"}
	away.Booked = []TaskView{step(1, w.t("美科", "Meike"), w.t("谈付款", "payment"), "2026-12-08"), step(2, w.t("金利", "Jinli"), w.t("送样", "samples"), "2026-12-09")}
	away.Booked[0].Clock, away.Booked[1].Clock = "10:00", "14:30"
	alone := away
	alone.Deputy, alone.Above = "", w.t("赵总", "Zhao")
	back := ReturnView{Name: w.t("王经理", "Wang"), Held: 4, Card: true, Review: absenceReview(w)}
	early := back
	early.Card, early.Decided, early.Met = false, nil, nil
	li, chen := w.t("小李", "Li"), w.t("小陈", "Chen")
	hand := PeopleView{
		Draft: "d", Group: "g", Do: PeopleLeaves, Who: li, To: chen, Last: "2026-11-23", Took: []string{w.t("美科", "Meike"), w.t("金利", "Jinli")}, By: w.t("王敏", "Wang Min"),
		Plan: HandView{
			Accounts: []crm.Account{{ID: "a", Name: name(w.t("美科", "Meike")), Region: w.t("东莞", "Dongguan")}, {ID: "b", Name: name(w.t("金利", "Jinli"))}},
			Deals:    []crm.Opportunity{{Amount: crm.Amount{Money: crm.Yuan(5_600_000)}}, {Amount: crm.Amount{Money: crm.Yuan(1_200_000)}}},
			Tasks:    14, Tenders: 1, Payments: 3, Asked: 1, Waits: 2, Visits: []TaskView{step(1, w.t("美科", "Meike"), w.t("谈付款", "payment"), "2026-11-26")},
		},
	}
	deals := hand
	deals.Do, deals.Plan.Accounts, deals.Last = PeopleHand, nil, ""
	deals.Took, deals.Deals = nil, []string{w.t("美科 电池线", "Meike battery line")}
	put := GivenView{Kind: crm.KindActivity, Number: "V31", AccountName: w.t("美科", "Meike"), What: w.t("谈付款", "payment"), Date: "2026-11-23", By: w.t("王敏", "Wang Min"), To: chen, Mine: true}
	lost := put
	lost.Mine, lost.Back = false, true
	passed := put
	passed.Kind, passed.Number, passed.Mine = crm.KindTask, "T5", false
	shared := hand
	shared.Told = []string{chen, li}
	shared.Plan.Each = map[crm.AccountID]string{"b": "Anna"}
	admin := hand
	admin.Counts = true
	one := PeopleView{Draft: "d", Group: "g", Do: PeopleHand, Who: li, To: chen, Plan: HandView{Accounts: hand.Plan.Accounts[:1]}}
	merge := PeopleView{Draft: "d", Group: "g", Do: PeopleMerge, Merge: MergeView{
		From: w.t("中联", "Zoomlion"), Into: w.t("中联重科", "Zoomlion Heavy"), Owner: li, Along: chen, Contacts: 3, Lead: true, Twice: []string{w.t("王总", "Wang")}, Deals: 2, Visits: 14, Tasks: 1, Files: 2,
		Clashes: []FieldChange{{Field: "region", Old: w.t("长沙", "Changsha"), New: w.t("湖南", "Hunan")}}, Filled: []FieldChange{{Field: "industry", New: w.t("家具", "furniture")}, {Field: "address", New: "1"}}, Codes: true,
	}}
	bare := PeopleView{Draft: "d", Group: "g", Do: PeopleMerge, Merge: MergeView{From: merge.Merge.From, Into: merge.Merge.Into}}
	add := PeopleView{Draft: "d", Group: "g", Do: PeopleAdd, Name: w.t("小孙", "Sun"), Team: w.t("华南", "South"), Roles: []crm.Role{crm.RoleRep}}
	moves := PeopleView{Draft: "d", Do: PeopleMove, Who: li, Team: w.t("华东", "East"), From: add.Team, Plan: hand.Plan, Counts: true}
	team := PeopleView{Draft: "d", Group: "g", Do: PeopleTeam, Name: w.t("华东二部", "East Two"), To: li, From: add.Team, Leaderless: true, Roles: []crm.Role{crm.RoleManager}}
	added := add
	added.Code = "493027"
	visited := *visit(31, w.t("美科", "Meike"), "", w.t("谈付款", "payment"), "").Activity
	face := Stranger{Platform: "wecom", ID: "lilei", Identity: "wecom/demo/lilei", Until: w.Now.AddDate(0, 0, 7), Teams: []TeamName{{"huanan", w.t("华南", "South")}, {"huadong", w.t("华东", "East")}}}
	face.Without = []string{"Anna", w.t("王敏", "Wang Min")}
	of := AwayView{Person: away.Person, Deputy: away.Deputy, By: w.t("周航", "Zhou"), Group: "g"}
	works := RosterView{Subject: ListRoster, Teams: []RosterTeam{
		{ID: "huanan", Name: w.t("华南", "South"), People: []RosterRow{
			{Name: "Anna", Roles: []crm.Role{crm.RoleRep}},
			{Name: w.t("王敏", "Wang Min"), Roles: []crm.Role{crm.RoleManager}, Functions: []string{"presales"}, Away: away.Person.Away},
			{Name: w.t("小孙", "Sun"), Roles: []crm.Role{crm.RoleRep}, Unlinked: true},
		}}, {People: []RosterRow{{Name: w.t("周航", "Zhou"), Roles: []crm.Role{crm.RoleAdmin}}}},
	}}
	gone := LostView{Name: li, Who: "xiaoli", Platform: "wecom", Accounts: 23}
	elsewhere := gone
	elsewhere.Elsewhere, elsewhere.Platform = true, "slack"
	renamed := RenamedView{Name: li, Platform: "wecom", Was: "liwei", Now: "liwei2026"}
	taken := renamed
	taken.Taken = chen
	trip := TripView{Name: li, Trip: crm.Trip{From: "2026-11-30", To: "2026-12-02"}, Group: "g"}
	byBoss := trip
	byBoss.By = w.t("王经理", "Wang")
	return map[string]any{
		"trip": w.Trip(trip), "trip-of": w.Trip(byBoss), "trip-noted": w.TripNoted(byBoss), "trip-none": w.NoTrip(), "trip-home": w.AtHome(),
		"trip-off": w.Trip(TripView{Name: li, Was: trip.Trip, Group: "g"}), "trip-off-noted": w.TripNoted(TripView{Name: li, Was: trip.Trip, By: byBoss.By}),
		"renamed": w.Renamed(renamed), "renamed-taken": w.Renamed(taken),
		"face-known": w.FaceDone(face, FaceKnown, w.t("周航", "Zhou")), "face-known-form": w.KnownFaceForm(face),
		"face-not": w.FaceDone(face, FaceNot, w.t("周航", "Zhou")), "face-later": w.FaceDone(face, FaceLater, w.t("周航", "Zhou")), "face-added": w.FaceDone(face, "", w.t("周航", "Zhou")),
		"face-away": w.NotOurs(), "face-form": w.WelcomeForm(face, ""),
		"unreachable": w.Lost(gone), "unreachable-elsewhere": w.Lost(elsewhere), "unreachable-stays": w.StillHere(li), "unreachable-left": w.HasLeft(li, "2026-11-23"),
		"away": w.Away(away), "away-alone": w.Away(alone), "away-deputy": w.StandIn(away), "away-when": w.WhenAway(), "away-when-deputy": w.WhenDeputy("赵刚"),
		"away-of": w.Away(of), "away-noted": w.AwayNoted(of),
		"works": w.WhoWorks(works), "works-team": w.WhoWorks(RosterView{Teams: works.Teams[:1], Subject: ListRoster + "huanan"}), "code-for": w.CodeFor(li, "150426"),
		"merge": w.PeoplePlan(merge), "merge-bare": w.PeoplePlan(bare), "merge-done": w.PeopleDone(merge), "merge-told": w.Merged(merge.Merge, w.t("王经理", "Wang")),
		"merge-parted": w.Parted(merge.Merge.From, merge.Merge.Into, "", false, "g"), "merge-parted-told": w.Parted(merge.Merge.From, merge.Merge.Into, w.t("王经理", "Wang"), false, ""),
		"merge-again": w.Parted(merge.Merge.From, merge.Merge.Into, "", true, "g"), "merge-again-told": w.Parted(merge.Merge.From, merge.Merge.Into, w.t("王经理", "Wang"), true, ""),
		"people-site":        w.PeoplePlan(PeopleView{Do: PeopleSite, Name: w.t("比亚迪坪山厂", "BYD Pingshan"), From: w.t("比亚迪", "BYD"), Site: "plant", To: chen, Draft: "d1"}),
		"people-site-yours":  w.SiteYours(w.t("比亚迪坪山厂", "BYD Pingshan"), w.t("比亚迪", "BYD"), "plant", w.t("王经理", "Wang")),
		"people-site-branch": w.SiteYours(w.t("比亚迪惠州分公司", "BYD Huizhou"), w.t("比亚迪", "BYD"), "subsidiary", w.t("王经理", "Wang")),
		"people-boss":        w.PeoplePlan(PeopleView{Do: PeopleBoss, Who: li, To: chen, Draft: "d1"}),
		"away-who":           w.WhoAway([]AwayRow{{li, "2026-11-24", "2026-11-27", chen, false}, {w.t("王经理", "Wang"), "2026-12-07", "2026-12-07", "", false}, {Name: "Anna", From: "2026-12-01", To: "2026-12-02", Trip: true}}), "away-who-none": w.WhoAway(nil),
		"away-covering": w.Covering(away), "away-returned": w.Returned(back), "away-returned-early": w.Returned(early), "away-returned-empty": w.Returned(ReturnView{Name: back.Name, Review: absence.Review{Days: wang.Away}}),
		"away-back": w.Back("", w.Name), "away-back-later": w.Back("2026-12-09", w.Name), "away-passed": w.Passed(2, away.Deputy, "g"), "away-passed-not": w.PassNothing(),
		"people-leaves": w.PeoplePlan(hand), "people-leaves-admin": w.PeoplePlan(admin), "people-shared": w.PeoplePlan(shared), "people-one": w.PeoplePlan(one),
		"days-off-known":   w.DaysOff(DaysOffView{Run: &crm.Holiday{Name: w.t("国庆", "National Day"), First: "2026-10-01", Last: "2026-10-07"}}),
		"days-off-unknown": w.DaysOff(DaysOffView{}), "days-off-day": w.DaysOff(DaysOffView{Day: "2026-11-28"}),
		"why-none":      w.WhyNone(WhyNoneView{Who: li, Own: true, From: "09:00", To: "18:00"}),
		"why-none-of":   w.WhyNone(WhyNoneView{Who: li, Account: w.t("美科", "Meike"), Away: wang.Away, Rest: true, Kinds: []string{w.t("待办", "tasks")}, Silent: true, Due: 2, From: "09:00", To: "18:00"}),
		"reminder-once": w.NoRecurring(w.t("周五下午提醒我写周报", "remind me on Friday to send the weekly")),
		"people-list":   w.PeopleList(shared, 0), "people-done": w.PeopleDone(shared), "people-took": w.TookOver(hand), "people-took-deals": w.TookOver(deals), "people-plan-deals": w.PeoplePlan(deals), "people-gave": w.GaveAway(hand), "given-visit": w.Given(put), "given-visit-back": w.Given(lost), "given-step": w.Given(passed),
		"people-back": w.HandedBack([]string{w.t("美科", "Meike"), w.t("金利", "Jinli")}, "Anna", w.t("周航", "Zhou Hang"), false, false), "people-back-mine": w.HandedBack([]string{w.t("美科", "Meike")}, "Anna", w.t("周航", "Zhou Hang"), true, true),
		"people-left": w.TeamLeft(shared, w.t("周航", "Zhou Hang")),
		"people-add":  w.PeoplePlan(add), "people-added": w.PeopleDone(added), "people-dropped": w.PlanDropped(),
		"people-move":  w.PeoplePlan(PeopleView{Draft: "d", Do: PeopleMove, Who: li, Team: w.t("华东", "East")}),
		"people-moves": w.PeoplePlan(moves), "people-team": w.PeoplePlan(team), "people-team-done": w.PeopleDone(team),
		"people-name":       w.PeoplePlan(PeopleView{Draft: "d", Do: PeopleName, Who: li, Name: w.t("李伟", "Li Wei")}),
		"people-team-name":  w.PeopleDone(PeopleView{Group: "g", Do: PeopleTeamName, Team: w.t("华东", "East"), Name: w.t("华东一部", "East One")}),
		"people-moved":      w.Teamed(TeamedView{By: w.t("周航", "Zhou Hang"), Team: team.Name, Boss: chen, Accounts: 3}),
		"people-moved-back": w.Teamed(TeamedView{By: w.t("周航", "Zhou Hang"), Team: team.Name, Boss: chen, Back: true}),
		"people-leads":      w.Teamed(TeamedView{By: w.t("周航", "Zhou Hang"), Team: team.Name, Leads: true}),
		"people-role":       w.PeopleDone(PeopleView{Group: "g", Do: PeopleRole, Who: li, Roles: []crm.Role{crm.RoleManager}}),
		"people-function":   w.PeopleDone(PeopleView{Group: "g", Do: PeopleFunction, Who: li, Function: "presales"}),
		"who-asked":         w.WhoAsked(visited, chen, w.t("王经理", "Wang")), "who-made": w.WhoMade(visited, li, chen, "xiaochen"),
		"link-code": w.LinkCode("493027", 10), "link-done": w.Linked(w.Name, "slack"), "link-refused": w.LinkRefused(false), "link-known": w.KnownHere(w.Name), "link-tired": w.LinkRefused(true),
		"bind-where": w.BindWhere(), "bind-which": w.BindWhich(), "bind-done": w.Bound(BoundView{Team: w.t("华东", "East"), TeamChannel: crm.TeamChannel{Approvals: true}, Group: "g"}),
		"bind-amounts": w.Bound(BoundView{Team: w.t("华东", "East"), TeamChannel: crm.TeamChannel{Amounts: true}, Kept: true, Group: "g"}), "bind-freed": w.Unbound(w.t("华东", "East"), "g"),
	}
}
