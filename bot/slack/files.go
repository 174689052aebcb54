package slack

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// maxFile is the largest file that is sent, in bytes.
const maxFile = 50 << 20

// upload is a file that Slack has and that nobody sees yet.
type upload struct{ id, title string }

// prepare uploads the picture and the files of a card, unseen. What Slack does
// not take leaves its words in the card; where it asks to wait, all of it waits.
func (t *Transport) prepare(ctx context.Context, c chat.Card) ([]upload, chat.Card, error) {
	var out []upload
	if f := c.Figure; f != nil && t.opt.Draw != nil {
		png, err := t.opt.Draw(*f)
		if err == nil {
			var u upload
			if u, err = t.upload(ctx, cmp.Or(f.Kind, "figure")+".png", cmp.Or(f.Title, c.Title), f.Alt, png); err == nil {
				out = append(out, u)
				c.Figure = nil
			}
		}
		if pause := pauseOf(err); pause > 0 {
			return nil, c, &chat.Retry{After: pause, Why: err}
		}
		if err != nil {
			t.unsent("a picture", err)
		}
	}
	var left []chat.File
	for _, f := range c.Files {
		u, err := t.uploadFile(ctx, f)
		if pause := pauseOf(err); pause > 0 {
			return nil, c, &chat.Retry{After: pause, Why: err}
		}
		if err != nil {
			t.unsent("a file", err)
			left = append(left, f)
			continue
		}
		out = append(out, u)
	}
	c.Files = left
	return out, c, nil
}

// unsent says why a picture or a file stays behind; what it says in words is
// said all the same.
func (t *Transport) unsent(what string, err error) {
	if c := codeOf(err); c.code == "missing_scope" {
		t.blame("files.getUploadURLExternal", "scope files:write", "the app lacks "+cmp.Or(c.needs, "files:write")+": pictures and files are not sent, only their words; add the scope and reinstall")
		return
	}
	t.opt.Log.Warn(what+" could not be sent; its words were", "err", plainly(err))
}

func (t *Transport) uploadFile(ctx context.Context, f chat.File) (upload, error) {
	if f.Data != nil {
		return t.upload(ctx, f.Name, f.Name, "", f.Data)
	}
	if t.opt.Open == nil {
		return upload{}, fmt.Errorf("%s: no files can be opened", f.Name)
	}
	r, err := t.opt.Open(ctx, f)
	if err != nil {
		return upload{}, fmt.Errorf("open %s: %w", f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxFile))
	if err != nil {
		return upload{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	return t.upload(ctx, f.Name, f.Name, "", data)
}

// upload hands Slack a file. Until it is shared nobody sees it, so that it may be
// tried twice.
func (t *Transport) upload(ctx context.Context, name, title, alt string, data []byte) (upload, error) {
	if len(data) == 0 {
		return upload{}, fmt.Errorf("%s is empty", name)
	}
	var err error
	for range 2 {
		var u *sdk.GetUploadURLExternalResponse
		if err = t.pace.wait(ctx, "files.getUploadURLExternal", ""); err != nil {
			return upload{}, err
		}
		u, err = t.api.GetUploadURLExternalContext(ctx, sdk.GetUploadURLExternalParameters{FileName: name, FileSize: len(data), AltTxt: short(clean(alt), 1000)})
		if err != nil {
			if codeOf(err).code != "" || pauseOf(err) > 0 {
				return upload{}, err
			}
			continue
		}
		if err = t.put(ctx, u.UploadURL, data); err == nil {
			t.worked("files.getUploadURLExternal")
			return upload{u.FileID, short(strings.TrimSpace(clean(title)), 200)}, nil
		}
	}
	return upload{}, err
}

// put sends the bytes of a file. The address itself is the permission: the token
// does not go there.
func (t *Transport) put(ctx context.Context, address string, data []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/octet-stream")
	resp, err := t.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("upload: %s", resp.Status)
	}
	return nil
}

// shares is how often files are shared that Slack asks to wait with, each time at
// most so long: the card that they belong to stands there already.
const (
	shares   = 3
	sharesIn = 8 * time.Second
)

// share shows uploaded files in a channel. It is repeated only where Slack says that
// it did nothing: if its answer is lost, the files may be there.
func (t *Transport) share(ctx context.Context, channel, thread string, files []upload) {
	if len(files) == 0 {
		return
	}
	p := sdk.CompleteUploadExternalParameters{Channel: channel, ThreadTimestamp: thread}
	for _, u := range files {
		p.Files = append(p.Files, sdk.FileSummary{ID: u.id, Title: u.title})
	}
	err := t.pace.wait(ctx, "files.completeUploadExternal", "")
	for try := 1; err == nil; try++ {
		_, err = t.api.CompleteUploadExternalContext(ctx, p)
		pause := pauseOf(err)
		if pause == 0 || pause > sharesIn || try == shares {
			break
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
			err = nil
		}
	}
	if err != nil {
		t.unsent("a file", err)
	}
}

// Fetch opens a file that somebody attached.
func (t *Transport) Fetch(ctx context.Context, f chat.File) (io.ReadCloser, error) {
	id, address, _ := strings.Cut(f.Handle, " ")
	if address == "" {
		var answer struct {
			File file `json:"file"`
		}
		if err := t.ask(ctx, "files.info", url.Values{"file": {id}}, &answer); err != nil {
			if codeOf(err).code == "file_not_found" || codeOf(err).code == "file_deleted" {
				return nil, &chat.Gone{Why: err}
			}
			return nil, t.sort("files.info", err, true)
		}
		address = cmp.Or(string(answer.File.Download), string(answer.File.URL))
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, &chat.Gone{Why: err}
	}
	if t.trusted(req.URL) {
		req.Header.Set("Authorization", "Bearer "+t.opt.BotToken)
	}
	resp, err := t.http.Do(req)
	if err != nil {
		return nil, &chat.Retry{Why: err}
	}
	if err := t.readable(resp, f); err != nil {
		_ = resp.Body.Close() // it was not read
		return nil, err
	}
	return resp.Body, nil
}

// readable tells what the answer to the request of a file means.
func (t *Transport) readable(resp *http.Response, f chat.File) error {
	why := fmt.Errorf("file: %s", resp.Status)
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		return &chat.Retry{After: retryAfter(resp), Why: why}
	case resp.StatusCode == http.StatusNotFound, resp.StatusCode == http.StatusGone:
		return &chat.Gone{Why: why}
	case resp.StatusCode != http.StatusOK:
		return &chat.Retry{Why: why}
	}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") && !strings.Contains(f.Type, "html") {
		t.blame("files", "scope files:read", "the app lacks files:read: photos and files that people send cannot be fetched; add the scope and reinstall")
		return &chat.Refused{Why: errors.New("the sign-in page came instead of the file")}
	}
	t.worked("files")
	return nil
}

// trusted reports whether the token may go to an address: Slack's own, and the
// server of the API.
func (t *Transport) trusted(u *url.URL) bool {
	api, err := url.Parse(t.base)
	if err != nil {
		return false
	}
	if u.Scheme == api.Scheme && strings.EqualFold(u.Host, api.Host) {
		return true
	}
	host := strings.ToLower(u.Hostname())
	for _, domain := range []string{"slack.com", "slack-gov.com"} {
		if u.Scheme == "https" && (host == domain || strings.HasSuffix(host, "."+domain)) {
			return true
		}
	}
	return false
}
