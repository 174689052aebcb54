package chattest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"milepost/bot/chat"
)

// Platform is a chat platform under test, with the hands and eyes of the
// people on it.
type Platform struct {
	Transport chat.Transport
	// Run receives; nil = Transport.Run.
	Run       func(context.Context, chat.Inlet) error
	Me, Other chat.Identity
	Channel   chat.Place // where both read
	Can       Can
	// Seen is what that person sees in a place now, oldest first.
	Seen func(who chat.Identity, in chat.Place) []Seen
	// Say is a person writing. In a channel, Mention makes words that address
	// the bot.
	Say     func(ctx context.Context, from chat.Identity, in chat.Place, text string) error
	Mention func(text string) string
	// Again is the platform delivering the last thing once more; nil for one
	// that never does.
	Again func(context.Context) error
	Press func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, label string) error
	// Submit fills in a form, by the labels of its fields.
	Submit func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, fill map[string]string) error
	// Fail makes the next send fail: "retry", "refused", "gone" or "unsure" is
	// the kind of error that must come of it. False: cannot happen here.
	Fail func(kind string) bool
}

// Can is what a platform has. What it lacks it says in another way, but says.
type Can struct {
	Edit   bool // a message changes in place; else the change is a new one
	Thread bool // a reply stands under its message
	Only   bool // something in a channel that one person sees; else it comes in private
	Form   bool
	Deaf   bool // in a channel only what addresses the bot comes in
}

// Seen is a message as it stands on somebody's screen.
type Seen struct {
	Text  string
	Reply bool // in a thread
}

// patience is how long the suite waits for a platform.
const patience = 5 * time.Second

// Run checks that a platform does what the product relies on. Open makes a
// fresh one for each check.
func Run(t *testing.T, open func(t *testing.T) Platform) {
	for _, c := range []struct {
		says  string
		check func(*testing.T, *bench)
	}{
		{"a post reaches the one it is for, with all its words, and nobody else", checkReaches},
		{"an edit shows the new words in the place of the old ones", checkEdit},
		{"a reply stands under its card", checkThread},
		{"what is for one person in a channel is seen by nobody else", checkOnly},
		{"a form shows its labels and comes back as values", checkForm},
		{"a long text is said, and whole characters are kept", checkLong},
		{"what somebody typed is shown and does nothing", checkInert},
		{"posts stand in the order in which they were sent", checkOrder},
		{"errors are told by their kind", checkErrors},
		{"what is written comes in with who, where and when", checkSay},
		{"in a channel the bot knows whether it was addressed", checkMention},
		{"a button that is pressed comes in as what it does", checkPress},
		{"the same thing delivered twice has the same key, two things have two", checkAgain},
		{"receiving ends with its context", checkEnds},
	} {
		t.Run(c.says, func(t *testing.T) { c.check(t, newBench(t, open(t))) })
	}
}

// bench is a platform that runs, with an ear at its inlet.
type bench struct {
	Platform
	t     *testing.T
	ear   *Ear
	n     int
	stop  context.CancelFunc
	ended chan error
}

func newBench(t *testing.T, p Platform) *bench {
	ctx, cancel := context.WithCancel(t.Context())
	b := &bench{Platform: p, t: t, ear: NewEar(), stop: cancel, ended: make(chan error, 1)}
	run := p.Run
	if run == nil {
		run = p.Transport.Run
	}
	go func() { b.ended <- run(ctx, b.ear) }()
	t.Cleanup(b.end)
	return b
}

// end stops the platform and waits for it.
func (b *bench) end() {
	b.stop()
	select {
	case err := <-b.ended:
		b.ended <- err
	case <-time.After(patience):
		b.t.Errorf("Run did not end %v after its context", patience)
	}
}

// send says a post that must arrive.
func (b *bench) send(s chat.Sending) chat.Ref {
	b.t.Helper()
	ref, err := b.try(s)
	if err != nil {
		b.t.Fatalf("Send: %v", err)
	}
	if ref == "" && s.Post.Form == nil {
		b.t.Fatal("Send gave no reference")
	}
	return ref
}

