package handlers

import (
	"slices"

	"milepost/bot/chat"
)

// repost is a change of a card that stands somewhere already: the key of the post,
// and where its readers hear of it otherwise.
type repost struct {
	key   string
	heard []chat.Place
}

// asides marks the changes of cards that need no message of their own where the
// card cannot be changed: whoever changed something was answered, and whom it
// concerns was told, by a post of the same message.
func (q *request) asides() {
	said := map[chat.Place]bool{}
	for _, p := range q.posts {
		if !p.Aside && p.Only == nil && !slices.ContainsFunc(q.reposts, func(r repost) bool { return r.key == p.Key }) {
			said[p.To] = true
		}
	}
	for _, r := range q.reposts {
		if !slices.ContainsFunc(r.heard, func(to chat.Place) bool { return said[to] }) {
			continue
		}
		for i := range q.posts {
			q.posts[i].Aside = q.posts[i].Aside || q.posts[i].Key == r.key
		}
	}
}
