package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"milepost/configs"
)

const (
	// askClock is how long a platform may take to tell the time.
	askClock = 3 * time.Second
	// skewed is how wrong our clock may be: times of what people said come from
	// it, and platforms refuse calls that are minutes off.
	skewed = time.Minute
)

// clocks compares our clock with those of the platforms that are configured.
func clocks(ctx context.Context, cfg *configs.Config) []matter {
	var asked []struct{ name, url string }
	for _, p := range []struct {
		name, url, usual string
		on               bool
	}{
		{"Slack", cfg.Slack.APIURL, "https://slack.com/", cfg.Slack.Enabled()},
		{"WeCom", cfg.WeCom.APIURL, "https://qyapi.weixin.qq.com/", cfg.WeCom.Enabled()},
	} {
		if p.on {
			at := p.usual
			if p.url != "" {
				at = p.url
			}
			asked = append(asked, struct{ name, url string }{p.name, at})
		}
	}
	if len(asked) == 0 {
		return []matter{{Name: "clock", Note: true, Says: "no platform is configured to compare it with"}}
	}
	out := make([]matter, len(asked))
	var all sync.WaitGroup
	for i, p := range asked {
		all.Go(func() { out[i] = clockOf(ctx, p.name, p.url) })
	}
	all.Wait()
	return out
}

// clockOf compares our clock with that of one platform. Nothing but the host is
// asked, and nothing is told to it.
func clockOf(ctx context.Context, name, at string) matter {
	m := matter{Name: "clock"}
	theirs, asked, err := timeAt(ctx, at)
	if err != nil {
		m.Note, m.Says = true, fmt.Sprintf("could not ask %s for the time: %v", name, err)
		return m
	}
	ahead := asked.Sub(theirs)
	m.Says = "agrees with " + name
	if ahead.Abs() > skewed {
		way := "ahead of"
		if ahead < 0 {
			way = "behind"
		}
		m.Needs = true
		m.Says = fmt.Sprintf("is %s %s that of %s", lasting(ahead), way, name)
		m.Fix = "have this machine keep its time (for example systemctl enable --now systemd-timesyncd)"
	}
	return m
}

// timeAt asks a server for the time, and gives ours at the middle of the call.
func timeAt(ctx context.Context, at string) (theirs, ours time.Time, err error) {
	u, err := url.Parse(at)
	if err != nil {
		return theirs, ours, err
	}
	ctx, cancel := context.WithTimeout(ctx, askClock)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/"}).String(), nil)
	if err != nil {
		return theirs, ours, err
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	begun := time.Now()
	resp, err := client.Do(req)
	if err != nil {
		return theirs, ours, err
	}
	defer resp.Body.Close()
	took := time.Since(begun)
	theirs, err = http.ParseTime(resp.Header.Get("Date"))
	return theirs, begun.Add(took / 2), err
}
