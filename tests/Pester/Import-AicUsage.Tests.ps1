BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    New-Config @{}
    $file = Join-Path $TestDrive 'usage.csv'
    Set-Content $file "date,account_id,model,requests_count,cost_usd,cost_source", "2026-01-05,openai,gpt-made-up,12,3.5,billed", "2026-01-06,openai,,,,"
}

AfterAll { Exit-Session }

Describe 'Import-AicUsage' {
    It 'takes a file into the history, once' {
        $result = Import-AicUsage $file
        $result.DaysImported | Should -Be 2
        (Get-ChildItem $file | Import-AicUsage).DaysImported | Should -Be 0
        $rows = Get-AicUsageHistory openai -Since 2026-01-01 -Until 2026-01-31
        $rows.RequestsCount | Should -Be 12, 0
        $rows[0].CostUsd | Should -Be 3.5
        $rows[0].IsImported | Should -BeTrue
    }

    It 'keeps accounts apart that a label names' {
        (Import-AicUsage $file -Label laptop).Accounts | Should -Be 'openai@laptop'
        (Get-AicUsageHistory openai@laptop -Since 2026-01-01 -Until 2026-01-31 -By Account)[0].AccountId | Should -Be 'openai@laptop'
    }

    It 'changes nothing with -WhatIf' {
        Import-AicUsage $file -Label other -WhatIf
        { Get-AicUsageHistory openai@other -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownProvider,Aic.PowerShell.GetAicUsageHistoryCommand'
    }

    It 'refuses a file that is not right, with its line' {
        $wrong = Join-Path $TestDrive 'wrong.csv'
        Set-Content $wrong "date,account_id", "tomorrow,openai"
        { Import-AicUsage $wrong -ErrorAction Stop } | Should -Throw '*Line 2*date must be a day*' -ErrorId 'NotImported,Aic.PowerShell.ImportAicUsageCommand'
        { Import-AicUsage (Join-Path $TestDrive 'nothing.csv') -ErrorAction Stop } | Should -Throw -ErrorId 'NotImported,Aic.PowerShell.ImportAicUsageCommand'
    }
}
