using System.Security.Cryptography;
using Actors.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace Actors.Silo.Runtime;

/// <summary>Seals secrets with the keys of the host.</summary>
internal sealed class SecretBox(IDataProtectionProvider protection) : ISecretBox
{
    private readonly IDataProtector _protector = protection.CreateProtector("Actors.Secret.v1");

    public string Seal(string secret) => _protector.Protect(secret);

    public string? Open(string sealedSecret)
    {
        try
        {
            return _protector.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
