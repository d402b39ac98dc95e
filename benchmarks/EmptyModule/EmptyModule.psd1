@{
    RootModule           = 'EmptyModule.dll'
    ModuleVersion        = '0.5.0'
    GUID                 = '0d3c0b6e-5f0e-4a5c-9d5b-5b6f4f0f8b11'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = 'Core'
    FormatsToProcess     = 'EmptyModule.format.ps1xml'
    CmdletsToExport      = 'Get-Empty'
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
}
