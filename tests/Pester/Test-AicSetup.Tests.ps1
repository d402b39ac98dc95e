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

Describe 'Test-AicSetup' {
    BeforeEach { New-Config @{ openai = $provider.Address; 'openai@bad' = $refusing.Address } }

    It 'tells of each area what was looked at' {
        $checks = Test-AicSetup
        $checks.Area | Sort-Object -Unique | Should -Be 'agent', 'config', 'prices', 'program', 'providers', 'store', 'tools'
        $checks | Where-Object Status -EQ Error | Should -BeNullOrEmpty
    }

    It 'shows keys in their masked form only' {
        $openai = Test-AicSetup | Where-Object Name -EQ openai
        $openai.Details | Should -Contain 'OPENAI_ADMIN_KEY: not set'
        $openai.Details -join ' ' | Should -Match '0001, used'
        Test-AicSetup | Format-List | Out-String -Width 200 | Should -Not -Match 'made-up'
    }

    It 'asks the providers with -Online' {
        $checks = Test-AicSetup -Online
        ($checks | Where-Object Name -EQ 'openai online').Status | Should -Be 'Ok'
        ($checks | Where-Object Name -EQ 'openai@bad online').Status | Should -Be 'Error'
    }

    It 'answers yes or no with -Quiet' {
        Test-AicSetup -Quiet | Should -BeTrue
        Set-Content (Join-Path $env:AIC_CONFIG_DIR 'agent.json') '{'
        Test-AicSetup -Quiet | Should -BeFalse
    }

    It 'shows a table with what to do' {
        Set-Content (Join-Path $env:AIC_CONFIG_DIR 'agent.json') '{ "cache_ttl": 5 }'
        $table = Test-AicSetup | Out-String -Width 160
        $table | Should -Match 'config +cache_ttl +warning'
        $table | Should -Match 'Correct the name'
    }
}
