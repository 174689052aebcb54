package cards

import (
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// RowWhy is why a row of a file is not imported: the column, and one of
// empty, long, sum, unit, tier, order, date, future, code, phone,
// rank, nobody, not_yours, number, name, twice, taken, others.
type RowWhy struct{ Column, Why string }

// RowLeft is what a cell says that is not on the method's list, and what it was
// taken for: the name of an industry, the key of a source; "" for nothing. The
// row is imported all the same.
type RowLeft struct {
	Column, Value, As string
	Rows              int
}

// CommonWhy is a reason with the number of rows that have it.
type CommonWhy struct {
	RowWhy
	Rows int
}

// ImportView is what an import of a file would do.
type ImportView struct {
	File, Blob string
	Rows       int
	New        int
	Fill       int // rows that fill something empty
	Differ     int // cells in which something else stands
	DifferRows int // in so many rows
	DifferOnly int // of them those that fill nothing
	Differing  []RowDiffers
	Same       int
	Doubt      int
	Faulty     int
	Common     []CommonWhy // the commonest first
	Left       []RowLeft   // by column, the commonest first
	Past       []string    // sheets that are no lead sheets
	Unread     []string    // heads of columns that mean nothing here
	Hidden     int
	Formulas   bool
	Macros     bool
	Encoding   string
	Print      string // of the plan: what a button was shown for
	Again      bool   // something has changed since it was shown
	Before     string // the file that was shown before and is not imported yet
	ToOver     bool   // it was to be imported, and nothing of it is new
}

// The arguments of DoImport before the fingerprint of the plan.
const (
	ImportKeep = "keep" // what stands there stays
	ImportOver = "over" // what differs is replaced
	ImportDrop = "drop" // nothing is imported
)

// ImportPreview says what would be imported, and what not and why. Nothing is
// written yet.
func (w *Writer) ImportPreview(v ImportView) chat.Card {
	c := chat.Card{Title: w.t("📄 %[1]s:%[2]s,还没写入", "📄 %[1]s: %[2]s, nothing written yet", Short(v.File, 24), w.n(v.Rows, "行", "row", "rows"))}
	if v.Again {
		c.Tone = chat.Warning
		c.Lines = append(c.Lines, w.t("刚才有人改了客户,请再看一遍", "Customers have changed since; please look once more"))
	}
	if v.ToOver {
		c.Lines = append(c.Lines, w.t("没有新的行;不同的也要改,就写「也改」", "No row is new; to change what differs, write “change them too”"))
	}
	if v.Before != "" {
		c.Lines = append(c.Lines, w.t("「导入」说的是这一份;%s 也还没导入,要导入点它自己的按钮", "“import” means this one; %s is not imported either: use its own button", Short(v.Before, 24)))
	}
	keep := v.New + v.Fill
	c.Lines = append(c.Lines, joined(" · ",
		w.some(v.New, "新 %d", "%d new"), w.some(v.Fill, "补充 %d", "%d filled in"), w.some(v.DifferOnly, "不同 %d", "%d differ"), w.some(v.Same, "已有 %d", "%d known"),
		w.some(v.Doubt, "疑似重复 %d", "%d alike"), w.some(v.Faulty, "有错 %d", "%d faulty")))
	if v.Differ > 0 {
		differ := w.n(v.Differ, "处", "value", "values") + " in " + w.n(v.DifferRows, "行", "row", "rows") + " differ"
		if v.Differ == 1 {
			differ += "s"
		}
		c.Lines = append(c.Lines, w.t("%[1]d 行里 %[2]d 处和系统里不同%[4]s,不点「也改」不动", "%[3]s%[4]s; the old ones stay", v.DifferRows, v.Differ, differ, w.suchAs(v.Differing)))
	}
	c.Lines = append(c.Lines, w.often(v.Common), w.takenAs(v.Left), w.leftEmpty(v.Left), w.keptAs(v.Left), w.notRead(v), w.fileRemarks(v))
	act := func(label, what string, style string) {
		b := button(label, DoImport, v.Blob, what+"."+v.Print)
		b.Style = style
		c.Buttons = append(c.Buttons, b)
	}
	if keep > 0 {
		act(w.t("导入 %d 行", "Import %d", keep), ImportKeep, chat.Primary)
	}
	if v.Differ > 0 {
		act(w.t("%[2]d 处也改", "Change %[2]d too", keep, v.Differ), ImportOver, "")
	}
	if v.Doubt+v.Faulty > 0 || v.Differ > 1 {
		c.Buttons = append(c.Buttons, button(w.t("下载标注表", "Marked file"), DoMarked, v.Blob, ""))
	}
	if v.Doubt+v.Faulty > 0 {
		c.Note = w.t("改好标注表再发一次,不会重复导入", "Correct the marked file and send it again: nothing comes twice")
	}
	act(w.t("取消", "Cancel"), ImportDrop, "")
	return w.fit(c)
}

// some is a count in words; nothing for none.
func (w *Writer) some(n int, zh, en string) string {
	if n == 0 {
		return ""
	}
	return w.t(zh, en, n)
}

// often are the commonest reasons: 常见:年营业额没写单位 14 行、….
func (w *Writer) often(all []CommonWhy) string {
	var parts []string
	for i, r := range all {
		if i == 3 || i == 2 && w.Locale == "en" {
			break
		}
		parts = append(parts, w.rowWhy(r.RowWhy, "")+w.t(" %d 行", " (%d)", r.Rows))
	}
	if len(parts) == 0 {
		return ""
	}
	return w.t("常见:", "Often: ") + w.list(parts)
}

// takenAs says what was taken for something that is on the list: 白色家电→家电.
func (w *Writer) takenAs(all []RowLeft) string {
	var parts []string
	for _, l := range all {
		if l.As != "" {
			parts = append(parts, Short(l.Value, 16)+"→"+w.leftAs(l))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return w.t("按字面归类:", "Taken for: ") + w.list(w.some3(parts))
}

// leftEmpty says which industries are none of the method's: the rows come without one.
func (w *Writer) leftEmpty(all []RowLeft) string {
	s := unlisted(all, "industry")
	if len(s) == 0 {
		return ""
	}
	return w.t("行业不在 %[1]d 类,先空着:%[2]s", "industry left empty, none of the %[1]d: %[2]s", len(w.Book.Industries), w.list(w.some3(s)))
}

// keptAs says which sources are not on the list: they are kept as they are written.
func (w *Writer) keptAs(all []RowLeft) string {
	s := unlisted(all, "source")
	if len(s) == 0 {
		return ""
	}
	return w.t("来源不在清单里,照原话记:%s", "source kept as written: %s", w.list(w.some3(s)))
}

// unlisted are the values of a column that were taken for nothing on its list.
func unlisted(all []RowLeft, column string) (said []string) {
	for _, l := range all {
		if l.As == "" && l.Column == column {
			said = append(said, Short(l.Value, 16))
		}
	}
	return said
}

// leftAs is what a cell was taken for, in words.
func (w *Writer) leftAs(l RowLeft) string {
	if l.Column == "source" {
		return w.sourceWord(l.As)
	}
	return w.industryWord(l.As)
}

// some3 are the first three of a list, with how many more there are.
func (w *Writer) some3(s []string) []string {
	if len(s) <= 3 {
		return s
	}
	return append(s[:3:3], w.t("另 %d 种", "%d more", len(s)-3))
}

// notRead are the sheets and columns of the file that mean nothing here.
func (w *Writer) notRead(v ImportView) string {
	var parts []string
	if len(v.Past) > 0 {
		parts = append(parts, w.t("没读的工作表:%s", "sheets not read: %s", w.list(w.some3(v.Past))))
	}
	if len(v.Unread) > 0 {
		parts = append(parts, w.t("没读的列:%s", "columns not read: %s", w.list(w.some3(v.Unread))))
	}
	return joined(w.t(";", "; "), parts...)
}

// fileRemarks are what is to be known of the file.
func (w *Writer) fileRemarks(v ImportView) string {
	var parts []string
	if v.Hidden > 0 {
		parts = append(parts, w.t("隐藏的 %d 行没读", "%d hidden rows not read", v.Hidden))
	}
	if v.Formulas {
		parts = append(parts, w.t("公式按结果读", "formulas read by their results"))
	}
	if v.Macros {
		parts = append(parts, w.t("宏没有动", "macros left alone"))
	}
	if v.Encoding != "" {
		parts = append(parts, w.t("按 %s 编码读", "read as %s", v.Encoding))
	}
	return joined(w.t(";", "; "), parts...)
}

// rowWhy is why a row is not imported, in words.
func (w *Writer) rowWhy(r RowWhy, value string) string {
	column := w.columnWord(r.Column)
	switch r.Why {
	case "empty":
		return w.t("%s没填", "no %s", column)
	case "long":
		return w.t("%s太长", "%s too long", column)
	case "sum":
		return w.t("%s不是数", "%s is no sum", column)
	case "unit":
		return w.t("%s没写单位(元/万元)", "%s without a unit", column)
	case "tier":
		return w.t("分类不是 %s", "tier none of %s", w.vocabulary("tiers"))
	case "order":
		return w.t("%s分不清日月", "%s: day or month first", column)
	case "date":
		return w.t("%s看不懂", "%s not a date", column)
	case "future":
		return w.t("%s在以后", "%s lies ahead", column)
	case "code":
		return w.t("信用代码不是 18 位", "credit code not 18 long")
	case "rank":
		return w.t("%s要写一个数", "%s must be one number", column)
	case "phone":
		return w.t("%s不对", "%s not right", column)
	case "nobody":
		if value == "" {
			return w.t("%s里没有这位同事", "%s is no colleague", column)
		}
		return w.t("没有叫%s的同事", "no colleague called %s", w.quote(Short(value, 16)))
	case "not_yours":
		return w.t("不能替别人登记", "not yours to register")
	case "number":
		return w.t("没有这个编号", "no such number")
	case "name":
		return w.t("编号是另一家的", "that number is another's")
	case "twice":
		return w.t("表里重复", "twice in the file")
	case "taken":
		return w.t("已有人跟", "taken")
	case "others":
		return w.t("归同事跟", "a colleague's")
	}
	return w.t("读不懂", "not readable")
}

// columnWord is what a column of a file is called.
func (w *Writer) columnWord(id string) string {
	if c, ok := playbook.Find(w.Book.LeadSheet.Columns, id); ok {
		return c.Name.In(w.Locale)
	}
	return playbook.Label(w.Book.LeadSheet.More, id, w.Locale)
}

// Imported says what an import wrote.
func (w *Writer) Imported(v ImportView, group crm.GroupID, overwrote bool) chat.Card {
	n := v.New + v.Fill
	c := chat.Card{Tone: chat.Good, Title: w.t("✅ 已导入 %[1]s · %[2]s", "✅ %[1]s imported · %[2]s", w.n(n, "行", "row", "rows"), Short(v.File, 24))}
	if n == 0 && overwrote {
		c.Title = w.t("✅ 已更新 · %s", "✅ Brought up to date · %s", Short(v.File, 24))
	}
	changed := ""
	if overwrote {
		changed = w.some(v.Differ, "改 %d 处", "%d values changed")
	}
	c.Lines = []string{
		dots(w.some(v.New, "新 %d", "%d new"), w.some(v.Fill, "补充 %d", "%d filled in"), changed),
		dots(w.some(v.Doubt, "疑似重复 %d 行没导入", "%d like others left out"), w.some(v.Faulty, "有错 %d 行没导入", "%d faulty left out")),
		w.t("提醒会分散到一个跟进周期里", "Reminders are spread over one cadence period"),
	}
	if v.New == 0 {
		c.Lines = c.Lines[:2]
	}
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	c.Buttons = []chat.Button{undo}
	if v.Doubt+v.Faulty > 0 {
		c.Buttons = append(c.Buttons, button(w.t("下载标注表", "Marked file"), DoMarked, v.Blob, ""))
	}
	return w.fit(c)
}

// ImportDropped says that nothing was imported.
func (w *Writer) ImportDropped(file string) chat.Card {
	return w.fit(chat.Card{Title: w.t("好的,%s 没有导入", "All right, %s was not imported", Short(file, 24)), Lines: []string{w.t("什么都没写", "Nothing was written")}})
}

// ImportNothing says that there is nothing in a file that is not known.
func (w *Writer) ImportNothing(v ImportView) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%[1]s:%[2]d 行都已经有了", "%[1]s: all %[2]d rows are known already", Short(v.File, 24), v.Same),
		Lines: []string{w.t("没有要写的", "There is nothing to write")},
	})
}

