package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// supportAsked asks what became of the help that colleagues were asked for: 我请的支持都到哪了. Group
// 1 or 2 is there where that of everybody is meant.
var supportAsked = wording.OneOf(
	`^`+wording.Maybe(`(谁|大家|组里|团队|还有谁|哪些)的?`, `我`, `还?有几[个件]`)+
		`(?:请|要|找|申请|发起)?(?:的|过的|了的)?(?:支持|支援|求助)(?:请求|申请)?(?:的事)?`+
		`(?:都|还)?`+
		wording.Any(
			`到哪`, `怎么样`, `做完`, `做好`, `好`, `办好`, `没办`, `没做`, `完成`, `没完成`,
			`没做完`, `进展`, `有回音`, `有结果`, `弄好`, `有哪些`,
		)+`(?:一步|如何|怎么样)?(?:了)?(?:没有?|吗|的)?[?？]?$`,
	`^(?:how far|what about|where|how) (?:is|are) (my |our |the team's )?`+
		`(?:support requests?|requests? for support)(?: doing| now)?[?]?$`,
	`^(?:my )?(?:open )?support requests[?]?$`,
	`^(?:售前|售后|研发|财务|法务|供应链|高层)(?:那边|那儿)`+
		wording.Any(
			`怎么说`, `回(?:了|话)没有?`, `有(?:消息|结果|回音)(?:没有?|吗)`, `怎么样了?`,
		)+`[?？]?$`,
	`^where(?:'s| is) (my )?support(?: request)?[?]?$`,
)

// supportUrged asks for help that was asked for once more: 方案那个支持催一下, chase the presales request. A group says
// what it was for.
var supportUrged = wording.OneOf(
	`^(?:请|麻烦|帮我)?([^,，。 ]{0,10}?)(?:那个|那件|那边)?的?(?:支持|支援|求助)`+
		`(?:请求|申请)?(?:那边|的事)?(?:也|再|帮我|给我|你)*催(?:一?下|催|一催|促一下)?$`,
	`^(?:请|麻烦|帮我)?(?:再)?催(?:一?下|催|一催)?([^,，。 ]{0,10}?)(?:那个|那件|那边)?`+
		`的?(?:支持|支援|求助)(?:请求|申请)?$`,
	`^(?:please )?(?:chase|nudge|push|ping)(?: up)? (?:the |my |our )?(?:([a-z &-]{2,20}?) )?`+
		wording.Any(`support(?: requests?)?`, `requests? for support`, `help request`)+`$`,
)

// supportsOpen lists the help that colleagues were asked for and that is not done: his own, and
// for who leads that of those whom he leads too.
func (q *request) supportsOpen(all bool) error {
	rows, err := q.supportsOf(all && allowed(q.who, leaders()))
	if err != nil {
		return err
	}
	at := make([]crm.Pointer, len(rows))
	for i := range rows {
		at[i] = crm.Pointer{Kind: crm.KindTask, ID: string(rows[i].Task.ID)}
	}
	q.listed(at)
	q.personal(q.say.Supports(rows))
	return nil
}

// supportsOf is the help that he asked for, or with all also that for which those asked whom he leads.
func (q *request) supportsOf(all bool) ([]cards.SupportView, error) {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return nil, err
	}
	names := map[crm.PersonID]string{}
	for i := range ps {
		names[ps[i].ID] = ps[i].Name.Text
	}
	var rows []cards.SupportView
	for i := range ps {
		tasks, err := q.myTasks(ps[i].ID)
		if err != nil {
			return nil, err
		}
		for _, t := range tasks {
			mine := t.Asker == q.who.ID
			if t.Asker == "" || !mine && (!all || !q.allowed(crm.Read, crm.ScopeOf(&t))) {
				continue
			}
			name, err := q.nameOf(t.Account)
			if err != nil {
				return nil, err
			}
			v := cards.SupportView{Task: t, AccountName: name, Who: names[t.Owner]}
			if !mine {
				v.Asker = names[t.Asker]
			}
			rows = append(rows, v)
		}
	}
	return rows, nil
}

// urgesSupport asks once more for the one help of his that the words mean; where they may mean
// several, or none, these are listed. A colleague is asked once a day for the same.
func (q *request) urgesSupport(what string) error {
	rows, err := q.supportsOf(false)
	if err != nil {
		return err
	}
	meant := rows
	if what != "" {
		meant = slices.DeleteFunc(slices.Clone(rows), func(v cards.SupportView) bool {
			function := playbook.Label(q.Book.Functions, v.Support, q.say.Locale)
			return !inOrder(squash(v.Text+" "+function+" "+v.AccountName+" "+v.Who), what)
		})
	}
	if len(meant) != 1 {
		return q.supportsOpen(false)
	}
	v := meant[0]
	v.Asker = q.who.Name.Text
	p, err := crm.Get[crm.Person](q.tx, v.Owner)
	if err != nil {
		return fmt.Errorf("person %s: %w", v.Owner, err)
	}
	once := fmt.Sprintf("urged/support/%s", v.Task.ID)
	last, err := q.tx.Kept(once)
	if err != nil {
		return fmt.Errorf("kept %s: %w", once, err)
	}
	q.listed([]crm.Pointer{{Kind: crm.KindTask, ID: string(v.Task.ID)}})
	today := string(q.today())
	if string(last) == today {
		q.personal(q.say.UrgeNot(cards.UrgeView{Who: v.Who}, cards.UrgeDone))
		return nil
	}
	if err := q.tx.Keep(once, []byte(today)); err != nil {
		return fmt.Errorf("keep %s: %w", once, err)
	}
	q.personal(q.say.SupportUrged(v))
	return q.tell(&p, once+"/"+today, func(w *cards.Writer) chat.Card { return w.SupportWanted(v) })
}
