package console

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chat"
)

// bot is a small application behind the console: what it hears it answers by
// rules, through the console's transports.
type bot struct {
	d     *desktop
	rules func(m chat.Message) []chat.Sending

	mu      sync.Mutex
	heard   []chat.Message
	waiting []chat.Message
	refuse  error // of Recv
	fail    error // of settle
	options []chat.Option
}

func (b *bot) Recv(_ context.Context, m chat.Message) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.refuse != nil {
		return b.refuse
	}
	b.heard = append(b.heard, m)
	b.waiting = append(b.waiting, m)
	return nil
}

func (b *bot) Suggest(_ context.Context, _ chat.Identity, _, typed string) ([]chat.Option, error) {
	var out []chat.Option
	for _, o := range b.options {
		if strings.Contains(o.Label, typed) {
			out = append(out, o)
		}
	}
	return out, nil
}

func (b *bot) Seen(context.Context, chat.Place) (string, error) { return "", nil }

func (b *bot) settle(ctx context.Context) error {
	b.mu.Lock()
	ms := b.waiting
	b.waiting = nil
	b.mu.Unlock()
	for _, m := range ms {
		for _, s := range b.rules(m) {
			if _, err := b.d.Transport(s.Post.To.Platform).Send(ctx, s); err != nil {
				return err
			}
		}
	}
	return b.fail
}

// talk types lines, each after the one before is done, and gives the screen.
func talk(t *testing.T, b *bot, more func(*Options), lines ...string) (string, error) {
	t.Helper()
	b.d = newDesktop(func(o *Options) {
		o.Settle = b.settle
		if more != nil {
			more(o)
		}
	})
	done := make(chan error, 1)
	go func() {
		err := b.d.Run(t.Context(), b)
		done <- errors.Join(err, b.d.keyboard.Close()) // nobody listens to what is typed from now on
	}()
	if err := b.d.typed(lines...); err != nil {
		t.Logf("typing: %v", err) // it had quit before
	}
	if err := b.d.keys.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-done:
		return b.d.screen.String(), err
	case <-time.After(10 * time.Second):
		t.Fatal("it does not end with its input")
		return "", nil
	}
}

func dm(platform, id string) chat.Place { return chat.DMOf(identity(platform, id)) }

// echo answers what is said, with a button, where it was said.
func echo(m chat.Message) []chat.Sending {
	card := chat.Card{Title: "已记 " + m.Text, Buttons: []chat.Button{{Label: "改", Do: chat.Action{Verb: "edit", Subject: m.Text}}, {Label: "撤销", Do: chat.Action{Verb: "undo", Subject: m.Text}}}}
	if m.Kind == chat.Press {
		card = chat.Card{Title: "按了 " + m.Action.Verb + " " + m.Action.Subject}
	}
	to := m.In
	if !to.Private() {
		to.Thread = m.Content
	}
	return []chat.Sending{{Post: chat.Post{To: to, Card: card}}}
}

// wantScreen compares a screen with a text that is indented in the source.
func wantScreen(t *testing.T, got, want string) {
	t.Helper()
	var lines []string
	for _, l := range strings.Split(strings.Trim(want, "\n\t"), "\n") {
		lines = append(lines, strings.TrimPrefix(strings.TrimLeft(l, "\t"), "|"))
	}
	if diff := cmp.Diff(strings.Join(lines, "\n")+"\n", got); diff != "" {
		t.Errorf("the screen, -want +got:\n%s", diff)
	}
}

func TestEachLineIsAnsweredBeforeTheNext(t *testing.T) {
	b := &bot{rules: echo}
	screen, err := talk(t, b, func(o *Options) {
		o.Banner = func(p Person) string { return "Milepost · 您是 " + p.Name }
	}, "一", "", "二 ", "[撤销]", "[改 · 一]", ":2", ":press 改", ":quit", "never read")
	if err != nil {
		t.Fatal(err)
	}
	wantScreen(t, screen, `
		|Milepost · 您是 小李
		|
		|  已记 一
		|  [改] [撤销]
		|
		|  已记 二
		|  [改] [撤销]
		|
		|  按了 undo 二
		|
		|  按了 edit 一
		|
		|  按了 undo 二
		|
		|  按了 edit 二
	`)
	keys := map[string]bool{}
	for _, m := range b.heard {
		keys[m.Key], keys[m.Content] = true, true
		if !strings.HasPrefix(m.Content, "t1-") || !m.At.Equal(b.d.clock()) {
			t.Errorf("content %q at %v: it must tell this start from others", m.Content, m.At)
		}
	}
	if len(keys) != 2*len(b.heard) {
		t.Errorf("keys and contents are not all different: %v", keys)
	}
}

