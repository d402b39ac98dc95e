<#
.SYNOPSIS
    Builds, tests and packs AIC Tracker. Every task is a dotnet command; this script only saves typing.
.DESCRIPTION
    The module is laid out by the build itself, so that 'dotnet build -c Release' does the same without PowerShell.
.PARAMETER Task
    Build    builds everything and lays the importable module out in out/AicTracker.
    Test     runs all tests.
    Package  builds, and packs the module as out/AicTracker-VERSION.zip.
    Clean    removes what the others made.
.PARAMETER Configuration
    Release, or Debug: then the module is laid out in artifacts/module/debug/AicTracker.
.EXAMPLE
    ./build.ps1
    Import-Module ./out/AicTracker
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location $PSScriptRoot

switch ($Task) {
    'Build' {
        & (Join-Path $PSScriptRoot 'validate.ps1')
        if ($LASTEXITCODE -ne 0) {
            exit $LASTEXITCODE
        }

        dotnet build -c $Configuration
    }
    'Test' {
        dotnet test
    }
    'Package' {
        dotnet build Aic.PowerShell -c Release
        $module = Join-Path $PSScriptRoot 'out' 'AicTracker'
        $version = (Import-PowerShellDataFile (Join-Path $module 'AicTracker.psd1')).ModuleVersion
        $package = Join-Path $PSScriptRoot 'out' "AicTracker-$version.zip"
        Remove-Item $package -ErrorAction Ignore
        [System.IO.Compression.ZipFile]::CreateFromDirectory($module, $package, 'Optimal', $true)
        Get-Item $package
    }
    'Clean' {
        Remove-Item (Join-Path $PSScriptRoot 'out'), (Join-Path $PSScriptRoot 'artifacts') -Recurse -Force -ErrorAction Ignore
    }
}
