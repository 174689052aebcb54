package inbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// shelf is what a platform gives for a file, try by try; the last one stays.
type shelf map[string][]func() (io.ReadCloser, error)

func gives(body string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(body)), nil }
}

func fails(err error) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return nil, err }
}

// receives makes a desk whose files come from a shelf, and that notes with
// which files each message was answered.
func receives(t *testing.T, s shelf) (d *desk, got map[string][]chat.File, tries map[string]int) {
	t.Helper()
	d = fresh(t)
	got, tries = map[string][]chat.File{}, map[string]int{}
	var mu sync.Mutex
	d.opt.MaxFile, d.opt.FetchPause = 100, time.Microsecond
	d.opt.Fetch = func(_ context.Context, platform string, f chat.File) (io.ReadCloser, error) {
		mu.Lock()
		defer mu.Unlock()
		if platform != "wecom" {
			t.Errorf("a file was asked of %s", platform)
		}
		n := tries[f.Handle]
		tries[f.Handle]++
		ways := s[f.Handle]
		return ways[min(n, len(ways)-1)]()
	}
	answer := d.opt.Answer
	d.opt.Answer = func(tx crm.Tx, who crm.PersonID, m chat.Message, prepared any) ([]chat.Post, error) {
		mu.Lock()
		got[m.Key] = m.Files
		mu.Unlock()
		return answer(tx, who, m, prepared)
	}
	return d, got, tries
}

func sends(key string, files ...chat.File) chat.Message {
	m := li(key, "here it is")
	m.Files = files
	return m
}

func TestFilesAreStoredBeforeTheirMessageIsHandled(t *testing.T) {
	gone := &chat.Gone{Why: errors.New("expired")}
	for _, c := range []struct {
		name  string
		ways  []func() (io.ReadCloser, error)
		size  int64 // as the platform says
		lost  string
		tries int
	}{
		{"at once", []func() (io.ReadCloser, error){gives("photo")}, 5, "", 1},
		{"of unknown size", []func() (io.ReadCloser, error){gives("photo")}, 0, "", 1},
		{"at the second try", []func() (io.ReadCloser, error){fails(errBroken), gives("photo")}, 5, "", 2},
		{"at the third try", []func() (io.ReadCloser, error){fails(&chat.Retry{Why: errBroken}), fails(&chat.Unsure{Why: errBroken}), gives("photo")}, 5, "", 3},
		{"broken off once", []func() (io.ReadCloser, error){func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("pho"), iotest.ErrReader(errBroken))), nil
		}, gives("photo")}, 5, "", 2},
		{"never", []func() (io.ReadCloser, error){fails(errBroken)}, 5, chat.Unreachable, fetchTries},
		{"a platform that panics", []func() (io.ReadCloser, error){func() (io.ReadCloser, error) { panic("no shelf") }}, 5, chat.Unreachable, fetchTries},
		{"gone", []func() (io.ReadCloser, error){fails(gone)}, 5, chat.Vanished, 1},
		{"refused", []func() (io.ReadCloser, error){fails(&chat.Refused{Why: errBroken})}, 5, chat.Vanished, 1},
		{"said to be too large", []func() (io.ReadCloser, error){gives("photo")}, 101, chat.TooLarge, 0},
		{"larger than said", []func() (io.ReadCloser, error){gives(strings.Repeat("x", 101))}, 5, chat.TooLarge, 1},
		{"as large as may be", []func() (io.ReadCloser, error){gives(strings.Repeat("x", 100))}, 0, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, got, tries := receives(t, shelf{"h": c.ways})
			d.recv(t, sends("m1", chat.File{Name: "a.jpg", Handle: "h", Size: c.size}))
			d.drain(t)
			files := got["m1"]
			if len(files) != 1 || files[0].Lost != c.lost || (files[0].Blob == "") != (c.lost != "") || tries["h"] != c.tries {
				t.Fatalf("answered with %+v after %d tries, want lost %q after %d", files, tries["h"], c.lost, c.tries)
			}
			if said := d.said(t); !slices.Equal(said, []string{"did here it is"}) {
				t.Errorf("said %q", said)
			}
			if c.lost != "" {
				return
			}
			crmtest.Look(t, d.store, func(r crm.Reader) error {
				b, err := r.Blob(crm.BlobOf("m1", 0))
				if err != nil || b.Name != "a.jpg" || b.Message != "m1" || b.Size != files[0].Size {
					t.Errorf("stored is %+v, %v", b, err)
				}
				return err
			})
		})
	}
}