func TestWhatGoesElsewhereSaysWhere(t *testing.T) {
	anna := identity("slack", "anna")
	posts := []chat.Sending{
		{Post: chat.Post{To: dm("wecom", "xiaoli"), Card: chat.Card{Title: "给我"}}},
		{Post: chat.Post{To: dm("slack", "xiaoli"), Card: chat.Card{Title: "给我,别处"}}},
		{Post: chat.Post{To: dm("slack", "wangmin"), Card: chat.Card{Title: "给王敏", Lines: []string{"第二行"}}}},
		{Post: chat.Post{To: room("slack").Place, Card: chat.Card{Title: "给大家"}}},
		{Post: chat.Post{To: room("slack").Place, Only: &anna, Card: chat.Card{Title: "只给 Anna"}}},
		{Post: chat.Post{To: dm("slack", "nobody"), Card: chat.Card{Title: "给谁"}}},
		{Thread: "t1-9", Post: chat.Post{To: room("wecom").Place, Card: chat.Card{Title: "接着说"}}},
		{Edit: "t1-2", Post: chat.Post{To: dm("wecom", "xiaoli"), Card: chat.Card{Title: "给我,改了"}}},
	}
	b := &bot{rules: func(chat.Message) []chat.Sending { return posts }}
	screen, err := talk(t, b, nil, "go")
	if err != nil {
		t.Fatal(err)
	}
	wantScreen(t, screen, `
		|  给我
		|
		|→ 小李 @slack
		|  给我,别处
		|
		|→ 王敏 @slack
		|  给王敏
		|  第二行
		|
		|→ #华南 @slack
		|  给大家
		|
		|→ #华南 @slack Anna
		|  (仅本人可见) 只给 Anna
		|
		|→ nobody @slack
		|  给谁
		|
		|→ #华南 @wecom
		|  (讨论串) 接着说
		|
		|  (已更新) 给我,改了
	`)
}

func TestAChannelThatIsOnOnePlatformNeedsNoPlatform(t *testing.T) {
	b := &bot{rules: func(chat.Message) []chat.Sending {
		return []chat.Sending{{Post: chat.Post{To: room("slack").Place, Card: chat.Card{Title: "给大家"}}}}
	}}
	screen, err := talk(t, b, func(o *Options) { o.Rooms = func(context.Context) []Room { return []Room{room("slack")} } }, "go")
	if err != nil || !strings.HasPrefix(screen, "→ #华南\n") {
		t.Errorf("%v\n%s", err, screen)
	}
}

func TestWhatSomebodyElseAloneSeesInTheRoomSaysWhose(t *testing.T) {
	b := &bot{}
	b.rules = func(m chat.Message) []chat.Sending {
		anna, me := identity("wecom", "anna"), m.From
		return []chat.Sending{
			{Post: chat.Post{To: m.In, Only: &me, Card: chat.Card{Title: "给我"}}},
			{Post: chat.Post{To: m.In, Only: &anna, Card: chat.Card{Title: "给 Anna", Buttons: []chat.Button{{Label: "好"}}}}},
		}
	}
	screen, err := talk(t, b, nil, ":in #华南", "一", "[好]")
	if err != nil {
		t.Fatal(err)
	}
	wantScreen(t, screen, `
		|  现在在:#华南 @wecom
		|
		|  (仅本人可见) 给我
		|
		|→ #华南 @wecom Anna
		|  (仅本人可见) 给 Anna
		|  [好]
		|
		|  没有 [好] 这个按钮。有:(没有)
	`)
}

