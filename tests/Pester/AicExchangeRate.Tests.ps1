BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')

    function New-RateFile([string] $day, [string] $dollars = '1.25') {
        # Writes a file in the shape of the European Central Bank's daily reference rates, with made-up rates, and returns its path.
        $rates = [ordered]@{ USD = $dollars; JPY = '160'; CZK = '25'; DKK = '7.5'; GBP = '0.8'; HUF = '400'; PLN = '4.25'; SEK = '11.5'; CHF = '0.95'; NOK = '12' }
        $lines = $rates.GetEnumerator() | ForEach-Object { "<Cube currency='$($_.Key)' rate='$($_.Value)'/>" }
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).xml"
        Set-Content $file "<Envelope><Cube><Cube time='$day'>$lines</Cube></Cube></Envelope>"
        $file
    }
}

AfterAll { Exit-Session }

Describe 'Exchange rates' {
    BeforeEach { New-Config @{} }

    It 'are set, shown with their reason, and removed' {
        Set-AicConfig -DisplayCurrency EUR -ExchangeRate @{ 'USD/EUR' = '0.92@2026-01-01'; 'GBP/EUR' = 1.15 }
        $rates = Get-AicExchangeRate
        $rates.From | Should -Be 'GBP', 'USD'
        $rates[1].Rate | Should -Be 0.92
        $rates[1].IsStale | Should -BeTrue
        Get-AicExchangeRate EUR -To USD | Out-String -Width 120 | Should -Match 'from USD/EUR in the configuration'

        (Set-AicConfig -ExchangeRate @{ 'GBP/EUR' = $null } -PassThru).ExchangeRates.Pair | Should -Be 'USD/EUR'
    }

    It 'come from the bank when asked for' {
        Set-AicConfig -DisplayCurrency EUR
        $update = Update-AicExchangeRate (New-RateFile '2026-01-23') -WarningVariable warned -WarningAction SilentlyContinue
        $update.Date | Should -Be ([DateOnly]'2026-01-23')
        "$warned" | Should -Match 'ExchangeRateSource Ecb'

        Set-AicConfig -ExchangeRateSource Ecb
        (Get-AicExchangeRate USD).Rate | Should -Be 0.8
        (Get-AicExchangeRate GBP -To USD).Rate | Should -Be 1.5625
    }

    It 'stay when there is a doubt' {
        Set-AicConfig -DisplayCurrency EUR -ExchangeRateSource Ecb
        Update-AicExchangeRate (New-RateFile '2026-01-23') | Out-Null
        Update-AicExchangeRate (New-RateFile '2026-01-26' '12.5') -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'RatesNotUpdated,Aic.PowerShell.UpdateAicExchangeRateCommand'
        (Get-AicExchangeRate USD).Rate | Should -Be 0.8
    }

    It 'change nothing with -WhatIf' {
        Update-AicExchangeRate (New-RateFile '2026-01-23') -WhatIf | Should -BeNullOrEmpty
    }

    It 'report a currency that has none, or that is none' {
        Set-AicConfig -DisplayCurrency EUR
        Get-AicExchangeRate JPY -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'NoExchangeRate,Aic.PowerShell.GetAicExchangeRateCommand'
        { Get-AicExchangeRate EURO } | Should -Throw -ErrorId 'UnknownCurrency,Aic.PowerShell.GetAicExchangeRateCommand'
    }
}

Describe 'A display currency' {
    BeforeAll { $provider = Start-FakeProvider }

    AfterAll { Stop-FakeProvider $provider }

    BeforeEach {
        New-Config @{ openai = $provider.Address }
        Set-AicConfig -DisplayCurrency EUR -ExchangeRate @{ 'USD/EUR' = 0.5 }
        $PSStyle.OutputRendering = 'PlainText'
    }

    It 'is what every view shows, and says' -ForEach @(
        @{ View = { Get-AicUsage openai } }
        @{ View = { Get-AicUsage openai | Format-List } }
        @{ View = { Get-AicUsage openai -By Day } }
        @{ View = { Get-AicUsage openai -By Day, Provider, Model } }
        @{ View = { Get-AicUsage openai -By Day, Provider | Format-Wide } }
        @{ View = { Set-AicBudget all 10; Get-AicBudget | Format-List } }
    ) {
        $screen = & $View | Out-String -Width 160
        $screen | Should -Match 'hown in:? EUR at 0\.5 a USD \(own, undated\)'
        $screen | Should -Match '€2\.28\*'
        $screen | Should -Not -Match '\$4\.56'
    }

    It 'changes no object and no export' {
        (Get-AicUsage openai).CostUsd | Should -Be 4.56
        Get-AicUsage openai | ConvertTo-Csv | Out-String | Should -Not -Match '€|EUR'
        Export-AicUsage -Format Csv -Path (Join-Path $TestDrive 'usage.csv')
        Get-Content (Join-Path $TestDrive 'usage.csv') -Raw | Should -Not -Match '€|EUR'
    }

    It 'leaves everything as it is when it is taken away' {
        Set-AicConfig -DisplayCurrency ''
        $screen = Get-AicUsage openai | Out-String -Width 160
        $screen | Should -Match '\$4\.56'
        $screen | Should -Not -Match 'hown in'
    }
}
