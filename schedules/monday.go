package schedules

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// monday is the one card with which a manager's week begins: last week, what
// waits for him, what stands still, who has not logged, and the lead sheet of
// his region (K3). On its day the list of who logged nothing and the reminder of
// what waits for a decision are part of it, and what is due for himself, so that
// no morning card comes beside it.
func (s *Scheduler) monday() job {
	cfg, ok := s.Book.Job("lead_sheet")
	cfg.Off = cfg.Off || !ok
	j := s.person("monday", cfg, leads, s.mondayTimes(cfg), s.sayMonday)
	j.hints = s.withHints
	return j
}

// cardOf is the time of the card that says on a day what is due for somebody: that
// of the morning, or the one with which a manager's week begins.
func (s *Scheduler) cardOf(p *crm.Person, d crm.Date) (slot, bool) {
	if !s.hasMonday(p, d) {
		return s.morningSlot(p, d)
	}
	cfg, _ := s.Book.Job("lead_sheet")
	return s.slotOn("monday", cfg, leads, s.mondayTimes(cfg), p, d)
}

func (s *Scheduler) mondayTimes(cfg playbook.Job) func(*crm.Person, crm.Date) (time.Time, time.Time) {
	return func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		start, end := s.Book.FirstHour("monday", cfg, p, d)
		if due, _ := s.Book.Morning(p, d); due.After(start) { // what is due for himself comes then
			start = due
		}
		return start, end
	}
}

// ruleClaim is the nudge of a claim that waits.
const ruleClaim = "claim"

// hasMonday reports whether somebody gets that card on a day, so that nobody
// tells him the same apart.
func (s *Scheduler) hasMonday(p *crm.Person, d crm.Date) bool {
	cfg, ok := s.Book.Job("lead_sheet")
	return ok && !cfg.Off && leads(p) && p.Active(d) && !p.AwayOn(d) && on(cfg, d, s.Calendars(p.Calendar)) &&
		!(cfg.Mutes && (p.Quiet(cfg.ID, d) || p.Quiet("monday", d)))
}

func (s *Scheduler) sayMonday(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	a := answer{who: p.ID, keep: map[string]any{}}
	var own cards.MorningView
	var err error
	if morning, ok := s.morningSlot(p, sl.date); ok {
		if a, own, err = s.morningOf(r, sub, morning, at); err != nil {
			return a, err
		}
		a.keep[morning.mark], a.state = json.RawMessage(a.state), nil
	}
	to, ok, err := home(r, p)
	if err != nil || !ok {
		return a, err
	}
	var last mondayState
	if err := readKept(r, sl.mark, &last); err != nil {
		return a, err
	}
	w := cards.For(p, at, s.Book, s.Calendars(p.Calendar))
	v, err := s.mondayOf(r, p, sl.date, w, &last)
	if err != nil {
		return a, err
	}
	now := mondayState{mark{Date: sl.date}, v.Week.Told(cards.MondayKinds()...), v.Sheet.From, sumsOf(w, v.Sheet)}
	if err := a.compares(now); err != nil {
		return a, err
	}
	items := a.items
	a.items, v.Own, v.Own.Nudges = nil, own, nil
	var mine []crm.Pointer
	for i, n := range own.Nudges {
		if n.Rule != ruleClaim { // it counts those
			v.Own.Nudges, mine = append(v.Own.Nudges, n), append(mine, items[i])
		}
	}
	v.Top = slices.DeleteFunc(v.Top, func(row figures.Row) bool { // what was tried stands on his own line
		return slices.ContainsFunc(v.Own.Nudges, func(n cards.Nudge) bool { return n.Up && n.Kind == cards.NudgeStuck && n.Deal.ID == row.Deal.ID })
	})
	if len(mine) > 0 { // they take the place of one of them
		v.Top = v.Top[:min(1, len(v.Top))]
	}
	for _, row := range v.Top {
		a.items = append(a.items, crm.Pointer{Kind: crm.KindOpportunity, ID: string(row.Deal.ID)})
	}
	a.items = append(a.items, mine...)
	if card, ok := w.Monday(v); ok {
		a.posts = append(a.posts, chat.Post{Key: sl.key, Track: sl.key, To: to, Class: chat.Digest, NotAfter: sl.until, Card: card})
	}
	return a, nil
}

func (s *Scheduler) mondayOf(r crm.Reader, p *crm.Person, day crm.Date, w *cards.Writer, before *mondayState) (cards.MondayView, error) {
	v := cards.MondayView{ID: p.Team, Date: day}
	team, err := crm.Get[crm.Team](r, p.Team)
	if err != nil {
		return v, fmt.Errorf("team of %s: %w", p.ID, err)
	}
	v.Team = team.Name.Text
	d, err := s.counts(r, p.Lang(), p.Location(), day, p.Team)
	if err != nil {
		return v, err
	}
	last := figures.PeriodOf(figures.Week, day).Before()
	soon := figures.Period{From: day, To: day.AddDays(13)}
	err = count(
		d,
		asked{figures.ReportReview, last, &v.Week}, asked{figures.ReportReview, last.Before(), &v.Before},
		asked{figures.ReportStuck, figures.PeriodOf(figures.Month, day), &v.Stuck}, asked{figures.ReportAhead, soon, &v.Ahead}, asked{figures.ReportIssues, last, &v.Issues},
	)
	if err != nil {
		return v, err
	}
	if v.Top, err = s.mondayTop(&v); err != nil {
		return v, err
	}
	if v.Bursts, err = d.Bursts(last.From); err != nil {
		return v, err
	}
	if v.Pending, v.Conflicts, err = s.waitFor(r, p, day); err != nil {
		return v, err
	}
	if v.Fixed, err = d.Again(figures.ReportReview, before.Week); err != nil {
		return v, err
	}
	if v.Sheet, err = s.leadSheet(r, &team, last); err != nil {
		return v, err
	}
	v.SheetFixed, err = s.sheetFixed(r, &team, w, before)
	return v, err
}

