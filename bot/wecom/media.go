package wecom

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/silenceper/wechat/v2/util"

	"milepost/bot/chat"
)

// The kinds of temporary media.
const (
	kindImage = "image"
	kindFile  = "file"
)

const (
	// mediaLife is how long the platform keeps what was uploaded (3 天), less an
	// hour.
	mediaLife = 71 * time.Hour
	// mediaSlots is how many uploads are remembered.
	mediaSlots = 1 << 10
)

var errTooLarge = errors.New("it is larger than the platform takes there")

// attached is a file or a picture of a post.
type attached struct {
	kind string
	name string
	data []byte
	key  string // of the post, and which of its files it is
}

// attachments are the messages that carry the pictures and files of a post.
// What cannot be sent is named in the words of the card all the same.
func (t *Transport) attachments(ctx context.Context, o out, p chat.Post) ([]body, error) {
	if o.upload == nil {
		return nil, nil
	}
	var all []attached
	if f := p.Card.Figure; f != nil && t.opt.Draw != nil {
		png, err := t.opt.Draw(*f)
		if err != nil {
			t.opt.Log.Warn("a figure cannot be drawn; its words are said", "kind", f.Kind, "err", err)
		} else {
			all = append(all, attached{kindImage, "figure.png", png, p.Key + "/figure"})
		}
	}
	for i, f := range p.Card.Files {
		if f.Data == nil && (f.Blob == "" || t.opt.Open == nil) {
			continue
		}
		data, err := t.read(ctx, f)
		if err != nil {
			t.opt.Log.Warn("a file of a post cannot be read; it is only named", "post", p.Key, "err", err)
			continue
		}
		kind := kindFile
		if strings.HasPrefix(f.Type, "image/") && len(data) <= maxImage {
			kind = kindImage
		}
		all = append(all, attached{kind, fileName(f.Name), data, fmt.Sprintf("%s/%d", p.Key, i)})
	}
	var out []body
	for _, a := range all {
		b, err := o.upload(ctx, a)
		var refused *chat.Refused
		switch {
		case errors.Is(err, errTooLarge):
			t.opt.Log.Warn("a file of a post is too large; it is only named", "post", p.Key, "bytes", len(a.data))
		case errors.As(err, &refused): // its words are worth more than silence
			t.opt.Log.Warn("the platform does not take a file of a post; it is only named", "post", p.Key, "err", err)
		case err != nil:
			return nil, err
		default:
			out = append(out, b)
		}
	}
	return out, nil
}

func (t *Transport) read(ctx context.Context, f chat.File) ([]byte, error) {
	if f.Data != nil {
		return f.Data, nil
	}
	r, err := t.opt.Open(ctx, f)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	return data, errors.Join(err, r.Close())
}

// fileName is a name without folders and line ends.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(clean(name), "\\", "/"))
	return strings.NewReplacer("\n", "", "\t", " ", `"`, "'").Replace(cutBytes(name, 120))
}

// uploaded is what is remembered of an upload.
type uploaded struct {
	Key   string    `json:"k"`
	ID    string    `json:"m"`
	Until time.Time `json:"u"`
}

// uploadMedia uploads a file for messages of the app (上传临时素材).
func (t *Transport) uploadMedia(ctx context.Context, a attached) (body, error) {
	return t.uploaded(ctx, "wecom/media", a, func() (string, error) {
		var got struct {
			ID string `json:"media_id"`
		}
		err := t.call(ctx, &got, func(token string) ([]byte, error) {
			return util.PostFileByStream("media", a.name, address("media/upload", url.Values{"access_token": {token}, "type": {a.kind}}), a.data)
		})
		return got.ID, err
	})
}

// uploaded makes a message of a file that push uploads, once for all tries to
// send its post as long as the platform keeps it.
func (t *Transport) uploaded(ctx context.Context, drawer string, a attached, push func() (id string, err error)) (body, error) {
	if len(a.data) > maxFile || len(a.data) < 5 {
		return body{}, errTooLarge
	}
	slot := fmt.Sprintf("%s/%d", drawer, hash(a.key)%mediaSlots)
	var was uploaded
	if raw, err := t.opt.Memory.Kept(ctx, slot); err == nil && raw != nil && json.Unmarshal(raw, &was) == nil &&
		was.Key == a.key && t.opt.Now().Before(was.Until) {
		b := mediaBody(a.kind, was.ID)
		b.anew = func() (body, error) { return t.uploadTo(ctx, slot, a, push) }
		return b, nil
	}
	return t.uploadTo(ctx, slot, a, push)
}

