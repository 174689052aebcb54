package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// personIntent shows somebody at a customer with his four corners.
func personIntent() Intent {
	return Intent{
		Name: "person", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if len(f.Items) > 0 || didSomething(f) {
				return 0
			}
			switch said := f.Plain(); {
			case len(f.Contacts) == 0 && asksOfHim.MatchString(said):
				return 0.94
			case len(f.Contacts) != 1:
				return 0
			case asksPower.MatchString(said):
				return 0.94
			case said == squash(f.Contacts[0].Name) && len(f.Contacts[0].Known) > 0:
				return 0.9
			case asksPerson.MatchString(said), is(strings.TrimPrefix(said, squash(f.Contacts[0].Name)), "的资料", "的信息"):
				return 0.88
			}
			return 0
		},
		Examples: []string{"王总是什么角色", "分析王总", "王总怎么样", "王总这个人怎么样", "王总的角色", "王总", "what role does Greta have"},
		Near:     []string{"王总电话多少", "今天拜访了王总,他怎么样都不松口", "王总是采购总监", "比亚迪怎么样了"},
		Handle:   (*request).person,
	}
}

func (q *request) person() error {
	n, err := q.contactMeant(crm.Read)
	if err != nil || n == nil {
		return err
	}
	k, ok := n.rec.(*crm.Contact)
	if !ok {
		return errPass
	}
	o, err := q.dealSaid(k.Account)
	if err != nil {
		return err
	}
	return q.showPersonIn(k, o)
}

// showPerson shows the card of somebody at a customer, in private: his support
// and his interests are nobody else's business.
func (q *request) showPerson(k *crm.Contact) error {
	return q.showPersonIn(k, nil)
}

func (q *request) personView(k *crm.Contact) (cards.PersonView, error) {
	v := cards.PersonView{Contact: *k}
	var err error
	if v.AccountName, err = q.nameOf(k.Account); err != nil {
		return v, err
	}
	if v.May, err = q.can(crm.Write, k); err != nil {
		return v, err
	}
	if v.Elsewhere, err = q.cornersOf(k); err != nil {
		return v, err
	}
	noted, err := q.notedOf(crm.Pointer{Kind: crm.KindContact, ID: string(k.ID)})
	if err != nil {
		return v, err
	}
	for name, to := range map[string]*string{"depth": &v.Depth, "concerns": &v.Concerns, "interests": &v.Interests, "personal": &v.Personal} {
		if len(noted[name]) > 0 {
			*to = noted[name][0].Value
		}
	}
	name := func(id crm.ContactID) (string, error) {
		if id == "" {
			return "", nil
		}
		var c crm.Contact
		err := q.tx.Get(&c, string(id))
		return c.Name.Text, err
	}
	if v.Above, err = name(k.ReportsTo); err != nil {
		return v, err
	}
	for _, id := range k.Influences {
		s, err := name(id)
		if err != nil {
			return v, err
		}
		v.Influences = append(v.Influences, s)
	}
	return v, nil
}

// leftIntent notes that somebody works at a customer no more.
func leftIntent() Intent {
	return Intent{
		Name: "left",
		Weigh: func(f parse.Facts) float64 {
			if len(f.Contacts) == 1 && len(f.Colleagues) == 0 && !f.Question && !f.Wished && f.Letters() <= 40 && (leftSaid.MatchString(f.Plain()) || leavesFirm(f)) && !movedInTime.MatchString(f.Plain()) && !stillThere.MatchString(f.Plain()) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"王总跳槽去宁德了", "王总离职了", "林副总调走了", "王总已经不在比亚迪了", "Greta left the company", "Greta moved to Acme"},
		Near:     []string{"王总今天不在", "小李离职,客户交给小陈", "王总走了个流程", "王总想跳槽吗"},
		Handle:   (*request).left,
	}
}

func (q *request) left() error {
	n, err := q.contactMeant(crm.Write)
	if err != nil || n == nil {
		return err
	}
	k, ok := n.rec.(*crm.Contact)
	if !ok {
		return errPass
	}
	if leavesYet.MatchString(squash(q.m.Text)) {
		a, err := q.accountIf(k.Account, q.mayWrite)
		if err != nil || a == nil {
			return cmp.Or(err, errPass)
		}
		if kept, err := q.newsOf(a, q.m.Text); kept || err != nil {
			return err
		}
		return errPass
	}
	if leavesFirm(q.f) && crm.AccountID(q.f.Account.Known[0].Row.ID) != k.Account {
		return errPass // another firm than his
	}
	to := ""
	if m := leftSaid.FindStringSubmatch(q.f.Plain()); m != nil {
		to = strings.TrimSpace(strings.Join(m[1:], ""))
	}
	return q.leaves(k, to, parse.Contact{})
}

