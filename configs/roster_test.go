package configs

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"milepost/storage/crm"
)

func TestDemonstrationTeam(t *testing.T) {
	c := load(t, Options{})
	type row struct{ Name, Full, Role, Team, Home, Locale, Zone string }
	var got []row
	for _, p := range c.People {
		got = append(got, row{p.Name, p.Full, strings.Join(p.Roles, ","), p.Team, p.Home, p.Locale, p.Zone})
		want := []Identity{{"slack", "demo", p.ID}, {"wecom", "demo", p.ID}}
		if diff := cmp.Diff(want, c.IdentitiesOf(p)); diff != "" {
			t.Errorf("%s is on both platforms: %s", p.Name, diff)
		}
	}
	want := []row{
		{"小李", "李伟", "rep", "huanan", "wecom", "zh", "Asia/Shanghai"},
		{"Anna", "Anna Keller", "rep", "huanan", "slack", "en", "Asia/Shanghai"},
		{"王敏", "", "manager", "huanan", "slack", "zh", "Asia/Shanghai"},
		{"赵刚", "", "director", "", "wecom", "zh", "Asia/Shanghai"},
		{"陈静", "", "specialist", "", "wecom", "zh", "Asia/Shanghai"},
		{"周航", "", "admin", "", "slack", "zh", "Asia/Shanghai"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !c.Demo || c.Company.Name != "海平自动化" || c.Data != "./milepost-data" || c.Book == nil {
		t.Errorf("the demonstration is marked, named and kept in ./milepost-data: %t, %s, %s", c.Demo, c.Company.Name, c.Data)
	}
}

func TestRecords(t *testing.T) {
	keys := func(s string) crm.Name { return crm.Name{Text: s, Sort: s} }
	c := load(t, Options{})
	p, _ := c.Person("xiaoli")
	want := &crm.Person{
		ID: "xiaoli", Name: keys("小李"), Full: "李伟", Aliases: []crm.Name{keys("李伟")}, Roles: []crm.Role{crm.RoleRep},
		Team: "huanan", Manager: "wangmin", Locale: "zh", Zone: "Asia/Shanghai", Hours: crm.Hours{From: "09:00", To: "18:00"},
		Calendar: "CN", Home: "wecom",
	}
	if diff := cmp.Diff(want, c.Record(p, keys), cmpopts.IgnoreUnexported(crm.Person{})); diff != "" {
		t.Error(diff)
	}
	team, _ := c.Team("huanan")
	wantTeam := &crm.Team{
		ID: "huanan", Name: keys("华南"), Region: "华南", Locale: "zh", Zone: "Asia/Shanghai", Calendar: "CN",
		Channels: []crm.TeamChannel{
			{Place: "slack/demo/channel/huanan/", Label: "#华南", Amounts: true},
			{Place: "wecom/demo/channel/huanan/", Label: "#华南", Amounts: true},
		},
	}
	if diff := cmp.Diff(wantTeam, c.TeamRecord(team, keys), cmpopts.IgnoreUnexported(crm.Team{})); diff != "" {
		t.Error(diff)
	}
	if _, ok := c.Person("nobody"); ok {
		t.Error("nobody is a person")
	}
	if _, ok := c.Team("nothing"); ok {
		t.Error("nothing is a team")
	}
}
