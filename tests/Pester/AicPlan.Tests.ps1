BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'Plans' {
    BeforeEach { New-Config @{} }

    It 'are set, shown and removed' {
        Set-AicPlan claude-code 200
        Set-AicPlan codex 240 -Yearly
        $months = Get-AicPlan -Months 2
        $months.Plan.Account | Should -Be 'claude-code', 'claude-code', 'codex', 'codex'
        $months[2].Plan.MonthlyAmount | Should -Be 20
        Get-AicPlan codex -Months 1 | Out-String -Width 120 | Should -Match 'codex +\$240\.00 a year'

        Remove-AicPlan claude-*
        (Get-AicPlan -Months 1).Plan.Account | Should -Be 'codex'
    }

    It 'are paid in any currency, and compared only where a rate is known' {
        Set-AicPlan claude-code 180 -Currency EUR
        $month = Get-AicPlan -Months 1 -WarningAction SilentlyContinue
        $month.Plan.Currency | Should -Be 'EUR'
        $month.TimesPlan | Should -BeNullOrEmpty
    }

    It 'change nothing with -WhatIf' {
        Set-AicPlan claude-code 200 -WhatIf
        Get-AicPlan | Should -BeNullOrEmpty
    }

    It 'refuse what is none and report a name that has none' {
        { Set-AicPlan claude-code 0 } | Should -Throw -ErrorId 'InvalidPlan,Aic.PowerShell.SetAicPlanCommand'
        Get-AicPlan claude-code -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownPlan,Aic.PowerShell.GetAicPlanCommand'
    }
}
