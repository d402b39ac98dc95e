using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Writes an enum's members in snake_case, as all of the wire form is.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class SnakeCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
