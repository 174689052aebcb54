package wecom

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

// receipt is a card that can be changed.
func receipt(title string, buttons ...chat.Button) chat.Card {
	return chat.Card{Title: title, Lines: []string{"11-23 周一 · 王总"}, Buttons: buttons}
}

var (
	undo = chat.Button{Label: "撤销", Do: chat.Action{Verb: "undo", Subject: "g1"}, Done: "已撤销"}
	edit = chat.Button{Label: "改", Do: chat.Action{Verb: "edit", Subject: "V1"}}
)

func TestACardChangesInPlaceOnceAndIsSaidAnewAfterThat(t *testing.T) {
	o := open(t, nil).run(nil)
	post := func(n int, c chat.Card) chat.Post {
		return chat.Post{Key: fmt.Sprintf("k/%d", n), Track: "g/1", To: o.dm("xiaoli"), Card: c}
	}
	ref := o.send(chat.Sending{Post: post(1, receipt("预算 108万", edit, undo))})
	if got := o.send(chat.Sending{Edit: ref, Post: post(2, receipt("预算 180万", edit, undo))}); got != ref {
		t.Errorf("the changed card is another message: %s, was %s", got, ref)
	}
	if s := o.last("xiaoli"); s.Changes != 1 || !strings.Contains(s.Text, "180万") || len(o.Screen("xiaoli")) != 1 {
		t.Errorf("it shows %q, changed %d times", s.Text, s.Changes)
	}
	// The code of the send is used up, and nobody pressed: a new message.
	again := o.send(chat.Sending{Edit: ref, Post: post(3, receipt("预算 200万", edit, undo))})
	if s := o.last("xiaoli"); again == ref || !strings.HasPrefix(s.Text, "(更新) 预算 200万") {
		t.Errorf("the second change shows %q", s.Text)
	}
	// A press brings a code with it.
	if err := o.Press(t.Context(), "xiaoli", string(again), "撤销"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.Action != undo.Do || m.On != again {
		t.Errorf("the press came in as %+v", m)
	}
	o.send(chat.Sending{Edit: again, Post: post(4, chat.Card{Title: "已撤销 #V1"})})
	if s := o.last("xiaoli"); s.Text != "已撤销 #V1\n[已撤销]" || len(s.Buttons) != 0 {
		t.Errorf("after the press it shows %q with %v: want one grey button", s.Text, s.Buttons)
	}
}

func TestTheCodeOfACardOutlivesTheProcess(t *testing.T) {
	o := open(t, nil).run(nil)
	ref := o.send(chat.Sending{Post: chat.Post{Key: "a", Track: "g", To: o.dm("xiaoli"), Card: receipt("一", undo)}})
	o.close()
	o.connect()
	o.run(nil)
	o.send(chat.Sending{Edit: ref, Post: chat.Post{Key: "b", Track: "g", To: o.dm("xiaoli"), Card: receipt("二", undo)}})
	if s := o.last("xiaoli"); s.Changes != 1 || !strings.Contains(s.Text, "二") {
		t.Errorf("it shows %q, changed %d times", s.Text, s.Changes)
	}
	// Three days on, the platform would refuse.
	now := time.Now().Add(72 * time.Hour)
	ref = o.send(chat.Sending{Post: chat.Post{Key: "c", Track: "h", To: o.dm("xiaoli"), Card: receipt("三", undo)}})
	o.transport.opt.Now = func() time.Time { return now }
	if got := o.send(chat.Sending{Edit: ref, Post: chat.Post{Key: "d", Track: "h", To: o.dm("xiaoli"), Card: receipt("四", undo)}}); got == ref {
		t.Error("a card of three days ago was changed")
	}
}

func TestAChangeThatWasNotAnsweredIsTriedAgainWithTheSameCode(t *testing.T) {
	o := open(t, nil).run(nil)
	ref := o.send(chat.Sending{Post: chat.Post{Key: "a", Track: "g", To: o.dm("xiaoli"), Card: receipt("一", undo)}})
	o.FailOnce("message/update_template_card", wecomtest.Fault{Refuse: true})
	change := chat.Sending{Edit: ref, Post: chat.Post{Key: "b", Track: "g", To: o.dm("xiaoli"), Card: receipt("二", undo)}}
	if _, err := o.transport.Send(t.Context(), change); err == nil {
		t.Fatal("a change without an answer counts as done")
	}
	if got := o.send(change); got != ref || o.last("xiaoli").Changes != 1 {
		t.Errorf("the second try gave %s and %q", got, o.last("xiaoli").Text)
	}
}

func TestAButtonThatWantsToBeMeantIsAskedAbout(t *testing.T) {
	o := open(t, nil).run(nil)
	sure := undo
	sure.Confirm, sure.Label = "确定撤销 5 条记录吗?客户和待办也会一并撤回", "全部撤销"
	ref := o.send(chat.Sending{Post: chat.Post{Key: "a", To: o.dm("xiaoli"), Card: receipt("5 条", sure)}})
	press := func(label string) {
		t.Helper()
		if err := o.Press(t.Context(), "xiaoli", "", label); err != nil {
			t.Fatal(err)
		}
		o.transport.asked.Wait()
	}
	press("全部撤销")
	o.ear.Silent(t)
	if s := o.last("xiaoli"); !strings.Contains(s.Text, "确定撤销 5 条记录吗?客户和待办也会一并撤回") || !strings.Contains(s.Text, "[确定] [先不]") {
		t.Fatalf("it asks %q", s.Text)
	}
	press("先不")
	o.ear.Silent(t)
	if s := o.last("xiaoli"); s.Text != "好,没有执行\n[先不]" {
		t.Errorf("after no it shows %q", s.Text)
	}
	later := time.Now().Add(2 * time.Second)
	o.Clock(func() time.Time { return later }) // two presses in one second are one
	press("全部撤销")
	press("确定")
	if m := o.ear.Next(t); m.Action != undo.Do || m.On != ref {
		t.Errorf("after yes it came in as %+v, want the action on %s", m, ref)
	}
	if s := o.last("xiaoli"); s.Text != "已收到\n[确定]" {
		t.Errorf("after yes it can be answered once more: %q", s.Text)
	}
}

func TestALongQuestionIsNotAskedTwiceOnItsCard(t *testing.T) {
	for _, c := range []struct{ asks, head, more string }{
		{"确定撤销吗?", "确定撤销吗?", ""},
		{"确定撤销 5 条记录吗?客户和待办也会一并撤回,金额和日期回到昨天", "确定撤销 5 条记录吗?", "客户和待办也会一并撤回,金额和日期回到昨天"},
		{"Undo all five records? Their customers, steps and amounts go back as well", "Undo all five records?", "Their customers, steps and amounts go back as well"},
		{"把这么长的一句没有任何标点符号的话整整齐齐地写在标题里是放不下的对不对", "把这么长的一句没有任何标点符号的话整整齐齐地写在标题里…", "把这么长的一句没有任何标点符号的话整整齐齐地写在标题里是放不下的对不对"},
	} {
		head, more := question(c.asks)
		if more != c.more || !strings.HasPrefix(c.asks, strings.TrimSuffix(head, "…")) || !fits(head, maxTitle) || more == "" && head != c.head {
			t.Errorf("%s: %q, %q", c.asks, head, more)
		}
	}
}

func TestMoreThanSixButtonsStandOnSeveralCards(t *testing.T) {
	o := open(t, nil).run(nil)
	var sections []chat.Section
	for n := range 4 {
		sections = append(sections, chat.Section{Head: fmt.Sprintf("第%d件", n+1), Text: chat.T("报价"), Buttons: []chat.Button{
			{Label: fmt.Sprintf("完成%d", n+1), Do: chat.Action{Verb: "done", Subject: fmt.Sprint(n)}},
			{Label: fmt.Sprintf("推迟%d", n+1), Do: chat.Action{Verb: "snooze", Subject: fmt.Sprint(n)}},
		}})
	}
	ref := o.send(chat.Sending{Post: chat.Post{Key: "a", To: o.dm("xiaoli"), Card: chat.Card{Title: "今天 4 件", Sections: sections, Buttons: []chat.Button{edit}}}})
	var labels int
	for _, s := range o.Screen("xiaoli") {
		labels += len(s.Buttons)
	}
	if labels != 9 || len(o.Screen("xiaoli")) != 2 {
		t.Errorf("%d buttons on %d cards, want 9 on 2", labels, len(o.Screen("xiaoli")))
	}
	if err := o.Press(t.Context(), "xiaoli", "", "推迟4"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.On != ref || m.Action.Subject != "3" {
		t.Errorf("a press on the second card came in as %+v, want it on %s", m, ref)
	}
}

func TestWhatDoesNotFitOnACardIsWrittenBelowIt(t *testing.T) {
	o := open(t, nil).run(nil)
	var lines []string
	for n := range 30 {
		lines = append(lines, fmt.Sprintf("第%02d行:%s", n, strings.Repeat("很长的内容", 5)))
	}
	o.send(chat.Sending{Post: chat.Post{Key: "a", To: o.dm("xiaoli"), Card: chat.Card{
		Title: strings.Repeat("很长的标题", 10), Lines: lines, Buttons: []chat.Button{undo}, Note: "到此为止",
		Facts: []chat.Fact{{Label: "一个很长的标签", Value: chat.T("值")}},
	}}})
	var all strings.Builder
	for _, s := range o.Screen("xiaoli") {
		all.WriteString(s.Text + "\n")
	}
	for _, want := range append([]string{strings.Repeat("很长的标题", 10), "一个很长的标签: 值", "到此为止", "[撤销]"}, lines...) {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is lost in\n%s", want, &all)
		}
	}
	if first := o.Screen("xiaoli")[0]; first.Kind != "template_card" {
		t.Errorf("the card comes after its rest: %v", first)
	}
}

func TestAChoiceIsMadeByButtonsOrFromAList(t *testing.T) {
	o := open(t, nil).run(nil)
	field := chat.Field{Key: "stage", Kind: chat.One, Label: "阶段"}
	for n := range 12 {
		field.Options = append(field.Options, chat.Option{Value: fmt.Sprint("m", n), Label: fmt.Sprint("阶段", n)})
	}
	o.send(chat.Sending{Post: chat.Post{Key: "many", To: o.dm("xiaoli"), Card: chat.Card{Title: "哪个阶段?", Pick: []chat.Field{field}}}})
	if err := o.Vote(t.Context(), "xiaoli", "", "阶段7"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); !slices.Equal(m.Values["stage"], []string{"m7"}) || m.Kind != chat.Press {
		t.Errorf("came in as %+v", m)
	}
	field.Options = field.Options[:3]
	o.send(chat.Sending{Post: chat.Post{Key: "few", To: o.dm("xiaoli"), Card: chat.Card{Title: "哪个?", Pick: []chat.Field{field}}}})
	if err := o.Press(t.Context(), "xiaoli", "", "阶段2"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); !slices.Equal(m.Values["stage"], []string{"m2"}) {
		t.Errorf("came in as %+v", m)
	}
}

// refusing is an inlet that is down.
type refusing struct{ chat.Inlet }

func (refusing) Recv(context.Context, chat.Message) error { return errors.New("the disk is full") }

// hanging is an inlet whose store does not answer.
type hanging struct{ chat.Inlet }

func (hanging) Recv(ctx context.Context, _ chat.Message) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestWhatIsNotStoredInTimeIsNotAcknowledged(t *testing.T) {
	o := open(t, nil)
	o.run(hanging{o.ear})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond) // the platform hangs up
	defer cancel()
	if err := o.Say(ctx, "xiaoli", "你好"); err == nil {
		t.Error("a callback was acknowledged and is nowhere")
	}
}

func TestWhatIsNotStoredIsNotAcknowledged(t *testing.T) {
	o := open(t, nil)
	o.run(refusing{o.ear})
	if err := o.Say(t.Context(), "xiaoli", "你好"); err == nil {
		t.Error("a callback was acknowledged and is nowhere")
	}
}
