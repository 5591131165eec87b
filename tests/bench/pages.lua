-- wrk -s pages.lua URL -- QUERIES [DELAY]: a result page for each line of QUERIES in turn; DELAY: milliseconds a connection waits
-- before each request, for a load below what the server can take.
local paths, delay_ms, at = {}, 0, 0

local function percent_encoded(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

local threads = 0
function setup(thread) -- threads begin apart, so that no query is asked twice at once
  thread:set("first", threads * 500)
  threads = threads + 1
end

function init(arguments)
  for line in io.lines(arguments[1]) do paths[#paths + 1] = "/?q=" .. percent_encoded(line) end
  delay_ms = tonumber(arguments[2] or 0)
  at = first
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function delay()
  return delay_ms
end
