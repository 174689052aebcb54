package schedules

import (
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"milepost/bot/cards"
	"milepost/bot/chattest"
	"milepost/configs/playbook/figures"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestWhatLeadersAreToldIsWhatTheRecordsAddUpTo draws companies and compares the
// words of a manager's Monday, of his lead sheet, of the meeting's sheet, of the
// approved applications and of the director's month over all teams with a count over
// all that was drawn.
func TestWhatLeadersAreToldIsWhatTheRecordsAddUpTo(t *testing.T) {
	if crmtest.Times(1, 0) == 0 {
		t.Skip("nothing here runs beside anything else: the race detector would see nothing")
	}
	book, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	const today crm.Date = "2026-11-02" // a Monday, and the first working day of a month
	rapid.Check(t, func(rt *rapid.T) {
		c := drawCompany(rt, today)
		store, err := bolt.Open(t.TempDir()+"/c.db", bolt.Options{Now: crmtest.NewClock().Now, NoSync: true})
		if err != nil {
			rt.Fatal(err)
		}
		defer store.Close()
		crmtest.Do(t, store, func(tx crm.Tx) error {
			if err := crmtest.Seed(tx); err != nil {
				return err
			}
			return crmtest.Put(tx, c.recs...)
		})
		s := &Scheduler{Options: Options{Book: book, Calendars: calendars, Log: chattest.Log(t, io.Discard)}}
		crmtest.Look(t, store, func(r crm.Reader) error {
			for _, check := range []func(*rapid.T, *Scheduler, crm.Reader, *company) error{mondayAgrees, weeklyAgrees, initiationsAgree, monthAgrees} {
				if err := check(rt, s, r, c); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// writerOf words cards for somebody on the morning of the day.
func writerOf(s *Scheduler, r crm.Reader, id crm.PersonID, c *company) (*crm.Person, *cards.Writer, error) {
	p, err := crm.Get[crm.Person](r, id)
	return &p, cards.For(&p, c.today.At("09:30", p.Location()), s.Book, calendars(p.Calendar)), err
}

// says fails unless a card says something of each of these, or nothing of what came
// to nothing.
func says(rt *rapid.T, text string, want map[string]int) {
	for word, n := range want {
		said := ""
		if m := regexp.MustCompile(word + ` (\d+)`).FindStringSubmatch(text); m != nil {
			said = m[1]
		}
		if said != strconv.Itoa(n) && (n > 0 || said != "") {
			rt.Errorf("%s is %d by the records, said is %q:\n%s", word, n, said, text)
		}
	}
}

func holdsAll(rt *rapid.T, text string, want ...string) {
	for _, s := range want {
		if !strings.Contains(text, s) {
			rt.Errorf("the card does not say %q:\n%s", s, text)
		}
	}
}

func mondayAgrees(rt *rapid.T, s *Scheduler, r crm.Reader, c *company) error {
	p, w, err := writerOf(s, r, crmtest.Wangmin, c)
	if err != nil {
		return err
	}
	v, err := s.mondayOf(r, p, c.today, w, &mondayState{})
	if err != nil {
		return err
	}
	card, ok := w.Monday(v)
	last := figures.PeriodOf(figures.Week, c.today).Before()
	visits, _, leads, moves := c.done(last, crmtest.Huanan)
	won, signed := c.ended(last, crm.DealWon, crmtest.Huanan)
	still := tally(c.deals, func(o *crm.Opportunity) bool {
		limit := map[string]int{"m1": 14, "m2": 30, "m3": 10}[o.Milestone]
		return o.Team == crmtest.Huanan && o.State == crm.DealOpen && c.today.Sub(o.Since) > limit
	})
	late := tally(c.tasks, func(k *crm.Task) bool { return k.Team == crmtest.Huanan && !k.Waiting && k.Due < c.today })
	if !ok {
		if visits+leads+moves+won+still+late > 0 {
			rt.Errorf("nothing is said on Monday of %d visits, %d leads, %d moves, %d won, %d stuck, %d late", visits, leads, moves, won, still, late)
		}
		return nil
	}
	text := card.Plain()
	_, wasMonday, _ := strings.Cut(text, "上周:")
	was, _, _ := strings.Cut(wasMonday, "\n")
	if visits+leads+moves+won > 0 {
		says(rt, was, map[string]int{"拜访": visits, "新线索": leads, "推进": moves})
	}
	says(rt, text, map[string]int{"停滞": still, "到期未动": late, "线索表": leads})
	if won > 0 && signed > 0 {
		holdsAll(rt, was, fmt.Sprintf("签约 %d 单 %s", won, w.Money(crm.Money{Minor: signed, Currency: "CNY"})))
	}
	rows := 0
	for _, f := range card.Files {
		rows += len(f.Book.Sheets[0].Rows)
	}
	if rows != leads {
		rt.Errorf("the lead sheet has %d rows, %d leads were registered", rows, leads)
	}
	return nil
}

func weeklyAgrees(rt *rapid.T, s *Scheduler, r crm.Reader, c *company) error {
	team, err := crm.Get[crm.Team](r, crmtest.Huanan)
	if err != nil {
		return err
	}
	friday := c.today.AddDays(-3)
	a, err := s.sayWeekly(r, subject{team: &team}, slot{key: "weekly/t", mark: "weekly/t", date: friday}, friday.At("23:00", team.Location()))
	if err != nil {
		return err
	}
	week := figures.Period{From: friday.WeekStart(), To: friday}
	visits, calls, leads, moves := c.done(week, crmtest.Huanan)
	if len(a.posts) == 0 {
		if visits+calls+leads+moves > 0 {
			rt.Errorf("nothing is said of a week with %d visits, %d calls, %d leads, %d moves", visits, calls, leads, moves)
		}
		return nil
	}
	v0, c0, l0, m0 := c.done(figures.PeriodOf(figures.Week, friday).Before(), crmtest.Huanan)
	text := a.posts[0].Card.Plain()
	for _, line := range []struct {
		word     string
		now, was int
	}{{"拜访", visits, v0}, {"电话", calls, c0}, {"新线索", leads, l0}, {"推进", moves, m0}} {
		want := fmt.Sprintf("%s %d", line.word, line.now)
		if line.now != line.was {
			want += fmt.Sprintf("(%+d)", line.now-line.was)
		}
		if line.now+line.was > 0 {
			holdsAll(rt, text, want)
		}
	}
	for word, state := range map[string]string{"签": crm.DealWon, "输": crm.DealLost, "放弃": crm.DealDropped} {
		if n, _ := c.ended(week, state, crmtest.Huanan); n > 0 {
			holdsAll(rt, text, fmt.Sprintf("%s %d 单", word, n))
		}
	}
	return nil
}

func initiationsAgree(rt *rapid.T, _ *Scheduler, r crm.Reader, c *company) error {
	from, until := c.today.AddDays(-7), c.today.AddDays(-1)
	rows, err := granted(r, from, until)
	if err != nil {
		return err
	}
	var got, want []string
	for i := range rows {
		got = append(got, rows[i].No)
	}
	for _, a := range c.granted {
		if in(figures.Period{From: from, To: until}, a.Granted) {
			want = append(want, a.No)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		rt.Errorf("the list of approved applications has %v, approved were %v", got, want)
	}
	return nil
}

func monthAgrees(rt *rapid.T, s *Scheduler, r crm.Reader, c *company) error {
	p, w, err := writerOf(s, r, crmtest.Zhaogang, c)
	if err != nil {
		return err
	}
	v, err := s.monthOf(r, p, c.today, figures.Told{})
	if err != nil {
		return err
	}
	card, ok := w.Monthly(v)
	if !ok {
		rt.Fatal("nothing is said of a month with customers")
	}
	text := card.Plain()
	month := figures.PeriodOf(figures.Month, c.today).Before()
	money := func(sum int64) string { return w.Money(crm.Money{Minor: sum, Currency: "CNY"}) }
	for level, name := range []string{"潜在商机", "落实项目"} {
		want, sum := c.level(month.To, level)
		switch {
		case sum > 0:
			holdsAll(rt, text, fmt.Sprintf("%s %d 单 %s", name, want, money(sum)))
		case want > 0 || strings.Contains(text, name): // a line of nothing is left out
			holdsAll(rt, text, fmt.Sprintf("%s %d", name, want))
		}
	}
	opened := tally(c.deals, func(o *crm.Opportunity) bool { return in(month, o.Opened()) })
	out := 0
	for _, state := range []string{crm.DealWon, crm.DealLost, crm.DealDropped} {
		n, _ := c.ended(month, state)
		out += n
	}
	if opened+out > 0 {
		holdsAll(rt, text, fmt.Sprintf("进 %d 出 %d", opened, out))
	}
	monthGap(rt, w, c, text)
	monthCustomers(rt, w, c, text)
	return nil
}

// monthGap compares the goal of the year, and what is missing.
func monthGap(rt *rapid.T, w *cards.Writer, c *company, text string) {
	year := figures.PeriodOf(figures.Year, c.today)
	_, signed := c.ended(year, crm.DealWon)
	missing := c.goal - signed - c.weighted()
	money := func(sum int64) string { return w.Money(crm.Money{Minor: sum, Currency: "CNY"}) }
	switch {
	case c.goal > 0 && missing > 0:
		holdsAll(rt, text, "缺口 "+money(missing), "目标 "+money(c.goal))
	case c.goal > 0:
		holdsAll(rt, text, "目标够了", "目标 "+money(c.goal))
	}
	if signed > 0 {
		holdsAll(rt, text, "已签 "+money(signed))
	}
	if n := c.weighted(); n > 0 {
		holdsAll(rt, text, "加权 "+money(n))
	}
}

// focused finds what a card says of the concentration of one person.
var focused = regexp.MustCompile(`(小李|Anna|小陈) 常联系 \d+/\d+ 家,占金额 \d+%`)

// monthCustomers compares the pyramid, the 80/20 list and the concentration.
func monthCustomers(rt *rapid.T, w *cards.Writer, c *company, text string) {
	for _, tier := range []string{"", "A", "B", "D"} {
		n, sum := 0, int64(0)
		for _, a := range c.accounts {
			if a.Tier == tier {
				n, sum = n+1, sum+c.ofAccount(a)
			}
		}
		name := tier
		if tier == "" {
			name = "未定"
		}
		switch {
		case n == 0:
		case sum > 0:
			holdsAll(rt, text, fmt.Sprintf("%s %d 家 %s", name, n, w.Money(crm.Money{Minor: sum, Currency: "CNY"})))
		default:
			holdsAll(rt, text, fmt.Sprintf("%s %d 家", name, n))
		}
	}
	sums, _ := c.worth("")
	if n, pct := head(slices.Collect(maps.Values(sums)), 80); n > 0 {
		holdsAll(rt, text, fmt.Sprintf("80/20:%d 家里前 %d 家占 %d%%", len(sums), n, pct))
	}
	want := map[string]bool{}
	for _, p := range c.people {
		near, whole, share := 0, int64(0), int64(0)
		sums, touched := c.worth(p.ID)
		for id, sum := range sums {
			if whole += sum; c.today.Sub(touched[id]) < figures.FocusDays {
				near, share = near+1, share+sum
			}
		}
		if near > 0 && share > 0 {
			want[fmt.Sprintf("%s 常联系 %d/%d 家,占金额 %d%%", p.Name.Text, near, len(sums), (share*200+whole)/(2*whole))] = true
		}
	}
	said := focused.FindAllString(text, -1)
	if len(said) == 0 && len(want) > 0 {
		rt.Errorf("the card says nothing of %v:\n%s", want, text)
	}
	for _, s := range said { // as many as go on a line
		if !want[s] {
			rt.Errorf("the card says %q, the records %v", s, want)
		}
	}
	if alone := tally(c.accounts, func(a *crm.Account) bool { return c.known[a.ID] == 1 }); alone > 0 {
		holdsAll(rt, text, fmt.Sprintf("只认识一个人的客户 %d 家", alone))
	}
}

// head is how many of the largest sums make that share of all, and what they make of
// it in percent.
func head(sums []int64, pct int64) (n int, makes int64) {
	slices.Sort(sums)
	slices.Reverse(sums)
	whole := int64(0)
	for _, s := range sums {
		whole += s
	}
	sum := int64(0)
	for n < len(sums) && sum*100 < pct*whole {
		sum += sums[n]
		n++
	}
	if whole == 0 {
		return 0, 0
	}
	return n, (sum*200 + whole) / (2 * whole)
}
