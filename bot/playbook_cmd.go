package main

// methodCmd prints the method as a document.
type methodCmd struct {
	Lang string `help:"Language of the document: zh or en." enum:"zh,en" default:"en"`
}

// Help shows an example.
func (methodCmd) Help() string {
	return "Examples:\n  milepost playbook\n  milepost playbook --lang zh > method.md\n\n" +
		"It prints the sales method that is in force, whole, for a sales director to read and to sign: who is a\n" +
		"customer worth having, the stages of a deal with what it takes to leave each, who decides, what reminds\n" +
		"whom and when. milepost check says whether the method is sound."
}

// Run prints the document.
func (c methodCmd) Run(w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	d := &document{out: w.Out, b: cfg.Book, lang: c.Lang, company: cfg.Company.Name}
	d.write()
	return d.err
}
