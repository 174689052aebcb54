package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// siteSaid finds what an account is to another: 比亚迪电子是比亚迪的子公司.
var siteSaid = wording.Compile(`(?i)^(.+?)\s*(?:是|属于)\s*(.+?)\s*的?(子公司|分公司|下属公司|工厂|分厂|厂)$|^(.+?) is a (subsidiary|plant) of (.+)$`)

// ofGroup finds 弗迪是比亚迪集团的, Fudi belongs to BYD group; notOfGroup that it is not so any more.
var (
	ofGroup = wording.OneOf(
		`^(.{2,20}?)是(.{2,20}?)集团(?:旗下|下面|下属)?的(?:公司|企业)?$`,
		`^(.{2,30}?) `+wording.Any(`belongs to`, `is part of`, `is owned by`, `is one of`)+
			` (?:the )?(.{2,30}?)(?: group)?$`,
	)
	notOfGroup = wording.OneOf(
		`^(.{2,20}?)(?:已经|现在)?(?:不属于|不再属于|不归)(.{2,20}?)(?:集团)?(?:旗下)?`+
			`(?:的|的公司)?了?$`,
		`^(.{2,20}?)(?:已经|现在)?(?:不是|不再是)(.{2,20}?)`+
			wording.Any(`集团(?:旗下)?的?(?:公司)?了?`, `的(?:公司)?了`)+`$`,
		`^(.{2,30}?) `+
			wording.Any(
				`no longer belongs to`, `doesn't belong to`, `does not belong to`,
				`is no longer part of`, `isn't part of`, `is not part of`,
			)+`(?: the)? (.{2,30}?)(?: group)?(?: any ?more)?$`,
	)
)

// partOf finds 恒鑫钣金属于比亚迪集团; of what is no customer of ours it says nothing.
var partOf = wording.Compile(`^(.+?)\s*(?:隶属于|隶属|属于)\s*(.{2,20}?)(?:集团)?(?:旗下)?的?$`)

// siteIntent puts an account into a group of companies: a subsidiary or a plant
// of another, each with an owner of its own.
func siteIntent() Intent {
	return Intent{
		Name: "site",
		Weigh: func(f parse.Facts) float64 {
			if f.Account != nil && !didSomething(f) && siteSaid.MatchString(strings.TrimSpace(fold(f.Text))) {
				return 0.94
			}
			if s := f.Plain(); f.Account != nil && !didSomething(f) && f.Letters() <= 40 && !f.Asks() && (ofGroup.MatchString(s) || notOfGroup.MatchString(s)) {
				return 0.94
			}
			if f.Account != nil && !didSomething(f) && f.Industry == "" && f.Letters() <= 30 && !f.Asks() && !f.Holds("哪", "什么", "谁", "行业") && partOf.MatchString(strings.TrimSpace(fold(f.Text))) {
				return 0.75
			}
			return 0
		},
		Examples: []string{"比亚迪电子是比亚迪的子公司", "美的二厂是美的的工厂", "坪山电子属于比亚迪集团", "Oakline South is a plant of Oakline"},
		Near:     []string{"比亚迪啥情况", "今天去了比亚迪的工厂", "王总是比亚迪的采购总监", "美科属于家电行业"},
		Handle:   (*request).site,
	}
}

func (q *request) site() error {
	m := siteSaid.FindStringSubmatch(strings.TrimSpace(fold(q.m.Text)))
	said := strings.Trim(squash(q.m.Text), " .!。")
	if p := notOfGroup.FindStringSubmatch(said); p != nil {
		return q.leavesGroup(p[1]+p[3]+p[5], p[2]+p[4]+p[6])
	}
	if p := ofGroup.FindStringSubmatch(said); m == nil && p != nil {
		if child, up := q.firmNamed(p[1]+p[3]), q.firmOrGroup(p[2]+p[4]); child == "" || up == "" {
			return errPass // of what is no customer of ours it says nothing
		}
		m = []string{"", p[1] + p[3], q.groupName(p[2] + p[4]), "", "", "", ""}
	}
	if m == nil {
		p := partOf.FindStringSubmatch(strings.TrimSpace(fold(q.m.Text)))
		if p == nil || q.ctx.Names == nil || len(q.ctx.Names.Lookup(p[2], crm.KindAccount, parse.Asker{Who: q.who.ID})) == 0 {
			return errPass
		}
		m = []string{"", p[1], p[2], "", "", "", ""}
	}
	child, parent, site := m[1]+m[4], m[2]+m[6], "subsidiary"
	if strings.Contains(m[3], "厂") || m[5] == "plant" {
		site = "plant"
	}
	parent = strings.TrimSuffix(parent, "的")
	at, err := q.accountCalled(child)
	if err != nil || at == nil {
		return err
	}
	up, err := q.accountCalled(parent)
	if err != nil || up == nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.SetSite(at.ID, up.ID, site)
	if err != nil {
		return err
	}
	owner, err := q.personName(done.After.Owner)
	if err != nil {
		return err
	}
	q.about(at.ID, "")
	q.changed(cards.ChangedView{
		Group: w.Group(), Number: at.Number(), Kind: crm.KindAccount, AccountName: at.Name.Text,
		Fields: []cards.FieldChange{{Field: "parent", Old: "", New: up.Name.Text + q.out.SiteWord(site, owner)}},
	})
	return nil
}

// firmOrGroup is the customer of that name, else of that name as a group's.
func (q *request) firmOrGroup(name string) crm.AccountID {
	if id := q.firmNamed(name + "集团"); id != "" {
		return id
	}
	if id := q.firmNamed(name + " group"); id != "" {
		return id
	}
	return q.firmNamed(name)
}

// groupName is a group as its customer is called.
func (q *request) groupName(name string) string {
	a, err := crm.Get[crm.Account](q.tx, q.firmOrGroup(name))
	if err != nil {
		return name
	}
	return a.Name.Text
}

// leavesGroup takes an account out of the group of companies that is named.
func (q *request) leavesGroup(child, parent string) error {
	id, up := q.firmNamed(child), q.firmOrGroup(parent)
	if id == "" || up == "" {
		return errPass
	}
	at, err := q.accountCalled(child)
	if err != nil || at == nil {
		return err
	}
	if at.Parent != up {
		return errPass
	}
	was, err := q.nameOf(up)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.SetSite(at.ID, "", "subsidiary"); err != nil {
		return err
	}
	q.about(at.ID, "")
	q.changed(cards.ChangedView{
		Group: w.Group(), Number: at.Number(), Kind: crm.KindAccount, AccountName: at.Name.Text,
		Fields: []cards.FieldChange{{Field: "parent", Old: was, New: ""}},
	})
	return nil
}

// accountCalled is the account of a name that he may change; nil when it was
// said why there is none.
func (q *request) accountCalled(name string) (*crm.Account, error) {
	m := &parse.Mention{Text: name}
	if q.ctx.Names != nil {
		m.Known = q.ctx.Names.Lookup(name, crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})
	}
	fnd, err := q.resolve(m, crm.Write)
	switch {
	case err != nil:
		return nil, err
	case fnd.Account != nil:
		return fnd.Account, nil
	case fnd.Taken != nil:
		return nil, q.takenCard(name, fnd.Taken)
	}
	q.reply(q.out.AccountUnknown(name))
	return nil, nil
}
