package playbook_test

import (
	"strings"
	"testing"

	"milepost/configs/playbook"
)

func TestKindsAreFoundByWhatPeopleCallThem(t *testing.T) {
	b, err := playbook.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ said, want string }{
		{"不要提醒我费用了", "expenses"},
		{"准备卡别发了", "prep prep_evening"},
		{"请客户引荐的提醒不要了", "referral referral_won"},
		{"签约后请客户引荐的提醒不要了", "referral_won"},
		{"周报和日报都别发了", "daily weekly"},
		{"投标保证金别提醒", "deposit"},
		{"Mute EXPENSE reminders", "expenses"},
		{"no more digests", "daily"},
		{"preparing lunch", ""},
		{"stop reminding me", ""},
		{"", ""},
	} {
		var got []string
		for _, k := range b.SpokenIn(c.said) {
			got = append(got, k.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q names %v, want %s", c.said, got, c.want)
		}
	}
	never := 0
	for _, k := range b.Spoken() {
		if k.ID == "tender" || k.ID == "payment" || k.ID == "approvals" {
			if never++; k.Mutes {
				t.Errorf("%s can be silenced", k.ID)
			}
		}
	}
	if never != 3 {
		t.Errorf("%d of what always comes is known", never)
	}
}
