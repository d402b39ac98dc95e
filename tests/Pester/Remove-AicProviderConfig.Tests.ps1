BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'Remove-AicProviderConfig' {
    BeforeEach { New-Config @{ openai = 'http://127.0.0.1:9/'; 'openai@work' = 'http://127.0.0.1:9/' } }

    It 'removes one account and leaves the others' {
        Remove-AicProviderConfig openai
        (Get-AicConfig).Providers.AccountId | Should -Be 'openai@work'
    }

    It 'removes what a pattern fits' {
        Remove-AicProviderConfig *@work
        (Get-AicConfig).Providers.AccountId | Should -Be 'openai'
    }

    It 'changes nothing with -WhatIf' {
        Remove-AicProviderConfig * -WhatIf
        (Get-AicConfig).Providers.Count | Should -Be 2
    }

    It 'reports an account that is not in the file' {
        Remove-AicProviderConfig anthropic -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'NotConfigured,Aic.PowerShell.RemoveAicProviderConfigCommand'
    }
}
