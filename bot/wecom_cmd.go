package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/wecom"
	"milepost/configs"
)

// weComCmd sets WeCom up.
type weComCmd struct {
	Menu   weComMenuCmd   `cmd:"" help:"Make the app's menu."`
	People weComPeopleCmd `cmd:"" help:"List whom the app sees, as rows for the roster."`
	Group  weComGroupCmd  `cmd:"" help:"Make a group chat of the app, for a team's channel."`
}

// errNoApp is told where a command needs the self-built app.
var errNoApp = errors.New("no self-built app is configured: set MILEPOST_WECOM_CORP_ID, MILEPOST_WECOM_AGENT_ID and MILEPOST_WECOM_SECRET")

// weComOf is the connection that a configuration describes, for commands: it
// hears nothing.
func weComOf(w world, c *commands) (*configs.Config, *wecom.Transport, error) {
	cfg, err := c.load(w)
	if err != nil {
		return nil, nil, err
	}
	if !cfg.WeCom.Secret.Set() {
		return nil, nil, errNoApp
	}
	t, err := wecom.New(weComOptions(cfg, nil, time.Now, slog.New(slog.DiscardHandler)))
	return cfg, t, err
}

type weComMenuCmd struct{}

// Help shows an example.
func (weComMenuCmd) Help() string { return "Example:\n  milepost wecom menu --config team.yaml" }

// Run makes the menu in the company's language.
func (weComMenuCmd) Run(ctx context.Context, w world, c *commands) error {
	cfg, t, err := weComOf(w, c)
	if err != nil {
		return err
	}
	menu := weComMenu(cfg.Company.Locale)
	if err := t.SetMenu(ctx, menu); err != nil {
		return fmt.Errorf("make the menu: %w", wecom.Advice(err))
	}
	for _, top := range menu {
		fmt.Fprintln(w.Out, top.Name)
		for _, b := range top.Below {
			fmt.Fprintf(w.Out, "  %s → %s\n", b.Name, b.Say)
		}
	}
	fmt.Fprintln(w.Out, "the menu is made; people see it when they open the chat with the app again")
	return nil
}

// weComMenu is the app's menu: what people would else type.
func weComMenu(locale string) []wecom.MenuItem {
	var out []wecom.MenuItem
	for _, top := range cards.Menu(locale) {
		item := wecom.MenuItem{Name: top.Name}
		for _, say := range top.Says {
			item.Below = append(item.Below, wecom.MenuItem{Name: say, Say: say})
		}
		out = append(out, item)
	}
	return out
}

type weComPeopleCmd struct{}

// Help shows an example.
func (weComPeopleCmd) Help() string { return "Example:\n  milepost wecom people --config team.yaml" }

// Run lists whom the app sees, beside the roster.
func (weComPeopleCmd) Run(ctx context.Context, w world, c *commands) error {
	cfg, t, err := weComOf(w, c)
	if err != nil {
		return err
	}
	members, err := t.Members(ctx)
	if err != nil {
		return err
	}
	printMembers(w.Out, cfg, members)
	return nil
}

// onWeCom is the roster by ids on WeCom, in small letters: capitals are the same.
func onWeCom(cfg *configs.Config) map[string]configs.Person {
	out := map[string]configs.Person{}
	for _, p := range cfg.People {
		for _, id := range cfg.IdentitiesOf(p) {
			if id.Platform == configs.PlatformWeCom {
				out[strings.ToLower(id.ID)] = p
			}
		}
	}
	return out
}

// printMembers prints what the roster lacks, as rows to be put there.
func printMembers(out io.Writer, cfg *configs.Config, members []wecom.Member) {
	known := onWeCom(cfg)
	var fresh, same []string
	for _, m := range members {
		if id := strings.ToLower(m.ID); known[id].ID != "" {
			delete(known, id)
			continue
		}
		if i := slices.IndexFunc(cfg.People, func(p configs.Person) bool { return p.Name == m.Name || p.Full == m.Name }); i >= 0 {
			same = append(same, fmt.Sprintf("  %s: add to identities: {wecom: %q}", m.Name, m.ID))
			continue
		}
		fresh = append(fresh, fmt.Sprintf("  - {id: %q, name: %q, roles: [rep], team: TEAM, home: wecom, identities: {wecom: %q}}", strings.ToLower(m.ID), m.Name, m.ID))
	}
	part := func(head string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(out, "# %s\n%s\n", head, strings.Join(lines, "\n"))
		}
	}
	part("in the roster under the same name, without an id on WeCom", same)
	part("not in the roster; put under people: who should be there, with role and team", fresh)
	var gone []string
	for id, p := range known {
		gone = append(gone, fmt.Sprintf("  %s (%s)", p.Name, id))
	}
	slices.Sort(gone)
	part("in the roster, but the app does not see them: 应用管理 → the app → 可见范围", gone)
	fmt.Fprintf(out, "%s the app\n", counted(len(members), "member sees", "members see"))
}

type weComGroupCmd struct {
	Name    string   `arg:"" help:"Name of the group."`
	Members []string `arg:"" help:"Ids of at least two members; the first one owns it."`
}

// Help shows an example.
func (weComGroupCmd) Help() string {
	return "Example:\n  milepost wecom group 华南销售 wangmin xiaoli --config team.yaml\n\nNothing that is said in such a group is heard, and it shows no buttons: for that take the intelligent bot."
}

// Run makes a group and says how it becomes a team's channel.
func (g weComGroupCmd) Run(ctx context.Context, w world, c *commands) error {
	cfg, t, err := weComOf(w, c)
	if err != nil {
		return err
	}
	id, err := t.NewGroup(ctx, g.Name, g.Members)
	if err != nil {
		return fmt.Errorf("make the group: %w", wecom.Advice(err))
	}
	fmt.Fprintf(w.Out, "the group is made; put this under the team's channels:\n  - {platform: wecom, channel: %s/%s, label: %q}\n", cfg.WeCom.CorpID, id, "#"+g.Name)
	return nil
}

// proveWeCom asks the platform whether what is configured works, and says what
// it proved. The intelligent bot is not tried: a second connection would take
// over that of a running service.
func proveWeCom(ctx context.Context, out io.Writer, cfg *configs.Config) error {
	c := cfg.WeCom
	if c.BotSecret.Set() {
		fmt.Fprintln(out, "WeCom: the intelligent bot is not tried, because it can have only one connection; milepost run says whether it is connected")
	}
	if !c.Secret.Set() {
		return nil
	}
	t, err := wecom.New(weComOptions(cfg, nil, time.Now, slog.New(slog.DiscardHandler)))
	if err != nil {
		return err
	}
	app, err := t.About(ctx)
	if err != nil {
		return fmt.Errorf("WeCom: %w", wecom.Advice(err))
	}
	fmt.Fprintf(out, "WeCom: the app %q answers: corporation, AgentId, secret and this server's address are right\n", app.Name)
	members, err := t.Members(ctx)
	if err != nil {
		return fmt.Errorf("WeCom: %w", wecom.Advice(err))
	}
	unseen := onWeCom(cfg)
	for _, m := range members {
		delete(unseen, strings.ToLower(m.ID))
	}
	fmt.Fprintf(out, "WeCom: %s the app, %d of the roster do not (milepost wecom people names them)\n", counted(len(members), "member sees", "members see"), len(unseen))
	if c.Token.Set() {
		fmt.Fprintf(out, "WeCom: callbacks are expected at https://YOUR.HOST%s; whether they come only the console can say: 接收消息 → 设置API接收 → 保存\n", wecom.CallbackPath)
	}
	return nil
}
