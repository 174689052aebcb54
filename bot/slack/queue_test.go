package slack

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
)

func TestEachSendersParcelsAreWorkedOnInOrder(t *testing.T) {
	const people, each = 200, 20
	var mu sync.Mutex
	got := map[string][]string{}
	q := newQueue(func(p parcel) {
		mu.Lock()
		defer mu.Unlock()
		got[p.kind] = append(got[p.kind], p.id)
	})
	var want []string
	for n := range each {
		want = append(want, fmt.Sprint(n))
		for who := range people {
			q.put(fmt.Sprint(who), parcel{id: fmt.Sprint(n), kind: fmt.Sprint(who)})
		}
	}
	for done := false; !done; {
		mu.Lock()
		done = len(got) == people
		for _, ids := range got {
			done = done && len(ids) == each
		}
		mu.Unlock()
	}
	q.close()
	for who, ids := range got {
		if !slices.Equal(ids, want) {
			t.Errorf("%s: %v", who, ids)
		}
	}
	if len(q.lists) != 0 {
		t.Errorf("%d senders are remembered with nothing to do", len(q.lists))
	}
}

func TestNobodyWaitsForAnotherSender(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const people = 500
		goOn := make(chan struct{})
		var mu sync.Mutex
		begun, finished := 0, 0
		q := newQueue(func(parcel) {
			mu.Lock()
			begun++
			mu.Unlock()
			<-goOn
			mu.Lock()
			finished++
			mu.Unlock()
		})
		for who := range people {
			q.put(fmt.Sprint(who), parcel{})
			q.put(fmt.Sprint(who), parcel{})
		}
		synctest.Wait()
		if begun != people {
			t.Errorf("%d of %d people are worked for at once", begun, people)
		}
		go close(goOn)
		q.close()
		if finished != begun {
			t.Errorf("%d were begun and %d finished when it was closed", begun, finished)
		}
		before := begun
		q.put("late", parcel{})
		synctest.Wait()
		if begun != before {
			t.Error("something was begun after the end")
		}
	})
}
