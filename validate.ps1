<#
.SYNOPSIS
    Checks, before a build, what a compiler doesn't.
.DESCRIPTION
    Every script, data file, view and project file parses, with the parser that will read it; versions agree everywhere; the manifest exports the cmdlets
    that exist; every parameter has its help, and there is no help for what doesn't exist. Needs PowerShell alone: nothing has to be built.
    Prints a line for each problem, and ends with exit code 1 when there is one.
.PARAMETER Path
    The folder to check: this script's own.
.PARAMETER PassThru
    Writes the problems as text to the pipeline, and doesn't end the session. For tests.
.EXAMPLE
    ./validate.ps1
#>
[CmdletBinding()]
param(
    [string] $Path = $PSScriptRoot,
    [switch] $PassThru
)

# Only what the engine itself has, no other module's commands: the test suite runs this in an engine without them.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = [System.IO.Path]::TrimEndingDirectorySeparator([System.IO.Path]::GetFullPath($Path))
$problems = [System.Collections.Generic.List[string]]::new()
$excluded = [System.Collections.Generic.HashSet[string]]::new([string[]]('.git', '.vs', '.idea', 'artifacts', 'bin', 'obj', 'out', 'node_modules', 'TestResults', 'wwwroot', 'BenchmarkDotNet.Artifacts'))

function Get-SourceFile([string] $folder) {
    [System.IO.Directory]::EnumerateFiles($folder)
    foreach ($child in [System.IO.Directory]::EnumerateDirectories($folder)) {
        if (-not $excluded.Contains([System.IO.Path]::GetFileName($child))) {
            Get-SourceFile $child
        }
    }
}

function Add-Problem([string] $file, $line, [string] $message) {
    $place = [System.IO.Path]::GetRelativePath($root, $file).Replace('\', '/')
    $problems.Add($(if ($line) { "${place}:${line}: $message" } else { "${place}: $message" }))
}

function Test-Script([string] $file) {
    $tokens = $null
    $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $errors)
    foreach ($problem in $errors) {
        Add-Problem $file $problem.Extent.StartLineNumber $problem.Message
    }

    if ($errors.Count -eq 0 -and $file.EndsWith('.psd1')) {
        try {
            $null = Get-DataFile $ast
        }
        catch {
            Add-Problem $file 1 "A data file must be one table of constants: $($_.Exception.Message)"
        }
    }
}

