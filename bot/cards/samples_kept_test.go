package cards

import "milepost/storage/crm"

// keptSamples are answers to questions for what is kept of a customer: known, not known yet,
// several at once, and of somebody there.
func keptSamples(w *Writer) map[string]any {
	at := AccountView{
		Account: crm.Account{No: 3, Name: name(w.t("恒鑫钣金", "Hengxin Metal")), Revenue: crm.Yuan(30_000_000), Orders: 2, Bought: []crm.Money{crm.Yuan(1_200_000)}},
		Deals:   []DealView{{Opportunity: crm.Opportunity{No: 5, Milestone: "m4", Rivals: []string{w.t("大族", "Dazu")}, Amount: crm.Amount{Money: crm.Yuan(1_000_000), Kind: crm.AmountBudget}}}},
		Contacts: []ContactView{
			{Contact: crm.Contact{No: 1, Name: name(w.t("王总", "Mr Wang")), Support: "supports"}},
			{Contact: crm.Contact{No: 2, Name: name(w.t("李工", "Mr Li")), Support: "opposes"}},
		},
	}
	ask := func(v KeptView, what ...string) any {
		v.AccountView, v.What = at, what
		return w.AskedKept(v)
	}
	wang := PersonView{Contact: at.Contacts[0].Contact, AccountName: at.Name.Text}
	seen := ActivityView{Activity: crm.Activity{No: 31, Type: crm.Visit, Date: "2026-11-20", Gist: w.t("对手是大族", "the rival is Dazu")}}
	return map[string]any{
		"asked-kept":          ask(KeptView{Seen: &seen}, KeptVisited),
		"asked-kept-none":     ask(KeptView{}, KeptRegion),
		"asked-kept-heard":    ask(KeptView{Heard: &seen}, KeptSource),
		"asked-kept-several":  ask(KeptView{Quote: &crm.Quote{Version: 2, Amount: crm.Yuan(950_000), On: "2026-11-18"}}, KeptBudget, KeptRivals, KeptQuote),
		"asked-kept-signing":  ask(KeptView{}, KeptSigning),
		"asked-kept-bought":   ask(KeptView{}, KeptBought, KeptRevenue),
		"asked-kept-friends":  ask(KeptView{}, KeptFriends),
		"asked-kept-foes":     ask(KeptView{}, KeptFoes),
		"asked-kept-person":   ask(KeptView{Person: &wang}, KeptSupport),
		"asked-kept-person-0": ask(KeptView{Person: &wang}, KeptEmail),
	}
}
