BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    $silent = Start-FakeProvider -Silent
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
    Stop-FakeProvider $silent
}

Describe 'Get-AicUsage' {
    BeforeEach { New-Config @{ openai = $provider.Address } }

    It 'gives numbers to the token and to the cent' {
        $usage = Get-AicUsage openai
        $usage.RequestsCount | Should -Be 1234
        $usage.TokensInput | Should -Be 1000000
        $usage.TokensCacheRead | Should -Be 230000
        $usage.TokensOutput | Should -Be 45600
        $usage.CostUsd | Should -Be 4.56
        $usage.CostUsd | Should -BeOfType ([decimal])
        $usage.CostSource | Should -Be 'Billed'
        $usage.Quotas[0].Limit | Should -Be 100
    }

    It 'sorts, and exports plain numbers' {
        (Get-AicUsage | Sort-Object CostUsd -Descending | Select-Object -First 1).AccountId | Should -Be 'openai'
        $row = Get-AicUsage openai | Select-Object AccountId, PeriodStart, RequestsCount, CostUsd, TokensCacheWrite | ConvertTo-Csv | ConvertFrom-Csv
        $row.RequestsCount | Should -Be '1234'
        $row.CostUsd | Should -Be '4.56'
    }

    It 'sums by day, model and provider' {
        $byModel = Get-AicUsage openai -Period Last30Days -By Model | Where-Object Model
        $byModel.Model | Should -Be 'gpt-made-up'
        $byModel.TokensOutput | Should -Be 45600
        (Get-AicUsage openai -By Provider, Day)[0].ProviderId | Should -Be 'openai'
    }

    It 'takes names, patterns and objects down the pipeline' {
        New-Config @{ openai = $provider.Address; 'openai@work' = $provider.Address }
        ('openai@work' | Get-AicUsage).AccountId | Should -Be 'openai@work'
        (Get-AicProvider openai@* | Get-AicUsage).AccountId | Should -Be 'openai@work'
        (Get-AicUsage open* | Get-AicUsage).Count | Should -Be 2
    }

    It 'takes moments as local time unless they say otherwise' {
        $usage = Get-AicUsage openai -Since 2026-11-01 -Until 2026-11-02
        $usage.PeriodStart | Should -Be ([DateTimeOffset] [datetime]::new(2026, 11, 1))
        (Get-AicUsage openai -Since 2026-11-01T00:00Z -Until 2026-11-02T00:00Z).PeriodStart | Should -Be ([DateTimeOffset]::new(2026, 11, 1, 0, 0, 0, [timespan]::Zero))
        { Get-AicUsage -Since 2026-11-02 -Until 2026-11-01 } | Should -Throw -ErrorId 'InvalidPeriod,Aic.PowerShell.GetAicUsageCommand'
    }

    It 'asks again only when told to' {
        $null = Get-AicUsage openai
        $once = $provider.Requests.Count
        $null = Get-AicUsage openai
        $provider.Requests.Count | Should -Be $once
        $null = Get-AicUsage openai -Refresh
        $provider.Requests.Count | Should -BeGreaterThan $once
    }

    It 'does not wait for a slow provider when somebody has enough' {
        New-Config @{ openai = $provider.Address; 'openai@silent' = $silent.Address }
        (Get-AicUsage openai | Select-Object -First 1).AccountId | Should -Be 'openai'
    }

    It 'writes an error with a stable id for each account that fails' {
        $refusing = Start-FakeProvider -Status 401
        try {
            New-Config @{ openai = $provider.Address; 'openai@bad' = $refusing.Address }
            $usage = Get-AicUsage openai -ErrorAction SilentlyContinue -ErrorVariable failed
            $usage.Count | Should -Be 2
            $failed.FullyQualifiedErrorId | Should -Be 'InvalidKey,Aic.PowerShell.GetAicUsageCommand'
            $failed.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failed.TargetObject.AccountId | Should -Be 'openai@bad'
        }
        finally {
            Stop-FakeProvider $refusing
        }
    }

    It 'is silent about what nobody set up, unless it is asked for by name' {
        Get-AicUsage -ErrorVariable failed | Out-Null
        $failed | Should -BeNullOrEmpty
        Get-AicUsage anthropic -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null
        $failed.FullyQualifiedErrorId | Should -Be 'MissingKey,Aic.PowerShell.GetAicUsageCommand'
        Get-AicUsage nobody -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownProvider,Aic.PowerShell.GetAicUsageCommand'
    }

    It 'ends with the line of a broken configuration' {
        Set-Content (Join-Path $env:AIC_CONFIG_DIR 'agent.json') "{`n  oops`n}"
        { Get-AicUsage } | Should -Throw -ErrorId 'ConfigInvalid,Aic.PowerShell.GetAicUsageCommand' -ExpectedMessage '*line 2*'
    }

    It 'shows a table, a list and days side by side' {
        $table = Get-AicUsage openai, anthropic -ErrorAction Ignore | Out-String -Width 100
        $table | Should -Match 'openai +1\.23 K +1\.00 M +45\.6 K +230 K +\$4\.56 +\S+%'
        $table | Should -Match 'anthropic +- +- +- +- +- +- not configured'
        $list = Get-AicUsage openai | Format-List | Out-String -Width 100
        $list | Should -Match 'Cost +: \$4\.56'
        $list | Should -Match 'Cost source +: Billed'
        Get-AicUsage openai -Since 2026-11-01Z -Until 2026-11-08Z -By Day | Format-Wide -Column 2 | Out-String -Width 100 | Should -Match '11-01 \$4\.56'
    }

    It 'completes accounts, periods and groupings' {
        (TabExpansion2 'Get-AicUsage opena').CompletionMatches.CompletionText | Should -Be 'openai'
        (TabExpansion2 'Get-AicUsage -Period Yes').CompletionMatches.CompletionText | Should -Be 'Yesterday'
        (TabExpansion2 'Get-AicUsage -By Mo').CompletionMatches.CompletionText | Should -Be 'Model'
    }
}
