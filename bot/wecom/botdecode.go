package wecom

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"milepost/bot/chat"
)

// botMessage is what the intelligent bot hears (智能机器人: 接收消息, 接收事件).
type botMessage struct {
	ID      anyText   `json:"msgid"`
	Chat    anyText   `json:"chatid"`
	Type    string    `json:"chattype"` // single or group
	From    botPerson `json:"from"`
	Created moment    `json:"create_time"` // of events and newer messages
	botContent
	Quote botContent `json:"quote"`
	Event botEvent   `json:"event"`
}

// botContent is what was said, or what somebody answers by quoting it.
type botContent struct {
	Kind  string  `json:"msgtype"`
	Text  botText `json:"text"`
	Voice botText `json:"voice"` // what was recognised
	Image botFile `json:"image"`
	File  botFile `json:"file"`
	Video botFile `json:"video"`
	Mixed struct {
		Items many[botContent] `json:"msg_item"`
	} `json:"mixed"`
}

// moment is a time in seconds or thousandths of one, written as a number or as
// text; 0 = not said.
type moment int64

// UnmarshalJSON reads either; what is neither counts as not said.
func (m *moment) UnmarshalJSON(b []byte) error {
	*m = moment(secondsOf(strings.Trim(string(b), `"`)))
	return nil
}

// secondsOf is a moment in seconds, written in these or in thousandths of one;
// 0 for anything else.
func secondsOf(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if n > 1e11 {
		n /= 1000
	}
	if err != nil || n < 0 || n > 1e11 {
		return 0
	}
	return n
}

type botText struct {
	Content anyText `json:"content"`
}

type botPerson struct {
	User anyText `json:"userid"`
}

// anyText is a text, or a number that is written as one.
type anyText string

// many is a list, or the only one of it.
type many[T any] []T

// UnmarshalJSON reads either.
func (m *many[T]) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte("[")) {
		return json.Unmarshal(b, (*[]T)(m))
	}
	var one T
	err := json.Unmarshal(b, &one)
	if err == nil && string(b) != "null" {
		*m = many[T]{one}
	}
	return err
}

// UnmarshalJSON reads either; what is neither counts as not said.
func (a *anyText) UnmarshalJSON(b []byte) error {
	var n json.Number
	if json.Unmarshal(b, (*string)(a)) != nil && json.Unmarshal(b, &n) == nil {
		*a = anyText(n)
	}
	return nil
}

// botFile is behind an address that lives for some minutes, sealed with a key
// of its own.
type botFile struct {
	URL  string `json:"url"`
	Key  string `json:"aeskey"`
	Name string `json:"filename"`
}

// botEvent is an event; older frames have the press in it, newer ones below.
type botEvent struct {
	Type string `json:"eventtype"`
	botPress
	Card botPress `json:"template_card_event"`
}

type botPress struct {
	Key      string `json:"event_key"`
	Task     string `json:"task_id"`
	Selected struct {
		Items many[struct {
			Question string `json:"question_key"`
			Options  struct {
				IDs many[string] `json:"option_id"`
			} `json:"option_ids"`
		}] `json:"selected_item"`
	} `json:"selected_items"`
}

// decodeBot reads what a frame holds. False says that it is nothing that people
// of the conversation did.
func (t *Transport) decodeBot(raw []byte) (heard, bool, error) {
	var b botMessage
	var odd *json.UnmarshalTypeError // one part is not what it should be: the rest is read
	if err := json.Unmarshal(raw, &b); err != nil && !errors.As(err, &odd) {
		return heard{}, false, errors.New("its JSON cannot be read")
	}
	if b.Kind == "event" && b.Event.Type == "disconnected_event" {
		return heard{}, false, errReplaced
	}
	if b.From.User == "" {
		return heard{}, false, errors.New("it names no sender")
	}
	if b.Type == "group" && b.Chat == "" {
		return heard{}, false, errors.New("it names no group")
	}
	if b.ID == "" {
		b.ID = anyText(madeUp(string(raw)))
	}
	who := t.person(string(b.From.User))
	h := heard{Message: chat.Message{
		Key: "wecom/" + t.opt.Tenant + "/bot/" + string(b.ID), Content: "bot/" + string(b.ID), Kind: chat.Text, From: who, In: t.botPlace(b),
	}}
	h.At = t.moment(int64(b.Created))
	h.Mention = h.In.Kind == chat.Channel // it hears nothing else there
	switch b.Kind {
	case "event":
		return t.botEvent(h, b)
	case "stream": // how an answer in pieces goes on; we give none
		return heard{}, false, nil
	}
	var ok bool
	if h.Text, h.Files, ok = b.said(0); !ok {
		h.Foreign = foreign(b.strange())
	}
	if h.Mention {
		h.Text = mention(h.Text)
	}
	h.Text = faces(h.Text)
	if t.bot != nil {
		quoted, _, _ := b.Quote.said(0)
		h.Quoted = t.bot.quoted(h.In, quoted)
	}
	return h, true, nil
}

