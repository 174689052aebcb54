package wecom

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
)

// FuzzCallback: whatever somebody posts, nothing breaks and nothing unsigned
// comes in.
func FuzzCallback(f *testing.F) {
	o := sampleTransport(f)
	f.Add(sealedQuery(sampleSig, "1409659813", "1372623149"), sealedBody(sample.corp, samplePost))
	f.Add("", "<xml>")
	f.Add("msg_signature=%zz", "<!DOCTYPE a><xml><Encrypt>&lt;</Encrypt></xml>")
	f.Fuzz(func(t *testing.T, query, body string) {
		r := httptest.NewRequest(http.MethodPost, CallbackPath, strings.NewReader(body))
		r.URL.RawQuery = query
		var e envelope
		if readXML([]byte(body), &e) != nil {
			return
		}
		plain, err := o.opened(r, e.Encrypt)
		if err == nil && len(plain) == 0 {
			t.Errorf("it opens as nothing")
		}
	})
}

// FuzzUnseal: whatever is sealed, opening it gives it back or an error.
func FuzzUnseal(f *testing.F) {
	key, err := aesKey(sample.key)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(samplePost, sample.corp)
	f.Add("AAAA", "")
	f.Fuzz(func(t *testing.T, sealed, receiver string) {
		if got, err := unseal(key, sealed, receiver); err == nil && len(got) > len(sealed) {
			t.Errorf("%q opens as more than it holds", sealed)
		}
	})
}

// FuzzDecode: whatever a callback says, it is read or refused, and what is read
// has what the inbox needs.
func FuzzDecode(f *testing.F) {
	o := sampleTransport(f)
	c := server().Corp()
	for _, xml := range []string{
		c.Message("a", "text", "<Content>x</Content>"), c.Message("a", "location", "<Location_X>1</Location_X><Location_Y>2</Location_Y>"),
		c.Event("a", "template_card_event", "<EventKey>undo:g1::0</EventKey><TaskId>t@1</TaskId ><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>1</OptionId></OptionIds></SelectedItem></SelectedItems>"),
		c.Event("a", "click", "<EventKey>say:x</EventKey>"), "<xml/>",
	} {
		f.Add([]byte(xml))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, ok, err := o.decode(raw)
		if ok && (err != nil || h.Key == "" || h.Content == "" || h.From.ID == "" || h.At.IsZero()) {
			t.Errorf("%q is read as %+v, %v", raw, h, err)
		}
		if ok {
			if _, err := chat.EncodeMessage(h.Message); err != nil && h.At.Year() < 9999 {
				t.Errorf("%q cannot be stored: %v", raw, err)
			}
		}
	})
}

// FuzzBotFrame: the same for what the intelligent bot hears.
func FuzzBotFrame(f *testing.F) {
	o := sampleTransport(f)
	f.Add([]byte(`{"msgid":"m1","chatid":"C1","chattype":"group","from":{"userid":"a"},"msgtype":"text","text":{"content":"@bot x"}}`))
	f.Add([]byte(`{"msgid":"m2","create_time":1,"from":{"userid":"a"},"msgtype":"event","event":{"eventtype":"template_card_event","template_card_event":{"event_key":"undo:g1::0","task_id":"T1"}}}`))
	f.Add([]byte(`{"msgid":"m3","from":{"userid":"a"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"image","image":{"url":"u","aeskey":"k"}}]}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if h, ok, err := o.decodeBot(raw); ok && (err != nil || h.Key == "" || h.From.ID == "" || h.At.IsZero()) {
			t.Errorf("%q is read as %+v, %v", raw, h, err)
		}
	})
}

func sampleTransport(f *testing.F) *Transport {
	tr, err := New(Options{
		CorpID: sample.corp, AgentID: 1, Secret: chattest.Secret, Token: sample.token, AESKey: sample.key, APIURL: server().URL(), Now: time.Now,
		Memory: newShelf(), Words: wordsForTests, Log: chattest.Log(f, io.Discard),
	})
	if err != nil {
		f.Fatal(err)
	}
	return tr
}
