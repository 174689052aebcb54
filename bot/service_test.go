package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage"
	"milepost/storage/crm"
)

// served is a service that runs in this process, over recording platforms.
type served struct {
	t     *testing.T
	s     *service
	wecom *chattest.Recorder
	base  string // of its addresses
	stop  context.CancelFunc
	done  chan error
	told  chan string // what the service manager heard
}

// serving starts a service; more are platforms beside WeCom.
func serving(t *testing.T, more ...chat.Transport) *served {
	t.Helper()
	cfg, err := storyConfig(&story{Name: "testdata/x.story"})
	if err != nil {
		t.Fatal(err)
	}
	cfg.Data = t.TempDir()
	store, err := storage.Open(t.Context(), filepath.Join(cfg.Data, dbFile), storage.Options{Now: time.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	log := chattest.Log(t, nil)
	v := &served{t: t, wecom: chattest.NewRecorder("wecom"), done: make(chan error, 1), told: make(chan string, 4)}
	p := parts{
		Config: cfg, Store: store, Now: time.Now, Log: log, Metrics: newMetrics(),
		Transports: append([]chat.Transport{v.wecom}, more...),
	}
	a, err := newApp(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range a.health.platforms {
		s.pauses = pauses{first: time.Millisecond, longest: time.Millisecond, steady: time.Hour}
	}
	v.s = &service{app: a, log: log, tell: func(state string) error { v.told <- state; return nil }}
	if v.s.http, err = listen("127.0.0.1:0", routes(a.health, p.Transports, p.Metrics.handler(a.health)), log); err != nil {
		t.Fatal(err)
	}
	v.base = "http://" + v.s.http.addr()
	ctx, stop := context.WithCancel(t.Context())
	v.stop = stop
	go func() { v.done <- errors.Join(v.s.run(ctx), store.Close()) }()
	if said := <-v.told; said != notifyReady {
		t.Fatalf("the service manager was told %q", said)
	}
	return v
}

// ended stops it and waits for the end.
func (v *served) ended() {
	v.t.Helper()
	v.stop()
	if err := <-v.done; err != nil {
		v.t.Errorf("it ended with %v", err)
	}
	if said := <-v.told; said != notifyStopping {
		v.t.Errorf("the service manager was told %q", said)
	}
}

// get asks an address of the service.
func (v *served) get(path string) (status int, body string) {
	v.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, v.base+path, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		v.t.Fatal(err)
	}
	defer resp.Body.Close()
	all, err := io.ReadAll(resp.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return resp.StatusCode, string(all)
}

func (v *served) ready() (int, report) {
	v.t.Helper()
	status, body := v.get("/readyz")
	var rep report
	if err := json.Unmarshal([]byte(body), &rep); err != nil {
		v.t.Fatalf("%v: %s", err, body)
	}
	return status, rep
}

// until waits for something that happens soon.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("waited in vain for: " + what)
		}
	}
}

func TestAServiceAnswersWhatItIsAsked(t *testing.T) {
	v := serving(t)
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	until(t, "the platform to run", func() bool {
		_, err := v.wecom.Say(t.Context(), me, chat.DMOf(me), "今天拜访了比亚迪王总", time.Now())
		return err == nil
	})
	until(t, "the receipt", func() bool { return len(v.wecom.Events()) > 0 })
	if text := v.wecom.Events()[0].Text(); !strings.Contains(text, "已记 拜访 · 比亚迪") {
		t.Errorf("said: %s", text)
	}
	v.ended()
}

// TestWhatIsOnItsWayArrivesBeforeTheEnd stops the service while a platform is
// busy with a post.
func TestWhatIsOnItsWayArrivesBeforeTheEnd(t *testing.T) {
	v := serving(t)
	began, goOn := make(chan struct{}, 10), make(chan struct{})
	v.wecom.Slow(func(context.Context, chat.Sending) {
		began <- struct{}{}
		<-goOn
	})
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	until(t, "the platform to run", func() bool {
		_, err := v.wecom.Say(t.Context(), me, chat.DMOf(me), "今天拜访了比亚迪王总", time.Now())
		return err == nil
	})
	<-began
	v.stop()
	until(t, "it to be stopping", func() bool { return v.s.app.health.phase() == phaseStopping })
	close(goOn)
	v.ended()
	if said := v.wecom.Events(); len(said) != 1 || !strings.Contains(said[0].Text(), "已记 拜访 · 比亚迪") {
		t.Errorf("said: %v", said)
	}
}

func TestReadinessNamesWhatIsMissing(t *testing.T) {
	v := serving(t, newMoody("slack"))
	if status, rep := v.ready(); status != http.StatusOK || !rep.OK || rep.Platforms["wecom"] != "up" && rep.Platforms["wecom"] != "down" {
		t.Errorf("ready: %d %+v", status, rep)
	}
	if status, body := v.get("/healthz"); status != http.StatusOK {
		t.Errorf("alive: %d %s", status, body)
	}
	if status, body := v.get("/slack"); status != http.StatusOK || body != "hello" {
		t.Errorf("an address of a platform: %d %s", status, body)
	}
	v.s.app.health.turn(phaseStopping)
	if status, rep := v.ready(); status != http.StatusServiceUnavailable || strings.Join(rep.Missing, " ") != "stopping" {
		t.Errorf("stopping: %d %+v", status, rep)
	}
	if status, _ := v.get("/slack"); status != http.StatusServiceUnavailable {
		t.Errorf("a platform is taken from while stopping: %d", status)
	}
	if status, body := v.get("/healthz"); status != http.StatusOK {
		t.Errorf("stopping is not dead: %d %s", status, body)
	}
	if err := v.s.app.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if status, rep := v.ready(); status != http.StatusServiceUnavailable || strings.Join(rep.Missing, " ") != "stopping store" {
		t.Errorf("without a store: %d %+v", status, rep)
	}
	v.stop()
	if err := <-v.done; err != nil && !errors.Is(err, crm.ErrClosed) { // the part that meets it first ends the service
		t.Errorf("it ended with %v", err)
	}
}

