package wecom

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom/wecomtest"
)

// hi is a short text to somebody.
func (o *office) hi(n int) chat.Sending {
	return chat.Sending{Post: chat.Post{Key: fmt.Sprint("hi/", n), To: o.dm("xiaoli"), Card: chat.Card{Title: fmt.Sprint("第", n, "条")}}}
}

func TestATokenIsFetchedOnceForAllAndAnewWhenItEnds(t *testing.T) {
	o := open(t, nil).run(nil)
	o.until("the app was asked for", func() bool { return o.Calls("gettoken") == 1 })
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() { o.send(o.hi(n)) })
	}
	all.Wait()
	if n := o.Calls("gettoken"); n != 1 {
		t.Errorf("%d tokens were fetched for 20 messages at a time", n)
	}
	o.Expire() // before its time: reset in the console, or fetched by another program
	for n := range 5 {
		all.Go(func() { o.send(o.hi(100 + n)) })
	}
	all.Wait()
	if n := o.Calls("gettoken"); n > 3 {
		t.Errorf("%d tokens were fetched after one ended", n)
	}
	if n := len(o.Screen("xiaoli")); n != 25 {
		t.Errorf("%d messages arrived, want 25", n)
	}
	// Near its end it is fetched anew before the platform refuses it.
	later := time.Now().Add(100 * time.Minute)
	before := o.Calls("gettoken")
	o.transport.keep.now = func() time.Time { return later }
	o.send(o.hi(200))
	if o.Calls("gettoken") != before+1 {
		t.Error("a token that ends soon was not fetched anew")
	}
}

func TestTheKindsOfErrors(t *testing.T) {
	retry := func(after time.Duration) func(error) bool {
		return func(err error) bool {
			var e *chat.Retry
			return errors.As(err, &e) && e.After >= after
		}
	}
	gone := func(err error) bool { var e *chat.Gone; return errors.As(err, &e) }
	refused := func(err error) bool { var e *chat.Refused; return errors.As(err, &e) }
	unsure := func(err error) bool { var e *chat.Unsure; return errors.As(err, &e) }
	for _, c := range []struct {
		says  string
		fault wecomtest.Fault
		is    func(error) bool
		words string // in the error
	}{
		{"the system is busy", wecomtest.Fault{Code: -1, Msg: "system busy"}, retry(0), "system busy"},
		{"a token that is never taken", wecomtest.Fault{Code: 42001, Msg: "access_token expired"}, retry(0), "42001"},
		{"a token that it does not know", wecomtest.Fault{Code: 40014, Msg: "invalid access_token"}, retry(0), "40014"},
		{"an id that is none", wecomtest.Fault{Code: 40003, Msg: "invalid userid"}, gone, "40003"},
		{"a server that hangs", wecomtest.Fault{Delay: time.Second}, unsure, "no answer in time"},
		{"too many calls", wecomtest.Fault{Code: 45009, Msg: "api freq out of limit"}, retry(pauseBusy), "45009"},
		{"too many calls at a time", wecomtest.Fault{Code: 45033}, retry(time.Second), "45033"},
		{"the address is not trusted", wecomtest.Fault{Code: 60020, Msg: "not allow to access from your ip, hint: [1], from ip: 203.0.113.7, more info at https://x"}, retry(pauseDown), "203.0.113.7"},
		{"nobody of that id", wecomtest.Fault{Code: 60111, Msg: "userid not found"}, gone, "60111"},
		{"somebody who does not see the app", wecomtest.Fault{Code: 81013}, gone, "81013"},
		{"a parameter", wecomtest.Fault{Code: 40058, Msg: "invalid parameter"}, refused, "40058"},
		{"more than six buttons, or a task_id that exists", wecomtest.Fault{Code: 42014}, refused, "42014"},
		{"no permission", wecomtest.Fault{Code: 48002, Msg: "api forbidden"}, refused, "48002"},
		{"a gateway", wecomtest.Fault{Status: 502}, unsure, "502"},
		{"a web page of something in between", wecomtest.Fault{Page: "<html>log in</html>"}, unsure, "no JSON"},
		{"an answer that is none", wecomtest.Fault{Page: "null"}, unsure, "no JSON"},
		{"a code that is written as a text", wecomtest.Fault{Page: `{"errcode":"60111"}`}, gone, "60111"},
		{"the answer is lost", wecomtest.Fault{Lost: true}, unsure, ""},
	} {
		t.Run(c.says, func(t *testing.T) {
			o := open(t, nil)
			o.Fail(func(path string) wecomtest.Fault {
				if path == "message/send" {
					return c.fault
				}
				return wecomtest.Fault{}
			})
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			_, err := o.transport.Send(ctx, o.hi(1))
			if n := o.Calls("gettoken"); n > 2 {
				t.Errorf("%d tokens were fetched for one message", n)
			}
			if err == nil || !c.is(err) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("it gave %T %v", err, err)
			}
			o.clean(err)
		})
	}
}

