# A message that could be two things as well as each other is one question with two buttons; nothing is written until then.
-- 2026-11-02 10:00 --
小李> 今天拜访了联丰钣金陈总
bot> 拜访 · 联丰钣金
-- 2026-11-02 15:00 --
小李> 康达医械明年三月投产,设备得年前到位
bot> 这句话要我怎么办
    [记线索]
    [记待办]
    !已记
store> leads 康达医械 = 0
小李 [记线索]
bot> 线索 · 康达医械
store> leads 康达医械 = 1
# A lead or news of a deal is no question: a customer nobody knows is a lead, whatever it is worth.
小李> 鸿运五金想换冲床,预算50万
bot> 线索 · 鸿运五金
    50万
store> leads 鸿运五金 = 1
