-- Takes an alarm away that has run, or has it run again, if the caller owns the shard and no other took its place.
-- KEYS: lease, the shard's alarms, their states
-- ARGV: epoch, name, number of the commit that set the alarm, then nothing, or when it runs again and its new state
-- Answers: 1 done, 0 another alarm or none is there, -1 fenced
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return -1
end
local state = redis.call('HGET', KEYS[3], ARGV[2])
if not state or string.match(state, '^%d+ (%d+) ') ~= ARGV[3] then
  return 0
end
if ARGV[4] then
  redis.call('ZADD', KEYS[2], ARGV[4], ARGV[2])
  redis.call('HSET', KEYS[3], ARGV[2], ARGV[5])
else
  redis.call('ZREM', KEYS[2], ARGV[2])
  redis.call('HDEL', KEYS[3], ARGV[2])
end
return 1
