package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// talk is the whole product on a store of its own, with every transaction run
// twice, and 小李 who writes to it on a working day.
type talk struct {
	testing.TB
	app   *app
	wecom *chattest.Recorder
	clock *clock
	me    chat.Identity
	n     int
}

// demonstration is the configuration of the demonstration, read once: nobody changes it.
var demonstration = sync.OnceValues(func() (configured, error) { return configuredFor(&story{Name: "testdata/x.story"}) })

func talking(t testing.TB) *talk {
	t.Helper()
	cfg, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	now := standing(time.Date(2026, 11, 4, 7, 0, 0, 0, time.UTC))
	k := &talk{TB: t, wecom: chattest.NewRecorder("wecom"), clock: now, me: chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}}
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: now.Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	k.app, err = newApp(t.Context(), parts{
		Config: cfg.Config, Method: cfg.method, Store: store, Now: now.Now, Log: chattest.Log(t, nil),
		Transports: []chat.Transport{k.wecom, chattest.NewRecorder("slack")},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.sound(context.Background()) })
	return k
}

// sound fails where a message was set aside or left waiting, or where the store
// is not consistent; then it closes the store.
func (k *talk) sound(ctx context.Context) {
	k.Helper()
	err := k.app.Store.View(ctx, func(r crm.Reader) error {
		for _, state := range []crm.TakenState{crm.Parked, crm.Waiting} {
			rows, _, err := r.Messages(state, crm.Page{})
			if err != nil {
				return err
			}
			for _, m := range rows {
				k.Errorf("message %s is %v: %s", m.Key, state, m.Reason)
			}
		}
		return nil
	})
	if err != nil {
		k.Error(err)
	}
	if diffs, err := k.app.Store.Check(ctx); err != nil || len(diffs) > 0 {
		k.Errorf("the store is not consistent: %v %v", diffs, err)
	}
	if err := k.app.Store.Close(); err != nil {
		k.Error(err)
	}
}

// send has a message of 小李 handled, and gives what he reads then.
func (k *talk) send(m chat.Message) string {
	k.Helper()
	k.n++
	m.Key = fmt.Sprintf("strange-%d", k.n)
	m.Content, m.From, m.In, m.At = m.Key, k.me, chat.DMOf(k.me), k.app.Now()
	if err := k.app.inbox.Recv(k.Context(), m); err != nil {
		k.Fatal(err)
	}
	if err := k.app.settle(k.Context()); err != nil {
		k.Fatal(err)
	}
	var said []string
	for _, ev := range k.wecom.Take() {
		said = append(said, ev.Text())
	}
	return strings.Join(said, "\n--\n")
}

func (k *talk) say(text string) string {
	k.Helper()
	return k.send(chat.Message{Kind: chat.Text, Text: text})
}

// button and form are the presses and submits of 小李.
func button(verb, subject, arg string) chat.Message {
	return chat.Message{Kind: chat.Press, Action: chat.Action{Verb: verb, Subject: subject, Arg: arg}}
}

func form(subject, field, value string) chat.Message {
	return chat.Message{
		Kind: chat.Submit, Action: chat.Action{Verb: cards.DoSave, Subject: subject}, Values: map[string][]string{field: {value}},
	}
}

// nothing is what nobody needs to hear about.
const nothing = ""

