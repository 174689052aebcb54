package slack

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	sdk "github.com/slack-go/slack"
)

// self is who we are there.
type self struct {
	user, bot, url string
	team           string // the workspace; of an app of a whole organisation, the configured one
	enterprise     string // the organisation of the workspace on Enterprise Grid; "" = none
}

// selfOf is who a token makes of us, in the workspace that the roster names.
func selfOf(r *sdk.AuthTestResponse, workspace string) self {
	s := self{user: r.UserID, bot: r.BotID, team: r.TeamID, url: r.URL, enterprise: r.EnterpriseID}
	if everywhere(r) {
		s.team, s.enterprise = workspace, r.TeamID
	}
	return s
}

// everywhere reports the token of an app that was installed for a whole
// organisation, not for one of its workspaces.
func everywhere(r *sdk.AuthTestResponse) bool { return strings.HasPrefix(r.TeamID, "E") }

// elsewhereSet says what is wrong with the workspace of the configuration, and what
// to set instead; "" if nothing is.
func elsewhereSet(r *sdk.AuthTestResponse, workspace string) (what, fix string) {
	switch {
	case everywhere(r) && !strings.HasPrefix(workspace, "T"):
		return fmt.Sprintf("the app is installed for the whole organisation %s, and slack.workspace names none of its workspaces", r.TeamID),
			"set slack.workspace to the workspace (T…) of the team; milepost slack people prints it"
	case everywhere(r), workspace == "", r.TeamID == "", workspace == r.TeamID:
		return "", ""
	}
	return fmt.Sprintf("slack.workspace is %s, but the token belongs to the workspace %s", workspace, r.TeamID),
		"set slack.workspace to " + r.TeamID + ", or identities of the roster are not found"
}

// within names the workspace in a call that an app of a whole organisation has to
// make for one; for others Slack ignores it.
func (t *Transport) within(args url.Values) url.Values {
	if _, self := t.listener(); self.enterprise != "" && self.team != "" {
		args.Set("team_id", self.team)
	}
	return args
}

// foreign reports somebody of another company, given the workspace that Slack
// names with him and that of the delivery, either of which may be empty. On
// Enterprise Grid a colleague may belong to a sister workspace: whoever is in the
// roster is ours.
func (t *Transport) foreign(ctx context.Context, user, his, ours string) bool {
	_, self := t.listener()
	switch his {
	case "", ours, self.team, self.enterprise:
		return false
	}
	if ours == "" && self.team == "" { // a server that does not say who we are
		return false
	}
	return t.opt.Called == nil || t.opt.Called(ctx, t.identity(user)) == ""
}

// linkTo is the address of a message. A workspace may have been renamed since we
// asked what it is called: domain is what Slack calls it now, "" if it does not say.
func (s self) linkTo(domain, channel, ts string) string {
	if s.url == "" || channel == "" || ts == "" {
		return ""
	}
	base := withSlash(s.url)
	if u, err := url.Parse(base); err == nil && domain != "" && idShaped(domain) {
		if _, rest, ok := strings.Cut(u.Host, "."); ok && rest == "slack.com" {
			u.Host = domain + ".slack.com"
			base = u.String()
		}
	}
	return fmt.Sprintf("%sarchives/%s/p%s", base, channel, strings.ReplaceAll(ts, ".", ""))
}
