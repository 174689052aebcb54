package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"milepost/bot/chat"
)

// clockMove is a time line: to a moment, by a span, down for a span, down until
// the line that lets it come up, or a restart on the spot; or a platform that refuses to work, works again, or for
// a while has no room for what can wait; or somebody whom his platform does not know any more.
type clockMove struct {
	Platform      string // this one
	Works         bool
	Why           string        // it does not work: one of breaks; "" = no connection
	Full          time.Duration // so long it takes only what people wait for
	Person        string        // whom his home platform does not know any more, or knows again
	To            string        // "2006-01-02 15:04", in the team's zone
	By            time.Duration
	Down, Restart bool // Down without By: until Up
	Up            bool
}

var (
	clockLine = regexp.MustCompile(`^-- (.+) --$`)
	stateLine = regexp.MustCompile(`^(slack|wecom) (down|up)(?:: (.+))?$`)
	fullLine  = regexp.MustCompile(`^(slack|wecom) full (\d{1,3})m$`)
	goneLine  = regexp.MustCompile(`^(\S+) (gone|back)$`)
	spanLine  = regexp.MustCompile(`^(\+|down )(\d+)([mhd])$`)
)

func parseClock(text string) (step, error) {
	s := step{Kind: stepClock}
	switch text {
	case "restart":
		s.Move.Restart = true
		return s, nil
	case "down":
		s.Move.Down = true
		return s, nil
	case "up":
		s.Move.Up = true
		return s, nil
	}
	if m := stateLine.FindStringSubmatch(text); m != nil {
		s.Move.Platform, s.Move.Works, s.Move.Why = m[1], m[2] == "up", m[3]
		if _, ok := breaks()[m[3]]; m[3] != "" && (s.Move.Works || !ok) {
			return s, fmt.Errorf("time line %q: nobody knows how to bring about %q", text, m[3])
		}
		return s, nil
	}
	if m := fullLine.FindStringSubmatch(text); m != nil {
		minutes, err := strconv.Atoi(m[2])
		s.Move.Platform, s.Move.Works, s.Move.Full = m[1], true, time.Duration(minutes)*time.Minute
		return s, err
	}
	if m := goneLine.FindStringSubmatch(text); m != nil {
		s.Move.Person, s.Move.Works = m[1], m[2] == "back"
		return s, nil
	}
	if m := spanLine.FindStringSubmatch(text); m != nil {
		unit := map[string]time.Duration{"m": time.Minute, "h": time.Hour, "d": 24 * time.Hour}[m[3]]
		n := 0
		if _, err := fmt.Sscan(m[2], &n); err != nil || n > 10000 {
			return s, fmt.Errorf("time line %q: too long a span", text)
		}
		s.Move.By, s.Move.Down = time.Duration(n)*unit, m[1] != "+"
		return s, nil
	}
	if _, err := time.Parse("2006-01-02 15:04", text); err != nil {
		return s, fmt.Errorf("time line %q: want 2026-03-05 10:05, +3d, down 2d, down, up, restart, wecom down or 小李 gone", text)
	}
	s.Move.To = text
	return s, nil
}

// move moves the clock; what falls due happens on the way.
func (p *player) move(ctx context.Context, m clockMove) error {
	switch {
	case m.Restart:
		return p.restart(ctx)
	case m.Platform != "":
		return p.breakDown(ctx, m)
	case m.Person != "":
		return p.leave(ctx, m)
	case m.Up:
		return p.rise(ctx)
	case m.Down && m.By == 0:
		return p.shut()
	}
	to := p.moment(m)
	switch {
	case to.Before(p.clock.Now()):
		return fmt.Errorf("the clock never goes back: it is %s already", p.clock.Now().In(p.zone).Format("2006-01-02 15:04"))
	case p.down():
		p.clock.Set(to)
		return nil
	case !m.Down:
		return p.app.advance(ctx, p.clock, to)
	}
	if err := p.shut(); err != nil {
		return err
	}
	p.clock.Set(to)
	return p.rise(ctx)
}

// leave lets somebody's home platform say that it does not know him any more, or
// know him again.
func (p *player) leave(ctx context.Context, m clockMove) error {
	who, err := p.identity(m.Person, p.home)
	if err != nil {
		return err
	}
	var fail func(chat.Sending) error
	if !m.Works {
		fail = func(s chat.Sending) error {
			if to := s.Post.To; to.Kind == chat.DM && to.ID == who.ID {
				return &chat.Gone{Why: errors.New("nobody of that name"), Person: true}
			}
			return nil
		}
	}
	p.stages[who.Platform].Fail(fail)
	return p.app.settle(ctx)
}

func (p *player) moment(m clockMove) time.Time {
	if m.To == "" {
		return p.clock.Now().Add(m.By)
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", m.To, p.zone)
	if err != nil {
		return p.clock.Now() // parseClock has read it before
	}
	return t
}
