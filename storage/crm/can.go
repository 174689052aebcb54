package crm

import "slices"

// Verb is what somebody wants to do with a record.
type Verb string

// The verbs of permission.
const (
	Read     Verb = "read"
	Write    Verb = "write"    // add to it or correct it
	Reassign Verb = "reassign" // give it to somebody else
	Push     Verb = "push"     // go on against a gate
	Decide   Verb = "decide"   // approve
	Export   Verb = "export"
	Operate  Verb = "operate" // the machine room: people, status, parked messages
)

// Scope is what permission depends on: what kind of thing, whose, of which team.
type Scope struct {
	Kind  Kind
	Owner PersonID
	Team  TeamID
	// Shared says that the owner's team may read it (accounts and what hangs on them).
	Shared bool
	// With are those who may what the owner may.
	With []PersonID
}

// ScopeOf is the scope of a record. A contact and a field take the scope of
// what they hang on: pass that record.
func ScopeOf(r Record) Scope {
	switch r := r.(type) {
	case *Account:
		return Scope{Kind: KindAccount, Owner: r.Owner, Team: r.Team, Shared: true, With: r.With}
	case *Lead:
		return Scope{Kind: KindLead, Owner: r.Owner, Team: r.Team, Shared: true}
	case *Opportunity:
		return Scope{Kind: KindOpportunity, Owner: r.Owner, Team: r.Team, Shared: true}
	case *Activity:
		return Scope{Kind: KindActivity, Owner: r.Who, Team: r.Team, Shared: true}
	case *Task:
		return Scope{Kind: KindTask, Owner: r.Owner, Team: r.Team, Shared: true}
	case *Expense:
		return Scope{Kind: KindExpense, Owner: r.Who, Team: r.Team}
	case *Approval:
		return Scope{Kind: KindApproval, Owner: r.Asker, Team: r.Team}
	case *Goal:
		return Scope{Kind: KindGoal, Owner: r.Owner, Team: r.Team}
	case *Draft:
		return Scope{Kind: KindDraft, Owner: r.Owner}
	case *Lesson:
		return Scope{Kind: KindLesson, Owner: r.Who, Team: r.Team, Shared: true}
	case *Tender:
		return Scope{Kind: KindTender, Owner: r.Owner, Team: r.Team, Shared: true}
	case *Quote:
		return Scope{Kind: KindQuote, Owner: r.Owner, Team: r.Team, Shared: true}
	case *Payment:
		return Scope{Kind: KindPayment, Owner: r.Owner, Team: r.Team, Shared: true}
	case *Person:
		return Scope{Kind: KindPerson, Owner: r.ID, Team: r.Team, Shared: true}
	case *Team:
		return Scope{Kind: KindTeam, Team: r.ID, Shared: true}
	case *Conflict:
		return Scope{Kind: KindConflict, Owner: r.Decider}
	case *Exported:
		return Scope{Kind: KindExport, Owner: r.Who}
	}
	return Scope{Kind: r.Kind()}
}

// Can is the whole permission rule: a rep reads and changes his own and reads
// what his team shares; a manager has his team's; a director everything; a
// specialist leads and files; an admin the machine room and people, not deals.
// People and teams are changed by admins, and by everybody himself. Somebody
// with several roles may do what any of them may.
func Can(actor *Person, v Verb, s Scope) bool {
	if actor == nil || actor.Deleted || actor.ID == "" {
		return false
	}
	for _, role := range actor.Roles {
		if can(role, actor, v, s) {
			return true
		}
	}
	return false
}

func can(role Role, actor *Person, v Verb, s Scope) bool {
	own := s.Owner != "" && s.Owner == actor.ID || slices.Contains(s.With, actor.ID)
	team := s.Team != "" && s.Team == actor.Team
	switch {
	case s.Kind == KindDraft: // what somebody has not confirmed is his alone
		return own && (v == Read || v == Write)
	case s.Kind == KindIndustry: // the knowledge of all who sell
		return role != RoleAdmin && (v == Read || v == Write)
	case (s.Kind == KindPerson || s.Kind == KindTeam) && v != Read && role != RoleAdmin:
		return own && v == Write // his own absence, muting and language
	}
	switch role {
	case RoleRep:
		return own && (v == Read || v == Write || v == Export && s.Kind == KindApproval) || team && s.Shared && v == Read
	case RoleManager:
		return (own || team) && v != Operate
	case RoleDirector:
		return v != Operate
	case RoleSpecialist:
		switch s.Kind {
		case KindAccount, KindLead, KindContact, KindField:
			return v == Read || v == Write || v == Export
		case KindPerson, KindTeam:
			return v == Read
		case KindApproval: // he reports what was approved (handbook N6)
			return v == Export
		}
		return false
	case RoleAdmin:
		switch s.Kind {
		case KindPerson, KindTeam:
			return true
		}
		return v == Operate
	}
	return false
}
