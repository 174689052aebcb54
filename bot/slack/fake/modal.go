package fake

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// PressView is the same on a modal or a home page.
func (s *Server) PressView(user, view, label string) (*Delivery, error) {
	return s.pressView(user, view, func(e map[string]any) bool { return textIn(e["text"]) == label })
}

// PressHome is the same on somebody's home page, with the button that carries
// that value.
func (s *Server) PressHome(user, value string) (*Delivery, error) {
	v, _ := s.Home(user)
	return s.pressView(user, v.ID, func(e map[string]any) bool { return e["value"] == value })
}

func (s *Server) pressView(user, view string, fits func(map[string]any) bool) (*Delivery, error) {
	s.mu.Lock()
	v := s.views[view]
	if v == nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("no view %s", view)
	}
	blocks, _ := v.Body["blocks"].([]any)
	action := pressed(blocks, fits)
	if action == nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("no such button on the view %s", view)
	}
	p := s.interaction("block_actions", user)
	action["action_ts"] = s.stamp()
	p["actions"] = []any{action}
	p["container"] = map[string]any{"type": "view", "view_id": v.ID}
	p["view"] = s.viewJSON(v)
	s.mu.Unlock()
	return s.deliver("interactive", p), nil
}

func anySlice(blocks []map[string]any) []any {
	var out []any
	for _, b := range blocks {
		out = append(out, b)
	}
	return out
}

func textIn(v any) string {
	m, _ := v.(map[string]any)
	return str(m, "text")
}

// Inputs are the input blocks of a view, in order.
func (v View) Inputs() []map[string]any {
	var out []map[string]any
	blocks, _ := v.Body["blocks"].([]any)
	for _, x := range blocks {
		if b, ok := x.(map[string]any); ok && b["type"] == "input" {
			out = append(out, b)
		}
	}
	return out
}

// Submit is somebody filling in the modal that lies on top, by the labels of
// its fields, and submitting it. Fields that he does not name keep what the
// form showed. The modal closes unless the answer says otherwise.
func (s *Server) Submit(user string, fill map[string]string) (*Delivery, error) {
	v, ok := s.Modal(user)
	if !ok {
		return nil, fmt.Errorf("no modal is open for %s", user)
	}
	if v.Body["submit"] == nil {
		return nil, fmt.Errorf("this modal cannot be submitted: %s", textIn(v.Body["title"]))
	}
	values := map[string]any{}
	left := map[string]bool{}
	for label := range fill {
		left[label] = true
	}
	for _, in := range v.Inputs() {
		e, _ := in["element"].(map[string]any)
		label := textIn(in["label"])
		typed, filled := fill[label]
		if was, there := v.Typed[label]; there && !filled {
			typed, filled = was, true
		}
		delete(left, label)
		if err := s.search(user, v, in, typed); err != nil {
			return nil, err
		}
		values[str(in, "block_id")] = map[string]any{str(e, "action_id"): s.state(e, typed, filled)}
	}
	for label := range left {
		return nil, fmt.Errorf("the form has no field %q", label)
	}
	s.mu.Lock()
	p := s.interaction("view_submission", user)
	view := s.viewJSON(s.views[v.ID])
	view["state"] = map[string]any{"values": values}
	p["view"] = view
	s.mu.Unlock()
	d := s.deliver("interactive", p)
	select {
	case <-d.acked:
		s.closeAfter(user, v.ID, d.Answer, fill)
	case <-time.After(s.opt.AckWithin):
	}
	return d, nil
}

// closeAfter closes a submitted modal unless its answer keeps it open.
func (s *Server) closeAfter(user, id string, body []byte, fill map[string]string) {
	var a struct {
		Action string            `json:"response_action"`
		View   map[string]any    `json:"view"`
		Errors map[string]string `json:"errors"`
	}
	_ = json.Unmarshal(body, &a) // an empty answer closes
	s.mu.Lock()
	defer s.mu.Unlock()
	switch a.Action {
	case "errors":
		v := s.views[id] // what was typed stays, before as well
		if v.Errors = a.Errors; v.Typed == nil {
			v.Typed = map[string]string{}
		}
		maps.Copy(v.Typed, fill)
	case "update":
		s.views[id].Errors, s.views[id].Typed = nil, nil
		if faults := CheckView(a.View); len(faults) == 0 {
			s.views[id].Body = a.View
		}
	case "clear":
		s.open[user] = nil
	default:
		s.open[user] = slices.DeleteFunc(s.open[user], func(v *View) bool { return v.ID == id })
	}
}

