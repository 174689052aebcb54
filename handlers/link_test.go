package handlers

import (
	"regexp"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// stranger lets an identity that nobody knows write in private on Slack.
func (w *world) stranger(id, text string) []shown {
	w.t.Helper()
	m := w.message(id, chat.Text, text)
	m.From.Platform = "slack"
	m.In = chat.DMOf(m.From)
	var posts []chat.Post
	w.update(func(tx crm.Tx) (err error) {
		posts, err = w.r.Stranger(tx, m, true)
		return err
	})
	return w.deliver(posts)
}

var sixDigits = regexp.MustCompile(`\d{6}`)

func TestASecondPlatformIsLinkedByACode(t *testing.T) {
	w := newWorld(t)
	code := sixDigits.FindString(w.says("xiaoli", "绑定", "绑定码", "10 分钟内有效").text)
	owner := func(id string) (who crm.PersonID) {
		w.view(func(r crm.Reader) (err error) {
			who, err = r.PersonOf("slack/demo/" + id)
			return err
		})
		return who
	}
	w.has(w.one(w.stranger("u2", "绑定 000001")), "绑定码不对或已过期")
	w.has(w.one(w.stranger("u2", "绑定 "+code)), "已绑定,您好 小李")
	if owner("u2") != "xiaoli" {
		t.Error("his other identity is still a stranger's")
	}
	w.has(w.one(w.stranger("u3", "link "+code)), "code is wrong or over")
	code = sixDigits.FindString(w.says("xiaoli", "绑定", "绑定码").text)
	w.later(11 * time.Minute)
	w.has(w.one(w.stranger("u4", "绑定 "+code)), "绑定码不对或已过期")
	code = sixDigits.FindString(w.says("anna", "link", "Link code").text)
	for range codeTries - 1 {
		w.has(w.one(w.stranger("u4", "绑定 999999")), "绑定码不对或已过期")
	}
	w.has(w.one(w.stranger("u4", "绑定 "+code)), "试的次数太多")
	if owner("u4") != "" {
		t.Error("somebody guessed until it was right")
	}
}
