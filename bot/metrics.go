package main

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"milepost/bot/inbox"
	"milepost/bot/outbox"
	"milepost/schedules"
	"milepost/storage/crm"
)

// metrics counts what happens, for Prometheus. Every label has few values:
// platforms and outcomes, never a person, a customer or a key.
type metrics struct {
	registry *prometheus.Registry
	messages *prometheus.CounterVec
	posts    *prometheus.CounterVec
	readings *prometheus.CounterVec
	handling prometheus.Histogram
	sending  *prometheus.HistogramVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "milepost_messages_total",
			Help: "Messages by platform and outcome: received, repeated (delivered again), answered, explained (the person's own error), held (sender unknown), parked (could not be handled).",
		}, []string{"platform", "outcome"}),
		posts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "milepost_posts_total",
			Help: "Tries to say something by platform and outcome: sent, edited, retried, given_up, expired.",
		}, []string{"platform", "outcome"}),
		readings: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "milepost_readings_total",
			Help: "What became of what people wrote: written, asked (a draft waits for a word), misread (a correction of what was read before), answered, not_understood.",
		}, []string{"outcome"}),
		handling: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "milepost_message_handling_seconds", Help: "Time from the begin of handling a message to its commit.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}),
		sending: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "milepost_post_sending_seconds", Help: "Time that a platform took for one post.",
			Buckets: []float64{.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"platform"}),
	}
	m.registry.MustRegister(m.messages, m.posts, m.readings, m.handling, m.sending,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// took counts what happens to a message, and what became of its reading.
func (m *metrics) took(e inbox.Event, reading string) {
	m.messages.WithLabelValues(e.Platform, e.Outcome).Inc()
	if e.Outcome == inbox.Received || e.Outcome == inbox.Repeated {
		return
	}
	m.handling.Observe(e.Took.Seconds())
	if reading != "" {
		m.readings.WithLabelValues(reading).Inc()
	}
}

// sent counts what becomes of a post.
func (m *metrics) sent(e outbox.Event) {
	m.posts.WithLabelValues(e.Platform, e.Outcome).Inc()
	if e.Outcome != outbox.Expired {
		m.sending.WithLabelValues(e.Platform).Observe(e.Took.Seconds())
	}
}

// handler serves what was counted and, measured at each scrape, what h knows.
func (m *metrics) handler(h *health) http.Handler {
	m.registry.MustRegister(gauges{h})
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		ErrorHandling: promhttp.ContinueOnError, MaxRequestsInFlight: 4, Timeout: 10 * time.Second,
	})
}

// gauges measures at each scrape how the process and its store do.
type gauges struct{ *health }

// gauge is a measure with its description.
func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("milepost_"+name, help, labels, nil)
}

// measures are the descriptions of all gauges.
type measures struct {
	up, restarts, messageAge, postAge, waiting, parked, storeSize, storeFree, diskFree, lastDigest, lastBackup, backupOK, ready, info *prometheus.Desc
}

func newMeasures() measures {
	return measures{
		up:         gauge("platform_up", "1 while a platform runs, 0 while it is down.", "platform"),
		restarts:   gauge("platform_starts", "How often a platform was started since the process was.", "platform"),
		messageAge: gauge("oldest_waiting_message_seconds", "Age of the oldest message that waits to be handled; 0 when none does."),
		postAge:    gauge("oldest_waiting_post_seconds", "How long the oldest post has been waiting that may be said; 0 when none does."),
		waiting:    gauge("waiting_posts", "Posts that may be said and are not yet, of the oldest 200, by platform.", "platform"),
		parked:     gauge("parked_messages", "Messages that were set aside and need an admin."),
		storeSize:  gauge("store_bytes", "Size of the store's file."),
		storeFree:  gauge("store_free_bytes", "Of the store's file: what is filled before it grows."),
		diskFree:   gauge("disk_free_bytes", "Room left on the disk of the store."),
		lastDigest: gauge("last_digest_timestamp_seconds", "When the newest digest was made."),
		lastBackup: gauge("last_backup_timestamp_seconds", "When the newest good backup was made."),
		backupOK:   gauge("backup_ok", "1 when the last try to make a backup was good, 0 when it failed."),
		ready:      gauge("ready", "1 while messages are taken."),
		info:       gauge("build_info", "Always 1; the version is a label.", "version"),
	}
}

// Describe leaves the descriptions to Collect: which gauges there are depends
// on the configuration.
func (gauges) Describe(chan<- *prometheus.Desc) {}

// Collect measures.
func (g gauges) Collect(out chan<- prometheus.Metric) {
	d := newMeasures()
	set := func(desc *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, v, labels...)
	}
	set(d.info, 1, version())
	set(d.ready, oneIf(g.phase() == phaseRunning))
	for _, s := range g.platforms {
		c := s.condition()
		set(d.up, oneIf(c.Up), c.Name)
		set(d.restarts, float64(c.Starts), c.Name)
	}
	if room, err := roomOf(g.dir); err == nil {
		set(d.diskFree, float64(room.Free))
	}
	if b := g.backups(); b.On {
		set(d.backupOK, oneIf(b.Err == nil))
		if !b.Last.IsZero() {
			set(d.lastBackup, unix(b.Last))
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if size, err := g.store.Size(ctx); err == nil {
		set(d.storeSize, float64(size.File))
		set(d.storeFree, float64(size.Free))
	}
	var q queues
	if err := g.store.View(ctx, q.read); err != nil {
		g.log.Warn("the store did not answer a scrape", "err", err)
		return
	}
	set(d.messageAge, q.messageAge.Seconds())
	set(d.postAge, q.postAge.Seconds())
	set(d.parked, float64(q.parked))
	for name, n := range q.waiting {
		set(d.waiting, float64(n), name)
	}
	if !q.digest.IsZero() {
		set(d.lastDigest, unix(q.digest))
	}
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func unix(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }

// queues are what waits, and when a digest was last made.
type queues struct {
	messageAge, postAge time.Duration
	parked              int
	waiting             map[string]int
	digest              time.Time
}

// read looks at the beginnings of the queues.
func (q *queues) read(r crm.Reader) error {
	*q = queues{waiting: map[string]int{}}
	rows, _, err := r.Messages(crm.Waiting, crm.Page{Limit: 1})
	if err != nil {
		return err
	}
	for _, m := range rows {
		q.messageAge = max(0, r.Now().Sub(m.Arrived))
	}
	if q.parked, err = parkedCount(r); err != nil {
		return err
	}
	backlog, err := waiting(r, r.Now())
	if err != nil {
		return err
	}
	for platform, b := range backlog {
		q.waiting[platform] = b.count
		q.postAge = max(q.postAge, r.Now().Sub(b.oldest))
	}
	q.digest, err = schedules.LastDigest(r)
	return err
}

func parkedCount(r crm.Reader) (int, error) {
	n := 0
	for page := (crm.Page{}); ; {
		rows, next, err := r.Messages(crm.Parked, page)
		if err != nil {
			return 0, err
		}
		n += len(rows)
		if next == "" {
			return n, nil
		}
		page.After = next
	}
}
