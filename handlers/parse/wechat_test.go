package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestWeChat reads the id under which somebody is found on WeChat, and none where WeChat is
// only how one spoke.
func TestWeChat(t *testing.T) {
	for _, c := range []struct{ says, text, id string }{
		{"with the word for it", "王总微信号 wang_88x", "wang_88x"},
		{"with a colon", "存个联系人 恒鑫的李姐,微信:lijie-2020", "lijie-2020"},
		{"with figures in it", "他微信abc123,电话13812345678", "abc123"},
		{"as it was typed", "Greta's WeChat id is GretaKoch", "GretaKoch"},
		{"in short", "王总vx:wzh_2019", "wzh_2019"},
		{"a call is none", "wechat call with Greta at Oakline today", ""},
		{"a chat is none", "微信跟王总聊了下方案", ""},
		{"too short", "王总微信号 wzh1", ""},
		{"an address is none", "王总微信:wangzh@byd.example", ""},
	} {
		f := parse.Read(c.text, parse.Context{Said: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC), Literal: true})
		got := ""
		for _, p := range f.Contacts {
			got += p.WeChat
		}
		if got != c.id {
			t.Errorf("%s: %q read as %q, want %q", c.says, c.text, got, c.id)
		}
	}
}
