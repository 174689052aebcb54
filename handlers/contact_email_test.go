package handlers

import "testing"

// TestDomainOfACompany: a domain is a company's where its name begins with the same letters, and of nobody else.
func TestDomainOfACompany(t *testing.T) {
	for _, row := range []struct {
		address, name string
		is            bool
	}{
		{"tom@ottopack.de", "Otto Packaging", true},
		{"tom@mail.ottopack.de", "Otto Packaging", true},
		{"tom@kestrel.com", "Kestrel", true},
		{"tom@kestrel-systems.co.uk", "Kestrel", true},
		{"li@abb.com.cn", "ABB", true},
		{"tom@sunshine.com", "Sun Metal", false},
		{"tom@ottopack.de", "Kestrel", false},
		{"tom@gmail.com", "Gmail Packaging", false},
		{"wang@byd.com", "比亚迪", false},
		{"tom@otto", "Otto Packaging", false},
	} {
		if got := domainOf(mailDomain(row.address), row.name) > 0; got != row.is {
			t.Errorf("%s is an address of %s: %v", row.address, row.name, got)
		}
	}
}

// TestAnAddressIsOfTheCompanyThatItsDomainNames: an address is kept of somebody of the customer of its domain, and
// whose it is is asked where it is of neither.
func TestAnAddressIsOfTheCompanyThatItsDomainNames(t *testing.T) {
	for _, row := range []struct {
		says string
		sees []string
	}{
		{"write to tom@ottopack.de", []string{"!Tom Reed", "!Greta", "?"}},
		{"his email is tom.reed@kestrel.com", []string{"Tom Reed · Kestrel"}},
		{"his email is reedtom@gmail.com", []string{"Tom Reed · Kestrel"}},
		{"his email is tom@reedconsulting.com", []string{"Tom Reed · Kestrel"}},
		{"his email is jim@brandt.com", []string{"!Tom Reed", "?"}},
		{"greta@ottopack.de", []string{"Greta Lindqvist · Otto Packaging"}},
		{"save contact: Jim Bell, buyer, jim@ottopack.de", []string{"Jim Bell · Otto Packaging"}},
		{"save contact: Jim Bell, Kestrel, jim@ottopack.de", []string{"Jim Bell · Kestrel"}},
		{"new contact: jim@kestrel.com", []string{"!Tom Reed"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers", "Otto Packaging")
			w.says("anna", "called Kestrel, Tom Reed wants a trial next week", "Kestrel")
			w.says("anna", row.says, row.sees...)
		})
	}
}
