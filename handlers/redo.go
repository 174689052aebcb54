package handlers

import "milepost/handlers/desk"

// redo brings back what he took back or silenced last, or a draft that he dropped.
func (q *request) redo() error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	g, err := desk.LastUndo(q.tx, q.who.ID)
	if err != nil {
		return err
	}
	if d := q.conv.Dropped; d != "" && desk.SaidAt(d).After(desk.SaidAt(g)) {
		g, q.conv.Dropped = d, ""
	}
	silenced, err := q.silencedSince(g)
	if err != nil {
		return err
	}
	if len(silenced) > 0 {
		return q.unsilence(silenced)
	}
	if g == "" {
		q.reply(q.out.NothingToUndo())
		return nil
	}
	return q.takeBack(w, g, 0, "")
}
