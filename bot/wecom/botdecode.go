package wecom

import (
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
	"time"

	"milepost/bot/chat"
)

// botMessage is what the intelligent bot hears (智能机器人: 接收消息, 接收事件).
type botMessage struct {
	ID      string    `json:"msgid"`
	Chat    string    `json:"chatid"`
	Type    string    `json:"chattype"` // single or group
	From    botPerson `json:"from"`
	Created int64     `json:"create_time"` // seconds, of events and newer messages
	Kind    string    `json:"msgtype"`
	Text    content   `json:"text"`
	Voice   content   `json:"voice"` // what was recognised
	Image   botFile   `json:"image"`
	File    botFile   `json:"file"`
	Video   botFile   `json:"video"`
	Mixed   struct {
		Items []struct {
			Kind  string  `json:"msgtype"`
			Text  content `json:"text"`
			Image botFile `json:"image"`
		} `json:"msg_item"`
	} `json:"mixed"`
	Event botEvent `json:"event"`
}

type botPerson struct {
	User string `json:"userid"`
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
		Items []struct {
			Question string `json:"question_key"`
			Options  struct {
				IDs []string `json:"option_id"`
			} `json:"option_ids"`
		} `json:"selected_item"`
	} `json:"selected_items"`
}

// decodeBot reads what a frame holds. False says that it is nothing that people
// of the conversation did.
func (t *Transport) decodeBot(raw []byte) (heard, bool, error) {
	var b botMessage
	if err := json.Unmarshal(raw, &b); err != nil {
		return heard{}, false, errors.New("its JSON cannot be read")
	}
	if b.Kind == "event" && b.Event.Type == "disconnected_event" {
		return heard{}, false, errReplaced
	}
	if b.From.User == "" || b.ID == "" {
		return heard{}, false, errors.New("it names no sender or has no id")
	}
	who := t.person(b.From.User)
	h := heard{Message: chat.Message{
		Key: "wecom/" + t.opt.Tenant + "/bot/" + b.ID, Content: "bot/" + b.ID, Kind: chat.Text, From: who, In: t.botPlace(b), At: t.opt.Now().UTC(),
	}}
	if b.Created > 0 {
		h.At = time.Unix(b.Created, 0).UTC()
	}
	h.Mention = h.In.Kind == chat.Channel // it hears nothing else there
	switch b.Kind {
	case "text":
		h.Text = b.Text.Content
	case "voice":
		h.Text = b.Voice.Content
	case "image":
		h.Files = []chat.File{b.Image.file("image.jpg", "image/jpeg")}
	case "video":
		h.Files = []chat.File{b.Video.file("video.mp4", "video/mp4")}
	case "file":
		h.Files = []chat.File{b.File.file("file", "")}
	case "mixed":
		var texts []string
		for _, item := range b.Mixed.Items {
			if item.Kind == "text" {
				texts = append(texts, item.Text.Content)
			} else if item.Kind == "image" {
				h.Files = append(h.Files, item.Image.file(fmt.Sprintf("image-%d.jpg", len(h.Files)+1), "image/jpeg"))
			}
		}
		h.Text = strings.Join(texts, "\n")
	case "event":
		return t.botEvent(h, b)
	default:
		return heard{}, false, fmt.Errorf("messages of the kind %.40q are not known", b.Kind)
	}
	if h.Mention {
		h.Text = mention(h.Text)
	}
	return h, true, nil
}

// botPlace is where the bot heard it: a group, or the chat of one person with
// the bot, which is another than that with the app.
func (t *Transport) botPlace(b botMessage) chat.Place {
	if b.Type == "group" {
		return chat.Place{Platform: Platform, Tenant: t.opt.Tenant, Kind: chat.Channel, ID: b.Chat}
	}
	p := chat.DMOf(t.person(b.From.User))
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
		h.Key += "/" + strconv.FormatInt(b.Created, 10) + "/" + hex.EncodeToString(sum[:6])
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
	r, err := t.download(ctx, from)
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
	return io.NopCloser(strings.NewReader(string(plain))), nil
}

// maxFetch is the largest sealed file that is read.
const maxFetch = 100 << 20
