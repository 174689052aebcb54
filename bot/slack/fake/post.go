package fake

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
)

// place checks that something can be posted to a channel, or to a person. s.mu
// is held.
func (s *Server) place(id string) (*Channel, *refusal) {
	if u := s.users[id]; u != nil {
		return s.dm(id), nil
	}
	c := s.channels[id]
	switch {
	case c == nil:
		return nil, &refusal{code: "channel_not_found"}
	case c.Archived:
		return nil, &refusal{code: "is_archived"}
	case !c.Inner:
		return nil, &refusal{code: "not_in_channel"}
	case c.User != "" && s.users[c.User] != nil && s.users[c.User].Gone:
		return nil, &refusal{code: "user_disabled"}
	}
	return c, nil
}

// content reads text and blocks, and checks them. s.mu is held.
func (s *Server) content(args map[string]any) (string, []map[string]any, *refusal) {
	text := str(args, "text")
	list, _ := args["blocks"].([]any)
	if text == "" && len(list) == 0 {
		return "", nil, &refusal{code: "no_text"}
	}
	if faults := CheckMessage(args); len(faults) > 0 {
		return "", nil, &refusal{code: "invalid_blocks", messages: faults}
	}
	if total := TextOf(list); total > maxTexts {
		return "", nil, &refusal{code: "msg_blocks_too_long"}
	}
	var blocks []map[string]any
	for _, b := range list {
		m, _ := b.(map[string]any)
		blocks = append(blocks, m)
	}
	s.ring(text, blocks)
	return text, blocks, nil
}

func (s *Server) postMessage(args map[string]any) (reply, *refusal) {
	c, why := s.place(str(args, "channel"))
	if why != nil {
		return nil, why
	}
	text, blocks, why := s.content(args)
	if why != nil {
		return nil, why
	}
	m := &Message{Channel: c.ID, TS: s.stamp(), Thread: str(args, "thread_ts"), User: BotUser, Bot: BotID, Text: text, Blocks: blocks}
	m.Metadata, _ = args["metadata"].(map[string]any)
	if m.Thread != "" && s.find(c.ID, m.Thread) == nil {
		m.Thread = "" // Slack posts it all the same
	}
	s.posted = append(s.posted, m)
	return reply{"channel": c.ID, "ts": m.TS, "message": s.messageJSON(m, true)}, nil
}

func (s *Server) postEphemeral(args map[string]any) (reply, *refusal) {
	c, why := s.place(str(args, "channel"))
	if why != nil {
		return nil, why
	}
	user := str(args, "user")
	if s.users[user] == nil {
		return nil, &refusal{code: "user_not_in_channel"}
	}
	text, blocks, why := s.content(args)
	if why != nil {
		return nil, why
	}
	m := &Message{Channel: c.ID, TS: s.stamp(), Thread: str(args, "thread_ts"), User: BotUser, Bot: BotID, Text: text, Blocks: blocks, Only: user}
	// Below a message without answers nobody sees it.
	m.Deleted = m.Thread != "" && !slices.ContainsFunc(s.posted, func(x *Message) bool { return x.Thread == m.Thread && x.Channel == m.Channel && x.Only == "" })
	s.posted = append(s.posted, m)
	return reply{"message_ts": m.TS}, nil
}

func (s *Server) update(args map[string]any) (reply, *refusal) {
	c, why := s.place(str(args, "channel"))
	if why != nil {
		return nil, why
	}
	m := s.find(c.ID, str(args, "ts"))
	switch {
	case m == nil || m.Only != "":
		return nil, &refusal{code: "message_not_found"}
	case m.Bot == "":
		return nil, &refusal{code: "cant_update_message"}
	}
	text, blocks, why := s.content(args)
	if why != nil {
		return nil, why
	}
	if len(text) > maxUpdate {
		return nil, &refusal{code: "msg_too_long"}
	}
	m.Text, m.Blocks = text, blocks
	m.Edits++
	if v, ok := args["metadata"].(map[string]any); ok {
		m.Metadata = v
	}
	return reply{"channel": c.ID, "ts": m.TS, "text": text}, nil
}

