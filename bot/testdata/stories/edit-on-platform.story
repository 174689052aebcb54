# The rep edits his message in the chat itself: the record follows.
# only: slack
-- 2026-11-02 15:00 --
Anna> Visited Oakline today, met Greta, budget about 800k RMB
bot as $v> Visit logged · Oakline
Anna edit> Visited Oakline today, met Greta, budget about 900k RMB
bot> …900
bot edits $v> 900
store> visits Oakline = 1
# A slip of the pen that was read as it was meant says nothing.
-- +1m --
Anna edit> Visited Oakline today and met Greta, budget about 900k RMB
bot silent
# What could not be read is read when it was put right.
Anna> blub blub
bot> nothing is saved
-- +1m --
Anna edit> Quote for Oakline by Friday
bot> Fri, Nov 6
store> tasks Oakline = 1
# A message that holds several things is written anew, however often it is changed.
-- +1m --
Anna edit> Quote for Oakline by Thursday
bot> Thu, Nov 5
-- +1m --
Anna edit> Quote for Oakline by Wednesday
bot> Wed, Nov 4
store> tasks Oakline = 1
Anna> 今天拜访了格力周工;下午去了美的见张工
bot> 2 saved
-- +1m --
Anna edit> 今天拜访了格力周工;下午去了恒鑫见张工
bot> 恒鑫 (new)
store> visits 格力 = 1
store> visits 美的 = 0
store> visits 恒鑫 = 1
Anna> undo
bot> Undone: 2
store> visits 格力 = 0
store> visits 恒鑫 = 0
-- +1m --
Anna edit> undo!
bot silent
# So is the answer to a question of an application.
Anna> 立项 Oakline
bot> draft
Anna> 需求:两台折弯机
bot> Noted: Need
-- +1m --
Anna edit> 需求:三台折弯机,明年3月签
bot> Noted: Need, Expected signing
