package handlers

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// monthOnly finds that he is to be reminded in a month of which no day is said: 明年3月提醒我问预算,
	// remind me in April to call them, 4月再联系.
	monthOnly = wording.OneOf(
		`^(?:请|麻烦)?(?:提醒我)?(?:到|等)?(明年|今年)?(\d{1,2}|[一二三四五六七八九十]|十一|十二)`+
			`月(?:份|初)?(?:再|时|的时候)?(?:提醒我|再|记得)?(.*)$`,
		`^(?:please )?`+
			wording.Any(
				`remind me`, `try again`, `call again`, `check again`, `get back to (?:him|her|them)`,
				`follow up`, `back`, `again`,
			)+`(?: again)? (?:in|early|in early) (next )?(`+
			wording.Any(
				`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`, `september`,
				`october`, `november`, `december`, `jan`, `feb`, `mar`, `apr`, `jun`, `jul`, `aug`,
				`sep`, `sept`, `oct`, `nov`, `dec`,
			)+`)\b(?: (?:to|about|that) | )?(.*)$`,
	)
	// remindsSomeDay finds that the words set a reminder.
	remindsSomeDay = wording.Compile(`提醒|再(联系|问|打|去|看|聊|约|催|跟)|\b(remind|again|follow up|get back)\b`)
	monthDigits    = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}
	englishMonths  = []string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// inThatMonth gives a reminder for a month, of which no day is said, the first working day of
// that month, the next one to come, and where it names nobody the customer who is talked of;
// other steps it leaves as they are.
func (q *request) inThatMonth(t parse.Facts, step parse.Step) (parse.Facts, parse.Step, error) {
	text := strings.TrimSpace(fold(t.Text))
	lower := strings.ToLower(text)
	m := monthOnly.FindStringSubmatch(lower)
	if m == nil || !remindsSomeDay.MatchString(lower) {
		return t, step, nil
	}
	month, _ := strconv.Atoi(m[2])
	for i := range monthDigits {
		if i > 0 && (m[2] == monthDigits[i] || m[5] != "" && strings.HasPrefix(m[5], englishMonths[i])) {
			month = i
		}
	}
	if month < 1 || month > 12 {
		return t, step, nil
	}
	today := q.today()
	now := today.In(time.UTC)
	year := now.Year()
	if m[1] == "明年" || m[4] != "" || m[1] == "" && time.Month(month) <= now.Month() {
		year++
	}
	first := crm.MakeDate(year, time.Month(month), 1)
	if due := q.Calendars(q.who.Calendar).OnOrAfter(first); due > today {
		step.Due, step.Assumed = due, true
		rest := m[3] + m[6]
		if len(lower) == len(text) { // as it was written: a few letters are longer when they are small
			rest = text[len(text)-len(rest):]
		}
		if rest = strings.Trim(rest, " ,，。.;；!！"); rest != "" {
			step.Text = rest
			return t, step, nil
		}
		if id := q.lastAbout(); id != "" && t.Account == nil && q.stillTalking() { // who is talked of is to be called then
			a, err := crm.Get[crm.Account](q.tx, id)
			if err != nil {
				return t, step, fmt.Errorf("account %s: %w", id, err)
			}
			t.Account, step.Text = known(a.Name.Text, a.NameRow()), "联系"+a.Name.Text
			if q.who.Lang() != "zh" {
				step.Text = "contact " + a.Name.Text
			}
		}
	}
	return t, step, nil
}
