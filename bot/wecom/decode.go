package wecom

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
)

// errDirective refuses a document type: with it come entities, which nothing
// of the platform uses.
var errDirective = errors.New("it holds a document type")

// plainXML reads tokens and stops at a document type.
type plainXML struct{ d *xml.Decoder }

func (p plainXML) Token() (xml.Token, error) {
	tok, err := p.d.Token()
	if _, bad := tok.(xml.Directive); bad {
		return nil, errDirective
	}
	return tok, err
}

// readXML reads one element.
func readXML(data []byte, to any) error {
	raw := xml.NewDecoder(bytes.NewReader(data))
	raw.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("it is written in %.40q; the platform writes UTF-8", charset)
	}
	d := xml.NewTokenDecoder(plainXML{raw})
	if err := d.Decode(to); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return fmt.Errorf("its XML cannot be read: %w", err)
	}
	return nil
}

// inbound is a message or an event (消息格式, 事件格式). Fields that we have no
// use for are left out.
type inbound struct {
	XMLName xml.Name `xml:"xml"`
	To      string   `xml:"ToUserName"`
	From    string   `xml:"FromUserName"`
	Created string   `xml:"CreateTime"` // seconds
	Type    string   `xml:"MsgType"`
	MsgID   string   `xml:"MsgId"`
	Agent   string   `xml:"AgentID"`

	Content  string `xml:"Content"`
	Heard    string `xml:"Recognition"` // of a voice message, where it is recognised
	MediaID  string `xml:"MediaId"`
	Format   string `xml:"Format"`
	FileName string `xml:"FileName"`
	Lat      string `xml:"Location_X"`
	Long     string `xml:"Location_Y"`
	Label    string `xml:"Label"`
	Title    string `xml:"Title"`
	About    string `xml:"Description"`
	URL      string `xml:"Url"`

	Event    string     `xml:"Event"`
	EventKey string     `xml:"EventKey"`
	TaskID   string     `xml:"TaskId"`
	Code     string     `xml:"ResponseCode"`
	Change   string     `xml:"ChangeType"`
	UserID   string     `xml:"UserID"`
	NewID    string     `xml:"NewUserID"`
	Selected []selected `xml:"SelectedItems>SelectedItem"`
}

// selected is what was chosen on a card.
type selected struct {
	Question string   `xml:"QuestionKey"`
	Options  []string `xml:"OptionIds>OptionId"`
}

// decode reads an opened callback. False says that it is nothing that people
// of the conversation did.
func (t *Transport) decode(plain []byte) (heard, bool, error) {
	var x inbound
	if err := readXML(plain, &x); err != nil {
		return heard{}, false, err
	}
	return t.heardOf(x)
}

func (t *Transport) heardOf(x inbound) (heard, bool, error) {
	for _, s := range []*string{&x.From, &x.Type, &x.MsgID, &x.MediaID, &x.Event, &x.EventKey, &x.TaskID, &x.Code, &x.Change, &x.UserID, &x.NewID, &x.Created} {
		*s = strings.TrimSpace(*s) // no id begins or ends so, an indented document does
	}
	x.Type = strings.ToLower(x.Type)
	if x.From == "" || x.Type == "" {
		return heard{}, false, errors.New("it names no sender or no kind")
	}
	seconds := secondsOf(x.Created)
	at := t.moment(seconds)
	if seconds == 0 { // somebody waits for an answer all the same
		x.Created = strconv.FormatInt(at.Truncate(time.Minute).Unix(), 10)
	}
	who := t.person(x.From)
	h := heard{Message: chat.Message{Kind: chat.Text, From: who, In: chat.DMOf(who), At: at}}
	if x.Type == "event" {
		return t.event(h, x)
	}
	if strings.Trim(x.MsgID, "0") == "" {
		if x.Agent == "" { // as an answer to a callback is written
			return heard{}, false, errors.New("it is no message: it has no id and is for no app")
		}
		x.MsgID = madeUp(x.From, x.Created, x.Type, x.Content, x.MediaID, x.Lat, x.Long, x.URL, x.Title)
	}
	h.Key, h.Content = "wecom/"+t.opt.Tenant+"/msg/"+x.MsgID, "msg/"+x.MsgID
	h.says(x)
	return h, true, nil
}

// ahead is how far the platform's clock may be before ours.
const ahead = time.Hour

// moment is when something was done. One that is still to come, or long before
// there was such a platform, is now.
func (t *Transport) moment(seconds int64) time.Time {
	now, at := t.opt.Now().UTC(), time.Unix(seconds, 0).UTC()
	if at.Year() < 2010 || at.Sub(now) > ahead {
		return now
	}
	return at
}

