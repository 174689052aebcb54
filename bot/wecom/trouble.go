package wecom

import (
	"errors"
	"fmt"
	"regexp"
	"time"

	"milepost/bot/chat"
)

// Trouble is what only an admin can mend, in words that say where.
type Trouble struct {
	// What it is about: "ip" and the address that is not trusted, "secret",
	// "corp", "bot" (the intelligent bot's id or secret) or "twice" (another
	// process took the bot's connection over).
	What string
	Says string
	Why  error // as the platform told it; may be nil
}

// Error says what is wrong and where it is put right.
func (e *Trouble) Error() string {
	if e.Why == nil {
		return e.Says
	}
	return fmt.Sprintf("%s (%v)", e.Says, e.Why)
}

// Unwrap is what the platform told.
func (e *Trouble) Unwrap() error { return e.Why }

// About is What, for whoever words it for people.
func (e *Trouble) About() string { return e.What }

// signedFor is how long rightly signed callbacks must have been missing before a wrong
// one is the admin's matter: anybody can send one.
const signedFor = time.Hour

// missigned notes a callback with a signature that is not right.
func (t *Transport) missigned() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.forged = t.forged || t.proved.IsZero() || t.opt.Now().Sub(t.proved) >= signedFor
}

// rightlySigned notes a callback with a signature that is right.
func (t *Transport) rightlySigned() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.proved, t.forged = t.opt.Now(), false
}

// Troubles is what an admin has to put right while the connection stands, sentences by
// what they are about: signing. Empty while all is well.
func (t *Transport) Troubles() map[string]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.forged {
		return nil
	}
	return map[string]string{
		"signing": "what comes from WeCom is signed with another token and is refused: nobody is heard; copy Token and EncodingAESKey from 接收消息 → 设置API接收 into MILEPOST_WECOM_TOKEN and MILEPOST_WECOM_AES_KEY and start again",
	}
}

// fromIP finds the address that the platform saw.
var fromIP = regexp.MustCompile(`from ip: ?([0-9a-fA-F.:]+[0-9a-fA-F])`)

// admin tells Run what only an admin can mend.
func (t *Transport) admin(err error) {
	if say := mend(err); say != nil {
		t.tell(say)
	}
}

// Advice is an error with what an admin can do about it, if there is something.
func Advice(err error) error {
	if say := mend(err); say != nil {
		return say
	}
	return err
}

// mend words an error that an admin can mend; nil for any other.
func mend(err error) error {
	var e *apiError
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code {
	case codeUntrusted:
		if m := fromIP.FindStringSubmatch(e.Msg); m != nil {
			return &Trouble{"ip " + m[1], m[1] + " is not a trusted address of the app; add it in the admin console: 应用管理 → the app → 企业可信IP", e}
		}
		return &Trouble{"ip", "this server's public address is not a trusted address of the app; add it in the admin console: 应用管理 → the app → 企业可信IP", e}
	case codeBadSecret:
		return &Trouble{"secret", "the app's secret is not right, or was reset; copy it from 应用管理 → the app → Secret into MILEPOST_WECOM_SECRET", e}
	case codeBadCorp:
		return &Trouble{"corp", "the corporation's id is not right; copy it from 我的企业 → 企业ID into MILEPOST_WECOM_CORP_ID", e}
	}
	return nil
}

// errReplaced is told when another process has connected with the same bot.
var errReplaced = &Trouble{
	What: "twice", Says: "another connection of the same intelligent bot took over; it can have only one: stop the other process, or make a bot of its own for it",
}

// subscribed words why the intelligent bot was not let in.
func subscribed(err error) error {
	var refused *chat.Refused
	if !errors.As(err, &refused) { // it may go better the next time
		return fmt.Errorf("subscribe the intelligent bot: %w", err)
	}
	return &Trouble{"bot", "the intelligent bot's id or secret is not right; copy both from 管理工具 → 智能机器人 → the bot → API模式 into MILEPOST_WECOM_BOT_ID and MILEPOST_WECOM_BOT_SECRET", err}
}
