package wecom

import (
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"

	"milepost/bot/chat"
)

// The commands by which a file reaches the intelligent bot's chats (上传临时素材,
// over the long connection: begun, piece by piece, finished).
const (
	cmdUploadInit   = "aibot_upload_media_init"
	cmdUploadChunk  = "aibot_upload_media_chunk"
	cmdUploadFinish = "aibot_upload_media_finish"
)

// maxChunk is the largest piece in bytes, before it is written as base64.
const maxChunk = 512 << 10

// errNoID is told when the platform takes something and gives no id for it.
var errNoID = errors.New("the platform gave no id of the file")

// upload makes a message of a file: it is uploaded over the connection, once
// for all tries to send its post.
func (b *aibot) upload(ctx context.Context, a attached) (body, error) {
	return b.t.uploaded(ctx, "wecom/botmedia", a, func() (string, error) { return b.push(ctx, a) })
}

// push uploads a file and gives its media_id.
func (b *aibot) push(ctx context.Context, a attached) (string, error) {
	sum := md5.Sum(a.data)
	var begun struct {
		ID string `json:"upload_id"`
	}
	err := b.asks(ctx, cmdUploadInit, struct {
		Kind   string `json:"type"`
		Name   string `json:"filename"`
		Size   int    `json:"total_size"`
		Chunks int    `json:"total_chunks"`
		MD5    string `json:"md5"`
	}{a.kind, a.name, len(a.data), (len(a.data) + maxChunk - 1) / maxChunk, hex.EncodeToString(sum[:])}, &begun)
	if err != nil {
		return "", err
	}
	if begun.ID == "" {
		return "", &chat.Refused{Why: errNoID}
	}
	for n := 0; n*maxChunk < len(a.data); n++ {
		piece := a.data[n*maxChunk : min((n+1)*maxChunk, len(a.data))]
		err := b.asks(ctx, cmdUploadChunk, struct {
			ID   string `json:"upload_id"`
			Nth  int    `json:"chunk_index"` // from 0
			Data string `json:"base64_data"`
		}{begun.ID, n, base64.StdEncoding.EncodeToString(piece)}, nil)
		if err != nil {
			return "", err
		}
	}
	var done struct {
		ID string `json:"media_id"`
	}
	err = b.asks(ctx, cmdUploadFinish, struct {
		ID string `json:"upload_id"`
	}{begun.ID}, &done)
	if err == nil && done.ID == "" {
		err = &chat.Refused{Why: errNoID}
	}
	return done.ID, err
}

// asks is ask with what the answer holds, read into out unless that is nil.
func (b *aibot) asks(ctx context.Context, cmd string, what, out any) error {
	f, err := b.ask(ctx, cmd, "", what)
	if err != nil || out == nil {
		return err
	}
	if err := json.Unmarshal(f.Body, out); err != nil {
		return &chat.Unsure{Why: errors.New("the answer has another form than expected")}
	}
	return nil
}