func (b *bench) try(s chat.Sending) (chat.Ref, error) {
	b.n++
	if s.Post.Key == "" {
		s.Post.Key = fmt.Sprintf("suite/%d", b.n)
	}
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	defer cancel()
	return b.Transport.Send(ctx, s)
}

// all is everything that somebody sees in a place, as one text.
func (b *bench) all(who chat.Identity, in chat.Place) string {
	var texts []string
	for _, s := range b.Seen(who, in) {
		texts = append(texts, s.Text)
	}
	return strings.Join(texts, "\n")
}

func (b *bench) wants(who chat.Identity, in chat.Place, words ...string) {
	b.t.Helper()
	all := b.all(who, in)
	for _, w := range words {
		if !strings.Contains(all, w) {
			b.t.Errorf("%s does not see %q in %s, but:\n%s", who, w, in, all)
		}
	}
}

func (b *bench) wantsNot(who chat.Identity, in chat.Place, words ...string) {
	b.t.Helper()
	all := b.all(who, in)
	for _, w := range words {
		if strings.Contains(all, w) {
			b.t.Errorf("%s sees %q in %s:\n%s", who, w, in, all)
		}
	}
}

func checkReaches(t *testing.T, b *bench) {
	undo := chat.Action{Verb: "undo", Subject: "g1"}
	b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{
		Title: "已记 拜访", Lines: []string{"11-23 周一 · 王总"},
		Facts:    []chat.Fact{{Label: "客户预算", Value: chat.T("约120万")}},
		Sections: []chat.Section{{Head: "下一步", Text: chat.T("带方案过去")}},
		Note:     "不对就直接说", Buttons: []chat.Button{{Label: "改", Do: undo}, {Label: "撤销", Do: undo}},
	}}})
	b.wants(b.Me, chat.DMOf(b.Me), "已记 拜访", "11-23 周一 · 王总", "客户预算", "约120万", "下一步", "带方案过去", "改", "撤销")
	b.wantsNot(b.Other, chat.DMOf(b.Other), "已记 拜访")
	b.wantsNot(b.Other, b.Channel, "已记 拜访")
}

func checkEdit(t *testing.T, b *bench) {
	to := chat.DMOf(b.Me)
	ref := b.send(chat.Sending{Post: chat.Post{Track: "g/1", To: to, Card: chat.Card{Title: "预算 108万"}}})
	b.send(chat.Sending{Post: chat.Post{To: to, Card: chat.Card{Title: "另一张"}}})
	b.send(chat.Sending{Edit: ref, Post: chat.Post{Track: "g/1", To: to, Card: chat.Card{Title: "预算 180万"}}})
	b.wants(b.Me, to, "预算 180万", "另一张")
	if !b.Can.Edit {
		return
	}
	b.wantsNot(b.Me, to, "预算 108万")
	if n := len(b.Seen(b.Me, to)); n != 2 {
		t.Errorf("%d messages stand there after an edit, want 2", n)
	}
}

func checkThread(t *testing.T, b *bench) {
	ref := b.send(chat.Sending{Post: chat.Post{Track: "A1", To: b.Channel, Card: chat.Card{Title: "立项 A1"}}})
	b.send(chat.Sending{Thread: ref, Post: chat.Post{Under: "A1", To: b.Channel, Card: chat.Card{Title: "已批准"}}})
	b.wants(b.Other, b.Channel, "立项 A1", "已批准")
	for _, s := range b.Seen(b.Other, b.Channel) {
		if reply := strings.Contains(s.Text, "已批准"); b.Can.Thread && reply != s.Reply {
			t.Errorf("%q: in a thread = %v", s.Text, s.Reply)
		}
	}
}

