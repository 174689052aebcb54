package configs

import (
	"net/url"
	"slices"
	"sort"
	"strings"

	"milepost/storage/crm"
)

// The platforms that identities and channels can name.
const (
	PlatformSlack = "slack"
	PlatformWeCom = "wecom"
)

func platforms() []string { return []string{PlatformSlack, PlatformWeCom} }

// tenant is the workspace or corporation of identities that name none.
func (c *Config) tenant(platform string) string {
	if platform == PlatformSlack {
		return c.Slack.Workspace
	}
	return c.WeCom.CorpID
}

// split reads "ID" or "TENANT/ID".
func (c *Config) split(platform, text string) (tenant, id string) {
	if tenant, id, ok := strings.Cut(text, "/"); ok {
		return tenant, id
	}
	return c.tenant(platform), text
}

// IdentitiesOf lists the identities of a person, sorted by platform.
func (c *Config) IdentitiesOf(p Person) []Identity {
	out := make([]Identity, 0, len(p.Identities))
	for platform, text := range p.Identities {
		tenant, id := c.split(platform, text)
		out = append(out, Identity{platform, tenant, id})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Platform < out[j].Platform })
	return out
}

// Record is the person as the store keeps him; keys makes the keys of a name.
// His full name becomes one of his aliases, so that messages may use it.
func (c *Config) Record(p Person, keys func(string) crm.Name) *crm.Person {
	from, to, _ := strings.Cut(p.Hours, "-")
	rec := &crm.Person{
		ID: crm.PersonID(p.ID), Name: keys(p.Name), Full: p.Full, Team: crm.TeamID(p.Team),
		Manager: crm.PersonID(p.Manager), Deputy: crm.PersonID(p.Deputy), Locale: p.Locale, Zone: p.Zone,
		Hours: crm.Hours{From: from, To: to}, Calendar: p.Calendar, Home: p.Home,
	}
	for _, r := range p.Roles {
		rec.Roles = append(rec.Roles, crm.Role(r))
	}
	names := p.Aliases
	if p.Full != "" && p.Full != p.Name && !slices.Contains(names, p.Full) {
		names = append(slices.Clone(names), p.Full)
	}
	for _, a := range names {
		rec.Aliases = append(rec.Aliases, keys(a))
	}
	return rec
}

// TeamRecord is the team as the store keeps it; keys makes the keys of a name.
func (c *Config) TeamRecord(t Team, keys func(string) crm.Name) *crm.Team {
	rec := &crm.Team{
		ID: crm.TeamID(t.ID), Name: keys(t.Name), Region: t.Region, Locale: t.Locale, Zone: t.Zone, Calendar: t.Calendar,
	}
	for _, ch := range t.Channels {
		rec.Channels = append(rec.Channels, crm.TeamChannel{Place: c.place(ch), Label: ch.Label, Amounts: ch.Amounts, Approvals: ch.Approvals})
	}
	return rec
}

// place is the text form of a channel's place, as bot/chat prints it:
// platform, tenant, kind, id and an empty thread.
func (c *Config) place(ch Channel) string {
	tenant, id := c.split(ch.Platform, ch.Channel)
	return strings.Join([]string{url.PathEscape(ch.Platform), url.PathEscape(tenant), "channel", url.PathEscape(id), ""}, "/")
}

// inherit fills in what people take from their team and all from the company.
func (c *Config) inherit() {
	or := func(s *string, others ...string) {
		for _, o := range others {
			if *s == "" {
				*s = o
			}
		}
	}
	or(&c.Company.Short, c.Company.Name)
	for i := range c.Teams {
		t := &c.Teams[i]
		or(&t.Locale, c.Company.Locale)
		or(&t.Zone, c.Company.Zone)
		or(&t.Calendar, c.Company.Calendar)
	}
	for i := range c.People {
		p := &c.People[i]
		t, _ := c.Team(p.Team)
		or(&p.Locale, t.Locale, c.Company.Locale)
		or(&p.Zone, t.Zone, c.Company.Zone)
		or(&p.Calendar, t.Calendar, c.Company.Calendar)
		or(&p.Hours, c.Company.Hours)
		if len(p.Identities) == 1 {
			for platform := range p.Identities {
				or(&p.Home, platform)
			}
		}
	}
}
