package wecom

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom/wecomtest"
)

// server is the one WeCom of this process: the library knows one address.
var server = sync.OnceValue(wecomtest.New)

// chinese are the words of these tests.
var chinese = chat.Phrases{
	Yes: "确定", No: "先不", Left: "好,没有执行", Updated: "(更新)", Done: "已处理", Processing: "已收到", Handed: "已经交了",
	Continued: "还可以", Open: "直接写「%s = …」,几项用 ; 隔开", Ask: "%s?", Finish: "写「%s」提交,写「%s」放弃",
	Skip: "跳过", Back: "上一步", Submit: "提交", Cancel: "取消", How: "回复内容,或%s", Named: "「%s」",
	Choices: "可选:%s", NotChoice: "没有「%s」这一项", NotField: "没有「%s」,写「%s」提交", Required: "「%s」要填", First: "这是第一项",
	OnlyPrivate: "(只有您看得到)",
}

func wordsForTests(context.Context, chat.Identity) chat.Phrases { return chinese }

// shelf is a memory that lasts as long as a test.
type shelf struct {
	mu    sync.Mutex
	by    map[string][]byte
	loses bool // as when the process dies before anything is kept
}

func newShelf() *shelf { return &shelf{by: map[string][]byte{}} }

func (s *shelf) Keep(_ context.Context, key string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.loses:
	case value == nil:
		delete(s.by, key)
	default:
		s.by[key] = bytes.Clone(value)
	}
	return nil
}

// forget removes what is kept under keys with a word in them.
func (s *shelf) forget(word string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.by, func(key string, _ []byte) bool { return strings.Contains(key, word) })
}

func (s *shelf) Kept(_ context.Context, key string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.by[key], nil
}

// diary is everything that was logged.
type diary struct {
	mu   sync.Mutex
	text strings.Builder
}

func (d *diary) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(p)
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// office is a corporation with a connection to it that runs, and an ear at its
// inlet.
type office struct {
	*wecomtest.Corp
	t         *testing.T
	transport *Transport
	options   Options
	ear       *chattest.Ear
	log       *diary
	memory    *shelf
	stop      context.CancelFunc
	ended     chan error
	later     atomic.Int64 // by how much its clock is ahead
}

// group is the group in which the intelligent bot is.
const group = "wrGroup1"

// open makes a corporation and connects to it. more changes the options.
func open(t *testing.T, more func(*Options, *wecomtest.Corp)) *office {
	t.Helper()
	c := server().Corp(wecomtest.Member{ID: "xiaoli", Name: "小李"}, wecomtest.Member{ID: "anna", Name: "Anna"})
	c.Group(group, "xiaoli", "anna")
	o := &office{Corp: c, t: t, log: &diary{}, memory: newShelf()}
	o.options = Options{
		CorpID: c.ID, AgentID: c.AgentID, Secret: c.Secret, Token: c.Token, AESKey: c.AESKey, APIURL: server().URL(),
		Now: o.now, Log: chattest.Log(t, o.log), Memory: o.memory,
		Words: wordsForTests,
	}
	if more != nil {
		more(&o.options, c)
	}
	o.connect()
	t.Cleanup(func() {
		for _, b := range o.Breaches() {
			t.Errorf("a rule of the platform was broken: %s", b)
		}
	})
	return o
}

// now is the time of the connection, which a test may put ahead while it runs.
func (o *office) now() time.Time { return time.Now().Add(time.Duration(o.later.Load())) }

// withBot connects the intelligent bot too.
func withBot(o *Options, c *wecomtest.Corp) {
	o.BotID, o.BotSecret, o.BotURL = c.BotID, c.BotSecret, server().BotURL()
}

// connect makes a new connection, as after a restart of the process.
func (o *office) connect() {
	o.t.Helper()
	tr, err := New(o.options)
	if err != nil {
		o.t.Fatal(err)
	}
	o.transport, o.ear, o.ended = tr, chattest.NewEar(), make(chan error, 1)
	mux := http.NewServeMux()
	tr.Routes(mux)
	o.Connect(mux)
}

// run lets the connection receive, into an ear unless another inlet is given.
func (o *office) run(in chat.Inlet) *office {
	ctx, stop := context.WithCancel(o.t.Context())
	o.stop = stop
	if in == nil {
		in = o.ear
	}
	ended := o.ended
	tr := o.transport
	go func() { ended <- tr.Run(ctx, in) }()
	o.t.Cleanup(o.close)
	if o.options.BotSecret != "" {
		o.until("the intelligent bot is connected", o.BotLive)
	}
	return o
}

func (o *office) close() {
	o.stop()
	select {
	case err := <-o.ended:
		o.ended <- err
	case <-time.After(10 * time.Second):
		o.t.Error("Run did not end after its context")
	}
}

// again ends the connection and makes a new one, as a restart of the process does.
func (o *office) again() {
	o.close()
	if o.options.BotSecret != "" {
		o.until("the intelligent bot's connection has ended", func() bool { return !o.BotLive() })
	}
	o.connect()
	o.run(nil)
}

// until waits for something to become true.
func (o *office) until(what string, f func() bool) {
	o.t.Helper()
	for range 500 {
		if f() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	o.t.Fatalf("it never came to this: %s", what)
}

func (o *office) person(id string) chat.Identity {
	return chat.Identity{Platform: Platform, Tenant: o.ID, ID: id}
}

func (o *office) dm(id string) chat.Place { return chat.DMOf(o.person(id)) }

// send says a post that must arrive.
func (o *office) send(s chat.Sending) chat.Ref {
	o.t.Helper()
	ref, err := o.transport.Send(o.t.Context(), s)
	if err != nil {
		o.t.Fatalf("Send: %v", err)
	}
	return ref
}

// last is the newest message on somebody's screen.
func (o *office) last(who string) wecomtest.Shown {
	o.t.Helper()
	all := o.Screen(who)
	if len(all) == 0 {
		o.t.Fatalf("nothing stands on the screen of %s", who)
	}
	return all[len(all)-1]
}

// opened gives a file from memory.
func opened(data string) func(context.Context, chat.File) (io.ReadCloser, error) {
	return func(context.Context, chat.File) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(data)), nil
	}
}

// sealFile seals a file as the platform does for the intelligent bot.
func sealFile(t *testing.T, key, data []byte) []byte {
	t.Helper()
	c, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	pad := block - len(data)%block
	data = append(bytes.Clone(data), bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(c, key[:aes.BlockSize]).CryptBlocks(data, data)
	return data
}
