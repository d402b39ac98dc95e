BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Invoke-AicRefresh' {
    BeforeEach { New-Config @{ openai = $provider.Address } }

    It 'asks the provider each time and writes nothing' {
        Invoke-AicRefresh | Should -BeNullOrEmpty
        $once = $provider.Requests.Count
        Invoke-AicRefresh
        $provider.Requests.Count | Should -BeGreaterThan $once
    }

    It 'writes what it read with -PassThru' {
        (Invoke-AicRefresh openai -PassThru).CostUsd | Should -Be 4.56
    }

    It 'keeps it for others to find' {
        Invoke-AicRefresh
        $asked = $provider.Requests.Count
        & $pwsh -NoProfile -NonInteractive -Command { param($path) Import-Module $path; (Get-AicUsage openai).RequestsCount } -args $modulePath | Should -Be 1234
        $provider.Requests.Count | Should -Be $asked
    }
}
