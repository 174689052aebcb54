package cards

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// What a DoPrivacy does.
const (
	PrivacyShow   = "show"
	PrivacyExport = "export"
	PrivacyDelete = "delete"
	PrivacyAgree  = "agree"
	PrivacyRefuse = "refuse"
)

// PrivacyView is what is kept of a contact, in numbers.
type PrivacyView struct {
	crm.Contact
	AccountName string
	Ways        int // phone and e-mail
	Visits      int // that he took part in
	Named       int // times that what was written of his customer names him
	Files       int
	Second      bool // another admin has to agree

	// For the file that he gets: what was noted of him, what was planned with him.
	Noted []FieldView
	Tasks []PrivacyRow
}

// PrivacyRow is something that he took part in, as the file for him lists it.
type PrivacyRow struct {
	Date       crm.Date
	What, Gist string
}

func (w *Writer) privacyTitle(zh, en string, v PrivacyView) string {
	return tail(w.t(zh, en)+" · "+Short(v.Name.Text, 16)+w.paren(Short(v.AccountName, 16)), Hash(v.Number()), TitleColumns)
}

// Privacy says what is kept of a contact and what a deletion leaves.
func (w *Writer) Privacy(v PrivacyView) chat.Card {
	c := chat.Card{
		Title: w.privacyTitle("个人信息", "Personal data", v),
		Lines: []string{
			w.t("联系方式 %[1]d · 拜访和电话 %[2]d · 原话提及 %[3]d · 附件 %[4]d", "%[1]d ways to reach · %[2]d visits and calls · named %[3]d times · files: %[4]d", v.Ways, v.Visits, v.Named, v.Files),
			w.t("删除后改为「%s」,拜访与金额保留", "Deleted, it reads “%s”; visits and amounts stay", Removed(w.Locale, v.Number())),
			w.t("备份中的副本:下次恢复时自动再删", "Copies in backups: deleted again when restored"),
		},
		Buttons: []chat.Button{button(w.t("导出给本人", "Export for them"), DoPrivacy, v.Number(), PrivacyExport)},
	}
	del := button(w.t("确认删除", "Delete"), DoPrivacy, v.Number(), PrivacyDelete)
	del.Style, del.Confirm = chat.Danger, w.t("删除后不能恢复。确认吗?", "This cannot be undone. Delete?")
	c.Buttons = append(c.Buttons, del)
	if v.Second {
		c.Note = w.t("删除要另一位管理员同意", "Another admin has to agree to a deletion")
	}
	return w.fit(c)
}

// PrivacyWhich asks which of several of that name is meant.
func (w *Writer) PrivacyWhich(rows []PrivacyView) chat.Card {
	c := chat.Card{Title: w.t("有 %d 位同名,是哪一位?", "%d people have that name: which one?", len(rows))}
	for _, v := range rows {
		c.Buttons = append(c.Buttons, button(dots(Short(v.Name.Text, 8), Short(v.AccountName, 10)), DoPrivacy, v.Number(), PrivacyShow))
	}
	return w.fit(c)
}

// AdminOnly answers somebody else who asks for what an admin does.
func (w *Writer) AdminOnly() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("这件事由管理员办", "That is for the admin"),
		Lines: []string{w.t("请把要求转给管理员", "Please pass the request on to them")},
	})
}

// PrivacyPassed says that a request about somebody's personal data went to those who carry it
// out.
func (w *Writer) PrivacyPassed(v PrivacyView, admins string) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: w.privacyTitle("已转给管理员", "Passed to the admin", v),
		Lines: []string{
			w.t("%s 核对后导出或删除", "%s checks it, then exports or deletes", Short(admins, 30)),
			w.t("删除后改为「%s」,拜访与金额保留", "Deleted, it reads “%s”; visits and amounts stay", Removed(w.Locale, v.Number())),
		},
	})
}

// PrivacyReported shows an admin the personal data of somebody of whom a colleague reports a
// request; of several of that name it asks which one.
func (w *Writer) PrivacyReported(rows []PrivacyView, by string) chat.Card {
	c := w.Privacy(rows[0])
	if len(rows) > 1 {
		c = w.PrivacyWhich(rows)
	}
	c.Lines = append([]string{w.t("%s 转来他的请求", "%s passes on their request", Short(by, 16))}, c.Lines...)
	return w.fit(c)
}

// PrivacyNobody says that nobody is kept under that name.
func (w *Writer) PrivacyNobody() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("没找到这个联系人", "I keep nobody of that name"),
		Lines: []string{w.t("写全名和客户,如「导出 王建国 比亚迪 的个人信息」", "Name and customer: “export Greta Oakline personal data”")},
	})
}

// PrivacyWaits says that another admin has to agree.
func (w *Writer) PrivacyWaits(v PrivacyView) chat.Card {
	return w.fit(chat.Card{
		Title: w.privacyTitle("等另一位管理员同意删除", "Waiting for another admin", v),
		Lines: []string{w.t("他同意后自动删除,我会告诉您", "It is deleted once they agree; I will tell you")},
	})
}

// PrivacySecond asks the second admin.
func (w *Writer) PrivacySecond(v PrivacyView, by string) chat.Card {
	agree := button(w.t("同意删除", "Agree"), DoPrivacy, v.Number(), PrivacyAgree)
	agree.Style, agree.Confirm = chat.Danger, w.t("删除后不能恢复。确认吗?", "This cannot be undone. Delete?")
	return w.fit(chat.Card{
		Title: w.privacyTitle("申请删除个人信息", "Deletion asked for", v),
		Lines: []string{
			w.t("%s 申请,要您同意", "%s asks; it takes your word", Short(by, 16)),
			w.t("拜访和电话 %[1]d · 原话提及 %[2]d · 附件 %[3]d", "%[1]d visits and calls · named %[2]d times · files: %[3]d", v.Visits, v.Named, v.Files),
		},
		Buttons: []chat.Button{agree, button(w.t("不同意", "Refuse"), DoPrivacy, v.Number(), PrivacyRefuse)},
	})
}

