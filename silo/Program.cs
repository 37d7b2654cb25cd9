using Actors.Api;
using Actors.Grains;
using Actors.Silo;
using Actors.Silo.Demo;
using Actors.Silo.Pages;
using Actors.Silo.Runtime;
using Actors.Storage;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = ContentRoot.Find(),
});
builder.UseActorsDefaults();
builder.Services.AddActorsStorage(builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new());
builder.AddActorsRuntime();
builder.Services.AddActorsGrains();
builder.Services.AddActorsApi();
builder.Services.AddActorsHealth();
builder.Services.AddDemo();

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
