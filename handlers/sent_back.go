package handlers

import (
	"encoding/json"
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sentBack tells the applicants of requests that were granted and are not any
// more what was granted, because of what this message changed.
func (q *request) sentBack() error {
	if q.work == nil {
		return nil
	}
	for _, c := range q.work.Changes() {
		if c.Kind != crm.KindApproval {
			continue
		}
		var was, is crm.Approval
		if len(c.Before) == 0 || json.Unmarshal(c.Before, &was) != nil || was.State != crm.ApprovalGranted {
			continue
		}
		if err := q.tx.Get(&is, c.ID); err != nil {
			return fmt.Errorf("request %s: %w", c.ID, err)
		}
		if is.State != crm.ApprovalChanged || is.Rev != c.RevAfter {
			continue
		}
		if err := q.tellSentBack(&is); err != nil {
			return err
		}
	}
	return nil
}

func (q *request) tellSentBack(a *crm.Approval) error {
	p, err := crm.Get[crm.Person](q.tx, a.Asker)
	if err != nil {
		return fmt.Errorf("applicant of %s: %w", a.No, err)
	}
	v, err := q.approvalFor(a, &p)
	if err != nil {
		return err
	}
	key := fmt.Sprintf("approval/%s/changed/%d", a.ID, a.Rev)
	if err := q.tell(&p, key, func(w *cards.Writer) chat.Card { return w.SentBack(v) }); err != nil {
		return err
	}
	if err := q.editOwn(a); err != nil {
		return err
	}
	return q.tellRooms(a)
}

// pressPrintable gives the application as a printed form.
func (q *request) pressPrintable(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	return q.printable(a)
}

// printable gives an application as a printed form, and notes that he had it.
func (q *request) printable(a *crm.Approval) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	w, err := q.group()
	if err != nil {
		return err
	}
	if _, err := w.NoteExport(desk.NewExport{Of: crm.KindApproval, Format: "xlsx", Rows: 1, Only: a}); err != nil {
		return err
	}
	q.personal(q.say.PrintableForm(v, q.Company, q.Notice))
	return nil
}

// approvedIntent lists the applications that were approved in a stretch of time,
// with a workbook: what is reported to marketing planning.
func approvedIntent() Intent {
	return Intent{
		Name: "approved", Reads: parse.Query,
		Words: []string{"立项清单", "已批立项", "立项汇总", "批准的立项", "给市场策划的清单", "给市场策划部的清单", "市场策划的清单", "市场策划清单", "list for marketing planning", "the list for marketing planning", "approved projects", "approved applications"},
		Weigh: func(f parse.Facts) float64 {
			if approvedAsked.MatchString(f.Plain()) && f.Account == nil {
				return 0.96
			}
			if f.Holds("立项清单", "已批立项", "已批的立项", "批过的立项", "批准的立项", "批了哪些立项", "批了几个立项", "批了多少立项", "立项批了哪些", "立项批了几个", "立项的有哪些", "立项有哪些", "立项汇总", "立了哪些项", "立了几个项") ||
				f.Word("approved") && f.Word("projects", "applications") && !f.Word("not", "yet") {
				return 0.95
			}
			return 0
		},
		Roles:    []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleSpecialist},
		Examples: []string{"立项清单", "本月批了哪些立项", "上周的立项清单", "approved projects this month"},
		Near:     []string{"立项 比亚迪电池线", "批了没有啊", "待审批"},
		Handle:   (*request).approved,
		Refuse:   (*request).managerOnly,
	}
}

// approvedAsked asks what was granted in a stretch of time, in the words of a talk: 这周批了哪几个.
var approvedAsked = wording.OneOf(
	`^(?:看一?下|看看|列一?下|把|帮我列)?`+
		wording.Any(
			`今天`, `昨天`, `这周`, `本周`, `上周`, `这个?月`, `本月`, `上个?月`, `这个?季度`,
			`本季度`, `上个?季度`, `今年`,
		)+`(?:一共|总共|都|已经)?(?:批准?|通过)(?:了|的|过的?|下来(?:了|的)?)`+
		`(?:哪几个|哪些|几个|多少个?|什么)?(?:立项|项目)?(?:吗|呢|啊)?[??]*$`,
	`^(?:看一?下|看看|列一?下|把|帮我列)?`+
		wording.Any(
			`今天`, `昨天`, `这周`, `本周`, `上周`, `这个?月`, `本月`, `上个?月`, `这个?季度`,
			`本季度`, `上个?季度`, `今年`,
		)+`(?:一共|总共|都|已经)?(?:批准?|通过)(?:了|的|过的?|下来(?:了|的)?)`+
		`(?:哪几个|哪些|几个|多少个?|什么)?(?:立项|项目).{0,12}$`,
	`^(?:what|which|how many)(?: projects| applications| requests)? `+
		wording.Any(`did we approve`, `were approved`, `have been approved`, `got approved`)+
		`\b`,
)

// approved lists what was approved: this week, or in the stretch that was said.
func (q *request) approved() error {
	from, until := q.today().WeekStart(), q.today()
	if stretchAsked.MatchString(q.f.Plain()) || q.f.Word("week", "month") {
		from, until = behindUs(q.f.Text, q.today())
	}
	var rows []cards.ApprovalView
	var failed error
	span := crm.Where(crm.ByGranted).Between(string(from), string(until.AddDays(1)))
	err := crm.Each(q.tx, span, func(a crm.Approval) bool {
		if a.Subject != initiation || !q.who.Has(crm.RoleSpecialist) && !crm.Can(q.who, crm.Decide, crm.ScopeOf(&a)) {
			return true
		}
		var v cards.ApprovalView
		if v, failed = q.approvalView(&a); failed == nil {
			rows = append(rows, v)
		}
		return failed == nil && len(rows) < crm.MaxPage
	})
	if failed != nil {
		err = failed
	}
	if err != nil {
		return fmt.Errorf("approved applications: %w", err)
	}
	q.listed(nil)
	for i := range rows {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindApproval, ID: string(rows[i].ID)})
	}
	if len(rows) > 0 {
		if err := q.noteApproved(len(rows), from, until); err != nil {
			return err
		}
	}
	q.personal(q.say.Approved(rows, nil, from, until, q.Company, q.Notice))
	return nil
}

// noteApproved notes that he had the list of what was approved as a file.
func (q *request) noteApproved(rows int, from, until crm.Date) error {
	w, err := q.group()
	if err != nil {
		return err
	}
	n := desk.NewExport{Of: crm.KindApproval, Format: "xlsx", Rows: rows, From: from, Until: until}
	if w.MayExport(n.Of, "") != nil {
		n.Team = q.who.Team
	}
	_, err = w.NoteExport(n)
	return err
}