func checkOnly(t *testing.T, b *bench) {
	b.send(chat.Sending{Post: chat.Post{To: b.Channel, Only: &b.Me, Card: chat.Card{Title: "只给您看"}}})
	in := b.Channel
	if !b.Can.Only {
		in = chat.DMOf(b.Me)
	}
	b.wants(b.Me, in, "只给您看")
	b.wantsNot(b.Other, b.Channel, "只给您看")
}

func checkForm(t *testing.T, b *bench) {
	if !b.Can.Form {
		t.Skip("this platform has no forms")
	}
	do := chat.Action{Verb: "edit", Subject: "V1", Rev: 3}
	ref := b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Form: &chat.Form{
		Do: do, Title: "改一改", Submit: "提交",
		Fields: []chat.Field{
			{Key: "account", Kind: chat.Line, Label: "客户", Value: []string{"比亚迪"}},
			{Key: "amount", Kind: chat.Amount, Label: "预计金额", Required: true},
		},
	}}})
	b.wants(b.Me, chat.DMOf(b.Me), "改一改", "客户", "比亚迪", "预计金额")
	if err := b.Submit(t.Context(), b.Me, chat.DMOf(b.Me), ref, map[string]string{"预计金额": "120万"}); err != nil {
		t.Fatal(err)
	}
	m := b.ear.Next(t)
	if m.Kind != chat.Submit || m.Action != do || m.From != b.Me {
		t.Errorf("came in as %+v", m)
	}
	if got := fmt.Sprint(m.Values["account"], m.Values["amount"]); got != "[比亚迪] [120万]" {
		t.Errorf("values %v", m.Values)
	}
}

func checkLong(t *testing.T, b *bench) {
	long := "开头" + strings.Repeat("很长的一段话👍", 2000)
	b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{Title: "长", Lines: []string{long}}}})
	all := b.all(b.Me, chat.DMOf(b.Me))
	if !strings.Contains(all, "开头很长的一段话👍") || !utf8.ValidString(all) || strings.ContainsRune(all, utf8.RuneError) {
		t.Errorf("a long text is seen as %.80q…", all)
	}
}

// hostile is what somebody may type to make a platform do something.
var hostile = []string{
	"<!channel> <@U012AB3CD> <#C1|x>", "*粗* _斜_ ~删~ `码`", "@all @所有人", "&lt;b&gt; <b>x</b> &", "[链接](https://example.com)",
	"# 标题", "> 引用", `<font color="warning">红</font>`, "]]> <xml>", "{{.Name}} %s %[1]d", `"引号" 'x' \n`,
}

func checkInert(t *testing.T, b *bench) {
	for n, text := range hostile {
		b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{
			Title: fmt.Sprintf("第%d条", n), Lines: []string{text}, Facts: []chat.Fact{{Label: "原话", Value: chat.T(text)}},
		}}})
		b.wants(b.Me, chat.DMOf(b.Me), text)
	}
	b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{Title: "控制", Lines: []string{"a\x1b[31mb\x07c\u202ed\x00e"}}}})
	for _, r := range b.all(b.Me, chat.DMOf(b.Me)) {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0x202e {
			t.Errorf("%U reaches the screen", r)
		}
	}
}

func checkOrder(t *testing.T, b *bench) {
	var want []string
	for n := range 20 {
		title := fmt.Sprintf("第%02d条", n)
		want = append(want, title)
		b.send(chat.Sending{Post: chat.Post{To: b.Channel, Card: chat.Card{Title: title}}})
	}
	rest := b.all(b.Other, b.Channel)
	for _, w := range want {
		_, after, ok := strings.Cut(rest, w)
		if !ok {
			t.Fatalf("%s is not where it belongs in\n%s", w, b.all(b.Other, b.Channel))
		}
		rest = after
	}
}

