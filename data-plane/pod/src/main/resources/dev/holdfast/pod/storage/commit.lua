-- Applies the changes of one object as a whole, if the writer still owns the shard and the commit's number is next.
-- KEYS: lease, values, index, meta, the shard's alarms, their states; for changes of the list also the ids of the
--   namespace's objects, their names, and what tells that the namespace is gone
-- ARGV: epoch, number, token, '1' and the name or '0' and '', then the changes: 'p' key value | 'd' key | 'a' |
--   's' alarm's name, due time | 'c' alarm's name | first of all, 'e' id to enter the list or 'l' id to leave it
-- Answers: 1 applied, 2 applied already, -1 fenced, -2 conflict
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return -1
end
local meta = redis.call('HMGET', KEYS[4], 'commit', 'token', 'bytes')
local last = tonumber(meta[1] or '0')
local number = tonumber(ARGV[2])
if number == last and meta[2] == ARGV[3] then
  return 2
end
if number ~= last + 1 then
  return -2
end
local bytes = tonumber(meta[3] or '0')
local i = 6
local leaves = false
if ARGV[6] == 'e' then
  if redis.call('EXISTS', KEYS[9]) == 1 then
    return -1
  end
  redis.call('PERSIST', KEYS[4])
  redis.call('HSET', KEYS[4], 'listed', '1')
  redis.call('ZADD', KEYS[7], 0, ARGV[7])
  if ARGV[4] == '1' then
    redis.call('ZADD', KEYS[8], 0, ARGV[5] .. '\0' .. ARGV[7])
  end
  i = 8
elseif ARGV[6] == 'l' then
  leaves = true
  redis.call('ZREM', KEYS[7], ARGV[7])
  local name = redis.call('HGET', KEYS[4], 'name')
  if name then
    redis.call('ZREM', KEYS[8], name .. '\0' .. ARGV[7])
  end
  i = 8
end
while i <= #ARGV do
  local kind = ARGV[i]
  if kind == 'p' then
    local key, value = ARGV[i + 1], ARGV[i + 2]
    local before = redis.call('HSTRLEN', KEYS[2], key)
    if redis.call('HSET', KEYS[2], key, value) == 1 then
      redis.call('ZADD', KEYS[3], 0, key)
      bytes = bytes + #key + #value
    else
      bytes = bytes + #value - before
    end
    i = i + 3
  elseif kind == 'd' then
    local key = ARGV[i + 1]
    local before = redis.call('HSTRLEN', KEYS[2], key)
    if redis.call('HDEL', KEYS[2], key) == 1 then
      redis.call('ZREM', KEYS[3], key)
      bytes = bytes - #key - before
    end
    i = i + 2
  elseif kind == 's' then
    redis.call('ZADD', KEYS[5], ARGV[i + 2], ARGV[i + 1])
    redis.call('HSET', KEYS[6], ARGV[i + 1], ARGV[i + 2] .. ' ' .. ARGV[2] .. ' 0 0 1')
    i = i + 3
  elseif kind == 'c' then
    redis.call('ZREM', KEYS[5], ARGV[i + 1])
    redis.call('HDEL', KEYS[6], ARGV[i + 1])
    i = i + 2
  else
    redis.call('UNLINK', KEYS[2], KEYS[3])
    bytes = 0
    i = i + 1
  end
end
redis.call('HSET', KEYS[4], 'commit', ARGV[2], 'token', ARGV[3], 'bytes', string.format('%.0f', bytes))
if leaves then
  -- The number stays for a day: until then a commit that is late is refused.
  redis.call('HDEL', KEYS[4], 'name', 'listed')
  redis.call('EXPIRE', KEYS[4], 86400)
elseif ARGV[4] == '1' then
  redis.call('HSET', KEYS[4], 'name', ARGV[5])
end
return 1
