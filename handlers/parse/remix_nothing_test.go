package parse_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// Of a message that must yield nothing much can be exchanged that leaves it so: the doing, the customer,
// the somebody, the day and its language. What is wished, denied, cancelled, asked, another's, quoted or a
// joke stays that, whatever it is about.

// still is a way of speaking in which a doing is nothing that we did or are to do. In its sentence {D}
// stands for what was done, {B} for the bare doing, {T} for a day that has been, {N} for one to come.
type still struct{ kind, lang, say string }

var stills = []still{
	{"wished", "zh", "真想{B}"},
	{"wished", "zh", "要是能{B}就好了"},
	{"wished", "zh", "希望有机会{B}"},
	{"wished", "zh", "改天想{B}"},
	{"wished", "zh", "啥时候能{B}就爽了"},
	{"wished", "zh", "做梦都想{B}"},
	{"wished", "zh", "早知道{T}就{B}了"},
	{"wished", "zh", "要是{T}{D}就好了"},
	{"wished", "zh", "如果{T}{D},现在就不用愁了"},
	{"denied", "zh", "{T}没{B}"},
	{"denied", "zh", "{T}没能{B}"},
	{"denied", "zh", "{T}没有{B},在公司写材料"},
	{"denied", "zh", "{T}没空{B}"},
	{"denied", "zh", "{T}没时间{B},一直在开会"},
	{"denied", "zh", "{T}本来要{B}的,没去成"},
	{"denied", "zh", "本来{T}要{B},临时有事没去"},
	{"denied", "zh", "{T}差点就{B}了,可惜没成"},
	{"denied", "zh", "我{T}哪有{B}啊"},
	{"denied", "zh", "{T}忘了{B}"},
	{"denied", "zh", "{T}没来得及{B}"},
	{"denied", "zh", "还没{B}呢"},
	{"denied", "zh", "一直没机会{B}"},
	{"cancelled", "zh", "{N}不{B}了"},
	{"cancelled", "zh", "{N}{B}的安排取消了"},
	{"cancelled", "zh", "原定{N}{B},取消了"},
	{"cancelled", "zh", "{N}{B}的事黄了"},
	{"asked", "zh", "{T}{D}吗?"},
	{"asked", "zh", "谁{T}{D}?"},
	{"asked", "zh", "{T}是不是{D}?"},
	{"asked", "zh", "{T}有没有人{B}?"},
	{"asked", "zh", "你们{T}{B}了没?"},
	{"asked", "zh", "{N}谁{B}?"},
	{"asked", "zh", "要不要{B}?"},
	{"asked", "zh", "我该{B}吗?"},
	{"another's", "zh", "听说小赵{T}{D}"},
	{"another's", "zh", "竞争对手{T}{D}"},
	{"another's", "zh", "发那科的人{T}{D}"},
	{"another's", "zh", "{T}发那科的销售{D}"},
	{"another's", "zh", "隔壁组{T}{D}"},
	{"another's", "zh", "对手{N}要{B}"},
	{"quoted", "zh", "「{T}{D}」,这样写就行"},
	{"quoted", "zh", "格式示例:{T}{D}"},
	{"quoted", "zh", "比如可以这样写:{T}{D}"},
	{"quoted", "zh", "模板:{T}{D}"},
	{"joke", "zh", "昨晚梦见{D}"},
	{"joke", "zh", "开玩笑的,{T}{D}是假的"},
	{"joke", "zh", "{T}{D}才怪"},
	{"rule", "zh", "公司规定每周都要{B}"},
	{"rule", "zh", "领导说我们要多{B}"},
	{"wished", "en", "I wish I could {B}"},
	{"wished", "en", "Would love to {B} some day"},
	{"wished", "en", "If only I could {B}"},
	{"wished", "en", "Maybe one day we get to {B}"},
	{"wished", "en", "Dreaming of the day we {B}"},
	{"wished", "en", "If only we {D} {T}"},
	{"denied", "en", "Didn't {B} {T}"},
	{"denied", "en", "{T} I didn't {B}"},
	{"denied", "en", "Couldn't {B} {T}"},
	{"denied", "en", "Never got round to {B}"},
	{"denied", "en", "Never managed to {B} {T}, stuck in traffic"},
	{"denied", "en", "Forgot to {B} {T}"},
	{"denied", "en", "Was supposed to {B} {T} but it fell through"},
	{"denied", "en", "Was going to {B} {T}, didn't happen"},
	{"denied", "en", "No time to {B} {T}"},
	{"denied", "en", "Still no chance to {B}"},
	{"cancelled", "en", "Not going to {B} {N} after all"},
	{"cancelled", "en", "The plan to {B} {N} is off"},
	{"cancelled", "en", "We won't {B} {N}"},
	{"asked", "en", "Did we {B} {T}?"},
	{"asked", "en", "Who {D} {T}?"},
	{"asked", "en", "Did anyone {B} {T}?"},
	{"asked", "en", "Should I {B}?"},
	{"asked", "en", "Do we have to {B} {N}?"},
	{"asked", "en", "Who's going to {B} {N}?"},
	{"another's", "en", "I heard our competitor {D} {T}"},
	{"another's", "en", "FANUC {D} {T}"},
	{"another's", "en", "The FANUC guys {D} {T}"},
	{"another's", "en", "Apparently the other team {D} {T}"},
	{"quoted", "en", "\"{D} {T}\" is how to write it"},
	{"quoted", "en", "Example: {D} {T}"},
	{"quoted", "en", "Write it like this: {D} {T}"},
	{"joke", "en", "Dreamt that I {D}"},
	{"joke", "en", "As if we {D} {T} lol"},
	{"rule", "en", "Rule: every rep must {B} once a week"},
}

