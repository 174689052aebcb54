package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/outbox"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// figures runs what measures WeCom's connection: minutes, on a quiet machine.
var figures = flag.Bool("figures", false, "measure WeCom's connection: bursts, limits, faults, kills")

// branch is the whole application on a corporation, with a store on the disk.
type branch struct {
	t     *testing.T
	corp  *wecomtest.Corp
	cfg   *configs.Config
	store crm.Machine
	opt   wecom.Options
	mux   *http.ServeMux
	app   *app
	stop  context.CancelFunc
	ended sync.WaitGroup
}

// newBranch starts it, for so many people. more changes the connection.
func newBranch(t *testing.T, people int, more func(*wecom.Options)) *branch {
	t.Helper()
	return newBranchAt(t, people, time.Now, more)
}

// newBranchAt is newBranch with a clock of its own.
func newBranchAt(t *testing.T, people int, now func() time.Time, more func(*wecom.Options)) *branch {
	t.Helper()
	b := &branch{t: t, corp: weComServer().Corp()}
	b.corp.Anybody()
	b.corp.Clock(now)
	var roster strings.Builder
	roster.WriteString("company: {name: 海平}\nteams:\n  - {id: south, name: 华南}\npeople:\n  - {id: admin, name: 管理员, roles: [admin]}\n")
	for n := range people {
		fmt.Fprintf(&roster, "  - {id: p%d, name: 小%d, roles: [rep], team: south, home: wecom, identities: {wecom: demo/p%d}}\n", n, n, n)
	}
	var err error
	b.cfg, err = configs.Load(configs.Options{
		Path: write(t, "team.yaml", roster.String()), Env: func(string) (string, bool) { return "", false }, ReadFile: readFile,
	})
	if err != nil {
		t.Fatal(err)
	}
	b.store, err = storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	b.opt = weComOptions(b.cfg, b.store, now, chattest.Log(t, io.Discard))
	b.opt.CorpID, b.opt.Tenant, b.opt.AgentID, b.opt.Secret = b.corp.ID, "demo", b.corp.AgentID, b.corp.Secret
	b.opt.Token, b.opt.AESKey, b.opt.APIURL = b.corp.Token, b.corp.AESKey, weComServer().URL()
	if more != nil {
		more(&b.opt)
	}
	b.start()
	t.Cleanup(func() {
		b.end()
		if err := b.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// start starts what a process holds.
func (b *branch) start() {
	b.t.Helper()
	tr, err := wecom.New(b.opt)
	if err != nil {
		b.t.Fatal(err)
	}
	b.app, err = newApp(b.t.Context(), parts{Config: b.cfg, Store: b.store, Now: b.opt.Now, Log: b.opt.Log, Transports: []chat.Transport{tr}})
	if err != nil {
		b.t.Fatal(err)
	}
	b.mux = http.NewServeMux()
	tr.Routes(b.mux)
	b.corp.Connect(b.mux)
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	for _, run := range []func(context.Context) error{
		func(ctx context.Context) error { return tr.Run(ctx, b.app.inbox) }, b.app.inbox.Run, b.app.outbox.Run,
	} {
		b.ended.Go(func() {
			if err := run(ctx); err != nil {
				b.t.Error(err)
			}
		})
	}
}

// end ends it; the store stays open.
func (b *branch) end() {
	b.stop()
	b.ended.Wait()
}

// seen is how many messages stand on the screens of so many people.
func (b *branch) seen(people int) (n int) {
	for i := range people {
		n += len(b.corp.Screen(fmt.Sprintf("p%d", i)))
	}
	return n
}

// settled waits until so many messages stand there, and a moment longer.
func (b *branch) settled(people, want int, within time.Duration) int {
	for end := time.Now().Add(within); time.Now().Before(end) && b.seen(people) < want; {
		time.Sleep(100 * time.Millisecond)
	}
	time.Sleep(time.Second)
	return b.seen(people)
}

func percentile(all []time.Duration, p float64) time.Duration {
	slices.Sort(all)
	return all[min(len(all)-1, int(p*float64(len(all))))]
}

func TestFiguresOfABurst(t *testing.T) {
	if !*figures {
		t.Skip("-figures measures")
	}
	const people, messages = 300, 10_000
	b := newBranch(t, people, func(o *wecom.Options) { o.Unpaced = true })
	b.corp.Endless()
	var (
		mu    sync.Mutex
		took  []time.Duration
		all   sync.WaitGroup
		works = make(chan int, messages)
		again atomic.Int64
	)
	for n := range messages {
		works <- n
	}
	close(works)
	for range 16 {
		all.Go(func() {
			for n := range works {
				s, err := b.corp.Seal(b.corp.Message(fmt.Sprintf("p%d", n%people), "text", "<Content>在吗</Content>"))
				if err != nil {
					t.Error(err)
					return
				}
				times := 1
				if rand.Intn(5) == 0 { // the platform did not see the answer
					times = 3
					again.Add(2)
				}
				for range times {
					began := time.Now()
					err := b.corp.Deliver(t.Context(), s)
					mu.Lock()
					took = append(took, time.Since(began))
					mu.Unlock()
					if err != nil {
						t.Error(err)
					}
				}
				if n == messages/2 {
					b.corp.Expire() // the token ends in the middle
				}
			}
		})
	}
	all.Wait()
	got := b.settled(people, messages, 8*time.Minute)
	fmt.Printf("burst: %d callbacks, %d of them once more: p50 %v p99 %v max %v; %d answers, %d lost, %d twice, %d tokens\n", messages, again.Load(),
		percentile(took, 0.5).Round(10*time.Microsecond), percentile(took, 0.99).Round(10*time.Microsecond), percentile(took, 1).Round(10*time.Microsecond),
		got, max(0, messages-got), max(0, got-messages), b.corp.Calls("gettoken"))
	if got != messages {
		t.Errorf("%d answers to %d messages", got, messages)
	}
}

func TestFiguresOfTooManyCalls(t *testing.T) {
	if !*figures {
		t.Skip("-figures measures")
	}
	const people = 100
	b := newBranch(t, people, nil)
	end := time.Now().Add(time.Minute)
	var refused atomic.Int64
	b.corp.Fail(func(path string) wecomtest.Fault {
		if path == "message/send" && time.Now().Before(end) {
			refused.Add(1)
			return wecomtest.Fault{Code: 45009, Msg: "api freq out of limit"}
		}
		return wecomtest.Fault{}
	})
	for n := range people {
		if err := b.corp.Say(t.Context(), fmt.Sprintf("p%d", n), "在吗"); err != nil {
			t.Fatal(err)
		}
	}
	got := b.settled(people, people, 4*time.Minute)
	fmt.Printf("45009 for a minute: %d calls were refused, %d of %d answers arrived, %v after it ended\n", refused.Load(), got, people, time.Since(end).Round(time.Second))
	if got != people {
		t.Errorf("%d answers to %d messages", got, people)
	}
}

// morning queues so many nudges and digests for everybody.
func (b *branch) morning(people, each int) {
	b.t.Helper()
	for n := range people {
		var posts []chat.Post
		for k := range each {
			class := chat.Nudge
			if k%3 == 0 {
				class = chat.Digest
			}
			posts = append(posts, chat.Post{
				Key: fmt.Sprintf("morning/%d/%d", n, k), Class: class, To: chat.DMOf(chat.Identity{Platform: "wecom", Tenant: "demo", ID: fmt.Sprintf("p%d", n)}),
				Card: chat.Card{Title: fmt.Sprintf("早,第 %d 件。", k), Buttons: []chat.Button{{Label: "完成", Do: chat.Action{Verb: "done", Subject: fmt.Sprint(k)}}}},
			})
		}
		if err := b.app.Store.Update(b.t.Context(), func(tx crm.Tx) error { return outbox.Put(tx, posts) }); err != nil {
			b.t.Fatal(err)
		}
	}
}

// told counts what of a morning stands on the screens: matters that stand there
// once, and more than once, and the messages that they came in.
func (b *branch) told(people, each int) (once, oftener, messages int) {
	for n := range people {
		var all strings.Builder
		for _, s := range b.corp.Screen(fmt.Sprintf("p%d", n)) {
			if strings.Contains(s.Text, "早,第") {
				messages++
			}
			all.WriteString(s.Text)
		}
		for k := range each {
			switch strings.Count(all.String(), fmt.Sprintf("早,第 %d 件。", k)) {
			case 0:
			case 1:
				once++
			default:
				oftener++
			}
		}
	}
	return once, oftener, messages
}

// TestAMorningAboveThePaceIsToldTogether queues more for everybody than the
// platform shows in a minute: nothing is lost, and what waited comes as few
// messages.
func TestAMorningAboveThePaceIsToldTogether(t *testing.T) {
	const people, each = 4, 48
	clock := crmtest.NewClock()
	b := newBranchAt(t, people, clock.Now, nil)
	b.morning(people, each)
	for range 4 {
		if err := b.app.outbox.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		clock.Advance(time.Minute + 5*time.Second)
	}
	once, oftener, messages := b.told(people, each)
	if once != people*each || oftener != 0 || b.corp.Dropped() != 0 {
		t.Errorf("%d of %d are told once, %d oftener, %d dropped by the platform", once, people*each, oftener, b.corp.Dropped())
	}
	if most := people * 26; messages > most {
		t.Errorf("they came in %d messages, want at most %d", messages, most)
	}
	if bad := b.corp.Breaches(); len(bad) > 0 {
		t.Errorf("rules of the platform were broken: %s", bad)
	}
}

func TestFiguresOfADigestMorning(t *testing.T) {
	if !*figures {
		t.Skip("-figures measures")
	}
	const people, each = 300, 48
	b := newBranch(t, people, nil)
	began := time.Now()
	b.morning(people, each) // far more than a morning has
	b.app.outbox.Kick()
	time.Sleep(20 * time.Second) // every member's share for digests and nudges is used up
	asked := time.Now()
	if err := b.corp.Say(t.Context(), "p7", "在吗"); err != nil {
		t.Fatal(err)
	}
	answered := func() bool {
		return slices.ContainsFunc(b.corp.Screen("p7"), func(s wecomtest.Shown) bool { return !strings.Contains(s.Text, "早") })
	}
	for !answered() && time.Since(asked) < 2*time.Minute {
		time.Sleep(20 * time.Millisecond)
	}
	waited := time.Since(asked)
	once, oftener, messages := 0, 0, 0
	for end := time.Now().Add(6 * time.Minute); once < people*each && time.Now().Before(end); time.Sleep(time.Second) {
		once, oftener, messages = b.told(people, each)
	}
	fmt.Printf("digest morning: %d people, %d posts each: %d of %d told once, %d oftener, in %d messages after %v, %d dropped by the platform; an answer in the middle took %v\n",
		people, each, once, people*each, oftener, messages, time.Since(began).Round(time.Second), b.corp.Dropped(), waited.Round(time.Millisecond))
	if b.corp.Dropped() != 0 || once != people*each {
		t.Errorf("%d were told once, %d dropped", once, b.corp.Dropped())
	}
}
