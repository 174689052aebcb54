package console

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"milepost/bot/chat"
)

// handle does what a line asks for. Quit ends the talk.
func (c *Console) handle(ctx context.Context, line string) (quit bool) {
	word, rest := command(line)
	switch {
	case line == "":
		return false
	case word != "":
		return c.own(ctx, word, rest)
	case c.answerSure(ctx, line):
		return false
	case c.answerForm(ctx, line):
		return false
	case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") && len(line) > 2:
		c.pressLabel(ctx, strings.TrimSpace(line[1:len(line)-1]))
		return false
	}
	c.speak(ctx, c.here(), line)
	return false
}

// command reads one of the console's own words, which begin with a colon; ""
// for anything else, a smiley among them.
func command(line string) (word, rest string) {
	body, ok := strings.CutPrefix(line, ":")
	if !ok { // as a Chinese keyboard types it
		body, ok = strings.CutPrefix(line, "\uff1a")
	}
	first, _, _ := strings.Cut(body, " ")
	if !ok || first == "" {
		return "", ""
	}
	for _, r := range first {
		if !unicode.IsDigit(r) && (r > unicode.MaxASCII || !unicode.IsLetter(r)) {
			return "", ""
		}
	}
	if len(first) == 1 && unicode.IsLetter(rune(first[0])) { // :D :P :o
		return "", ""
	}
	return strings.ToLower(first), strings.TrimSpace(strings.TrimPrefix(body, first))
}

// own does one of the console's own words.
func (c *Console) own(ctx context.Context, word, rest string) (quit bool) {
	w := c.words()
	switch word {
	case "quit", "exit":
		return true
	case "help":
		c.say(w.Help)
	case "people":
		c.people(ctx)
	case "as":
		c.speakAs(ctx, rest)
	case "in":
		c.enterRoom(ctx, rest)
	case "re":
		c.reply(ctx, rest)
	case "at":
		c.moveClock(ctx, rest)
	case "press":
		if n, err := strconv.Atoi(rest); err == nil {
			c.pressNumber(ctx, n)
		} else {
			c.pressLabel(ctx, strings.Trim(rest, "[]"))
		}
	case "submit", "cancel":
		f, who := c.openForm()
		switch {
		case f == nil:
			c.say(w.NoForm)
		case word == "submit":
			c.submit(ctx, f, who)
		default:
			c.leave(ctx, f, who)
		}
	default:
		if n, err := strconv.Atoi(word); err == nil {
			c.pressNumber(ctx, n)
			return false
		}
		c.say(fmt.Sprintf(w.Unknown, ":"+word))
	}
	return false
}

// people lists as whom one can speak.
func (c *Console) people(ctx context.Context) {
	var lines []string
	for _, p := range c.opt.People(ctx) {
		line := p.Name
		if p.About != "" {
			line += " · " + p.About
		}
		if p.Home != "" {
			line += " · @" + p.Home
		}
		lines = append(lines, line)
	}
	c.say(clean(strings.Join(lines, "\n")))
}

// speakAs changes who speaks: "王敏", "王敏 @slack".
func (c *Console) speakAs(ctx context.Context, words string) {
	w := c.words()
	name, on, _ := strings.Cut(words, "@")
	name, on = strings.TrimSpace(name), strings.TrimSpace(on)
	p, ok := named(c.opt.People(ctx), name)
	if !ok {
		c.say(clean(fmt.Sprintf(w.NoPerson, name)))
		return
	}
	if _, there := p.On[on]; on != "" && !there {
		c.say(clean(fmt.Sprintf(w.NotOn, p.Name, on)))
		return
	}
	c.become(p, on)
	if !c.Interactive() { // there the prompt says it
		about := p.Name
		if p.About != "" {
			about += " · " + p.About
		}
		c.say(clean(fmt.Sprintf(c.words().NowYou, about)))
	}
	if f, _ := c.openForm(); f != nil { // it was opened while he was away
		c.mu.Lock()
		c.ask(f, c.words())
		c.mu.Unlock()
	}
}

