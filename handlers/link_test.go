package handlers

import (
	"regexp"
	"strings"
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
	w.later(25 * time.Hour) // the next day he may try again
	w.has(w.one(w.stranger("u4", "绑定 999999")), "绑定码不对或已过期")
	w.says("anna", "link 654321", "You are known here already", "private on the platform")
	w.says("xiaoli", "绑定 654321", "这里已经认得您了")
	w.has(w.tell("xiaoli", "绑定到华南")[0], "请在那个群里")
}

// Nobody comes in by the code of somebody who has left.
func TestACodeOfWhoLeftLinksNobody(t *testing.T) {
	w := newWorld(t)
	code := sixDigits.FindString(w.says("zhouhang", "小李的绑定码", "绑定码", "7 天内有效").text)
	w.press("wangmin", w.says("wangmin", "小李离职,客户交给Anna", "交接 小李 → Anna"), "全给Anna")
	w.later(25 * time.Hour)
	w.has(w.one(w.stranger("u2", "绑定 "+code)), "绑定码不对或已过期")
}

// Who stays does not leave, and the only admin does not before there is another.
func TestWhoStaysIsNoLeaver(t *testing.T) {
	w := newWorld(t)
	for text, leaves := range map[string]bool{
		"小李离职": true, "小李离职了,客户交给Anna": true, "小李没离职,搞错了": false, "小李没有离职": false, "小李还没离职": false, "小李不离职了": false, "小李并没有走": false,
	} {
		card := w.tell("wangmin", text)[0]
		if got := strings.Contains(card.text, "交接 小李 →"); got != leaves {
			t.Errorf("%s opens a hand-over: %t", text, got)
		}
	}
}
