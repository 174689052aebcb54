package slack

import (
	"testing"

	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

func TestSlackIsAPlatform(t *testing.T) {
	for _, mode := range []string{ModeSocket, ModeHTTP} {
		t.Run(mode, func(t *testing.T) {
			chattest.Run(t, func(t *testing.T) chattest.Platform {
				return newStage(t, mode, fake.Options{Channels: true}, nil).platform(t)
			})
		})
	}
}
