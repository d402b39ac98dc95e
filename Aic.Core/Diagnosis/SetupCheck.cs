using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Diagnosis;

/// <summary>One thing that was looked at, and how it is. Never holds a key: a masked form at most.</summary>
/// <param name="Status">How it is.</param>
/// <param name="Area">What it belongs to: <c>program</c>, <c>config</c>, <c>store</c>, <c>prices</c>, <c>agent</c>, <c>alerts</c>, <c>providers</c> or <c>tools</c>.</param>
/// <param name="Name">What was looked at, such as an account's name.</param>
/// <param name="Message">How it is, in sentences.</param>
public sealed record SetupCheck(CheckStatus Status, string Area, string Name, string Message)
{
    /// <summary>What to do about it; null when there is nothing to do.</summary>
    public string? WhatToDo { get; init; }

    /// <summary>What was looked for and what was found, a line each: paths, environment variables, keys in their masked form.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>How something is that was looked at.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CheckStatus>))]
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth a look: something is left out or could go wrong.</summary>
    Warning,

    /// <summary>Something doesn't work.</summary>
    Error,

    /// <summary>Not set up, switched off, or not looked at.</summary>
    Skipped,
}
