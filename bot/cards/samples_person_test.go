package cards

import "milepost/storage/crm"

// bydPeople are those who decide at 比亚迪.
func bydPeople(w *Writer) ChartView {
	who := func(no int, called, title, decision, support string, met int, roles ...string) PersonNode {
		k := contact(no, called, title)
		k.ID, k.Decision, k.Support, k.Met, k.Roles = crm.ContactID(called), decision, support, met, roles
		return PersonNode{Contact: k}
	}
	v := ChartView{Name: w.t("比亚迪", "BYD"), Number: "C1", Missing: []string{"initiator"}, People: []PersonNode{
		who(2, w.t("林副总", "VP Lin"), "", "approve", "supports", 3, "decider"),
		who(1, w.t("王总", "Mr Wang"), w.t("采购总监", "head buyer"), "decide", "insider", 5, "buyer", "decider"),
		who(3, w.t("谢明", "Xie Ming"), w.t("技术部总监", "CTO"), "evaluate", "opposes", 1, "influencer"),
		who(4, w.t("李工", "Li"), "", "", "", 0, "user"),
	}}
	for i, at := range [][2]int{{0, 0}, {1, 1}, {1, 1}, {2, 3}} {
		v.People[i].Level, v.People[i].Up = at[0], at[1]
	}
	v.People[2].To = []int{1, 2}
	return v
}

func personSamples(w *Writer) map[string]any {
	all := bydPeople(w)
	var people []crm.Contact
	for _, p := range all.People {
		people = append(people, p.Contact)
	}
	wang := PersonView{Contact: people[1], AccountName: all.Name, May: true}
	own := crm.Corners{NoRoles: true, Attitude: "pragmatist", Support: "opposes", Depth: "deep"}
	line := w.t("储能线", "storage line")
	inDeals := PersonView{Contact: people[1], AccountName: all.Name, May: true, Elsewhere: []CornersView{{Corners: own, Title: line, Deal: "P2"}}}
	inDeal := PersonView{Contact: people[1], AccountName: all.Name, May: true, Deal: "P2", DealTitle: line, Depth: "deep", Own: true}
	among := DealPeopleView{DealView: DealView{Opportunity: crm.Opportunity{ID: "o2", No: 2, Title: line}, AccountName: all.Name}, People: []PersonView{inDeal, wang}}
	wang.Attitude, wang.Prefers, wang.Phone = "visionary", w.t("下午4点后", "after 4 pm"), "13700001111"
	full := wang
	full.Depth, full.Concerns, full.Interests, full.Above = "deep", w.t("交期和售后", "delivery and service"), w.t("钓鱼", "fishing"), w.t("林副总", "VP Lin")
	full.Influences = []string{w.t("谢明", "Xie Ming")}
	gone := wang
	gone.Contact.Left = "2026-11-20"
	forgotten := full
	forgotten.Contact = crm.Contact{No: 7, Name: crm.Name{Text: w.t("已删除联系人 K7", "Deleted contact K7")}, Met: 3, Forgotten: "2026-11-21"}
	forgotten.Concerns = "***"
	roles := RolesView{Name: all.Name, Number: "C1", People: people, Deal: "P1"}
	staged, nobody := roles, roles
	staged.Stage, nobody.People, nobody.Deal = "comparing", nil, ""
	changed := ChangedView{Group: "g1", Number: "K1", Kind: crm.KindContact, AccountName: dots(people[1].Name.Text, all.Name), Fields: []FieldChange{{Field: "buying_roles", New: "decider"}}}
	tie := changed
	tie.Fields = []FieldChange{{Field: "reports_to", New: people[0].Name.Text}}
	unsure := people[1]
	unsure.Decision = ""
	return map[string]any{
		"person_in_deal": w.Person(inDeal), "person_deals": w.Person(inDeals), "deal_people": w.DealPeople(among), "deal_called_what": w.DealCalledWhat(all.Name),
		"in_all_deals": w.InAllDeals(w.NotedAll(changed), people[1].Name.Text),
		"person":       w.Person(wang), "person_full": w.Person(full), "person_left": w.Person(gone),
		"org_chart": w.OrgChart(all), "org_chart_empty": w.OrgChart(ChartView{Name: all.Name, Number: "C1"}), "org_picture": w.OrgPicture(all),
		"roles": w.Roles(roles), "roles_stage": w.Roles(staged), "decides": w.Decides(roles), "decides_unknown": w.Decides(nobody),
		"role_offered": w.OfferRole(w.NotedAll(changed), unsure, unsure.Number()), "tied": w.Tied(tie, "C1"),
		"person_forgotten": w.Person(forgotten), "left": w.Left(LeftView{PersonView: gone, Group: "g1", To: w.t("宁德", "CATL")}), "left_followed": w.Left(LeftView{PersonView: gone, Group: "g1", Next: &people[3]}), "left_unsaid": w.Left(LeftView{PersonView: PersonView{Contact: people[3], AccountName: all.Name}, Group: "g1"}),
	}
}