func (s *Server) permalink(args map[string]any) (reply, *refusal) {
	channel, ts := str(args, "channel"), str(args, "message_ts")
	if s.find(channel, ts) == nil {
		return nil, &refusal{code: "message_not_found"}
	}
	return reply{"channel": channel, "permalink": fmt.Sprintf("https://fake.slack.com/archives/%s/p%s", channel, strings.ReplaceAll(ts, ".", ""))}, nil
}

// viewOf reads and checks a view. s.mu is held.
func (s *Server) viewOf(args map[string]any) (*View, *refusal) {
	body, ok := args["view"].(map[string]any)
	if !ok {
		return nil, &refusal{code: "invalid_arguments"}
	}
	if faults := CheckView(body); len(faults) > 0 {
		return nil, &refusal{code: "invalid_arguments", messages: faults}
	}
	v := &View{Type: str(body, "type"), External: str(body, "external_id"), Callback: str(body, "callback_id"), Private: str(body, "private_metadata"), Body: body}
	if v.External != "" {
		for _, other := range s.views {
			if other.External == v.External && args["external_id"] != v.External && args["view_id"] != other.ID {
				return nil, &refusal{code: "duplicate_external_id"}
			}
		}
	}
	return v, nil
}

func (s *Server) viewJSON(v *View) map[string]any {
	out := map[string]any{}
	for k, x := range v.Body {
		out[k] = x
	}
	out["id"], out["team_id"], out["hash"], out["app_id"], out["bot_id"] = v.ID, s.opt.Team, fmt.Sprint(v.Hash), AppID, BotID
	out["private_metadata"], out["callback_id"], out["external_id"] = v.Private, v.Callback, v.External
	out["root_view_id"] = v.ID
	return out
}

// triggerLife is how long a trigger lasts.
const triggerLife = 3 * time.Second

func (s *Server) viewOpen(args map[string]any) (reply, *refusal) {
	id := str(args, "trigger_id")
	t, ok := s.triggers[id]
	switch {
	case !ok:
		return nil, &refusal{code: "invalid_trigger_id"}
	case t.user == "":
		return nil, &refusal{code: "exchanged_trigger_id"}
	case time.Now().After(t.till):
		return nil, &refusal{code: "expired_trigger_id"}
	}
	v, why := s.viewOf(args)
	if why != nil {
		return nil, why
	}
	v.ID, v.User = s.id("V"), t.user
	s.triggers[id] = trigger{}
	s.views[v.ID] = v
	s.open[v.User] = append(s.open[v.User], v)
	return reply{"view": s.viewJSON(v)}, nil
}

func (s *Server) viewUpdate(args map[string]any) (reply, *refusal) {
	var old *View
	for _, v := range s.views {
		if v.ID == str(args, "view_id") || v.External != "" && v.External == str(args, "external_id") {
			old = v
		}
	}
	if old == nil {
		return nil, &refusal{code: "not_found"}
	}
	v, why := s.viewOf(args)
	if why != nil {
		return nil, why
	}
	old.Body, old.Callback, old.Private = v.Body, v.Callback, v.Private
	if v.External != "" {
		old.External = v.External
	}
	old.Hash++
	return reply{"view": s.viewJSON(old)}, nil
}

func (s *Server) viewPublish(args map[string]any) (reply, *refusal) {
	user := str(args, "user_id")
	if s.users[user] == nil {
		return nil, &refusal{code: "user_not_found"}
	}
	v, why := s.viewOf(args)
	if why != nil {
		return nil, why
	}
	v.ID, v.User = s.id("V"), user
	s.homes[user], s.views[v.ID] = v, v
	return reply{"view": s.viewJSON(v)}, nil
}

