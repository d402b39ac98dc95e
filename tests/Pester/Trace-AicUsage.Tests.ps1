BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Trace-AicUsage' {
    BeforeEach { New-Config @{ openai = $provider.Address } }

    It 'tells the calls, and adds up to what is shown' {
        $trace = Trace-AicUsage openai
        $trace.AddsUp | Should -BeTrue
        $trace.CostOfParts | Should -Be (Get-AicUsage openai).CostUsd
        $trace.Calls.Path | Should -Contain '/v1/organization/costs'
    }

    It 'takes the objects of Get-AicUsage' {
        (Get-AicUsage openai | Trace-AicUsage).AccountId | Should -Be 'openai'
    }

    It 'shows the calls and the prices, and no key' {
        $text = Trace-AicUsage openai | Out-String -Width 200
        $text | Should -Match '(?m)^Adds up +: True'
        $text | Should -Match 'GET .*/v1/organization/costs'
        $text | Should -Not -Match 'sk-made-up'
    }

    It 'writes an error for an account that is not set up and is asked for by name' {
        Trace-AicUsage anthropic -ErrorVariable problem -ErrorAction SilentlyContinue | Out-Null
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'MissingKey,*'
    }
}
