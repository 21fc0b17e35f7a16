-- Takes requests to objects of a shard out of their list, if the caller owns the shard.
-- KEYS: lease, list
-- ARGV: epoch, most requests to take
-- Answers: the time in milliseconds, then requests, oldest first
local time = redis.call('TIME')
local answer = {tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)}
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return answer
end
for _, request in ipairs(redis.call('LPOP', KEYS[2], ARGV[2]) or {}) do
  answer[#answer + 1] = request
end
return answer