// PrivacyGoes says that it is being done.
func (w *Writer) PrivacyGoes(v PrivacyView) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("正在删除 %s 的个人信息", "Deleting the personal data of %s", Hash(v.Number())),
		Lines: []string{w.t("原话、卡片、附件里的也一起删,好了告诉您", "Also in messages, cards and files; I will tell you when it is done")},
	})
}

// PrivacyRefused says that it is not done.
func (w *Writer) PrivacyRefused(v PrivacyView) chat.Card {
	return w.fit(chat.Card{Title: w.t("没有删除 %s:另一位管理员不同意", "%s stays: the other admin does not agree", Hash(v.Number()))})
}

// PrivacyDone says that somebody was forgotten.
func (w *Writer) PrivacyDone(number string) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: w.t("✅ 已删除 %s 的个人信息", "✅ Personal data of %s deleted", Hash(number)),
		Lines: []string{
			w.t("现在叫「%s」,拜访与金额还在", "It reads “%s” now; visits and amounts stay", Removed(w.Locale, number)),
			w.t("不能恢复;从备份恢复时会再删一次", "It cannot be undone; a restored backup forgets again"),
		},
	})
}

// PrivacyTask is what a row says of a step that was planned with somebody.
const PrivacyTask = "task"

func (w *Writer) privacyWhat(what string) string {
	if what == PrivacyTask {
		return w.t("待办", "Next step")
	}
	return playbook.Label(w.Book.Activities, what, w.Locale)
}

// PrivacyFile brings what is kept of a contact as a file that can be given to
// him.
func (w *Writer) PrivacyFile(v PrivacyView, rows []PrivacyRow) chat.Card {
	s := chat.Sheet{
		Name:  w.t("个人信息", "Personal data"),
		Title: w.t("%s 的个人信息", "Personal data of %s", v.Name.Text),
		Notes: []string{w.exportedBy(w.Name)},
		Head:  []string{w.t("日期", "Date"), w.t("是什么", "What"), w.t("内容", "Content")},
	}
	for _, f := range [][2]string{
		{w.t("姓名", "Name"), v.Full},
		{w.t("称呼", "Called"), v.Name.Text},
		{w.t("客户", "Company"), v.AccountName},
		{w.t("职务", "Title"), v.Title},
		{w.t("部门", "Department"), v.Department},
		{w.t("电话", "Phone"), v.Phone},
		{w.t("邮箱", "E-mail"), v.Email},
		{w.t("微信", "WeChat"), v.WeChat},
		{w.t("角色", "Role"), w.roleWords(v.Contact)},
		{w.t("创新态度", "Attitude to innovation"), w.labelIf(w.Book.Attitudes, v.Attitude)},
		{w.t("项目支持", "Support"), w.labelIf(w.Book.Supports, v.Support)},
		{w.t("方便的时间", "Best time"), v.Prefers},
	} {
		if f[1] != "" {
			s.Rows = append(s.Rows, chat.TextCells("", f[0], f[1]))
		}
	}
	for i, id := range slices.Sorted(maps.Keys(v.Deals)) { // which deals they are is not his to know
		s.Rows = append(s.Rows, chat.TextCells("", w.t("在其中一个项目里(%d)", "In one of the projects (%d)", i+1), w.cornersOf(v.Deals[id])))
	}
	for _, f := range v.Noted {
		for _, x := range f.Values {
			name := f.Field.Name.In(w.Locale)
			if name == "" {
				name = w.t("备注", "Note")
			}
			s.Rows = append(s.Rows, chat.TextCells("", name, w.Noted(f.Field, x.Field)))
		}
	}
	for _, r := range slices.Concat(rows, v.Tasks) {
		day := chat.Cell{S: string(r.Date), Kind: chat.CellDay}
		s.Rows = append(s.Rows, append([]chat.Cell{day}, chat.TextCells(w.privacyWhat(r.What), r.Gist)...))
	}
	book := chat.Workbook{Sheets: []chat.Sheet{s}, Author: w.Name, Made: w.Now.UTC().Format(time.RFC3339)}
	return w.fit(chat.Card{
		Title: w.privacyTitle("📎 个人信息", "📎 Personal data", v),
		Lines: []string{w.t("%s 行,只给本人;本次导出已记录", "%s rows, for them alone; this export is on record", strconv.Itoa(len(s.Rows)))},
		Files: []chat.File{{Name: w.t("个人信息-", "personal-data-") + v.Number() + ".xlsx", Book: &book}},
	})
}

// KeptDays says how long words and files are kept that belong to no record, in days.
type KeptDays struct{ Bodies, Blobs, Held int }

// Retention says how long things are kept, and how somebody's data goes.
func (w *Writer) Retention(k KeptDays) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("数据保留多久", "How long things are kept"),
		Lines: []string{
			w.t("客户、线索、拜访、商机:一直保留,能撤销", "Customers, leads, visits, deals: for good; you can undo"),
			w.t("消息原话和卡片:%d 天", "Words of messages and cards: %d days", k.Bodies),
			w.t("没挂到记录上的附件:%d 天", "Files that belong to no record: %d days", k.Blobs),
			w.t("不在名单的人发来的话:%d 天", "What a stranger wrote: %d days", k.Held),
			w.t("联系人要求删除:写「删除联系人 王建国」,由管理员确认", "A contact asks to be deleted: “delete contact Greta”; an admin confirms"),
		},
	})
}
