BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Alerts' {
    BeforeEach {
        New-Config @{ openai = $provider.Address }
        Set-AicBudget all 8 -Threshold 50, 100
    }

    It 'are raised once, and shown' {
        Get-AicAlert | Should -BeNullOrEmpty
        $raised = Invoke-AicAlertCheck
        $raised.Title | Should -Be 'Budget all: 50% used ($4.56 of $8.00 billed)'
        Invoke-AicAlertCheck | Should -BeNullOrEmpty

        $alert = Get-AicAlert
        $alert.Id | Should -Be $raised.Id
        $alert.Kind | Should -Be 'BudgetThreshold'
        $alert.Subject | Should -Be 'all'
        Get-AicAlert -Kind QuotaLow | Should -BeNullOrEmpty
        Get-AicAlert | Out-String -Width 160 | Should -Match 'Info +\S+ \S+ +active +Budget all: 50% used'
        Get-AicAlert | Format-List | Out-String -Width 160 | Should -Match 'Message +: The budget all has reached 50%'
    }

    It 'are over when their cause is gone' {
        $raised = Invoke-AicAlertCheck
        Remove-AicBudget all
        (Invoke-AicAlertCheck).ClearedAt | Should -Not -BeNullOrEmpty
        Get-AicAlert | Should -BeNullOrEmpty
        (Get-AicAlert -All).Id | Should -Be $raised.Id
        (Get-AicAlert $raised.Id).ClearedAt | Should -Not -BeNullOrEmpty
    }

    It 'are snoozed, and told again' {
        $raised = Invoke-AicAlertCheck
        $raised | Suspend-AicAlert -For 2.00:00 -WhatIf
        (Get-AicAlert).SnoozedUntil | Should -BeNullOrEmpty

        $snoozed = $raised | Suspend-AicAlert -For 2.00:00 -PassThru
        $snoozed.SnoozedUntil | Should -BeGreaterThan ([DateTimeOffset]::Now.AddDays(1))
        Get-AicAlert | Out-String -Width 160 | Should -Match 'snoozed'
        Resume-AicAlert budget-*
        (Get-AicAlert).SnoozedUntil | Should -BeNullOrEmpty
    }

    It 'refuse what is no alert and no time' {
        $raised = Invoke-AicAlertCheck
        Get-AicAlert none -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownAlert,Aic.PowerShell.GetAicAlertCommand'
        Suspend-AicAlert none -For 1:00 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownAlert,Aic.PowerShell.SuspendAicAlertCommand'
        $raised | Suspend-AicAlert -Until 2020-01-01 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'NotSnoozed,Aic.PowerShell.SuspendAicAlertCommand'
        $raised | Suspend-AicAlert -For ([TimeSpan]::MaxValue) -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'NotSnoozed,Aic.PowerShell.SuspendAicAlertCommand'
    }
}
