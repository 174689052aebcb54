package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// asksTwice says where the request for a project stands that was asked for already: there is
// one for each.
func (q *request) asksTwice(a *crm.Approval, at *crm.Account) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	q.personal(q.say.AskedAlready(v, at.Name.Text))
	return nil
}

// projectOf is the customer and the name of the project in 立项 比亚迪电池线;
// nil when it was said why there is none.
func (q *request) projectOf() (*crm.Account, string, error) {
	m := q.f.Account
	if m == nil || m.Text == "" {
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err == nil && q.allowed(crm.Write, crm.ScopeOf(&a)) {
			return &a, "", nil
		}
		if err != nil && !crm.IsMissing(err) {
			return nil, "", err
		}
		q.reply(q.out.ApplyWhose())
		return nil, "", nil
	}
	fnd, err := q.resolve(m, crm.Write)
	if err != nil {
		return nil, "", err
	}
	words := strings.Replace(q.m.Text, m.Text, " ", 1)
	for _, w := range calledFor(q.Book) {
		if rest, ok := strings.CutPrefix(strings.ToLower(words), w); ok && len(rest) < len(words) {
			words = words[len(words)-len(rest):]
		}
	}
	title := strings.TrimFunc(applyWords.ReplaceAllString(words, " "), parse.IsEdge)
	title = strings.TrimFunc(strings.Join(strings.Fields(title), " "), parse.IsEdge)
	if strings.ContainsAny(title, ",,。;;") || length(title) > 20 || title == "的" || talksOf.MatchString(title) {
		title = ""
	}
	if fnd.Account == nil && fnd.Taken == nil {
		if begun, rest, err := q.ofItsCustomer(m.Text); err != nil {
			return nil, "", err
		} else if begun.Account != nil || begun.Taken != nil {
			fnd, title = begun, rest+title
		}
	}
	title = projectName(title)
	switch {
	case fnd.Account != nil:
		return fnd.Account, title, nil
	case fnd.Taken != nil:
		return nil, "", q.takenCard(m.Text, fnd.Taken)
	case len(fnd.Known) == 1:
		return &fnd.Known[0], title, nil
	case len(fnd.Known) > 1:
		q.reply(q.out.Which(m.Text, choiceNumbers(fnd.Known)))
		return nil, "", nil
	}
	q.reply(q.out.AccountUnknown(m.Text))
	return nil, "", nil
}

// namesNothing finds words beside a customer which call no project: 粤钢也立个项, 大族那个也立项.
var namesNothing = wording.OneOf(
	`^(?:那个|这个|那边|这边|那家|这家|那单|这单|那里|家|的|也|都|就|同样|一起|顺便|先|一个|一份| )+$`,
	`^(?:too|also|as well|this one|that one)$`,
)

// projectName is what a project is called by the words beside its customer; "" for nothing.
func projectName(said string) string {
	said = strings.TrimPrefix(said, "的")
	if namesNothing.MatchString(lower(said)) {
		return ""
	}
	return strings.TrimSuffix(said, "也")
}

// talksOf finds words of a sentence, which name no project: 我再给粤钢申请个立项.
var talksOf = wording.Compile(`我|你|他|她|咱|再|给|申请|打印|导出|份|怎么|什么|啥|多少|吗|呢|把|帮|可以|需要|但|问题|变了|\b(?:i|me|my|we|please|another|again|print)\b`)

// ofItsCustomer parts the name of a project that begins with that of a known customer, 粤钢热轧线:
// who that is, and what the project is called.
func (q *request) ofItsCustomer(name string) (found, string, error) {
	rs := []rune(name)
	for n := len(rs) - 1; n >= 2; n-- {
		head := string(rs[:n])
		if ascii(head) && rs[n] != ' ' {
			continue // no part of a word
		}
		var exact []parse.Match
		for _, k := range q.ctx.Names.Lookup(head, crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}) {
			if k.Score >= 1 {
				exact = append(exact, k)
			}
		}
		if len(exact) == 0 {
			continue
		}
		fnd, err := q.resolve(&parse.Mention{Text: head, Known: exact}, crm.Write)
		return fnd, strings.TrimFunc(string(rs[n:]), parse.IsEdge), err
	}
	return found{}, "", nil
}

// projectDeal is the deal that is meant by a project's name: the one that is
// called so, else the only one, which is called so from now on; else a new one.
func (q *request) projectDeal(w *desk.Work, at *crm.Account, title string) (*crm.Opportunity, error) {
	deals, err := q.openDeals(at.ID)
	if err != nil {
		return nil, err
	}
	var best *crm.Opportunity
	most := 0
	for i := range deals {
		if n := overlap(deals[i].Title, title); title != "" && n > most {
			best, most = &deals[i], n
		}
	}
	asked := false // under the name that it has
	if best == nil && len(deals) > 0 && title != "" {
		have, err := desk.RequestOf(q.tx, deals[0].ID, initiation)
		if err != nil {
			return nil, err
		}
		asked = have != nil && (have.State == crm.ApprovalAsked || have.State == crm.ApprovalGranted)
	}
	switch {
	case best != nil:
		return best, nil
	case len(deals) > 0 && (title == "" || plainTitle(&deals[0], at) && !asked):
		o := deals[0]
		if title == "" {
			return &o, nil
		}
		done, err := w.UpdateDeal(o.ID, desk.DealEdit{Title: &title})
		return &done.After, err
	}
	o, err := w.OpenDeal(desk.NewDeal{Account: at.ID, Title: title})
	return &o, err
}

// plainTitle reports that a deal has no name of its own yet, and was not applied
// for under one.
func plainTitle(o *crm.Opportunity, at *crm.Account) bool {
	return o.Project == "" && (o.Title == "" || strings.Contains(at.Name.Text, o.Title) || strings.Contains(o.Title, at.Name.Text))
}

// onlyMe is the speaker in a team: 小组就我一个.
var onlyMe = wording.Compile(`^(?:开拓小组|小组|团队|组里|组员)?(?:目前|现在|暂时)?(?:就|只有|只)?我(?:自己|本人|一个人?|一人)?(?:一个人?)?$|^(?:it'?s )?(?:just |only )?me(?: on the team| in the team)?$|^myself$`)

// teamEdge parts the names of a team, and the functions that stand before them.
var teamEdge = wording.Compile(`[+、,,/&和及\s]+|\band\b`)

// teamSaid are the colleagues in 小林+售前小钟, and all names as they were said.
func (q *request) teamSaid(text string) (ids []crm.PersonID, names []string, err error) {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return nil, nil, err
	}
	if onlyMe.MatchString(squash(text)) {
		return []crm.PersonID{q.who.ID}, []string{q.who.Name.Text}, nil
	}
	for _, part := range teamEdge.Split(text, -1) {
		name := strings.TrimFunc(part, parse.IsEdge)
		if name == "" {
			continue
		}
		if onlyMe.MatchString(squash(name)) {
			ids, names = append(ids, q.who.ID), append(names, q.who.Name.Text)
			continue
		}
		names = append(names, name)
		bare := name
		for _, f := range q.Book.Functions {
			for _, word := range append(append([]string{}, f.Also...), f.Name.ZH, f.Name.EN) {
				bare = strings.TrimPrefix(bare, word)
			}
		}
		if p := colleagueCalled(ps, bare, q.today()); p != nil {
			ids = append(ids, p.ID)
		}
	}
	return ids, names, nil
}