// ImportGone says that a file is no longer there.
func (w *Writer) ImportGone() chat.Card {
	return w.fit(chat.Card{Tone: chat.Warning, Title: w.t("文件已经不在了", "The file is gone"), Lines: []string{w.t("请再发一次,我重新看", "Please send it again; I look at it anew")}})
}

// LeadsForYou tells somebody that leads were imported for him.
func (w *Writer) LeadsForYou(by string, n int) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("📥 %[1]s 给您导入了 %[2]s", "📥 %[1]s imported %[2]s for you", by, w.n(n, "条线索", "lead", "leads")),
		Buttons: []chat.Button{button(w.t("我的客户", "My customers"), DoShow, ListAccounts, "")},
	})
}

// ImportRefused says why a file cannot be read: why is one of broken, old,
// protected, rows, huge, blank and head.
func (w *Writer) ImportRefused(file, why string) chat.Card {
	c := chat.Card{Tone: chat.Warning, Title: w.t("%s 读不了", "%s cannot be read", Short(file, 24))}
	var say string
	switch why {
	case "old":
		say = w.t("这是旧格式,请在表格软件里另存为 xlsx 再发", "It is of an old kind: save it as xlsx and send that")
	case "protected":
		say = w.t("文件有密码,请去掉密码再发", "It has a password: take it off and send it again")
	case "rows":
		say = w.t("超过 5000 行了,请分成几份", "It has more than 5,000 rows: send it in parts")
	case "huge":
		say = w.t("解开后太大了,请另存为新的 xlsx 再发", "It unpacks to too much: save it anew as xlsx")
	case "blank":
		say = w.t("里面没有内容", "There is nothing in it")
	case "head":
		c.Title = w.t("%s 没找到线索表的表头", "%s has no head of a lead sheet", Short(file, 24))
		say = w.t("要有一行写着「客户名称」和其他列名,可以用模板", "One row must say Account and the other columns; there is a template")
	default:
		say = w.t("文件打不开,请另存为 xlsx 再发", "It cannot be opened: save it as xlsx and send that")
	}
	c.Lines = []string{say, w.t("什么都没写", "Nothing was written")}
	c.Buttons = []chat.Button{button(w.t("下载模板", "Template"), DoTemplate, "", "")}
	return w.fit(c)
}

