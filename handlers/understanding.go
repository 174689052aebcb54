package handlers

import (
	"milepost/configs/playbook"
	"milepost/handlers/parse"
)

// Understanding is what a method makes of what people write: the intents, the words
// of its fields and how they are spoken of. Nothing in it changes once it is made, so
// that several routers of one method may share it; making it costs more than answering a
// message does.
type Understanding struct {
	book     *playbook.Book
	intents  []Intent
	terms    *parse.Terms
	listener *playbook.Listener
	phrases  *phrasebook // what is said of a deal and around it
	ofFields *phrasebook // of these, what is said of fields and of people
	keptBook *keptBook   // what is asked of a customer that is kept
}

// Understand makes the understanding of a method. The method must not change afterwards.
func Understand(book *playbook.Book) *Understanding {
	return &Understanding{
		book: book, intents: Intents(book), terms: terms(book), listener: book.Listener(),
		phrases: phrasesOf(
			fieldPhrases, nobodyPhrases, stagePhrases, workPhrases, dealPhrases, accountPhrases, askedPhrases, closingPhrases,
			bargainPhrases, termPhrases, peoplePhrases, sheetPhrases, privacyPhrases, rosterPhrases, colleaguePhrases,
			creditPhrases, methodPhrases, dayPhrases, reminderPhrases, reminderAsked, namedPhrases, carePhrases,
			plainAsked, plainTold, orderPhrases, paperPhrases, moneyPhrases, offerPhrases, comparePhrases, signingPhrases, phonePhrases, everydayPhrases, tersePhrases, theirPhrases,
		),
		ofFields: phrasesOf(fieldPhrases, accountPhrases),
		keptBook: newKeptBook(),
	}
}

// of is the understanding where it is that of the method, else a new one.
func (u *Understanding) of(book *playbook.Book) *Understanding {
	if u != nil && u.book == book {
		return u
	}
	return Understand(book)
}
