-- Reads alarms of a shard that are due.
-- KEYS: the shard's alarms, their states
-- ARGV: the time now, most alarms to answer
-- Answers: when the first other alarm runs or '', then name, state, name, state, longest due first
local most = tonumber(ARGV[2])
local due = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, most)
local next
if #due == most then
  next = redis.call('ZRANGE', KEYS[1], most, most, 'WITHSCORES')
else
  next = redis.call('ZRANGE', KEYS[1], '(' .. ARGV[1], '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
end
local answer = {next[2] or ''}
for _, name in ipairs(due) do
  local state = redis.call('HGET', KEYS[2], name)
  if state then
    answer[#answer + 1] = name
    answer[#answer + 1] = state
  end
end
return answer
