package desk_test

import (
	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// xiaoqian manages the other team.
const xiaoqian crm.PersonID = "xiaoqian"

// actors are who tries, by what he is to 小李's customer.
var actors = []struct {
	is string
	id crm.PersonID
}{
	{"owner", crmtest.Xiaoli},
	{"colleague", crmtest.Anna},
	{"manager", crmtest.Wangmin},
	{"director", crmtest.Zhaogang},
	{"specialist", crmtest.Chenjing},
	{"admin", crmtest.Zhouhang},
	{"stranger", xiaosun},
	{"other manager", xiaoqian},
}

// Who may, as the rows of the table say it.
const (
	deals     = "owner, manager, director"             // what is sold is theirs
	files     = "owner, manager, director, specialist" // so are the files, which the specialist keeps too
	above     = "manager, director"
	admins    = "admin"
	hands     = "manager, director, admin"
	everybody = "owner, colleague, manager, director, specialist, admin, stranger, other manager"
	sellers   = "owner, colleague, manager, director, specialist, stranger, other manager"
	ownself   = "owner"
)

// verbs is who may do what with a customer of 小李's. Every exported verb of the
// desk has a row; what the rows give back is what the verb says.
var verbs = map[string]struct {
	may string
	try func(k *desk.Work, s *theirs) error
}{
	"OpenAccount": {files, func(k *desk.Work, s *theirs) error {
		_, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name("别家"), Owner: s.account.Owner})
		return err
	}},
	"AddAlias": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.AddAlias(s.account.ID, crmtest.Name("别称"))
		return err
	}},
	"UpdateAccount": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.UpdateAccount(s.account.ID, desk.AccountEdit{Region: new("广州")})
		return err
	}},
	"Classify": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.Classify(s.account.ID, "A")
		return err
	}},
	"SetSite": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.SetSite(s.account.ID, "", "")
		return err
	}},
	"UpdateLead": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.UpdateLead(s.lead.ID, desk.LeadEdit{Need: new("压机")})
		return err
	}},
	"AddContact": {files, func(k *desk.Work, s *theirs) error {
		_, _, err := k.AddContact(desk.NewContact{Account: s.account.ID, Name: crmtest.Name("林总")})
		return err
	}},
	"UpdateContact": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.UpdateContact(s.contact.ID, desk.ContactEdit{Title: new("总监")})
		return err
	}},
	"Note": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.Note(desk.NewNote{Subject: pointer(&s.account), Field: "capital", Value: "强"})
		return err
	}},
	"EditRow": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.EditRow(s.row.ID, desk.RowEdit{Value: new("改")})
		return err
	}},
	"VerifyField": {"manager, director, specialist", func(k *desk.Work, s *theirs) error { // the owner noted it himself
		_, err := k.VerifyField(s.field.ID, true)
		return err
	}},
	"VerifyKept": {"manager, director, specialist", func(k *desk.Work, s *theirs) error { // the owner said it himself
		_, err := k.VerifyKept(pointer(&s.account), "name", true)
		return err
	}},
	"Attach": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.Attach(pointer(&s.visit), []crm.Attachment{{Blob: s.blob, Name: "a.png"}})
		return err
	}},
	"Hear": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.Hear(s.account.ID, crmtest.Name("俗称"))
		return err
	}},
	"Forget": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.Forget(s.lesson)
		if crm.IsMissing(err) { // it is not said that there is something
			return crm.E(crm.Forbidden, "")
		}
		return err
	}},
	"Hush": {files, func(k *desk.Work, s *theirs) error {
		_, err := k.Hush(s.account.ID)
		return err
	}},

	"LogActivity": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.LogActivity(desk.NewActivity{Account: s.account.ID, Who: s.account.Owner})
		return err
	}},
	"CorrectActivity": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.CorrectActivity(s.visit.ID, desk.ActivityEdit{Gist: new("改")})
		return err
	}},
	"ProveVisit": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.ProveVisit(s.visit.ID, crm.Arrival{Label: "大门"})
		return err
	}},
	"TellVisit": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.TellVisit(s.visit.ID, desk.NewActivity{Gist: "谈了"})
		return err
	}},
	"AddToActivity": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.AddToActivity(s.visit.ID, desk.NewActivity{Gist: "谈了"})
		return err
	}},
	"OpenDeal": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.OpenDeal(desk.NewDeal{Account: s.account.ID, Title: "二期"})
		return err
	}},
	"UpdateDeal": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.UpdateDeal(s.deal.ID, desk.DealEdit{Title: new("改")})
		return err
	}},
	"MoveDeal": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.MoveDeal(s.deal.ID, desk.DealMove{})
		return err
	}},
	"EndDeal": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.EndDeal(s.deal.ID, desk.Ending{State: crm.DealLost, Reason: "价格"})
		return err
	}},
	"Explain": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.Explain(s.lost.ID, desk.Ending{Rival: "大族"})
		return err
	}},
	"AnswerQuestion": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.AnswerQuestion(s.deal.ID, "q1", "yes", "")
		return err
	}},
	"Tick": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.Tick(s.deal.ID, "consensus", "yes", "")
		return err
	}},
	"FinishChore": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.FinishChore(s.deal.ID, "role_map")
		return err
	}},
	"AddQuote": {deals, func(k *desk.Work, s *theirs) error {
		_, _, err := k.AddQuote(desk.NewQuote{Deal: s.deal.ID, Amount: crm.Yuan(9)})
		return err
	}},
	"NoteBudget": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.NoteBudget(s.deal.ID, crm.Amount{Money: crm.Yuan(9), Kind: crm.AmountBudget, Precision: crm.Exact})
		return err
	}},
	"AddRound": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.AddRound(s.deal.ID, crm.Round{Ours: crm.Yuan(9)})
		return err
	}},
	"SetTender": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.SetTender(s.deal.ID, desk.TenderEdit{Reason: new("改")})
		return err
	}},
	"PlanPayments": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.PlanPayments(s.deal.ID, []desk.PlanRow{{What: "款", Amount: crm.Yuan(9), Due: "2026-12-01"}})
		return err
	}},
	"Receive": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.Receive(s.payment.ID, crm.Yuan(1), "")
		return err
	}},
	"Promise": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.Promise(s.payment.ID, "2026-12-24")
		return err
	}},
	"ConfirmPayment": {above, func(k *desk.Work, s *theirs) error {
		_, err := k.ConfirmPayment(s.payment.ID)
		return err
	}},
	"AddTask": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.AddTask(desk.NewTask{Account: s.account.ID, Owner: s.account.Owner, Text: "送样", Due: "2026-11-20"})
		return err
	}},
	"MoveTask": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.MoveTask(s.task.ID, "2026-11-21", "")
		return err
	}},
	"FinishTask": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.FinishTask(s.task.ID)
		return err
	}},
	"DropTask": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.DropTask(s.task.ID, "不做了")
		return err
	}},
	"CorrectTask": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.CorrectTask(s.task.ID, desk.TaskEdit{Text: new("改")})
		return err
	}},
	"AskSupport": {files, func(k *desk.Work, s *theirs) error { // a question, not a change of a deal
		_, _, err := k.AskSupport(desk.NewSupport{Function: "presales", Account: s.account.ID, Text: "看图"})
		return err
	}},
	"AddExpense": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.AddExpense(desk.NewExpense{Type: "travel", Amount: crm.Yuan(1), Who: s.account.Owner, Account: s.account.ID})
		return err
	}},
	"CorrectExpense": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.CorrectExpense(s.expense.ID, desk.ExpenseEdit{Note: new("改")})
		return err
	}},
	"DraftRequest": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.DraftRequest(desk.NewRequest{Subject: "solution", Deal: s.deal.ID})
		return err
	}},
	"FillRequest": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.FillRequest(s.request.ID, desk.Filling{Fields: map[string]string{"needs": "压机"}})
		return err
	}},
	"SubmitRequest": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.SubmitRequest(s.request.ID, "")
		return err
	}},
	"WithdrawRequest": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.WithdrawRequest(s.request.ID)
		return err
	}},
	"DecideRequest": {"director", func(k *desk.Work, s *theirs) error { // whom the step names
		_, err := k.DecideRequest(s.asked.ID, desk.Ruling{Decision: crm.ApprovalGranted})
		return err
	}},
	"Undo":     {deals, func(k *desk.Work, s *theirs) error { _, err := k.Undo(s.group); return err }},
	"UndoItem": {deals, func(k *desk.Work, s *theirs) error { _, err := k.UndoItem(s.group, 1); return err }},

	"SaveDraft": {everybody, func(k *desk.Work, s *theirs) error {
		_, err := k.SaveDraft(desk.NewDraft{Text: "又去了"})
		return err
	}},
	"AddToDraft":   {ownself, func(k *desk.Work, s *theirs) error { _, err := k.AddToDraft(s.draft.ID, "他们嫌贵"); return err }},
	"ConfirmDraft": {ownself, func(k *desk.Work, s *theirs) error { _, err := k.ConfirmDraft(s.draft.ID); return err }},
	"DropDraft":    {ownself, func(k *desk.Work, s *theirs) error { _, err := k.DropDraft(s.draft.ID); return err }},
	"OpenConflict": {sellers, func(k *desk.Work, s *theirs) error {
		_, _, err := k.OpenConflict(desk.NewConflict{Name: crmtest.Name("美科家具"), Account: s.account.ID})
		return err
	}},
	"DecideConflict": {above, func(k *desk.Work, s *theirs) error {
		_, err := k.DecideConflict(s.claim.ID, crm.ConflictDifferent, "")
		return err
	}},
	"DescribeConflict": {"colleague", func(k *desk.Work, s *theirs) error { // who reported it
		_, err := k.DescribeConflict(s.claim.ID, desk.FullName{Code: "91441900MA4WXYTH3Y"})
		return err
	}},
	"WithdrawConflict": {"colleague", func(k *desk.Work, s *theirs) error { // who reported it
		_, err := k.WithdrawConflict(s.claim.ID)
		return err
	}},

	"SetGoal": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.SetGoal(desk.NewGoal{Owner: s.account.Owner, Horizon: "month", From: "2026-11-01", Metric: "visits", Value: crm.Money{Minor: 9, Currency: "CNY"}})
		return err
	}},
	"NoteIndustry": {sellers, func(k *desk.Work, s *theirs) error {
		_, err := k.NoteIndustry("furniture", "needs", "快")
		return err
	}},
	"MergeAccounts": {deals, func(k *desk.Work, s *theirs) error {
		_, err := k.MergeAccounts(s.account.ID, s.other.ID)
		return err
	}},
	"MergeContacts": {files, func(k *desk.Work, s *theirs) error {
		also, _, err := k.AddContact(desk.NewContact{Account: s.account.ID, Name: crmtest.Name("周静")})
		if err == nil {
			_, err = k.MergeContacts(s.contact.ID, also.ID)
		}
		return err
	}},
	"MayMerge": {deals, func(k *desk.Work, s *theirs) error {
		return k.MayMerge(s.account.ID, s.other.ID)
	}},
	"HandOver": {hands, func(k *desk.Work, s *theirs) error {
		_, err := k.HandOver(desk.HandOver{From: s.account.Owner, To: crmtest.Anna})
		return err
	}},
	"MayExport": {above + ", specialist", func(k *desk.Work, s *theirs) error { return k.MayExport(crm.KindLead, s.account.Team) }},
	"NoteExport": {above + ", specialist", func(k *desk.Work, s *theirs) error {
		_, err := k.NoteExport(desk.NewExport{Of: crm.KindLead, Format: "xlsx", Team: s.account.Team})
		return err
	}},

	"AskForget":      {admins, func(k *desk.Work, s *theirs) error { _, err := k.AskForget(s.contact.ID, 1); return err }},
	"DecideForget":   {admins, func(k *desk.Work, s *theirs) error { _, err := k.DecideForget(s.contact.ID, false); return err }},
	"NoteDisclosure": {admins, func(k *desk.Work, s *theirs) error { return k.NoteDisclosure(s.contact.ID, 1) }},
	"AddPerson": {admins, func(k *desk.Work, s *theirs) error {
		_, err := k.AddPerson(desk.RosterPerson{Name: crmtest.Name("小新"), Roles: []crm.Role{crm.RoleRep}, Locale: "zh", Zone: "Asia/Shanghai"})
		return err
	}},
	"AddTeam": {admins, func(k *desk.Work, s *theirs) error {
		_, err := k.AddTeam(desk.RosterTeam{Name: crmtest.Name("华东二部"), Locale: "zh", Zone: "Asia/Shanghai"})
		return err
	}},
	"RenameTeam": {admins, func(k *desk.Work, s *theirs) error {
		_, err := k.RenameTeam(s.account.Team, crmtest.Name("华南一部"))
		return err
	}},
	"MovePerson": {admins, func(k *desk.Work, s *theirs) error {
		_, err := k.MovePerson(s.account.Owner, "huadong", "", nil)
		return err
	}},
	"UpdatePerson": {admins, func(k *desk.Work, s *theirs) error {
		_, err := k.UpdatePerson(s.account.Owner, desk.PersonEdit{Full: new("李四")})
		return err
	}},
	"LinkIdentity": {admins, func(k *desk.Work, s *theirs) error { return k.LinkIdentity("slack/demo/x", s.account.Owner) }},
	"SetChannel": {hands, func(k *desk.Work, s *theirs) error {
		_, err := k.SetChannel(s.account.Team, crm.TeamChannel{Place: "slack/demo/channel/C9"})
		return err
	}},
	"SetTeamHour": {hands, func(k *desk.Work, s *theirs) error {
		_, err := k.SetTeamHour(s.account.Team, "daily", "08:00")
		return err
	}},
	"FreeChannel": {hands, func(k *desk.Work, s *theirs) error {
		_, err := k.FreeChannel(s.channel)
		return err
	}},
	"SetAway": {ownself + ", manager, director, admin", func(k *desk.Work, s *theirs) error {
		_, err := k.SetAway(s.account.Owner, crm.Absence{}, crm.Absence{From: "2026-11-09", To: "2026-11-10"})
		return err
	}},
	"SetHalf": {ownself + ", manager, director, admin", func(k *desk.Work, s *theirs) error {
		_, err := k.SetHalf(s.account.Owner, "2026-11-09", crm.Morning)
		return err
	}},
	"SetTrip": {ownself + ", manager, director, admin", func(k *desk.Work, s *theirs) error {
		_, err := k.SetTrip(s.account.Owner, crm.Trip{From: "2026-11-09", To: "2026-11-10"})
		return err
	}},
	"PassRequests": {ownself + ", admin", func(k *desk.Work, s *theirs) error {
		_, err := k.PassRequests(s.account.Owner, crmtest.Wangmin)
		return err
	}},
}