// said are the words and files of a content; false if its kind is not known. of
// is how many files stand before.
func (c botContent) said(of int) (text string, files []chat.File, ok bool) {
	one := func(f botFile, name, kind string) (string, []chat.File, bool) {
		return "", []chat.File{f.file(name, kind)}, true
	}
	switch c.Kind {
	case "text":
		return string(c.Text.Content), nil, true
	case "voice":
		return string(c.Voice.Content), nil, strings.TrimSpace(string(c.Voice.Content)) != ""
	case "image":
		if of == 0 {
			return one(c.Image, "image.jpg", "image/jpeg")
		}
		return one(c.Image, fmt.Sprintf("image-%d.jpg", of+1), "image/jpeg")
	case "video":
		return one(c.Video, "video.mp4", "video/mp4")
	case "file":
		return one(c.File, "file", "")
	case "mixed":
		var texts []string
		for _, item := range c.Mixed.Items {
			if item.Kind == "mixed" {
				continue // nothing is mixed twice
			}
			words, more, _ := item.said(len(files))
			files = append(files, more...)
			if words != "" {
				texts = append(texts, words)
			}
		}
		return strings.Join(texts, "\n"), files, len(texts)+len(files) > 0
	}
	return "", nil, false
}

// strange is the kind of a content that says nothing that can be read: its own,
// or that of the first part.
func (c botContent) strange() string {
	if c.Kind == "mixed" && len(c.Mixed.Items) > 0 {
		return c.Mixed.Items[0].Kind
	}
	return c.Kind
}

// botPlace is where the bot heard it: a group, or the chat of one person with
// the bot, which is another than that with the app.
func (t *Transport) botPlace(b botMessage) chat.Place {
	if b.Type == "group" {
		return chat.Place{Platform: Platform, Tenant: t.opt.Tenant, Kind: chat.Channel, ID: string(b.Chat)}
	}
	p := chat.DMOf(t.person(string(b.From.User)))
	if t.opt.Secret != "" {
		p.Thread = BotThread
	}
	return p
}

func (t *Transport) botEvent(h heard, b botMessage) (heard, bool, error) {
	switch b.Event.Type {
	case "enter_chat":
		h.Kind = chat.Opened
		return h, true, nil
	case "template_card_event":
		p := b.Event.Card
		if p.Key == "" && p.Task == "" {
			p = b.Event.botPress
		}
		x := inbound{EventKey: p.Key, TaskID: p.Task}
		for _, s := range p.Selected.Items {
			x.Selected = append(x.Selected, selected{s.Question, s.Options.IDs})
		}
		sum := sha256.Sum256([]byte(p.Key))
		h.Key += "/" + strconv.FormatInt(int64(b.Created), 10) + "/" + hex.EncodeToString(sum[:6])
		h.Content = strings.TrimPrefix(h.Key, "wecom/"+t.opt.Tenant+"/")
		return t.pressed(h, x)
	}
	return heard{}, false, nil
}

// botHandle begins the handle of a file that came by the intelligent bot.
const botHandle = "bot:"

func (f botFile) file(name, kind string) chat.File {
	if f.Name != "" {
		name = f.Name
	}
	return chat.File{Name: name, Type: kind, Handle: botHandle + f.Key + " " + f.URL}
}

// fetchBot opens a file that came by the intelligent bot.
func (t *Transport) fetchBot(ctx context.Context, f chat.File) (io.ReadCloser, error) {
	encoded, from, _ := strings.Cut(strings.TrimPrefix(f.Handle, botHandle), " ")
	r, err := t.download(ctx, from, f.Type)
	if codeOf(err) != 0 {
		return nil, &chat.Gone{Why: err}
	}
	if err != nil || encoded == "" {
		return r, err
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFetch))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, &chat.Retry{Why: t.silent(err)}
	}
	key, err := base64.StdEncoding.DecodeString(encoded + strings.Repeat("=", (4-len(encoded)%4)%4))
	if err != nil || len(key) != block {
		return nil, &chat.Gone{Why: errKey}
	}
	plain, err := uncipher(key, data)
	if err != nil {
		return nil, &chat.Gone{Why: err}
	}
	name := ""
	if named, ok := r.(chat.Named); ok {
		name = named.FileName()
	}
	return called{io.NopCloser(bytes.NewReader(plain)), name}, nil
}

// maxFetch is the largest sealed file that is read.
const maxFetch = 100 << 20

// mention takes the name of the bot out of what is said to it: at the start, or
// the only one that stands in it.
func mention(text string) string {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\u2005", " "))
	if strings.HasPrefix(text, "@") {
		_, rest, _ := strings.Cut(text, " ")
		return strings.TrimSpace(rest)
	}
	if at := strings.Index(text, " @"); at >= 0 && strings.Count(text, "@") == 1 {
		_, rest, _ := strings.Cut(text[at+1:], " ")
		return strings.TrimSpace(text[:at] + " " + rest)
	}
	return text
}
