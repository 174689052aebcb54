package configs

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestTheReferenceIsWhole compares the documented keys with those that a file
// can hold.
func TestTheReferenceIsWhole(t *testing.T) {
	all, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, e := range all {
		documented = append(documented, e.Key)
		if e.What == "" || !strings.HasSuffix(strings.TrimSuffix(e.What, "…"), ".") && !strings.HasSuffix(e.What, "…") {
			t.Errorf("%s: %q is no sentence", e.Key, e.What)
		}
		if e.Secret == (e.Example != "") {
			t.Errorf("%s: a secret has no example, everything else has: %q", e.Key, e.Example)
		}
	}
	known := keysOf("", reflect.TypeFor[Config]())
	slices.Sort(known)
	slices.Sort(documented)
	if !slices.Equal(documented, known) {
		t.Errorf("documented are\n%q\nand a file can hold\n%q", documented, known)
	}
}

// keysOf lists what a file can say, lists and all.
func keysOf(prefix string, section reflect.Type) []string {
	var out []string
	for i := range section.NumField() {
		field := section.Field(i)
		name := field.Tag.Get("yaml")
		switch kind := field.Type.Kind(); {
		case name == "" || name == "-":
		case kind == reflect.Slice && field.Type.Elem().Kind() == reflect.Struct:
			out = append(out, keysOf(prefix+name+"[].", field.Type.Elem())...)
		case kind == reflect.Struct && field.Type != reflect.TypeFor[Secret]():
			out = append(out, keysOf(prefix+name+".", field.Type)...)
		default:
			out = append(out, prefix+name)
		}
	}
	return out
}

// TestTheReferenceCanBeUsed loads the reference as a configuration: as it is,
// its values are the defaults; with every example, it is still sound.
func TestTheReferenceCanBeUsed(t *testing.T) {
	var b strings.Builder
	if err := WriteReference(&b); err != nil {
		t.Fatal(err)
	}
	plain := load(t, world(map[string]string{"team.yaml": b.String()}, nil))
	bare := load(t, world(map[string]string{"team.yaml": small}, nil))
	for i, s := range bare.Settings() {
		if got := plain.Settings()[i]; got.Value != s.Value && !strings.HasPrefix(s.Key, "company.") && s.Key != "data" {
			t.Errorf("%s is %q in the reference, and %q by default", s.Key, got.Value, s.Value)
		}
	}
	files := map[string]string{}
	full := b.String()
	all, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		name := e.Key[strings.LastIndex(e.Key, ".")+1:]
		if e.optional() { // they name people that the reference has not
			continue
		}
		full = strings.Replace(full, "# "+name+": "+e.Example+"\n", name+": "+e.Example+"\n", 1)
		if strings.HasSuffix(name, "_file") {
			files[e.Example] = map[string]string{
				"bot_token_file": "xoxb-1", "app_token_file": "xapp-1", "aes_key_file": strings.Repeat("k", 43), "hooks_file": "南=k1, east=k2",
			}[name]
			if files[e.Example] == "" {
				files[e.Example] = "secret"
			}
		}
	}
	files["team.yaml"], files["method.yaml"] = full, "pareto_pct: 70\n"
	c := load(t, world(files, nil))
	if c.HTTP.Addr != "127.0.0.1:8080" || !c.Slack.Enabled() || !c.WeCom.Enabled() {
		t.Errorf("the examples are not in force: %+v", c.Settings())
	}
}
