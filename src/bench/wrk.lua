-- Reads the request from environment variables, and prints the results of wrk as one line, which Asked.java parses.
wrk.method = os.getenv("METHOD")
wrk.headers["Accept"] = "application/graphql-response+json"
if os.getenv("ETAG") then wrk.headers["If-None-Match"] = os.getenv("ETAG") end
if os.getenv("BODY") then
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = os.getenv("BODY")
end

function done(summary, latency)
    local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.errors.status, broken,
        latency:percentile(50), latency:percentile(99)))
end
