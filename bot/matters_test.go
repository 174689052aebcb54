package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/inbox"
	"milepost/bot/outbox"
	"milepost/storage"
	"milepost/storage/crm"
)

// watched is an application on a set clock, and the platforms on which it
// speaks. Its matters are looked at as they are now.
type watched struct {
	*app
	t     *testing.T
	clock *clock
}

func watching(t *testing.T) *watched {
	t.Helper()
	cfg, err := storyConfig(&story{Name: "testdata/x.story"})
	if err != nil {
		t.Fatal(err)
	}
	clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: clock.Now, NoSync: true, Twice: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	a, err := newApp(t.Context(), parts{
		Config: cfg, Store: store, Now: clock.Now, Log: chattest.Log(t, nil),
		Transports: []chat.Transport{chattest.NewRecorder("wecom"), chattest.NewRecorder("slack")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &watched{app: a, t: t, clock: clock}
}

// do changes the store as something that went wrong would have.
func (w *watched) do(f func(crm.Tx) error) {
	w.t.Helper()
	if err := w.Store.Update(w.t.Context(), f); err != nil {
		w.t.Fatal(err)
	}
}

// needs lists what needs the admin, as the title of each card in Chinese.
func (w *watched) needs() string {
	w.t.Helper()
	var out []string
	err := w.Store.View(w.t.Context(), func(r crm.Reader) error {
		out = nil
		found, err := w.health.matters(r)
		for _, m := range found {
			c := (&cards.Writer{Locale: "zh", Zone: time.UTC, Now: r.Now(), Book: w.Config.Book}).Matter(m)
			out = append(out, strings.TrimPrefix(c.Title, "⚠️ "))
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return strings.Join(out, "; ")
}

// queueOne queues a card to 小李 on WeCom.
func queueOne(w *watched, key string) {
	p := chat.Post{Key: key, To: chat.DMOf(chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}), Card: chat.Card{Title: "x"}}
	w.do(func(tx crm.Tx) error { return outbox.Put(tx, []chat.Post{p}) })
}

func tried(key string, next time.Duration, why string) func(crm.Tx) error {
	return func(tx crm.Tx) error {
		if err := tx.Sending(key); err != nil {
			return err
		}
		var again time.Time
		if next > 0 {
			again = tx.Now().Add(next)
		}
		return tx.Failed(key, again, why)
	}
}

func park(key string) func(crm.Tx) error {
	return func(tx crm.Tx) error {
		_, err := tx.Take(crm.Taken{
			Key: key, Content: key, Lane: "person/xiaoli", Identity: "wecom/demo/xiaoli", At: tx.Now(), Arrived: tx.Now(), State: crm.Waiting,
		})
		if err != nil {
			return err
		}
		return tx.Park(key, "I-"+key, "panic: no such column")
	}
}

func TestWhatNeedsTheAdmin(t *testing.T) {
	late := func(w *watched, by, every time.Duration) {
		for range 16 {
			w.clock.Set(w.clock.Now().Add(every))
			w.health.took(inbox.Event{Outcome: inbox.Received, Late: by})
		}
	}
	for _, row := range []struct {
		name string
		do   func(w *watched)
		want string
	}{
		{"nothing", func(*watched) {}, ""},
		{"a message that was set aside", func(w *watched) { w.do(park("m1")) }, "有 1 条消息没处理成"},
		{"three of them are one matter", func(w *watched) { w.do(park("m1")); w.do(park("m2")); w.do(park("m3")) }, "有 3 条消息没处理成"},
		{"a post that fails, for a minute", func(w *watched) {
			queueOne(w, "p1")
			w.do(tried("p1", time.Minute, "no answer"))
			w.clock.Set(w.clock.Now().Add(time.Minute))
		}, ""},
		{"a post that fails for long, and nothing else arrives there", func(w *watched) {
			queueOne(w, "p1")
			w.do(tried("p1", time.Minute, "no answer"))
			w.clock.Set(w.clock.Now().Add(stuckFor))
		}, "企业微信 收发失败"},
		{"a post that fails for long, while others arrive", func(w *watched) {
			queueOne(w, "p1")
			w.do(tried("p1", time.Minute, "no answer"))
			w.clock.Set(w.clock.Now().Add(stuckFor))
			w.health.sent(outbox.Event{Platform: "wecom", Outcome: outbox.Sent})
		}, ""},
		{"a post that waits for its moment", func(w *watched) {
			queueOne(w, "p1")
			w.clock.Set(w.clock.Now().Add(time.Hour))
		}, ""},
		{"a post that was refused", func(w *watched) { queueOne(w, "p1"); w.do(tried("p1", 0, "refused: user not found")) }, "一天内有 1 条发不出去"},
		{"a post that was refused two days ago", func(w *watched) {
			queueOne(w, "p1")
			w.do(tried("p1", 0, "refused: user not found"))
			w.clock.Set(w.clock.Now().AddDate(0, 0, 2))
		}, ""},
		{"a nudge that lost its point", func(w *watched) { queueOne(w, "p1"); w.do(tried("p1", 0, "expired: too late")) }, ""},
		{"a card that a newer one replaced", func(w *watched) { queueOne(w, "p1"); w.do(tried("p1", 0, crm.Replaced)) }, ""},
		{"a disk that is nearly full", func(w *watched) { w.health.room = diskRoom{Known: true, Free: 300 << 20, Store: 100 << 20} }, "磁盘快满了,只剩 300 MB"},
		{"a disk that has room", func(w *watched) { w.health.room = diskRoom{Known: true, Free: 500 << 20, Store: 100 << 20} }, ""},
		{"a store that is not consistent", func(w *watched) { w.health.faults = 3 }, "数据自检有 3 处不对"},
		{"no backup has been due yet", func(w *watched) { w.health.backups = func() backupState { return backupState{On: true} } }, ""},
		{"a backup that failed", func(w *watched) {
			w.health.backups = func() backupState { return backupState{On: true, Err: errors.New("no space left")} }
		}, "还没有一份好的备份"},
		{"the last good backup is three days old", func(w *watched) {
			last := w.clock.Now().AddDate(0, 0, -3)
			w.health.backups = func() backupState { return backupState{On: true, Last: last} }
		}, "备份停在 10-30 06:00"},
		{"nothing ran for three days, and the first backup after it is not made yet", func(w *watched) {
			last, up := w.clock.Now().AddDate(0, 0, -3), w.clock.Now()
			w.health.backups = func() backupState { return backupState{On: true, Last: last, Up: up} }
		}, ""},
		{"nothing ran for three days, and for as long since no backup has come", func(w *watched) {
			last, up := w.clock.Now().AddDate(0, 0, -6), w.clock.Now().AddDate(0, 0, -3)
			w.health.backups = func() backupState { return backupState{On: true, Last: last, Up: up} }
		}, "备份停在 10-27 06:00"},
		{"backups are switched off", func(w *watched) {
			w.health.backups = func() backupState { return backupState{Err: errors.New("no space left")} }
		}, ""},
		{"a year is near whose holidays nobody knows", func(w *watched) {
			w.clock.Set(time.Date(2026, 12, 2, 6, 0, 0, 0, time.UTC))
		}, "还没有 CN 2027 年的假日表"},
		{"nobody has added them by March, nor those of the year after by December", func(w *watched) {
			w.clock.Set(time.Date(2027, 12, 3, 6, 0, 0, 0, time.UTC))
		}, "还没有 CN 2027 年的假日表; 还没有 CN 2028 年的假日表"},
		{"messages come from the future", func(w *watched) { late(w, -7*time.Minute, time.Second) }, "服务器的时钟慢了约 7 分钟"},
		{"they did until the clock was put right", func(w *watched) {
			late(w, -7*time.Minute, time.Second)
			w.health.took(inbox.Event{Outcome: inbox.Received, Late: time.Second})
		}, ""},
		{"all messages come late, for an hour", func(w *watched) { late(w, 3*time.Hour, 4*time.Minute) }, "服务器的时钟快了约 3 小时"},
		{"messages come late after an outage", func(w *watched) { late(w, 3*time.Hour, time.Second) }, ""},
		{"messages come in time", func(w *watched) { late(w, 2*time.Second, 4*time.Minute) }, ""},
		{"a platform is down for two minutes", func(w *watched) {
			w.health.platforms[1].started()
			w.health.platforms[1].ended(errors.New("invalid token"), false)
			w.clock.Set(w.clock.Now().Add(downFor))
		}, "Slack 收发失败"},
		{"a platform is down for a moment", func(w *watched) {
			w.health.platforms[1].started()
			w.health.platforms[1].ended(errors.New("invalid token"), false)
			w.clock.Set(w.clock.Now().Add(time.Minute))
		}, ""},
		{"several things, the most pressing first", func(w *watched) {
			w.health.faults = 1
			w.do(park("m1"))
			queueOne(w, "p1")
			w.do(tried("p1", time.Minute, "no answer"))
			w.clock.Set(w.clock.Now().Add(stuckFor))
		}, "企业微信 收发失败; 有 1 条消息没处理成; 数据自检有 1 处不对"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := watching(t)
			row.do(w)
			if got := w.needs(); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}

// TestTheStoreIsProvedOnceANight looks at when, and that what is found is kept.
func TestTheStoreIsProvedOnceANight(t *testing.T) {
	w := watching(t)
	night := time.Date(2026, 11, 3, checkHour, 5, 0, 0, time.UTC)
	for _, row := range []struct {
		name string
		at   time.Time
		want bool
	}{
		{"by day it is not", night.Add(-6 * time.Hour), false},
		{"at night it is", night, true},
		{"once is enough", night.Add(10 * time.Minute), false},
		{"the next night again", night.AddDate(0, 0, 1), true},
		{"and when the clock went back a year", night.AddDate(-1, 0, 0), true},
	} {
		w.clock.Set(row.at)
		before := w.health.looked
		w.health.prove(t.Context())
		if did := !w.health.looked.Equal(before); did != row.want {
			t.Errorf("%s: %v", row.name, did)
		}
	}
	if w.health.faults != 0 {
		t.Errorf("a sound store has %d faults", w.health.faults)
	}
}
