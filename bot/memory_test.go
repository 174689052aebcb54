package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/storage/crmtest"
)

// mayGrow is how much more memory the late days may take than the early ones, in
// percent: what one reading differs from the next.
const mayGrow = 10

// TestMemory prints how much memory of its own the product takes on a large
// store: idle, once it knows the names, and after each of some days of the
// world's traffic. The late days take no more than the early ones.
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
	t.Logf("%d accounts, %d activities: %.1f MB idle", w.Accounts, w.Activities, p.anonymous())
	days, day := 4, 150
	if *worldSize >= 100_000 {
		days, day = 6, 1_000_000*7/5/1095 // messages as in the largest world
	}
	var took []float64
	for n := range days {
		p.traffic(people, fmt.Sprint("day", n), day)
		took = append(took, p.anonymous())
		t.Logf("after day %d of %d messages: %.1f MB", n+1, day, took[n])
	}
	early, late := mean(took[:days/2]), mean(took[days/2:])
	t.Logf("%.1f MB on the early days, %.1f on the late ones", early, late)
	if late > early*(100+mayGrow)/100 {
		t.Errorf("memory grows: %.1f MB on the early days, %.1f on the late ones", early, late)
	}
	p.leave()
}

func mean(of []float64) (sum float64) {
	for _, x := range of {
		sum += x
	}
	return sum / float64(len(of))
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
// it has given back what it needed when it was busy: the least of some readings,
// since a commit may just be on its way into the file.
func (p *apart) anonymous() float64 {
	p.Helper()
	least := math.Inf(1)
	for range 4 {
		if err := p.enc.Encode(wire{Rest: true}); err != nil {
			p.Fatal(err)
		}
		for !p.hear().Rest {
			continue // what was said before
		}
		least = min(least, p.rssAnon())
	}
	return least
}

func (p *apart) rssAnon() float64 {
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
			return float64(kB) / 1024
		}
	}
	p.Fatal("the system does not tell RssAnon")
	return 0
}
