# The rep edits his message in the chat itself: the record follows.
# only: slack
-- 2026-11-02 15:00 --
Anna> Visited Oakline today, met Greta, budget about 800k RMB
bot as $v> Visit logged · Oakline
Anna edit> Visited Oakline today, met Greta, budget about 900k RMB
bot> …900
bot edits $v> 900
store> visits Oakline = 1
