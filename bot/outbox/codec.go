package outbox

import (
	"encoding/json"
	"fmt"

	"milepost/bot/chat"
)

// version is that of the encoding. Whoever changes the meaning of a field
// raises it and keeps reading the older ones; a new field needs nothing.
const version = 1

type stored struct {
	V int       `json:"v"`
	P chat.Post `json:"p"`
}

// Encode is a post as the store keeps it.
func Encode(p chat.Post) ([]byte, error) {
	b, err := json.Marshal(stored{version, p})
	if err != nil {
		return nil, fmt.Errorf("encode a post: %w", err)
	}
	return b, nil
}

// Decode reads what this or an earlier release encoded.
func Decode(body []byte) (chat.Post, error) {
	var s stored
	if err := json.Unmarshal(body, &s); err != nil {
		return chat.Post{}, fmt.Errorf("decode a post: %w", err)
	}
	if s.V < 1 || s.V > version {
		return chat.Post{}, fmt.Errorf("decode a post: its encoding has version %d, this release knows 1 to %d", s.V, version)
	}
	return s.P, nil
}
