BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'Get-AicConfig' {
    It 'tells where the file is and that there is none yet' {
        Remove-Item $env:AIC_CONFIG_DIR -Recurse -Force -ErrorAction Ignore
        $config = Get-AicConfig
        $config.Path | Should -Be (Join-Path $env:AIC_CONFIG_DIR 'agent.json')
        $config.Exists | Should -BeFalse
        $config.CacheTtlSeconds | Should -Be 300
    }

    It 'shows keys masked only' {
        New-Config @{ openai = 'http://127.0.0.1:9/' }
        (Get-AicConfig).Providers[0].MaskedKey | Should -BeLike '*0001'
        Get-AicConfig | ConvertTo-Json -Depth 6 | Should -Not -Match 'made-up'
        (Get-AicConfig).Providers | Out-String | Should -Not -Match 'made-up'
    }
}
