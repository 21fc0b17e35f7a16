-- KEYS: namespace, value, index, expirations. ARGV: key. Answers 0 when there is no such namespace, else 1.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('UNLINK', KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
return 1
