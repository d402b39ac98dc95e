# What every test file starts with, dot-sourced in its BeforeAll: the module, and an environment of the tests' own. Exit-Session is what it ends with, in its AfterAll.
. (Join-Path $PSScriptRoot 'FakeProvider.ps1')

$repository = Split-Path (Split-Path $PSScriptRoot)

# What a test starts another PowerShell with. Of the .NET tool this process itself is dotnet.
$pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')

$modulePath = @(
    $env:AIC_TEST_MODULE
    Join-Path $repository 'out' 'AicTracker'
    Join-Path $repository 'artifacts' 'module' 'debug' 'AicTracker'
).Where({ $_ -and (Test-Path $_) }, 'First')[0]
if (-not $modulePath) {
    throw "There is no module to test. Build it first: dotnet build -c Release."
}

Import-Module $modulePath -Force

# Nothing of the user's: no configuration, no key, no logs that coding tools left in the home folder or where a variable of theirs says.
$environment = [System.Environment]::GetEnvironmentVariables()

function Exit-Session {
    # Gives the session that runs the tests its environment back.
    foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys) + @($environment.Keys)) {
        [System.Environment]::SetEnvironmentVariable($name, $environment.Contains($name) ? $environment[$name] : [NullString]::Value)
    }
}

$ownHome = (New-Item (Join-Path $TestDrive 'home') -ItemType Directory).FullName
Remove-Item env:*_HOME, env:*_DIR, env:GOOSE_PATH_ROOT, env:CRUSH_GLOBAL_DATA, env:CLOUDSDK_CONFIG, env:AIC_AGENT_PORT, env:AIC_LOG_LEVEL -ErrorAction Ignore
'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA' | ForEach-Object { Set-Item "env:$_" $ownHome }
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
