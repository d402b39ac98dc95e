BeforeAll {
    . (Join-Path $PSScriptRoot 'Session.ps1')

    function New-Book([string] $change, [string] $to) {
        # Writes the repository's price book with tomorrow's date and one change to a file, and returns its path.
        $text = Get-Content (Join-Path $repository 'Aic.Core' 'Pricing' 'prices.json') -Raw
        $tomorrow = [DateTime]::UtcNow.AddDays(1).ToString('yyyy-MM-dd')
        $text = $text -replace '"date": "[^"]+"', "`"date`": `"$tomorrow`""
        if ($change) {
            $text = $text.Replace($change, $to)
        }

        $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        Set-Content $file $text
        $file
    }
}

AfterAll { Exit-Session }

Describe 'Update-AicPrices' {
    BeforeEach { New-Config @{} }

    It 'takes newer prices and tells what changed' {
        $changes = Update-AicPrices (New-Book '"model":"o3-pro","input":20' '"model":"o3-pro","input":25')
        $changes.Model | Should -Be 'o3-pro'
        $changes.Rates[0].After | Should -Be 25
        (Get-AicPrice o3-pro).Input | Should -Be 25
    }

    It 'keeps the old ones when there is a doubt' {
        Update-AicPrices (New-Book '"model":"o3-pro","input":20' '"model":"o3-pro","input":200') -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'PricesNotUpdated,Aic.PowerShell.UpdateAicPricesCommand'
        "$failed" | Should -Match 'o3-pro \(openai\) input 20 -> 200'
        (Get-AicPrice o3-pro).Input | Should -Be 20
    }

    It 'changes nothing with -WhatIf' {
        Update-AicPrices (New-Book) -WhatIf
        (Get-AicPrice o3-pro).Origin | Should -Be 'BuiltIn'
    }
}
