package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// whoExported asks who took files out of the store, and when, and wants none:
// 谁导出过线索, 线索表什么时候导出的, who exported the leads.
var whoExported = wording.OneOf(
	`(?:谁|哪些人|什么时候|几时|啥时候|哪天).{0,8}(?:导出|下载)`,
	`(?:导出|下载)(?:记录|历史|日志)`,
	`(?:导出|下载)的?是?(?:谁|什么时候)`,
	`\b(?:who|when)\b.{0,20}\bexport(?:ed|s)?\b`,
	`\bexport (?:log|history)\b`,
)

// maxExportPages is how many pages of exports are looked through, newest first.
const maxExportPages = 5

// tellExports lists who took files out, the newest first: his own, those of teams
// whose leads he may take out himself, and all for an admin, who sees no leads.
func (q *request) tellExports(s sheetScope) error {
	in := crm.Where(crm.ByAll)
	v := cards.ExportsView{From: s.from, Until: s.until}
	if s.from != "" {
		in = in.Between(string(s.from), string(s.until.AddDays(1)))
	}
	all := slices.Contains(q.who.Roles, crm.RoleAdmin)
	page := crm.Page{Desc: true}
	for range maxExportPages {
		found, next, err := crm.List[crm.Exported](q.tx, in, page)
		if err != nil {
			return err
		}
		for _, e := range found {
			if !all && e.Who != q.who.ID && !crm.Can(q.who, crm.Export, crm.Scope{Kind: crm.KindLead, Team: e.Team, Shared: true}) {
				continue
			}
			p, err := crm.Get[crm.Person](q.tx, e.Who)
			if err != nil {
				return err
			}
			v.Rows = append(v.Rows, cards.ExportRow{Exported: e, Who: p.Name.Text})
		}
		if next == "" {
			break
		}
		page.After = next
	}
	q.personal(q.say.Exports(v))
	return nil
}
