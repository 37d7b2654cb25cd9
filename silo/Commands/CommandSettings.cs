using Actors.Storage;

namespace Actors.Silo.Commands;

/// <summary>The settings of a command that runs beside the service: the environment, and what follows the command.</summary>
internal static class CommandSettings
{
    public static StorageOptions Storage(string[] settings) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build()
            .GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
}
