BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')
    $provider = Start-FakeProvider
    $refusing = Start-FakeProvider -Status 404

    function ConvertTo-Secret([string] $text) {
        # Made-up secrets of tests only.
        $secret = [securestring]::new()
        $text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $secret
    }
}

AfterAll {
    Exit-Session
    Stop-FakeProvider $provider
    Stop-FakeProvider $refusing
}

Describe 'Channels of alerts' {
    BeforeEach { New-Config @{} }

    It 'are set, shown, tried and removed' {
        $url = ConvertTo-Secret "$($provider.Address)hook/MadeUpTokenOfAWebhook24"
        $secret = ConvertTo-Secret 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
        $channel = Set-AicAlertChannel team Webhook -Form Slack -Url $url -Secret $secret -MinimumSeverity Warning -PassThru
        "$($channel.Name) $($channel.Type) $($channel.Form) $($channel.MinimumSeverity) $($channel.IsSigned)" | Should -Be 'team webhook slack Warning True'

        $shown = Get-AicAlertChannel | Out-String -Width 120
        $shown | Should -Match "team +webhook +slack +Warning +True +$([uri]::new($provider.Address).Authority)"
        $shown, (Get-AicAlertChannel | ConvertTo-Json) | Should -Not -Match 'MadeUpToken|MfKQ9r8'

        (Test-AicAlertChannel).Name | Should -Be 'team'
        $provider.Requests | Should -Contain '/hook/MadeUpTokenOfAWebhook24'
        Test-AicAlertChannel -Quiet | Should -BeTrue

        Set-AicAlertChannel team -Unset secret
        (Get-AicAlertChannel team).IsSigned | Should -BeFalse

        Get-AicAlertChannel t* | Remove-AicAlertChannel
        Get-AicAlertChannel | Should -BeNullOrEmpty
    }

    It 'take mail settings with a credential' {
        $credential = [pscredential]::new('me', (ConvertTo-Secret 'made-up-pass'))
        Set-AicAlertChannel mail Email -SmtpServer smtp.example.test -Credential $credential -From a@example.test -To b@example.test, c@example.test
        $field = (Get-Content (Join-Path $env:AIC_CONFIG_DIR agent.json) -Raw | ConvertFrom-Json).alerts.channels.mail
        "$($field.host) $($field.security) $($field.user) $($field.password) $($field.to)" | Should -Be 'smtp.example.test starttls me made-up-pass b@example.test c@example.test'
    }

    It 'change nothing with -WhatIf' {
        Set-AicAlertChannel desktop Desktop -WhatIf
        Get-AicAlertChannel | Should -BeNullOrEmpty
        Set-AicAlertChannel desktop Desktop
        Remove-AicAlertChannel * -WhatIf
        (Get-AicAlertChannel).Name | Should -Be 'desktop'
    }

    It 'report one that does not take a test, and the others go on' {
        Set-AicAlertChannel good Webhook -Url (ConvertTo-Secret "$($provider.Address)hook")
        Set-AicAlertChannel bad Webhook -Url (ConvertTo-Secret "$($refusing.Address)hook/MadeUpTokenOfAWebhook24")
        (Test-AicAlertChannel -ErrorVariable failed -ErrorAction SilentlyContinue).Name | Should -Be 'good'
        $failed.FullyQualifiedErrorId | Should -Be 'AlertChannelFailed,Aic.PowerShell.TestAicAlertChannelCommand'
        $failed[0].ToString() | Should -Match '^bad: .*HTTP 404.*revoked'
        $failed[0].ToString() | Should -Not -Match 'MadeUpToken'
        Test-AicAlertChannel -Quiet | Should -BeFalse
    }

    It 'refuse what is none and report a name that has none' {
        { Set-AicAlertChannel new } | Should -Throw -ErrorId 'InvalidAlertChannel,Aic.PowerShell.SetAicAlertChannelCommand'
        { Set-AicAlertChannel new Webhook -Url (ConvertTo-Secret 'http://hooks.example.test/x') } | Should -Throw -ErrorId 'InvalidAlertChannel,Aic.PowerShell.SetAicAlertChannelCommand'
        Get-AicAlertChannel new -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownAlertChannel,Aic.PowerShell.GetAicAlertChannelCommand'
        Test-AicAlertChannel -ErrorVariable none -ErrorAction SilentlyContinue
        $none.FullyQualifiedErrorId | Should -Be 'NoAlertChannel,Aic.PowerShell.TestAicAlertChannelCommand'
    }

    It 'are found once, however many names they fit' {
        Set-AicAlertChannel ops Desktop
        (Get-AicAlertChannel ops, o*).Name | Should -Be 'ops'
        Remove-AicAlertChannel ops, o*
        Get-AicAlertChannel | Should -BeNullOrEmpty
    }

    It 'are completed by name' {
        Set-AicAlertChannel desktop Desktop
        [System.Management.Automation.CommandCompletion]::CompleteInput('Test-AicAlertChannel de', 23, $null).CompletionMatches.CompletionText | Should -Be 'desktop'
    }
}
