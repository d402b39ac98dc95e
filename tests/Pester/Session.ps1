# What every test file starts with, dot-sourced in its BeforeAll: the module, a configuration folder of the tests' own, no key from the real environment.
. (Join-Path $PSScriptRoot 'FakeProvider.ps1')

$repository = Split-Path (Split-Path $PSScriptRoot)
$modulePath = @(
    $env:AIC_TEST_MODULE
    Join-Path $repository 'out' 'AicTracker'
    Join-Path $repository 'artifacts' 'module' 'debug' 'AicTracker'
).Where({ $_ -and (Test-Path $_) }, 'First')[0]
if (-not $modulePath) {
    throw "There is no module to test. Build it first: dotnet build -c Release."
}

Import-Module $modulePath -Force
$env:AIC_CONFIG_DIR = Join-Path $TestDrive 'config'
(Get-AicProvider).Variables | ForEach-Object { Remove-Item "env:$_" -ErrorAction Ignore }

function New-Config([hashtable] $accounts) {
    # Writes agent.json with the given accounts at the given addresses, each with a made-up key; without accounts there is no file.
    Remove-Item $env:AIC_CONFIG_DIR -Recurse -Force -ErrorAction Ignore
    if ($accounts.Count -eq 0) {
        return
    }

    $null = New-Item $env:AIC_CONFIG_DIR -ItemType Directory
    $providers = @{}
    foreach ($id in $accounts.Keys) {
        $providers[$id] = @{ provider = $id.Split('@')[0]; api_key = "sk-made-up-for-$id-0001"; auth_source = 'config'; endpoint = $accounts[$id] }
    }

    $file = Join-Path $env:AIC_CONFIG_DIR 'agent.json'
    @{ providers = $providers } | ConvertTo-Json -Depth 4 | Set-Content $file
    if (-not $IsWindows) {
        [System.IO.File]::SetUnixFileMode($file, 'UserRead, UserWrite')
    }
}
