package handlers

import (
	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// supportAsked asks what became of the help that colleagues were asked for: 我请的支持都到哪了. Group
// 1 or 2 is there where that of everybody is meant.
var supportAsked = wording.Compile(`^(?:(谁|大家|组里|团队|还有谁|哪些)的?|我|还?有几[个件])?(?:请|要|找|申请|发起)?(?:的|过的|了的)?(?:支持|支援|求助)(?:请求|申请)?(?:的事)?(?:都|还)?(?:到哪|怎么样|做完|做好|好|办好|没办|没做|完成|没完成|没做完|进展|有回音|有结果|弄好|有哪些)(?:一步|如何|怎么样)?(?:了)?(?:没有?|吗|的)?[?？]?$` +
	`|^(?:how far|what about|where|how) (?:is|are) (my |our |the team's )?(?:support requests?|requests? for support)(?: doing| now)?[?]?$|^(?:my )?(?:open )?support requests[?]?$`)

// supportsOpen lists the help that colleagues were asked for and that is not done: his own, and
// for who leads that of those whom he leads too.
func (q *request) supportsOpen(all bool) error {
	all = all && allowed(q.who, leaders())
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	names := map[crm.PersonID]string{}
	for i := range ps {
		names[ps[i].ID] = ps[i].Name.Text
	}
	var rows []cards.SupportView
	var at []crm.Pointer
	for i := range ps {
		tasks, err := q.myTasks(ps[i].ID)
		if err != nil {
			return err
		}
		for _, t := range tasks {
			mine := t.Asker == q.who.ID
			if t.Asker == "" || !mine && (!all || !q.allowed(crm.Read, crm.ScopeOf(&t))) {
				continue
			}
			name, err := q.nameOf(t.Account)
			if err != nil {
				return err
			}
			v := cards.SupportView{Task: t, AccountName: name, Who: names[t.Owner]}
			if !mine {
				v.Asker = names[t.Asker]
			}
			rows, at = append(rows, v), append(at, crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
		}
	}
	q.listed(at)
	q.personal(q.say.Supports(rows))
	return nil
}
