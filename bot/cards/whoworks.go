package cards

import (
	"slices"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// ListRoster is the roster that a DoShow names, with a team's id behind it; none
// for that of the company.
const ListRoster = "roster/"

// RosterView is who works here, team by team; of one team it lists each person.
type RosterView struct {
	Teams   []RosterTeam
	Start   int
	Subject string // what DoShow names to turn the page
}

// RosterTeam is a team with its people; without a name those of none.
type RosterTeam struct {
	ID     crm.TeamID
	Name   string
	People []RosterRow
}

// RosterRow is somebody of ours.
type RosterRow struct {
	Name      string
	Roles     []crm.Role
	Functions []string
	Away      crm.Absence // if he is absent now
	Unlinked  bool        // no platform knows him yet; only an admin is told
}

func (r RosterRow) unlinked() bool { return r.Unlinked }

// WhoWorks lists our own people.
func (w *Writer) WhoWorks(v RosterView) chat.Card {
	var lines []string
	n := 0
	for _, t := range v.Teams {
		n += len(t.People)
		if len(v.Teams) == 1 {
			for _, p := range t.People {
				lines = append(lines, w.rosterLine(p))
			}
			break
		}
		if len(t.People) == 0 {
			continue
		}
		name := t.Name
		if name == "" {
			name = w.t("不属团队", "No team")
		}
		var names []string
		for _, p := range t.People {
			names = append(names, w.inTeam(p))
		}
		lines = append(lines, w.colon(spaced(name, w.n(len(names), "人", "person", "people")), w.list(names)))
	}
	c := chat.Card{Title: w.t("人员 %d 人", "%d people", n)}
	if len(v.Teams) == 1 {
		c.Title = dots(v.Teams[0].Name, w.n(n, "人", "person", "people"))
	}
	p := w.rows(len(lines), v.Start, MaxLines-1, v.Subject)
	c.Lines = lines[p.from:p.to]
	for _, t := range v.Teams {
		if slices.ContainsFunc(t.People, RosterRow.unlinked) {
			c.Note = w.t("没绑定的,写「小孙的绑定码」给他一个", "Not linked yet? “link code for Sun” gives a code")
		}
	}
	c.Buttons = p.more
	for _, t := range v.Teams {
		if len(v.Teams) > 1 && t.Name != "" && len(c.Buttons) < MaxButtons-1 {
			c.Buttons = append(c.Buttons, button(t.Name, DoShow, ListRoster+string(t.ID), ""))
		}
	}
	return w.fit(c)
}

// inTeam is somebody in the line of his team: only what sets him apart is said.
func (w *Writer) inTeam(r RosterRow) string {
	var more []string
	for _, role := range r.Roles {
		if role != crm.RoleRep {
			more = append(more, w.roleWord(string(role)))
		}
	}
	return Short(r.Name, 12) + w.paren(w.list(append(more, w.rosterState(r)...)))
}

func (w *Writer) rosterLine(r RosterRow) string {
	var what []string
	for _, role := range r.Roles {
		what = append(what, w.roleWord(string(role)))
	}
	for _, f := range r.Functions {
		what = append(what, w.roleWord("function/"+f))
	}
	return dots(append([]string{Short(r.Name, 16), w.list(what)}, w.rosterState(r)...)...)
}

func (w *Writer) rosterState(r RosterRow) []string {
	var out []string
	if r.Away.From != "" {
		out = append(out, w.t("休假到 %s", "away to %s", w.ShortDate(r.Away.To)))
	}
	if r.Unlinked {
		out = append(out, w.t("没绑定", "not linked"))
	}
	return out
}

// CodeFor gives an admin the code by which a colleague makes himself known.
func (w *Writer) CodeFor(name, code string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("绑定码 %s · %s", "Link code %s · %s", code, Short(name, 16)),
		Lines: []string{w.t("让 %s 在 Slack 或企业微信私聊我:绑定 %s", "Have %s write to me in private: link %s", name, code)},
		Note:  w.t("7 天内有效,用一次", "It holds for 7 days, once"),
	})
}
