package wecom

import (
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/url"

	"github.com/silenceper/wechat/v2/util"

	"milepost/bot/chat"
)

// toHook is a group robot (群机器人): a group that can only be written to. Its key
// is the whole secret. The library's own call takes an errcode for success.
func (t *Transport) toHook(name string) (out, error) {
	key := t.opt.Hooks[name]
	if key == "" {
		return out{}, &chat.Gone{Why: errors.New("no group robot of that name is configured")}
	}
	return out{
		surface: hookSurface, limits: hookLimits, key: "hook/" + name,
		send: func(ctx context.Context, b body) (sent, error) {
			data, err := util.PostJSONContext(ctx, address("webhook/send", url.Values{"key": {key}}), b)
			if err != nil {
				return sent{}, t.unanswered(err)
			}
			err = t.answered(data)
			switch codeOf(err) {
			case codeTooOften: // of this robot alone
				return sent{}, &chat.Retry{After: pauseDown, Why: err}
			case codeBadHook:
				return sent{}, &chat.Gone{Why: err}
			}
			if err != nil {
				return sent{}, t.sorted(err)
			}
			return sent{}, nil
		},
		upload: hookImage,
	}, nil
}

// codeBadHook is answered to a key that does not exist, or not any more.
const codeBadHook = 93000

// hookImage makes a message of a picture: it travels in the message itself.
func hookImage(_ context.Context, a attached) (body, error) {
	if a.kind != kindImage || len(a.data) > maxHookImage {
		return body{}, errTooLarge
	}
	sum := md5.Sum(a.data)
	return body{Kind: "image", Image: image{base64.StdEncoding.EncodeToString(a.data), hex.EncodeToString(sum[:])}}, nil
}
