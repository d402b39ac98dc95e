BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    New-Config @{ openai = $provider.Address }
    $period = @{ Since = '2026-11-01T00:00:00Z'; Until = '2026-11-03T00:00:00Z'; TimeZone = 'UTC' }
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Show-AicUsage' {
    It 'draws on the host, as Write-Host does' {
        $shown = "$(Show-AicUsage openai @period 6>&1)"
        $shown | Should -Match 'Billed +\$4\.56 +by day'
        $shown | Should -Match 'OpenAI +█▁ +\$4\.56'
        $shown | Should -Match 'monthly spend'
        Show-AicUsage openai @period 6>$null | Should -BeNullOrEmpty
    }

    It 'draws tokens and requests too' {
        "$(Show-AicUsage openai @period -Metric Tokens 6>&1)" | Should -Match 'Tokens +1\.28 M'
        "$(Show-AicUsage openai @period -Metric Requests 6>&1)" | Should -Match 'Requests +1\.23 K'
    }

    It 'writes the rows that were drawn when asked' {
        $rows = Show-AicUsage openai @period -PassThru 6>$null
        $rows.Bucket | Should -Be '2026-11-01', '2026-11-02'
        $rows.CostUsd | Should -Be 4.56, 0
    }

    It 'says of an account that it is not there' {
        { Show-AicUsage nobody -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownProvider,Aic.PowerShell.ShowAicUsageCommand'
    }
}
