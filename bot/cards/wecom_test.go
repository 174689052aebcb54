package cards

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
)

// platformSamples are the words of platforms.
func platformSamples(w *Writer) map[string]any {
	var b strings.Builder
	v := reflect.ValueOf(WeCom(w.Locale))
	for i := range v.NumField() {
		fmt.Fprintf(&b, "%s: %s\n", v.Type().Field(i).Name, v.Field(i))
	}
	out := map[string]any{"wecom-words": strings.TrimSpace(b.String()), "joined": joinedSample(w)}
	for name, part := range map[string]string{
		"address": "ip 203.0.113.7", "address-unknown": "ip", "secret": "secret", "corporation": "corp", "bot": "bot", "bot-twice": "twice",
	} {
		out["matter-down-"+name] = w.Matter(Matter{Kind: MatterPlatform, Subject: "wecom", Since: w.Now.Add(-10 * time.Minute), Count: 12, Part: part})
	}
	return out
}

func TestAListAndAPictureAreNotJoinedToOthers(t *testing.T) {
	if _, in := Joined("zh", waited(writer(t, "zh"))); !slices.Equal(in, []int{0, 2, 4}) {
		t.Errorf("joined are %v", in)
	}
	if _, in := Joined("zh", waited(writer(t, "zh"))[1:3]); in != nil {
		t.Errorf("one card that could be joined gives %v", in)
	}
}

// joinedSample is two reminders and a word.
func joinedSample(w *Writer) chat.Card {
	c, _ := Joined(w.Locale, waited(w))
	return c
}

// waited are cards that waited for room.
func waited(w *Writer) []chat.Card {
	due := func(what string) chat.Card {
		return chat.Card{Title: "⏰ " + what, Lines: []string{w.t("今天到期", "due today")}, Buttons: []chat.Button{
			button(w.t("完成", "Done"), DoDone, "T1", ""), button(w.t("推迟3天", "In 3 days"), DoSnooze, "T1", "3d"),
			button(w.t("为什么", "Why"), DoWhy, "T1", ""), button(w.t("今天别提醒", "Not today"), DoMute, "", ""),
		}}
	}
	return []chat.Card{
		due(w.t("粤钢 报价", "Yuegang quote")), {Title: "① ②"}, due(w.t("美的 送样", "Midea samples")), {Figure: &chat.Figure{}}, {Title: w.t("日报发出了", "The report is out")},
	}
}

func TestWeComHasAllItsWordsAndTheyFitOnItsButtons(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		words := WeCom(locale)
		v := reflect.ValueOf(words)
		for i := range v.NumField() {
			if v.Field(i).String() == "" {
				t.Errorf("%s has no word for %s", locale, v.Type().Field(i).Name)
			}
		}
		for _, label := range []string{words.Yes, words.No, words.Done, words.Processing} {
			if Width(label) > ButtonColumns {
				t.Errorf("%q is too long for a button", label)
			}
		}
		if words.Skip == words.Back || words.Skip == words.Cancel || words.Submit == words.Cancel {
			t.Errorf("%s: two answers to a question are the same word", locale)
		}
	}
}

// notes is a memory that lasts as long as a test.
type notes struct{ sync.Map }

func (n *notes) Keep(_ context.Context, key string, value []byte) error {
	n.Store(key, value)
	return nil
}

func (n *notes) Kept(_ context.Context, key string) ([]byte, error) {
	value, _ := n.Load(key)
	b, _ := value.([]byte)
	return b, nil
}

// TestEveryCardKeepsWeComsRules sends every card and form to a corporation, by
// the app and by the intelligent bot: no rule of the platform is broken, and
// every word and button stands on the screen.
func TestEveryCardKeepsWeComsRules(t *testing.T) {
	server := wecomtest.New()
	t.Cleanup(server.Close)
	corp := server.Corp()
	corp.Anybody()
	corp.Endless()
	corp.Group("group")
	tr, err := wecom.New(wecom.Options{
		CorpID: corp.ID, AgentID: corp.AgentID, Secret: corp.Secret, APIURL: server.URL(), BotID: corp.BotID, BotSecret: corp.BotSecret, BotURL: server.BotURL(),
		Now: time.Now, Memory: &notes{}, Unpaced: true, Log: chattest.Log(t, nil),
		Words: func(context.Context, chat.Identity) chat.Phrases { return WeCom("zh") },
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- tr.Run(ctx, nil) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	for !corp.BotLive() {
		time.Sleep(time.Millisecond)
	}
	sent := 0
	for _, locale := range []string{"zh", "en"} {
		for name, shown := range samples(writer(t, locale)) {
			for _, to := range []chat.Place{{Kind: chat.DM, ID: name + locale}, {Kind: chat.Channel, ID: "group"}} {
				to.Platform, to.Tenant = wecom.Platform, corp.ID
				post := chat.Post{Key: name + "." + locale, To: to}
				switch v := shown.(type) {
				case chat.Card:
					post.Card = v
				case chat.Form:
					post.Form = &v
				default:
					continue
				}
				before := len(corp.Screen(to.ID))
				if _, err := tr.Send(t.Context(), chat.Sending{Post: post}); err != nil {
					t.Errorf("%s.%s: %v", name, locale, err)
					continue
				}
				sent++
				seesAll(t, name+"."+locale, post, corp.Screen(to.ID)[before:])
			}
		}
	}
	for _, b := range corp.Breaches() {
		t.Errorf("a rule of the platform was broken: %s", b)
	}
	if sent < 500 {
		t.Errorf("only %d cards were sent", sent)
	}
}

// seesAll fails for a word or a button of a post that does not stand there.
func seesAll(t *testing.T, name string, post chat.Post, screen []wecomtest.Shown) {
	t.Helper()
	var all strings.Builder
	for _, s := range screen {
		all.WriteString(s.Text + "\n")
	}
	card := post.Card
	card.Figure = nil
	if post.Form != nil {
		card = chat.Card{Title: post.Form.Title}
		for _, f := range post.Form.Fields {
			card.Lines = append(card.Lines, f.Label)
		}
	}
	for _, line := range strings.Split(card.Plain(), "\n") {
		if strings.HasPrefix(line, "[") {
			continue
		}
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(all.String(), line) {
			t.Errorf("%s: %q does not stand there, but\n%s", name, line, &all)
		}
	}
	for _, b := range card.AllButtons() {
		if !strings.Contains(all.String(), "["+b.Label+"]") {
			t.Errorf("%s: the button [%s] does not stand there, but\n%s", name, b.Label, &all)
		}
	}
}
