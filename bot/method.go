package main

import (
	"milepost/configs/playbook"
	"milepost/handlers"
)

// method is a playbook with what is made of it once, for all who work by it.
type method struct {
	book       *playbook.Book
	hash       string
	understood *handlers.Understanding
}

func newMethod(book *playbook.Book) *method {
	return &method{book: book, hash: book.Hash(), understood: handlers.Understand(book)}
}

// of is the method where it is that of the playbook, else a new one.
func (m *method) of(book *playbook.Book) *method {
	if m != nil && m.book == book {
		return m
	}
	return newMethod(book)
}
