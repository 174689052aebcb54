package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
	"milepost/configs/playbook"
)

// slackTeam is a real team of so many people on Slack, as a configuration; book
// is another sales method, "" for none.
func slackTeam(people int, book string) string {
	var b strings.Builder
	if book != "" {
		fmt.Fprintf(&b, "playbook: %s\n", book)
	}
	b.WriteString("company: {name: 海平自动化, zone: Asia/Shanghai, locale: zh}\nslack: {workspace: demo}\nteams:\n" +
		"  - {id: t, name: 华南, channels: [{platform: slack, channel: huanan, label: \"#华南\"}]}\npeople:\n")
	fmt.Fprintf(&b, "  - {id: boss, name: 王敏, roles: [manager, admin], team: t, identities: {slack: boss}}\n")
	for i := range people {
		fmt.Fprintf(&b, "  - {id: p%d, name: 销售%d, roles: [rep], team: t, manager: boss, identities: {slack: p%d}}\n", i, i, i)
	}
	return b.String()
}

// oneInHundred makes one call of the Web API in a hundred fail, each way in turn.
func oneInHundred() func(fake.Call) fake.Fault {
	ways := []fake.Fault{{RetryAfter: 1}, {Status: 500}, {Reset: true}, {Error: "internal_error"}, {Drop: true}}
	return func(c fake.Call) fake.Fault {
		h := fnv.New32a()
		fmt.Fprint(h, c.Method, c.Args["text"], c.Args["channel"], rand.IntN(1000)) // cannot fail
		if n := h.Sum32(); n%100 == 0 {
			return ways[n/100%uint32(len(ways))]
		}
		return fake.Fault{}
	}
}

// slackProcess is the real binary on a workspace.
func slackProcess(t *testing.T, w *fake.Server, config, data string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary(t), "run", "--service", "--config", config, "--data", data)
	cmd.Env = append(os.Environ(), "MILEPOST_SLACK_BOT_TOKEN="+fake.BotToken, "MILEPOST_SLACK_APP_TOKEN="+fake.AppToken,
		"MILEPOST_SLACK_API_URL="+w.APIURL(), "MILEPOST_BACKUP_KEEP=0")
	cmd.Stderr = chattest.Guard(t, io.Discard)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// patiently waits for something that Slack's pace, or a storm, holds up.
func patiently(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); !ok(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain for: " + what)
		}
	}
}

// toldBy is how often the bot has answered somebody in private.
func toldBy(w *fake.Server, who string) int {
	n := 0
	for _, m := range w.Seen(who, w.DM(who)) {
		if m.Bot != "" {
			n++
		}
	}
	return n
}

// TestKilledOnSlack kills the real process with signal 9 while people write:
// nothing is lost, nothing is answered twice.
func TestKilledOnSlack(t *testing.T) {
	t.Parallel()
	rounds := max(2, *kills/20)
	const people = 5
	w := workspace(t, fake.Options{Now: time.Now, AckWithin: time.Second})
	for i := range people {
		w.Add(fake.User{ID: fmt.Sprint("p", i)})
	}
	w.Add(fake.User{ID: "boss"})
	config, data := write(t, "team.yaml", slackTeam(people, "")), t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	n := 0
	for range rounds {
		cmd := slackProcess(t, w, config, data)
		until(t, "a socket", func() bool { return w.Connections() > 0 })
		for i := range people {
			who := fmt.Sprint("p", i)
			w.Say(who, w.DM(who), "在吗", "")
			n++
			time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
		}
		time.Sleep(time.Duration(r.IntN(250)) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		until(t, "the socket to break", func() bool { return w.Connections() == 0 })
	}
	cmd := slackProcess(t, w, config, data)
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	}()
	until(t, "all answers", func() bool {
		time.Sleep(50 * time.Millisecond)
		for i := range people {
			if toldBy(w, fmt.Sprint("p", i)) < rounds {
				return false
			}
		}
		return true
	})
	time.Sleep(time.Second) // whatever would come a second time
	twice := 0
	for i := range people {
		if got := toldBy(w, fmt.Sprint("p", i)); got != rounds {
			twice += got - rounds
			t.Errorf("%d answers to %d questions of p%d", got, rounds, i)
		}
	}
	t.Logf("%d kills, %d messages: 0 lost, %d seen twice", rounds, n, twice)
}

// TestABurstOnSlack is for the note, by -kills of a thousand: 10,000 private
// messages over one socket while one call in a hundred fails, all at once and as
// fast as Slack delivers in a quarter of a minute what it allows in an hour.
func TestABurstOnSlack(t *testing.T) {
	t.Run("at once", func(t *testing.T) { burstOnSlack(t, 0) })
	t.Run("600 a second", func(t *testing.T) { burstOnSlack(t, 600) })
}

// digestSoon is a sales method whose team digest goes out soon, and when.
func digestSoon(t *testing.T) (book string, due time.Time) {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Now().In(zone).Truncate(time.Minute).Add(time.Minute)
	due = playbook.OffTheHour(at.Add(playbook.Spread("daily", "t", 1)))
	return write(t, "book.yaml", fmt.Sprintf("jobs:\n  - {id: daily, at: %q, jitter: 1, quiet: false, days: [mon, tue, wed, thu, fri, sat, sun]}\n", at.Format("15:04"))), due
}

