package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// attach attaches a photo to a record.
func (o *office) attach(file string, to crm.Pointer) {
	o.t.Helper()
	b, err := crm.StoreBlob(o.t.Context(), o.store, crm.Blob{ID: crm.BlobID(file), Name: "王建国.jpg", Message: "m-first"}, strings.NewReader("photo"), 100)
	if err != nil {
		o.t.Fatal(err)
	}
	o.says(crmtest.Xiaoli, func(k *desk.Work) error {
		_, err := k.Attach(to, []crm.Attachment{{Blob: b.ID, Name: b.Name}})
		return err
	})
}

func TestFilesOfWhoIsForgottenGo(t *testing.T) {
	o := newOffice(t, false)
	for i, rec := range []crm.Pointer{
		{Kind: crm.KindActivity, ID: string(o.byd.Activity.ID)},
		{Kind: crm.KindContact, ID: string(o.byd.Activity.With[0])},
		{Kind: crm.KindActivity, ID: string(o.geli.Activity.ID)},
	} {
		o.attach(fmt.Sprint("f", i), rec)
	}
	if out := o.forgets(o.byd.Activity.With[0]); out.Files != 2 {
		t.Errorf("files: %d", out.Files)
	}
	o.view(func(r crm.Reader) error {
		for id, want := range map[crm.BlobID]bool{"f0": false, "f1": false, "f2": true} {
			if _, err := r.Blob(id); (err == nil) != want {
				t.Errorf("file %s is there %v, want %v", id, err == nil, want)
			}
		}
		return nil
	})
	if a := get[crm.Activity](o.world, o.byd.Activity.ID); len(a.Files) != 0 {
		t.Errorf("the visit still has %+v", a.Files)
	}
	if a := get[crm.Activity](o.world, o.geli.Activity.ID); len(a.Files) != 1 {
		t.Errorf("the other visit has %+v", a.Files)
	}
}
