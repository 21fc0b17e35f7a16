-- KEYS: namespace, index, expirations. ARGV: how many, what keys of values begin with.
-- Takes keys away. Answers how many of them; -1 and takes none while the namespace is there.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return -1
end
local keys = redis.call('ZRANGE', KEYS[2], 0, ARGV[1] - 1)
for _, key in ipairs(keys) do
  redis.call('UNLINK', ARGV[2] .. key)
end
if #keys > 0 then
  redis.call('ZREMRANGEBYRANK', KEYS[2], 0, #keys - 1)
else
  redis.call('UNLINK', KEYS[3])
end
return #keys