func TestFilesOfSeveralAreKeptApart(t *testing.T) {
	d, got, _ := receives(t, shelf{"h1": {gives("one")}, "h2": {fails(&chat.Gone{Why: errBroken})}, "h3": {gives("three")}})
	d.recv(t, sends("m1", chat.File{Name: "1", Handle: "h1"}, chat.File{Name: "2", Handle: "h2"}, chat.File{Name: "3", Handle: "h3"}))
	d.drain(t)
	var all []string
	for _, f := range got["m1"] {
		content := new(bytes.Buffer)
		crmtest.Look(t, d.store, func(r crm.Reader) error {
			content.Reset()
			if f.Lost != "" {
				return nil
			}
			return crm.CopyBlob(r, crm.BlobID(f.Blob), content)
		})
		all = append(all, fmt.Sprint(f.Name, f.Lost, content))
	}
	if want := []string{"1one", "2gone", "3three"}; !slices.Equal(all, want) {
		t.Errorf("files are %q, want %q", all, want)
	}
}

func TestFilesThatAreNobodysBusinessAreNotFetched(t *testing.T) {
	f := chat.File{Name: "a.jpg", Handle: "h"}
	stranger := says(identity("wecom", "nobody"), "m1", "hello")
	overheard := sends("m2")
	overheard.In = chat.Place{Platform: "wecom", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
	stranger.Files, overheard.Files = []chat.File{f}, []chat.File{f}
	d, _, tries := receives(t, shelf{"h": {gives("photo")}})
	d.recv(t, stranger, overheard)
	d.drain(t)
	if tries["h"] != 0 {
		t.Errorf("files of a stranger, or that colleagues show each other, were fetched %d times", tries["h"])
	}
}

func TestAFileIsFetchedOnceHoweverOftenItsMessageIsTried(t *testing.T) {
	d, got, tries := receives(t, shelf{"h": {gives("photo")}})
	answer, n := d.opt.Answer, 0
	d.opt.Answer = func(tx crm.Tx, who crm.PersonID, m chat.Message, prepared any) ([]chat.Post, error) {
		if n++; n < 5 {
			return nil, crm.ErrConflict
		}
		return answer(tx, who, m, prepared)
	}
	d.recv(t, sends("m1", chat.File{Name: "a.jpg", Handle: "h"}))
	d.drain(t)
	if tries["h"] != 1 || len(got["m1"]) != 1 || got["m1"][0].Blob == "" {
		t.Errorf("fetched %d times, answered with %+v", tries["h"], got["m1"])
	}
}

func TestAMessageWhoseFileIsOnItsWayWhenTheProcessStopsIsHandledLater(t *testing.T) {
	d, got, _ := receives(t, nil)
	asked := make(chan struct{})
	d.opt.Fetch = func(ctx context.Context, _ string, _ chat.File) (io.ReadCloser, error) {
		close(asked)
		<-ctx.Done()
		return nil, ctx.Err()
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	d.recv(t, sends("m1", chat.File{Name: "a.jpg", Handle: "h"}))
	<-asked
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if n := d.states(t); n[crm.Waiting] != 1 || len(got) != 0 || strings.Contains(d.log.String(), "ERROR") {
		t.Fatalf("messages are %v, answered %v, log %s", n, got, d.log)
	}
	d.opt.Fetch = func(context.Context, string, chat.File) (io.ReadCloser, error) { return gives("photo")() }
	d.drain(t)
	if len(got["m1"]) != 1 || got["m1"][0].Blob == "" {
		t.Errorf("answered with %+v", got["m1"])
	}
}

// named is a file whose platform says its name when it is opened.
type named struct{ io.ReadCloser }

func (named) FileName() string { return "线索.xlsx" }

func TestAFileIsCalledAsItsPlatformSaysWhenItIsOpened(t *testing.T) {
	open := func() (io.ReadCloser, error) {
		r, err := gives("rows")()
		return named{r}, err
	}
	d, got, _ := receives(t, shelf{"f": {open}})
	d.recv(t, sends("k1", chat.File{Name: "file", Handle: "f"}, chat.File{Name: "价格.csv", Handle: "f"}))
	d.drain(t)
	if f := got["k1"]; len(f) != 2 || f[0].Name != "线索.xlsx" || f[1].Name != "价格.csv" {
		t.Errorf("they are called %+v", f)
	}
}
