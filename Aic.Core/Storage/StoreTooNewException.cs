namespace Aic.Core.Storage;

/// <summary>A newer version of the program wrote the store; this one must not touch it.</summary>
internal sealed class StoreTooNewException(int version)
    : Exception($"it was written by a newer version of AIC Tracker (schema {version}; this version knows {StoreSchema.Migrations.Count})")
{
}
