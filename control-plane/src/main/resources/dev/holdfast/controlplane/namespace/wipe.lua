-- Takes objects of a deleted namespace away, in one shard: alarms first, then everything else.
-- KEYS: the shard's alarms, their states, ids of the namespace's objects, their names, the meta of each object, then
--   every key of the objects
-- ARGV: namespace, ids of the objects
for i = 2, #ARGV do
  local alarm = ARGV[1] .. ':' .. ARGV[i]
  redis.call('ZREM', KEYS[1], alarm)
  redis.call('HDEL', KEYS[2], alarm)
end
for i = 2, #ARGV do
  local name = redis.call('HGET', KEYS[i + 3], 'name')
  if name then
    redis.call('ZREM', KEYS[4], name .. '\0' .. ARGV[i])
  end
  redis.call('ZREM', KEYS[3], ARGV[i])
end
for i = #ARGV + 4, #KEYS do
  redis.call('UNLINK', KEYS[i])
end
return 1