func TestAPlatformThatFailsIsShownAndStopsNobody(t *testing.T) {
	fails := func() error { return errors.New("invalid token") }
	bad := newMoody("slack", fails, fails, fails)
	v := serving(t, bad)
	for range 4 {
		<-bad.in
	}
	until(t, "wecom to be up", func() bool { _, rep := v.ready(); return rep.Platforms["wecom"] == "up" })
	status, rep := v.ready()
	if status != http.StatusOK || rep.Platforms["slack"] != "down" {
		t.Errorf("one is down, the other works: %d %+v", status, rep)
	}
	all := v.scrape()
	for name, want := range map[string]float64{
		`milepost_platform_up{platform="slack"}`: 0, `milepost_platform_up{platform="wecom"}`: 1,
		`milepost_platform_starts{platform="slack"}`: 4, `milepost_ready`: 1,
	} {
		if got, ok := all[name]; !ok || got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	v.ended()
}

// scrape reads the metrics as Prometheus does, by name and labels; of a
// histogram the number of what was measured.
func (v *served) scrape() map[string]float64 {
	v.t.Helper()
	status, body := v.get("/metrics")
	if status != http.StatusOK {
		v.t.Fatalf("%d: %s", status, body)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(body))
	if err != nil {
		v.t.Fatal(err)
	}
	out := map[string]float64{}
	for name, family := range families {
		for _, m := range family.GetMetric() {
			out[name+labels(m)] = m.GetCounter().GetValue() + m.GetGauge().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
	}
	return out
}

func labels(m *dto.Metric) string {
	var all []string
	for _, l := range m.GetLabel() {
		all = append(all, l.GetName()+`="`+l.GetValue()+`"`)
	}
	if len(all) == 0 {
		return ""
	}
	return "{" + strings.Join(all, ",") + "}"
}

func TestMetricsCountWhatHappens(t *testing.T) {
	v := serving(t)
	me := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	stranger := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "lilei"}
	until(t, "the platform to run", func() bool { c := v.s.app.health.platforms[0].condition(); return c.Up })
	handled := 0.0
	say := func(who chat.Identity, text string) {
		t.Helper()
		until(t, "the platform to take it", func() bool {
			_, err := v.wecom.Say(t.Context(), who, chat.DMOf(who), text, time.Now())
			return err == nil
		})
		handled++
		until(t, text+" to be handled", func() bool { return v.scrape()["milepost_message_handling_seconds"] == handled })
	}
	say(me, "今天拜访了比亚迪王总,预算大概120万")
	if err := v.wecom.Again(t.Context()); err != nil {
		t.Fatal(err)
	}
	say(me, "不对,预算是102万")
	say(me, "我今天记了啥")
	say(me, "呼啦")
	say(stranger, "今天拜访了比亚迪王总")
	until(t, "everything to be said", func() bool { return v.scrape()[`milepost_posts_total{outcome="sent",platform="wecom"}`] >= 5 })
	all := v.scrape()
	for name, want := range map[string]float64{
		`milepost_messages_total{outcome="received",platform="wecom"}`: 5,
		`milepost_messages_total{outcome="repeated",platform="wecom"}`: 1,
		`milepost_messages_total{outcome="answered",platform="wecom"}`: 4,
		`milepost_messages_total{outcome="held",platform="wecom"}`:     1,
		`milepost_readings_total{outcome="written"}`:                   1,
		`milepost_readings_total{outcome="misread"}`:                   1,
		`milepost_readings_total{outcome="answered"}`:                  1,
		`milepost_readings_total{outcome="not_understood"}`:            1,
		`milepost_parked_messages`:                                     0,
		`milepost_oldest_waiting_message_seconds`:                      0,
	} {
		if got, ok := all[name]; !ok || got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if _, body := v.get("/metrics"); strings.Contains(body, "比亚迪") || strings.Contains(body, "lilei") {
		t.Error("the metrics name a customer or a person")
	}
	v.ended()
}

func TestWhatIsTooLargeIsNotRead(t *testing.T) {
	v := serving(t, newMoody("slack"))
	for size, want := range map[int]int{maxRequest: http.StatusOK, maxRequest + 1: http.StatusRequestEntityTooLarge} {
		resp, err := http.Post(v.base+"/slack", "text/plain", strings.NewReader(strings.Repeat("x", size)))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%d bytes: %d, want %d", size, resp.StatusCode, want)
		}
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, v.base+"/healthz", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Long", strings.Repeat("x", 2*maxHeader))
	if resp, err := http.DefaultClient.Do(req); err == nil {
		resp.Body.Close()
		if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("a head of %d bytes: %d", 2*maxHeader, resp.StatusCode)
		}
	}
	v.ended()
}
