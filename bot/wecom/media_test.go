package wecom

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

func TestPicturesAndFilesGoWithTheirCard(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		o.Open = opened("a stored file")
		o.Draw = func(chat.Figure) ([]byte, error) { return []byte("\x89PNG picture"), nil }
	}).run(nil)
	post := chat.Post{Key: "digest", To: o.dm("xiaoli"), Card: chat.Card{
		Title: "漏斗", Figure: &chat.Figure{Kind: "bars", Alt: "潜在 42"},
		Files: []chat.File{{Name: "../线索.xlsx", Data: []byte("a drawn file")}, {Name: "photo.jpg", Type: "image/jpeg", Blob: "b1"}},
	}}
	o.send(chat.Sending{Post: post})
	var got []string
	for _, s := range o.Screen("xiaoli") {
		got = append(got, s.Kind+" "+s.Text+" "+string(s.Data))
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"text 漏斗", "image [image] figure.png \x89PNG picture", "file [file] 线索.xlsx a drawn file", "image [image] photo.jpg a stored file"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not among\n%s", want, all)
		}
	}
	// A second try uploads nothing again, and nobody sees anything twice.
	n, uploads := len(o.Screen("xiaoli")), o.Calls("media/upload")
	o.send(chat.Sending{Post: post, Again: true})
	if len(o.Screen("xiaoli")) != n || o.Calls("media/upload") != uploads {
		t.Errorf("the second try shows %d messages after %d uploads, want %d after %d", len(o.Screen("xiaoli")), o.Calls("media/upload"), n, uploads)
	}
	// Four days on, the platform has thrown them away.
	later := time.Now().Add(96 * time.Hour)
	o.Clock(func() time.Time { return later })
	o.transport.opt.Now = func() time.Time { return later }
	o.send(chat.Sending{Post: post})
	if o.Calls("media/upload") != 2*uploads {
		t.Errorf("%d uploads after four days, want %d", o.Calls("media/upload"), 2*uploads)
	}
}

// TestWhatWasUploadedOutlivesTheProcess: a media_id is kept with its age. Whoever
// sends the same post after a restart, or after a death in the middle, uploads
// nothing again until the platform's three days are nearly over, by the app as by
// the intelligent bot.
func TestWhatWasUploadedOutlivesTheProcess(t *testing.T) {
	began := time.Now()
	for _, way := range []struct {
		says, upload, send string
		to                 func(*office) chat.Place
		screen             string
	}{
		{"the app", "media/upload", "message/send", func(o *office) chat.Place { return o.dm("xiaoli") }, "xiaoli"},
		{"the intelligent bot", "aibot_upload_media_finish", "aibot_send_msg", func(o *office) chat.Place { return o.place(group) }, group},
	} {
		t.Run(way.says, func(t *testing.T) {
			var hours atomic.Int64 // since then
			now := func() time.Time { return began.Add(time.Duration(hours.Load()) * time.Hour) }
			o := open(t, func(o *Options, c *wecomtest.Corp) {
				withBot(o, c)
				o.Now = now
			}).run(nil)
			o.Clock(now)
			o.Endless()
			post := chat.Post{Key: "digest", To: way.to(o), Card: chat.Card{Title: "线索", Files: []chat.File{{Name: "线索.xlsx", Data: []byte("a workbook")}}}}
			for _, step := range []struct {
				says    string
				before  func()
				dies    bool // before it is sent
				uploads int  // so far
			}{
				{"it is uploaded, and the process dies before it is sent", func() {
					o.FailOnce(way.send, wecomtest.Fault{Refuse: true, Code: 45009})
				}, true, 1},
				{"the next process sends it", o.again, false, 1},
				{"it is sent once more after a restart", o.again, false, 1},
				{"70 hours later, after a restart", func() { hours.Store(70); o.again() }, false, 1},
				{"71 hours later", func() { hours.Store(71); o.again() }, false, 2},
				{"its id is lost with the memory", func() { o.memory.forget("media"); o.again() }, false, 3},
				{"the process dies before its id is kept", func() { o.memory.forget("media"); o.memory.loses = true }, false, 4},
				{"and the next uploads it", func() { o.memory.loses = false; o.again() }, false, 5},
				{"which is remembered", o.again, false, 5},
			} {
				step.before()
				_, err := o.transport.Send(t.Context(), chat.Sending{Post: post})
				if step.dies != (err != nil) {
					t.Fatalf("%s: %v", step.says, err)
				}
				if n := o.Calls(way.upload); n != step.uploads {
					t.Errorf("%s: %d uploads, want %d", step.says, n, step.uploads)
				}
				if !step.dies && !slices.ContainsFunc(o.Screen(way.screen), func(s wecomtest.Shown) bool { return string(s.Data) == "a workbook" }) {
					t.Errorf("%s: nobody sees the file", step.says)
				}
			}
		})
	}
}

