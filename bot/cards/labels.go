package cards

import (
	"slices"
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// kindWord is what people call a kind of record.
func (w *Writer) kindWord(k crm.Kind) string {
	switch k {
	case crm.KindAccount:
		return w.t("客户", "account")
	case crm.KindLead:
		return w.t("线索", "lead")
	case crm.KindContact:
		return w.t("联系人", "contact")
	case crm.KindOpportunity:
		return w.t("商机", "opportunity")
	case crm.KindActivity:
		return w.t("记录", "entry")
	case crm.KindTask:
		return w.t("待办", "task")
	case crm.KindExpense:
		return w.t("费用", "expense")
	case crm.KindApproval:
		return w.t("审批", "approval")
	case crm.KindGoal:
		return w.t("目标", "goal")
	case crm.KindDraft:
		return w.t("待确认", "draft")
	case crm.KindLesson:
		return w.t("叫法", "name")
	case crm.KindTender:
		return w.t("投标", "tender")
	case crm.KindQuote:
		return w.t("报价", "quote")
	case crm.KindPayment:
		return w.t("回款", "payment")
	case crm.KindPerson:
		return w.t("同事", "colleague")
	case crm.KindTeam:
		return w.t("团队", "team")
	case crm.KindField:
		return w.t("资料", "note")
	case crm.KindConflict:
		return w.t("撞单", "conflict")
	case crm.KindExport:
		return w.t("导出", "export")
	case crm.KindIndustry:
		return w.t("行业", "industry")
	}
	return w.t("这一条", "that entry")
}

// activityWord is what a type of activity is called on a receipt: the plain
// visit is 拜访, the handbook's other types keep their labels.
func (w *Writer) activityWord(typ string) string {
	switch typ {
	case crm.Visit:
		return w.t("拜访", "Visit")
	case crm.Call:
		return w.t("电话", "Call")
	}
	return playbook.Label(w.Book.Activities, typ, w.Locale)
}

func (w *Writer) tierWord(tier string) string {
	if tier == "" {
		if s := w.Book.Unrated.In(w.Locale); s != "" {
			return s
		}
		return w.t("未定", "unrated")
	}
	if name := playbook.Label(w.Book.Tiers, tier, w.Locale); len(tier) > 1 {
		return name // a name of the method's own: Gold
	}
	return w.t("%s 级", "tier %s", tier)
}

// tierShort is a tier where many stand in a row: its letter, or its own name.
func (w *Writer) tierShort(tier string) string {
	if len(tier) == 1 {
		return tier
	}
	return w.tierWord(tier)
}

func (w *Writer) milestoneWord(id string) string {
	name := playbook.Label(w.Book.Milestones, id, w.Locale)
	if name == id {
		return id
	}
	return id + " " + name
}

// sourceWord is where a lead comes from, in words. What is on no list is called as
// somebody wrote it.
func (w *Writer) sourceWord(id string) string {
	s := playbook.Label(w.Book.Sources, id, w.Locale)
	return strings.TrimPrefix(s, "other/")
}

func (w *Writer) industryWord(label string) string {
	if i, ok := playbook.Lookup(w.Book.Industries, label); ok {
		return i.Name.In(w.Locale)
	}
	return label
}

func (w *Writer) expenseWord(typ string) string {
	return playbook.Label(w.Book.Expenses, typ, w.Locale)
}

func (w *Writer) outcomeWord(outcome string, call bool) string {
	switch {
	case outcome == crm.Refused:
		return w.t("被拒绝了", "turned away")
	case outcome == crm.NotReached && call:
		return w.t("没联系上", "not reached")
	case outcome == crm.NotReached:
		return w.t("没见到人", "nobody met")
	}
	return w.t("见到了", "met")
}

func (w *Writer) roleWords(c crm.Contact) string {
	var words []string
	for _, r := range c.Roles {
		words = append(words, playbook.Label(w.Book.BuyingRoles, r, w.Locale))
	}
	if d, ok := playbook.Find(w.Book.Decides, c.Decision); ok {
		words = append(words, spaced(d.Sign, d.Name.In(w.Locale)))
	}
	return w.list(words)
}

// people names contacts as he wrote them, with the title where it is known:
// 王总(采购总监)、周姐.
func (w *Writer) people(cs []crm.Contact) string {
	var names []string
	for _, c := range cs {
		name := c.Name.Text
		if !strings.Contains(name, c.Title) { // 陈经理 need not be called 经理 again
			name += w.paren(c.Title)
		}
		names = append(names, name)
	}
	return w.list(names)
}

// fieldWord is what people call a field of a record, of the lead sheet or of
// the account file.
func (w *Writer) fieldWord(field string) string {
	if p, ok := fieldWords[field]; ok {
		return w.t(p[0], p[1])
	}
	if c, ok := playbook.Find(w.Book.LeadSheet.Columns, field); ok {
		return c.Name.In(w.Locale)
	}
	return playbook.Label(w.Book.Fields, field, w.Locale)
}

// fieldWords are the fields of records by their JSON names, and the gaps of a
// message by the names of Gap.What.
var fieldWords = map[string][2]string{
	"account": {"客户", "Customer"}, "name": {"名称", "Name"}, "aliases": {"别名", "Also called"}, "one_person": {"并为一人", "One person with"},
	"type": {"类型", "Type"}, "date": {"日期", "Date"}, "clock": {"时间", "Time"},
	"with": {"见了谁", "Who was met"}, "contact": {"联系人", "Contact"}, "ours": {"同去", "Colleagues"},
	"outcome": {"结果", "Outcome"}, "gist": {"内容", "What about"}, "purpose": {"目的", "Purpose"},
	"place": {"地点", "Place"}, "minutes": {"用时(分钟)", "Minutes"}, "cost": {"花费", "Cost"},
	"text": {"事项", "What"}, "due": {"日期", "Due"}, "waiting": {"等对方", "Waiting for them"},
	"owner": {"负责人", "Owner"}, "who": {"谁做的", "Who"}, "state": {"状态", "State"},
	"amount": {"金额", "Amount"}, "budget": {"客户预算", "Customer budget"}, "sign_by": {"预计签约", "Expected signing"},
	"win_pct": {"把握", "Chance"}, "milestone": {"里程碑", "Milestone"}, "title": {"职务", "Title"},
	"deal": {"商机", "Opportunity"}, "need": {"需求", "Need"}, "rival": {"对手", "Rival"}, "rivals": {"对手", "Rivals"},
	"full": {"全名", "Full name"}, "department": {"部门", "Department"}, "phone": {"电话", "Phone"}, "email": {"邮箱", "E-mail"}, "wechat": {"微信", "WeChat"},
	"roles": {"采购角色", "Buying role"}, "decision": {"决策角色", "Role in the decision"}, "attitude": {"创新态度", "Attitude"},
	"support": {"支持度", "Support"}, "prefers": {"方便的时间", "Best time"}, "handler": {"经手人", "Right person"},
	"tier": {"客户分类", "Tier"}, "region": {"所属区域", "Region"}, "industry": {"所属行业", "Industry"},
	"revenue": {"年营业额", "Yearly revenue"}, "source": {"线索来源", "Source"}, "referrer": {"介绍人", "Referred by"},
	"registered": {"登记时间", "Registered"}, "parent": {"所属集团", "Group"}, "relation": {"关系", "Relation"}, "address": {"地址", "Address"},
	"note": {"备注", "Note"}, "next_step": {"下一步", "Next step"}, "day": {"日期", "Date"},
	"rank_sales": {"销售排名", "Rank by sales"}, "rank_profit": {"利润排名", "Rank by profit"},
	"reports_to": {"汇报给", "Reports to"}, "influences": {"影响", "Influences"}, "left": {"离开", "Left"},
	"members": {"开拓小组", "Team"}, "form": {"商机类型", "Kind of deal"},
	"showed": {"讲过我方优势", "Presented"}, "floor": {"底价", "Floor"}, "review": {"复盘", "Review"},
	"key_account": {"大客户", "Key account"},
	"paused":      {"暂停到", "Paused until"}, "wake": {"暂停到", "Paused until"}, "reason": {"原因", "Reason"},
}

// value words one side of a change.
func (w *Writer) value(field string, v any) string {
	switch v := v.(type) {
	case string:
		return w.stringValue(field, v)
	case []string:
		var all []string
		for _, s := range v {
			all = append(all, w.stringValue(field, s))
		}
		return w.list(all)
	case crm.Date:
		return w.Date(v)
	case crm.Amount:
		if v.IsZero() {
			return ""
		}
		if w.hidesMoney() {
			return w.t("(不在群里显示)", "(not shown here)")
		}
		return w.Amount(v)
	case crm.Money:
		if v.IsZero() {
			return ""
		}
		if w.hidesMoney() {
			return w.t("(不在群里显示)", "(not shown here)")
		}
		return w.Money(v)
	case int:
		if v == 0 {
			return ""
		}
		if field == "win_pct" {
			return strconv.Itoa(v) + "%"
		}
		return strconv.Itoa(v)
	case bool:
		if v {
			return w.t("是", "yes")
		}
		return w.t("否", "no")
	}
	return ""
}

func (w *Writer) stringValue(field, s string) string {
	if s == "" {
		return ""
	}
	switch field {
	case "type":
		if slices.Contains(playbook.IDs(w.Book.Expenses), s) {
			return w.expenseWord(s)
		}
		return w.activityWord(s)
	case "outcome":
		return w.outcomeWord(s, false)
	case "tier":
		return w.tierWord(s)
	case "milestone":
		return w.milestoneWord(s)
	case "source":
		return w.sourceWord(s)
	case "industry":
		return w.industryWord(s)
	case "form":
		return playbook.Label(w.Book.DealKinds, s, w.Locale)
	case "showed":
		return playbook.Label(w.Book.Advantages, s, w.Locale)
	case "purpose":
		return playbook.Label(w.Book.Purposes, s, w.Locale)
	case "roles":
		return playbook.Label(w.Book.BuyingRoles, s, w.Locale)
	case "decision":
		return playbook.Label(w.Book.Decides, s, w.Locale)
	case "attitude":
		return w.private(playbook.Label(w.Book.Attitudes, s, w.Locale))
	case "support":
		return w.private(playbook.Label(w.Book.Supports, s, w.Locale))
	case "relation":
		return playbook.Label(w.Book.Relations, s, w.Locale)
	case "phone":
		return w.private(s)
	case "date", "due", "sign_by", "registered", "paused", "wake":
		return w.Date(crm.Date(s))
	case "state":
		return w.stateWord(s)
	}
	if f, ok := w.Book.Field(field); ok {
		return w.fieldValue(f, s)
	}
	return s
}

// secret is what a channel does not see, and need not be told that it does not.
func (w *Writer) secret(s string) string {
	if w.Public {
		return ""
	}
	return s
}

// private is a value that a channel does not see.
func (w *Writer) private(s string) string {
	if w.Public && s != "" {
		return w.t("(不在群里显示)", "(not shown here)")
	}
	return s
}

// StateOpen stands, in a FieldChange, for the state in which things begin, which has
// no name in the records.
const StateOpen = "open"

func (w *Writer) stateWord(s string) string {
	switch s {
	case StateOpen:
		return w.t("进行中", "open")
	case crm.TaskDone:
		return w.t("完成", "done")
	case crm.TaskDropped:
		return w.t("不做了", "dropped")
	case crm.DealPaused:
		return w.t("暂停", "paused")
	case crm.DealWon:
		return w.t("赢单", "won")
	case crm.DealLost:
		return w.t("输单", "lost")
	}
	return playbook.Label(w.Book.SideStates, s, w.Locale)
}

// missingWords names empty fields: 年营业额、所属行业.
func (w *Writer) missingWords(fields []string) string { return w.list(w.fieldWords(fields)) }

// missingWithin are the same words within a sentence.
func (w *Writer) missingWithin(fields []string) string {
	words := w.fieldWords(fields)
	for i := range words {
		words[i] = w.lower(words[i])
	}
	return w.list(words)
}

func (w *Writer) fieldWords(fields []string) (words []string) {
	for _, f := range fields {
		if word := w.fieldWord(f); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}
