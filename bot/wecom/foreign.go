package wecom

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"milepost/bot/chat"
)

// foreign is what somebody sent of a kind that cannot be read, as chat.Message
// has it. The platform writes kinds in several ways.
func foreign(kind string) string {
	kind = strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(kind))
	switch kind {
	case "miniprogram", "weapp", "miniprogrampage":
		return chat.ForeignApp
	case "chatrecord", "mergedmsg", "merged", "record":
		return chat.ForeignChats
	case "card", "businesscard", "namecard", "personalcard":
		return chat.ForeignPerson
	case "sticker", "emotion", "emoji":
		return chat.ForeignSticker
	}
	return cutBytes(kind, 40)
}

// madeUp is an id for what came without one: the same when it is delivered once
// more, another for anything else.
func madeUp(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return "x" + hex.EncodeToString(sum[:12])
}
