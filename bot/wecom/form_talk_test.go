package wecom

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
)

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
