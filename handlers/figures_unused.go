package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
)

// reportSays are the conditions that a report is about itself.
func reportSays(report string) []string {
	switch report {
	case figures.ReportPyramid, figures.ReportReview:
		return []string{figures.IsTier}
	case figures.ReportStuck, figures.ReportBusy:
		return []string{figures.IsStuck, figures.IsQuiet}
	case figures.ReportPareto, figures.ReportExecutive, figures.ReportFeedback, figures.ReportReferral:
		return []string{figures.IsKey, figures.IsBought}
	case figures.ReportSplit, figures.ReportRepeat:
		return []string{figures.IsBought, figures.IsSource}
	case figures.ReportStages:
		return []string{figures.IsStage}
	case figures.ReportMix:
		return []string{figures.IsClass, figures.IsIndustry}
	case figures.ReportFunnel:
		return []string{figures.IsLevel, figures.IsDealt}
	}
	return nil
}

// unusedBy are the conditions of a message that the report which it asks for cannot
// apply, as a card names them: such a card counts people, teams and periods, and says
// what else it leaves out.
func (q *request) unusedBy(l *lexicon, a asking) (string, error) {
	s, err := q.namedOf(q.m.Text)
	if err != nil {
		return "", err
	}
	f := q.f
	f.Text = strings.ToLower(f.Plain())
	for _, words := range a.zh {
		f.Text = strings.ReplaceAll(f.Text, words, string(mark))
	}
	in := l.read(f, s.said())
	own := reportSays(a.report)
	in.Is = slices.DeleteFunc(in.Is, func(is figures.Is) bool {
		team := slices.ContainsFunc(s.teams, func(t named) bool { return t.name == is.Value || strings.Contains(t.name, is.Value) && is.Value != "" })
		return slices.Contains(own, is.What) || is.What == figures.IsRegion && team
	})
	out := make([]string, 0, 4)
	if words := q.say.Conditions(in.Is); words != "" {
		out = append(out, words)
	}
	for _, word := range strings.Fields(in.unread) { // 做医疗的漏斗
		if word != in.period && strings.Contains(f.Text, word+"的") && len(word) > len("的") {
			out = append(out, word)
		}
	}
	if in.period != "" && !q.takesPeriod(a.report, in.period) {
		out = append(out, in.period)
	}
	if len(s.people) > 1 {
		for _, p := range s.people[1:] {
			out = append(out, p.name)
		}
	}
	return cards.Names(q.who.Lang(), out), nil
}

// takesPeriod reports whether a report goes by the period of those words; what is about
// now is about any period that holds today.
func (q *request) takesPeriod(report, words string) bool {
	_, whole := periodSaid(words, q.today())
	p, known := periodAsked(words, q.today())
	switch {
	case figures.Dated(report):
		return whole || known && figures.Stretched(report)
	case known:
		return p.From <= q.today() && q.today() <= p.To
	}
	return false
}
