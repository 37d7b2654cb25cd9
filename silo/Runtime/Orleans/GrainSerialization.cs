using Actors.GrainInterfaces;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Actors.Silo.Runtime;

/// <summary>How arguments, answers and exceptions travel between nodes.</summary>
internal static class GrainSerialization
{
    /// <summary>
    /// Everything of ours as <see cref="GrainJson"/>; exceptions as themselves, by Orleans' own means, whoever threw them: one without leave to travel
    /// takes the one that it is the cause of with it, and the caller would hear neither that the outcome is unknown nor why.
    /// </summary>
    public static void AddGrainSerialization(this IServiceCollection services)
    {
        services.AddSingleton<IGeneralizedCopier, GivenOn>();
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            GrainJson.Carries, isCopyable: null, json => json.Configure(options => options.SerializerOptions = GrainJson.Travelling)));
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedExceptionTypeFilter = _ => true);
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
