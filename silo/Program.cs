using Actors.Silo;
using Actors.Silo.Commands;

if (await RowsCommand.RunAsync(args, Console.Out) is { } exitCode)
{
    return exitCode;
}

<<<<<<< HEAD
var app = builder.Build();
app.MapActorsApi();
app.MapActorsHealth();
app.MapActorsPages();
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (failure is StoreIsInUseException or StoreIsNewerException)
{
    await Console.Error.WriteLineAsync($"Actors cannot start: {failure.Message}");
    return 1;
}
=======
await SiloHost.Build(args).RunAsync();
return 0;
>>>>>>> main
