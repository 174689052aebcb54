package chat

import (
	"encoding/json"
	"fmt"
)

// version is that of the encoding of messages and posts. Whoever changes the
// meaning of a field raises it and keeps reading the older ones; a new field
// needs nothing.
const version = 1

// stored is a message or a post as the store keeps it.
type stored struct {
	V int      `json:"v"`
	M *Message `json:"m,omitempty"`
	P *Post    `json:"p,omitempty"`
}

// EncodeMessage is a message as the store keeps it. An error means that it
// holds a time that JSON cannot hold, of the year 10000 or later.
func EncodeMessage(m Message) ([]byte, error) { return encode("message", stored{V: version, M: &m}) }

// DecodeMessage reads what this or an earlier release encoded; an error for
// anything else.
func DecodeMessage(body []byte) (Message, error) {
	var m Message
	if err := decode("message", body, &stored{M: &m}); err != nil {
		return Message{}, err
	}
	return m, nil
}

// EncodePost is a post as the store keeps it, with the error of EncodeMessage.
func EncodePost(p Post) ([]byte, error) { return encode("post", stored{V: version, P: &p}) }

// DecodePost reads what this or an earlier release encoded; an error for
// anything else.
func DecodePost(body []byte) (Post, error) {
	var p Post
	if err := decode("post", body, &stored{P: &p}); err != nil {
		return Post{}, err
	}
	return p, nil
}

func encode(what string, s stored) ([]byte, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("encode a %s: %w", what, err)
	}
	return b, nil
}

// decode fills what s points to.
func decode(what string, body []byte, s *stored) error {
	if err := json.Unmarshal(body, s); err != nil {
		return fmt.Errorf("decode a %s: %w", what, err)
	}
	if s.V < 1 || s.V > version {
		return fmt.Errorf("decode a %s: its encoding has version %d, this release knows 1 to %d", what, s.V, version)
	}
	return nil
}
