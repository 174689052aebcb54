// Package crm is the vocabulary of the sales desk: the records that Milepost
// keeps, the rules that hold for each of them whatever the engine, the errors
// that people can cause, and the contract (Reader, Tx, Store) that every
// storage engine fulfils. It imports nothing of ours and nothing of others.
package crm

// Every record has an id type of its own, so that an asker and an approver,
// or an account and a contact, cannot be swapped by accident.
type (
	// PersonID names a member of our own company.
	PersonID string
	// TeamID names a sales team.
	TeamID string
	// AccountID names a customer company (or a site of one).
	AccountID string
	// LeadID names a line of the lead sheet JTF001.
	LeadID string
	// ContactID names a person at a customer.
	ContactID string
	// OpportunityID names a deal that may be won or lost.
	OpportunityID string
	// ActivityID names a visit, a call or another thing done.
	ActivityID string
	// TaskID names a next step.
	TaskID string
	// ExpenseID names money spent.
	ExpenseID string
	// ApprovalID names a request that somebody decides.
	ApprovalID string
	// GoalID names a figure to reach in a period.
	GoalID string
	// FieldID names one noted field of another record.
	FieldID string
	// LessonID names how somebody writes a customer's name.
	LessonID string
	// TenderID names what a customer's call for bids asks of us.
	TenderID string
	// QuoteID names a version of a price that we named.
	QuoteID string
	// PaymentID names a row of a payment plan.
	PaymentID string
	// DraftID names something read but not yet confirmed.
	DraftID string
	// GroupID names everything that one message changed.
	GroupID string
)
