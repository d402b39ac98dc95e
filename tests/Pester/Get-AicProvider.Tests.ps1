BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'Get-AicProvider' {
    BeforeEach { New-Config @{ 'openai@work' = 'http://127.0.0.1:9/' } }

    It 'lists every provider, set up or not, and further accounts' {
        $all = Get-AicProvider
        'openai', 'openai@work', 'anthropic' | ForEach-Object { $_ | Should -BeIn $all.AccountId }
        $all | ForEach-Object { $_.SetupHint | Should -Not -BeNullOrEmpty }
    }

    It 'says where a key comes from' {
        (Get-AicProvider openai@work).AuthSource | Should -Be 'Config'
        (Get-AicProvider anthropic).AuthSource | Should -Be 'None'
        $env:ANTHROPIC_ADMIN_KEY = 'sk-made-up-0001'
        try {
            (Get-AicProvider anthropic).KeyVariable | Should -Be 'ANTHROPIC_ADMIN_KEY'
        }
        finally {
            Remove-Item env:ANTHROPIC_ADMIN_KEY
        }
    }

    It 'never shows a key' {
        Get-AicProvider | Format-List * -Force | Out-String | Should -Not -Match 'made-up'
        Get-AicProvider | ConvertTo-Json -Depth 5 | Should -Not -Match 'made-up'
    }

    It 'leaves out what is not set up, on demand' {
        (Get-AicProvider -ConfiguredOnly).AccountId | Should -Be 'openai@work'
    }

    It 'shows a table' {
        Get-AicProvider openai@work | Out-String -Width 100 | Should -Match 'openai@work +OpenAI +config +requests'
    }

    It 'reports a name that there is none of' {
        Get-AicProvider nobody -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownProvider,Aic.PowerShell.GetAicProviderCommand'
    }
}