// burstOnSlack sends so many a second, or all at once with 0. In a long one a
// digest goes out meanwhile.
func burstOnSlack(t *testing.T, perSecond int) {
	events := 10 * max(*kills, 10)
	const people = 150
	w := workspace(t, fake.Options{Now: time.Now})
	for i := range people {
		w.Add(fake.User{ID: fmt.Sprint("p", i)})
	}
	w.Add(fake.User{ID: "boss"})
	w.Open(fake.Channel{ID: "huanan", Name: "华南"})
	book, due := "", time.Now()
	withDigest := perSecond > 0 && events >= 10_000
	if withDigest {
		book, due = digestSoon(t)
	}
	config, data := write(t, "team.yaml", slackTeam(people, book)), t.TempDir()
	cmd := slackProcess(t, w, config, data)
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	}()
	until(t, "a socket", func() bool { return w.Connections() > 0 })
	if withDigest {
		w.Say("boss", w.DM("boss"), "今天拜访了比亚迪王总,预算120万", "")
		time.Sleep(time.Until(due.Add(-time.Second)))
	}
	w.Fail(oneInHundred())
	began := time.Now()
	for i := range events {
		if perSecond > 0 {
			time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / time.Duration(perSecond))))
		}
		who := fmt.Sprint("p", i%people)
		words := "收到" // which is answered by nothing
		if i%50 == 0 {
			words = "在吗"
		}
		w.Say(who, w.DM(who), words, "")
	}
	asked := (events + 49) / 50
	patiently(t, "all to be acknowledged", func() bool {
		return !slices.ContainsFunc(w.Deliveries(), func(d *fake.Delivery) bool { return !d.Done() })
	})
	all := time.Since(began)
	if withDigest && !slices.ContainsFunc(w.Seen("boss", "huanan"), func(m fake.Message) bool { return strings.Contains(fake.Plain(m), "拜访 1") }) {
		t.Error("no digest went out meanwhile")
	}
	answers := 0
	patiently(t, "all answers", func() bool {
		answers = 0
		for i := range people {
			answers += toldBy(w, fmt.Sprint("p", i))
		}
		return answers >= asked
	})
	var took []time.Duration
	again := 0
	for _, d := range w.Deliveries() {
		took = append(took, d.Took)
		again += d.Acks - 1
	}
	slices.Sort(took)
	t.Logf("%d events in %v: acknowledged p50 %v, p99 %v, longest %v; %d acknowledged again; %d asked, %d answers",
		len(took), all.Round(time.Millisecond), took[len(took)/2], took[len(took)*99/100], took[len(took)-1], again, asked, answers)
	if answers != asked {
		t.Errorf("%d answers to %d questions", answers, asked)
	}
}

// TestAStormOfRefusals has Slack refuse every message for a while, for a minute
// with -kills of a thousand: nothing is lost or said twice, and each channel
// keeps its order.
func TestAStormOfRefusals(t *testing.T) {
	storm := 2 * time.Second
	if *kills >= 1000 {
		storm = time.Minute
	}
	w := workspace(t, fake.Options{Now: time.Now})
	v := serving(t, slackFor(t, w))
	defer v.ended()
	over := time.Now().Add(storm)
	var refused atomic.Int64
	w.Fail(func(c fake.Call) fake.Fault {
		if c.Method == "chat.postMessage" && time.Now().Before(over) {
			refused.Add(1)
			return fake.Fault{RetryAfter: 1}
		}
		return fake.Fault{}
	})
	people := []string{"xiaoli", "anna", "wangmin", "zhaogang", "chenjing", "zhouhang"}
	const each = 5
	for n := range each {
		for _, who := range people {
			w.Say(who, w.DM(who), []string{"在吗", "你能干啥", "我的客户", "待确认", "今天干嘛"}[n], "")
		}
	}
	answers := func(who string) (out []string) {
		for _, m := range w.Seen(who, w.DM(who)) {
			if m.Bot != "" {
				out = append(out, fake.Plain(m))
			}
		}
		return out
	}
	patiently(t, "all answers", func() bool {
		return !slices.ContainsFunc(people, func(who string) bool { return len(answers(who)) < each })
	})
	want := answers("xiaoli")
	for _, who := range people {
		got := answers(who)
		if len(got) != each {
			t.Errorf("%s has %d answers: %q", who, len(got), got)
		}
		for n, begins := range []string{"您好 Hi", "直接说 Just", "还没有客户 No 您名下没有客户", "没有待确认 Nothing", "今天没有 Nothing"} {
			if !slices.ContainsFunc(strings.Fields(begins), func(b string) bool { return strings.HasPrefix(got[n], b) }) {
				t.Errorf("%s has them in another order: answer %d is %q", who, n+1, got[n])
			}
		}
	}
	t.Logf("%v of refusals (%d of them): %d answers to each of %d", storm, refused.Load(), len(want), len(people))
}