func checkErrors(t *testing.T, b *bench) {
	is := map[string]func(error) bool{
		"retry":   func(err error) bool { var e *chat.Retry; return errors.As(err, &e) },
		"refused": func(err error) bool { var e *chat.Refused; return errors.As(err, &e) },
		"gone":    func(err error) bool { var e *chat.Gone; return errors.As(err, &e) },
		"unsure":  func(err error) bool { var e *chat.Unsure; return errors.As(err, &e) },
	}
	seen := 0
	for kind, fits := range is {
		if b.Fail == nil || !b.Fail(kind) {
			continue
		}
		seen++
		_, err := b.try(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{Title: "x"}}})
		if err == nil || !fits(err) {
			t.Errorf("%s: Send gave %v", kind, err)
		}
		b.Fail("")
		b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{Title: "danach"}}})
	}
	if seen == 0 {
		t.Error("no kind of error can be brought about: nothing was checked")
	}
}

func checkSay(t *testing.T, b *bench) {
	const text = "今天拜访了比亚迪 <王总> & 聊了电池线"
	if err := b.Say(t.Context(), b.Me, chat.DMOf(b.Me), text); err != nil {
		t.Fatal(err)
	}
	m := b.ear.Next(t)
	if m.Kind != chat.Text || m.Text != text || m.From != b.Me || m.In != chat.DMOf(b.Me) {
		t.Errorf("came in as %+v", m)
	}
	if m.Key == "" || m.Content == "" || m.At.IsZero() {
		t.Errorf("key %q, content %q, at %v: all must be there", m.Key, m.Content, m.At)
	}
}

func checkMention(t *testing.T, b *bench) {
	for _, c := range []struct {
		text    string
		mention bool
	}{{"下周想去拜访比亚迪", false}, {b.Mention("比亚迪谁在跟"), true}} {
		if err := b.Say(t.Context(), b.Other, b.Channel, c.text); err != nil {
			t.Fatal(err)
		}
		if b.Can.Deaf && !c.mention {
			continue
		}
		m := b.ear.Next(t)
		if m.Mention != c.mention || !sameRoom(m.In, b.Channel) || m.From != b.Other {
			t.Errorf("%q came in as %+v", c.text, m)
		}
		if c.mention && m.Text != "比亚迪谁在跟" {
			t.Errorf("the mention is not taken off: %q", m.Text)
		}
	}
}

func checkPress(t *testing.T, b *bench) {
	do := chat.Action{Verb: "snooze", Subject: "cadence/客户:1", Arg: "3d", Rev: 7}
	ref := b.send(chat.Sending{Post: chat.Post{To: chat.DMOf(b.Me), Card: chat.Card{
		Title: "该拜访了", Buttons: []chat.Button{{Label: "为什么", Do: chat.Action{Verb: "why"}}, {Label: "推迟", Do: do}},
	}}})
	if err := b.Press(t.Context(), b.Me, chat.DMOf(b.Me), ref, "推迟"); err != nil {
		t.Fatal(err)
	}
	m := b.ear.Next(t)
	if m.Kind != chat.Press || m.Action != do || m.On != ref || m.From != b.Me || !sameRoom(m.In, chat.DMOf(b.Me)) {
		t.Errorf("came in as %+v", m)
	}
}

func checkAgain(t *testing.T, b *bench) {
	keys, contents := map[string]int{}, map[string]int{}
	hear := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		m := b.ear.Next(t)
		keys[m.Key]++
		contents[m.Content]++
	}
	hear(b.Say(t.Context(), b.Me, chat.DMOf(b.Me), "一样的话"))
	hear(b.Say(t.Context(), b.Me, chat.DMOf(b.Me), "一样的话"))
	want := 2
	if b.Again != nil {
		hear(b.Again(t.Context()))
	}
	if len(keys) != want || len(contents) != want {
		t.Errorf("keys %v, contents %v: want %d of each", keys, contents, want)
	}
}

func checkEnds(t *testing.T, b *bench) {
	b.end()
	if err := <-b.ended; err != nil {
		t.Errorf("Run ended with %v", err)
	}
	b.ended <- nil
}
