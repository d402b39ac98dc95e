BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Budgets' {
    BeforeEach { New-Config @{ openai = $provider.Address } }

    It 'are set, shown and removed' {
        Set-AicBudget all 200
        Set-AicBudget tokens 5000000 -Unit tokens -Period Week -StartsOn 7 -Provider openai -Model gpt-*
        $budgets = Get-AicBudget
        $budgets.Name | Should -Be 'all', 'tokens'
        $budgets[0].Used | Should -Be 4.56
        $budgets[0].Left | Should -Be 195.44
        $budgets[0].Counts | Should -Be 'Billed'
        $budgets[1].Unit | Should -Be 'tokens'
        $budgets[1].StartsOn | Should -Be 7

        Remove-AicBudget to*
        (Get-AicBudget).Name | Should -Be 'all'
    }

    It 'keep what a change does not name' {
        Set-AicBudget all 200 -Threshold 75, projected
        Set-AicBudget all -Period Week
        $budget = Get-AicBudget all
        $budget.Amount | Should -Be 200
        $budget.Threshold | Should -Be '75%', 'projected'
        $budget.Period | Should -Be 'Week'
    }

    It 'change nothing with -WhatIf' {
        Set-AicBudget all 200 -WhatIf
        Get-AicBudget | Should -BeNullOrEmpty
    }

    It 'refuse an amount that is none' {
        { Set-AicBudget all -5 } | Should -Throw -ErrorId 'InvalidBudget,Aic.PowerShell.SetAicBudgetCommand'
        { Set-AicBudget all } | Should -Throw -ErrorId 'InvalidBudget,Aic.PowerShell.SetAicBudgetCommand'
        Get-AicBudget | Should -BeNullOrEmpty
    }

    It 'are told by a table and a list' {
        Set-AicBudget all 5
        Get-AicBudget | Out-String -Width 160 | Should -Match 'all +\$5\.00 a month +\$4\.56 +91%'
        Get-AicBudget | Format-List | Out-String -Width 160 | Should -Match 'Crossed +: 50%, 80%'
    }

    It 'report a name that is none' {
        Set-AicBudget all 5
        Get-AicBudget none -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownBudget,Aic.PowerShell.GetAicBudgetCommand'
    }
}

Describe 'Test-AicBudget' {
    BeforeEach { New-Config @{ openai = $provider.Address } }

    It 'is silent where budgets are kept' {
        Set-AicBudget all 200
        Test-AicBudget -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        Test-AicBudget -Quiet | Should -BeTrue
    }

    It 'writes an error for each that is not, and passes all on' {
        Set-AicBudget all 200
        Set-AicBudget small 4
        $passed = Test-AicBudget -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
        $passed.Name | Should -Be 'all', 'small'
        $failed.FullyQualifiedErrorId | Should -Be 'BudgetReached,Aic.PowerShell.TestAicBudgetCommand'
        $failed.TargetObject.Name | Should -Be 'small'
        Test-AicBudget -Quiet | Should -BeFalse
        Test-AicBudget all -At 2 -Quiet | Should -BeFalse
    }

    It 'ends pwsh with exit code 1' {
        $module = (Get-Module AicTracker).Path
        Set-AicBudget small 4
        & $pwsh -NoProfile -Command "Import-Module '$module'; Test-AicBudget" 2>$null
        $LASTEXITCODE | Should -Be 1
        Set-AicBudget small 400
        & $pwsh -NoProfile -Command "Import-Module '$module'; Test-AicBudget"
        $LASTEXITCODE | Should -Be 0
    }

    It 'does not take the unknown for kept' {
        Set-AicBudget cohere 5 -Provider cohere
        Test-AicBudget -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'BudgetUnknown,Aic.PowerShell.TestAicBudgetCommand'
        Test-AicBudget -Quiet | Should -BeFalse
    }
}
