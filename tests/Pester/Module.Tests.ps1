BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
}

AfterAll { Exit-Session }

Describe 'Module' {
    It 'has a manifest that PowerShell accepts' {
        $manifest = Test-ModuleManifest (Join-Path $modulePath 'AicTracker.psd1')
        $manifest.Version | Should -Be (Get-Module AicTracker).Version
        $manifest.PowerShellVersion | Should -Be '7.6'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'exports cmdlets with approved verbs, and nothing else' {
        $module = Get-Module AicTracker
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ((Test-ModuleManifest (Join-Path $modulePath 'AicTracker.psd1')).ExportedCmdlets.Keys | Sort-Object)
        $module.ExportedCmdlets.Count | Should -BeGreaterThan 0
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedCmdlets.Values.Verb | ForEach-Object { $_ | Should -BeIn (Get-Verb).Verb }
    }

    It 'loads nothing but its own assembly when it is imported' {
        $before, $after = & $pwsh -NoProfile -NonInteractive -Command {
            param($path)
            $env:POWERSHELL_TELEMETRY_OPTOUT = '1'
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -match '^(Aic|Polly|SQLite|Azure|Microsoft\.(Data|Identity|Extensions))' }).Count
            Import-Module $path
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -match '^(Aic|Polly|SQLite|Azure|Microsoft\.(Data|Identity|Extensions))' }).ForEach({ $_.GetName().Name }) -join ' '
        } -args $modulePath
        $before | Should -Be 0
        $after | Should -Be 'Aic.PowerShell'
    }

    It 'works after it was removed and imported again, and imported twice' {
        & $pwsh -NoProfile -NonInteractive -Command {
            param($path)
            Import-Module $path
            Import-Module $path -Force
            $null = Get-AicProvider openai
            Remove-Module AicTracker
            Import-Module $path
            (Get-AicProvider openai).Name
        } -args $modulePath | Should -Be 'OpenAI'
    }

    It 'works in runspaces side by side' {
        1..4 | ForEach-Object -Parallel { Import-Module $using:modulePath; (Get-AicProvider openai).AccountId } | Should -Be @('openai', 'openai', 'openai', 'openai')
    }

    It 'has help with examples for every cmdlet' {
        foreach ($name in (Get-Module AicTracker).ExportedCmdlets.Keys) {
            $help = Get-Help $name -Full
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.Examples.Example.Count | Should -BeGreaterOrEqual 2
        }

        Get-Help about_AicTracker | Out-String | Should -Match 'FIRST STEPS'
    }

    It 'tells a scheduled task by its exit code whether something failed' {
        $provider = Start-FakeProvider -Status 401
        try {
            New-Config @{ openai = $provider.Address }
            & $pwsh -NoProfile -NonInteractive -Command {
                param($path)
                Import-Module $path
                $null = Get-AicUsage openai -ErrorVariable failed -ErrorAction SilentlyContinue
                exit $failed.Count
            } -args $modulePath
            $LASTEXITCODE | Should -Be 1
        }
        finally {
            Stop-FakeProvider $provider
        }
    }
}
