-- Prolongs a shard's lease, or gives it up, if it is the caller's.
-- KEYS: lease
-- ARGV: pod/incarnation, epoch, duration in milliseconds or 0 to give it up
-- Answers: 1 done, 0 not the caller's
local lease = redis.call('HMGET', KEYS[1], 'owner', 'epoch')
if lease[1] ~= ARGV[1] or lease[2] ~= ARGV[2] then
  return 0
end
if ARGV[3] == '0' then
  redis.call('HDEL', KEYS[1], 'owner', 'expires')
  return 1
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('HSET', KEYS[1], 'expires', string.format('%.0f', now + tonumber(ARGV[3])))
return 1
