package handlers

import (
	"testing"
	"time"
)

// TestThumbsInEnglish: what is written in small letters and few words is what it would be in a sentence, and what only
// looks like it is not.
func TestThumbsInEnglish(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		says string
		sees []string
	}{
		// where one goes next
		{"otto this evening", []string{"Task saved", "Mon, Nov 2", "visit otto"}},
		{"otto at 5pm", []string{"17:00", "visit otto", "!Visit logged"}},
		{"otto later", []string{"Task saved", "visit otto"}},
		{"otto was fine", []string{"!Task saved"}},
		// a call to make, and one that was made
		{"call tom", []string{"Task saved · Kestrel"}},
		{"called tom", []string{"Call logged · Kestrel"}},
		{"call with tom, he is happy", []string{"Call logged · Kestrel"}},
		// news, and what is no news
		{"tom took the kits", []string{"News", "!Visit logged"}},
		{"tom took us to lunch", []string{"!News"}},
		{"greta wants 10% off", []string{"News", "!Visit logged"}},
		{"greta wants a revised quote by friday", []string{"Task saved · Otto", "Fri, Nov 6"}},
		// what is wished on a visit corrects nothing
		{"visited otto, greta wants 280k not 300k", []string{"Visit Otto"}},
		// three kits are no three thousand
		{"tom wants a quote for 3 kits", []string{"!3,000", "!Quote"}},
		{"quoted 45k to otto", []string{"Quote · Otto", "45k"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("anna", "visited Otto Packaging yesterday, met Greta Lindqvist, talked about the 65kw line", "Otto Packaging")
			w.says("anna", "called Tom Reed at Kestrel yesterday, spare kits", "Kestrel")
			w.later(40 * time.Minute)
			w.says("anna", row.says, row.sees...)
		})
	}
}

// TestWhoIsAskedForInSmallLetters: a leader writes names as thumbs do.
func TestWhoIsAskedForInSmallLetters(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging today, met Greta Lindqvist", "Otto Packaging")
	w.says("anna", "remind me to send Otto the quote tomorrow", "Task saved")
	w.says("wangmin", "whats anna got on tomorrow", "Anna", "the quote")
	w.hears("wangmin", w.tell("wangmin", "remind anna about the otto proposal"), "Anna", "the otto proposal")
	w.says("wangmin", "what needs my sign off", "!没看懂")
	w.says("anna", "what is mine now", "Otto Packaging")
}

// TestALeaderGivesATaskByItsName: it goes to whom it is for; what he adds for himself stays his own.
func TestALeaderGivesATaskByItsName(t *testing.T) {
	for _, row := range []struct{ says, sees string }{
		{"给Anna加个任务 周三前把恒发报价发出去", "已交给 Anna"},
		{"给小李安排个活,周五前整理恒发的资料", "已交给 小李"},
		{"加个任务 周三前把恒发报价发出去", "!已交给"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金周经理,聊了切割线,预算70万", "#V1")
		w.hears("wangmin", w.tell("wangmin", row.says), row.sees)
	}
}
