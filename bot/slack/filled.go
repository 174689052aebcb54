package slack

import (
	"encoding/json"
	"slices"
	"strings"

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
// there with an empty value: whoever emptied a field meant it.
func values(v view) (map[string][]string, []chat.File) {
	out := map[string][]string{}
	var files []chat.File
	for block, inputs := range v.State.v.Values {
		k, ok := keyOf(block)
		if !ok {
			continue
		}
		out[k] = nil
		for _, f := range inputs {
			for _, s := range []lax{f.Value, f.Date, f.Time, f.User, f.One.v.Value} {
				if s != "" {
					out[k] = append(out[k], string(s))
				}
			}
			for _, o := range f.Many.v {
				out[k] = append(out[k], string(o.Value))
			}
			for _, a := range attached(f.Files.v) {
				files = append(files, a)
				out[k] = append(out[k], a.Name)
			}
			if len(out[k]) == 0 && f.Many.v == nil && f.Files.v == nil {
				out[k] = []string{""}
			}
		}
	}
	untouched(v, out)
	return out, files
}

// untouched puts back what a form showed where a server hands over only what was
// typed into. Slack hands over all of it, so that an empty field there is one
// that somebody emptied.
func untouched(v view, got map[string][]string) {
	shown := map[string][]string{}
	var empty, same int
	missing := false
	for _, b := range v.Blocks.v {
		k, ok := keyOf(string(b.ID))
		first := b.Element.v.first()
		now, there := got[k]
		if !ok || !there || len(first) == 0 {
			continue
		}
		switch shown[k] = first; {
		case slices.Equal(now, first):
			same++
		case strings.Join(now, "") == "":
			empty++
			missing = missing || !b.Optional.v
		}
	}
	if !missing && (same > 0 || empty < fewEmptied) {
		return
	}
	for k, first := range shown {
		if strings.Join(got[k], "") == "" {
			got[k] = first
		}
	}
}

// fewEmptied is how many filled fields nobody empties, without leaving one as it
// was. One that must not be empty Slack does not let pass at all.
const fewEmptied = 3

// first is what an input showed before somebody touched it.
func (i prefilled) first() []string {
	var out []string
	for _, s := range []lax{i.Value, i.Date, i.Time, i.One.v.Value} {
		if s != "" {
			out = append(out, string(s))
		}
	}
	for _, o := range i.Many.v {
		out = append(out, string(o.Value))
	}
	return out
}
