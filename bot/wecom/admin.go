package wecom

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"

	"github.com/silenceper/wechat/v2/util"
	"github.com/silenceper/wechat/v2/work/addresslist"

	"milepost/bot/chat"
)

// Member is somebody whom the app can see.
type Member struct{ ID, Name string }

// Members lists those who see the app, department by department (获取部门成员).
func (t *Transport) Members(ctx context.Context) ([]Member, error) {
	book := t.work.GetAddressList()
	departments, err := counted(ctx, t, func() ([]*addresslist.DepartmentID, error) { return book.DepartmentSimpleList(0) })
	if err != nil {
		return nil, fmt.Errorf("list the departments: %w", err)
	}
	var out []Member
	seen := map[string]bool{}
	for _, d := range departments {
		people, err := counted(ctx, t, func() ([]*addresslist.UserList, error) { return book.UserSimpleList(d.ID) })
		if err != nil {
			return nil, fmt.Errorf("list the members of department %d: %w", d.ID, err)
		}
		for _, p := range people {
			if !seen[p.UserID] {
				seen[p.UserID] = true
				out = append(out, Member{p.UserID, p.Name})
			}
		}
	}
	return out, nil
}

// NameOf is what a member is called (读取成员), as far as the app may know. It is
// chat.Namer.
func (t *Transport) NameOf(ctx context.Context, who chat.Identity) (string, error) {
	if t.opt.Secret == "" || who.Tenant != t.opt.Tenant {
		return "", nil
	}
	var m struct {
		Name string `json:"name"`
	}
	err := t.get(ctx, "user/get", url.Values{"userid": {who.ID}}, &m)
	if m.Name == who.ID { // what an app is told that may not know more
		m.Name = ""
	}
	return clean(m.Name), err
}

// counted calls the library's address book, which takes no context and tells an
// errcode only in words.
func counted[T any](ctx context.Context, t *Transport, f func() (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	got, err := f()
	if err == nil {
		return got, nil
	}
	if m := libraryCode.FindStringSubmatch(err.Error()); m != nil {
		if code, bad := strconv.Atoi(m[1]); bad == nil {
			api := &apiError{code, t.redact(err.Error())}
			if say := mend(api); say != nil {
				return none, say
			}
			return none, api
		}
	}
	return none, t.silent(err)
}

// MenuItem is a button of the app's menu: with words that it says for whoever
// presses it, or with more buttons below.
type MenuItem struct {
	Name  string
	Say   string
	Below []MenuItem
}

// The limits of a menu (创建菜单).
const (
	maxMenuTop, maxMenuBelow = 3, 5
	maxMenuName, maxSubName  = 16, 40 // bytes
	maxMenuKey               = 128
)

// SetMenu makes the app's menu (创建菜单).
func (t *Transport) SetMenu(ctx context.Context, items []MenuItem) error {
	type one struct {
		Type string `json:"type,omitempty"`
		Name string `json:"name"`
		Key  string `json:"key,omitempty"`
		Sub  []one  `json:"sub_button,omitempty"`
	}
	leaf := func(m MenuItem, most int) (one, error) {
		if len(m.Name) > most || m.Say == "" || len(sayKey+m.Say) > maxMenuKey {
			return one{}, fmt.Errorf("%q is too long for a menu, or says nothing", m.Name)
		}
		return one{Type: "click", Name: m.Name, Key: sayKey + m.Say}, nil
	}
	if len(items) == 0 || len(items) > maxMenuTop {
		return fmt.Errorf("a menu has 1 to %d buttons", maxMenuTop)
	}
	var menu struct {
		Button []one `json:"button"`
	}
	for _, item := range items {
		if len(item.Below) == 0 {
			b, err := leaf(item, maxMenuName)
			if err != nil {
				return err
			}
			menu.Button = append(menu.Button, b)
			continue
		}
		if len(item.Below) > maxMenuBelow || len(item.Name) > maxMenuName {
			return fmt.Errorf("%q has more than %d buttons below, or is too long", item.Name, maxMenuBelow)
		}
		top := one{Name: item.Name}
		for _, below := range item.Below {
			b, err := leaf(below, maxSubName)
			if err != nil {
				return err
			}
			top.Sub = append(top.Sub, b)
		}
		menu.Button = append(menu.Button, top)
	}
	return t.call(ctx, nil, func(token string) ([]byte, error) {
		return util.PostJSONContext(ctx, address("menu/create", url.Values{"access_token": {token}, "agentid": {strconv.Itoa(t.opt.AgentID)}}), menu)
	})
}

// ownGroup begins the id of a group that the app has made: there the app
// speaks, although there may be an intelligent bot too, which is not in it.
const ownGroup = "milepost"

// NewGroup makes a group chat of the app with at least two members, and gives
// its id for the configuration's channels (创建群聊会话).
func (t *Transport) NewGroup(ctx context.Context, name string, members []string) (string, error) {
	if len(members) < 2 {
		return "", errors.New("a group has at least two members")
	}
	for _, m := range members {
		if !userID.MatchString(m) {
			return "", fmt.Errorf("%q is no id of a member", m)
		}
	}
	var got struct {
		ID string `json:"chatid"`
	}
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return "", fmt.Errorf("make an id of the group: %w", err)
	}
	err := t.post(ctx, "appchat/create", map[string]any{
		"name": cutBytes(name, 50), "owner": members[0], "userlist": members, "chatid": ownGroup + hex.EncodeToString(random),
	}, &got)
	if err == nil && !groupID.MatchString(got.ID) {
		err = &chat.Refused{Why: errors.New("the platform gave no id of the group")}
	}
	return got.ID, err
}

// groupID is what an id of a group may be.
var groupID = regexp.MustCompile(`^[0-9A-Za-z]{1,32}$`)
