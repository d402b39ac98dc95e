BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    $refusing = Start-FakeProvider -Status 401
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
    Stop-FakeProvider $refusing
}

Describe 'Test-AicProvider' {
    BeforeEach { New-Config @{ openai = $provider.Address; 'openai@bad' = $refusing.Address } }

    It 'tells good keys from bad ones' {
        $verdicts = Test-AicProvider
        ($verdicts | Where-Object AccountId -EQ openai).Status | Should -Be 'Valid'
        ($verdicts | Where-Object AccountId -EQ openai).CanRead | Should -Contain 'cost'
        ($verdicts | Where-Object AccountId -EQ openai@bad).Status | Should -Be 'Invalid'
    }

    It 'answers yes or no with -Quiet' {
        Test-AicProvider openai@bad -Quiet | Should -BeFalse
        Remove-AicProviderConfig openai@bad
        Test-AicProvider openai -Quiet | Should -BeTrue
    }

    It 'says that a key is missing' {
        (Test-AicProvider anthropic).Status | Should -Be 'Missing'
    }

    It 'shows a table' {
        Test-AicProvider openai@bad | Out-String -Width 120 | Should -Match 'openai@bad +invalid'
    }
}