// leaves notes that somebody works at a customer no more, where he went, and who came for him,
// where that was told.
func (q *request) leaves(k *crm.Contact, to string, next parse.Contact) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	today := q.today()
	done, err := w.UpdateContact(k.ID, desk.ContactEdit{Left: &today, Reason: q.m.Text})
	if err != nil {
		return err
	}
	if _, err := w.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindContact, ID: string(k.ID)}, Field: "note", Value: q.m.Text}); err != nil {
		return err
	}
	v, err := q.personView(&done.After)
	if err != nil {
		return err
	}
	out := cards.LeftView{PersonView: v, Group: w.Group(), To: to}
	if next.Name != "" {
		came, _, err := w.AddContact(newContact(k.Account, next))
		if err != nil {
			return err
		}
		q.about(k.Account, came.ID)
		out.Next = &came
	}
	q.conv.Group = w.Group()
	q.personal(q.say.Left(out))
	return q.refreshContact(k.ID)
}

// peopleQuestion is an intent that asks for something of a customer's people.
func peopleQuestion(name string, asked *wording.Wording, examples, near []string, part string) Intent {
	return Intent{
		Name: name, Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if length(s) > 40 || saysWho.MatchString(s) || !asked.MatchString(s) || didSomething(f) && !bareAsked(f, asked) {
				return 0
			}
			if at := asked.FindStringIndex(s); at[1] == len(s) && length(s) <= 20 {
				return 0.96 // 粤钢关系图 is no customer called so
			}
			return 0.93
		},
		Examples: examples, Near: near,
		Handle: func(q *request) error {
			q.nameWithout("画一下", "画一个", "画个", "画张", "出个", "图片", "组织架构图", "组织图", "组织架构", "影响力图", "关系图", "关系网", "影响图", "找对人", "角色覆盖", "org chart", "influence map")
			a, err := q.accountMeant(crm.Read)
			if err != nil || a == nil {
				return err
			}
			if part == cards.PartChart && asPicture.MatchString(squash(q.f.Text)) {
				return q.showPeople(a, cards.PartPicture, 0)
			}
			return q.showPeople(a, part, 0)
		},
	}
}

// bareAsked reports a short question that reads like something done, 粤钢还缺谁没见: on no day,
// with nothing said to be over, and with the words of the question at its end.
func bareAsked(f parse.Facts, asked *wording.Wording) bool {
	s := f.Plain()
	at := asked.FindStringIndex(s)
	return length(s) <= 20 && (f.Date == "" || f.DateAssumed) && at != nil && at[1] >= len(s)-len("呢") && !strings.ContainsAny(s, "了过") && !saysWho.MatchString(s)
}

// decidesIntent asks who decides at a customer.
func decidesIntent() Intent {
	return peopleQuestion("decides",
		wording.OneOf(
			`谁(来|能|可以)?(拍板|说了算|做主|决定|定)`,
			`决策(人|者)是谁`, `谁是(决策|拍板)`, `拍板的(人)?是谁`, `谁签字`,
			`who (`+
				wording.Any(
					`decides`, `makes the decision`, `signs off`, `has the (last|final) (say|word)`,
					`is the decision ?maker`,
				)+`)`,
			`who'?s the decision ?maker`, `decision ?maker (at|of|in|for) `,
		),
		[]string{"比亚迪谁拍板", "who decides at Oakline", "美科谁说了算", "比亚迪的决策人是谁", "谁拍板", "who's the decision maker at Oakline"},
		[]string{"最后是林副总拍板", "王总是决策者", "谁没动"}, partDecides)
}

// chartIntent shows who reports to whom at a customer, and who influences whom.
func chartIntent() Intent {
	return peopleQuestion("chart",
		wording.Compile(`组织(结构|架构)?图|(关系|影响)力?图|关系网|组织(结构|架构)$|org ?chart|influence (map|tree)`),
		[]string{"组织图 比亚迪", "比亚迪的组织图", "org chart Oakline", "画一下比亚迪的关系图"},
		[]string{"今天去比亚迪拿到了组织图", "比亚迪组织了一次招标"}, cards.PartChart)
}

