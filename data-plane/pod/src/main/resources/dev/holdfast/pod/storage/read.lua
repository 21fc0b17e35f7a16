-- Reads entries of one object, as of one moment.
-- KEYS: values, index, meta
-- ARGV: most bytes to answer with, bytes up to which everything is answered instead (or -1), then one of
--   'k' keys...
--   'r' lower bound, upper bound (as for ZRANGE BYLEX), '1' to begin at the upper end, most entries or -1
-- Answers: 'asked', 'everything' or 'too large', then key, value, key, value: a range in the order of reading, all else in none
local stored = tonumber(redis.call('HGET', KEYS[3], 'bytes') or '0')
if stored <= tonumber(ARGV[2]) then
  local answer = redis.call('HGETALL', KEYS[1])
  table.insert(answer, 1, 'everything')
  return answer
end
local keys
if ARGV[3] == 'k' then
  keys = {}
  for i = 4, #ARGV do
    keys[i - 3] = ARGV[i]
  end
elseif ARGV[6] == '1' then
  keys = redis.call('ZRANGE', KEYS[2], ARGV[5], ARGV[4], 'BYLEX', 'REV', 'LIMIT', 0, ARGV[7])
else
  keys = redis.call('ZRANGE', KEYS[2], ARGV[4], ARGV[5], 'BYLEX', 'LIMIT', 0, ARGV[7])
end
-- As long as everything fits, values can be read in large pieces; else in small ones, and counted.
local most = tonumber(ARGV[1])
local chunk = stored <= most and 1000 or 16
local answer = {'asked'}
local bytes = 0
for first = 1, #keys, chunk do
  local last = math.min(first + chunk - 1, #keys)
  local values = redis.call('HMGET', KEYS[1], unpack(keys, first, last))
  for i = first, last do
    local value = values[i - first + 1]
    if value then
      bytes = bytes + #keys[i] + #value
      answer[#answer + 1] = keys[i]
      answer[#answer + 1] = value
    end
  end
  if bytes > most then
    return {'too large'}
  end
end
return answer