// TestWhatPeopleSend says what becomes of the strangest things that people
// write, press and submit. Before each of them stands a visit with a next step:
// V1, T1, K1, L1 and P1.
func TestWhatPeopleSend(t *testing.T) {
	t.Parallel()
	say := func(text string) chat.Message { return chat.Message{Kind: chat.Text, Text: text} }
	many := strings.Repeat
	for n, row := range []struct {
		says string
		sent chat.Message
		want string // in the answer; nothing = silence
	}{
		{"nothing at all", say(""), nothing},
		{"blanks and line ends", say(" \n\t \n"), nothing},
		{"a heap of line ends", say(many("\n", 100_000)), nothing},
		{"faces", say("😀😀😀"), nothing},
		{"a family and a flag", say("👨\u200d👩\u200d👧\u200d👦🇨🇳"), nothing},
		{"a hundred kilobytes of faces", say(many("😀", 25_000)), nothing},
		{"characters that no screen shows", say("\u200b\u200d\ufeff\u202e\u202c"), nothing},
		{"control characters", say("\x00\x01\x02"), nothing},
		{"bytes that are no text", say("\xff\xfe\xfd"), nothing},
		{"a hundred kilobytes of one sentence", say(many("今天拜访了比亚迪王总,聊了电池线方案。", 2000)), "已记 拜访 · 比亚迪"},
		{"a hundred kilobytes of one letter", say(many("x", 100_000)), "分成两三句再发"},
		{"a hundred kilobytes of digits", say(many("1", 100_000)), "分成两三句再发"},
		{"a hundred kilobytes of brackets", say(many("(", 100_000)), "直接说一句话就行"},
		{"a visit between control characters", say("今天拜访了\x00比亚迪\x07王总"), "11-04 周三 · 王总"},
		{"a visit in the colours of a terminal", say("今天拜访了\x1b[31m比亚迪\x1b[0m王总"), "已记 拜访 · 比亚迪 #V2\n11-04 周三 · 王总\n不对"},
		{"a visit with broken bytes in it", say("今天拜访了\xff\xfe比亚迪王总"), "已记 拜访 · 比亚迪 #V2"},
		{"a visit from right to left", say("今天拜访了\u202e比亚迪\u202c王总"), "已记 拜访 · 比亚迪 #V2"},
		{"a visit with characters without width", say("今天\u200b拜访了比\u200b亚迪\u200d王总\ufeff"), "已记 拜访 · 比亚迪 #V2"},
		{"a visit in 1900", say("1900年1月1日拜访了比亚迪王总"), "1900-01-01 周一 太远了,怕读错"},
		{"a visit in 2999", say("2999-12-31拜访了比亚迪王总"), "太远了,怕读错"},
		{"a signature in 2999", say("今天拜访了比亚迪王总,2999年12月31日签约"), "太远了,怕读错"},
		{"a reminder in 1900", say("提醒我1900年1月1日给比亚迪报价"), "太远了,怕读错"},
		{"an offer of -5 yuan", say("今天拜访了比亚迪王总,报价-5元"), "王总 · 报价-5元\n不对"},
		{"a budget of a quadrillion yuan", say("今天拜访了比亚迪王总,预算1000000000000000元"), "王总 · 预算1000000000000000元\n不对"},
		{"an expense of -5 yuan", say("今天打车花了-5元"), "还没记"},
		{"three hundred characters before a person, of which some are shown as the name", say("今天拜访了" + many("岩峻枫澜珂霖骏翰钰鹏璟昊晟睿焱熠", 19) + "科技有限公司的王总"), "已记 拜访 · 岩峻枫澜(新客户)"},
		{"a formula for a customer", say("今天拜访了=SUM(A1)公司王总"), "已记 拜访 · SUM"},
		{"a formula for what was spoken of", say("今天拜访了比亚迪王总,聊了=cmd|'/c calc'!A1"), "已记 拜访 · 比亚迪 #V2"},
		{"markup in names", say("今天拜访了*比亚迪*_王总_ <@U123> [x](http://a)"), "已记 拜访 · 比亚迪 #V2"},
		{"a number that is none", say("撤销 #V-1"), "还没有「V」的记录"},
		{"a number without end", say("撤销 #V99999999999999999999999"), "V999"},
		{"to undo three times", say("撤销 撤销 撤销"), "撤"},

		{"a button of a card of last year", button("undo", "01m6j4hp80mdxrfvzfhx", ""), "撤以前的要写编号"},
		{"a choice of last year", button("choose", "01m6dgxjc0da8yrzb5xs", "new"), "没找到这条待确认"},
		{"a form of last year", button("edit", "V11", ""), "没有 #V11 这一条"},
		{"a card of several of last year", button("edit", "g/01m6j4hp80mdxrfvzfhx", ""), "已经撤销过了"},
		{"a verb that nobody knows", button("fly", "V1", ""), "这个按钮已经不用了"},
		{"a button without a verb", button("", "", ""), "这个按钮已经不用了"},
		{"to undo nothing", button("undo", "", ""), "没有可撤销的"},
		{"to redo nothing", button("redo", "", ""), "没有可撤销的"},
		{"to edit nothing", button("edit", "", ""), "没找到您说的那一条"},
		{"to edit a card of nothing", button("edit", "g/", ""), "没有可撤销的"},
		{"to show a card of nothing", button("show", "g/", ""), "没"},
		{"to finish nothing", button("done", "", ""), "没找到您说的那一条"},
		{"to finish a visit", button("done", "V1", ""), "这个按钮已经不用了"},
		{"to go to a visit", button("went", "V1", ""), "这个按钮已经不用了"},
		{"to move a step to no day", button("move", "T1", "9999-99-99"), "不像一个日子"},
		{"to move a step to 1900", button("move", "T1", "1900-01-01"), "太远了"},
		{"to move a visit to 2999", button("redate", "V1", "2999-12-31"), "还没到"},
		{"a page before the first", button("show", "day", "-5"), "今天记了 1 条"},
		{"a page after the last", button("show", "day", "99999999999999999999"), "今天记了 1 条"},
		{"a list that is none", button("show", "nothing", ""), "没有 #nothing 这一条"},
		{"a report of no day", button("copy", "9999-99-99", "x"), "日报 11-04"},
		{"to be silent until no day", button("mute", "cadence", "x"), "不像一个日子"},
		{"a draft that is none", button("confirm", "x", ""), "没找到这条待确认"},
		{"a language that is none", button("language", "xx", ""), "这个按钮已经不用了"},
		{"a stranger who is none", button("held", "x", ""), "这个按钮已经不用了"},
		{"a question that nobody asked", button("choose", "task", "x"), "您已经处理过了"},
		{"ten thousand characters on a button", button("say", many("x", 10_000), ""), "没看懂"},

		{"a form of nothing", form("", "x", "y"), "没找到您说的那一条"},
		{"a form of a visit that is not there", form("V99", "gist", "x"), "没有 #V99 这一条"},
		{"a form without values", chat.Message{Kind: chat.Submit, Action: chat.Action{Verb: cards.DoSave, Subject: "V1"}}, "要改哪里"},
		{"a form with another verb", chat.Message{Kind: chat.Submit, Action: chat.Action{Verb: "fly", Subject: "V1"}}, "这个按钮已经不用了"},
		{"a form with a field that nobody knows", form("V1", "nosuch", "x"), "要改哪里"},
		{"a form with ninety kilobytes of what was said", form("V1", "gist", many("长", 30_000)), "已改 #V1"},
		{"a form with what no screen shows: that is nothing", form("V1", "gist", "\x00\u200b\u202e"), "内容 聊了电池线方案 → (空)"},
		{"a form with a long name", form("V1", "account", many("长", 30_000)), "60 个字以内"},
		{"a form with a name that nobody sees", form("K1", "name", "\u200b"), "已经是这样了"},
		{"a form with five thousand people", form("V1", "with", many("王总、", 5000)), "要改哪里"},
		{"a form with a visit in 2999", form("V1", "date", "2999-12-31"), "还没到"},
		{"a form with a visit in 1900", form("V1", "date", "1900-01-01"), "太远了"},
		{"a form with no day", form("V1", "date", "gestern"), "「gestern」不像一个日子"},
		{"a form with -5 yuan", form("V1", "amount", "-5"), "「-5」不像一个金额"},
		{"a form with a quadrillion yuan", form("V1", "amount", "1000000000000000"), "不像一个金额"},
		{"a form with an amount in words", form("P1", "amount", "viel"), "「viel」不像一个金额"},
		{"a form with no time", form("T1", "clock", "99:99"), "不像一个时间"},
		{"a form with a step due in 9999", form("T1", "due", "9999-12-31"), "太远了"},
		{"a form with a step of ninety kilobytes", form("T1", "text", many("长", 30_000)), "已改 #T1"},
		{"a form with letters for a phone", form("K1", "phone", "abc"), "「abc」不像一个电话"},
		{"a form with a long phone", form("K1", "phone", many("1", 300)), "太长了"},
		{"a form with no address", form("K1", "email", "nope"), "「nope」不像一个邮箱"},
		{"a form with a long region", form("L1", "region", many("长", 300)), "太长了"},
	} {
		if n%usual(1, 12) != 0 {
			continue
		}
		t.Run(row.says, func(t *testing.T) {
			k := talking(t)
			if said := k.say("今天拜访了比亚迪王总,聊了电池线方案,预算120万,下周三带方案过去"); !strings.Contains(said, "#V1") {
				t.Fatal(said)
			}
			said := k.send(row.sent)
			if !strings.Contains(said, row.want) || (row.want == nothing) != (said == "") {
				t.Errorf("said:\n%s\nwant: %s", said, row.want)
			}
			if !utf8.ValidString(said) || strings.ContainsFunc(said, func(r rune) bool { return r == 0xFFFD || r == 0x200B }) || len(said) > 2000 {
				t.Errorf("nobody can read this:\n%q", said)
			}
			if said := k.say("今天拜访了格力李经理"); !strings.Contains(said, "已记 拜访 · 格力") {
				t.Errorf("after it a visit is answered by:\n%s", said)
			}
		})
	}
}

// TestHundredsOfOpenDrafts leaves questions open for months, and works on.
func TestHundredsOfOpenDrafts(t *testing.T) {
	t.Parallel()
	k := talking(t)
	drafts := crmtest.Times(500, 50)
	k.say("今天拜访了恒鑫钣金陈经理")
	for i := range drafts {
		if said := k.say(fmt.Sprintf("下午又去恒新钣金见了陈经理,聊%d号机", i)); !strings.Contains(said, "恒新钣金") {
			t.Fatal(said)
		}
	}
	said := k.say("待确认")
	if !strings.Contains(said, fmt.Sprintf("%d 条待确认", drafts)) || len(said) > 4000 {
		t.Errorf("said:\n%s", said)
	}
	if said := k.say("① 不用记"); !strings.Contains(said, "不") {
		t.Errorf("said:\n%s", said)
	}
	if said := k.say("待确认"); !strings.Contains(said, fmt.Sprintf("%d 条待确认", drafts-1)) {
		t.Errorf("said:\n%s", said)
	}
	if said := k.say("今天拜访了格力李经理"); !strings.Contains(said, "已记 拜访 · 格力") {
		t.Errorf("said:\n%s", said)
	}
}
