using System.Reflection;

namespace Actors.Web.Tests;

/// <summary>Where the build put what the tests use.</summary>
internal static class Built
{
    /// <summary>The server's assembly.</summary>
    public static string Silo => Metadata("SiloAssembly");

    /// <summary>Where the pages' sources are.</summary>
    public static string Web => Metadata("WebFolder");

    /// <summary>Where pictures of the pages go.</summary>
    public static string Screenshots => Metadata("Screenshots");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;
}
