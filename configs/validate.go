package configs

import (
	"cmp"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // a machine without zone files knows the zones too

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Validate lists what is wrong in the configuration, by key; none means sound.
func (c *Config) Validate() []Fault { return c.validate(false, playbook.Unread{}) }

// validate is Validate; slack alone, of what is needed to reach Slack. Of what was
// not read it says nothing, nor of what follows from that.
func (c *Config) validate(slack bool, unread playbook.Unread) []Fault {
	v := &validator{c: c, taken: map[string]string{}, unread: unread}
	if slack {
		v.slackTokens()
		return v.faults
	}
	v.company()
	v.process()
	v.calendars()
	v.teams()
	for _, p := range c.People {
		v.person(p)
	}
	if len(c.People) == 0 && !unread.Rows("people") {
		v.fault("people", "add at least yourself, with an id, a name and roles: [admin]", "nobody is named")
	}
	v.slack()
	v.wecom()
	return v.faults
}

type validator struct {
	c      *Config
	taken  map[string]string // identity or channel -> key that has it
	unread playbook.Unread
	faults []Fault
}

func (v *validator) fault(key, fix, problem string, args ...any) {
	if v.unread.Value(key) {
		return
	}
	v.faults = append(v.faults, Fault{Key: key, Problem: fmt.Sprintf(problem, args...), Fix: fix})
}

func (v *validator) oneOf(key, value string, known []string) {
	switch {
	case slices.Contains(known, value):
	case value == "":
		v.fault(key, "write one of: "+strings.Join(known, ", "), "nothing is said")
	default:
		v.fault(key, playbook.OneOf(value, known), "there is no %q", value)
	}
}

func (v *validator) within(key string, n, least, most int) {
	if n < least || n > most {
		v.fault(key, fmt.Sprintf("write a number from %d to %d", least, most), "%d is out of range", n)
	}
}

var idForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,40}$`)

func (v *validator) id(key, id string) {
	if !idForm.MatchString(id) {
		v.fault(key, "use letters, digits, _ and - only", "%q is no id", id)
	}
}

// place checks locale, zone and calendar of a company, team or person. What is
// taken from above is told there alone, not once a person.
func (v *validator) place(key, locale, zone, calendar string) {
	if v.own(key + ".locale") {
		v.oneOf(key+".locale", locale, []string{"zh", "en"})
	}
	if v.own(key+".calendar") && !v.unread.Rows("calendars") {
		v.oneOf(key+".calendar", calendar, v.c.CalendarNames())
	}
	if !v.own(key + ".zone") {
		return
	}
	if _, err := time.LoadLocation(zone); err != nil || zone == "" || zone == "Local" {
		v.fault(key+".zone", "write a name such as Asia/Shanghai or Europe/Berlin", "%q is no time zone", zone)
	}
}

// own reports that the configuration says the value of a key where it stands, or
// that nothing is above it to take it from.
func (v *validator) own(key string) bool {
	_, said := v.c.origins[key]
	return said || strings.HasPrefix(key, "company.") || v.c.origins == nil
}

func (v *validator) hours(key, hours string) {
	if !v.own(key) {
		return
	}
	from, to, ok := strings.Cut(hours, "-")
	a, err1 := time.Parse("15:04", from)
	b, err2 := time.Parse("15:04", to)
	if !ok || err1 != nil || err2 != nil || !a.Before(b) || len(hours) != len("09:00-18:00") {
		v.fault(key, "write them as 09:00-18:00", "%q are no working hours", hours)
	}
}

func (v *validator) company() {
	c := v.c.Company
	if strings.TrimSpace(c.Name) == "" {
		v.fault("company.name", "write your company's name", "nothing is said")
	}
	v.place("company", c.Locale, c.Zone, c.Calendar)
	v.hours("company.hours", c.Hours)
}

func (v *validator) process() {
	c := v.c
	if c.Data == "" {
		v.fault("data", "name a folder, such as ./milepost-data", "nothing is said")
	}
	v.oneOf("log.level", c.Log.Level, []string{"debug", "info", "warn", "error"})
	v.oneOf("log.format", c.Log.Format, []string{"auto", "text", "json"})
	if c.HTTP.Addr != "" {
		_, port, err := net.SplitHostPort(c.HTTP.Addr)
		if err == nil {
			_, err = net.LookupPort("tcp", port) // of a name too; it asks nobody
		}
		if err != nil || port == "" {
			v.fault("http.addr", "write host:port, such as 127.0.0.1:8080 or :8080", "%q is no address to listen on", c.HTTP.Addr)
		}
	}
	if at, err := time.Parse("15:04", c.Backup.At); err != nil || at.Format("15:04") != c.Backup.At {
		v.fault("backup.at", "write hours and minutes in quotes, such as \"02:30\"", "%q is no time of day", c.Backup.At)
	}
	v.within("backup.keep", c.Backup.Keep, 0, 366)
	v.within("limits.file_mb", c.Limits.FileMB, 1, 100)
	v.within("limits.import_rows", c.Limits.ImportRows, 1, 5000)
	v.within("limits.held_days", c.Limits.HeldDays, 1, 90)
	v.within("limits.body_days", c.Limits.BodyDays, 1, 3650)
	v.within("limits.key_days", c.Limits.KeyDays, c.Limits.BodyDays, 3650)
	v.within("limits.blob_days", c.Limits.BlobDays, 1, 90)
}

func (v *validator) teams() {
	for _, t := range v.c.Teams {
		key := "teams." + t.ID
		v.id(key, t.ID)
		if strings.TrimSpace(t.Name) == "" {
			v.fault(key+".name", "write the team's name", "nothing is said")
		}
		v.place(key, t.Locale, t.Zone, t.Calendar)
		for i, ch := range t.Channels {
			at := fmt.Sprintf("%s.channels.%d", key, i+1)
			v.oneOf(at+".platform", ch.Platform, platforms())
			v.unique(at+".channel", "channel", ch.Platform, ch.Channel)
			if ch.Label == "" {
				v.fault(at+".label", "write how people call it, such as \"#south\" in quotes", "nothing is said")
			}
		}
	}
}

// unique checks an id on a platform and that nobody else has it.
func (v *validator) unique(key, what, platform, text string) {
	tenant, id := v.c.split(platform, text)
	switch {
	case id == "":
		v.fault(key, "write its id on "+platform, "nothing is said")
		return
	case tenant == "":
		if v.unread.Value(platform) {
			return // the section, or the name of the platform, is told already
		}
		section := map[string]string{PlatformSlack: "slack.workspace", PlatformWeCom: "wecom.corp_id"}[platform]
		if section != "" {
			v.fault(key, "write TENANT/"+id+", or set "+section, "it is not said in which workspace %q is", id)
		}
		return
	}
	full := what + " " + platform + "/" + tenant + "/" + id
	if other, ok := v.taken[full]; ok {
		v.fault(key, "take it away from one of them", "%q is the %s at %s already", text, what, other)
		return
	}
	v.taken[full] = key
}

func (v *validator) person(p Person) {
	key := "people." + p.ID
	v.id(key, p.ID)
	if strings.TrimSpace(p.Name) == "" {
		v.fault(key+".name", "write the name that colleagues use", "nothing is said")
	}
	v.place(key, p.Locale, p.Zone, p.Calendar)
	v.hours(key+".hours", p.Hours)
	v.roles(key, p)
	v.colleagues(key, p)
	for platform, text := range p.Identities {
		at := key + ".identities." + platform
		v.oneOf(at, platform, platforms())
		v.unique(at, "identity", platform, text)
	}
	if v.unread.Value(key + ".identities") {
		return // his home is one of them
	}
	switch _, has := p.Identities[p.Home]; {
	case p.Home == "" && len(p.Identities) > 1:
		v.fault(key+".home", "write slack or wecom", "it is not said where to speak to %s first", p.Name)
	case p.Home != "" && !has:
		v.fault(key+".home", "add identities: {"+p.Home+": …}, or change home:", "%s has no identity on %s", p.Name, p.Home)
	}
}

func (v *validator) roles(key string, p Person) {
	known := []string{string(crm.RoleRep), string(crm.RoleManager), string(crm.RoleDirector), string(crm.RoleSpecialist), string(crm.RoleAdmin)}
	if len(p.Roles) == 0 {
		v.fault(key+".roles", "write one or more of: "+strings.Join(known, ", "), "%s has no role", cmp.Or(p.Name, p.ID))
	}
	for i, r := range p.Roles {
		v.oneOf(fmt.Sprintf("%s.roles.%d", key, i+1), r, known)
		if p.Team == "" && (r == string(crm.RoleRep) || r == string(crm.RoleManager)) {
			v.fault(key+".team", "add team: with the id of one of the teams", "a %s belongs to a team", r)
		}
	}
	if p.Team != "" {
		v.exists(key+".team", "team", "teams", p.Team, func(id string) bool { _, ok := v.c.Team(id); return ok }, teamIDs(v.c))
	}
}

// exists checks that a row which is named is in its list.
func (v *validator) exists(key, what, list, id string, has func(string) bool, known []string) bool {
	if has(id) {
		return true
	}
	if v.unread.Rows(list) {
		return false // it may be the row that was not read
	}
	fix := "add it to the list first"
	if len(known) > 0 {
		fix = playbook.OneOf(id, known)
	}
	v.fault(key, fix, "there is no %s %q", what, id)
	return false
}

// colleagues checks manager and deputy.
func (v *validator) colleagues(key string, p Person) {
	has := func(id string) bool { _, ok := v.c.Person(id); return ok }
	if p.Deputy != "" && v.exists(key+".deputy", "person", "people", p.Deputy, has, personIDs(v.c)) && p.Deputy == p.ID {
		v.fault(key+".deputy", "name somebody else", "%s cannot stand in for himself", p.Name)
	}
	if p.Manager == "" || !v.exists(key+".manager", "person", "people", p.Manager, has, personIDs(v.c)) {
		return
	}
	if m, _ := v.c.Person(p.Manager); !v.unread.Value("people."+m.ID+".roles") && !slices.Contains(m.Roles, string(crm.RoleManager)) && !slices.Contains(m.Roles, string(crm.RoleDirector)) {
		v.fault(key+".manager", "give "+p.Manager+" the role manager or director, or name another one", "%s is neither manager nor director", m.Name)
	}
	seen := map[string]bool{p.ID: true}
	for at := p.Manager; at != ""; {
		if seen[at] {
			v.fault(key+".manager", "let one of them have no manager", "the managers go round in a circle")
			return
		}
		seen[at] = true
		m, _ := v.c.Person(at)
		at = m.Manager
	}
}

func (v *validator) url(key, text string) {
	u, err := url.Parse(text)
	if text != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		v.fault(key, "write it with https:// and the host", "%q is no address of a server", text)
	}
}

func teamIDs(c *Config) (ids []string) {
	for _, t := range c.Teams {
		ids = append(ids, t.ID)
	}
	return ids
}

func personIDs(c *Config) (ids []string) {
	for _, p := range c.People {
		ids = append(ids, p.ID)
	}
	return ids
}