// ImportHow says how leads are imported.
func (w *Writer) ImportHow() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("把 xlsx 或 csv 发给我就行", "Just send me the xlsx or csv"),
		Lines: []string{
			w.t("我先给您看会写什么,您点了才写,整批可以撤销", "You see it first; nothing is written before you say so, and it can be undone"),
			w.t("企业微信里请发给智能机器人,或在电脑上用 milepost import", "On WeCom send it to the intelligent bot, or use milepost import"),
		},
		Buttons: []chat.Button{button(w.t("下载模板", "Template"), DoTemplate, "", "")},
	})
}

// Template brings an empty lead sheet.
func (w *Writer) Template(company string) chat.Card {
	s := chat.Sheet{Name: w.t("线索", "Leads"), Title: strings.ReplaceAll(w.Book.LeadSheet.Title.In(w.Locale), "{{company}}", company)}
	for _, col := range w.Book.LeadSheet.Columns {
		name := col.Name.In(w.Locale)
		if col.ID == "revenue" {
			name += w.t("(万元)", " (CNY)")
		}
		s.Head = append(s.Head, name)
	}
	for _, id := range []string{"contact", "phone", "owner"} {
		s.Head = append(s.Head, w.columnWord(id))
	}
	book := chat.Workbook{Sheets: []chat.Sheet{s}, Made: w.Now.UTC().Format(time.RFC3339)}
	return w.fit(chat.Card{
		Title: w.t("📎 线索表模板", "📎 Template of the lead sheet"),
		Lines: []string{w.t("编号和登记时间可以空着;负责人空着就归您", "The number and the date may stay empty; without an owner it is yours")},
		Files: []chat.File{{Name: w.t("线索表模板", "lead-sheet-template") + ".xlsx", Book: &book}},
	})
}
