package main

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/outbox"
	"milepost/configs"
	"milepost/storage/crm"
)

const doctorTeam = `company: {name: 海平}
teams: [{id: south, name: 华南, channels: [{platform: wecom, channel: ww1/C1, label: "#华南"}]}]
people:
  - {id: xiaolin, name: 小林, roles: [rep], team: south, home: wecom, identities: {wecom: ww1/linwei}}
  - {id: zhou, name: 周航, roles: [admin], home: wecom, identities: {wecom: ww1/zhou}}
`

// steadied takes out of what is printed what differs from run to run.
func steadied(text string, places ...string) string {
	for _, p := range places {
		text = strings.ReplaceAll(text, p, "DATA")
	}
	for _, r := range []struct{ is, as string }{
		{`\d{4}-\d\d-\d\d \d\d:\d\d`, "TIME"},
		{`\d+ (second|minute)s?\b`, "WHILE"},
		{`\d+(\.\d+)? (bytes|kB|MB|GB|TB)\b`, "SIZE"},
		{`milepost \S+( [0-9a-f]{12})?, go\S+,`, "milepost VERSION,"},
		{`store version \d+, names \d+, playbook [0-9a-f]+`, "store VERSIONS"},
		{`times are in .*`, "times are in ZONE"},
	} {
		text = regexp.MustCompile(r.is).ReplaceAllString(text, r.as)
	}
	return text
}

// same compares what was printed with what is to be printed.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("%s says\n%s\nwant\n%s", what, got, strings.TrimSpace(want))
	}
}

