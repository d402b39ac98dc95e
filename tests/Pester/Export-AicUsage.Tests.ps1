BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    New-Config @{ openai = $provider.Address }
    $since = [datetime]::UtcNow.Date.AddDays(-3)
    $null = Sync-AicHistory openai -Since $since.ToString('yyyy-MM-ddTHH:mm:ssZ')
    $file = Join-Path $TestDrive 'usage.csv'
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
}

Describe 'Export-AicUsage' {
    It 'writes CSV that PowerShell reads' {
        $written = Export-AicUsage openai -Since $since -Path $file -PassThru
        $written.FullName | Should -Be $file
        $used = Import-Csv $file | Where-Object requests_count
        $used.account_id | Select-Object -Unique | Should -Be 'openai'
        $used.model | Select-Object -Unique | Should -Be 'gpt-made-up'
        $used.requests_count | Select-Object -First 1 | Should -Be '1234'
    }

    It 'writes JSON lines and FOCUS' {
        Export-AicUsage openai -Since $since -Path $file -Format JsonLines
        (Get-Content $file | ConvertFrom-Json).account_id | Select-Object -Unique | Should -Be 'openai'
        Export-AicUsage openai -Since $since -Path $file -Format Focus
        $charges = Import-Csv $file
        $charges.BilledCost | Select-Object -First 1 | Should -Be '4.56'
        $charges[0].ServiceCategory | Should -Be 'AI and Machine Learning'
    }

    It 'writes Parquet' {
        Export-AicUsage openai -Since $since -Path $file -Format Parquet
        $bytes = [System.IO.File]::ReadAllBytes($file)
        [System.Text.Encoding]::ASCII.GetString($bytes[0..3] + $bytes[-4..-1]) | Should -Be 'PAR1PAR1'
    }

    It 'changes nothing with -WhatIf, and leaves a file alone that it cannot replace' {
        Set-Content $file 'before'
        Export-AicUsage openai -Path $file -WhatIf
        { Export-AicUsage nobody -Path $file -ErrorAction Stop } | Should -Throw -ErrorId 'UnknownProvider,Aic.PowerShell.ExportAicUsageCommand'
        Get-Content $file | Should -Be 'before'
        @(Get-ChildItem $TestDrive -Filter '*.tmp').Count | Should -Be 0
        { Export-AicUsage openai -Path (Join-Path $TestDrive 'no' 'such' 'folder.csv') -ErrorAction Stop } | Should -Throw -ErrorId 'NotExported,Aic.PowerShell.ExportAicUsageCommand'
    }
}
