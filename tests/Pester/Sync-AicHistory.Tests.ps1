BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    New-Config @{ openai = $provider.Address }
    $since = [datetime]::UtcNow.Date.AddDays(-40)
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Sync-AicHistory' {
    It 'fetches what is missing, and nothing twice' {
        $result = Sync-AicHistory openai -Since $since.ToString('yyyy-MM-ddTHH:mm:ssZ')
        $result.AccountId | Should -Be 'openai'
        $result.DaysTotal | Should -Be 41
        $result.DaysFetched | Should -Be 41
        $result.IsComplete | Should -BeTrue
        @(Get-AicUsageHistory openai -Since $since -TimeZone UTC).Count | Should -BeGreaterOrEqual 40

        $asked = $provider.Requests.Count
        (Sync-AicHistory openai -Since $since.ToString('yyyy-MM-ddTHH:mm:ssZ')).DaysFetched | Should -Be 0
        $provider.Requests.Count | Should -Be $asked
    }

    It 'tells what went wrong, with what was fetched' {
        New-Config @{ 'openai@work' = $provider.Address }
        $provider.Status = 403
        $result = Sync-AicHistory openai@work -Since $since -ErrorVariable failed -ErrorAction SilentlyContinue
        $provider.Status = 200
        $failed[0].FullyQualifiedErrorId | Should -Be 'Forbidden,Aic.PowerShell.SyncAicHistoryCommand'
        $result.IsComplete | Should -BeFalse
    }

    It 'knows no future and no account that is not there' {
        { Sync-AicHistory openai -Since ([datetime]::UtcNow.AddDays(2)) -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidPeriod,Aic.PowerShell.SyncAicHistoryCommand'
        { Sync-AicHistory nobody -Since $since -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownProvider,Aic.PowerShell.SyncAicHistoryCommand'
    }
}