// says reads what a message says.
func (h *heard) says(x inbound) {
	switch x.Type {
	case "text":
		h.Text = faces(x.Content)
	case "image":
		h.Files = []chat.File{{Name: "image.jpg", Type: "image/jpeg", Handle: x.MediaID}}
	case "voice":
		if h.Text = strings.TrimSpace(x.Heard); h.Text != "" {
			return
		}
		format := cmp.Or(strings.ToLower(x.Format), "amr")
		h.Files = []chat.File{{Name: "voice." + format, Type: "audio/" + format, Handle: x.MediaID}}
	case "video", "shortvideo":
		h.Files = []chat.File{{Name: "video.mp4", Type: "video/mp4", Handle: x.MediaID}}
	case "file":
		h.Files = []chat.File{{Name: cmp.Or(x.FileName, x.Title, "file"), Handle: x.MediaID}}
	case "location":
		if h.Geo = geoOf(x); h.Geo == nil {
			h.Foreign = chat.ForeignPlace
		}
	case "link":
		h.Text = strings.TrimSpace(x.Title + "\n" + x.URL)
	default:
		h.Foreign = foreign(x.Type)
	}
}

// geoOf is a place that somebody sent; nil if it is nowhere on earth.
func geoOf(x inbound) *chat.Geo {
	lat, err1 := strconv.ParseFloat(strings.TrimSpace(x.Lat), 64)
	long, err2 := strconv.ParseFloat(strings.TrimSpace(x.Long), 64)
	if err1 != nil || err2 != nil || !(lat >= -90 && lat <= 90) || !(long >= -180 && long <= 180) {
		return nil
	}
	return &chat.Geo{Lat: lat, Long: long, Name: strings.TrimSpace(x.Label)}
}

// sayKey begins the key of a menu button that stands for words.
const sayKey = "say:"

// event reads an event. The platform gives it no id: who, when and what tell it
// from others.
func (t *Transport) event(h heard, x inbound) (heard, bool, error) {
	key := sha256.Sum256([]byte(x.EventKey))
	h.Content = strings.Join([]string{"event", x.From, x.Created, x.Event, hex.EncodeToString(key[:9]), x.TaskID}, "/")
	h.Key = "wecom/" + t.opt.Tenant + "/" + h.Content
	switch strings.ToLower(x.Event) {
	case "enter_agent", "subscribe":
		h.Kind = chat.Opened
	case "click":
		words, ours := strings.CutPrefix(x.EventKey, sayKey)
		h.menu = true
		if h.Text = words; !ours { // somebody has made the menu in the console
			h.Text, h.Foreign = "", chat.ForeignMenu
		}
	case "scancode_waitmsg": // its sender is shown that an answer is awaited
		h.Foreign = chat.ForeignMenu
	case "template_card_event", "template_card_menu_event", "taskcard_click":
		return t.pressed(h, x)
	case "unsubscribe": // he left the corporation, or those who see the app
		h.Kind = chat.Left
	case "change_contact":
		return t.changed(h, x)
	default:
		return heard{}, false, nil
	}
	return h, true, nil
}

// changed reads a change of the address book (通讯录变更事件), of which an app hears
// where it may: that somebody left, or has another id from now on. It is told of
// by the system, not by whom it is about.
func (t *Transport) changed(h heard, x inbound) (heard, bool, error) {
	switch {
	case x.UserID == "":
		return heard{}, false, nil
	case x.Change == "delete_user":
		h.Kind = chat.Left
	case x.Change == "update_user" && x.NewID != "" && !strings.EqualFold(x.NewID, x.UserID):
		h.Kind, h.Newly = chat.Renamed, t.person(x.NewID)
	default:
		return heard{}, false, nil
	}
	h.From, h.In = t.person(x.UserID), chat.DMOf(t.person(x.UserID))
	h.Key, h.Content = h.Key+"/"+x.UserID, h.Content+"/"+x.UserID
	return h, true, nil
}

// pressed reads a press of a card. A button that is not ours, or of a release
// that is forgotten, is answered as one that is not known any more.
func (t *Transport) pressed(h heard, x inbound) (heard, bool, error) {
	key, err := parseKey(x.EventKey)
	if err != nil {
		t.opt.Log.Warn("a button whose key cannot be read was pressed", "err", err)
		key = pressKey{do: chat.Action{Verb: "unknown"}}
	}
	h.Kind, h.task, h.code, h.key = chat.Press, taskOf(x.TaskID), x.Code, key
	h.On, h.Action, h.Values = chat.Ref(h.task), key.do, key.Values
	if key.On != "" {
		h.On = chat.Ref(key.On)
	}
	for _, s := range x.Selected {
		if h.Values == nil {
			h.Values = map[string][]string{}
		}
		h.Values[s.Question] = s.Options
	}
	return h, true, nil
}
