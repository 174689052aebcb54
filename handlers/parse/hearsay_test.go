package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestWhatOthersDidIsNoRecord holds that what the speaker heard of others makes nothing, and what
// he did himself does.
func TestWhatOthersDidIsNoRecord(t *testing.T) {
	for _, row := range []struct {
		why, text string
		visit     bool
	}{
		{"a colleague of whom one heard", "听说老吴昨天去了恒力机械", false},
		{"a colleague by his first name", "听Kevin说他上周visit了Derby Rail", false},
		{"a colleague who told of it himself", "小孟说他周一见了宏图机械的邢总", false},
		{"a colleague without a name", "colleague of mine says he was at Brompton Steel yesterday", false},
		{"the customer's people who went to another", "他说他们昨天去拜访了恒力机械", false},
		{"the same in English", "they told me they visited Derby Rail yesterday", false},
		{"a quotation, and whose it is", "\"昨天去拜访了恒力机械\"——这是老板转发的", false},
		{"a thing that was seen", "saw a funny ad from Derby Rail yesterday", false},
		{"a competitor without his name", "competitor上周在恒力机械做了demo", false},
		{"the same in Chinese", "友商昨天去了恒力机械", false},
		{"another company of which one heard", "Heard Derby Rail was at Brompton Steel last week", false},
		{"somebody who is the subject of an English sentence", "Anna saw Nigel last Friday, lucky her", false},
		{"one of whom a colleague told", "听同事说小赵昨天去了恒力机械", false},
		{"the same, of a call", "听同事说小赵昨天跟邢总通了电话", false},
		{"the same, in words that may be of anything", "听人说小赵昨天在恒力机械装了机", false},
		{"a competitor of whom one heard", "I heard our competitor did a demo at Derby Rail yesterday", false},
		{"another one, who rang", "Heard the competition called Nigel yesterday", false},
		{"one of whom there is a rumour", "Rumour has it that Kuka was at Derby Rail on Monday", false},
		{"a customer's man who went away", "邢总昨天去北京出差了", false},
		{"another one, in English", "Nigel flew to Chicago yesterday", false},
		{"the customer's people who met a competitor", "他们昨天跟发那科谈了一天", false},
		{"a competitor who was visited", "Derby Rail visited our competitor last week", false},
		{"how it always is there", "每次去恒力机械都要等半天", false},
		{"how it is to go there", "一去恒力机械就头疼", false},
		{"what one would have done", "早知道就先去拜访邢总", false},
		{"a colleague with a customer, without the speaker", "小罗昨天陪邢总看样板线,我在家", false},
		{"how it always is there, and today", "每次拜访都见邢总,今天又聊了报价", true},
		{"a traffic jam on the way, and whom one met", "去恒力机械的路上堵死了,见了邢总已经五点", true},
		{"a colleague's meeting in which one spoke", "小赵昨天跟邢总开会,我讲的方案", true},
		{"a customer's man who came to us", "邢总昨天去我们工厂看了", true},
		{"one who had lunch with the speaker", "Nigel went to lunch with me yesterday", true},
		{"what one did on the way back", "下午回来的路上拐去恒力机械见了邢总", true},
		{"a meeting with a competitor's people beside us", "They met with us and Kuka yesterday", true},
		{"who is always there, and a visit today", "每次都是邢总,今天又去了恒力机械", true},
		{"what a colleague said, and what one did", "听同事说恒力机械要扩产,昨天去拜访了邢总", true},
		{"what one heard on a call of one's own", "Heard from Nigel yesterday, called him at Derby Rail, all fine", true},
		{"a competitor of whom one was told on a visit", "Visited Derby Rail yesterday and heard our competitor did a demo there", true},
		{"a competitor, and oneself behind him", "友商昨天去了恒力机械,我今天也去了恒力机械见邢总", true},
		{"machines of a rival, and oneself today", "友商在恒力机械有两台,今天和邢总聊了聊", true},
		{"two companies of which one heard, and oneself today", "听说恒力机械和比亚迪开了会,今天去见了邢总", true},
		{"two who met somebody", "Anna and I saw Nigel last Friday", true},
		{"somebody who met the speaker", "Nigel met me at Derby Rail on Friday", true},
		{"what one heard and did", "Heard Derby Rail has budget, visited Derby Rail today", true},
		{"what one did in somebody's place", "小关请假,昨天我替他去了趟恒力机械见邢总", true},
		{"what a company did to us", "on Monday the folks from Derby Rail came to our plant", true},
		{"what one did oneself", "昨天去了恒力机械,听说他们要扩产", true},
		{"what the customer told", "昨天拜访了宏图机械邢总,他说见了西门子的人", true},
	} {
		if f := parse.Read(row.text, spring); (f.Intent == parse.Visit || f.Intent == parse.Call) != row.visit {
			t.Errorf("%s: %s is read as %q", row.why, row.text, f.Intent)
		}
	}
}

