BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    New-Config @{ openai = $provider.Address }
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Watch-AicUsage' {
    It 'draws again and again until it is stopped, and asks the provider once' {
        # A host without a screen: blocks are written, one below the other.
        $shell = [powershell]::Create().AddScript({
            param($module)
            Import-Module $module
            Watch-AicUsage openai -Since '2026-11-01T00:00:00Z' -Until '2026-11-03T00:00:00Z' -TimeZone UTC -Interval 1
        }).AddArgument($modulePath)
        try {
            $running = $shell.BeginInvoke()
            $until = [datetime]::UtcNow.AddSeconds(60)
            while ($shell.Streams.Information.Count -lt 2 -and [datetime]::UtcNow -lt $until) {
                Start-Sleep -Milliseconds 50
            }

            $shell.Stop()
            $running.IsCompleted | Should -BeTrue
            $shell.Streams.Error.Count | Should -Be 0
            $shell.Streams.Information.Count | Should -BeGreaterOrEqual 2
            $shell.Streams.Information | ForEach-Object { "$_" | Should -Match 'Billed +\$4\.56' }
            $provider.Requests.Where({ $_ -like '/v1/organization/usage/embeddings*' }).Count | Should -Be 1
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'takes an interval of at least a second' {
        { Watch-AicUsage -Interval 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,Aic.PowerShell.WatchAicUsageCommand'
    }
}
