BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'Set-AicConfig' {
    BeforeEach { New-Config @{} }

    It 'changes what is given and leaves the rest' {
        Set-AicConfig -CacheTtlSeconds 900
        $config = Set-AicConfig -AutoStart $true -PassThru
        $config.CacheTtlSeconds | Should -Be 900
        $config.AutoStart | Should -BeTrue
    }

    It 'says who may talk to the agent' {
        Set-AicConfig -RequireToken $true -AllowedOrigins http://localhost:3000, https://dashboard.example
        $config = Get-AicConfig
        $config.RequireToken | Should -BeTrue
        $config.AllowedOrigins | Should -Be http://localhost:3000, https://dashboard.example
        (Set-AicConfig -AllowedOrigins @() -PassThru).AllowedOrigins | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        Set-AicConfig -CacheTtlSeconds 900 -WhatIf
        (Get-AicConfig).CacheTtlSeconds | Should -Be 300
    }

    It 'refuses what cannot be' {
        { Set-AicConfig -CacheTtlSeconds -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,Aic.PowerShell.SetAicConfigCommand'
        Set-AicConfig -AllowedOrigins 'http://localhost:3000/page' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'InvalidValue,Aic.PowerShell.SetAicConfigCommand'
        Set-AicConfig -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'NothingToSet,Aic.PowerShell.SetAicConfigCommand'
    }
}
