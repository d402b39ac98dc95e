BeforeAll { . (Join-Path $PSScriptRoot 'Session.ps1') }

AfterAll { Exit-Session }

Describe 'Get-AicPrice' {
    BeforeEach { New-Config @{} }

    It 'finds a price by the name in usage' {
        $price = Get-AicPrice anthropic/claude-sonnet-4.5
        $price.Model | Should -Be 'claude-sonnet-4-5'
        $price.Output | Should -Be 15
        $price.Rule | Should -Not -BeNullOrEmpty
    }

    It 'knows what a model cost at another date' {
        (Get-AicPrice gpt-4o -Date 2024-08-01).Input | Should -Be 5
        (Get-AicPrice gpt-4o).Input | Should -Be 2.5
    }

    It 'takes patterns and objects from the pipeline' {
        (Get-AicPrice claude-opus-*).Count | Should -BeGreaterThan 3
        ([pscustomobject]@{ Model = 'o3' } | Get-AicPrice).Model | Should -Be 'o3'
    }

    It 'sorts as numbers' {
        (Get-AicPrice gpt-5, o1-pro, gpt-5-nano | Sort-Object Output).Model | Should -Be 'gpt-5-nano', 'gpt-5', 'o1-pro'
    }

    It 'says how to add a price for an unknown model' {
        Get-AicPrice nobody -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Be 'UnknownPrice,Aic.PowerShell.GetAicPriceCommand'
        "$failed" | Should -Match '"prices": \[\{ "model": "nobody"'
    }

    It 'shows a table' {
        Get-AicPrice claude-opus-4-1 | Out-String -Width 120 | Should -Match 'claude-opus-4-1 +anthropic +15\.00 +1\.50 +18\.75 +75\.00 +always'
    }

    It 'lists long contexts and tiers' {
        $list = Get-AicPrice claude-haiku-5-5 | Format-List | Out-String -Width 200
        $list | Should -Match 'Long context +: above 100,000 tokens: input 0\.50, cache read 0\.05, output 2\.50'
        $list | Should -Match 'Tiers +: Batch ×0\.5'
    }
}
