package fake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (s *Server) openDM(args map[string]any) (reply, *refusal) {
	u := s.users[str(args, "users")]
	switch {
	case u == nil:
		return nil, &refusal{code: "user_not_found"}
	case u.Gone:
		return nil, &refusal{code: "user_disabled"}
	case u.Bot:
		return nil, &refusal{code: "cannot_dm_bot"}
	}
	return reply{"channel": map[string]any{"id": s.dm(u.ID).ID}}, nil
}

func (s *Server) info(args map[string]any) (reply, *refusal) {
	c := s.channels[str(args, "channel")]
	if c == nil {
		return nil, &refusal{code: "channel_not_found"}
	}
	return reply{"channel": channelJSON(c)}, nil
}

func channelJSON(c *Channel) map[string]any {
	return map[string]any{
		"id": c.ID, "name": c.Name, "is_im": c.User != "", "user": c.User, "is_channel": c.User == "" && !c.Private,
		"is_group": c.User == "" && c.Private, "is_member": c.Inner, "is_archived": c.Archived, "is_private": c.Private, "is_ext_shared": c.Shared,
	}
}

func (s *Server) conversations(args map[string]any) (reply, *refusal) {
	if s.opt.OrgWide && str(args, "team_id") == "" {
		return nil, &refusal{code: "missing_argument", messages: []string{"[ERROR] missing required field: team_id"}}
	}
	out := []any{}
	for _, c := range s.channels {
		if c.Inner && !c.Archived {
			shown := channelJSON(c)
			if s.opt.Nameless {
				delete(shown, "user")
			}
			out = append(out, shown)
		}
	}
	return reply{"channels": out, "response_metadata": map[string]any{"next_cursor": ""}}, nil
}

// members are those of a private chat; whoever may read along in a channel is in
// it.
func (s *Server) members(args map[string]any) (reply, *refusal) {
	c := s.channels[str(args, "channel")]
	if c == nil {
		return nil, &refusal{code: "channel_not_found"}
	}
	all := []string{BotUser}
	for _, u := range s.users {
		if c.User == u.ID || c.User == "" {
			all = append(all, u.ID)
		}
	}
	return reply{"members": all, "response_metadata": map[string]any{"next_cursor": ""}}, nil
}

// reading is what history and replies give.
func (s *Server) reading(args map[string]any, fits func(*Message) bool) (reply, *refusal) {
	c := s.channels[str(args, "channel")]
	switch {
	case c == nil:
		return nil, &refusal{code: "channel_not_found"}
	case !c.Inner:
		return nil, &refusal{code: "not_in_channel"}
	}
	oldest, latest := str(args, "oldest"), str(args, "latest")
	var found []*Message
	for _, m := range s.posted {
		after := oldest == "" || later(m.TS, oldest) || args["inclusive"] == true && m.TS == oldest
		before := latest == "" || later(latest, m.TS) || args["inclusive"] == true && m.TS == latest
		if m.Channel == c.ID && !m.Deleted && m.Only == "" && after && before && fits(m) {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b *Message) int { return strings.Compare(pad(b.TS), pad(a.TS)) })
	limit := 100
	if n, ok := args["limit"].(int); ok && n > 0 {
		limit = n
	}
	skip, _ := strconv.Atoi(str(args, "cursor")) // none = the first page
	found = found[min(skip, len(found)):]
	next := ""
	if len(found) > limit {
		next, found = strconv.Itoa(skip+limit), found[:limit]
	}
	out := []any{}
	for _, m := range found {
		out = append(out, s.messageJSON(m, args["include_all_metadata"] == true))
	}
	return reply{"messages": out, "has_more": next != "", "response_metadata": map[string]any{"next_cursor": next}}, nil
}

func pad(ts string) string { return fmt.Sprintf("%20s", ts) }

func later(a, b string) bool { return pad(a) > pad(b) }

func (s *Server) history(args map[string]any) (reply, *refusal) {
	return s.reading(args, func(m *Message) bool { return m.Thread == "" || m.Thread == m.TS })
}

func (s *Server) replies(args map[string]any) (reply, *refusal) {
	ts := str(args, "ts")
	if s.find(str(args, "channel"), ts) == nil {
		return nil, &refusal{code: "thread_not_found"}
	}
	return s.reading(args, func(m *Message) bool { return m.Thread == ts || m.TS == ts })
}

// messageJSON is a message as the API shows it. s.mu is held.
func (s *Server) messageJSON(m *Message, metadata bool) map[string]any {
	out := map[string]any{"type": "message", "ts": m.TS, "text": m.Text, "user": m.User}
	if u := s.users[m.User]; u != nil && u.Team != "" {
		out["team"], out["user_team"], out["source_team"] = u.Team, u.Team, u.Team
	}
	if m.Bot != "" {
		out["bot_id"], out["app_id"] = m.Bot, AppID
	}
	if m.Thread != "" {
		out["thread_ts"] = m.Thread
	}
	if m.Edited != "" {
		out["edited"] = map[string]any{"user": m.User, "ts": m.Edited}
	}
	if m.Blocks != nil {
		out["blocks"] = m.Blocks
	}
	if metadata && m.Metadata != nil {
		out["metadata"] = m.Metadata
	}
	if len(m.Files) > 0 {
		var files []any
		for _, id := range m.Files {
			files = append(files, s.fileJSON(s.files[id]))
		}
		out["files"] = files
		if m.Bot == "" {
			out["subtype"] = "file_share"
		}
	}
	newest := ""
	for _, r := range s.posted {
		if r.Channel == m.Channel && r.Thread == m.TS && r.TS != m.TS {
			newest = r.TS
		}
	}
	if newest != "" {
		out["latest_reply"], out["thread_ts"] = newest, m.TS
	}
	return out
}
