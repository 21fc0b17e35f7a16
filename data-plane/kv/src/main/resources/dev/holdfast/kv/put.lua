-- KEYS: namespace, value, index, expirations. ARGV: key, value, metadata or '', expiration in seconds or ''.
-- Answers 0 when there is no such namespace, else 1.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[2], 'v', ARGV[2])
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[2], 'm', ARGV[3])
end
-- Each write takes a few expired keys out of the index, so that those that nobody lists go as well.
local due = redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', redis.call('TIME')[1], 'LIMIT', 0, 16)
for _, key in ipairs(due) do
  redis.call('ZREM', KEYS[3], key)
  redis.call('ZREM', KEYS[4], key)
end
if ARGV[4] ~= '' then
  redis.call('HSET', KEYS[2], 'e', ARGV[4])
  redis.call('EXPIREAT', KEYS[2], ARGV[4])
  redis.call('ZADD', KEYS[4], ARGV[4], ARGV[1])
else
  redis.call('ZREM', KEYS[4], ARGV[1])
end
redis.call('ZADD', KEYS[3], 0, ARGV[1])
return 1
