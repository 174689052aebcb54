package chat

// Phrases are what a connection says by itself, in one language, where its
// platform has no forms, no confirmations and no way to change a card any more.
// %s stands for a label or a list.
type Phrases struct {
	Yes, No    string // answer a confirmation
	Left       string // not done, as he wished
	Updated    string // begins a message that replaces one which cannot be changed
	Done       string // stands on a grey button
	Processing string // stands on a grey button while the answer is on its way
	Continued  string // title of a card that holds further buttons
	Open       string // the form can be filled in so: %s (a label)
	Finish     string // and so it is handed over, or left: %s (submit), %s (cancel)
	Ask        string // asks for one field: %s
	Skip, Back string // words that leave a question out, or go back to the one before
	Submit     string // hands a form over, if it names no other word
	Cancel     string // leaves a form, if it names no other word
	// Heard are words that are taken for Skip, Back, Submit or Cancel as well: in
	// small letters, each with the one that it is taken for.
	Heard       map[string]string
	How         string // what can be answered to a question: %s (words, each as Named)
	Named       string // such a word in a row of them: %s
	Choices     string // what a field may be: %s
	NotChoice   string // that is none of the choices: %s
	NotField    string // the form has no such field, the others are filled in: %s (labels), %s (submit)
	Required    string // that field cannot be left out: %s
	First       string // there is no question before this one
	Handed      string // the form was handed over already
	OnlyPrivate string // a form was asked for in a group and stands in private
}
