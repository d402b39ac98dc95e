BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    New-Config @{}
    $logs = Join-Path $TestDrive 'claude'
    $env:CLAUDE_CONFIG_DIR = $logs
    $folder = New-Item (Join-Path $logs 'projects' '-home-dev-app') -ItemType Directory
    $now = [datetime]::UtcNow
    foreach ($session in @{ id = '6f1c-a'; at = $now.AddDays(-2) }, @{ id = '6f1c-b'; at = $now }) {
        @{
            type = 'assistant'; cwd = '/home/dev/app'; sessionId = $session.id; requestId = "r-$($session.id)"; timestamp = $session.at.ToString('o')
            message = @{ id = "m-$($session.id)"; model = 'claude-sonnet-4-20250514'; usage = @{ input_tokens = 1000000; output_tokens = 0 } }
        } | ConvertTo-Json -Depth 4 -Compress | Set-Content (Join-Path $folder "$($session.id).jsonl")
    }
}

AfterAll { Exit-Session }

Describe 'Get-AicSession' {
    It 'tells sessions, newest first, with what they would have cost' {
        $sessions = Get-AicSession claude-code -Period Last7Days
        $sessions.Id | Should -Be '6f1c-b', '6f1c-a'
        $sessions[0].CostUsd | Should -Be 6
        $sessions[0].CostSource | Should -Be 'Estimated'
        $sessions[0].Project | Should -Be '/home/dev/app'
    }

    It 'finds sessions by id, project and pipeline' {
        (Get-AicSession -Id 6f1c-a).Id | Should -Be '6f1c-a'
        @(Get-AicSession -Project app -Period Last7Days).Count | Should -Be 2
        (Get-AicUsage claude-code -Period Last7Days -By Session | Get-AicSession).Id | Should -Be '6f1c-a', '6f1c-b'
    }

    It 'shows a table' {
        $lines = (Get-AicSession -Id 6f1c-a | Out-String -Width 120) -split '\r?\n' -ne ''
        $lines[0] | Should -Match '^LastUsed +Tool +Requests +Tokens +Cost +Project +Id$'
        $lines[2] | Should -Match 'claude-code +1 +1\.00 M +~\$6\.00 +/home/dev/app +6f1c-a'
    }

    It 'says of an id or a tool that it is not there' {
        { Get-AicSession -Id nothing -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownSession,Aic.PowerShell.GetAicSessionCommand'
        { Get-AicSession nobody -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownProvider,Aic.PowerShell.GetAicSessionCommand'
    }
}
