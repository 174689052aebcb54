package handlers

import "testing"

// TestATeamHearsAtTheHourItsLeaderSays: in words, with the hour before and a way back; a
// rep learns who may, and the admin's status names it.
func TestATeamHearsAtTheHourItsLeaderSays(t *testing.T) {
	w := newWorld(t)
	for _, row := range []struct {
		who, says string
		wants     []string
	}{
		{"wangmin", "日报几点发", []string{"华南的团队日报 18:00 发", "改到早上8点"}},
		{"xiaoli", "把日报时间改到早上8点", []string{"18:00 发", "要改找团队经理", "!✅"}},
		{"wangmin", "把日报时间改到早上8点", []string{"✅ 华南的团队日报 08:00 发", "原来 18:00 → 现在 08:00", "讲前一个工作日"}},
		{"zhouhang", "状态", []string{"华南的团队日报 08:00 发(默认 18:00)"}},
		{"wangmin", "撤销", []string{"撤销"}},
		{"wangmin", "日报几点发", []string{"18:00 发"}},
		{"zhaogang", "move 华南 daily digest to 8:30am", []string{"华南", "08:30"}},
		{"wangmin", "周报改到下午4点", []string{"16:00", "原来 17:00"}},
		{"wangmin", "日报改到六点半", []string{"18:30 发", "按傍晚算"}},
		{"wangmin", "move the daily digest to 6:45", []string{"18:45 发", "按傍晚算"}},
		{"wangmin", "日报改到早上6点半", []string{"06:30 发", "!按傍晚算"}},
		{"wangmin", "日报改到8:30", []string{"08:30", "!按傍晚算"}},
		{"wangmin", "日报改到半夜2点", []string{"!✅"}},
		{"wangmin", "日报时间恢复默认", []string{"✅", "原来 08:30 → 现在 18:00"}},
		{"zhaogang", "日报改到8点", []string{"哪个团队"}},
	} {
		w.says(row.who, row.says, row.wants...)
	}
}
