package main

import (
	"path/filepath"
	"testing"

	"milepost/bot/chattest"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestAStoreRemembersByWhichMethodItWasWritten(t *testing.T) {
	cfg, err := configs.Load(configs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clock := crmtest.NewClock()
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: clock.Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := newApp(t.Context(), parts{Config: cfg, Store: store, Now: clock.Now, Log: chattest.Log(t, nil)}); err != nil {
		t.Fatal(err)
	}
	crmtest.Look(t, store, func(r crm.Reader) error {
		for key, want := range map[string]string{"store/playbook": cfg.Book.Hash(), keptKind: kindDemo} {
			if got, err := r.Kept(key); string(got) != want || err != nil {
				t.Errorf("%s is %q, %v; want %q", key, got, err, want)
			}
		}
		return nil
	})
}
