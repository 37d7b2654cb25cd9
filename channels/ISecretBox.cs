namespace Actors.Channels;

/// <summary>Seals the secrets of channel accounts with the host's keys: what is stored opens nothing by itself.</summary>
public interface ISecretBox
{
    /// <summary>Seals a secret.</summary>
    string Seal(string secret);

    /// <summary>Opens a sealed secret; null where the host's keys do not.</summary>
    string? Open(string sealedSecret);
}