// TestACompanyAndWhoBearsItsName holds who is a person where a company has a name like one.
func TestACompanyAndWhoBearsItsName(t *testing.T) {
	for _, text := range []string{"Lunch with Holt & Pryce, they want a demo", "Vantage was happy, visited Vantage Rail today"} {
		f := parse.Read(text, spring)
		for _, c := range f.Contacts {
			if c.Name == "Holt & Pryce" || c.Name == "Vantage" {
				t.Errorf("in %s %s is taken for a person", text, c.Name)
			}
		}
	}
}

// TestWithWhomOneTalked holds that 和 before a name and a word of talking is no part of the name.
func TestWithWhomOneTalked(t *testing.T) {
	for text, want := range map[string]string{
		"和尔泰打了个电话,聊得不错": "尔泰",
		"和铭利达通了电话":      "铭利达",
		"和而泰的刘经理来电":     "和而泰",
		"和顺铝业今天去了":      "和顺铝业",
	} {
		if f := parse.Read(text, spring); f.Account == nil || f.Account.Text != want {
			t.Errorf("in %s the customer is %+v instead of %s", text, f.Account, want)
		}
	}
}

// TestNothingIsPutRightWithoutAWordForIt holds that only what says so puts right what was recorded.
func TestNothingIsPutRightWithoutAWordForIt(t *testing.T) {
	for text, want := range map[string]string{
		"周一那次拜访忘记录了,见的是宏图机械的邢总": parse.Visit,
		"记错了,拜访宏图机械是周一":         parse.Correction,
	} {
		if f := parse.Read(text, spring); f.Intent != want {
			t.Errorf("%s is read as %q, want %q", text, f.Intent, want)
		}
	}
}

// TestAPartOfTheDayThatHasJustBegun holds that who says early in a part of the day where he goes in
// it is not there yet, and who says so later has been.
func TestAPartOfTheDayThatHasJustBegun(t *testing.T) {
	for _, row := range []struct{ text, said, want string }{
		{"上午先去宏图机械找邢总", "2026-03-11 09:10", parse.Task},
		{"上午去宏图机械见邢总", "2026-03-11 09:10", parse.Task},
		{"上午去宏图机械见了邢总", "2026-03-11 09:10", parse.Visit},
		{"上午去宏图机械见邢总", "2026-03-11 11:40", parse.Visit},
		{"上午去宏图机械见邢总,他不在", "2026-03-11 09:10", parse.Visit},
	} {
		if f := parse.Read(row.text, parse.Context{Said: at(row.said), Zone: shanghai}); f.Intent != row.want {
			t.Errorf("%s, said at %s, is read as %q, want %q", row.text, row.said, f.Intent, row.want)
		}
	}
}

// TestWhatHasNotBeenReachedIsOfNoDay holds that a call that has not got through so far has no day.
func TestWhatHasNotBeenReachedIsOfNoDay(t *testing.T) {
	if f := parse.Read("还没联系上宏图机械的人", spring); f.Date != "" {
		t.Errorf("read as done on %s", f.Date)
	}
	if f := parse.Read("给宏图机械邢总打电话没人接", spring); f.Date == "" {
		t.Error("a call that nobody answered is of no day")
	}
}

// TestWhatTodayStillHolds holds that a visit which is only named, with an hour or a part of the
// day that has not come, is planned, and one that was done is not. It is nine in the morning.
func TestWhatTodayStillHolds(t *testing.T) {
	nine := spring
	nine.Said = time.Date(nine.Said.Year(), nine.Said.Month(), nine.Said.Day(), 9, 5, 0, 0, nine.Zone)
	for _, row := range []struct {
		text, time string
		intent     string
	}{
		{"visiting Festo at 11 with Mr Braun", "11:00", parse.Task},
		{"heading to Oakline, meeting Greta at 10", "10:00", parse.Task},
		{"meeting Anil at Kestrel at 3", "15:00", parse.Task},
		{"visiting Festo at 8 with Mr Braun", "", parse.Visit},
		{"met Greta at Oakline at 10", "", parse.Visit},
		{"上午先去美的,找周工", "", parse.Task},
		{"上午去美的谈了合同", "", parse.Visit},
	} {
		f, clock := parse.Read(row.text, nine), ""
		if f.Next != nil {
			clock = f.Next.Time
		}
		if f.Intent != row.intent || clock != row.time {
			t.Errorf("%s is read as %q at %q, want %q at %q", row.text, f.Intent, clock, row.intent, row.time)
		}
	}
}

// TestHearsayAloneInItsClause holds that a clause of nothing but a word for hearing is read, whatever
// stands in the next one.
func TestHearsayAloneInItsClause(t *testing.T) {
	for text, want := range map[string]string{
		"听说 昨天他们去了宏图机械": parse.None,
		"听说 那边,现场":      parse.None,
		"听说 that ":      parse.None,
		"听说 ":           parse.None,
		"听说宏图机械昨天开业了":   parse.None,
	} {
		if f := parse.Read(text, spring); f.Intent != want {
			t.Errorf("%s is read as %q, want %q", text, f.Intent, want)
		}
	}
}
