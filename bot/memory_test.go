package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/storage/crmtest"
)

// TestMemory prints how much memory of its own the product takes on a large
// store: idle, once it knows the names, and after two days of the world's
// traffic, the second of which should add nothing.
func TestMemory(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("skipped: only Linux tells the anonymous memory of a process")
	}
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: the race detector needs memory of its own")
	}
	w := scaled(*worldSize)
	dir := ownCopy(t, w)
	a := staged(t, dir, w)
	people := repsOf(t, a.Store, 64)
	if err := a.Store.Close(); err != nil { // its process holds the file
		t.Fatal(err)
	}
	p := spawned(t, dir)
	p.traffic(people, "first", 1)
	idle := p.anonymous()
	t.Logf("%d accounts, %d activities: %d MB idle", w.Accounts, w.Activities, idle)
	day := 40
	if *worldSize >= 100_000 {
		day = w.Activities * 7 / 5 / w.Days
	}
	for n := range 2 {
		p.traffic(people, fmt.Sprint("day", n), day)
		t.Logf("after a day of %d messages more: %d MB", day, p.anonymous())
	}
	p.leave()
}

// traffic lets people write n messages, each when the one before is answered.
func (p *apart) traffic(people []rep, name string, n int) {
	p.Helper()
	for i := range n {
		p.say(people[i%len(people)].visited(fmt.Sprintf("traffic/%s/%d", name, i), time.Now()))
		for p.hear().Ack == "" {
			continue // what was said before
		}
	}
	for p.hear().Said == "" {
		continue
	}
}

// anonymous is the memory of the process that is no file's, in megabytes, once
// it has come to rest: what is not used any more goes back bit by bit.
func (p *apart) anonymous() int {
	p.Helper()
	least := 0
	pause := time.Second / 2
	if *worldSize >= 100_000 {
		pause = rest / 2 // what it needed when it was busy is given back after that
	}
	for still := 0; still < 4; still++ {
		time.Sleep(pause)
		if mb := p.rssAnon(); least == 0 || mb < least {
			least, still = mb, 0
		}
	}
	return least
}

func (p *apart) rssAnon() int {
	p.Helper()
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		p.Fatal(err)
	}
	defer f.Close()
	for scan := bufio.NewScanner(f); scan.Scan(); {
		if rest, ok := strings.CutPrefix(scan.Text(), "RssAnon:"); ok {
			kB, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
			if err != nil {
				p.Fatal(err)
			}
			return kB / 1024
		}
	}
	p.Fatal("the system does not tell RssAnon")
	return 0
}
