package handlers

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// statusIntent shows the admin the machine room: counts, never a deal.
func statusIntent() Intent {
	return Intent{
		Name: "status", Reads: parse.Query, Roles: []crm.Role{crm.RoleAdmin},
		Words: []string{"状态", "运行状态", "系统状态", "status"},
		Weigh: func(f parse.Facts) float64 {
			if f.Account == nil && f.Letters() <= 30 && backupAsked.MatchString(f.Plain()) {
				return 0.9
			}
			if f.Account == nil && f.Letters() <= 12 && f.Holds("系统状态", "运行状态", "运行正常吗", "系统正常", "备份正常", "备份了吗", "备份了没", "系统怎么样", "系统有问题") {
				return 0.9
			}
			return 0
		},
		Examples: []string{"状态", "status", "系统状态"},
		Near:     []string{"status of Oakline", "比亚迪啥情况", "在吗"},
		Handle:   (*request).status,
		Refuse:   (*request).allWell,
	}
}

// backupAsked asks whether the store is backed up: 昨晚备份了吗, when was the last backup.
var backupAsked = wording.OneOf(
	`^(?:系统|数据|数据库)?(?:昨晚|昨天|今天|今早|最近|上次|最后|每天|这周)*(?:一次)?(?:都|有|有没有|的)*备份(?:了|过|都|还|是|在|一次|到|做|跑)*(?:吗|没有?|正常吗?|好了吗|成功了?吗?|什么时候的?|啥时候|几点|哪(?:里|儿))$`,
	`^(?:when|where|how old) (?:was|is|are) (?:the |our )?(?:last |latest )?backups?(?: made)?$`, `^(?:are|is|was|were) (?:the |our )?(?:data |store |database )?(?:backups? )?(?:ok|fine|working|made|running|backed up|done)(?: last night| today| yesterday)?$`,
	`^(?:please |pls )?(?:make |do |run |start |take )?(?:a |the )?back-? ?up(?: now| today| the data| everything)+(?: please| pls)?$`,
	`^(?:did|does) (?:the |our )?(?:last |nightly )?backups? (?:run|work)(?: last night| today)?$`,
)

// allWell tells somebody who is no admin whether he can go on.
func (q *request) allWell() error {
	var down []string
	told := true
	if q.Matters != nil {
		matters, err := q.Matters(q.tx)
		if err != nil {
			return fmt.Errorf("what needs the admin: %w", err)
		}
		for _, m := range matters {
			if m.Kind == cards.MatterPlatform {
				down = append(down, m.Subject)
			}
		}
	}
	if q.Platforms != nil {
		for _, p := range q.Platforms() {
			if !p.OK && !slices.Contains(down, p.Name) {
				down, told = append(down, p.Name), false
			}
		}
	}
	q.personal(q.say.AllWell(down, told))
	return nil
}

func (q *request) status() error {
	v := cards.StatusView{Version: q.Version, Started: q.Started}
	if q.Platforms != nil {
		v.Platforms = q.Platforms()
	}
	if q.Backup != nil {
		b := q.Backup()
		v.Backup = &b
	}
	var err error
	if q.Matters != nil {
		if v.Matters, err = q.Matters(q.tx); err != nil {
			return fmt.Errorf("what needs the admin: %w", err)
		}
	}
	for i := range v.Platforms {
		if slices.ContainsFunc(v.Matters, func(m cards.Matter) bool {
			return m.Kind == cards.MatterPlatform && m.Subject == v.Platforms[i].Name
		}) {
			v.Platforms[i].OK = false
		}
	}
	for _, c := range []struct {
		to *int
		of crm.TakenState
	}{{&v.Waiting, crm.Waiting}, {&v.Held, crm.Held}} {
		list, _, err := q.tx.Messages(c.of, crm.Page{})
		if err != nil {
			return fmt.Errorf("messages that are %s: %w", c.of, err)
		}
		*c.to = len(list)
	}
	if v.Waiting > 0 {
		v.Waiting-- // this very message
	}
	queued, _, err := q.tx.Posts(crm.Queued, crm.Page{})
	if err != nil {
		return fmt.Errorf("posts that are queued: %w", err)
	}
	v.Queued = len(queued)
	if v.People, err = q.countPeople(); err != nil {
		return err
	}
	if v.Records, err = q.countRecords(); err != nil {
		return err
	}
	if v.Hours, err = q.movedHours(); err != nil {
		return err
	}
	if v.Past, err = q.pastUnsaid(); err != nil {
		return err
	}
	q.personal(q.say.Status(v))
	return nil
}

// pastTold is for how long it is worth a word how much was past when we came back.
const pastTold = 7 * 24 * time.Hour

// pastUnsaid is what was not said any more after the last time when nobody listened;
// the zero value for none, or long ago.
func (q *request) pastUnsaid() (p cards.PastUnsaid, err error) {
	data, err := q.tx.Kept(cards.KeptPastUnsaid)
	if err != nil || data == nil {
		return p, err
	}
	if err := json.Unmarshal(data, &p); err != nil {
		return p, fmt.Errorf("kept %s: %w", cards.KeptPastUnsaid, err)
	}
	if q.tx.Now().Sub(p.To) > pastTold {
		return cards.PastUnsaid{}, nil
	}
	return p, nil
}

func (q *request) countPeople() (int, error) {
	n := 0
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if p.Active(q.today()) {
			n++
		}
		return true
	})
	if err != nil {
		return 0, fmt.Errorf("people: %w", err)
	}
	return n, nil
}

// countRecords is how many customers there are: what an admin may know of the
// size of the store.
func (q *request) countRecords() (int, error) {
	n := 0
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(crm.Account) bool {
		n++
		return true
	})
	if err != nil {
		return 0, fmt.Errorf("accounts: %w", err)
	}
	return n, nil
}
