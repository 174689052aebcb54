package main

import (
	"fmt"
	"io"
	"strings"

	"milepost/configs/playbook"
)

// document writes a method as Markdown, for a sales director to read whole and to
// sign: every rule of the book stands in it, in words (a test alters each one and
// looks for the difference).
type document struct {
	out     io.Writer
	b       *playbook.Book
	lang    string
	company string
	// unsigned leaves out the last chapter, whose number follows every value, and the
	// first page, which says again what the chapters say.
	unsigned bool
	chapter  int
	titles   []string // of the chapters so far
	err      error
}

func (d *document) write() {
	d.line("# %s", d.in(d.b.Name))
	d.line("\n%s", d.t(d.company+" 的销售方法。助手按这份文件办事:每条规则都是配置里的数据,改了配置,再打印就是新的一份。",
		"The sales method of "+d.company+". The assistant works by this document: every rule is data in the configuration, and whoever changes it prints a new one."))
	chapters := []func(){
		d.tiers, d.classes, d.keyAccounts, d.files, d.industries, d.leads,
		d.stages, d.beside, d.questions, d.funnel, d.buying, d.money,
		d.approvals, d.application, d.expenses, d.rights, d.people, d.work,
		d.reminders, d.deadlines, d.jobs, d.restraint, d.reading,
	}
	if !d.unsigned {
		d.whole(chapters)
		return
	}
	for _, chapter := range chapters {
		chapter()
	}
}

func (d *document) line(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.out, format+"\n", args...)
	}
}

// t chooses the language.
func (d *document) t(zh, en string) string { return playbook.Text{ZH: zh, EN: en}.In(d.lang) }

// in is a wording of the method, with the company's name in its place.
func (d *document) in(t playbook.Text) string {
	return strings.ReplaceAll(t.In(d.lang), "{{company}}", d.company)
}

// head begins a chapter.
func (d *document) head(zh, en string) {
	d.chapter++
	d.titles = append(d.titles, d.t(zh, en))
	d.line("\n## %d. %s\n", d.chapter, d.t(zh, en))
}

// table begins a table.
func (d *document) table(columns ...string) {
	d.line("| %s |", strings.Join(columns, " | "))
	d.line("|%s", strings.Repeat("---|", len(columns)))
}

func (d *document) row(cells ...string) {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", "\\|")
	}
	d.line("| %s |", strings.Join(cells, " | "))
}

// point is an item of a list.
func (d *document) point(zh, en string, args ...any) { d.line("- "+d.t(zh, en), args...) }

// list joins words.
func (d *document) list(words []string) string { return strings.Join(words, d.t("、", ", ")) }

// namesOf lists the names of a vocabulary's rows.
func namesOf[T playbook.Worded](d *document, rows []T) string {
	var out []string
	for _, id := range playbook.IDs(rows) {
		out = append(out, d.in(playbook.Text{ZH: playbook.Label(rows, id, "zh"), EN: playbook.Label(rows, id, "en")}))
	}
	return d.list(out)
}

// labelsOf are the names of some rows of a vocabulary.
func labelsOf[T playbook.Worded](d *document, rows []T, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, playbook.Label(rows, id, d.lang))
	}
	return d.list(out)
}

// days is a number of days.
func (d *document) days(n int) string {
	if n == 1 {
		return d.t("1 天", "1 day")
	}
	return fmt.Sprintf(d.t("%d 天", "%d days"), n)
}

// workdays is a number of working days.
func (d *document) workdays(n int) string {
	if n == 1 {
		return d.t("1 个工作日", "1 working day")
	}
	return fmt.Sprintf(d.t("%d 个工作日", "%d working days"), n)
}

// times is how often.
func (d *document) times(n int) string {
	switch n {
	case 1:
		return d.t("1 次", "once")
	case 2:
		return d.t("2 次", "twice")
	}
	return fmt.Sprintf(d.t("%d 次", "%d times"), n)
}

// aside is what is said in brackets.
func (d *document) aside(s string) string { return d.t("(", " (") + s + d.t(")", ")") }

// yes is yes or nothing, for a column of a table.
func (d *document) yes(is bool) string {
	if is {
		return d.t("是", "yes")
	}
	return "–"
}

// who is a role, a function or whoever it is about, by name.
func (d *document) who(step string) string {
	if id, ok := strings.CutPrefix(step, "function/"); ok {
		return playbook.Label(d.b.Functions, id, d.lang)
	}
	switch step {
	case playbook.ToPerson:
		return d.t("本人", "whom it concerns")
	case "team":
		return d.t("团队的群", "the team's channel")
	case playbook.ToAsker:
		return d.t("提出请求的人", "who asked")
	}
	return playbook.Label(d.b.Roles, step, d.lang)
}

// signature closes the document: which version of the method it is, and a place
// for whoever puts it in force.
func (d *document) signature() {
	d.head("批准", "Approval")
	d.line(d.t("本版编号 %s:内容一样,编号就一样。", "Version %s: two documents of the same content have the same number."), d.b.Hash())
	d.line(d.t("\n批准人:______________________    日期:______________", "\nApproved by: ______________________    Date: ______________"))
}
