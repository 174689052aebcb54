package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// thingToo finds what is to go out with what the last step sends: and the nda too, 还有保密协议也发.
var thingToo = wording.OneOf(
	`^(?:and |also |plus |oh and )+(`+sentThing+`)(?: too| as well| also| please| pls)*$`,
	`^(`+sentThing+`)(?: too| as well)+(?: please| pls)?$`,
	`^(?:还有|再加上?|加上|连)([^,，。 我他她你了过没]{2,10}?)(?:也|一起|一块)+(?:给)?(?:发|寄|送|带)?(?:一下|过去|上|掉)?(?:吧)?$`,
)

// tellsThingToo adds a thing to the step that was set just now, where that sends something.
func (q *request) tellsThingToo(t parse.Facts) (bool, error) {
	m := thingToo.FindStringSubmatch(strings.TrimRight(t.Plain(), ".! "))
	if m == nil {
		return false, nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil || !toSend.MatchString(lower(k.Text)) {
		return false, err
	}
	if m[3] != "" {
		return true, q.rewordStep(*k, k.Text+"和"+m[3])
	}
	return true, q.rewordStep(*k, k.Text+" and "+q.inHisWriting(m[1]+m[2]))
}