function Get-DataFile($ast) {
    $table = $ast.Find({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $false)
    if ($null -eq $table) {
        throw 'There is no table in it.'
    }

    $table.SafeGetValue()
}

function Read-Data([string] $file) {
    Get-DataFile ([System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $null, [ref] $null))
}

function Read-Xml([string] $file) {
    $document = [System.Xml.XmlDocument]::new()
    $document.XmlResolver = $null
    $document.Load($file)
    , $document
}

function Test-Xml([string] $file) {
    try {
        $document = Read-Xml $file
    }
    catch {
        $cause = $_.Exception.GetBaseException()
        Add-Problem $file $(if ($cause -is [System.Xml.XmlException]) { $cause.LineNumber }) $cause.Message
        return
    }

    foreach ($block in $document.SelectNodes("//*[local-name()='ScriptBlock']")) {
        $errors = $null
        $null = [System.Management.Automation.Language.Parser]::ParseInput($block.InnerText, [ref] $null, [ref] $errors)
        foreach ($problem in $errors) {
            Add-Problem $file $null "The script block '$($block.InnerText)': $($problem.Message)"
        }
    }
}

function Test-Json([string] $file) {
    # TypeScript's own files are JSON with comments; all others are JSON.
    $options = [System.Text.Json.JsonDocumentOptions]::new()
    if ([System.IO.Path]::GetFileName($file).StartsWith('tsconfig')) {
        $options.CommentHandling = 'Skip'
        $options.AllowTrailingCommas = $true
    }

    try {
        [System.Text.Json.JsonDocument]::Parse([System.IO.File]::ReadAllText($file), $options).Dispose()
    }
    catch {
        $cause = $_.Exception.GetBaseException()
        Add-Problem $file $(if ($cause -is [System.Text.Json.JsonException]) { $cause.LineNumber + 1 }) $cause.Message
    }
}

# The names of a cmdlet's parameters: those in its source and in its base classes'.
function Get-Parameter([string] $text) {
    [regex]::Matches($text, '\[Parameter\b[^\]]*\](?:\s*\[(?:[^\[\]]|\[\])*\])*\s*public\s+[\w.<>\[\]?]+\s+(\w+)').ForEach({ $_.Groups[1].Value })
    if ($text -match 'class \w+ : (?<base>\w+)') {
        $base = [System.IO.Path]::Combine($module, "$($Matches.base).cs")
        if ([System.IO.File]::Exists($base)) {
            Get-Parameter ([System.IO.File]::ReadAllText($base))
        }
    }
}

# Everything parses.
$files = @(Get-SourceFile $root)
foreach ($file in $files) {
    switch -Regex ([System.IO.Path]::GetExtension($file)) {
        '^\.(ps1|psm1|psd1)$' { Test-Script $file }
        '^\.(xml|ps1xml|csproj|props|targets|slnx|resx|svg)$' { Test-Xml $file }
        '^\.(json|webmanifest)$' { Test-Json $file }
    }
}

# The rest builds on files that parse.
if ($problems.Count -eq 0) {
    $props = [System.IO.Path]::Combine($root, 'Directory.Build.props')
    $manifestFile = [System.IO.Path]::Combine($root, 'AicTracker.psd1')
    $manifest = Read-Data $manifestFile
    $version = (Read-Xml $props).SelectSingleNode('/Project/PropertyGroup/Version').InnerText

    # One version number.
    if ($manifest.ModuleVersion -ne $version) {
        Add-Problem $manifestFile $null "ModuleVersion is '$($manifest.ModuleVersion)', but Directory.Build.props says '$version'."
    }

    foreach ($package in $files.Where({ [System.IO.Path]::GetFileName($_) -eq 'package.json' })) {
        $document = [System.Text.Json.JsonDocument]::Parse([System.IO.File]::ReadAllText($package))
        $found = [System.Text.Json.JsonElement]::new()
        if ($document.RootElement.TryGetProperty('version', [ref] $found) -and $found.GetString() -ne $version) {
            Add-Problem $package $null "version is '$($found.GetString())', but Directory.Build.props says '$version'."
        }

        $document.Dispose()
    }

    # The manifest names files and cmdlets that exist, and all of them.
    $module = [System.IO.Path]::Combine($root, 'Aic.PowerShell')
    if (@($manifest.FormatsToProcess).Count -ne 1 -or @($manifest.FormatsToProcess)[0] -cne 'AicTracker.format.ps1xml') {
        Add-Problem $manifestFile $null 'FormatsToProcess must be AicTracker.format.ps1xml, which the build makes of Aic.PowerShell/Formats.'
    }

    foreach ($formats in @(Get-SourceFile $module).Where({ $_.EndsWith('.ps1xml') })) {
        if ([System.IO.Path]::GetDirectoryName($formats) -ne [System.IO.Path]::Combine($module, 'Formats') -or -not $formats.EndsWith('.format.ps1xml')) {
            Add-Problem $formats $null 'The build takes views from Aic.PowerShell/Formats/*.format.ps1xml alone.'
        }
        elseif ((Read-Xml $formats).SelectNodes('/Configuration/*[not(self::ViewDefinitions)] | /Configuration/ViewDefinitions/*[not(self::View)]').Count -gt 0) {
            Add-Problem $formats $null 'The build takes nothing but views, <View> in <ViewDefinitions>, from it.'
        }
    }

    $cmdlets = @{}
    foreach ($source in [System.IO.Directory]::EnumerateFiles($module, '*Command.cs')) {
        $text = [System.IO.File]::ReadAllText($source)
        if ($text -match '\[Cmdlet\(Verbs\w+\.(?<verb>\w+), "(?<noun>\w+)"') {
            $name = "$($Matches.verb)-$($Matches.noun)"
            $cmdlets[$name] = @(Get-Parameter $text)
            if ($text -match '\[Cmdlet\([^\]]*SupportsShouldProcess = true') {
                $cmdlets[$name] += 'WhatIf', 'Confirm'
            }
        }
        else {
            Add-Problem $source $null 'There is no [Cmdlet] in it.'
        }
    }

    foreach ($name in $cmdlets.Keys.Where({ $_ -notin $manifest.CmdletsToExport })) { Add-Problem $manifestFile $null "CmdletsToExport lacks $name." }
    foreach ($name in $manifest.CmdletsToExport.Where({ -not $cmdlets.ContainsKey($_) })) { Add-Problem $manifestFile $null "There is no cmdlet $name." }

    # Help for each cmdlet and parameter, and for nothing else; examples that parse.
    foreach ($name in $cmdlets.Keys) {
        $helpFile = [System.IO.Path]::Combine($module, 'Help', "$name.xml")
        if (-not [System.IO.File]::Exists($helpFile)) {
            Add-Problem $helpFile $null "There is no help for $name."
            continue
        }

        $help = Read-Xml $helpFile
        $described = @($help.SelectNodes("/*/*[local-name()='parameters']/*[local-name()='parameter'][*[local-name()='description']//text()]/*[local-name()='name']").ForEach({ $_.InnerText }))
        foreach ($parameter in $cmdlets[$name].Where({ $_ -notin $described })) { Add-Problem $helpFile $null "There is no help for -$parameter." }
        foreach ($parameter in $described.Where({ $_ -notin $cmdlets[$name] })) { Add-Problem $helpFile $null "There is no parameter -$parameter." }
        $examples = @($help.SelectNodes("//*[local-name()='example']/*[local-name()='code']"))
        if ($examples.Count -lt 2) {
            Add-Problem $helpFile $null 'Two examples are the least.'
        }

        foreach ($example in $examples) {
            $errors = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($example.InnerText, [ref] $null, [ref] $errors)
            foreach ($problem in $errors) { Add-Problem $helpFile $null "The example '$($example.InnerText)': $($problem.Message)" }
        }
    }

    foreach ($helpFile in [System.IO.Directory]::EnumerateFiles([System.IO.Path]::Combine($module, 'Help'), '*.xml')) {
        if (-not $cmdlets.ContainsKey([System.IO.Path]::GetFileNameWithoutExtension($helpFile))) {
            Add-Problem $helpFile $null 'There is no such cmdlet.'
        }
    }
}

if ($PassThru) {
    $problems
    return
}

foreach ($problem in $problems) {
    [System.Console]::Error.WriteLine($problem)
}

if ($problems.Count -eq 0) {
    "$($files.Count) files checked: all is well."
}

exit [int] ($problems.Count -gt 0)
