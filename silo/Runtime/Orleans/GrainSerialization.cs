using Actors.GrainInterfaces;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Actors.Silo.Runtime;

/// <summary>How arguments, answers and exceptions travel between nodes.</summary>
internal static class GrainSerialization
{
    /// <summary>Everything of ours as <see cref="GrainJson"/>; our exceptions as themselves, by Orleans' own means.</summary>
    public static void AddGrainSerialization(this IServiceCollection services)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(GrainJson.Carries, GrainJson.Travelling));
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add("Actors."));
    }
}
