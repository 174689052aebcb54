package wecom

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"milepost/bot/chat"
)

// maxKey is the longest key of a button in bytes (按钮key值, 最长支持1024字节).
const maxKey = 1024

// pressKey is what a button carries. One that only acts carries the text form
// of its action, anything more is JSON.
type pressKey struct {
	Do      string              `json:"a,omitempty"` // text form of the action
	Values  map[string][]string `json:"v,omitempty"` // what it chooses
	Confirm string              `json:"c,omitempty"` // asked before it acts
	On      string              `json:"o,omitempty"` // the card that it stands for, if it stands on another
	Choice  bool                `json:"s,omitempty"` // what it does stands in what was selected
	No      bool                `json:"n,omitempty"` // answers a confirmation with no
	Done    string              `json:"d,omitempty"` // its label afterwards
	Nth     int                 `json:"i,omitempty"` // tells it from another of the same card that does the same

	do chat.Action
}

// String is the key as the platform keeps it. What a button says besides its
// action is cut where it would be too long.
func (k pressKey) String() string {
	if !k.do.IsZero() {
		k.Do = k.do.String()
	}
	if k.Do != "" && k.Values == nil && k.Confirm == "" && k.On == "" && !k.No && k.Done == "" && k.Nth == 0 {
		return k.Do
	}
	for {
		b, err := json.Marshal(k)
		switch {
		case err != nil: // texts only: cannot be
			return k.Do
		case len(b) <= maxKey:
			return string(b)
		case k.Done != "":
			k.Done = ""
		case len(k.Confirm) > 40:
			k.Confirm = cutBytes(k.Confirm, len(k.Confirm)/2)
		case k.On != "":
			k.On = ""
		default:
			return k.Do
		}
	}
}

// parseKey reads what String printed, now or in an earlier release.
func parseKey(s string) (pressKey, error) {
	k := pressKey{Do: s}
	if strings.HasPrefix(s, "{") {
		k = pressKey{}
		if err := json.Unmarshal([]byte(s), &k); err != nil {
			return k, errors.New("it is not one of ours")
		}
	}
	if k.Do == "" {
		if k.Values == nil && !k.No && !k.Choice {
			return k, errors.New("it does nothing")
		}
		return k, nil
	}
	do, err := chat.ParseAction(k.Do)
	if err != nil {
		return k, fmt.Errorf("it is not one of ours: %w", err)
	}
	k.do = do
	return k, nil
}

// maxTask is the longest task_id in bytes.
const maxTask = 128

// idBytes is how long the hash at the end of a task_id is, as it is written.
const idBytes = 24

// taskID is the id of a card: what it is about, as far as that can be written
// there, and a hash of place and key, so that the same post has the same.
func taskID(p chat.Post) string {
	sum := sha256.Sum256([]byte(p.To.String() + "\x00" + p.Key))
	return about(p.Track) + "-" + hex.EncodeToString(sum[:idBytes/2])
}

// about is a track as a task_id shows it.
func about(track string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '-', r == '_':
			return r
		}
		return '_'
	}, track)
	return s[:min(len(s), maxTask-40)]
}

// shows reports whether a card may be the one that shows a track.
func shows(task, track string) bool {
	return len(task) > idBytes && task[:len(task)-idBytes] == about(track)+"-"
}

// partOf is the task_id of a card's part: a card with more than six buttons
// stands in several. taskOf is that of the whole.
func partOf(task string, n int) string {
	if n == 0 {
		return task
	}
	return fmt.Sprintf("%s@%d", task, n)
}

func taskOf(part string) string {
	task, _, _ := strings.Cut(part, "@")
	return task
}

// cutBytes is a text of at most n bytes, cut at a whole character.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}
