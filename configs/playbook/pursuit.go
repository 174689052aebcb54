package playbook

import "slices"

// Follow is a step that follows something by itself.
type Follow struct {
	Word `yaml:",inline"`
	Days int `yaml:"days" json:"days"` // calendar days after it
}

// QuestionPack is a set of further questions that a company may switch on.
type QuestionPack struct {
	Word      `yaml:",inline"`
	On        bool       `yaml:"on" json:"on"`
	Questions []Question `yaml:"questions" json:"questions"`
}

// Asked are the questions of an assessment: the ten, and those of the packs
// that are switched on.
func (b *Book) Asked() []Question {
	all := make([]Question, 0, len(b.Questions))
	for q := range b.asked {
		all = append(all, *q)
	}
	return all
}

// asked goes through the questions of Asked where they stand.
func (b *Book) asked(yield func(*Question) bool) {
	for i := range b.Questions {
		if !yield(&b.Questions[i]) {
			return
		}
	}
	for i := range b.Packs {
		for k := range b.Packs[i].Questions {
			if b.Packs[i].On && !yield(&b.Packs[i].Questions[k]) {
				return
			}
		}
	}
}

// Fits reports whether a milestone of ours goes with the customer's buying
// stage; a stage that is not in the book fits with none.
func (b *Book) Fits(stage, milestone string) bool {
	s, ok := Find(b.BuyingWay, stage)
	return ok && slices.Contains(s.At, milestone)
}

// pursuit checks the work on a deal. What goes with a milestone (at:) and what a
// field proves are not held against a method of other milestones: there they
// have no effect.
func (c *checker) pursuit() {
	b := c.b
	for _, f := range b.AfterWon {
		c.within("after_won."+f.ID+".days", f.Days, 0, 3650)
	}
	c.within("promote_after", b.Promote, 0, 100)
	taken := b.ticks()
	for _, p := range b.Packs {
		for _, q := range p.Questions {
			if slices.Contains(taken, q.ID) {
				c.fault("question_packs."+p.ID+"."+q.ID, "give it an id of its own", "the id %q is taken", q.ID)
			}
			taken = append(taken, q.ID)
			for _, id := range q.Proves {
				c.oneOf("question_packs."+p.ID+"."+q.ID+".proves", id, b.conditions())
			}
		}
	}
}