func TestItsOwnWords(t *testing.T) {
	for _, c := range []struct {
		says  string
		lines []string
		want  []string // on the screen, in order
		heard []string // by the bot: place kind, who, text
	}{
		{"somebody else speaks", []string{":as 王敏", "你好"}, []string{"现在您是:王敏 · 销售"}, []string{"slack dm wangmin 你好"}},
		{"somebody else on another platform", []string{":as anna @wecom", "hi"}, []string{"You are now Anna"}, []string{"wecom dm anna hi"}},
		{"nobody", []string{":as 李四", "你好"}, []string{"没有叫 李四 的人"}, []string{"wecom dm xiaoli 你好"}},
		{"no such platform", []string{":as 王敏 @teams"}, []string{"王敏 不在 teams 上"}, nil},
		{"in a channel", []string{":in #华南", "闲聊", "@Milepost 谁在跟", ":in", "私下"}, []string{"现在在:#华南 @wecom", "现在在:私聊"}, []string{"wecom channel xiaoli 闲聊", "wecom channel xiaoli 谁在跟 (mention)", "wecom dm xiaoli 私下"}},
		{"in a channel of another platform", []string{":in 华南 @slack", "闲聊"}, []string{"现在在:#华南 @slack"}, []string{"slack channel xiaoli 闲聊"}},
		{"in no channel", []string{":in #华北"}, []string{"没有 #华北 这个频道。有:#华南"}, nil},
		{"in a thread", []string{":in #华南", "@milepost 一", ":re 再问", ":re"}, []string{"没有可以回复"}, []string{"wecom channel xiaoli 一 (mention)", "wecom channel xiaoli 再问 (in thread)"}},
		{"a thread in private", []string{":re 再问"}, []string{"没有可以回复"}, nil},
		{"who is there", []string{":people"}, []string{"小李 · 销售 · @wecom", "Anna", "王敏"}, nil},
		{"help", []string{":help", ":as Anna", ":help"}, []string{":at 2026-03-05 10:00", "You are now", "move the clock", ":quit"}, nil},
		{"as a Chinese keyboard types it", []string{"\uff1ahelp"}, []string{":as 王敏"}, nil},
		{"no word of ours", []string{":frobnicate it"}, []string{"没有 :frobnicate 这个命令"}, nil},
		{"smileys are talk", []string{":)", ":D", ": 好", ":-)", ":"}, nil, []string{"wecom dm xiaoli :)", "wecom dm xiaoli :D", "wecom dm xiaoli : 好", "wecom dm xiaoli :-)", "wecom dm xiaoli :"}},
		{"digits are answers to the bot", []string{"1"}, nil, []string{"wecom dm xiaoli 1"}},
		{"no such button", []string{"[驳回]", "一", "[驳回]", ":7"}, []string{"没有 [驳回] 这个按钮。有:(没有)", "没有 [驳回] 这个按钮。有:[改] [撤销]", "没有 7 这个按钮"}, []string{"wecom dm xiaoli 一"}},
		{"a part of a card that no card has", []string{"一", "[改 · 没有]"}, []string{"没有 [改] 这个按钮"}, []string{"wecom dm xiaoli 一"}},
		{"somebody else's button", []string{"一", ":as 王敏", "[改]"}, []string{"没有 [改] 这个按钮。有:(没有)"}, []string{"wecom dm xiaoli 一"}},
		{"no form", []string{":submit", ":cancel"}, []string{"现在没有打开的表", "现在没有打开的表"}, nil},
	} {
		t.Run(c.says, func(t *testing.T) {
			b := &bot{rules: echo}
			screen, err := talk(t, b, nil, c.lines...)
			if err != nil {
				t.Fatal(err)
			}
			rest := screen
			for _, w := range c.want {
				_, after, ok := strings.Cut(rest, w)
				if !ok {
					t.Errorf("%q does not come on the screen:\n%s", w, screen)
				}
				rest = after
			}
			var heard []string
			for _, m := range b.heard {
				line := fmt.Sprintf("%s %s %s %s", m.In.Platform, m.In.Kind, m.From.ID, m.Text)
				if m.Mention {
					line += " (mention)"
				}
				if m.In.Thread != "" {
					line += " (in thread)"
				}
				heard = append(heard, line)
			}
			if diff := cmp.Diff(c.heard, heard); diff != "" {
				t.Errorf("heard, -want +got:\n%s", diff)
			}
		})
	}
}

