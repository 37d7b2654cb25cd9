using Actors.Silo;
using Actors.Silo.Commands;

if (await RowsCommand.RunAsync(args, Console.Out) is { } exitCode)
{
    return exitCode;
}

await SiloHost.Build(args).RunAsync();
return 0;
