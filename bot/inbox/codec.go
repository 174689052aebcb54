package inbox

import (
	"encoding/json"
	"fmt"

	"milepost/bot/chat"
)

// version is that of the encoding. Whoever changes the meaning of a field
// raises it and keeps reading the older ones; a new field needs nothing.
const version = 1

type stored struct {
	V int          `json:"v"`
	M chat.Message `json:"m"`
}

// Encode is a message as the store keeps it.
func Encode(m chat.Message) ([]byte, error) {
	b, err := json.Marshal(stored{version, m})
	if err != nil {
		return nil, fmt.Errorf("encode a message: %w", err)
	}
	return b, nil
}

// Decode reads what this or an earlier release encoded.
func Decode(body []byte) (chat.Message, error) {
	var s stored
	if err := json.Unmarshal(body, &s); err != nil {
		return chat.Message{}, fmt.Errorf("decode a message: %w", err)
	}
	if s.V < 1 || s.V > version {
		return chat.Message{}, fmt.Errorf("decode a message: its encoding has version %d, this release knows 1 to %d", s.V, version)
	}
	return s.M, nil
}
