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

// projectForm is a form with something missing.
func projectForm(o *office) chat.Sending {
	return chat.Sending{Post: chat.Post{Key: "form", To: o.dm("xiaoli"), Form: &chat.Form{
		Do: chat.Action{Verb: "save", Subject: "LX-014", Rev: 2}, Title: "立项 比亚迪电池线", Submit: "提交", Cancel: "不改了",
		Fields: []chat.Field{
			{Key: "name", Kind: chat.Line, Label: "项目", Value: []string{"比亚迪电池线"}},
			{Key: "who", Kind: chat.Line, Label: "决策人", Required: true},
			{Key: "stage", Kind: chat.One, Label: "阶段", Required: true, Options: []chat.Option{{Value: "m1", Label: "初步接触"}, {Value: "m2", Label: "需求确认"}}},
		},
	}}}
}

func TestAFormIsAConversationOfShortQuestions(t *testing.T) {
	o := open(t, nil).run(nil)
	say := func(text, want string) {
		t.Helper()
		if err := o.Say(t.Context(), "xiaoli", text); err != nil {
			t.Fatal(err)
		}
		o.transport.asked.Wait()
		if got := o.last("xiaoli").Text; want != "" && !strings.Contains(got, want) {
			t.Errorf("to %q it says %q, want %q", text, got, want)
		}
	}
	ref := o.send(projectForm(o))
	s := o.last("xiaoli").Text
	if !strings.Contains(s, "项目 = 比亚迪电池线") || !strings.Contains(s, "决策人?") || strings.Contains(s, "阶段?") {
		t.Errorf("the form shows %q", s)
	}
	if !strings.HasSuffix(s, "回复内容,或「跳过」「不改了」") { // there is none before the first
		t.Errorf("the first question offers %q", s)
	}
	say("上一步", "这是第一项")
	say("王总", "或「上一步」「不改了」") // none is left to be skipped for
	say("上一步", "决策人?")
	say("林总", "阶段?")
	say("跳过", "「阶段」要填")
	say("需求什么", "没有「需求什么」这一项")
	o.ear.Silent(t)
	say("2", "")
	m := o.ear.Next(t)
	if m.Kind != chat.Submit || m.On != ref || m.Action.Rev != 2 || fmt.Sprint(m.Values) != "map[name:[比亚迪电池线] stage:[m2] untouched:[name] who:[林总]]" {
		t.Errorf("came in as %+v", m)
	}
	say("今天拜访了美的", "")
	if m := o.ear.Next(t); m.Kind != chat.Text {
		t.Errorf("after the form words come in as %+v", m)
	}
}

func TestAFormIsFilledInByOneMessage(t *testing.T) {
	o := open(t, nil).run(nil)
	o.send(projectForm(o))
	copied := o.last("xiaoli").Text
	copied = strings.Replace(copied, "决策人 =", "决策人 = 王总", 1)
	copied = strings.Replace(copied, "阶段 =", "阶段 = 初步接触", 1)
	if err := o.Say(t.Context(), "xiaoli", copied); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); fmt.Sprint(m.Values) != "map[name:[比亚迪电池线] stage:[m1] untouched:[name] who:[王总]]" {
		t.Errorf("the form that was copied and filled in came in as %+v", m)
	}
}

func TestAFormThatWasHandedOverIsNotAskedForAgain(t *testing.T) {
	o := open(t, nil).run(nil)
	say := func(text string) int {
		t.Helper()
		if err := o.Say(t.Context(), "xiaoli", text); err != nil {
			t.Fatal(err)
		}
		o.transport.asked.Wait()
		return len(o.Screen("xiaoli"))
	}
	o.send(projectForm(o))
	say("决策人 = 王总; 阶段 = 2")
	if m := o.ear.Next(t); m.Kind != chat.Submit {
		t.Errorf("one message with all of it came in as %+v", m)
	}
	say("「提交」")
	o.ear.Silent(t)
	if s := o.last("xiaoli").Text; !strings.HasPrefix(s, "已经交了") {
		t.Errorf("the word that he was told to write is answered by %q", s)
	}
	later := time.Now().Add(askLife + time.Minute)
	o.transport.opt.Now = func() time.Time { return later }
	say("提交")
	if m := o.ear.Next(t); m.Kind != chat.Text {
		t.Errorf("later it came in as %+v", m)
	}
}

