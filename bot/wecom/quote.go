package wecom

import (
	"strings"
	"sync"
	"unicode"

	"milepost/bot/chat"
)

// saidCards is how many cards of the intelligent bot are known again when
// somebody quotes them, and titleLeast how many letters of a title tell it.
const saidCards, titleLeast = 500, 4

// sayings are what the intelligent bot said last: whoever quotes it sends the
// words (引用), and no id.
type sayings struct {
	mu   sync.Mutex
	all  []saying // a ring
	next int
}

type saying struct {
	in    chat.Place
	title string // letters and digits only
	ref   chat.Ref
}

// remember notes what was said in a chat with the bot.
func (s *sayings) remember(in chat.Place, p chat.Post, ref chat.Ref) {
	title := p.Card.Title
	if p.Form != nil {
		title = p.Form.Title
	}
	if title = letters(title); len(title) < titleLeast {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.all) < saidCards {
		s.all = append(s.all, saying{in, title, ref})
		return
	}
	s.all[s.next] = saying{in, title, ref}
	s.next = (s.next + 1) % saidCards
}

// quoted is the newest card there whose title stands in words that somebody
// quoted; "" for none.
func (s *sayings) quoted(in chat.Place, words string) chat.Ref {
	words = letters(words)
	if len(words) < titleLeast {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.all {
		one := s.all[(s.next+len(s.all)-1-i)%len(s.all)]
		if one.in == in && strings.Contains(words, one.title) {
			return one.ref
		}
	}
	return ""
}

// letters are the letters and digits of a text: what markup and screens leave.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
