package wecomtest

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// messageSend is 发送应用消息.
func (c *Corp) messageSend(in call) reply {
	c.count("message/send")
	if _, isNumber := in.body["agentid"].(float64); !isNumber {
		c.breach("agentid is an integer (发送应用消息)", in)
		return refused(40056, "invalid agentid. Warning: wrong json format. ")
	}
	if number(in.body["agentid"]) != c.AgentID {
		return refused(301002, "not allow operate another agent with this accesstoken")
	}
	if bad := c.checked(App, in); bad != nil {
		return *bad
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	var there, unknown []string
	for _, who := range strings.Split(text(in.body["touser"]), "|") {
		if c.member(who) {
			there = append(there, who)
		} else if who != "" {
			unknown = append(unknown, strings.ToLower(who))
		}
	}
	if len(there) == 0 {
		return refused(81013, "user & party & tag all invalid")
	}
	id := fmt.Sprintf("msg-%d", c.server.next())
	more := map[string]any{"msgid": id}
	if len(unknown) > 0 {
		more["invaliduser"] = strings.Join(unknown, "|")
	}
	if c.duplicate(in) {
		c.doubles++
		return ok(more)
	}
	for _, who := range there {
		shown, bad := c.show(App, id, in.body)
		if bad != nil {
			return *bad
		}
		if shown.Task != "" && c.taskUsed(shown.Task) {
			return refused(42014, "taskid has existed or empty or exceed max len")
		}
		if shown.Task != "" {
			more["response_code"] = c.newCode(shown, who)
		}
		if c.above(who) {
			c.dropped++
			continue
		}
		c.screens[who] = append(c.screens[who], shown)
	}
	return ok(more)
}

// taskUsed reports a task_id that a card has. c.mu is held.
func (c *Corp) taskUsed(task string) bool {
	for _, screen := range c.screens {
		for _, s := range screen {
			if s.Task == task {
				return true
			}
		}
	}
	return false
}

// newCode makes a response_code for a card. c.mu is held.
func (c *Corp) newCode(s *Shown, who string) string {
	id := fmt.Sprintf("rc-"+secret+"-%d-%s", c.server.next(), c.ID)
	c.codes[id] = &code{s, who, c.now().Add(72 * time.Hour)}
	return id
}

// cardUpdate is 更新模版卡片消息: with a code that is used up by it.
func (c *Corp) cardUpdate(in call) reply {
	c.count(in.path)
	card := object(in.body["template_card"])
	if card != nil {
		if bad := c.checked(Update, in); bad != nil {
			return *bad
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	rc := text(in.body["response_code"])
	k := c.codes[rc]
	if k == nil || !c.now().Before(k.until) {
		return refused(40201, "invalid response_code")
	}
	delete(c.codes, rc)
	if k.shown.Kind != "template_card" {
		return refused(40058, "card cannot be updated")
	}
	if button := object(in.body["button"]); button != nil {
		label := text(button["replace_name"])
		k.shown.Text = strings.TrimSpace(cutButtons(k.shown.Text) + "\n[" + label + "]")
		k.shown.Buttons = nil
		k.shown.Changes++
		return ok(nil)
	}
	c.change(k.shown, card)
	return ok(nil)
}

// change puts a new card in the place of one that is shown. Its task_id is
// ignored. c.mu is held.
func (c *Corp) change(s *Shown, card map[string]any) {
	fresh := readCard(card)
	s.Text, s.Buttons, s.Vote, s.Submit = fresh.Text, fresh.Buttons, fresh.Vote, fresh.Submit
	s.Changes++
}

// recall is 撤回应用消息.
func (c *Corp) recall(in call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	for who, screen := range c.screens {
		for i, s := range screen {
			if s.ID == text(in.body["msgid"]) {
				c.screens[who] = append(screen[:i:i], screen[i+1:]...)
				return ok(nil)
			}
		}
	}
	return refused(40058, "invalid msgid")
}

// chatCreate is 创建群聊会话.
func (c *Corp) chatCreate(in call) reply {
	var members []string
	for _, m := range list(in.body["userlist"]) {
		members = append(members, text(m))
	}
	id := text(in.body["chatid"])
	if id == "" {
		id = fmt.Sprintf("chat%d", c.server.next())
	}
	if len(members) < 2 || !chatID.MatchString(id) {
		return refused(86001, "invalid chat: at least 2 members, chatid [0-9A-Za-z]{1,32}")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.chats[id] = members
	return ok(map[string]any{"chatid": id})
}

// chatGet is 获取群聊会话.
func (c *Corp) chatGet(in call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	id := first(in.query["chatid"])
	members, there := c.chats[id]
	if !there {
		return refused(86003, "chatid not exist")
	}
	return ok(map[string]any{"chat_info": map[string]any{"chatid": id, "name": "chat", "owner": members[0], "userlist": members}})
}

// chatSend is 应用推送消息到群聊会话.
func (c *Corp) chatSend(in call) reply {
	c.count(in.path)
	if bad := c.checked(Chat, in); bad != nil {
		return *bad
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	id := text(in.body["chatid"])
	if _, there := c.chats[id]; !there {
		return refused(86003, "chatid not exist")
	}
	shown, bad := c.show(Chat, fmt.Sprintf("msg-%d", c.server.next()), in.body)
	if bad != nil {
		return *bad
	}
	c.screens[id] = append(c.screens[id], shown)
	return ok(nil)
}

// mediaUpload is 上传临时素材.
func (c *Corp) mediaUpload(in call) reply {
	c.count(in.path)
	if in.form == nil {
		return refused(41005, "media data missing")
	}
	f, head, err := in.form.FormFile("media")
	if err != nil {
		return refused(41005, "media data missing")
	}
	data, err := io.ReadAll(f)
	if err != nil || f.Close() != nil {
		return refused(41005, "media data cut off")
	}
	kind := first(in.query["type"])
	most := map[string]int{"image": 10 << 20, "voice": 2 << 20, "video": 10 << 20, "file": 20 << 20}[kind]
	switch {
	case most == 0:
		return refused(40004, "invalid media type")
	case len(data) > most || len(data) <= 4:
		return refused(40006, "invalid media size")
	case strings.ContainsAny(head.Filename, "/\\"):
		c.breach("a file name has no folders (上传临时素材)", in)
	}
	id := c.Upload(head.Filename, "application/octet-stream", data)
	return ok(map[string]any{"type": kind, "media_id": id, "created_at": fmt.Sprint(c.now().Unix())})
}

// Upload puts a file on the platform, as when somebody sends it; it lives for
// three days.
func (c *Corp) Upload(name, kind string, data []byte) (mediaID string) {
	id := fmt.Sprintf("media-%d", c.server.next())
	c.mu.Lock()
	defer c.mu.Unlock()
	c.media[id] = &upload{name, kind, data, c.now()}
	return id
}

// mediaGet is 获取临时素材.
func (c *Corp) mediaGet(in call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	u := c.stored(first(in.query["media_id"]))
	if u == nil {
		return refused(40007, "invalid media_id")
	}
	return reply{file: u}
}

// stored is a media that still lives, nil if it does not. c.mu is held.
func (c *Corp) stored(id string) *upload {
	if u := c.media[id]; u != nil && c.now().Sub(u.at) < 72*time.Hour {
		return u
	}
	return nil
}

func (c *Corp) userList(in call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []map[string]any
	for _, m := range c.members {
		all = append(all, m.facts())
	}
	return ok(map[string]any{"userlist": all})
}

// facts are what an app is told of a member: no mobile and no e-mail (读取成员).
func (m Member) facts() map[string]any {
	return map[string]any{
		"userid": m.ID, "name": m.Name, "department": []int{1}, "order": []int{0}, "is_leader_in_dept": []int{0}, "status": 1,
	}
}

func (c *Corp) userGet(in call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.members {
		if m.ID == first(in.query["userid"]) {
			return ok(m.facts())
		}
	}
	return refused(60111, "userid not found")
}

// userListID is for the address book's own secret; an app is told so.
func (c *Corp) userListID(call) reply {
	return refused(48002, "api forbidden, hint: [1700000000_4_abc], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=48002")
}

func (c *Corp) departments(call) reply {
	one := []map[string]any{{"id": 1, "parentid": 0, "order": 1, "name": "Example"}}
	return ok(map[string]any{"department_id": one, "department": one})
}

func (c *Corp) menuCreate(in call) reply {
	if why := checkMenu(in.body); why != "" {
		c.breach(why, in)
		return refused(40016, "invalid button size")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.menu = in.body
	return ok(nil)
}

func (c *Corp) menuGet(call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.menu == nil {
		return refused(46003, "menu no exist")
	}
	return ok(c.menu)
}

func (c *Corp) menuDelete(call) reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.menu = nil
	return ok(nil)
}
