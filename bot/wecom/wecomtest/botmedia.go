package wecomtest

import (
	"bytes"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"fmt"
)

// maxPiece is the largest piece of an upload in bytes, and maxPieces how many
// there may be (智能机器人长连接: 上传临时素材).
const maxPiece, maxPieces = 512 << 10, 100

// pieces is an upload over the intelligent bot's connection.
type pieces struct {
	kind, name, md5 string
	size            int
	by              [][]byte // nil: not there yet
}

// uploadBegins is aibot_upload_media_init.
func (x *wire) uploadBegins(in call, says *botFrame) (int, string) {
	p := &pieces{kind: text(in.body["type"]), name: text(in.body["filename"]), md5: text(in.body["md5"]), size: number(in.body["total_size"])}
	n := number(in.body["total_chunks"])
	switch {
	case p.kind != "image" && p.kind != "file" && p.kind != "voice" && p.kind != "video":
		return 40004, "invalid media type"
	case p.name == "" || p.size <= 4 || n < 1 || n > maxPieces || p.size > n*maxPiece || len(p.md5) != 2*md5.Size:
		x.corp.breach("an upload names its file, size, pieces (512 KB, 100 at most) and md5 (智能机器人长连接 · 上传临时素材)", in)
		return 40058, "invalid parameter"
	}
	p.by = make([][]byte, n)
	id := fmt.Sprintf("upload-%d", x.corp.server.next())
	x.mu.Lock()
	defer x.mu.Unlock()
	x.begun[id] = p
	says.Body = map[string]any{"upload_id": id}
	return 0, "ok"
}

// uploadPiece is aibot_upload_media_chunk.
func (x *wire) uploadPiece(in call) (int, string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	p := x.begun[text(in.body["upload_id"])]
	nth := number(in.body["chunk_index"])
	data, err := base64.StdEncoding.DecodeString(text(in.body["base64_data"]))
	if p == nil || nth < 0 || nth >= len(p.by) || err != nil || len(data) == 0 || len(data) > maxPiece {
		return 40058, "invalid chunk"
	}
	p.by[nth] = data
	return 0, "ok"
}

// uploadEnds is aibot_upload_media_finish.
func (x *wire) uploadEnds(in call, says *botFrame) (int, string) {
	x.mu.Lock()
	id := text(in.body["upload_id"])
	p := x.begun[id]
	delete(x.begun, id)
	x.mu.Unlock()
	if p == nil {
		return 40058, "invalid upload_id"
	}
	data := bytes.Join(p.by, nil)
	if sum := md5.Sum(data); len(data) != p.size || hex.EncodeToString(sum[:]) != p.md5 {
		return 40058, "pieces are missing, or md5 differs"
	}
	says.Body = map[string]any{"type": p.kind, "media_id": x.corp.Upload(p.name, "application/octet-stream", data), "created_at": fmt.Sprint(x.corp.now().Unix())}
	return 0, "ok"
}
