package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"unicode/utf8"

	"milepost/storage/crm"
)

// occasions is how many messages of one person have to agree, and people how
// many people, before a name is learned.
const occasions, people = 2, 2

// Hear notes that the actor means an account by a name that it does not answer
// to. What he said twice becomes his way of writing; what two people said
// becomes an alias. The lesson tells by its State what it has come to; the zero
// Lesson says that there was nothing to hear. Saying it twice in one message
// counts once, and somebody who means another account by it starts anew.
func (w *Work) Hear(id crm.AccountID, name crm.Name) (crm.Lesson, error) {
	a, err := w.account(id)
	if err != nil {
		return crm.Lesson{}, err
	}
	var c checks
	c.name(&name)
	if c.err != nil || utf8.RuneCountInString(name.Fold) < 2 || answersTo(&a, name.Fold) {
		return crm.Lesson{}, nil // nothing that could be learned is no mistake of his
	}
	others, err := w.lessons(name.Fold)
	if err != nil {
		return crm.Lesson{}, err
	}
	l := crm.Lesson{ID: lessonID(id, w.actor.ID, name.Fold)}
	if err := w.again(&l); err != nil {
		return crm.Lesson{}, err
	}
	if l.State == crm.LessonForgotten && !l.Deleted || l.HeardIn(w.group) {
		return crm.Lesson{}, nil
	}
	if l.Deleted {
		l.Heard, l.State, l.Deleted = nil, crm.LessonHeard, false
	}
	l.Account, l.Who, l.Team, l.Name = id, w.actor.ID, a.Team, name
	l.Heard = append(slices.Clone(l.Heard), w.group)
	agree := []*crm.Lesson{&l}
	for i := range others {
		o := &others[i]
		switch {
		case o.ID == l.ID:
		case o.Account == id && o.State != crm.LessonForgotten:
			agree = append(agree, o)
		case o.Who == w.actor.ID && o.State != crm.LessonForgotten: // he meant another one before
			o.Heard, o.State = nil, crm.LessonHeard
			if err := w.write(o, ""); err != nil {
				return crm.Lesson{}, err
			}
		}
	}
	if len(l.Heard) >= occasions {
		l.State = crm.LessonHis
	}
	if len(agree) >= people && w.unused(name, id) == nil {
		if _, err := w.AddAlias(id, name); err != nil {
			return crm.Lesson{}, err
		}
		for _, o := range agree {
			o.State = crm.LessonAlias
		}
		for _, o := range agree[1:] {
			if err := w.write(o, ""); err != nil {
				return crm.Lesson{}, err
			}
		}
	}
	return l, w.write(&l, "")
}

// Forget takes back what was learned of a name: the actor's own way of writing
// it, and the alias where he may write the account. It is not learned again by
// itself. Missing "lesson.missing" when nothing was learned of that name.
func (w *Work) Forget(name crm.Name) ([]crm.Lesson, error) {
	all, err := w.lessons(name.Fold)
	if err != nil {
		return nil, err
	}
	var out []crm.Lesson
	for _, l := range all {
		if !l.Learned() || l.State == crm.LessonHis && l.Who != w.actor.ID {
			continue
		}
		if l.State == crm.LessonAlias {
			a, err := crm.Get[crm.Account](w.tx, l.Account)
			if err != nil {
				return nil, fmt.Errorf("account %s: %w", l.Account, err)
			}
			if !w.can(crm.Write, &a) {
				continue
			}
			before := a
			a.Aliases = slices.DeleteFunc(slices.Clone(a.Aliases), func(n crm.Name) bool { return n.Fold == l.Name.Fold })
			if _, err := save(w, before, a, ""); err != nil {
				return nil, err
			}
		}
		l.State, l.Heard = crm.LessonForgotten, nil
		if err := w.write(&l, ""); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	if len(out) == 0 {
		return nil, crm.E(crm.Missing, "lesson.missing", name.Text)
	}
	return out, nil
}

// lessons are what was heard of a name, whoever said it.
func (w *Work) lessons(fold string) ([]crm.Lesson, error) {
	found, _, err := crm.List[crm.Lesson](w.tx, crm.Where(crm.ByFold, fold), crm.Page{})
	if err != nil {
		return nil, fmt.Errorf("lessons of %q: %w", fold, err)
	}
	return found, nil
}

// lessonID follows from what is learned, so that it is heard again under the
// same id.
func lessonID(a crm.AccountID, who crm.PersonID, fold string) crm.LessonID {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s", a, who, fold))
	return crm.LessonID(hex.EncodeToString(sum[:10]))
}
