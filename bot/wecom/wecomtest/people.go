package wecomtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/silenceper/wechat/v2/util"
)

// aesKeyOf makes an EncodingAESKey of 43 characters.
func aesKeyOf(seed string) string {
	return strings.ToUpper(secret + seed)[:42] + "A"
}

// callbackWithin is how long the platform waits for the answer to a callback.
const callbackWithin = 5 * time.Second

// Connect has callbacks go to a handler of this process.
func (c *Corp) Connect(h http.Handler) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.target = h
}

// ConnectTo has callbacks go to an address.
func (c *Corp) ConnectTo(address string) {
	client := &http.Client{Timeout: callbackWithin}
	c.Connect(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		req, err := http.NewRequestWithContext(r.Context(), r.Method, address+"?"+r.URL.RawQuery, r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		resp, err := client.Do(req)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer resp.Body.Close()
		w.WriteHeader(resp.StatusCode)
		_, _ = io.Copy(w, resp.Body) // the test sees what is missing
	}))
}

// Sealed is a request as the platform makes it.
type Sealed struct {
	Query url.Values
	Body  string
}

// Seal seals the XML of a message: encrypted, and signed over token, time,
// nonce and what is encrypted.
func (c *Corp) Seal(plain string) (Sealed, error) {
	encrypted, query, err := c.sign(plain)
	return Sealed{query, fmt.Sprintf("<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%d]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>", c.ID, c.AgentID, encrypted)}, err
}

func (c *Corp) sign(plain string) (string, url.Values, error) {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return "", nil, err
	}
	encrypted, err := util.EncryptMsg(random, []byte(plain), c.ID, c.AESKey)
	if err != nil {
		return "", nil, err
	}
	timestamp, nonce := strconv.FormatInt(time.Now().Unix(), 10), strconv.Itoa(c.server.next())
	return string(encrypted), url.Values{
		"msg_signature": {util.Signature(c.Token, timestamp, nonce, string(encrypted))}, "timestamp": {timestamp}, "nonce": {nonce},
	}, nil
}

// Verify is the platform proving the address of callbacks: it sends something
// sealed by GET and wants it back opened.
func (c *Corp) Verify(ctx context.Context) error {
	const secret = "1616140317555161061"
	encrypted, query, err := c.sign(secret)
	if err != nil {
		return err
	}
	query.Set("echostr", encrypted)
	w := c.request(ctx, http.MethodGet, query, "")
	if got := w.Body.String(); w.Code != http.StatusOK || got != secret {
		return fmt.Errorf("GET gave %d %q", w.Code, got)
	}
	return nil
}

func (c *Corp) request(ctx context.Context, method string, query url.Values, body string) *httptest.ResponseRecorder {
	c.mu.Lock()
	h := c.target
	c.mu.Unlock()
	return request(ctx, h, method, query, body)
}

func request(ctx context.Context, h http.Handler, method string, query url.Values, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	if h == nil {
		w.WriteHeader(http.StatusBadGateway)
		return w
	}
	ctx, cancel := context.WithTimeout(ctx, callbackWithin)
	defer cancel()
	r := httptest.NewRequestWithContext(ctx, method, "/wecom/callback?"+query.Encode(), bytes.NewReader([]byte(body)))
	h.ServeHTTP(w, r)
	return w
}

// Deliver sends something sealed until it is taken, three times at most.
func (c *Corp) Deliver(ctx context.Context, s Sealed) error {
	c.mu.Lock()
	h := c.target
	c.mu.Unlock()
	return c.DeliverTo(ctx, h, s)
}

// DeliverTo is Deliver to a handler of its own.
func (c *Corp) DeliverTo(ctx context.Context, h http.Handler, s Sealed) error {
	var last int
	for range c.tries {
		w := request(ctx, h, http.MethodPost, s.Query, s.Body)
		if last = w.Code; last == http.StatusOK {
			if w.Body.Len() > 0 {
				return fmt.Errorf("a callback was answered with %q; nothing of ours answers there", w.Body)
			}
			return nil
		}
	}
	return fmt.Errorf("a callback was not taken: status %d", last)
}

