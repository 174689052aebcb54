package handlers

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var updateWorked = flag.Bool("worked.update", false, "write the examples of all intents anew for the reader to learn from")

// TestTheReaderLearnsFromExamples: the examples and near misses of all intents lie
// where the reader's table of weights is made from.
func TestTheReaderLearnsFromExamples(t *testing.T) {
	book := embedded(t)
	var b bytes.Buffer
	b.WriteString("# The examples and near misses of the product's intents. Written by go test ./handlers -run Examples -worked.update\n")
	line := func(reads, text string) { b.WriteString(reads + "\t" + strings.ReplaceAll(text, "\n", `\n`) + "\n") }
	for _, in := range Intents(book) {
		reads := in.Reads
		if reads == "" {
			reads = "command"
		}
		for _, x := range in.Examples {
			line(reads, x)
		}
		for _, x := range in.Near {
			line("near", x)
		}
	}
	const file = "parse/testdata/worked.txt"
	if *updateWorked {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || !bytes.Equal(kept, b.Bytes()) {
		t.Errorf("%s is not what the intents say now (%v): run with -worked.update, then make the weights anew", file, err)
	}
}
