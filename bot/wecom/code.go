package wecom

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"sync"
	"time"
)

const (
	// codeLife is how long a card can be changed after it was sent or pressed
	// (72 小时), less an hour.
	codeLife = 71 * time.Hour
	// codeSlots is how many cards can be changed. The newest of a slot counts.
	codeSlots = 1 << 14
)

// cardCode is the one-time code with which a card can be changed, and what its
// reader has seen of it. A message that cannot be changed has no code.
type cardCode struct {
	Task  string    `json:"t"` // or the whole reference of a message that is no card
	Code  string    `json:"c"`
	Until time.Time `json:"u"`
	Seen  seen      `json:"s,omitempty"`
	Below seen      `json:"b,omitempty"` // of what he has seen, what was written below the card
	grey  string    // the label of the button that was pressed, afterwards
	used  bool
}

// codes remembers them, here and in the store: a bounded number, since nothing
// else removes them.
type codes struct {
	mu sync.Mutex
	by map[string]cardCode // by slot
}

func slotOf(task string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(task)) // cannot fail
	return fmt.Sprintf("wecom/code/%d", h.Sum32()%codeSlots)
}

// keepCode remembers the code of a card that was sent.
func (t *Transport) keepCode(ctx context.Context, task, code string, what seen) {
	slot, c := t.codes.put(cardCode{Task: task, Code: code, Until: t.opt.Now().Add(codeLife), Seen: what})
	t.writeCode(ctx, slot, c)
}

func (t *Transport) writeCode(ctx context.Context, slot string, c cardCode) {
	if c.used {
		c.Code = ""
	}
	body, err := json.Marshal(c)
	if err == nil {
		err = t.opt.Memory.Keep(ctx, slot, body)
	}
	if err != nil { // the card is then said anew
		t.opt.Log.Warn("the code of a card was not kept", "err", err)
	}
}

// noteCode remembers the code that came with a press. It does not hold up the
// answer to the platform.
func (t *Transport) noteCode(ctx context.Context, h heard) {
	t.known(ctx, slotOf(h.task)) // what was seen of it
	slot, c := t.codes.put(cardCode{Task: h.task, Code: h.code, Until: t.opt.Now().Add(codeLife), grey: h.key.Done})
	t.asked.Go(func() { t.writeCode(context.WithoutCancel(ctx), slot, c) })
}

func (c *codes) put(code cardCode) (string, cardCode) {
	c.mu.Lock()
	defer c.mu.Unlock()
	slot := slotOf(code.Task)
	old := c.by[slot]
	if old.used && old.Code == code.Code {
		code.used = true
	}
	if old.Task == code.Task && code.Seen == nil {
		code.Seen = old.Seen
	}
	if old.Task == code.Task {
		code.Below = old.Below
	}
	c.by[slot] = code
	return slot, code
}

// known is what is remembered in a slot, here or in the store.
func (t *Transport) known(ctx context.Context, slot string) cardCode {
	t.codes.mu.Lock()
	c, known := t.codes.by[slot]
	t.codes.mu.Unlock()
	if known {
		return c
	}
	body, err := t.opt.Memory.Kept(ctx, slot)
	if err != nil || body == nil || json.Unmarshal(body, &c) != nil {
		return cardCode{}
	}
	t.codes.mu.Lock()
	defer t.codes.mu.Unlock()
	if now, ok := t.codes.by[slot]; ok {
		return now
	}
	t.codes.by[slot] = c
	return c
}

// takeCode uses the code of a card up; its Code is "" if there is none that
// still counts. giveBack says that it was not used after all.
func (t *Transport) takeCode(ctx context.Context, task string) (code cardCode, giveBack func()) {
	slot := slotOf(task)
	t.known(ctx, slot)
	t.codes.mu.Lock()
	defer t.codes.mu.Unlock()
	c := t.codes.by[slot]
	if c.Task != task || c.used || !t.opt.Now().Before(c.Until) {
		return cardCode{}, nil
	}
	c.used = true
	t.codes.by[slot] = c
	return c, func() {
		t.codes.mu.Lock()
		defer t.codes.mu.Unlock()
		if now := t.codes.by[slot]; now.Code == c.Code {
			now.used = false
			t.codes.by[slot] = now
		}
	}
}
