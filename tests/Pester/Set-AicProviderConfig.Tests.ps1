BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    function Read-Account($id) { (Get-Content (Join-Path $env:AIC_CONFIG_DIR 'agent.json') -Raw -ErrorAction Ignore | ConvertFrom-Json).providers.$id }
}

AfterAll { Exit-Session }

Describe 'Set-AicProviderConfig' {
    BeforeEach { New-Config @{} }

    It 'keeps a key that is given as a SecureString, without a warning' {
        $key = ConvertTo-SecureString 'sk-made-up-0001' -AsPlainText -Force
        $account = Set-AicProviderConfig openai -ApiKey $key -PassThru -WarningVariable warnings
        $account.AuthSource | Should -Be 'Config'
        $warnings | Should -BeNullOrEmpty
        (Read-Account openai).api_key | Should -Be 'sk-made-up-0001'
    }

    It 'warns of the history when a key is typed as text' {
        Set-AicProviderConfig openai -ApiKey sk-made-up-0001 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'history'
        $warnings | Should -Not -Match 'made-up'
    }

    It 'changes nothing with -WhatIf' {
        Set-AicProviderConfig openai -ApiKey sk-made-up-0001 -WhatIf -WarningAction SilentlyContinue
        Read-Account openai | Should -BeNullOrEmpty
    }

    It 'takes rows of a CSV file' {
        "Provider,ApiKey,ProjectId`nopenai,sk-made-up-1,proj_1`nopenai@two,sk-made-up-2,proj_2" | ConvertFrom-Csv | Set-AicProviderConfig -WarningAction SilentlyContinue
        (Read-Account openai).project_id | Should -Be 'proj_1'
        (Read-Account openai@two).api_key | Should -Be 'sk-made-up-2'
        (Read-Account openai@two).provider | Should -Be 'openai'
    }

    It 'keeps the full path of a credentials file' {
        Push-Location $TestDrive
        try {
            Set-AicProviderConfig google -CredentialsFile credentials.json
            (Read-Account google).credentials_file | Should -Be (Join-Path (Get-Item $TestDrive).FullName 'credentials.json')
        }
        finally {
            Pop-Location
        }
    }

    It 'sets up Azure OpenAI with all that it needs' {
        $secret = ConvertTo-SecureString 'made-up-secret' -AsPlainText -Force
        Set-AicProviderConfig azure-openai -Endpoint https://example.openai.azure.com -SubscriptionId 00000000-0000-0000-0000-000000000001 -ResourceGroup group -ResourceName name -TenantId tenant -ClientId client -ClientSecret $secret
        $account = Read-Account azure-openai
        $account.subscription_id | Should -Be '00000000-0000-0000-0000-000000000001'
        $account.client_secret | Should -Be 'made-up-secret'
        Get-AicConfig | ForEach-Object Providers | ForEach-Object Settings | Out-String | Should -Not -Match 'made-up-secret'
    }

    It 'refuses <what> with <id>' -ForEach @(
        @{ what = 'an unknown provider'; id = 'UnknownProvider'; arguments = @{ Provider = 'nobody'; Enabled = $true } }
        @{ what = "another provider's setting"; id = 'SettingNotSupported'; arguments = @{ Provider = 'openai'; ResourceGroup = 'group' } }
        @{ what = 'a broken address'; id = 'InvalidValue'; arguments = @{ Provider = 'openai'; Endpoint = 'nonsense' } }
        @{ what = 'an empty key'; id = 'EmptySecret'; arguments = @{ Provider = 'openai'; ApiKey = '' } }
        @{ what = 'nothing at all'; id = 'NothingToSet'; arguments = @{ Provider = 'openai' } }
    ) {
        Set-AicProviderConfig @arguments -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be "$id,Aic.PowerShell.SetAicProviderConfigCommand"
    }
}
