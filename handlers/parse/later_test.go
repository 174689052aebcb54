package parse_test

import (
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestFurtherSteps holds that a second step of ours with a day of its own is not lost behind the
// first, and that nothing else becomes one.
func TestFurtherSteps(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	said := time.Date(2026, 12, 8, 9, 0, 0, 0, zone) // a Tuesday
	for text, want := range map[string]string{
		"下一步:周五前出技术协议,下周二请他们来厂里看样机":                         "12-15 请他们来厂里看样机",
		"Send the quote by Friday, visit them next Tuesday": "12-15 visit them",
		"明天发方案,后天打电话确认":                                     "12-10 打电话确认",
		"周五前出方案,下周一去谈价格,下周二送样机":                             "12-14 去谈价格; 12-15 送样机",

		"周五前报价,他们下周二开会定":                          "",
		"周三报价,不对,周四报价":                            "",
		"周五前报价,下周二回公司":                            "",
		"周五前报价,下周二王总给我们答复":                        "",
		"明天报价,预计下周三签合同":                           "",
		"周五前出技术协议":                                "",
		"把周五的会改到下周二":                              "",
		"Quote by Friday, they decide on Tuesday": "",
		"call Greta tomorrow, off on Friday":      "",
		"周五发方案,来不及就下周一发":                          "",
		"周五发方案,要不下周三发":                            "",
		"周五发方案,如果不行下周三再去":                         "",
		"周五去恒鑫,周六陪老婆看电影":                          "",
		"周五发合同,联系人李工下周二入职":                        "",
		"周五发合同,下周二提货":                             "",
	} {
		f := parse.Read(text, parse.Context{Said: said, Zone: zone})
		var got []string
		for _, s := range f.Later {
			got = append(got, string(s.Due)[5:]+" "+s.Text)
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s: further steps %q, want %q", text, got, want)
		}
	}
}

// TestAWeekThatIsPlanned holds that the days of a week that is planned at its beginning are to come,
// and that what was done in it was done.
func TestAWeekThatIsPlanned(t *testing.T) {
	monday := time.Date(2026, 12, 7, 9, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"this week: Tue Oakline 10am with Sarah, Wed Kestrel, Thu demo at Brandt": "task task task",
		"this week: saw Oakline on Tue, saw Kestrel on Wed":                       "visit visit",
		"Tue Oakline, Wed Kestrel":                                                "visit visit",
	} {
		f := parse.Read(text, parse.Context{Said: monday, Zone: time.UTC})
		var got []string
		for _, it := range f.Items {
			got = append(got, it.Intent)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: read as %q, want %q", text, got, want)
		}
	}
}
