-- KEYS: namespace, value. ARGV: how many bytes the answer may have.
-- Answers 0 when there is no such namespace, else value, metadata, expiration; of a value that is longer, its length alone.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local length = redis.call('HSTRLEN', KEYS[2], 'v')
if length > tonumber(ARGV[1]) then
  return { length }
end
return redis.call('HMGET', KEYS[2], 'v', 'm', 'e')
