package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// healthCmd asks the running service how it does: for a container, and for
// whoever looks after it.
type healthCmd struct {
	Ready bool `help:"Ask whether messages are taken, not only whether it lives."`
}

// Help shows an example.
func (healthCmd) Help() string {
	return "Examples:\n  milepost health\n  milepost health --ready --config team.yaml\n\nAsks the address of http.addr (MILEPOST_HTTP_ADDR). Exit code 0: all well, 1: not."
}

// Run prints what the service says of itself.
func (c healthCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	if cfg.HTTP.Addr == "" {
		return misused("health: no http.addr is configured; set it in the configuration, or MILEPOST_HTTP_ADDR")
	}
	path := "/healthz"
	if c.Ready {
		path = "/readyz"
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(cfg.HTTP.Addr)+path, nil)
	if err != nil {
		return fmt.Errorf("ask the service: %w", err)
	}
	resp, err := (&http.Client{Transport: &http.Transport{}}).Do(req) // no proxy: it is this machine
	if err != nil {
		return fmt.Errorf("no service answers at %s: is it running, with that address? (%w)", cfg.HTTP.Addr, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxHeader))
	if err != nil {
		return fmt.Errorf("ask the service: %w", err)
	}
	fmt.Fprintln(w.Out, strings.TrimSpace(string(body)))
	var rep report
	switch err := json.Unmarshal(body, &rep); {
	case err != nil:
		return fmt.Errorf("what answers at %s is not Milepost", cfg.HTTP.Addr)
	case !rep.OK:
		return fmt.Errorf("not well: %s", strings.Join(rep.Missing, ", "))
	}
	return nil
}

// reachable is an address to listen on as one to call: all interfaces include
// this machine's own.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	switch ip := net.ParseIP(host); {
	case host == "", ip != nil && ip.IsUnspecified() && ip.To4() != nil:
		host = "127.0.0.1"
	case ip != nil && ip.IsUnspecified():
		host = "::1"
	}
	return net.JoinHostPort(host, port)
}
