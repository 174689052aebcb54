package parse

import "milepost/storage/crm"

// zhSpan reads what counts from today: 三天后, 两周内, 过几天 gives nothing, 3天前.
func (r *reader) zhSpan(i int) (when, int, bool) {
	n, j := r.n, i
	over := has(n, j, "过")
	if over {
		j++
	}
	num, ok := smallNumber(n, j)
	v := int(num.value)
	k := num.end
	if !ok && has(n, j, "半个月") {
		ok, v, k = true, 15, j+3
		return r.counted(n, k, v, 0, over)
	}
	if !ok || v < 1 {
		return when{}, 0, false
	}
	switch {
	case has(n, k, "个工作日"):
		e := k + 4
		if has(n, e, "内") || has(n, e, "后") || has(n, e, "之内") || has(n, e, "以内") {
			w := fixedDay(r.ctx.Cal.Add(r.today, v))
			w.deadline = true
			return w, e, true
		}
		return when{}, 0, false
	case has(n, k, "天"):
		return r.counted(n, k+1, v, 0, over)
	case has(n, k, "个星期"), has(n, k, "个礼拜"):
		return r.counted(n, k+3, 7*v, 0, over)
	case has(n, k, "周"), has(n, k, "星期"):
		return r.counted(n, k+1+b2i(n[k] == '星'), 7*v, 0, over)
	case has(n, k, "个月"):
		return r.counted(n, k+2, 0, v, over)
	}
	return when{}, 0, false
}

func (r *reader) counted(n []rune, k, days, months int, over bool) (when, int, bool) {
	to := func(sign int) crm.Date { return addMonths(r.today.AddDays(sign*days), sign*months) }
	switch {
	case has(n, k, "后") && !has(n, k, "后天"), has(n, k, "之后"), has(n, k, "以后"):
		return fixedDay(to(1)), k + 1 + b2i(n[k] != '后'), true
	case has(n, k, "内"), has(n, k, "之内"), has(n, k, "以内"):
		w := fixedDay(to(1))
		w.deadline = true
		return w, k + 1 + b2i(n[k] != '内'), true
	case has(n, k, "前"), has(n, k, "之前"), has(n, k, "以前"):
		w := fixedDay(to(-1))
		w.ago = true
		return w, k + 1 + b2i(n[k] != '前'), true
	case over:
		return fixedDay(to(1)), k, true
	}
	return when{}, 0, false
}