// clean fails if an error tells a secret.
func (o *office) clean(err error) {
	o.t.Helper()
	if err != nil && chattest.Tells([]byte(err.Error())) {
		o.t.Errorf("a secret is told: %v", err)
	}
}

func TestAServerThatIsNotThereIsTriedAgain(t *testing.T) {
	o := open(t, nil)
	o.send(o.hi(1))
	o.Fail(func(string) wecomtest.Fault { return wecomtest.Fault{Refuse: true} })
	o.Expire()
	o.transport.keep.forget(o.transport.keep.current())
	_, err := o.transport.Send(t.Context(), o.hi(2)) // the token cannot be had: nothing was sent
	var retry *chat.Retry
	if !errors.As(err, &retry) {
		t.Errorf("without a token it gave %v", err)
	}
	o.clean(err)
}

func TestWhoIsInvalidIsGoneAlthoughTheErrcodeIsZero(t *testing.T) {
	o := open(t, nil)
	for _, id := range []string{"nobody", "nobody|xiaoli"} {
		_, err := o.transport.Send(t.Context(), chat.Sending{Post: chat.Post{Key: id, To: o.dm(id), Card: chat.Card{Title: "x"}}})
		var gone *chat.Gone
		if !errors.As(err, &gone) {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestWhenThePlatformWantsFewerCallsItGetsNone(t *testing.T) {
	now := time.Now()
	o := open(t, func(o *Options, _ *wecomtest.Corp) { o.Now = func() time.Time { return now } })
	o.send(o.hi(0))
	o.Fail(func(string) wecomtest.Fault { return wecomtest.Fault{Code: 45009, Msg: "api freq out of limit"} })
	for n := range 10 {
		if _, err := o.transport.Send(t.Context(), o.hi(n+1)); err == nil {
			t.Fatal("it was sent")
		}
	}
	if n := o.Calls("message/send"); n != 1 {
		t.Errorf("%d calls reached the platform", n)
	}
	o.Fail(nil)
	now = now.Add(pauseBusy)
	o.send(o.hi(99))
}

func TestAMemberGetsNoMoreThanThePlatformShowsHim(t *testing.T) {
	now := time.Now()
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		o.Now = func() time.Time { return now }
		c.Clock(o.Now)
	})
	sent := map[chat.Class]int{}
	for _, class := range []chat.Class{chat.Digest, chat.Nudge, chat.Asking, chat.Answer} {
		for n := range 40 {
			s := o.hi(int(class)*100 + n)
			s.Post.Class = class
			_, err := o.transport.Send(t.Context(), s)
			var retry *chat.Retry
			switch {
			case err == nil:
				sent[class]++
			case !errors.As(err, &retry) || retry.After <= 0 || retry.After > time.Minute+time.Second:
				t.Fatalf("above the limit it gave %v", err)
			}
		}
	}
	if sent[chat.Digest] != 15 || sent[chat.Nudge] != 6 || sent[chat.Asking] != 6 || sent[chat.Answer] != 3 {
		t.Errorf("sent %v: what people wait for must find room", sent)
	}
	if o.Dropped() != 0 {
		t.Errorf("%d were dropped by the platform, and nobody knows", o.Dropped())
	}
	now = now.Add(time.Minute + time.Second)
	o.send(o.hi(1000))
	// The hour counts too.
	got := 0
	for range 59 {
		now = now.Add(time.Minute + time.Second)
		for n := range 30 {
			s := o.hi(2000 + got + n)
			s.Post.Key = fmt.Sprint("hour/", got, n, now)
			if _, err := o.transport.Send(t.Context(), s); err == nil {
				got++
			}
		}
	}
	if got < 900 || o.Dropped() != 0 {
		t.Errorf("%d in an hour, %d dropped by the platform", got, o.Dropped())
	}
}

func TestTheSamePostIsSeenOnceAndTheSameWordsTwice(t *testing.T) {
	o := open(t, nil)
	s := o.hi(1)
	o.FailOnce("message/send", wecomtest.Fault{Lost: true})
	if _, err := o.transport.Send(t.Context(), s); err == nil {
		t.Fatal("an answer that was lost counts as one")
	}
	s.Again = true
	o.send(s)
	if n := len(o.Screen("xiaoli")); n != 1 || o.Doubles() != 1 {
		t.Errorf("the post stands there %d times, %d taken away", n, o.Doubles())
	}
	s.Post.Key, s.Again = "another", false
	o.send(s)
	if n := len(o.Screen("xiaoli")); n != 2 {
		t.Errorf("the same words of another post stand there %d times in all, want 2", n)
	}
	card := chat.Sending{Post: chat.Post{Key: "card", To: o.dm("anna"), Card: receipt("一", undo)}}
	o.FailOnce("message/send", wecomtest.Fault{Lost: true})
	if _, err := o.transport.Send(t.Context(), card); err == nil {
		t.Fatal("an answer that was lost counts as one")
	}
	o.send(card)
	if n := len(o.Screen("anna")); n != 1 {
		t.Errorf("the card stands there %d times", n)
	}
}

func TestRunSaysWhatTheAdminHasToMend(t *testing.T) {
	for _, c := range []struct {
		says string
		more func(*Options, *wecomtest.Corp)
		want []string
	}{
		{"a wrong secret", func(o *Options, _ *wecomtest.Corp) { o.Secret = "wrong-secret" }, []string{"Secret", "MILEPOST_WECOM_SECRET"}},
		{"another corporation", func(o *Options, _ *wecomtest.Corp) { o.CorpID = "ww0" }, []string{"企业ID"}},
		{"an address that is not trusted", func(_ *Options, c *wecomtest.Corp) { c.Untrust(true) }, []string{"203.0.113.7", "企业可信IP"}},
		{"another app", func(o *Options, _ *wecomtest.Corp) { o.AgentID = 7 }, []string{"301002"}},
	} {
		o := open(t, c.more)
		err := o.transport.Run(t.Context(), o.ear)
		for _, w := range c.want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("%s: Run ended with %v, want %q in it", c.says, err, w)
			}
		}
		o.clean(err)
		if err != nil && strings.Contains(err.Error(), "wrong-secret") {
			t.Errorf("%s: the secret is told: %v", c.says, err)
		}
	}
	// An address that is taken off the list while it runs.
	o := open(t, nil)
	o.run(nil)
	o.send(o.hi(1))
	o.Untrust(true)
	if _, err := o.transport.Send(t.Context(), o.hi(2)); err == nil {
		t.Error("it was sent from an address that is not trusted")
	}
	select {
	case err := <-o.ended:
		o.ended <- err
		if err == nil || !strings.Contains(err.Error(), "企业可信IP") {
			t.Errorf("Run ended with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("Run goes on although nothing can be sent")
	}
	if err := o.Say(t.Context(), "xiaoli", "还在吗"); err != nil { // what people write is kept all the same
		t.Error(err)
	}
	o.ear.Next(t)
}

func TestAConnectionThatLacksSomethingIsRefused(t *testing.T) {
	whole := Options{CorpID: "ww1", AgentID: 1, Secret: "s", Now: time.Now, Memory: newShelf(), Words: wordsForTests, APIURL: server().URL(), Log: chattest.Log(t, nil)}
	for says, spoil := range map[string]func(*Options){
		"no corporation": func(o *Options) { o.CorpID = "" }, "no secret": func(o *Options) { o.Secret = "" }, "no AgentId": func(o *Options) { o.AgentID = 0 },
		"a key that is none": func(o *Options) { o.AESKey = "short" }, "an address that is none": func(o *Options) { o.APIURL = "x" }, "no memory": func(o *Options) { o.Memory = nil },
	} {
		o := whole
		spoil(&o)
		if _, err := New(o); err == nil {
			t.Errorf("%s: it connects", says)
		}
	}
	if _, err := New(whole); err != nil {
		t.Error(err)
	}
}
