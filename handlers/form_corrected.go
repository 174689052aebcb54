package handlers

import (
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// correctsForm puts a field right of an application that was granted, said by the information
// specialist, who keeps these files: LX-001行业改成冶金.
func (q *request) correctsForm() (bool, error) {
	if !q.who.Has(crm.RoleSpecialist) || length(q.m.Text) > 120 || !hasRequest(q.f) && !holds(q.m.Text, "改", "更正", "应该是", "correct", "change") {
		return false, nil
	}
	if hasRequest(q.f) && formNumber.MatchString(squash(q.m.Text)) {
		a, err := q.requestMeant()
		if err != nil {
			return true, err
		}
		return true, crm.E(crm.Forbidden, "application.number", a.No)
	}
	id, value := q.formFieldSaid(q.m.Text)
	if id == "" && hasRequest(q.f) {
		id, value = formFieldKept(q.m.Text)
	}
	if id == "" || value == "" || !hasRequest(q.f) && !holds(q.m.Text, "立项", "申请表", "application") {
		return false, nil
	}
	a, err := q.requestMeant()
	if err != nil || a == nil || a.State != crm.ApprovalGranted {
		return false, err
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	done, err := w.FillRequest(a.ID, desk.Filling{Fields: map[string]string{id: value}})
	if err != nil {
		return true, err
	}
	return true, q.corrected(w, &done.After, []string{id})
}

// formNumber finds that the number of a project is to be another.
var formNumber = wording.Compile(`(?:项目|立项|申请)?(?:编号|号码)(?:请)?(?:改|换|更正|应该是)|\b(?:change|correct) the (?:project )?number\b`)

// formValue finds what a field is to be, behind its name.
var formValue = wording.Compile(`^(?:这(?:一)?(?:项|栏|格)|一栏|字段|那(?:一)?(?:项|栏))?(?:填错了?|写错了?|不对|有误)?[,,: ]*(?:请|要|得)?(?:改(?:成|为|一下)?|更正(?:成|为)?|应该?是|换成|是|to|is|should be|:|:)+[,,: ]*(.+)$`)

// behindNumber finds the number of a request at the start of a text, with what leads on to a
// correction; keptMarks are the fields that the form takes from the customer's file.
var (
	behindNumber = wording.Compile(`(?i)^(?:更正|改一?下|把|修改|correct|change|fix|set)*[ :,:,]*#?lx-[\d-]+[ :,:,]*(?:的|里的?|更正|改一?下|修改)*[ :,:,]*`)
	wasWrong     = wording.Compile(`^(?:写|填|搞|弄)错了?[,, ]*(?:应该?是|要改成)?`)
	keptMarks    = []fieldMark{
		{field: "region", re: keptMark(`所属区域|所属地区|地区|区域|region`)},
		{field: "industry", re: keptMark(`所属行业|行业|industry`)},
		{field: "tier", re: keptMark(`客户分类|客户级别|客户等级|级别|tier`)},
		{field: "source", re: keptMark(`线索来源|来源|source`)},
	}
)

// keptMark is the mark of such a field.
func keptMark(words string) *wording.Wording {
	return wording.Compile(`(?i)^(?:` + words + `)(?:(?:写|填|搞|弄)错了?|不对|应该?是|改成|改为|换成|是|为|is|to|[::,, ])*`)
}

// formFieldKept is the field of the form that is all that a text says behind the number of
// its request, and what it is to be: LX-001 地区 佛山; "" for none.
func formFieldKept(text string) (id, value string) {
	head := behindNumber.FindString(text)
	if head == "" {
		return "", ""
	}
	said := text[len(head):]
	for _, m := range keptMarks {
		if mark := m.re.FindString(said); mark != "" {
			return m.field, strings.TrimFunc(said[len(mark):], fieldEdge)
		}
	}
	found, rest := fieldsSaid(said)
	if len(found) != 1 || rest != "" {
		return "", ""
	}
	value = found[0].value
	return found[0].field, strings.TrimFunc(value[len(wasWrong.FindString(value)):], fieldEdge)
}

// formFieldSaid is the field of the application that a text names, the longest name counting,
// and what it is to be; "" for none.
func (q *request) formFieldSaid(text string) (id, value string) {
	folded, most := strings.ToLower(text), 0
	for _, f := range q.Book.Application {
		if f.By != "applicant" {
			continue
		}
		short, _, _ := strings.Cut(f.Name.ZH, "与") // 采购流程 is 采购流程与方式
		for _, name := range []string{f.Name.ZH, short, f.Name.EN} {
			at := strings.Index(folded, strings.ToLower(name))
			if name == "" || at < 0 || len(name) <= most {
				continue
			}
			if m := formValue.FindStringSubmatch(strings.TrimSpace(text[at+len(name):])); m != nil {
				id, value, most = f.ID, strings.TrimFunc(m[1], fieldEdge), len(name)
			}
		}
	}
	return id, value
}
