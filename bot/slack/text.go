package slack

import (
	"cmp"
	"context"
	"regexp"
	"strings"
	"unicode"

	"milepost/bot/chat"
)

// clean takes out what would turn or hide a line, as somebody may have typed
// it: control characters and marks of direction.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == '\u2028', r == '\u2029':
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD"))
}

var (
	escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	// Marks that format have twins that look alike and do nothing.
	twins    = strings.NewReplacer("*", "∗", "_", "ˍ", "~", "∼", "`", "ˋ")
	entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// escape makes a text harmless where Slack looks for mentions and links.
func escape(s string) string { return escaper.Replace(s) }

// inert is a text in which nothing mentions, links or formats, for the few
// places in which Slack's own marks have to stand beside it.
func inert(s string) string { return escape(twins.Replace(s)) }

// angled is what Slack puts between angle brackets: <@U1|name>, <#C1|name>,
// <!here>, <https://x|label>.
var angled = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

// read turns Slack's form of a text into what was typed. The bot's own name is
// taken off; mentioned says that it was there.
func (t *Transport) read(ctx context.Context, text, me string) (plain string, mentioned bool) {
	text = angled.ReplaceAllStringFunc(text, func(s string) string {
		p := angled.FindStringSubmatch(s)
		kind, what, label := p[1], p[2], p[3]
		switch {
		case kind == "@" && what == me && me != "":
			mentioned = true
			return " "
		case kind == "@":
			return t.called(ctx, what, label)
		case kind == "#":
			return "#" + cmp.Or(label, what)
		case kind == "!":
			return specially(what, label)
		case label != "":
			return label
		}
		for _, scheme := range []string{"mailto:", "tel:"} {
			what = strings.TrimPrefix(what, scheme)
		}
		return what
	})
	text = entities.Replace(text)
	if mentioned {
		text = strings.TrimLeft(spaces.ReplaceAllString(text, " "), " ,:\uff0c\uff1a")
	}
	return strings.TrimSpace(text), mentioned
}

var spaces = regexp.MustCompile(` {2,}`)

// called is how a colleague is named in what somebody wrote.
func (t *Transport) called(ctx context.Context, user, label string) string {
	if t.opt.Called != nil {
		if name := t.opt.Called(ctx, t.identity(user)); name != "" {
			return name
		}
	}
	return "@" + cmp.Or(label, user)
}

// specially reads <!here>, <!date^…|fallback>, <!subteam^S1|@team>.
func specially(what, label string) string {
	if label != "" {
		return label
	}
	word, _, _ := strings.Cut(what, "^")
	return "@" + word
}

// marked is a line that names people or holds links, in Slack's own markup;
// false when it holds neither and can be plain.
func marked(spans []chat.Span) (string, bool) {
	var b strings.Builder
	special := false
	for _, s := range spans {
		text := inert(clean(s.S))
		switch {
		case s.Who != nil && s.Who.Platform == Name && idShaped(s.Who.ID):
			special = true
			b.WriteString("<@" + s.Who.ID + ">")
		case s.Link != "" && linkable(s.Link):
			special = true
			link := strings.NewReplacer("|", "%7C", ">", "%3E", "<", "%3C").Replace(s.Link)
			b.WriteString("<" + link + "|" + strings.ReplaceAll(text, "\n", " ") + ">")
		case s.Bold && strings.TrimSpace(text) != "" && !strings.Contains(text, "\n"):
			special = true
			b.WriteString("*" + strings.TrimSpace(text) + "*")
		default:
			b.WriteString(text)
		}
	}
	return b.String(), special
}

// idShaped reports an id that can stand in a mention without breaking out.
func idShaped(id string) bool {
	return id != "" && strings.IndexFunc(id, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' && r != '.'
	}) < 0
}

func linkable(link string) bool {
	return (strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://")) && len(link) <= 2000 && strings.IndexFunc(link, unicode.IsSpace) < 0 && clean(link) == link
}
