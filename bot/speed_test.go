package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/inbox"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// crowd is how many people write at the same time.
const crowd = 64

// crowdConfig is the demonstration with a crowd of reps.
func crowdConfig(b testing.TB) *configs.Config {
	b.Helper()
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		b.Fatal(err)
	}
	rep, ok := cfg.Person("xiaoli")
	if !ok {
		b.Fatal("the demonstration has no 小李")
	}
	for i := range crowd {
		p := rep
		p.ID, p.Name, p.Full, p.Aliases = fmt.Sprintf("rep%d", i), fmt.Sprintf("销售%d", i), "", nil
		p.Identities = map[string]string{"wecom": "demo/" + p.ID}
		cfg.People = append(cfg.People, p)
	}
	return cfg
}

// durableStore opens a store that syncs the disk, as the product does.
func durableStore(b *testing.B) crm.Machine {
	b.Helper()
	s, err := storage.Open(b.Context(), filepath.Join(b.TempDir(), dbFile), storage.Options{Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

// BenchmarkMessage is the whole way of a short message, from its receipt to the
// committed records and the queued answer, beside what the same disk gives a
// bare group commit, bbolt's own Batch and its Update in the same run: three
// values of 331 bytes a write. x/group, x/batch and x/update are the ratios.
// What is to be written alone, with nothing read or handled, is in floor_test.go.
func BenchmarkMessage(b *testing.B) {
	const writes = 4000
	used := processor(b)
	group := bare(b, writes, crowd, groupCommit)
	groupCPU := float64((processor(b) - used).Microseconds()) / writes
	batch := bare(b, writes, crowd, func(b *testing.B) func([]byte, []byte) error { return bboltWrites(b, (*bbolt.DB).Batch) })
	update := bare(b, writes/8, 1, func(b *testing.B) func([]byte, []byte) error { return bboltWrites(b, (*bbolt.DB).Update) })
	for _, c := range []struct {
		name   string
		people int
		run    func(b *testing.B, n int) (rate float64)
	}{
		{"conversations=64", crowd, messages},
		{"conversations=64/nothing read or handled", crowd, floor},
		{"conversations=1", 1, messages},
	} {
		b.Run(c.name, func(b *testing.B) {
			rate := c.run(b, c.people)
			b.ReportMetric(rate, "msgs/s")
			b.ReportMetric(group, "group/s")
			b.ReportMetric(groupCPU, "group-cpu-us")
			b.ReportMetric(batch, "batch/s")
			b.ReportMetric(update, "update/s")
			if c.people == 1 {
				b.ReportMetric(rate/update, "x/update")
				return
			}
			b.ReportMetric(rate/group, "x/group")
			b.ReportMetric(rate/batch, "x/batch")
		})
	}
}

// messages has b.N messages of n people handled, one of each at a time, and
// gives how many a second.
func messages(b *testing.B, n int) float64 {
	b.Helper()
	p := newPace(n)
	a, err := newApp(b.Context(), parts{
		Config: crowdConfig(b), Store: durableStore(b), Transports: []chat.Transport{chattest.NewRecorder("wecom")},
		Now: time.Now, Log: slog.New(slog.DiscardHandler), Kick: p.next,
	})
	if err != nil {
		b.Fatal(err)
	}
	<-p.free // newApp says once that something may be queued
	if err := a.learn(b.Context()); err != nil {
		b.Fatal(err)
	}
	rate := p.run(b, a.inbox)
	if got := visits(b, a.Store); got != b.N {
		b.Fatalf("%d visits were recorded, want %d", got, b.N)
	}
	return rate
}

// pace has people write when what they wrote before was handled.
type pace struct {
	people  int
	handled atomic.Int64
	free    chan struct{} // somebody may write
}

func newPace(n int) *pace {
	p := &pace{people: n, free: make(chan struct{}, n+1)}
	for range n {
		p.free <- struct{}{}
	}
	return p
}

// next says that a message was handled.
func (p *pace) next() {
	p.handled.Add(1)
	p.free <- struct{}{}
}

// run has b.N messages go through an inbox and gives how many a second.
func (p *pace) run(b *testing.B, in *inbox.Inbox) float64 {
	b.Helper()
	ctx, stop := context.WithCancel(b.Context())
	var running sync.WaitGroup
	running.Go(func() { _ = in.Run(ctx) })
	defer running.Wait()
	defer stop()
	tend() // as the product does
	p.handled.Store(0)
	b.ResetTimer()
	used := processor(b)
	for i := range b.N {
		<-p.free
		running.Go(func() {
			if err := in.Recv(ctx, shortMessage(i, i%p.people)); err != nil {
				b.Error(err)
			}
		})
	}
	for range p.people {
		<-p.free
	}
	b.StopTimer()
	b.ReportMetric(float64((processor(b)-used).Microseconds())/float64(b.N), "cpu-us/op")
	if got := p.handled.Load(); got != int64(b.N) {
		b.Fatalf("%d messages were handled, want %d", got, b.N)
	}
	return float64(b.N) / b.Elapsed().Seconds()
}

// visits counts what was recorded.
func visits(b *testing.B, s crm.Store) int {
	b.Helper()
	n := 0
	err := s.View(b.Context(), func(r crm.Reader) error {
		n = 0
		return crm.Each(r, crm.Where(crm.ByNumber), func(crm.Activity) bool { n++; return true })
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// shortMessage is the i-th message, of one of the crowd, about one of many customers.
func shortMessage(i, rep int) chat.Message {
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: fmt.Sprintf("rep%d", rep)}
	key := fmt.Sprintf("wecom/m%09d", i)
	return chat.Message{
		Key: key, Content: key, Kind: chat.Text, From: me, In: chat.DMOf(me), At: time.Now(),
		Text: fmt.Sprintf("今天拜访了%s王总,聊了电池线,下周三带方案过去", customer(rep)),
	}
}

// customer is the customer of a rep: no two of these names share a character, so
// that none is taken for another.
func customer(rep int) string {
	const characters = "岩峻枫澜珂霖骏翰钰鹏璟昊晟睿焱熠曜煜烨炜航舰舟帆浩瀚沧溟澎湃泓淳润泽沛涛淮漳澄湘溪瀛灏珊瑚琥珀琅琊瑾瑜璇玑璞琮琼瑶" +
		"松柏梧桐楠桦榕槐枞栎椿榆杉檀樟楷桂棠梓楚茂芸蕙蓉莲菡萏菁葳蕤蔚薇藜芷芊苒茜莹荟萃崎岭峦嶂嵩岱崧岚屿峙峥嵘崴巍崛嶙峋" +
		"锋锐钧铎铮锦钊铠镇锟钦铭鉴鎏镌铄镔铿锵钛驰骋骥骁骐骊骅骢骞驷麒麟凰鸾鹄鸿鹭鹰雁隼"
	r := []rune(characters)
	return string(r[2*rep:2*rep+2]) + "机电"
}

// bare measures writes a second of n writers.
func bare(b *testing.B, writes, n int, open func(*testing.B) func(key, value []byte) error) float64 {
	b.Helper()
	write := open(b)
	value := bytes.Repeat([]byte("v"), 331)
	var next atomic.Int64
	var all sync.WaitGroup
	began := time.Now()
	for range n {
		all.Go(func() {
			for i := next.Add(1); i <= int64(writes); i = next.Add(1) {
				if err := write(fmt.Appendf(nil, "%016x", i), value); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	return float64(writes) / time.Since(began).Seconds()
}

// groupCommit writes through the product's committer.
func groupCommit(b *testing.B) func(key, value []byte) error {
	s := durableStore(b)
	return func(key, value []byte) error {
		return s.Update(b.Context(), func(tx crm.Tx) error {
			for j := range 3 {
				if err := tx.Keep(fmt.Sprintf("%s/%d", key, j), value); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// bboltWrites writes by one of bbolt's own ways.
func bboltWrites(b *testing.B, way func(*bbolt.DB, func(*bbolt.Tx) error) error) func(key, value []byte) error {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	err = db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("b")); return err })
	if err != nil {
		b.Fatal(err)
	}
	return func(key, value []byte) error {
		return way(db, func(tx *bbolt.Tx) error {
			for j := range byte(3) {
				if err := tx.Bucket([]byte("b")).Put(append(key, j), value); err != nil {
					return err
				}
			}
			return nil
		})
	}
}