// rolesIntent shows which roles at a customer are known.
func rolesIntent() Intent {
	return peopleQuestion("roles",
		wording.OneOf(
			`(缺|差|少|没有?)(什么|哪些|哪个|啥)?(采购)?角色`,
			`(还|差|缺)(有|差|缺)?谁没(见|接触|认识|搞定)(过|到)?`,
			`角色(覆盖|齐|全)`, `找对人`,
			`还(应该|该|要|得|需要)(见|找|约|认识)(谁|哪些人|什么人)`,
			`who else (should|do|must|can) (i|we) (talk|speak|meet|see)`,
			`which roles`, `roles (are )?missing`, `missing roles`,
			`^[^,，。]{0,10}(采购|技术|使用|生产|设备|财务|工艺|质量)(那边|部|这块)?`+
				`的?(负责人|经理|主管)?(是|都有)谁`,
			`谁(在)?(负责|管|对接)(采购|技术|设备|生产|质量|这个项目)`,
			`^(他们|对方|[^,，。 ]{2,8}的?)?(老板|总经理|厂长|对接人|联系人|负责人)是谁`,
			`^(and |so )?who('s| is) (the |their |our )?(`+
				wording.Any(
					`buyer`, `user`, `approver`, `evaluator`, `boss`, `owner`, `main contact`, `contact`,
					`plant manager`, `head`,
				)+`)( person)?( (at|of|in|there)\b.*)?$`,
			`^(and |so )?who('s| is) in charge`,
		),
		[]string{"比亚迪还缺什么角色", "比亚迪角色齐了吗", "比亚迪还差谁没见", "找对人 比亚迪", "which roles are missing at Oakline"},
		[]string{"王总是什么角色", "粤钢还差什么"}, cards.PartRoles)
}

// partDecides is what decidesIntent shows.
const partDecides = "decides"

// showPeople shows a part of what is known of a customer's people, in private.
func (q *request) showPeople(a *crm.Account, part string, from int) error {
	people, err := q.contactsOf(a.ID)
	if err != nil {
		return err
	}
	people = slices.DeleteFunc(people, func(k crm.Contact) bool { return k.Left != "" || k.Forgotten != "" })
	q.about(a.ID, "")
	name := a.Name.Text
	in, err := q.dealSaid(a.ID)
	if err != nil {
		return err
	}
	if in != nil {
		name += " " + in.Title
		for i := range people {
			people[i] = people[i].In(in.ID)
		}
	}
	switch part {
	case cards.PartChart, cards.PartPicture:
		v := cards.ChartView{Name: name, Number: a.Number(), People: tree(people), Missing: q.Book.RolesMissing(people), From: from}
		q.listed(nil)
		for _, p := range v.People {
			q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindContact, ID: string(p.ID)})
		}
		q.conv.At = q.said()
		if part == cards.PartPicture && len(v.People) > 0 {
			q.personal(q.say.OrgPicture(v))
			return nil
		}
		q.personal(q.say.OrgChart(v))
		return nil
	}
	v := cards.RolesView{Name: name, Number: a.Number(), People: people}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return err
	}
	if in != nil {
		deals = []crm.Opportunity{*in}
	}
	if len(deals) > 0 {
		v.Deal = deals[0].Number()
		noted, err := q.notedOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(deals[0].ID)})
		if err != nil {
			return err
		}
		if stage := noted["buying_stage"]; len(stage) > 0 {
			v.Stage = stage[0].Value
		}
	}
	q.listed(nil)
	q.conv.At = q.said()
	if part == partDecides {
		q.personal(q.say.Decides(v))
		return nil
	}
	q.personal(q.say.Roles(v))
	return nil
}

// tree orders people: those above before those below them; whoever reports to
// nobody known comes first, the most senior in the decision before others.
func tree(people []crm.Contact) []cards.PersonNode {
	at := map[crm.ContactID]int{}
	below := map[crm.ContactID][]crm.Contact{}
	known := map[crm.ContactID]bool{}
	for _, k := range people {
		known[k.ID] = true
	}
	for _, k := range people {
		up := k.ReportsTo
		if !known[up] {
			up = ""
		}
		below[up] = append(below[up], k)
	}
	var out []cards.PersonNode
	var walk func(of crm.ContactID, level, up int)
	walk = func(of crm.ContactID, level, up int) {
		list := below[of]
		slices.SortStableFunc(list, func(a, b crm.Contact) int { return len(below[b.ID]) - len(below[a.ID]) })
		for _, k := range list {
			out = append(out, cards.PersonNode{Contact: k, Level: level, Up: up})
			at[k.ID] = len(out)
			walk(k.ID, level+1, len(out))
		}
	}
	walk("", 0, 0)
	for i := range out {
		for _, id := range out[i].Influences {
			if n := at[id]; n > 0 {
				out[i].To = append(out[i].To, n)
			}
		}
	}
	return out
}
