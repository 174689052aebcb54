package slack

import (
	"maps"
	"time"
)

// openSocket is the method that asks for a socket, with a token of its own.
const openSocket = "apps.connections.open"

// complain notes, and logs once, something that an admin has to mend. t.mu is
// held.
func (t *Transport) complain(key, what string) {
	if t.troubles[key] == what {
		return
	}
	t.troubles[key] = what
	t.opt.Log.Warn("Slack needs an admin", "what", what)
}

// trouble is complain for whoever does not hold t.mu.
func (t *Transport) trouble(key, what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.complain(key, what)
}

// Troubles is what an admin has to put right, sentences by what they are about:
// auth, workspace, events, signing, "scope" and its name, or "channel" and its id. Empty
// while all is well.
func (t *Transport) Troubles() map[string]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.troubles)
}

// blame notes what an admin has to mend so that a method works again.
func (t *Transport) blame(method, key, what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.blamed[method] != key {
		t.clear(func(m string) bool { return m == method })
	}
	t.blamed[method] = key
	t.complain(key, what)
}

// worked takes back what was said of a method, as it works again.
func (t *Transport) worked(method string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.clear(func(m string) bool { return m == method })
}

// clear takes back the troubles of those methods, where no other one has the
// same. t.mu is held.
func (t *Transport) clear(of func(method string) bool) {
	gone := map[string]bool{}
	for m, key := range t.blamed {
		if of(m) {
			gone[key] = true
			delete(t.blamed, m)
		}
	}
	for _, key := range t.blamed {
		delete(gone, key)
	}
	for key := range gone {
		delete(t.troubles, key)
	}
}

// signing is the trouble of requests that are signed with another secret than ours.
const signing = "signing"

// signedFor is how long rightly signed requests must have been missing before a wrong
// one is the admin's matter: anybody can send one.
const signedFor = time.Hour

// missigned notes a request with a signature that is not right.
func (t *Transport) missigned() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.signed.IsZero() || t.opt.Now().Sub(t.signed) >= signedFor {
		t.complain(signing, "what comes from Slack is signed with another secret and is refused: nobody is heard; copy the Signing Secret from Basic Information, App Credentials, into MILEPOST_SLACK_SIGNING_SECRET and start again")
	}
}

// rightlySigned notes a request with a signature that is right.
func (t *Transport) rightlySigned() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.signed = t.opt.Now()
	delete(t.troubles, signing)
}

// shut are the refusals that are of the channel and not of what is said there.
var shut = map[string]bool{"is_archived": true, "not_in_channel": true, "channel_not_found": true}

// placed notes whether something can be said in a channel of several people:
// what is said there in vain nobody else would miss.
func (t *Transport) placed(channel string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.whose[channel] != "" || oneOnOne(channel) {
		return
	}
	key := "channel " + channel
	switch code := codeOf(err).code; {
	case err == nil:
		delete(t.troubles, key)
	case shut[code]:
		t.complain(key, "nothing can be said in the channel "+channel+": "+absent[code])
	}
}