func (s *Server) uploadURL(args map[string]any) (reply, *refusal) {
	name := str(args, "filename")
	n, _ := args["length"].(int)
	if name == "" || n <= 0 {
		return nil, &refusal{code: "invalid_arguments"}
	}
	f := &File{ID: s.id("F"), Name: name, Alt: str(args, "alt_txt"), Type: mime.TypeByExtension(path.Ext(name))}
	s.files[f.ID] = f
	return reply{"upload_url": s.base + "/upload/" + f.ID, "file_id": f.ID}, nil
}

func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request, id string) {
	data, err := uploaded(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[id]
	if f == nil || err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	f.Data = data
	fmt.Fprintf(w, "OK - %d", len(data))
}

// uploaded is the body of an upload: a form with one file, or the file itself.
func uploaded(r *http.Request) ([]byte, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return io.ReadAll(r.Body)
	}
	part, err := parts.NextPart()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(part)
}

func (s *Server) completeUpload(args map[string]any) (reply, *refusal) {
	list, _ := args["files"].([]any)
	var ids []string
	out := []any{}
	for _, x := range list {
		m, _ := x.(map[string]any)
		f := s.files[str(m, "id")]
		if f == nil || f.Data == nil {
			return nil, &refusal{code: "file_not_found"}
		}
		f.Title, f.Done = str(m, "title"), true
		ids = append(ids, f.ID)
		out = append(out, map[string]any{"id": f.ID, "title": f.Title})
	}
	if ch := str(args, "channel_id"); ch != "" {
		c, why := s.place(ch)
		if why != nil {
			return nil, why
		}
		s.posted = append(s.posted, &Message{
			Channel: c.ID, TS: s.stamp(), Thread: str(args, "thread_ts"), User: BotUser, Bot: BotID, Text: str(args, "initial_comment"), Files: ids,
		})
	}
	return reply{"files": out}, nil
}

func (s *Server) fileJSON(f *File) map[string]any {
	if f == nil {
		return nil
	}
	return map[string]any{
		"id": f.ID, "name": f.Name, "title": f.Title, "mimetype": f.Type, "size": len(f.Data),
		"url_private": s.base + "/files/" + f.ID, "url_private_download": s.base + "/files/" + f.ID,
	}
}

func (s *Server) fileInfo(args map[string]any) (reply, *refusal) {
	f := s.files[str(args, "file")]
	if f == nil {
		return nil, &refusal{code: "file_not_found"}
	}
	return reply{"file": s.fileJSON(f)}, nil
}

func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[id]
	switch {
	case r.Header.Get("Authorization") != "Bearer "+BotToken: // Slack shows its sign-in page
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<html>sign in</html>")
	case f == nil:
		http.NotFound(w, r)
	default:
		w.Header().Set("Content-Type", f.Type)
		_, _ = w.Write(f.Data) // whoever asked may be gone
	}
}

// serveRespond takes what is sent to a response_url: five times in half an hour.
func (s *Server) serveRespond(w http.ResponseWriter, r *http.Request, id string) {
	var args map[string]any
	body, _ := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	err := json.Unmarshal(body, &args)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, Call{"response_url", args})
	to, ok := s.hooks[id]
	if err != nil || !ok || to.left == 0 {
		http.Error(w, "expired_url", http.StatusNotFound)
		return
	}
	to.left--
	s.hooks[id] = to
	text, blocks, why := s.content(args)
	if why != nil {
		http.Error(w, why.code, http.StatusBadRequest)
		return
	}
	if m := s.find(to.channel, to.ts); m != nil && args["replace_original"] == true {
		m.Text, m.Blocks = text, blocks
		m.Edits++
	} else {
		s.posted = append(s.posted, &Message{Channel: to.channel, TS: s.stamp(), User: BotUser, Bot: BotID, Text: text, Blocks: blocks, Only: to.user})
	}
	fmt.Fprint(w, "ok")
}