// stillDays are days that have been and that are to come, on the 25th, a Wednesday, in either language.
var stillDays = map[string][2][]string{
	"zh": {{"昨天", "周一", "上周四", "23号", "今天上午", "yesterday", "last Thu", "11/23"}, {"明天", "周五", "下周二", "tomorrow", "next Tue"}},
	"en": {{"yesterday", "on Monday", "last Thursday", "this morning", "on the 23rd"}, {"tomorrow", "on Friday", "next Tuesday"}},
}

// put says a doing in a way of speaking, the nth of its kind.
func (s still) put(bare, done string, n int) string {
	days := stillDays[s.lang]
	firms, people := []string{"恒鑫钣金", "瑞川传动", "Halvorsen", "东成五金"}, []string{"王工", "邓总", "Marta", "采购翟经理"}
	if s.lang == "en" {
		firms, people = []string{"Hartwell Foods", "Brightwell", "恒鑫钣金"}, []string{"Greta", "Mr Oduya", "王工"}
	}
	firm, somebody := firms[n%len(firms)], people[n/2%len(people)]
	text := strings.NewReplacer("{D}", done, "{B}", bare, "{T}", days[0][n%len(days[0])], "{N}", days[1][n%len(days[1])]).Replace(s.say)
	return strings.NewReplacer("{F}", firm, "{P}", somebody).Replace(text)
}

// yieldsNothing reports that a message makes no record, neither of what was done nor of what is to be.
func yieldsNothing(f parse.Facts) bool {
	return len(f.Items) < 2 && slices.Contains([]string{parse.None, parse.Query, parse.Command}, f.Intent)
}

// doing is a line of testdata/doings.txt.
type doing struct{ lang, intent, bare, done string }

// readDoings reads what reps do.
func readDoings(t *testing.T) []doing {
	t.Helper()
	data, err := os.ReadFile("testdata/doings.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []doing
	lang := ""
	for line := range strings.SplitSeq(string(data), "\n") {
		switch parts := strings.Split(line, " | "); {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			lang = strings.Trim(line, "[]")
		case len(parts) == 3:
			out = append(out, doing{lang, parts[0], parts[1], parts[2]})
		}
	}
	return out
}

// TestRemixedNothing says doings in ways in which they are nothing, and holds that nothing is made of them.
func TestRemixedNothing(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 11, 25, 18, 10, 0, 0, shanghai), Zone: shanghai, Cal: calendar(), Literal: true}
	right, total := map[string]int{}, map[string]int{}
	var wrong []string
	for n, d := range readDoings(t) {
		for i, s := range stills {
			if (d.lang == "en") != (s.lang == "en") || !*remixAll && (n+i)%8 != 0 {
				continue
			}
			text := s.put(d.bare, d.done, n+i)
			f := parse.Read(text, ctx)
			for _, of := range []string{s.kind, s.lang + " " + s.say} {
				if total[of]++; yieldsNothing(f) {
					right[of]++
				}
			}
			if !yieldsNothing(f) {
				wrong = append(wrong, fmt.Sprintf("%s | %s | %s on %q", s.say, text, f.Intent, f.Date))
			}
		}
	}
	for of, n := range total {
		if t.Logf("%-40s %d/%d %.1f%%", of, right[of], n, 100*float64(right[of])/float64(n)); right[of]*100 < n*95 && !strings.Contains(of, "{") {
			t.Errorf("of what is %s something is made in %d of %d", of, n-right[of], n)
		}
	}
	if *remixAll {
		t.Logf("something is made of:\n%s", strings.Join(wrong, "\n"))
	}
}
