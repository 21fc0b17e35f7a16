-- Takes a shard's lease if it is free, run out, already the caller's, or held by an earlier life of the same pod.
-- KEYS: lease
-- ARGV: pod, incarnation, duration in milliseconds
-- Answers: {epoch} or {-1, pod that holds it, milliseconds left}
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local expires = string.format('%.0f', now + tonumber(ARGV[3]))
local mine = ARGV[1] .. '/' .. ARGV[2]
local lease = redis.call('HMGET', KEYS[1], 'owner', 'expires')
if lease[1] == mine then
  redis.call('HSET', KEYS[1], 'expires', expires)
  return {tonumber(redis.call('HGET', KEYS[1], 'epoch'))}
end
if lease[1] then
  local pod, incarnation = string.match(lease[1], '^(.*)/(%d+)$')
  local left = tonumber(lease[2]) - now
  local earlierLife = pod == ARGV[1] and tonumber(incarnation) < tonumber(ARGV[2])
  if left > 0 and not earlierLife then
    return {-1, pod, left}
  end
end
local epoch = redis.call('HINCRBY', KEYS[1], 'epoch', 1)
redis.call('HSET', KEYS[1], 'owner', mine, 'expires', expires)
return {epoch}
