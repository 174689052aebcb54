package handlers

import (
	"testing"
	"time"
)

// Who comes out of a visit that was booked says so in two words, and what he tells next is of that visit.
func TestOutOfABookedVisit(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"just out", "Visit logged"},
		{"just finished with them", "Visit logged"},
		{"im out of the meeting", "Visit logged"},
		{"ana was there and her boss carl brandt", "Visit logged"},
		{"im out of the office tomorrow", "!Visit logged"},
		{"im done", "!Visit logged"},
		{"im back", "!Visit logged"},
	} {
		w := newWorld(t)
		w.says("anna", "Met Ana Ruiz (buyer) at Kestrel Packaging today, about a line", "#V1")
		w.later(18 * time.Hour)
		w.says("anna", "meeting Ana Ruiz at Kestrel Packaging at 2pm today", "14:00")
		w.later(6 * time.Hour)
		w.hears("anna", w.tell("anna", row.says), row.is)
	}
	w := newWorld(t)
	w.says("anna", "Met Ana Ruiz (buyer) at Kestrel Packaging today, about a line", "#V1")
	w.tell("anna", "meeting Ana Ruiz at Kestrel Packaging at 11pm today")
	w.hears("anna", w.tell("anna", "just out"), "!Visit logged") // of which the hour has not come
}

// What is said in passing is no visit to somebody new, no correction of what is days old and nobody's decision.
func TestWhatAPassingWordIsNot(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		after    time.Duration
		says, is string
	}{
		{time.Minute, "competitor is fanuc again", "Rivals: fanuc\n"},
		{time.Minute, "competitor is fanuc", "Rivals: fanuc\n"},
		{time.Minute, "anything back from wang min yet", "!Visit logged"},
		{time.Minute, "anything new at Oakline", "!Visit logged"},
		{time.Minute, "ping him monday", "Task saved"},
		{time.Minute, "saw a guy called felix brandt at Oakline", "Visit logged"},
		{time.Minute, "saw a guy called felix brandt at Oakline", "Felix Brandt"},
		{time.Minute, "a guy called me yesterday", "!Me Yesterday"},
		{time.Minute, "ok 170发给他了", "!waiting for your decision"},
		{time.Minute, "no, 320k", "320k"},
		{26 * time.Hour, "worth 420k EUR", "!Changed #V1"},
		{26 * time.Hour, "actually it's 420k EUR", "420k"},
	} {
		w := newWorld(t)
		w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, budget 300k EUR", "#V1")
		w.later(row.after)
		w.hears("anna", w.tell("anna", row.says), row.is)
	}
}

// A sentence that tells of something is no place where one meets.
func TestATaleIsNoPlace(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"方案做好了还没发", "!地点"},
		{"方案做好了还没发", "!方案做好了还没发 ·"},
		{"他们会议室", "他们会议室"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", "约了刘总明天下午三点拜访", "#T1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// Of whom 他 speaks is not whoever was spoken of a week ago.
func TestAnOldTalkIsOver(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		after time.Duration
		says  string
		keeps string
	}{
		{20 * time.Hour, "他说资金还没批", "恒发五金"},
		{6 * 24 * time.Hour, "他说资金还没批", "!恒发五金 #P"},
		{6 * 24 * time.Hour, "恒发五金资金还没批", "恒发五金"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了利元亨,见了张工,预算80万", "#V1")
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V2")
		w.later(row.after)
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.keeps)
	}
}