// call seals and delivers a message.
func (c *Corp) call(ctx context.Context, plain string) error {
	c.mu.Lock()
	c.lastXML = plain
	c.mu.Unlock()
	s, err := c.Seal(plain)
	if err != nil {
		return err
	}
	return c.Deliver(ctx, s)
}

// Again delivers the last thing once more, sealed anew.
func (c *Corp) Again(ctx context.Context) error {
	c.mu.Lock()
	plain := c.lastXML
	c.mu.Unlock()
	return c.call(ctx, plain)
}

// cdata is a text in XML as the platform writes it.
func cdata(s string) string {
	return "<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>"
}

// Message is the XML of a message from somebody; inner holds what its kind has.
func (c *Corp) Message(who, kind, inner string) string {
	c.mu.Lock()
	now := c.now()
	c.mu.Unlock()
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%d</CreateTime><MsgType>%s</MsgType>%s<MsgId>%d</MsgId><AgentID>%d</AgentID></xml>",
		cdata(c.ID), cdata(who), now.Unix(), cdata(kind), inner, 4561255354251345000+c.server.next(), c.AgentID)
}

// Event is the XML of an event.
func (c *Corp) Event(who, event, inner string) string {
	c.mu.Lock()
	now := c.now()
	c.mu.Unlock()
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType><Event>%s</Event>%s<AgentID>%d</AgentID></xml>",
		cdata(c.ID), cdata(who), now.Unix(), cdata(event), inner, c.AgentID)
}

// Rename gives a member another id, and says so to the app (通讯录变更事件).
func (c *Corp) Rename(ctx context.Context, was, now string) error {
	c.mu.Lock()
	for i := range c.members {
		if c.members[i].ID == was {
			c.members[i].ID = now
		}
	}
	c.screens[now] = append(c.screens[now], c.screens[was]...) // it is the same chat
	c.mu.Unlock()
	return c.call(ctx, c.Event("sys", "change_contact", "<ChangeType>update_user</ChangeType><UserID>"+cdata(was)+"</UserID><NewUserID>"+cdata(now)+"</NewUserID>"))
}

// Say is a member writing to the app.
func (c *Corp) Say(ctx context.Context, who, text string) error {
	return c.call(ctx, c.Message(who, "text", "<Content>"+cdata(text)+"</Content>"))
}

// SendMedia is a member sending a picture, a voice or a file.
func (c *Corp) SendMedia(ctx context.Context, who, kind, name string, data []byte) error {
	id := c.Upload(name, map[string]string{"image": "image/jpeg", "voice": "audio/amr"}[kind], data)
	inner := "<MediaId>" + cdata(id) + "</MediaId>"
	switch kind {
	case "voice":
		inner += "<Format><![CDATA[amr]]></Format>"
	case "image":
		inner += "<PicUrl>" + cdata("https://wework.qpic.cn/"+id) + "</PicUrl>"
	case "file":
		inner += "<FileName>" + cdata(name) + "</FileName>"
	}
	return c.call(ctx, c.Message(who, kind, inner))
}

// SendPlace is a member sending where he is.
func (c *Corp) SendPlace(ctx context.Context, who string, lat, long float64, label string) error {
	return c.call(ctx, c.Message(who, "location", fmt.Sprintf("<Location_X>%f</Location_X><Location_Y>%f</Location_Y><Scale>15</Scale><Label>%s</Label><AppType><![CDATA[wxwork]]></AppType>", lat, long, cdata(label))))
}

// SendLink is a member sharing a page.
func (c *Corp) SendLink(ctx context.Context, who, title, to string) error {
	return c.call(ctx, c.Message(who, "link", "<Title>"+cdata(title)+"</Title><Description>"+cdata("about")+"</Description><Url>"+cdata(to)+"</Url>"))
}