// enterRoom changes where the one who speaks writes: a channel, or with no
// words the private chat.
func (c *Console) enterRoom(ctx context.Context, label string) {
	w := c.words()
	if label == "" || strings.EqualFold(label, "dm") {
		c.mu.Lock()
		c.room = nil
		c.mu.Unlock()
		c.say(fmt.Sprintf(w.NowIn, w.Private))
		return
	}
	label, on, _ := strings.Cut(label, "@")
	label, on = strings.TrimSpace(label), strings.TrimSpace(on)
	var (
		found  *Room
		labels []string
	)
	for _, r := range c.opt.Rooms(ctx) {
		labels = append(labels, r.Label)
		_, member := c.me.On[r.Place.Platform]
		if !member || on != "" && r.Place.Platform != on || !strings.EqualFold(strings.TrimPrefix(r.Label, "#"), strings.TrimPrefix(label, "#")) {
			continue
		}
		if found == nil || r.Place.Platform == c.on {
			found = &r
		}
	}
	if found == nil {
		there := cmp.Or(strings.Join(unique(labels), " "), w.None)
		c.say(clean(fmt.Sprintf(w.NoChannel, label, there)))
		return
	}
	c.mu.Lock()
	c.room, c.on = found, found.Place.Platform
	c.mu.Unlock()
	c.say(clean(fmt.Sprintf(w.NowIn, found.Label+" @"+found.Place.Platform)))
}

func unique(words []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// speak says words in a place. In a channel the bot is addressed by its name.
func (c *Console) speak(ctx context.Context, in chat.Place, text string) {
	m := chat.Message{Kind: chat.Text, In: in, Text: text, Locale: c.me.Locale}
	if !in.Private() {
		for at := 0; at+len(botName) <= len(text); at++ {
			if strings.EqualFold(text[at:at+len(botName)], botName) {
				m.Mention = true
				m.Text = strings.TrimSpace(text[:at] + text[at+len(botName):])
				break
			}
		}
	}
	c.deliver(ctx, m)
}

// reply says words in the thread of the newest post of the channel.
func (c *Console) reply(ctx context.Context, text string) {
	here := c.here()
	for _, k := range c.visible() {
		if !same(k.place, here) || here.Private() || text == "" {
			continue
		}
		here.Thread = cmp.Or(k.place.Thread, string(k.ref))
		c.speak(ctx, here, text)
		return
	}
	c.say(c.words().NoThread)
}

// moveClock moves the clock forward, or back to the present.
func (c *Console) moveClock(ctx context.Context, text string) {
	w := c.words()
	zone := c.zone()
	now := c.opt.Now().In(zone)
	var to time.Time // zero = now
	if text != "" && c.opt.Move == nil {
		c.say(w.ClockReal)
		return
	}
	if text != "now" && text != "" {
		var ok bool
		if to, ok = moment(text, now); !ok {
			c.say(clean(fmt.Sprintf(w.ClockBad, text)))
			return
		}
		if to.Before(now) {
			c.say(fmt.Sprintf(w.ClockBack, now.Format(clockForm)))
			return
		}
	}
	if text != "" {
		c.setMoving(true)
		err := c.opt.Move(ctx, to)
		c.setMoving(false)
		if err != nil {
			c.trouble(err, w.Trouble)
			return
		}
	}
	c.say(fmt.Sprintf(w.ClockIs, c.opt.Now().In(zone).Format(clockForm)))
	c.settle(ctx)
}

func (c *Console) setMoving(moving bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.moving, c.stamp = moving, ""
}

// zone is where the one who speaks means times.
func (c *Console) zone() *time.Location {
	if c.me.Zone == nil {
		return time.UTC
	}
	return c.me.Zone
}

const clockForm = "2006-01-02 15:04"

// moment reads a time in the zone of now: a date with a time, a date, a time
// of today, or a step such as +3d, +2h, +30m.
func moment(text string, now time.Time) (time.Time, bool) {
	if step, ok := strings.CutPrefix(text, "+"); ok && len(step) > 1 {
		n, err := strconv.Atoi(step[:len(step)-1])
		if err != nil || n < 0 || n > 10000 {
			return time.Time{}, false
		}
		switch step[len(step)-1] {
		case 'd':
			return now.AddDate(0, 0, n), true
		case 'h':
			return now.Add(time.Duration(n) * time.Hour), true
		case 'm':
			return now.Add(time.Duration(n) * time.Minute), true
		}
		return time.Time{}, false
	}
	for _, form := range []string{clockForm, "2006-01-02T15:04", "2006-1-2 15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(form, text, now.Location()); err == nil {
			return t, true
		}
	}
	if t, err := time.Parse("15:04", text); err == nil {
		return time.Date(now.Year(), now.Month(), now.Day(), t.Hour(), t.Minute(), 0, 0, now.Location()), true
	}
	return time.Time{}, false
}