// troubled makes a store in which something of each sort is set aside.
func troubled(t *testing.T, data, team string) {
	t.Helper()
	works(t, "hi\n", "run", "--config", team, "--data", data)
	rep := chat.Identity{Platform: "wecom", Tenant: "ww1", ID: "linwei"}
	post := func(tx crm.Tx, key, title string, to chat.Place, before time.Time) error {
		return outbox.Put(tx, []chat.Post{{Key: key, To: to, NotAfter: before, Card: chat.Card{Title: title}}})
	}
	opened(t, data, func(s crm.Machine) {
		err := s.Update(t.Context(), func(tx crm.Tx) error {
			now := tx.Now()
			for key, from := range map[string]chat.Identity{"broken": rep, "late": rep, "strange": {Platform: "wecom", Tenant: "ww1", ID: "lilei"}} {
				m := chat.Message{Key: key, Content: key, Kind: chat.Text, Text: "今天拜访了粤钢", From: from, In: chat.DMOf(from), At: now}
				body, err := chat.EncodeMessage(m)
				if err != nil {
					return err
				}
				_, err = tx.Take(crm.Taken{Key: key, Content: key, Lane: key, Identity: from.String(), Place: m.In.String(), At: now, Body: body})
				if err != nil {
					return err
				}
			}
			channel := chat.Place{Platform: "wecom", Tenant: "ww1", Kind: chat.Channel, ID: "C1"}
			for _, err := range []error{
				tx.Park("broken", "I-1102-7F2A", "panic: index out of range [3]"),
				tx.Hold("strange", now.AddDate(0, 0, 7)),
				post(tx, "receipt", "已记 拜访 · 粤钢", chat.DMOf(rep), time.Time{}),
				post(tx, "nudge", "早,今天 4 件", chat.DMOf(rep), now.Add(-time.Minute)),
				post(tx, "digest", "客户分级 · 华南", channel, time.Time{}),
				tx.Failed("digest", time.Time{}, "refused: not in the channel"),
				tx.Add(crm.Tally{Who: "xiaolin", Day: "2026-11-02", Metric: crm.MetricVisits, N: 3}),
			} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// numbers finds the numbers of what is set aside, by a word of its row.
func numbers(t *testing.T, out string) func(word string) string {
	t.Helper()
	return func(word string) string {
		for line := range strings.Lines(out) {
			if n := regexp.MustCompile(`^\s+([mp]\d+) `).FindStringSubmatch(line); n != nil && strings.Contains(line, word) {
				return n[1]
			}
		}
		t.Fatalf("no row with %q in\n%s", word, out)
		return ""
	}
}

// TestRestoringABackup is scene S22: a copy is restored on a new host. What was
// unsent then is not sent, can be looked through, and is released or dropped.
func TestRestoringABackup(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	data, team, file := filepath.Join(home, "old"), write(t, "team.yaml", doctorTeam), filepath.Join(home, "m.db")
	troubled(t, data, team)
	works(t, "", "backup", "--data", data, file)
	fails(t, exitFailed, "holds a store already, and nothing was changed", "restore", "--data", data, file)
	to := filepath.Join(home, "new")
	fails(t, exitUsage, "nobody answered; nothing was changed. Without a terminal, add --yes", "restore", "--data", to, file)
	if code, _, errs := ran(t, "no\n", "restore", "--data", to, file); code != exitFailed || errs != "milepost: nothing was changed\n" {
		t.Errorf("without the word: exit %d, %q", code, errs)
	}
	out := works(t, "RESTORE\n", "restore", "--config", team, "--data", to, file)
	same(t, "restore", steadied(out, to, file), `
DATA: SIZE, verified (TIME, 3 records)
This copy stands at TIME, WHILE ago. What came later is not in it.
2 posts were waiting to be sent then. They are not sent now: they are held back and listed in restore-held.txt.
1 message had not been handled yet then, and will be at the next start.
Go on? Type RESTORE: 
restored into DATA
2 posts are held back, listed in DATA/restore-held.txt
Next: milepost doctor, then start it.
`)
	held, err := os.ReadFile(filepath.Join(to, heldFile))
	if err != nil {
		t.Fatal(err)
	}
	number := numbers(t, "  "+strings.ReplaceAll(string(held), "\np", "\n  p"))
	if out := works(t, "", "run", "--config", team, "--data", to); strings.Contains(out, "今天 4 件") || !strings.Contains(out, "粤钢(新客户)") {
		t.Errorf("what was held back is said, or what had not been handled is not:\n%s", out)
	}
	opened(t, to, func(s crm.Machine) {
		err := s.Update(t.Context(), func(tx crm.Tx) error {
			for _, key := range []string{"broken", "late"} {
				if fresh, err := tx.Take(crm.Taken{Key: key, Content: key}); err != nil || fresh {
					t.Errorf("message %s is taken a second time: %v", key, err)
				}
			}
			if fresh, err := tx.Queue(crm.Envelope{Key: "receipt", Place: "wecom/ww1/dm/linwei/"}); err != nil || fresh {
				t.Errorf("a post is queued a second time: %v", err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	// The nudge is not worth saying any more; the receipt is.
	if out := works(t, "", "doctor", "--data", to, "--release", "withheld"); !strings.Contains(out, number("已记 拜访 · 粤钢")+" is sent\n") ||
		!strings.Contains(out, number("今天 4 件")+" stays: it was to be said before ") {
		t.Errorf("released:\n%s", out)
	}
	works(t, "", "doctor", "--data", to, "--drop", number("今天 4 件"))
	if out := works(t, "", "run", "--config", team, "--data", to); !strings.Contains(out, "已记 拜访 · 粤钢") {
		t.Errorf("what was released is not said:\n%s", out)
	}
	fails(t, exitFailed, "nothing that is set aside is called withheld", "doctor", "--data", to, "--drop", "withheld")
}

// TestACopyOfAnEarlierReleaseIsRestored restores the file that the first
// release wrote.
func TestACopyOfAnEarlierReleaseIsRestored(t *testing.T) {
	t.Parallel()
	zipped, err := os.Open("../storage/bolt/testdata/schema1.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer zipped.Close()
	plain, err := gzip.NewReader(zipped)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	file, to := write(t, "old.db", string(data)), filepath.Join(t.TempDir(), "new")
	if code, _, errs := ran(t, "no\n", "restore", "--data", to, file); code != exitFailed || errs != "milepost: nothing was changed\n" {
		t.Errorf("without the word: exit %d, %q", code, errs)
	}
	out := works(t, "RESTORE\n", "restore", "--data", to, file)
	if strings.Contains(out, "(0 records)") || !strings.Contains(out, "This copy stands at ") || !strings.Contains(out, " held back, listed in ") {
		t.Errorf("it says\n%s", out)
	}
	if after, err := os.ReadFile(file); err != nil || string(after) != string(data) {
		t.Errorf("the copy is not as it was: %v", err)
	}
	if got := names(t, to); !slices.Equal(got, []string{dbFile, heldFile}) {
		t.Errorf("the folder holds %q", got)
	}
	sound(t, to)
}

func TestWhatIsNoCopyIsNotRestored(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	data := filepath.Join(home, "new")
	dump := write(t, "m.jsonl", "{\"t\":\"milepost\",\"n\":1}\n")
	diary := write(t, "diary.db", strings.Repeat("this is somebody's diary\n", 500))
	for _, row := range []struct{ file, want string }{
		{filepath.Join(home, "nowhere.db"), "there is no file"},
		{home, "is a folder; name the copy in it"},
		{dump, "is a dump; use milepost load --hold " + dump},
		{diary, diary + " cannot be used: it is damaged, or no copy"},
		{write(t, "empty.db", ""), "cannot be used: it is damaged, or no copy"},
	} {
		fails(t, exitFailed, row.want, "restore", "--yes", "--data", data, row.file)
		fails(t, exitFailed, "nothing was changed", "restore", "--yes", "--data", data, row.file)
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("a folder was made: %v", err)
	}
}

// TestTheDoctor has everything go wrong that can, and mends it.
func TestTheDoctor(t *testing.T) {
	t.Parallel()
	data, team := t.TempDir(), write(t, "team.yaml", doctorTeam)
	troubled(t, data, team)
	code, out, errs := ran(t, "", "doctor", "--config", team, "--data", data)
	if code != exitFailed || errs != "milepost: 3 things need a person\n" {
		t.Errorf("exit %d: %s", code, errs)
	}
	number := numbers(t, out)
	parked, given := number("I-1102-7F2A"), number("not in the channel")
	out = strings.NewReplacer(parked+" ", "M ", given+" ", "P ", parked+",", "M,").Replace(out)
	same(t, "the doctor", steadied(out, data), `
!!  store      1 thing is not as it should be; SIZE, SIZE of it unused
      The total of visits of "xiaolin" on 2026-11-02 is 3, but no record counts into it.
      → milepost backup first, then milepost doctor --mend
!!  messages   1 message could not be handled, and the sender was told so
      M    TIME  小林 (wecom)  I-1102-7F2A  an error in the program (report it): index out of range [3]
      → milepost doctor --replay M handles it again, --drop M lets it go; parked stands for all
!!  posts      1 post could not be sent in the last days
      P    TIME  #华南 (wecom)  “客户分级 · 华南”  the platform refused it: not in the channel
      → milepost doctor --replay P sends it, --drop P lets it go; given-up stands for all
--  process    none runs on this store: nothing is heard, and nothing is sent
      → milepost run starts it, or your service manager
ok  held back  nothing
--  waiting    for the next start
      1 message that is not handled yet, the oldest for WHILE
      2 posts for wecom, the oldest for WHILE
--  strangers  1 message is kept for people who are not in the roster
      lilei: 1 message, the first TIME
      → add them to people: with their identities and restart; they are asked what is to be recorded
--  backup     none in DATA/backups yet
ok  disk       SIZE free
--  clock      no platform is configured to compare it with
ok  versions   milepost VERSION, store VERSIONS; times are in ZONE
`)
	p := startRun(t, data, "--config", team)
	if out := works(t, "MEND\n", "doctor", "--data", data, "--mend"); !strings.HasSuffix(out, "the store is consistent\n") {
		t.Errorf("mended:\n%s", out)
	}
	if out := works(t, "", "doctor", "--data", data, "--mend"); !strings.Contains(out, "there is nothing to mend") {
		t.Errorf("mended again:\n%s", out)
	}
	if out := works(t, "", "doctor", "--data", data, "--replay", "I-1102-7F2A", "--drop", given); out != parked+" is handled again\n"+given+" is dropped\n" {
		t.Errorf("decided:\n%s", out)
	}
	fails(t, exitFailed, "nothing that is set aside is called "+parked, "doctor", "--data", data, "--replay", parked)
	p.say(t, "粤钢")
	if out := p.leave(t); !strings.Contains(out, "已记 拜访 · 粤钢(新客户)") {
		t.Errorf("what was replayed is not answered:\n%s", out)
	}
	if sound(t, data) != 2 {
		t.Error("the message that waited and the one that was replayed are not two visits")
	}
	works(t, "", "doctor", "--config", team, "--data", data, "--quick")
}

func TestTheDoctorForScripts(t *testing.T) {
	data, team := t.TempDir(), write(t, "team.yaml", doctorTeam)
	troubled(t, data, team)
	code, out, _ := ran(t, "", "doctor", "--config", team, "--data", data, "--json")
	var d diagnosis
	if err := json.Unmarshal([]byte(out), &d); err != nil || code != exitFailed {
		t.Fatalf("exit %d, %v\n%s", code, err, out)
	}
	if len(d.Found.Parked) != 1 || len(d.Found.GivenUp) != 1 || len(d.Found.Wrong) != 1 || d.needs() != 3 {
		t.Errorf("found %+v", d.Found)
	}
}

func TestTheDoctorComparesClocks(t *testing.T) {
	for _, row := range []struct {
		name  string
		ahead time.Duration // of our clock
		needs bool
		want  string
	}{
		{"right", 0, false, "agrees with WeCom"},
		{"a little off", 20 * time.Second, false, "agrees with WeCom"},
		{"fast", 10 * time.Minute, true, "ahead of that of WeCom"},
		{"slow", -2 * time.Hour, true, "behind that of WeCom"},
	} {
		host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/" || r.Header.Get("Authorization") != "" {
				t.Errorf("asked for %s with %v", r.URL, r.Header)
			}
			w.Header().Set("Date", time.Now().Add(-row.ahead).UTC().Format(http.TimeFormat))
		}))
		m := clockOf(t.Context(), "WeCom", host.URL+"/cgi-bin")
		if m.Needs != row.needs || !strings.Contains(m.Says, row.want) {
			t.Errorf("%s: %+v", row.name, m)
		}
		host.Close()
		if m := clockOf(t.Context(), "WeCom", host.URL); m.Needs || !strings.Contains(m.Says, "could not ask WeCom") {
			t.Errorf("offline: %+v", m)
		}
	}
}

func TestTheDoctorOnWhatIsNoStore(t *testing.T) {
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, dbFile), []byte(strings.Repeat("this is somebody's diary\n", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	fails(t, exitFailed, "there is no backup in", "doctor", "--data", data)
	fails(t, exitFailed, "milepost dump --damaged saved.jsonl", "doctor", "--data", data)
	folder := filepath.Join(data, backupsFolder)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "milepost-20261101T183000Z.db")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fails(t, exitFailed, "away, then milepost restore "+file, "doctor", "--data", data)
}

// TestWhatARestoreMeansByTheClock: a copy that was made while the clock was ahead is not
// of some time ago.
func TestWhatARestoreMeansByTheClock(t *testing.T) {
	now := time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{
		", 3 days ago. What": now.AddDate(0, 0, -3),
		", 3 days from now by this machine's clock, which may be wrong. What": now.AddDate(0, 0, 3),
	} {
		if got := consequences(crm.Contents{At: at}, &configs.Config{}, now)[0]; !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}