// CloseModal is somebody leaving the modal that lies on top.
func (s *Server) CloseModal(user string) (*Delivery, error) {
	v, ok := s.Modal(user)
	if !ok {
		return nil, fmt.Errorf("no modal is open for %s", user)
	}
	s.mu.Lock()
	s.open[user] = s.open[user][:len(s.open[user])-1]
	p := s.interaction("view_closed", user)
	p["view"], p["is_cleared"] = s.viewJSON(s.views[v.ID]), false
	s.mu.Unlock()
	if v.Body["notify_on_close"] != true {
		return nil, nil
	}
	return s.deliver("interactive", p), nil
}

// Suggest is somebody typing into a select with options from outside: their
// labels.
func (s *Server) Suggest(user, label, typed string) ([]string, error) {
	v, ok := s.Modal(user)
	if !ok {
		return nil, fmt.Errorf("no modal is open for %s", user)
	}
	for _, in := range v.Inputs() {
		if textIn(in["label"]) != label {
			continue
		}
		options, err := s.offered(user, v, in, typed)
		var out []string
		for _, o := range options {
			out = append(out, textIn(o["text"]))
		}
		return out, err
	}
	return nil, fmt.Errorf("no field %q", label)
}

// offered are the options that somebody is given while he types into an input.
func (s *Server) offered(user string, v View, in map[string]any, typed string) ([]map[string]any, error) {
	e, _ := in["element"].(map[string]any)
	s.mu.Lock()
	p := s.interaction("block_suggestion", user)
	p["action_id"], p["block_id"], p["value"] = e["action_id"], in["block_id"], typed
	p["container"] = map[string]any{"type": "view", "view_id": v.ID}
	p["view"] = s.viewJSON(s.views[v.ID])
	s.mu.Unlock()
	d := s.deliver("interactive", p)
	select {
	case <-d.acked:
	case <-time.After(s.opt.AckWithin):
		return nil, fmt.Errorf("no options came in time")
	}
	var a struct {
		Options []map[string]any `json:"options"`
	}
	err := json.Unmarshal(d.Answer, &a)
	return a.Options, err
}

// search chooses what somebody typed into a select with options from outside,
// each part of it by its label or value. Elsewhere it does nothing.
func (s *Server) search(user string, v View, in map[string]any, typed string) error {
	e, _ := in["element"].(map[string]any)
	kind := str(e, "type")
	if !strings.HasSuffix(kind, "external_select") || typed == "" {
		return nil
	}
	parts := []string{typed}
	if strings.HasPrefix(kind, "multi_") {
		parts = strings.Split(typed, "、")
	}
	var found []any
	for _, part := range parts {
		options, err := s.offered(user, v, in, part)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(options, func(o map[string]any) bool { return str(o, "value") == part || textIn(o["text"]) == part })
		if at < 0 {
			return fmt.Errorf("%q is not offered in %s", part, textIn(in["label"]))
		}
		options[at]["text"] = map[string]any{"type": "plain_text", "text": part} // found again by what he typed
		found = append(found, options[at])
	}
	e["options"] = found
	return nil
}

// state is the value of an element in view.state.values.
func (s *Server) state(e map[string]any, typed string, filled bool) map[string]any {
	kind := str(e, "type")
	out := map[string]any{"type": kind}
	switch kind {
	case "datepicker":
		out["selected_date"] = chosen(e["initial_date"], typed, filled)
	case "timepicker":
		out["selected_time"] = chosen(e["initial_time"], typed, filled)
	case "users_select":
		out["selected_user"] = chosen(e["initial_user"], typed, filled)
	case "static_select", "radio_buttons", "external_select":
		out["selected_option"] = e["initial_option"]
		if filled {
			out["selected_option"] = optionOf(e, typed)
		}
	case "multi_static_select", "checkboxes", "multi_external_select":
		out["selected_options"] = e["initial_options"]
		if out["selected_options"] == nil {
			out["selected_options"] = []any{}
		}
		if filled {
			list := []any{}
			for _, one := range strings.Split(typed, "、") {
				list = append(list, optionOf(e, one))
			}
			out["selected_options"] = list
		}
	case "file_input":
		out["files"] = []any{}
	default:
		out["value"] = chosen(e["initial_value"], typed, filled)
	}
	return out
}

func chosen(initial any, typed string, filled bool) any {
	switch {
	case filled && typed == "":
		return nil
	case filled:
		return typed
	}
	return initial
}

// optionOf is the option with that label; of options from outside, one made of
// it.
func optionOf(e map[string]any, label string) any {
	list, _ := e["options"].([]any)
	for _, o := range list {
		if m, _ := o.(map[string]any); textIn(m["text"]) == label {
			return m
		}
	}
	if label == "" {
		return nil
	}
	return map[string]any{"text": map[string]any{"type": "plain_text", "text": label}, "value": label}
}