// Enter is a member opening his chat with the app.
func (c *Corp) Enter(ctx context.Context, who string) error {
	return c.call(ctx, c.Event(who, "enter_agent", "<EventKey></EventKey>"))
}

// Click is a member choosing from the app's menu.
func (c *Corp) Click(ctx context.Context, who, key string) error {
	return c.call(ctx, c.Event(who, "click", "<EventKey>"+cdata(key)+"</EventKey>"))
}

// Press is a member pressing a button of a card that he sees.
func (c *Corp) Press(ctx context.Context, who, task, label string) error {
	s, key, err := c.find(who, task, label)
	if err != nil {
		return err
	}
	return c.click(ctx, who, s, key)
}

// PressKey is a member pressing a button by its key, also one that was taken
// off the card while his thumb was on its way.
func (c *Corp) PressKey(ctx context.Context, who, task, key string) error {
	c.mu.Lock()
	var card *Shown
	for _, screen := range c.screens {
		for _, s := range screen {
			if s.Task == task {
				card = s
			}
		}
	}
	c.mu.Unlock()
	if card == nil {
		return fmt.Errorf("%s: nobody sees the card %s", who, task)
	}
	return c.click(ctx, who, card, key)
}

func (c *Corp) click(ctx context.Context, who string, s *Shown, key string) error {
	if s.bot {
		return c.botPress(who, s, key)
	}
	c.mu.Lock()
	rc := c.newCode(s, who)
	c.mu.Unlock()
	return c.call(ctx, c.Event(who, "template_card_event", fmt.Sprintf(
		"<EventKey>%s</EventKey><TaskId>%s</TaskId ><CardType><![CDATA[button_interaction]]></CardType><ResponseCode>%s</ResponseCode>", cdata(key), cdata(s.Task), cdata(rc))))
}

// Vote is a member choosing an option of a card and pressing its button.
func (c *Corp) Vote(ctx context.Context, who, task, option string) error {
	c.mu.Lock()
	var card *Shown
	for _, s := range c.screens[who] {
		if s.Submit != "" && strings.HasPrefix(s.Task, task) {
			card = s
		}
	}
	if card == nil {
		c.mu.Unlock()
		return fmt.Errorf("%s sees no select", who)
	}
	rc := c.newCode(card, who)
	c.mu.Unlock()
	for _, o := range card.Vote {
		if o.Label == option {
			return c.call(ctx, c.Event(who, "template_card_event", fmt.Sprintf(
				"<EventKey>%s</EventKey><TaskId>%s</TaskId><CardType><![CDATA[vote_interaction]]></CardType><ResponseCode>%s</ResponseCode><SelectedItems><SelectedItem><QuestionKey>%s</QuestionKey><OptionIds><OptionId>%s</OptionId></OptionIds></SelectedItem></SelectedItems>",
				cdata(card.Submit), cdata(card.Task), cdata(rc), cdata("stage"), cdata(o.Key))))
		}
	}
	return fmt.Errorf("the select has no option %q", option)
}

var errNoButton = errors.New("sees no button of that label")

// find is the card with a button that somebody sees; task "" is the newest.
func (c *Corp) find(who, task, label string) (*Shown, string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	screens := []string{who}
	for id, members := range c.groups {
		for _, m := range members {
			if m == who {
				screens = append(screens, id)
			}
		}
	}
	for _, name := range screens {
		screen := c.screens[name]
		for i := len(screen) - 1; i >= 0; i-- {
			s := screen[i]
			if own, _, _ := strings.Cut(s.Task, "@"); s.Task == "" || task != "" && s.Task != task && own != task {
				continue
			}
			for _, b := range s.Buttons {
				if b.Label == label {
					return s, b.Key, nil
				}
			}
		}
	}
	return nil, "", fmt.Errorf("%s: %w: [%s]", who, errNoButton, label)
}
