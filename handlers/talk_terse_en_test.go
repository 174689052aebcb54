package handlers

import (
	"testing"
	"time"
)

// English as it is typed in a hurry: what is spelled out before it is read, what goes on with what was just said, and
// beside each what looks like it and is something else.

func TestWhatIsSpelledOut(t *testing.T) {
	for _, row := range []struct{ said, is string }{
		{"gonna call her weds", "going to call her wednesday"},
		{"hey, did greta sign w/out tom", "did greta sign without tom"},
		{"quote recieved, thanks!", "quote received"},
		{"quick q: who owns otto", "who owns otto"},
		{"otto chose kuka lol", "otto chose kuka"},
		{"new lead, brandt foods, hamburg", "new lead: brandt foods, hamburg"},
		{"lunch w/greta", "lunch w/ greta"},
		{"hi there", "hi there"},
		{"thanks", "thanks"},
		{"its a new lead, i think", "its a new lead, i think"},
		{"we're hi tech", "we're hi tech"},
		{"update otto budget to 300k", "update otto budget to 300k"},
		{"5 ha of land", "5 ha of land"},
		{"make it thurs actually", "make it thurs"},
		{"yes please", "yes please"},
		{"what did they actually say", "what did they actually say"},
	} {
		if got := spelledOut(row.said); got != row.is {
			t.Errorf("%q is spelled out as %q, want %q", row.said, got, row.is)
		}
	}
}

func TestWhoIsKnownIsFoundHoweverHeIsSpelled(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		who, said string
		want      []string
	}{
		{"wangmin", "lets do a joint visit to hengfa next weds", []string{"恒发", "!Otto"}},
		{"anna", "greta lindqvists mobile is +49 171 5550123", []string{"Greta Lindqvist", "+491715550123"}},
		{"anna", "bobs mobile is +49 171 5550123", []string{"bob", "!Changed"}},
		{"anna", "toms notes are lost", []string{"!Changed"}},
	} {
		t.Run(row.said, func(t *testing.T) {
			w := annasWorld(t)
			w.says("xiaoli", "今天拜访了恒发周经理,聊了切割线,预算70万", "#V3")
			w.hears(row.who, w.tell(row.who, row.said), row.want...)
		})
	}
}

func TestALeaderAsksByName(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		said string
		want []string
	}{
		{"anna, pls call greta at otto by wed", []string{"已交给 Anna"}},
		{"anna: send otto the quote", []string{"已交给 Anna"}},
		{"anna called greta", []string{"!已交给"}},
		{"anna, greta called", []string{"!已交给"}},
		{"whats 小李 working on", []string{"小李"}},
		{"which a accounts do we have", []string{"A"}},
		{"top 3 deals", []string{"!没看懂"}},
		{"anna is sick until monday", []string{"Anna", "11-08"}},
		{"anything left for this week", []string{"!已记"}},
	} {
		t.Run(row.said, func(t *testing.T) {
			w := annasWorld(t)
			w.hears("wangmin", w.tell("wangmin", row.said), row.want...)
		})
	}
}

// TestWhoStandsInIsSaidAfterwards: of the absence that was noted just now, and of no other.
func TestWhoStandsInIsSaidAfterwards(t *testing.T) {
	w := newWorld(t)
	w.says("wangmin", "我周四周五休假", "休假")
	w.hears("wangmin", w.tell("wangmin", "小李 covers"), "小李")
	w.says("wangmin", "我的待办")
	w.hears("wangmin", w.tell("wangmin", "小李 covers"), "!审批转 小李")
}

// TestAnOrderGetsItsDayAfterwards: by thu is said of what was ordered a moment ago.
func TestAnOrderGetsItsDayAfterwards(t *testing.T) {
	w := annasWorld(t)
	w.tell("wangmin", "tell anna to bring the reference list to Otto")
	w.hears("wangmin", w.tell("wangmin", "by thu"), "bring the reference", "11-05")
	w.later(2 * time.Hour)
	w.hears("wangmin", w.tell("wangmin", "by fri"), "!改期")
}

func TestATalkGoesOnInEnglish(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		first, then string
		want        []string
	}{
		{"just out of otto", "saw greta", []string{"Added to visit", "Greta"}},
		{"just out of otto", "at otto we went thru the layout", []string{"Added to visit", "layout"}},
		{"just out of otto", "saw tom", []string{"!Added to visit"}},
		{"just out of otto", "anything left for this week", []string{"!Added to visit"}},
		{"just out of otto", "thanks thats all", []string{"!Added to visit"}},
		{"whats tom's number", "its 0161 555 0134", []string{"Tom Reed", "0161 555 0134"}},
		{"just out of otto", "its 2 machines", []string{"!Phone"}},
		{"otto chose kuka", "price is the issue", []string{"Why: price"}},
		{"otto chose kuka", "delivery is on friday", []string{"!Mark Otto"}},
		{"otto budget 280k eur", "make it 290", []string{"€290k"}},
		{"just out of kestrel", "kestrel quote's out, 9k eur", []string{"Quote", "€9,000"}},
		{"just out of kestrel", "is the kestrel quote out, 9k eur?", []string{"!Quote · "}},
		{"remind me to call tom", "make it thurs actually", []string{"Thu, Nov 5"}},
		{"remind me to call tom", "make it friday", []string{"Fri, Nov 6"}},
		{"new lead, brandt foods in hamburg, they make sauces", "contact is ines roth, head of ops", []string{"ines roth", "brandt foods"}},
	} {
		t.Run(row.first+"/"+row.then, func(t *testing.T) {
			w := annasWorld(t)
			w.says("anna", row.first)
			w.says("anna", row.then, row.want...)
		})
	}
}

// TestADayThatIsMeantRather is of the step that is asked for, and of no call of yesterday.
func TestADayThatIsMeantRather(t *testing.T) {
	w := annasWorld(t)
	w.says("anna", "send Kestrel the quote on Friday", "Task saved")
	w.says("anna", "called Tom, no answer", "Call logged")
	w.later(19 * time.Hour)
	w.says("anna", "so whats next for kestrel")
	w.says("anna", "no wait, thurs", "!Changed")
	w.says("anna", "no, it was Monday", "Changed")
}

// TestASumOfWhichNobodyKnowsInWhat is asked for, where it would be a customer's first.
func TestASumOfWhichNobodyKnowsInWhat(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Brandt today, met Ines Roth", "Visit logged")
	w.says("anna", "they want 280k not 300k", "currency")
}

func TestWhatIsBookedMovesAndIsCalledOffInEnglish(t *testing.T) {
	w := annasWorld(t)
	w.says("anna", "otto next tues 2pm w/ greta, demo", "Appointment saved", "Tue, Nov 10, 14:00", "demo at otto")
	w.says("anna", "greta wants to push the order to thursday", "!Moved")
	w.says("anna", "greta wants to push the demo to thursday", "Moved", "Thu, Nov 12, 14:00")
	w.says("anna", "drop the monday thing", "cannot find")
	w.says("anna", "drop the thursday one", "!Task saved")
	w.says("anna", "hang on till friday with the otto proposal", "Moved", "Fri, Nov 6")
	w.says("anna", "hang on till friday", "!Moved")
}

func TestVisitsThatAreCounted(t *testing.T) {
	w := annasWorld(t)
	w.says("anna", "3 visits today: otto, kestrel, and marlow (new)", "3 saved", "Otto", "Kestrel", "Marlow (new)")
	w.says("anna", "3 visits last month: otto, kestrel, and marlow", "!3 saved")
}
