package handlers

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// accountsIntent lists his customers, the most neglected first.
func accountsIntent() Intent {
	return Intent{
		Name: "accounts", Reads: parse.Query,
		Words: []string{"我的客户", "我的客户清单", "客户清单", "my accounts", "my customers", "show my accounts", "show accounts", "show my customers", "all my accounts", "accounts", "客户", "我的所有客户", "看我的客户"},
		Weigh: func(f parse.Facts) float64 {
			if f.Account == nil && (f.Holds("我有哪些客户", "我跟的客户", "客户列表") || f.Holds("list my accounts", "my clients")) {
				return 0.9
			}
			if f.Account == nil && !didSomething(f) && f.Letters() <= 40 && neglected.MatchString(f.Plain()) && !f.Holds("谁的", "谁最久") && !stretchAsked.MatchString(f.Plain()) {
				return 0.91
			}
			return 0
		},
		Examples: []string{"show my accounts", "我的客户", "my accounts", "我有哪些客户", "哪些客户好久没去了", "哪个客户最久没联系了", "which accounts have I not visited", "neglected accounts"},
		Near:     []string{"我这周还有哪些客户没跟?", "小李的客户给小陈", "比亚迪啥情况", "好久没去比亚迪了"},
		Handle: func(q *request) error {
			if s := squash(q.m.Text); neglected.MatchString(s) && allowed(q.who, leaders()) && !ownSaid(s) && !word(s, "i") {
				return errPass // of all whom he leads
			}
			return q.showAccounts(0)
		},
	}
}

// neglected asks which customers nobody went to for long.
var neglected = wording.OneOf(
	`(客户|哪家|哪几家|哪个).{0,4}(好久|很久|最久|太久|长时间|一直)(都)?没`,
	`(好久|很久|最久|太久|长时间)没.{1,6}的客户`,
	`(which|what) (accounts?|customers?|clients?) .{0,16}(not|n't|never|longest)`,
	`neglected (accounts?|customers?|clients?)`,
	`^(?:who|(?:any|which|what) (?:accounts?|customers?|clients?))(?: (?:have|am|did) i| i've| i'm)?(?: been)? (?:neglect(?:ed|ing)?|forgotten?|ignor(?:ed|ing))(?: lately| recently)?$`,
)

// draftsAsked asks in a sentence what is begun and not finished.
var draftsAsked = wording.OneOf(
	`^(?:我)?(?:现在|目前|手上|手里|还)*有(?:几个|几份|几条|多少|哪些|什么|没有?)(?:立项)?草稿(?:没交|没提交|吗|呢)?$`,
	`^(?:我的?)?(?:立项)?草稿(?:现在|都|还)*(?:有)?(?:哪些|几个|几份|多少个?|在哪里?)(?:啊|呢)?$`,
	`^(?:how many|which|what) (?:application )?drafts (?:do i (?:still )?have|are (?:there|open)|have i)(?: left| open)?$`,
	`^(?:do i have |have i got )?any drafts(?: left| open)?$`,
)

// draftsIntent lists what waits for a word of his.
func draftsIntent() Intent {
	return Intent{
		Name: "drafts", Reads: parse.Query,
		Words: []string{"待确认", "草稿", "我的草稿", "drafts", "my drafts", "show drafts", "show my drafts", "看待确认", "看草稿"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 32 && draftsAsked.MatchString(f.Plain()) {
				return 0.95
			}
			return 0
		},
		Examples: []string{"待确认", "drafts"},
		Near:     []string{"待办", "客户还没确认"},
		Handle:   func(q *request) error { return q.showDrafts(0) },
	}
}

// dropDraftIntent answers an item of the list of drafts: ① 对, ① 不用记.
func dropDraftIntent() Intent {
	return Intent{
		Name: "draft",
		Weigh: func(f parse.Facts) float64 {
			if hasNumber(f) && (isYes(bare(f)) || isNo(bare(f)) || is(bare(f), "drop", "drop it", "不用记", "丢掉", "save", "记下")) {
				return 0.93
			}
			return 0
		},
		Examples: []string{"① 对", "① 不用记", "② yes", "① drop"},
		Near:     []string{"①完成", "① 撤销", "① 周五送样"},
		Handle:   (*request).draftItem,
	}
}

func (q *request) draftItem() error {
	ref, _ := firstRef(q.f)
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	d, ok := rec.(*crm.Draft)
	if !ok {
		return errPass
	}
	if isNo(bare(q.f)) || is(bare(q.f), "drop", "drop it", "不用记", "丢掉") {
		return q.drop(d.ID)
	}
	return q.confirm(d.ID)
}

