package handlers

import (
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// heThere finds the pronoun by which is asked for somebody of the customer's who is talked of.
var heThere = wording.Compile(`^(?:那|那么)?[他她](?:[^们]|$)|\b(?:he|she|his|her|him)\b`)

// himThere is who is meant by a pronoun at a customer: who was spoken of last, else the only one who is known there;
// nil for nobody.
func (q *request) himThere(at crm.AccountID) (*crm.Contact, error) {
	if q.conv.Contact != "" {
		c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
		if err != nil || c.Account != at {
			return nil, err
		}
		return &c, nil
	}
	all, err := q.contactsOf(at)
	if err != nil || len(all) != 1 {
		return nil, err
	}
	return &all[0], nil
}

// asksOnOf reports that a question for rows of any kind follows one that was about a customer: 下一步是什么 is of him.
func (q *request) asksOnOf() bool {
	return q.order[0].Name == "question" && q.stillAsking() && !q.conv.AboutAt.Before(q.conv.QueryAt) && q.f.Account == nil && len(q.f.Colleagues) == 0
}

// stillAsking reports that a customer was asked about just now: what is asked next without a name is of him.
func (q *request) stillAsking() bool {
	since := q.said().Sub(q.conv.AboutAt)
	return q.conv.About != "" && since >= 0 && since <= likewiseFor
}
