BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    New-Config @{ openai = $provider.Address }
    $month = [datetime]::UtcNow.ToString('yyyy-MM')
    $first = "$month-01"
    $null = Get-AicUsage openai -Since "${first}T00:00:00Z" -Until ([datetime]::UtcNow.Date.AddDays(1).ToString('o')) -Refresh
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Get-AicUsageHistory' {
    It 'tells what earlier refreshes brought, without asking anybody' {
        $asked = $provider.Requests.Count
        $row = Get-AicUsageHistory openai -Since "${first}T00:00:00Z" -Granularity Month -By Account -TimeZone UTC
        $row.AccountId | Should -Be 'openai'
        $row.Bucket | Should -Be $month
        $row.RequestsCount | Should -Be 1234
        $row.CostUsd | Should -Be 4.56
        $row.CostSource | Should -Be 'Billed'
        $row.IsComplete | Should -BeFalse
        $provider.Requests.Count | Should -Be $asked
    }

    It 'tells models apart, and days in which nothing was used' {
        (Get-AicUsageHistory openai -Period ThisMonth -By Model -TimeZone UTC).Model | Select-Object -Unique | Should -Be 'gpt-made-up'
        @(Get-AicUsageHistory openai -Period ThisMonth -TimeZone UTC).Count | Should -Be ([datetime]::UtcNow.Day)
    }

    It 'names the gaps when asked' {
        $verbose = Get-AicUsageHistory openai -Since 2020-01-01 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$verbose" | Should -Match 'openai: nothing is known of 2020-01-01 to '
    }

    It 'shows a table' {
        $lines = (Get-AicUsageHistory openai -Period ThisMonth -Granularity Month -By Account, Model -TimeZone UTC | Out-String -Width 120) -split '\r?\n' -ne ''
        $lines[0] | Should -Match '^Time +Group +Requests +Input +Output +Cached +Cost +Note'
        $lines[2] | Should -Match "^$month +openai \| gpt-made-up +1\.23 K +1\.00 M +45\.6 K +230 K +\`$4\.56 so far"
    }

    It 'says of an account that it is not there' {
        { Get-AicUsageHistory nobody -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownProvider,Aic.PowerShell.GetAicUsageHistoryCommand'
    }
}