func TestMediaThatIsGoneBeforeItsTimeIsUploadedAnew(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		withBot(o, c)
		o.Draw = func(chat.Figure) ([]byte, error) { return []byte("\x89PNG picture"), nil }
	}).run(nil)
	o.Endless()
	for who, to := range map[string]chat.Place{"xiaoli": o.dm("xiaoli"), group: o.place(group)} {
		post := chat.Post{Key: "digest" + who, To: to, Card: chat.Card{Title: "漏斗", Figure: &chat.Figure{Alt: "潜在 42"}}}
		o.send(chat.Sending{Post: post})
		later := time.Now().Add(80 * time.Hour) // by the platform's clock alone
		o.Clock(func() time.Time { return later })
		post.Card.Title = "漏斗,更正"
		o.send(chat.Sending{Post: post})
		if s := o.last(who); s.Kind != "image" || string(s.Data) != "\x89PNG picture" || len(o.Screen(who)) != 4 {
			t.Errorf("%s: the last of %d messages is %q", who, len(o.Screen(who)), s.Text)
		}
		o.Clock(time.Now)
	}
}

func TestAFileThatCannotBeSentIsNamedAllTheSame(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		o.Draw = func(chat.Figure) ([]byte, error) { return nil, errors.New("no font") }
	}).run(nil)
	o.send(chat.Sending{Post: chat.Post{Key: "a", To: o.dm("xiaoli"), Card: chat.Card{
		Title: "漏斗", Figure: &chat.Figure{Kind: "bars", Alt: "潜在 42"}, Files: []chat.File{{Name: "big.xlsx", Data: make([]byte, maxFile+1)}},
	}}})
	if s := o.last("xiaoli"); !strings.Contains(s.Text, "潜在 42") || !strings.Contains(s.Text, "📎 big.xlsx") {
		t.Errorf("it shows %q", s.Text)
	}
}

func TestWhatSomebodySendsIsFetched(t *testing.T) {
	o := open(t, nil).run(nil)
	for _, kind := range []struct{ kind, name, want string }{{"image", "1.jpg", "image.jpg"}, {"voice", "v.amr", "voice.amr"}, {"file", "线索1102.xlsx", "线索1102.xlsx"}} {
		if err := o.SendMedia(t.Context(), "xiaoli", kind.kind, kind.name, []byte("what was sent")); err != nil {
			t.Fatal(err)
		}
		m := o.ear.Next(t)
		if len(m.Files) != 1 || m.Files[0].Name != kind.want {
			t.Fatalf("%s came in as %+v", kind.kind, m)
		}
		o.Expire() // a token whose time is over is fetched anew
		r, err := o.transport.Fetch(t.Context(), m.Files[0])
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil || string(data) != "what was sent" {
			t.Errorf("%s holds %q, %v", kind.kind, data, err)
		}
	}
	var gone *chat.Gone
	if _, err := o.transport.Fetch(t.Context(), chat.File{Handle: "media-0"}); !errors.As(err, &gone) {
		t.Errorf("a file that is not there any more gives %v", err)
	}
}

func TestAWebPageIsNoPictureThatSomebodySent(t *testing.T) {
	o := open(t, nil)
	o.Fail(func(path string) wecomtest.Fault {
		if path == "media/get" {
			return wecomtest.Fault{Page: "<html>log in</html>"}
		}
		return wecomtest.Fault{}
	})
	var retry *chat.Retry
	if _, err := o.transport.Fetch(t.Context(), chat.File{Name: "image.jpg", Type: "image/jpeg", Handle: "media-1"}); !errors.As(err, &retry) {
		t.Errorf("it is taken for the picture, %v", err)
	}
}

func TestANameInTheHeadOfAnAnswer(t *testing.T) {
	for head, want := range map[string]string{
		`attachment; filename="a.xlsx"`: "a.xlsx", `attachment; filename="%E7%BA%BF%E7%B4%A2.xlsx"`: "线索.xlsx", `attachment; filename*=UTF-8''%E7%BA%BF%E7%B4%A2.xlsx`: "线索.xlsx",
		`attachment; filename="线索.xlsx"`: "线索.xlsx", `attachment; filename="../../etc/x.csv"`: "x.csv", `attachment`: "", ``: "", `;;`: "", `attachment; filename="/"`: "",
	} {
		if got := nameIn(http.Header{"Content-Disposition": {head}}); got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}
