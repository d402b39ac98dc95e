BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Get-AicForecast' {
    BeforeEach { New-Config @{ openai = $provider.Address } }

    It 'tells each measure, and nothing where too little is known' {
        $forecasts = Get-AicForecast openai
        $forecasts.Measure | Should -Be 'BilledUsd', 'Tokens'
        $forecasts[0].Used | Should -Be 4.56
        $forecasts[0].PeriodEnd | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
    }

    It 'shows a table' {
        Get-AicForecast | Out-String -Width 160 | Should -Match 'billed +\S*\$4\.56'
    }

    It 'refuses a period that is over' {
        { Get-AicForecast -Period LastMonth } | Should -Throw -ErrorId 'PeriodNotRunning,Aic.PowerShell.GetAicForecastCommand'
    }

    It 'reports an account that there is not' {
        Get-AicForecast nobody -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownProvider,Aic.PowerShell.GetAicForecastCommand'
    }
}
