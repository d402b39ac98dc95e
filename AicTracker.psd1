@{
    RootModule           = 'Aic.PowerShell.dll'
    ModuleVersion        = '0.5.0'
    GUID                 = '62294f69-9428-41b7-8901-dee67006dd37'
    Author               = 'AIC Tracker contributors'
    CompanyName          = 'AIC Tracker contributors'
    Copyright            = 'Copyright (c) 2026 AIC Tracker contributors. MIT License.'
    Description          = 'What you used of AI providers, what it cost, and what is left: OpenAI, Anthropic, Google AI, Azure OpenAI, Cohere and Mistral, as objects in the pipeline.'

    PowerShellVersion    = '7.6'
    CompatiblePSEditions = 'Core'

    # Lists without @( ), which PowerShell would compile at each import: that took longer than loading the module's assembly.
    FormatsToProcess     = 'AicTracker.format.ps1xml'

    CmdletsToExport      =
        'Export-AicUsage',
        'Get-AicAgent',
        'Get-AicAlert',
        'Get-AicAlertChannel',
        'Get-AicBudget',
        'Get-AicConfig',
        'Get-AicExchangeRate',
        'Get-AicForecast',
        'Get-AicPlan',
        'Get-AicPrice',
        'Get-AicProvider',
        'Get-AicSession',
        'Get-AicUsage',
        'Get-AicUsageHistory',
        'Import-AicUsage',
        'Invoke-AicAlertCheck',
        'Invoke-AicRefresh',
        'Register-AicAgentStartup',
        'Remove-AicAlertChannel',
        'Remove-AicBudget',
        'Remove-AicPlan',
        'Remove-AicProviderConfig',
        'Restart-AicAgent',
        'Resume-AicAlert',
        'Set-AicAlertChannel',
        'Set-AicBudget',
        'Set-AicConfig',
        'Set-AicPlan',
        'Set-AicProviderConfig',
        'Show-AicUsage',
        'Start-AicAgent',
        'Stop-AicAgent',
        'Suspend-AicAlert',
        'Sync-AicHistory',
        'Test-AicAlertChannel',
        'Test-AicBudget',
        'Test-AicProvider',
        'Test-AicSetup',
        'Trace-AicUsage',
        'Unregister-AicAgentStartup',
        'Update-AicExchangeRate',
        'Update-AicPrices',
        'Watch-AicUsage'
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    PrivateData          = @{
        PSData = @{
            Tags = 'AI', 'LLM', 'Usage', 'Cost', 'Billing', 'OpenAI', 'Anthropic', 'Claude', 'Gemini', 'AzureOpenAI', 'Cohere', 'Mistral', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS'
        }
    }
}
