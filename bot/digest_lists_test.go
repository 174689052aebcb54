package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chattest"
	"milepost/storage/crm"
)

// TestTheListsBehindADigestAddUpToIt draws ten working days on which so much is done,
// and asks the manager's chat for what is behind each figure of that evening's digest.
func TestTheListsBehindADigestAddUpToIt(t *testing.T) {
	draw := rand.New(rand.NewPCG(9, 18))
	var b strings.Builder
	firms := []string{"比亚迪", "美的", "格力", "海信", "徐工", "三一"}
	called := []string{"宁德时代", "隆基绿能", "通威股份", "阳光电源", "先导智能", "赢合科技"}
	day, sum := crm.Date("2026-03-02"), 0
	for range 10 {
		visits, calls := draw.IntN(6), 1+draw.IntN(5)
		sum += visits + calls
		fmt.Fprintf(&b, "-- %s 10:00 --\n", day)
		for i := range visits {
			fmt.Fprintf(&b, "小李> 今天拜访了%s王总,聊了方案\n", firms[i])
		}
		for i := range calls {
			fmt.Fprintf(&b, "Anna> 打了%s周工电话,谈了交期\n", called[i])
		}
		said := []string{fmt.Sprintf("电话 %d", calls)}
		if visits > 0 {
			said = append([]string{fmt.Sprintf("拜访 %d", visits)}, said...)
		}
		fmt.Fprintf(&b, "-- %s 18:30 --\nbot #华南> %s\n", day, strings.Join(said, " · "))
		for _, s := range said {
			kind, n, _ := strings.Cut(s, " ")
			rows := int(n[0] - '0')
			fmt.Fprintf(&b, "王敏> %s是哪些\nbot> %s · 华南 · %s\n    %s\n    !%s\n", kind, s, string(day[5:]), cards.Circled(rows), cards.Circled(rows+1))
		}
		day = crm.Date(day).AddDays(1)
		for day.In(time.UTC).Weekday()%6 == 0 {
			day = day.AddDays(1)
		}
	}
	st, err := parseStory("drawn.story", "# loose\n"+b.String())
	if err != nil {
		t.Fatal(err)
	}
	p, err := playStory(t.Context(), st, playOptions{Log: chattest.Log(t, io.Discard)})
	if err != nil {
		t.Fatal(err)
	}
	for _, miss := range p.misses {
		t.Error(miss)
	}
	if sum < 20 {
		t.Errorf("%d things were done: the test shows little", sum)
	}
}
