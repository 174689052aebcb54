package crmtest

import "milepost/storage/crm"

// The people and the team of the demonstration.
const (
	Huanan crm.TeamID = "huanan" // 华南

	Xiaoli   crm.PersonID = "xiaoli"   // 小李, rep
	Anna     crm.PersonID = "anna"     // Anna, rep in Berlin, reads English
	Wangmin  crm.PersonID = "wangmin"  // 王敏, manager
	Zhaogang crm.PersonID = "zhaogang" // 赵刚, director
	Chenjing crm.PersonID = "chenjing" // 陈静, specialist
	Zhouhang crm.PersonID = "zhouhang" // 周航, admin
)

// Seed puts the demonstration team into an empty store: the team, its six
// people, and for each of them an identity on both platforms, wecom/demo/ID
// and slack/demo/ID.
func Seed(tx crm.Tx) error {
	if err := Put(tx, Team()); err != nil {
		return err
	}
	for _, p := range People() {
		if err := Put(tx, p); err != nil {
			return err
		}
		for _, platform := range []string{"wecom", "slack"} {
			if err := tx.Link(platform+"/demo/"+string(p.ID), p.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// Team is 华南.
func Team() *crm.Team {
	return &crm.Team{
		ID: Huanan, Name: Name("华南"), Region: "华南", Locale: "zh", Zone: "Asia/Shanghai", Calendar: "CN",
		Channels: []crm.TeamChannel{
			{Place: "wecom/demo/channel/huanan/", Label: "#华南"},
			{Place: "slack/demo/channel/huanan/", Label: "#华南"},
		},
	}
}

// People are the six members of the demonstration, as new records.
func People() []*crm.Person {
	anna := Person(Anna, "Anna", crm.RoleRep)
	anna.Full, anna.Locale, anna.Zone, anna.Calendar, anna.Home = "Anna Weber", "en", "Europe/Berlin", "DE", "slack"
	anna.Hours = crm.Hours{From: "09:00", To: "17:30"}
	xiaoli := Person(Xiaoli, "小李", crm.RoleRep)
	xiaoli.Full = "李伟"
	wangmin := Person(Wangmin, "王敏", crm.RoleManager)
	wangmin.Manager = Zhaogang
	zhaogang := Person(Zhaogang, "赵刚", crm.RoleDirector)
	zhaogang.Manager = ""
	return []*crm.Person{
		xiaoli, anna, wangmin, zhaogang, Person(Chenjing, "陈静", crm.RoleSpecialist), Person(Zhouhang, "周航", crm.RoleAdmin),
	}
}

// Person is a member of 华南 in Shanghai who reads Chinese, is at home on
// WeCom and reports to 王敏.
func Person(id crm.PersonID, name string, roles ...crm.Role) *crm.Person {
	return &crm.Person{
		ID: id, Name: Name(name), Full: name, Roles: roles, Team: Huanan, Manager: Wangmin, Locale: "zh",
		Zone: "Asia/Shanghai", Hours: crm.Hours{From: "09:00", To: "18:00"}, Calendar: "CN", Home: "wecom",
	}
}

// Account is 小李's customer in 华南.
func Account(id crm.AccountID, name string, with ...func(*crm.Account)) *crm.Account {
	return built(&crm.Account{ID: id, Name: Name(name), Owner: Xiaoli, Team: Huanan, Region: "华南"}, with)
}

// Lead is the line of an account in the lead sheet, registered on a day.
func Lead(id crm.LeadID, account crm.AccountID, on crm.Date, with ...func(*crm.Lead)) *crm.Lead {
	return built(&crm.Lead{ID: id, Account: account, Owner: Xiaoli, Team: Huanan, Registered: on, Source: "visit"}, with)
}

// Contact is somebody at an account.
func Contact(id crm.ContactID, account crm.AccountID, name string, with ...func(*crm.Contact)) *crm.Contact {
	return built(&crm.Contact{ID: id, Account: account, Name: Name(name)}, with)
}

// Opportunity is 小李's open deal at milestone m1 since a day.
func Opportunity(id crm.OpportunityID, account crm.AccountID, since crm.Date, with ...func(*crm.Opportunity)) *crm.Opportunity {
	return built(&crm.Opportunity{
		ID: id, Account: account, Owner: Xiaoli, Team: Huanan, Title: "电池线", Form: "project",
		Milestone: "m1", Since: since, Moves: 1, Moved: []crm.Move{{To: "m1", On: since, By: Xiaoli}},
	}, with)
}

// Activity is a visit that 小李 made on a day and that met somebody.
func Activity(id crm.ActivityID, account crm.AccountID, on crm.Date, with ...func(*crm.Activity)) *crm.Activity {
	return built(&crm.Activity{
		ID: id, Type: crm.Visit, Account: account, Who: Xiaoli, Team: Huanan, Date: on, Outcome: crm.Reached,
	}, with)
}

// Task is 小李's open next step, due on a day.
func Task(id crm.TaskID, account crm.AccountID, due crm.Date, with ...func(*crm.Task)) *crm.Task {
	return built(&crm.Task{ID: id, Account: account, Owner: Xiaoli, Team: Huanan, Text: "带方案过去", Due: due}, with)
}

// Expense is what 小李 spent on travel on a day.
func Expense(id crm.ExpenseID, amount crm.Money, on crm.Date, with ...func(*crm.Expense)) *crm.Expense {
	return built(&crm.Expense{ID: id, Type: "travel", Amount: amount, Who: Xiaoli, Team: Huanan, Date: on}, with)
}

// Approval is 小李's request for a deal that 王敏 and then 赵刚 decide.
func Approval(id crm.ApprovalID, no string, deal *crm.Opportunity, with ...func(*crm.Approval)) *crm.Approval {
	return built(&crm.Approval{
		ID: id, No: no, Subject: "initiation", Account: deal.Account, Deal: deal.ID, Asker: Xiaoli, Team: Huanan,
		State: crm.ApprovalAsked, Version: 1,
		Steps: []crm.Step{{Role: crm.RoleManager, Who: Wangmin}, {Role: crm.RoleDirector, Who: Zhaogang}},
	}, with)
}

// Draft is something that 小李 said and that is not yet confirmed.
func Draft(id crm.DraftID, text string, with ...func(*crm.Draft)) *crm.Draft {
	return built(&crm.Draft{ID: id, Owner: Xiaoli, Said: Start(), Text: text, Intent: "visit", Facts: []byte("{}"), Ask: "account"}, with)
}

// Exported is the note of a lead sheet that 小李 took out.
func Exported(id crm.ExportID, rows int, day crm.Date) *crm.Exported {
	return built(&crm.Exported{ID: id, Who: Xiaoli, Of: crm.KindLead, Day: day, Format: "xlsx", Rows: rows}, nil)
}

// Conflict says that what Anna reported comes near an account; 王敏 decides.
func Conflict(id crm.ConflictID, a crm.AccountID, name string, with ...func(*crm.Conflict)) *crm.Conflict {
	return built(&crm.Conflict{ID: id, No: 1, Name: Name(name), Reporter: Anna, Account: a, Decider: Wangmin, Day: "2026-11-02"}, with)
}

// Lesson is how 小李 writes an account's name, said twice.
func Lesson(id crm.LessonID, a crm.AccountID, name string, with ...func(*crm.Lesson)) *crm.Lesson {
	return built(&crm.Lesson{
		ID: id, Account: a, Who: Xiaoli, Team: Huanan, Name: Name(name), Heard: []crm.GroupID{"g1", "g2"}, State: crm.LessonHis,
	}, with)
}

// Message is a message of 小李 on WeCom as the inbox takes it.
func Message(key string, with ...func(*crm.Taken)) crm.Taken {
	return *built(&crm.Taken{
		Key: key, Lane: string(Xiaoli), Identity: "wecom/demo/xiaoli", Place: "wecom/demo/dm/xiaoli/",
		At: Start(), Body: []byte(`{"text":"今天拜访了比亚迪王总"}`),
	}, with)
}

// Post is an answer to 小李 on WeCom as the outbox queues it.
func Post(key string, with ...func(*crm.Envelope)) crm.Envelope {
	return *built(&crm.Envelope{Key: key, Place: "wecom/demo/dm/xiaoli/", Body: []byte(`{"title":"已记"}`)}, with)
}

// built lets a test set what matters to it.
func built[T any](v *T, with []func(*T)) *T {
	for _, set := range with {
		set(v)
	}
	return v
}