// mondayState is what a manager's next Monday compares with: the week that was
// told, and the rows of the lead sheet that he was sent.
type mondayState struct {
	mark
	Week figures.Told          `json:"week,omitzero"`
	From crm.Date              `json:"from,omitzero"` // of the sheet: registered in the week from that day on
	Rows map[crm.LeadID]uint32 `json:"rows,omitempty"`
}

// sumsOf are the rows of a lead sheet, each as what its words come to.
func sumsOf(w *cards.Writer, v cards.SheetView) map[crm.LeadID]uint32 {
	sums := map[crm.LeadID]uint32{}
	for _, tab := range v.Tabs {
		for i := range tab.Rows {
			sums[tab.Rows[i].Lead.ID] = w.RowSum(&tab.Rows[i])
		}
	}
	return sums
}

// sheetFixed is what became different in the rows of the last lead sheet since it
// was sent.
func (s *Scheduler) sheetFixed(r crm.Reader, t *crm.Team, w *cards.Writer, before *mondayState) (f cards.SheetFixed, err error) {
	if before.From == "" {
		return f, nil
	}
	week := figures.PeriodOf(figures.Week, before.From)
	v, err := s.leadSheet(r, t, week)
	if err != nil {
		return f, err
	}
	now := sumsOf(w, v)
	f.Period = week
	for _, tab := range v.Tabs {
		for i := range tab.Rows {
			row := tab.Rows[i]
			switch sum, sent := before.Rows[row.Lead.ID]; {
			case !sent:
				f.Added, f.Rows = f.Added+1, append(f.Rows, row)
			case sum != now[row.Lead.ID]:
				f.Changed, f.Rows = f.Changed+1, append(f.Rows, row)
			}
		}
	}
	for id := range before.Rows {
		if _, still := now[id]; !still {
			f.Gone++
		}
	}
	return f, nil
}

// mondayTop are the tender that closes next and the deals that stand still
// longest: what a manager looks at first.
func (s *Scheduler) mondayTop(v *cards.MondayView) ([]figures.Row, error) {
	tenders, err := v.Ahead.The(figures.PartTenders, "").Rows()
	if err != nil {
		return nil, err
	}
	stuck, err := v.Stuck.The(figures.PartStuck, "").Rows()
	if err != nil {
		return nil, err
	}
	top := append(stuck[:min(1, len(stuck)):min(1, len(stuck))], tenders[:min(1, len(tenders))]...)
	if len(tenders) == 0 && len(stuck) > 1 {
		top = append(top, stuck[1])
	}
	return slices.DeleteFunc(top, func(r figures.Row) bool { return r.Deal == nil }), nil
}

// waitFor counts the requests that somebody may decide and the claims that wait
// for him.
func (s *Scheduler) waitFor(r crm.Reader, p *crm.Person, on crm.Date) (requests, claims int, err error) {
	ps, err := playbook.Everybody(r)
	if err != nil {
		return 0, 0, err
	}
	seen := map[crm.ApprovalID]bool{}
	err = crm.Each(r, crm.Where(crm.ByStep), func(a crm.Approval) bool {
		who, _ := s.Book.Approvers(&a, ps, s.Calendars, on)
		if a.Asker != p.ID && !seen[a.ID] && (slices.Contains(who, p.ID) || a.Step() != nil && a.Step().For == p.ID) {
			seen[a.ID] = true
		}
		return true
	})
	if err != nil {
		return 0, 0, fmt.Errorf("requests that wait: %w", err)
	}
	err = crm.Each(r, crm.Where(crm.ByStep, string(p.ID)), func(crm.Conflict) bool { claims++; return true })
	if err != nil {
		return 0, 0, fmt.Errorf("claims that wait: %w", err)
	}
	return len(seen), claims, nil
}

// leadSheet is the lead sheet JTF001 of a team: the leads that were registered
// in a period, by number.
func (s *Scheduler) leadSheet(r crm.Reader, t *crm.Team, of figures.Period) (cards.SheetView, error) {
	v := cards.SheetView{Company: s.Company, Notice: s.Notice, Scope: t.Name.Text, From: of.From, Until: of.To, Format: "xlsx"}
	tab := cards.SheetTab{Name: t.Name.Text}
	var teams []crm.Team
	if err := crm.Each(r, crm.Where(crm.ByAll), func(t crm.Team) bool { teams = append(teams, t); return true }); err != nil {
		return v, fmt.Errorf("teams: %w", err)
	}
	strays := s.Book.Strays(teams)
	for _, id := range []crm.TeamID{t.ID, ""} {
		var failed error
		span := crm.Where(crm.ByTeam, string(id)).Between(string(of.From), string(of.To.AddDays(1)))
		err := crm.Each(r, span, func(l crm.Lead) bool {
			row := cards.SheetRow{Lead: l}
			if failed = r.Get(&row.Account, string(l.Account)); failed != nil {
				return false
			}
			row.Astray = strays(row.Account.Region, id)
			if id != "" || s.Book.LooksAfter(t, row.Account.Region) { // of no team, but from one of its places
				tab.Rows = append(tab.Rows, row)
			}
			return true
		})
		if err = cmp.Or(err, failed); err != nil {
			return v, fmt.Errorf("leads of team %s: %w", id, err)
		}
	}
	slices.SortFunc(tab.Rows, func(a, b cards.SheetRow) int { return a.Lead.No - b.Lead.No })
	v.Tabs = []cards.SheetTab{tab}
	return v, nil
}
