// Package wecomclient lets an independent client talk to our fake of WeCom. It
// is a module of its own, so that the client is no dependency of the product.
package wecomclient

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xen0n/go-workwx"
)

// facts are what the fake tells of itself.
type facts struct {
	URL, CorpID, Secret, Token, AESKey, Hook string
	AgentID                                  int64
}

func fake(t *testing.T) (facts, *workwx.WorkwxApp) {
	t.Helper()
	var f facts
	if err := json.Unmarshal([]byte(os.Getenv("WECOM_FAKE")), &f); err != nil {
		t.Skipf("WECOM_FAKE does not describe a fake: %v", err)
	}
	return f, workwx.New(f.CorpID, workwx.WithQYAPIHost(f.URL)).WithApp(f.Secret, f.AgentID)
}

// control moves the people of the fake.
func control(t *testing.T, f facts, path string, q url.Values) string {
	t.Helper()
	resp, err := http.Get(f.URL + "/control/" + path + "?" + q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %s, %v", path, resp.Status, body, err)
	}
	return string(body)
}

func TestMessagesArriveOnTheScreen(t *testing.T) {
	f, app := fake(t)
	to := &workwx.Recipient{UserIDs: []string{"zhangsan"}}
	if err := app.SendTextMessage(to, "你好", false); err != nil {
		t.Fatal(err)
	}
	if err := app.SendMarkdownMessage(to, "**粗** [链接](https://example.com)", false); err != nil {
		t.Fatal(err)
	}
	screen := control(t, f, "screen", url.Values{"who": {"zhangsan"}})
	for _, want := range []string{"你好", "粗 链接"} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q does not stand there: %s", want, screen)
		}
	}
	if err := app.SendTextMessage(&workwx.Recipient{UserIDs: []string{"nobody"}}, "x", false); err == nil {
		t.Error("nobody got a message and no error came")
	}
}

func TestFilesAreUploadedAndSent(t *testing.T) {
	f, app := fake(t)
	media, err := workwx.NewMediaFromBuffer("线索.xlsx", []byte("a workbook"))
	if err != nil {
		t.Fatal(err)
	}
	up, err := app.UploadTempFileMedia(media)
	if err != nil || up.MediaID == "" || time.Since(up.CreatedAt) > time.Hour {
		t.Fatalf("%+v, %v", up, err)
	}
	if err := app.SendFileMessage(&workwx.Recipient{UserIDs: []string{"boss"}}, up.MediaID, false); err != nil {
		t.Fatal(err)
	}
	if screen := control(t, f, "screen", url.Values{"who": {"boss"}}); !strings.Contains(screen, "线索.xlsx") {
		t.Errorf("the file does not stand there: %s", screen)
	}
}

func TestPeopleAndDepartmentsAreListed(t *testing.T) {
	_, app := fake(t)
	people, err := app.ListUsersByDeptID(1, true)
	if err != nil || len(people) != 3 || people[0].UserID != "zhangsan" {
		t.Errorf("%+v, %v", people, err)
	}
	if u, err := app.GetUser("boss"); err != nil || u.Name != "老板" {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := app.GetUser("nobody"); err == nil {
		t.Error("nobody was found")
	}
	if depts, err := app.SimpleListAllDepts(); err != nil || len(depts) != 1 {
		t.Errorf("%+v, %v", depts, err)
	}
}

func TestAGroupIsMadeAndSpokenTo(t *testing.T) {
	f, app := fake(t)
	id, err := app.CreateAppchat(&workwx.ChatInfo{ChatID: "south1", Name: "华南", OwnerUserID: "boss", MemberUserIDs: []string{"boss", "zhangsan"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := app.SendTextMessage(&workwx.Recipient{ChatID: id}, "大家好", false); err != nil {
		t.Fatal(err)
	}
	if screen := control(t, f, "screen", url.Values{"who": {id}}); !strings.Contains(screen, "大家好") {
		t.Errorf("it does not stand there: %s", screen)
	}
	if info, err := app.GetAppchat(id); err != nil || len(info.MemberUserIDs) != 2 {
		t.Errorf("%+v, %v", info, err)
	}
}

func TestAGroupRobotSpeaks(t *testing.T) {
	f, _ := fake(t)
	robot := workwx.NewWebhookClient(f.Hook, workwx.WithQYAPIHost(f.URL))
	if err := robot.SendTextMessage("早", nil); err != nil {
		t.Fatal(err)
	}
	if screen := control(t, f, "screen", url.Values{"who": {"群"}}); !strings.Contains(screen, "早") {
		t.Errorf("it does not stand there: %s", screen)
	}
}

// ear hears callbacks.
type ear struct{ heard chan *workwx.RxMessage }

func (e ear) OnIncomingMessage(m *workwx.RxMessage) error {
	e.heard <- m
	return nil
}

func TestCallbacksAreSealedAsThePlatformSealsThem(t *testing.T) {
	f, _ := fake(t)
	e := ear{make(chan *workwx.RxMessage, 10)}
	h, err := workwx.NewHTTPHandler(f.Token, f.AESKey, e)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	control(t, f, "connect", url.Values{"to": {server.URL}})
	control(t, f, "verify", nil)
	control(t, f, "say", url.Values{"who": {"zhangsan"}, "text": {"今天拜访了 <比亚迪> & 王总 😀"}})
	m := <-e.heard
	text, ok := m.Text()
	if !ok || m.FromUserID != "zhangsan" || text.GetContent() != "今天拜访了 <比亚迪> & 王总 😀" || m.MsgID == 0 {
		t.Errorf("heard %+v", m)
	}
}
