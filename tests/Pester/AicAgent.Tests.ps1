BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'The agent' {
    BeforeEach { New-Config @{} }
    AfterEach { Stop-AicAgent }

    It 'is started, answers any client, and is stopped' {
        $agent = Start-AicAgent -Port 0 -PassThru
        $agent.State | Should -Be 'Running'
        (Invoke-WebRequest "$($agent.Urls[0])/health").StatusCode | Should -Be 200
        (Get-AicAgent).ProcessId | Should -Be $agent.ProcessId
        Stop-AicAgent
        (Get-AicAgent).State | Should -Be 'Stopped'
    }

    It 'outlives the session that started it' {
        $null = & $pwsh -NoProfile -NonInteractive -Command { param($path) Import-Module $path; Start-AicAgent -Port 0 } -args $modulePath
        (Get-AicAgent).State | Should -Be 'Running'
    }

    It 'is there once' {
        $agent = Start-AicAgent -Port 0 -PassThru
        $again = Start-AicAgent -PassThru -WarningVariable told -WarningAction SilentlyContinue
        $again.ProcessId | Should -Be $agent.ProcessId
        $told | Should -Match "process $($agent.ProcessId) at"
    }

    It 'is restarted where it served' {
        $before = Start-AicAgent -Port 0 -PassThru
        $after = Restart-AicAgent -PassThru
        $after.Urls | Should -Be $before.Urls
        $after.ProcessId | Should -Not -Be $before.ProcessId
    }

    It 'does nothing with -WhatIf' {
        Start-AicAgent -WhatIf
        Register-AicAgentStartup -WhatIf
        (Get-AicAgent).State | Should -Be 'Stopped'
        (Get-AicConfig).AutoStart | Should -BeFalse
    }
}
