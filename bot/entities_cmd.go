package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"milepost/configs"
	"milepost/handlers/parse"
)

// entity is one find as --entities prints it.
type entity struct {
	Kind   string              `json:"t"`
	Text   string              `json:"text"`
	Start  int                 `json:"s"` // code points, [s, e)
	End    int                 `json:"e"`
	Values []parse.EntityValue `json:"v"`
}

// entityLine is a line of --entities --jsonl.
type entityLine struct {
	ID   json.RawMessage `json:"id"`
	Text string          `json:"text"`
	Ref  string          `json:"ref"` // when it was said, without a zone; "" = now
	Ents []entity        `json:"ents"`
}

// entityStats is the last line: the speed of reading alone, on one thread.
type entityStats struct {
	Name  string `json:"name"`
	Load  int64  `json:"load_ms"`
	Speed int64  `json:"msgs_per_s"`
	P50   int64  `json:"p50_us"`
	P99   int64  `json:"p99_us"`
}

// parseEntities prints the dates, times, sums, phone numbers and addresses of
// each line of standard input, and how fast they were found.
func parseEntities(w world, zone *time.Location) error {
	begun := time.Now()
	ctx := parse.Context{Zone: zone, Cal: configs.Calendars("CN"), Literal: true}
	for _, text := range []string{"明天下午三点,报价12万,电话13800138000", "Call +49 151 23456789 next Tuesday at 3pm, 45k EUR"} {
		parse.Entities(text, ctx) // its tables and code are in memory when the clock runs
	}
	stats := entityStats{Name: "milepost", Load: time.Since(begun).Milliseconds()}
	in := bufio.NewReaderSize(w.In, 64<<10)
	out := bufio.NewWriter(w.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	var took []time.Duration
	for n := 1; ; n++ {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return errors.Join(fmt.Errorf("line %d: %w", n, err), out.Flush())
		}
		if len(strings.TrimSpace(string(line))) == 0 {
			continue
		}
		var msg entityLine
		if err := json.Unmarshal(line, &msg); err != nil {
			return errors.Join(misused("line %d is no JSON object: %v", n, err), out.Flush())
		}
		ctx.Said = time.Now()
		if msg.Ref != "" {
			if ctx.Said, err = refTime(msg.Ref, zone); err != nil {
				return errors.Join(misused("line %d: ref %q is no time; use a form such as 2026-03-05T10:05:00", n, msg.Ref), out.Flush())
			}
		}
		at := time.Now()
		found := parse.Entities(msg.Text, ctx)
		took = append(took, time.Since(at))
		answer := struct {
			ID   json.RawMessage `json:"id"`
			Ents []entity        `json:"ents"`
		}{msg.ID, make([]entity, 0, len(found))}
		for _, e := range found {
			answer.Ents = append(answer.Ents, entity{e.Kind, e.Text, e.Span.Start, e.Span.End, e.Values})
		}
		if err := enc.Encode(answer); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	stats.measure(took)
	if err := enc.Encode(map[string]entityStats{"_stats": stats}); err != nil {
		return fmt.Errorf("the last line: %w", err)
	}
	return out.Flush()
}

// refTime reads a moment with a zone or, without one, on the speaker's clock.
func refTime(s string, zone *time.Location) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return t.In(zone), nil
	}
	return time.ParseInLocation("2006-01-02T15:04:05", s, zone)
}

// measure fills in the speed from how long each message took.
func (s *entityStats) measure(took []time.Duration) {
	if len(took) == 0 {
		return
	}
	var sum time.Duration
	for _, d := range took {
		sum += d
	}
	slices.Sort(took)
	s.Speed = int64(float64(len(took)) / max(sum.Seconds(), 1e-9))
	s.P50 = took[len(took)/2].Microseconds()
	s.P99 = took[len(took)*99/100].Microseconds()
}
