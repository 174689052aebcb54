package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"milepost/storage/crm"
)

// again reads a record whose id follows from what it is about, a deleted one
// too; a new one stays as it is.
func (w *Work) again(rec crm.Record) error {
	if err := w.tx.Get(rec, rec.Key()); err != nil && !crm.IsMissing(err) {
		return fmt.Errorf("read %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	return nil
}

// SetGoal sets a figure that a person or a team wants to reach in a period;
// setting it again changes it. BadInput "goal.horizon" for a period other than
// year, quarter, month, week, day.
func (w *Work) SetGoal(n NewGoal) (Edited[crm.Goal], error) {
	none := Edited[crm.Goal]{}
	if n.Owner == "" && n.Team == "" {
		n.Owner = w.actor.ID
	}
	scope := crm.Scope{Kind: crm.KindGoal, Owner: n.Owner, Team: n.Team}
	if n.Owner != "" {
		p, err := w.colleague(n.Owner)
		if err != nil {
			return none, err
		}
		scope.Team = p.Team
	}
	if !crm.Can(w.actor, crm.Write, scope) {
		if err := w.cannot(crm.KindGoal); err != nil {
			return none, err
		}
		return none, crm.E(crm.Forbidden, "goal.not_yours", w.boss())
	}
	var c checks
	c.among(crm.E(crm.BadInput, "goal.horizon", shown(n.Horizon)), n.Horizon, "year", "quarter", "month", "week", "day")
	c.date(n.From)
	c.short(&n.Metric)
	if n.Metric == crm.MetricSigned { // anything else is a number
		c.money(n.Value)
		c.money(n.Ideal)
	}
	if n.Value.Minor <= 0 {
		c.fail(crm.E(crm.BadInput, "goal.incomplete"))
	}
	if n.Feasibility < 0 || n.Feasibility > 100 {
		c.fail(crm.E(crm.BadInput, "goal.feasibility"))
	}
	if n.Horizon == "" || n.From == "" || n.Metric == "" {
		c.fail(crm.E(crm.BadInput, "goal.incomplete"))
	}
	if c.err != nil {
		return none, c.err
	}
	key := fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%s", n.Owner, n.Team, n.Horizon, n.From, n.Metric)
	sum := sha256.Sum256([]byte(key))
	g := crm.Goal{ID: crm.GoalID(hex.EncodeToString(sum[:10]))}
	if err := w.again(&g); err != nil {
		return none, err
	}
	before := g
	if was := g.Ideal; n.Ideal.IsZero() && g.Rev > 0 && !g.Deleted && was.Currency == n.Value.Currency && was.Minor >= n.Value.Minor {
		n.Ideal = was // 目标改成2200万 says nothing of what is ideal
	}
	g.Owner, g.Team, g.Horizon, g.From, g.Metric = n.Owner, n.Team, n.Horizon, n.From, n.Metric
	g.Value, g.Ideal, g.Feasibility, g.Deleted = n.Value, n.Ideal, n.Feasibility, false
	return save(w, before, g, "")
}
