package slack

import (
	"encoding/json"
	"slices"
	"strings"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// carried reads what a form carries; false if it is none of ours.
func carried(v view) (do chat.Action, in chat.Place, ok bool) {
	var h hidden
	if v.Callback != callbackForm || json.Unmarshal([]byte(v.Private), &h) != nil {
		return do, in, false
	}
	do, err := chat.ParseAction(h.Do)
	if err != nil {
		return do, in, false
	}
	in, err = chat.ParsePlace(h.In)
	return do, in, err == nil
}

// values are the fields of a form as they were filled in. What was left empty is
// there with an empty value: whoever emptied a field meant it. Those that are as
// the form showed them are named under chat.Untouched.
func values(v view) (map[string][]string, []chat.File) {
	out := map[string][]string{}
	var files []chat.File
	shown := shownOf(v)
	for block, inputs := range v.State.v.Values {
		k, ok := keyOf(block)
		if !ok {
			continue
		}
		out[k] = nil
		for _, f := range inputs {
			out[k] = append(out[k], f.now()...)
			for _, a := range attached(f.Files.v) {
				files = append(files, a)
				out[k] = append(out[k], a.Name)
			}
			if len(out[k]) == 0 && f.Many.v == nil && f.Files.v == nil {
				out[k] = []string{""}
			}
		}
	}
	left := []string{} // there if empty: we can tell
	halfBlind := onlyTyped(v, out)
	for _, b := range v.Blocks.v {
		k, ok := keyOf(string(b.ID))
		if _, there := out[k]; ok && (!there || halfBlind && strings.Join(out[k], "") == "") {
			out[k] = b.Element.v.first()
		}
	}
	for k, got := range out {
		if mark, ok := shown[k]; ok && mark == sumOf(got) {
			left = append(left, k)
		}
	}
	slices.Sort(left)
	out[chat.Untouched] = left
	return out, files
}

// onlyTyped reports a server that hands over only what was typed: what must not
// be empty came back so, which Slack never lets pass. What is empty there was
// not touched.
func onlyTyped(v view, got map[string][]string) bool {
	return slices.ContainsFunc(v.Blocks.v, func(b inputBlock) bool {
		k, ok := keyOf(string(b.ID))
		now, there := got[k]
		return ok && there && !b.Optional.v && strings.Join(now, "") == "" && len(b.Element.v.first()) > 0
	})
}

// lenSum is how many characters tell what a field showed.
const lenSum = 6

// unsummed stands for a field of which that is not told.
var unsummed = strings.Repeat(".", lenSum)

// sumOf tells what a field holds from anything else that it may hold.
func sumOf(values []string) string {
	all := slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	for i, s := range all {
		all[i] = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	}
	slices.Sort(all) // of several options nobody chose an order
	return markOf(strings.Join(all, "\x00"))[:lenSum]
}

// shownOf is what the fields of a form showed, as sums by key.
func shownOf(v view) map[string]string {
	var h hidden
	if json.Unmarshal([]byte(v.Private), &h) != nil {
		return nil
	}
	out := map[string]string{}
	for block := range v.State.v.Values {
		if k, ok := keyOf(block); ok {
			out[k] = h.shown(numberOf(block))
		}
	}
	for _, b := range v.Blocks.v {
		if k, ok := keyOf(string(b.ID)); ok {
			out[k] = h.shown(numberOf(string(b.ID)))
		}
	}
	return out
}

// shown is the sum of the field with that number.
func (h hidden) shown(i int) string {
	if i < 0 || (i+1)*lenSum > len(h.Was) {
		return unsummed
	}
	return h.Was[i*lenSum : (i+1)*lenSum]
}

// now is what an input holds.
func (f filled) now() []string {
	var out []string
	for _, s := range []lax{f.Value, f.Date, f.Time, f.User, f.One.v.Value} {
		if s != "" {
			out = append(out, string(s))
		}
	}
	for _, o := range f.Many.v {
		out = append(out, string(o.Value))
	}
	return out
}

// first is what an input showed before somebody touched it.
func (i prefilled) first() []string {
	return filled{Value: i.Value, Date: i.Date, Time: i.Time, One: i.One, Many: i.Many}.now()
}

// firstOf is the same of an input that we have made.
func firstOf(e sdk.BlockElement) []string {
	var p prefilled
	if b, err := json.Marshal(e); err != nil || json.Unmarshal(b, &p) != nil {
		return nil
	}
	return p.first()
}
