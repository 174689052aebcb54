package cards

// What a contact is called whose personal data was removed: in words, and with
// his number where he stands for himself. Both languages are needed at once,
// since words in both may name him.
const (
	RemovedZh = "已删除联系人"
	RemovedEn = "removed contact"
)

// Removed is what he is called on cards from then on, in a language.
func Removed(locale, number string) string {
	if locale == "en" {
		return "Removed contact " + number
	}
	return RemovedZh + " " + number
}
