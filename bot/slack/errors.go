package slack

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// Why Slack refuses, by what follows from it.
var (
	// The app itself is not let in: everything waits until an admin mends it.
	locked = map[string]string{
		"invalid_auth":            "Slack does not know this token; copy the Bot User OAuth Token (xoxb-) from OAuth & Permissions into MILEPOST_SLACK_BOT_TOKEN",
		"not_authed":              "no token was sent; set MILEPOST_SLACK_BOT_TOKEN",
		"token_revoked":           "the token was revoked; reinstall the app to the workspace and copy the new Bot User OAuth Token (xoxb-) into MILEPOST_SLACK_BOT_TOKEN",
		"token_expired":           "the token has expired; turn token rotation off, reinstall the app and copy the new token",
		"account_inactive":        "the app or its workspace is deactivated; install the app again",
		"not_allowed_token_type":  "the token is of the wrong kind; MILEPOST_SLACK_BOT_TOKEN begins with xoxb-, MILEPOST_SLACK_APP_TOKEN with xapp- and needs connections:write",
		"org_login_required":      "the workspace is being moved to an organisation; wait until Slack is done",
		"team_access_not_granted": "the app is not granted to this workspace; ask an admin of the organisation to approve it",
	}
	// The place, person or message is not there.
	absent = map[string]string{
		"channel_not_found":   "that channel is not there, or the bot may not see it; invite the bot with /invite, or correct the channel's id in the configuration",
		"not_in_channel":      "the bot is not in that channel; invite it there with /invite @Milepost",
		"is_archived":         "that channel is archived; unarchive it, or name another one in the configuration",
		"user_not_found":      "that person is not in the workspace; correct his id in the roster (milepost slack people finds ids by e-mail)",
		"user_disabled":       "that person's account is deactivated",
		"user_not_visible":    "the bot may not see that person",
		"user_not_in_channel": "that person is not in that channel",
		"cannot_dm_bot":       "that is a bot, not a person",
		"message_not_found":   "that message is not there any more",
		"cant_update_message": "that message is not ours",
		"edit_window_closed":  "that message is too old to be changed",
		"thread_not_found":    "that thread is not there any more",
		"not_found":           "that view is not there any more",
		"view_not_found":      "that view is not there any more",
	}
	// Slack itself has trouble: nobody knows what it did.
	shaken = map[string]bool{
		"internal_error": true, "fatal_error": true, "service_unavailable": true, "request_timeout": true, "timeout": true, "accesslimited": true,
	}
)

// What About says of an error.
const (
	aboutToken    = "token"     // the bot token is not taken
	aboutAppToken = "app-token" // the one for the socket is not
)

// lockedOut is what only an admin can mend, in words that say where.
type lockedOut struct {
	about string
	why   error
}

func (e *lockedOut) Error() string { return e.why.Error() }
func (e *lockedOut) Unwrap() error { return e.why }

// About says in a word what has to be mended.
func (e *lockedOut) About() string { return e.about }

// outcome is an error of Slack's, sorted.
type outcome struct {
	code  string // as Slack says it; "" for the network
	needs string // the scope that is missing
}

// codeOf is what Slack said, if it was Slack.
func codeOf(err error) outcome {
	var r sdk.SlackErrorResponse
	if errors.As(err, &r) {
		return outcome{r.Err, r.Needed}
	}
	return outcome{}
}

// plainly says an error in words for an admin.
func plainly(err error) error {
	c := codeOf(err)
	if c.code == "" {
		return err
	}
	if say := locked[c.code]; say != "" {
		return &lockedOut{aboutToken, fmt.Errorf("%s: %s", c.code, say)}
	}
	if say := absent[c.code]; say != "" {
		return fmt.Errorf("%s: %s", c.code, say)
	}
	if c.code == "missing_scope" {
		return fmt.Errorf("missing_scope: the app lacks %s; add it under OAuth & Permissions (or paste the manifest that milepost slack manifest prints) and reinstall", cmp.Or(c.needs, "a scope"))
	}
	var r sdk.SlackErrorResponse
	if errors.As(err, &r) && len(r.ResponseMetadata.Messages) > 0 {
		return fmt.Errorf("%s: %s", c.code, strings.Join(r.ResponseMetadata.Messages, "; "))
	}
	return errors.New(c.code)
}

// mending is how long posts wait for an admin before they are tried again.
const mending = time.Minute

// sort tells what an error of a call means for the post. same says that the
// call may be repeated without anybody seeing it twice.
func (t *Transport) sort(method string, err error, same bool) error {
	if err == nil {
		t.worked(method)
		return nil
	}
	var own *chat.Retry
	if errors.As(err, &own) {
		return own
	}
	why := fmt.Errorf("%s: %w", method, plainly(err))
	var limited *sdk.RateLimitedError
	if errors.As(err, &limited) {
		return &chat.Retry{After: max(limited.RetryAfter, time.Second), Why: why}
	}
	c := codeOf(err)
	switch {
	case c.code == "ratelimited" || c.code == "rate_limited":
		return &chat.Retry{After: time.Second, Why: why}
	case locked[c.code] != "":
		t.blame(method, "auth", plainly(err).Error())
		return &chat.Retry{After: mending, Why: why}
	case c.code == "missing_scope":
		t.blame(method, strings.TrimSpace("scope "+c.needs), plainly(err).Error())
		return &chat.Retry{After: 10 * mending, Why: why}
	case absent[c.code] != "":
		return &chat.Gone{Why: why, Person: c.code == "user_disabled" || c.code == "user_not_found"}
	case shaken[c.code]:
		return unsure(why, same)
	case c.code != "":
		return &chat.Refused{Why: why}
	}
	var status sdk.StatusCodeError
	if errors.As(err, &status) {
		switch {
		case status.Code == http.StatusNotFound:
			return &chat.Refused{Why: why}
		case status.Code < 500:
			return &chat.Retry{Why: why}
		}
		return unsure(why, same)
	}
	if neverSent(err) {
		return &chat.Retry{Why: why}
	}
	return unsure(why, same)
}

func unsure(why error, same bool) error {
	if same {
		return &chat.Retry{Why: why}
	}
	return &chat.Unsure{Why: why}
}

// neverSent reports an error of the network before anything was sent: no such
// host, nobody listens, no trust in its certificate.
func neverSent(err error) bool {
	var (
		dns    *net.DNSError
		op     *net.OpError
		cert   *tls.CertificateVerificationError
		header tls.RecordHeaderError
		host   x509.HostnameError
		issuer x509.UnknownAuthorityError
	)
	switch {
	case errors.As(err, &dns), errors.As(err, &cert), errors.As(err, &header), errors.As(err, &host), errors.As(err, &issuer):
		return true
	case errors.As(err, &op) && op.Op == "dial":
		return true
	}
	return strings.Contains(err.Error(), "TLS handshake timeout")
}
