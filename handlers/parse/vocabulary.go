package parse

// legalSuffixes end a company's registered name and tell nothing about it;
// longer ones stand before those that they end with. All are in squeezed form.
var legalSuffixes = []string{
	"股份有限责任公司", "集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "控股有限公司",
	"有限公司", "股份公司", "集团公司", "总公司", "分公司", "公司", "集团", "股份",
	"companylimited", "coltd", "privatelimited", "pteltd", "pvtltd", "sdnbhd", "limited", "ltd", "inc", "incorporated",
	"corporation", "corp", "company", "gmbh", "llc", "plc", "spa", "srl", "bv", "ag", "co", "group",
}
