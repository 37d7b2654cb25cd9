using System.Security.Cryptography;
using Actors.Api;
using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoBuilder;
using Actors.Channels.KakaoConsult;
using Actors.Channels.NaverTalk;
using Microsoft.AspNetCore.DataProtection;

namespace Actors.Silo.Runtime;

/// <summary>The messengers that channel accounts can be joined to.</summary>
internal static class MessengersExtensions
{
    public static void AddActorsMessengers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISecretBox, ProtectedSecrets>();
        builder.Services.AddSingleton(provider => new GuardedHttp(
            provider.GetRequiredService<OutgoingGuard>(), tlsOnly: false, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddOutgoingFiles();
        builder.Services.AddSingleton<IConnector, KakaoConsultConnector>();
        builder.Services.AddSingleton<IConnector, KakaoBuilderConnector>();
        builder.Services.AddSingleton<IConnector, NaverTalkConnector>();
        builder.Services.AddSingleton<KakaoBuilderClient>();
    }

    private sealed class ProtectedSecrets(IDataProtectionProvider protection) : ISecretBox
    {
        private readonly IDataProtector _protector = protection.CreateProtector("Actors.ChannelSecrets.v1");

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
}
