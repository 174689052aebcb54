package outbox

import (
	"fmt"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// elsewhere queues a post anew for the private chat of its reader on another
// platform, because the one to which it went does not know him any more: an
// approval must not wait for somebody who never saw it. What was said to no one
// person, and what nobody else's platform leads to, stays as it is.
func (o *Outbox) elsewhere(tx crm.Tx, key string) error {
	e, err := tx.Post(key)
	if err != nil {
		return fmt.Errorf("post %s: %w", key, err)
	}
	p, err := chat.DecodePost(e.Body)
	if err != nil || p.To.Kind != chat.DM {
		return nil // unreadable: it is dropped as it is
	}
	was := chat.Identity{Platform: p.To.Platform, Tenant: p.To.Tenant, ID: p.To.ID}
	who, err := tx.PersonOf(was.String())
	if err != nil || who == "" {
		return err
	}
	ids, err := tx.Identities(who)
	if err != nil {
		return fmt.Errorf("identities of %s: %w", who, err)
	}
	for _, text := range ids {
		id, err := chat.ParseIdentity(text)
		if err != nil || id.Platform == was.Platform || o.opt.Transports[id.Platform] == nil {
			continue
		}
		to := chat.DMOf(id)
		since, err := crm.GoneSince(tx, to.String())
		if err != nil {
			return err
		}
		if since.IsZero() {
			p.Key, p.To, p.Under = key+"@"+id.Platform, to, ""
			return Put(tx, []chat.Post{p})
		}
	}
	return nil
}