func TestAFormSaysWhatItDoesNotHaveAndHowToGoOn(t *testing.T) {
	o := open(t, nil).run(nil)
	form := projectForm(o)
	form.Post.Form.Fields[1].Value, form.Post.Form.Fields[2].Value = []string{"王总"}, []string{"m1"} // nothing is missing
	o.send(form)
	say := func(text, want string) {
		t.Helper()
		if err := o.Say(t.Context(), "xiaoli", text); err != nil {
			t.Fatal(err)
		}
		o.transport.asked.Wait()
		if got := o.last("xiaoli").Text; !strings.Contains(got, want) {
			t.Errorf("to %q it says %q, want %q", text, got, want)
		}
	}
	say("跳过", "写「提交」提交")
	say("上一步", "直接写「项目 = …」")
	say("项目:比亚迪产线; 预算 = 98万;负责人=小李", "没有「预算、负责人」")
	o.ear.Silent(t)
	if err := o.Say(t.Context(), "xiaoli", "提交"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); fmt.Sprint(m.Values) != "map[name:[比亚迪产线] stage:[m1] untouched:[who stage] who:[王总]]" {
		t.Errorf("came in as %+v", m.Values)
	}
	// A form that is shown again holds what he wrote, which counts, and what the record holds.
	form = projectForm(o)
	form.Post.Key, form.Post.Form.Fields[1].Value, form.Post.Form.Fields[2].Value = "again", []string{"王总"}, []string{"m1"}
	form.Post.Form.Fields[0].Error, form.Post.Form.Fields[1].Typed = "太长", true
	o.send(form)
	if err := o.Say(t.Context(), "xiaoli", "项目 = 短"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); fmt.Sprint(m.Values) != "map[name:[短] stage:[m1] untouched:[stage] who:[王总]]" {
		t.Errorf("came in as %+v", m.Values)
	}
}

func TestAnOpenFormLeavesOtherMattersAlone(t *testing.T) {
	o := open(t, nil).run(nil)
	form := projectForm(o)
	o.send(form)
	long := "今天下午去了美的,见了采购部的周工,他对方案没有意见,让我们下周三之前把正式的报价单和样品一起送过去,另外还提到竞争对手"
	if err := o.Say(t.Context(), "xiaoli", long); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.Kind != chat.Text || m.Text != long {
		t.Errorf("a new matter came in as %+v", m)
	}
	// Anna's words are not for 小李's form.
	if err := o.Say(t.Context(), "anna", "王总"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.Kind != chat.Text || m.From.ID != "anna" {
		t.Errorf("came in as %+v", m)
	}
	// Long after the question short words are words again.
	later := time.Now().Add(time.Hour)
	o.transport.opt.Now = func() time.Time { return later }
	if err := o.Say(t.Context(), "xiaoli", "在吗"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.Kind != chat.Text {
		t.Errorf("came in as %+v", m)
	}
	if err := o.Say(t.Context(), "xiaoli", "不改了"); err != nil {
		t.Fatal(err)
	}
	if m := o.ear.Next(t); m.Kind != chat.Submit || m.Action.Verb != chat.Cancel || m.Action.Subject != "LX-014" {
		t.Errorf("leaving came in as %+v", m)
	}
	o.transport.asked.Wait()
	if s := o.last("xiaoli").Text; s != chinese.Left {
		t.Errorf("leaving is answered with %q", s)
	}
}

func TestAFormOutlivesTheProcessAndADeliveryOnceMore(t *testing.T) {
	o := open(t, nil).run(nil)
	o.send(projectForm(o))
	o.close()
	o.connect()
	o.run(nil)
	if err := o.Say(t.Context(), "xiaoli", "王总"); err != nil {
		t.Fatal(err)
	}
	if err := o.Again(t.Context()); err != nil { // not the answer to the next question
		t.Fatal(err)
	}
	o.transport.asked.Wait()
	o.ear.Silent(t)
	if err := o.Say(t.Context(), "xiaoli", "需求确认"); err != nil {
		t.Fatal(err)
	}
	m := o.ear.Next(t)
	if fmt.Sprint(m.Values["who"], m.Values["stage"]) != "[王总] [m2]" {
		t.Errorf("came in as %+v", m)
	}
	if err := o.Again(t.Context()); err != nil {
		t.Fatal(err)
	}
	if twice := o.ear.Next(t); twice.Key != m.Key {
		t.Errorf("delivered once more it has the key %s, had %s", twice.Key, m.Key)
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
