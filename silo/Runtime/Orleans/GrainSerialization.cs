using Actors.GrainInterfaces;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Actors.Silo.Runtime;

/// <summary>How arguments, answers and exceptions travel between nodes.</summary>
internal static class GrainSerialization
{
    /// <summary>Everything of ours as <see cref="GrainJson"/>; our exceptions as themselves, by Orleans' own means.</summary>
    public static void AddGrainSerialization(this IServiceCollection services)
    {
        services.AddSingleton<IGeneralizedCopier, GivenOn>();
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            GrainJson.Carries, isCopyable: null, json => json.Configure(options => options.SerializerOptions = GrainJson.Travelling)));
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add("Actors."));
    }

    /// <summary>
    /// Within a process nothing of ours is copied, for nothing of ours changes: arguments and answers are records. As JSON and back every answer would cost
    /// a good part of its call.
    /// </summary>
    private sealed class GivenOn : IGeneralizedCopier, IOptionalDeepCopier
    {
        public bool IsSupportedType(Type type) => GrainJson.Carries(type);

        public bool IsShallowCopyable() => true;

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
