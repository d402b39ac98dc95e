# A provider that is not real: a web server on loopback that answers in the shapes that OpenAI documents.

function Start-FakeProvider {
    # Starts a server. Status: the status of every answer; Silent: it takes requests and never answers.
    param([int] $Status = 200, [switch] $Silent)

    $provider = [hashtable]::Synchronized(@{ Status = $Status; Silent = [bool] $Silent; Requests = [System.Collections.Concurrent.ConcurrentQueue[string]]::new() })
    # The listener can't choose a free port itself; the system can.
    do {
        $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $probe.Start()
        $port = $probe.LocalEndpoint.Port
        $probe.Stop()
        $listener = [System.Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        try { $listener.Start() } catch { $listener = $null }
    } until ($listener)

    $provider.Listener = $listener
    $provider.Address = "http://127.0.0.1:$port/"
    $provider.Shell = [powershell]::Create().AddScript({
        param($provider)
        while ($provider.Listener.IsListening) {
            try { $context = $provider.Listener.GetContext() } catch { break }
            $url = $context.Request.Url
            $provider.Requests.Enqueue($url.PathAndQuery)
            if ($provider.Silent) { continue }

            $results = switch ($url.AbsolutePath) {
                '/v1/organization/usage/completions' { '{"input_tokens":1230000,"input_cached_tokens":230000,"output_tokens":45600,"num_model_requests":1234,"model":"gpt-made-up"}' }
                '/v1/organization/costs' { '{"amount":{"value":4.56,"currency":"usd"},"line_item":"gpt-made-up, input"}' }
            }
            $data = ''
            if ($results) {
                $query = [System.Web.HttpUtility]::ParseQueryString($url.Query)
                $length = $query['bucket_width'] -eq '1h' ? 3600 : 86400
                $start = [long] $query['start_time']
                $start -= $start % $length
                $data = '{{"object":"bucket","start_time":{0},"end_time":{1},"results":[{2}]}}' -f $start, ($start + $length), $results
            }

            $body = switch ($url.AbsolutePath) {
                '/v1/organization/spend_limit' { '{"object":"spend_limit","threshold_amount":10000,"currency":"USD","interval":"month","enforcement":{"status":"enforcing"}}' }
                default { '{"object":"page","data":[' + $data + '],"has_more":false,"next_page":null}' }
            }
            if ($provider.Status -ge 400) { $body = '{"error":{"message":"no","type":"made_up","param":null,"code":null}}' }

            $bytes = [System.Text.Encoding]::UTF8.GetBytes($body)
            $context.Response.StatusCode = $provider.Status
            $context.Response.ContentType = 'application/json'
            try { $context.Response.Close($bytes, $true) } catch { Write-Debug 'The client left.' }
        }
    }).AddArgument($provider)
    $null = $provider.Shell.BeginInvoke()
    $provider
}

function Stop-FakeProvider($provider) {
    if ($provider) {
        $provider.Listener.Stop()
        $provider.Listener.Close()
        $provider.Shell.Dispose()
    }
}