func TestTheClock(t *testing.T) {
	for _, c := range []struct{ says, line, screen, at string }{
		{"what time it is", ":at", "现在是 2026-03-05 10:05", "2026-03-05 10:05"},
		{"a date and a time", ":at 2026-03-06 09:00", "现在是 2026-03-06 09:00", "2026-03-06 09:00"},
		{"a date", ":at 2026-03-06", "现在是 2026-03-06 00:00", "2026-03-06 00:00"},
		{"a time of today", ":at 18:30", "现在是 2026-03-05 18:30", "2026-03-05 18:30"},
		{"days on", ":at +3d", "现在是 2026-03-08 10:05", "2026-03-08 10:05"},
		{"hours on", ":at +2h", "现在是 2026-03-05 12:05", "2026-03-05 12:05"},
		{"minutes on", ":at +30m", "现在是 2026-03-05 10:35", "2026-03-05 10:35"},
		{"never back", ":at 2026-03-05 09:00", "时钟只能往前拨,现在是 2026-03-05 10:05", "2026-03-05 10:05"},
		{"back to the present", ":at now", "现在是 1970-01-01 08:00", "1970-01-01 08:00"},
		{"no time", ":at 明天", "看不懂「明天」", "2026-03-05 10:05"},
		{"no step", ":at +3w", "看不懂", "2026-03-05 10:05"},
		{"a step that is none", ":at +d", "看不懂", "2026-03-05 10:05"},
		{"a step too far", ":at +99999d", "看不懂", "2026-03-05 10:05"},
	} {
		t.Run(c.says, func(t *testing.T) {
			b := &bot{rules: echo}
			screen, err := talk(t, b, func(o *Options) {
				o.Move = func(_ context.Context, to time.Time) error {
					b.d.mu.Lock()
					defer b.d.mu.Unlock()
					b.d.now = to
					if to.IsZero() { // the real present
						b.d.now = time.Unix(0, 0)
					}
					return nil
				}
			}, c.line)
			if err != nil || !strings.Contains(screen, c.screen) {
				t.Errorf("%v, the screen: %s", err, screen)
			}
			if got := b.d.clock().In(time.FixedZone("CST", 8*3600)).Format(clockForm); got != c.at {
				t.Errorf("it is %s, want %s", got, c.at)
			}
		})
	}
}

func TestTroubleIsSaidKindlyAndEndsInAnError(t *testing.T) {
	for _, c := range []struct {
		says string
		bot  *bot
		want string
	}{
		{"a message that could not be stored", &bot{refuse: errors.New("disk")}, "这条没有收到,请再发一次"},
		{"an answer that failed", &bot{fail: errors.New("disk")}, "您说的都在"},
	} {
		t.Run(c.says, func(t *testing.T) {
			b := c.bot
			b.rules = echo
			var told error
			screen, err := talk(t, b, func(o *Options) { o.Trouble = func(err error) { told = err } }, "一")
			if err == nil || told == nil || !strings.Contains(screen, c.want) || strings.Contains(screen, "disk") {
				t.Errorf("%v, %v, the screen:\n%s", err, told, screen)
			}
		})
	}
}

func TestWhatATerminalWouldObeyIsNotPrinted(t *testing.T) {
	b := &bot{rules: func(m chat.Message) []chat.Sending {
		return []chat.Sending{{Post: chat.Post{To: m.In, Card: chat.Card{Title: "a\x1b]0;title\x07b\rc\u202e\xffd\te", Tone: chat.Good}}}}
	}}
	screen, err := talk(t, b, nil, "一")
	if err != nil || screen != "  a]0;titlebc\uFFFDd e\n" {
		t.Errorf("%v, %q", err, screen)
	}
	colored, err := talk(t, b, func(o *Options) { o.Color = true }, "一")
	if err != nil || colored != "  \x1b[32ma]0;titlebc\uFFFDd e\x1b[0m\n" {
		t.Errorf("%v, in colour %q", err, colored)
	}
}

func TestOldCardsAreForgottenInTheEnd(t *testing.T) {
	b := &bot{rules: func(m chat.Message) []chat.Sending {
		var out []chat.Sending
		for n := range remembered + 10 {
			out = append(out, chat.Sending{Post: chat.Post{To: m.In, Card: chat.Card{Title: fmt.Sprint(n)}}})
		}
		return out
	}}
	if _, err := talk(t, b, nil, "一"); err != nil {
		t.Fatal(err)
	}
	if n := len(b.d.cards); n != remembered || b.d.cards[n-1].card.Title != fmt.Sprint(remembered+9) {
		t.Errorf("%d cards are remembered", n)
	}
}
