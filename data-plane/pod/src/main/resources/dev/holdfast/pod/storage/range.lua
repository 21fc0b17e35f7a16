-- Reads a range of one object's keys with their values, as of one moment.
-- KEYS: values, index
-- ARGV: lower bound, upper bound (as for ZRANGE BYLEX), '1' to begin at the upper end, most entries or -1
-- Answers: key, value, key, value, in the order of reading
local found
if ARGV[3] == '1' then
  found = redis.call('ZRANGE', KEYS[2], ARGV[2], ARGV[1], 'BYLEX', 'REV', 'LIMIT', 0, ARGV[4])
else
  found = redis.call('ZRANGE', KEYS[2], ARGV[1], ARGV[2], 'BYLEX', 'LIMIT', 0, ARGV[4])
end
local answer = {}
local chunk = 1000
for first = 1, #found, chunk do
  local last = math.min(first + chunk - 1, #found)
  local values = redis.call('HMGET', KEYS[1], unpack(found, first, last))
  for i = first, last do
    answer[2 * i - 1] = found[i]
    answer[2 * i] = values[i - first + 1]
  end
end
return answer
