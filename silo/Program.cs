using Actors.Silo;
using Actors.Silo.Commands;
using Actors.Storage;

try
{
    if ((await RowsCommand.RunAsync(args, Console.Out) ?? await RestoredCommand.RunAsync(args, Console.Out)) is { } exitCode)
    {
        return exitCode;
    }

    await SiloHost.Build(args).RunAsync();
    return 0;
}
catch (Exception failure) when (failure is StoreIsInUseException or StoreIsNewerException)
{
    await Console.Error.WriteLineAsync($"Actors cannot start: {failure.Message}");
    return 1;
}
