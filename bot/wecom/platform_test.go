package wecom

import (
	"context"
	"slices"
	"strings"
	"testing"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/wecom/wecomtest"
)

func TestWeComIsAPlatform(t *testing.T) {
	t.Run("the app, and the intelligent bot in groups", func(t *testing.T) {
		chattest.Run(t, func(t *testing.T) chattest.Platform { return platform(open(t, withBot)) })
	})
	t.Run("the intelligent bot alone", func(t *testing.T) {
		chattest.Run(t, func(t *testing.T) chattest.Platform {
			return platform(open(t, func(o *Options, c *wecomtest.Corp) {
				withBot(o, c)
				o.Secret, o.Token, o.AESKey, o.AgentID = "", "", "", 0
			}))
		})
	})
}

func platform(o *office) chattest.Platform {
	alone := o.options.Secret == ""
	p := chattest.Platform{
		Transport: o.transport, Me: o.person("xiaoli"), Other: o.person("anna"),
		Channel: chat.Place{Platform: Platform, Tenant: o.ID, Kind: chat.Channel, ID: group},
		Can:     chattest.Can{Form: true, Deaf: true},
		Run: func(ctx context.Context, in chat.Inlet) error {
			return o.transport.Run(ctx, in)
		},
		Seen: func(who chat.Identity, in chat.Place) []chattest.Seen {
			var out []chattest.Seen
			if in.Private() && in.ID != who.ID {
				return nil
			}
			for _, s := range o.Screen(in.ID) {
				out = append(out, chattest.Seen{Text: s.Text})
			}
			return out
		},
		Say: func(ctx context.Context, from chat.Identity, in chat.Place, text string) error {
			if in.Kind == chat.Channel || alone {
				to := ""
				if in.Kind == chat.Channel {
					to = group
				}
				o.until("the intelligent bot is connected", o.BotLive)
				return o.BotSay(from.ID, to, text)
			}
			return o.Say(ctx, from.ID, text)
		},
		Mention: func(text string) string { return "@Milepost " + text },
		Press: func(ctx context.Context, from chat.Identity, in chat.Place, ref chat.Ref, label string) error {
			return o.Press(ctx, from.ID, string(ref), label)
		},
		Fail: func(kind string) bool {
			faults := map[string]wecomtest.Fault{
				"retry": {Code: -1, Msg: "system busy"}, "refused": {Code: 40058, Msg: "invalid parameter"}, "gone": {Code: 60111, Msg: "userid not found"},
			}
			if !alone {
				faults["unsure"] = wecomtest.Fault{Lost: true}
			}
			o.Fail(nil)
			f, can := faults[kind]
			if can {
				o.Fail(func(path string) wecomtest.Fault {
					if slices.Contains([]string{"message/send", "aibot_send_msg"}, path) {
						return f
					}
					return wecomtest.Fault{}
				})
			}
			return can
		},
	}
	p.Submit = func(ctx context.Context, from chat.Identity, in chat.Place, _ chat.Ref, fill map[string]string) error {
		var pairs []string
		for label, value := range fill {
			pairs = append(pairs, label+" = "+value)
		}
		return p.Say(ctx, from, in, strings.Join(pairs, "; "))
	}
	if !alone {
		p.Again = o.Again
	}
	if o.options.BotSecret != "" {
		send := o.transport
		p.Transport = waiting{send, o}
	}
	return p
}

// waiting sends when the intelligent bot is connected.
type waiting struct {
	*Transport
	o *office
}

func (w waiting) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	w.o.until("the intelligent bot is connected", w.o.BotLive)
	return w.Transport.Send(ctx, s)
}
