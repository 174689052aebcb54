package slack

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// What Slack sends, as far as we read it. Whatever has another shape than it
// should is taken as not there: an odd field loses no message.

// lax is a text, or a number as it was written: some servers write ids and
// moments so. Anything else is none.
type lax string

// UnmarshalJSON takes a string or a number and ignores everything else.
func (l *lax) UnmarshalJSON(b []byte) error {
	var s string
	var n json.Number
	switch {
	case json.Unmarshal(b, &s) == nil:
		*l = lax(s)
	case json.Unmarshal(b, &n) == nil:
		*l = lax(n)
	}
	return nil
}

// soft is a value that is left empty when it has another shape.
type soft[T any] struct{ v T }

// UnmarshalJSON takes what fits.
func (s *soft[T]) UnmarshalJSON(b []byte) error {
	var v T
	if json.Unmarshal(b, &v) == nil {
		s.v = v
	}
	return nil
}

// outer is an event with what stands around it.
type outer struct {
	Type      lax             `json:"type"`
	Challenge lax             `json:"challenge"`
	Team      lax             `json:"team_id"`
	ID        lax             `json:"event_id"`
	Minute    soft[int64]     `json:"minute_rate_limited"`
	Event     json.RawMessage `json:"event"`
}

// inner is the event itself, or a message in one.
type inner struct {
	Type        lax           `json:"type"`
	Subtype     lax           `json:"subtype"`
	Channel     lax           `json:"channel"`
	ChannelType lax           `json:"channel_type"`
	User        lax           `json:"user"`
	Bot         lax           `json:"bot_id"`
	Text        lax           `json:"text"`
	TS          lax           `json:"ts"`
	Thread      lax           `json:"thread_ts"`
	EventTS     lax           `json:"event_ts"`
	DeletedTS   lax           `json:"deleted_ts"`
	Tab         lax           `json:"tab"`
	UserTeam    lax           `json:"user_team"`
	LastReply   lax           `json:"latest_reply"`
	Ephemeral   soft[bool]    `json:"is_ephemeral"`
	Files       soft[[]file]  `json:"files"`
	Edited      soft[edited]  `json:"edited"`
	Message     soft[*inner]  `json:"message"`
	Before      soft[*inner]  `json:"previous_message"`
	Metadata    soft[ourMark] `json:"metadata"`
}

type edited struct {
	TS lax `json:"ts"`
}

// ourMark is the metadata that our posts carry.
type ourMark struct {
	Type    lax `json:"event_type"`
	Payload struct {
		Key lax `json:"key"`
	} `json:"event_payload"`
}

type file struct {
	ID       lax         `json:"id"`
	Name     lax         `json:"name"`
	Title    lax         `json:"title"`
	Type     lax         `json:"mimetype"`
	Size     soft[int64] `json:"size"`
	URL      lax         `json:"url_private"`
	Download lax         `json:"url_private_download"`
	Mode     lax         `json:"mode"`
}

// named is something of which only the id matters.
type named struct {
	ID   lax `json:"id"`
	Name lax `json:"name"`
	Team lax `json:"team_id"`
}

// team is a workspace as it is called now.
type team struct {
	ID     lax `json:"id"`
	Domain lax `json:"domain"`
}

// pressed is what somebody pressed, submitted or chose.
type pressed struct {
	Type      lax            `json:"type"`
	Trigger   lax            `json:"trigger_id"`
	Callback  lax            `json:"callback_id"`
	ActionTS  lax            `json:"action_ts"`
	Respond   lax            `json:"response_url"`
	Value     lax            `json:"value"`
	Block     lax            `json:"block_id"`
	MessageTS lax            `json:"message_ts"`
	User      soft[named]    `json:"user"`
	Team      soft[team]     `json:"team"`
	Channel   soft[named]    `json:"channel"`
	Container soft[holder]   `json:"container"`
	Actions   soft[[]action] `json:"actions"`
	View      soft[view]     `json:"view"`
	Message   soft[*inner]   `json:"message"`
}

type holder struct {
	Type      lax        `json:"type"`
	TS        lax        `json:"message_ts"`
	Channel   lax        `json:"channel_id"`
	Thread    lax        `json:"thread_ts"`
	View      lax        `json:"view_id"`
	Ephemeral soft[bool] `json:"is_ephemeral"`
}

type action struct {
	ID    lax         `json:"action_id"`
	Block lax         `json:"block_id"`
	TS    lax         `json:"action_ts"`
	Value lax         `json:"value"`
	One   soft[value] `json:"selected_option"`
}

type value struct {
	Value lax `json:"value"`
}

type view struct {
	ID       lax `json:"id"`
	Type     lax `json:"type"`
	Callback lax `json:"callback_id"`
	Private  lax `json:"private_metadata"`
	Hash     lax `json:"hash"`
	State    soft[struct {
		Values map[string]map[string]filled `json:"values"`
	}] `json:"state"`
	Blocks soft[[]inputBlock] `json:"blocks"`
}

// inputBlock is an input of a form as it was shown.
type inputBlock struct {
	ID       lax             `json:"block_id"`
	Optional soft[bool]      `json:"optional"`
	Element  soft[prefilled] `json:"element"`
}

// prefilled is what an input shows before somebody touches it.
type prefilled struct {
	Value lax           `json:"initial_value"`
	Date  lax           `json:"initial_date"`
	Time  lax           `json:"initial_time"`
	One   soft[value]   `json:"initial_option"`
	Many  soft[[]value] `json:"initial_options"`
}

// filled is an input as it was filled in.
type filled struct {
	Value lax           `json:"value"`
	Date  lax           `json:"selected_date"`
	Time  lax           `json:"selected_time"`
	User  lax           `json:"selected_user"`
	One   soft[value]   `json:"selected_option"`
	Many  soft[[]value] `json:"selected_options"`
	Files soft[[]file]  `json:"files"`
}

// command is a slash command.
type command struct {
	Name    lax `json:"command"`
	Text    lax `json:"text"`
	User    lax `json:"user_id"`
	Channel lax `json:"channel_id"`
	Trigger lax `json:"trigger_id"`
}

// moment reads a timestamp of Slack's; zero when it is none.
func moment(ts string) time.Time {
	whole, part, _ := strings.Cut(ts, ".")
	sec, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || sec <= 0 || sec > 1<<40 {
		return time.Time{}
	}
	part = (part + "000000")[:6]
	micro, err := strconv.ParseInt(part, 10, 64)
	if err != nil || micro < 0 {
		micro = 0
	}
	return time.Unix(sec, micro*1000).UTC()
}

// stampOf is the timestamp of a moment.
func stampOf(t time.Time) string {
	micro := t.UnixMicro()
	return strconv.FormatInt(micro/1e6, 10) + "." + strconv.FormatInt(micro%1e6+1e6, 10)[1:]
}
