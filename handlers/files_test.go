package handlers

import (
	"bytes"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// sends hands in a message with files as the inbox left them.
func (w *world) sends(id, text string, files ...chat.File) []shown {
	w.t.Helper()
	m := w.message(id, chat.Text, text)
	for i := range files {
		if files[i].Lost != "" {
			continue
		}
		b, err := crm.StoreBlob(w.t.Context(), w.store, crm.Blob{ID: crm.BlobOf(m.Key, i), Name: files[i].Name}, bytes.NewReader([]byte("x")), 10)
		if err != nil {
			w.t.Fatal(err)
		}
		files[i].Blob = string(b.ID)
	}
	m.Files = files
	return w.handle(m)
}

func TestWhatBecomesOfFiles(t *testing.T) {
	photo := chat.File{Name: "现场.jpg", Type: "image/jpeg"}
	for _, c := range []struct {
		name  string
		files []chat.File
		text  string
		want  []string // one text for each post
	}{
		{"alone it waits for words", []chat.File{photo}, "", []string{"是哪次拜访的"}},
		{"with a visit it goes along", []chat.File{photo}, "今天拜访了比亚迪", []string{"📎 现场.jpg"}},
		{"with two things it goes to the first", []chat.File{photo}, "上午美的周工,方案没意见;下午格力见了李工", []string{"已记 2 条"}},
		{"too large: it is said, and the visit stands", []chat.File{{Name: "a.pdf", Lost: chat.TooLarge}}, "今天拜访了比亚迪", []string{"已记 拜访", "文件太大"}},
		{"one of two is gone", []chat.File{photo, {Name: "b.pdf", Lost: chat.Vanished}}, "今天拜访了比亚迪", []string{"📎 现场.jpg", "b.pdf 没存下来"}},
		{"gone and nothing said", []chat.File{{Name: "b.pdf", Lost: chat.Unreachable}}, "", []string{"过会儿再发一次"}},
		{"a voice message", []chat.File{{Name: "1.amr"}}, "", []string{"语音我听不了"}},
		{"two voice messages are one answer", []chat.File{{Name: "1.amr"}, {Type: "audio/ogg"}}, "", []string{"语音我听不了"}},
		{"beside a question it waits", []chat.File{photo}, "我今天记了啥", []string{"", "是哪次拜访的"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			posts := w.sends("xiaoli", c.text, c.files...)
			if len(posts) != len(c.want) {
				t.Fatalf("%d posts, want %d: %+v", len(posts), len(c.want), posts)
			}
			for i, want := range c.want {
				w.has(posts[i], want)
			}
		})
	}
}

func TestAFileIsNotAttachedToWhatItDoesNotBelongTo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.later(filesHold + time.Minute)
	w.has(w.one(w.sends("xiaoli", "", chat.File{Name: "a.jpg"})), "是哪次拜访的")
	w.later(filesHold + time.Minute)
	w.says("xiaoli", "下午去了美的", "!📎")
	w.has(w.one(w.sends("anna", "", chat.File{Name: "b.jpg"})), "Which visit")
	w.says("xiaoli", "刚从格力出来", "!📎")
	w.has(w.one(w.sends("xiaoli", "", chat.File{Name: "c.jpg"})), "已附在 格力")
}
