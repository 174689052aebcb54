package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
)

// takesPlace finds that what is said of somebody takes the place of what was noted before: he does
// not like fishing any more, never did, or wants something else now.
var takesPlace = wording.OneOf(
	`改成|改为|改一下|更正|纠正|其实|不是|不对|说错|记错|搞错|写错|弄错|应该是|不再|已经?不|现在|换成|变成|变为|变了|从.+[到变改成]|只|的是|而不`,
	`\b(?:actually|instead|not|no longer|isn't|doesn't|correction|wrong|change|changed|any ?more|meant|now|only)\b`,
)

// countSays finds a number: who wants four machines and wanted three does not want seven.
var countSays = wording.Compile(`[\d.,]+|[一二两三四五六七八九十百]+(?:台|套|条|个|家|件|批|万)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b`)

// behindNoted is what a field holds once more is said of the same: both, since who likes fishing and
// then is said to like tennis likes both. Words that are there already change nothing.
func (q *request) behindNoted(n *notable, f playbook.Field, value string) (string, error) {
	if takesPlace.MatchString(squash(q.m.Text)) || isNothing(value) {
		return value, nil
	}
	noted, err := q.notedOf(n.pointer())
	if err != nil || len(noted[f.ID]) == 0 || noted[f.ID][0].Deleted {
		return value, err
	}
	was := noted[f.ID][0].Value
	switch {
	case was == "" || strings.Contains(lower(value), lower(was)):
		return value, nil
	case countSays.ReplaceAllString(squash(was), "") == countSays.ReplaceAllString(squash(value), ""):
		return value, nil
	case strings.Contains(lower(was), lower(value)):
		return was, nil
	case ascii(was):
		return was + "; " + value, nil
	}
	return was + "、" + value, nil
}