// showDrafts lists what waits for a word of his; ①②③ mean it.
func (q *request) showDrafts(from int) error {
	all, err := q.drafts()
	if err != nil {
		return err
	}
	if len(all) == 0 { // of what he said all is settled: a form that he began is a draft as well
		forms, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.State == crm.ApprovalDraft })
		if err != nil {
			return err
		}
		if len(forms) > 0 {
			return q.standing()
		}
	}
	var vs []cards.DraftView
	q.listed(nil)
	for i, d := range all {
		vs = append(vs, draftView(d))
		if i >= crm.MaxPage {
			continue // nobody counts so far
		}
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindDraft, ID: string(d.ID)})
	}
	q.personal(q.say.Drafts(vs, from))
	return nil
}

// lookedBack is how many of his last activities tell whom he follows.
const lookedBack = 100

// followed are the customers that he follows together with their owner: since a claim was decided so, or
// his customer was made one with another's. They are found by what he has there: his claims, his leads,
// his deals and steps, and what he did last. own are the customers that are his alone.
func (q *request) followed(own []crm.Account) ([]crm.Account, error) {
	me := string(q.who.ID)
	ids := map[crm.AccountID]bool{}
	err := cmp.Or(
		crm.Each(q.tx, crm.Where(crm.ByPerson, me), func(c crm.Conflict) bool { ids[c.Account] = true; return true }),
		crm.Each(q.tx, crm.Where(crm.ByOwner, me), func(l crm.Lead) bool { ids[l.Account] = true; return true }),
		crm.Each(q.tx, crm.Where(crm.OpenOwner, me), func(o crm.Opportunity) bool { ids[o.Account] = true; return true }),
		crm.Each(q.tx, crm.Where(crm.ClosedOwner, me), func(o crm.Opportunity) bool { ids[o.Account] = true; return true }),
		crm.Each(q.tx, crm.Where(crm.OpenOwner, me), func(t crm.Task) bool { ids[t.Account] = true; return true }),
	)
	if err != nil {
		return nil, fmt.Errorf("what %s has at customers: %w", me, err)
	}
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, me), crm.Page{Limit: lookedBack, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("activities of %s: %w", me, err)
	}
	for _, a := range acts {
		ids[a.Account] = true
	}
	for i := range own {
		delete(ids, own[i].ID)
	}
	var out []crm.Account
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		a, err := crm.Get[crm.Account](q.tx, id)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !a.Deleted && slices.Contains(a.With, q.who.ID) && a.Owner != q.who.ID {
			out = append(out, a)
		}
	}
	return out, nil
}

// showAccounts lists his customers and those that he follows; a manager's own, not his team's.
func (q *request) showAccounts(from int) error {
	var rows []cards.AccountRow
	all := []crm.Account{}
	err := crm.Each(q.tx, crm.Where(crm.ByOwner, string(q.who.ID)), func(a crm.Account) bool {
		all = append(all, a)
		return len(all) < 2*crm.MaxPage
	})
	if err != nil {
		return fmt.Errorf("accounts of %s: %w", q.who.ID, err)
	}
	followed, err := q.followed(all)
	if err != nil {
		return err
	}
	all = append(all, followed...)
	sort.SliceStable(all, func(i, j int) bool {
		return max(all[i].LastVisit, all[i].LastCall) < max(all[j].LastVisit, all[j].LastCall)
	})
	q.listed(nil)
	for _, a := range all {
		r := cards.AccountRow{Account: a}
		if a.Owner != q.who.ID {
			if r.OwnerName, err = q.personName(a.Owner); err != nil {
				return err
			}
			r.OwnerName = q.say.Followed(r.OwnerName)
		}
		if c, ok := q.Book.Cadence(a.Tier); ok {
			r.Limit, r.By = c.Days, c.By
		}
		tasks, _, err := crm.List[crm.Task](q.tx, crm.Where(crm.OpenAcct, string(a.ID)), crm.Page{Limit: 1})
		if err != nil {
			return fmt.Errorf("open steps of account %s: %w", a.ID, err)
		}
		if len(tasks) > 0 {
			v, err := q.taskView(tasks[0])
			if err != nil {
				return err
			}
			r.Next = &v
		}
		rows = append(rows, r)
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)})
	}
	q.personal(q.say.Accounts(cards.AccountsView{Mine: true, None: !mayRecord(q.who), Rows: rows, From: from}))
	return nil
}
