-- KEYS: namespace, index, expirations. ARGV: first and last key as ZRANGEBYLEX has them, how many, what keys of values begin with.
-- Answers 0 when there is no such namespace, else whether there are more, then key, expiration or '', metadata or '' of each.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local from, wanted = ARGV[1], tonumber(ARGV[3])
local answer, found = { 0 }, 0
while true do
  local keys = redis.call('ZRANGEBYLEX', KEYS[2], from, ARGV[2], 'LIMIT', 0, wanted - found + 1)
  if #keys == 0 then
    return answer
  end
  for _, key in ipairs(keys) do
    local name = ARGV[4] .. key
    if redis.call('EXISTS', name) == 0 then
      redis.call('ZREM', KEYS[2], key)
      redis.call('ZREM', KEYS[3], key)
    elseif found == wanted then
      answer[1] = 1
      return answer
    else
      local fields = redis.call('HMGET', name, 'e', 'm')
      found = found + 1
      answer[#answer + 1] = key
      answer[#answer + 1] = fields[1] or ''
      answer[#answer + 1] = fields[2] or ''
    end
  end
  from = '(' .. keys[#keys]
end