// uploadTo uploads a file and remembers that in a slot.
func (t *Transport) uploadTo(ctx context.Context, slot string, a attached, push func() (id string, err error)) (body, error) {
	id, err := push()
	var unsure *chat.Unsure
	if errors.As(err, &unsure) { // nobody has seen it
		return body{}, &chat.Retry{Why: unsure.Why}
	}
	if err != nil {
		return body{}, err
	}
	kept, err := json.Marshal(uploaded{a.key, id, t.opt.Now().Add(mediaLife)})
	if err == nil {
		err = t.opt.Memory.Keep(ctx, slot, kept)
	}
	if err != nil {
		t.opt.Log.Warn("an upload was not remembered", "err", err)
	}
	return mediaBody(a.kind, id), nil
}

func mediaBody(kind, id string) body {
	if kind == kindImage {
		return body{Kind: kindImage, Image: media{id}}
	}
	return body{Kind: kindFile, File: &media{id}}
}

// Fetch opens a file that somebody sent (获取临时素材), or that came by the
// intelligent bot.
func (t *Transport) Fetch(ctx context.Context, f chat.File) (io.ReadCloser, error) {
	if strings.HasPrefix(f.Handle, botHandle) {
		return t.fetchBot(ctx, f)
	}
	if f.Handle == "" {
		return nil, &chat.Gone{Why: errors.New("the platform gave no id of the file")}
	}
	if wait := t.waits(); wait > 0 {
		return nil, &chat.Retry{After: wait, Why: errors.New("the platform wants fewer calls")}
	}
	for try := 0; ; try++ {
		token, err := t.token(ctx)
		if err != nil {
			return nil, err
		}
		r, err := t.download(ctx, address("media/get", url.Values{"access_token": {token}, "media_id": {f.Handle}}), f.Type)
		if code := codeOf(err); (code == codeBadToken || code == codeExpired) && try == 0 {
			t.keep.forget(token)
			continue
		}
		if codeOf(err) == codeBadMedia {
			return nil, &chat.Gone{Why: err}
		}
		if codeOf(err) != 0 {
			return nil, t.sorted(err)
		}
		return r, err
	}
}

// codeBadMedia is answered to a media_id that does not exist, or not any more.
const codeBadMedia = 40007

// download opens what an address holds, a file of a type ("" if that is not
// known). An answer in JSON is an error, in the form of apiError; a web page where
// something else is wanted comes from what stands in between.
func (t *Transport) download(ctx context.Context, from, wanted string) (io.ReadCloser, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, from, nil)
	if err != nil {
		return nil, &chat.Gone{Why: errors.New("its address is none")}
	}
	resp, err := util.DefaultHTTPClient.Do(req)
	if err != nil {
		return nil, &chat.Retry{Why: t.silent(err)}
	}
	kind := cmp.Or(resp.Header.Get("Content-Type"), "application/octet-stream")
	switch {
	case resp.StatusCode >= 500:
		return nil, errors.Join(&chat.Retry{Why: errors.New(resp.Status)}, resp.Body.Close())
	case resp.StatusCode != http.StatusOK:
		return nil, errors.Join(&chat.Gone{Why: errors.New(resp.Status)}, resp.Body.Close())
	case wanted != "" && strings.HasPrefix(kind, "text/html"):
		return nil, errors.Join(&chat.Retry{Why: errors.New("the answer is a web page")}, resp.Body.Close())
	case !strings.HasPrefix(kind, "application/json") && !strings.HasPrefix(kind, "text/plain"):
		return called{resp.Body, nameIn(resp.Header)}, nil
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxFile+1))
	if err = errors.Join(err, resp.Body.Close()); err != nil {
		return nil, &chat.Retry{Why: t.silent(err)}
	}
	if err := t.answered(data); codeOf(err) != 0 {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(data)), nil // somebody has sent JSON
}

// called is a file with the name that came with it.
type called struct {
	io.ReadCloser
	name string
}

// FileName is how the platform calls it, "" if it does not say.
func (c called) FileName() string { return c.name }

// nameIn is the name of a file in the head of an answer (Content-Disposition).
func nameIn(h http.Header) string {
	_, params, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	name := params["filename"]
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if name = fileName(name); name == "." || name == "/" {
		return ""
	}
	return name
}
