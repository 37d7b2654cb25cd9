namespace Actors.Silo.Runtime;

/// <summary>What the host starts with where nothing else is set.</summary>
internal static class HostDefaults
{
    public static void UseActorsDefaults(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null or "")
        {
            builder.WebHost.UseUrls("http://127.0.0.1:8080");
        }

        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Its one log entry is below warnings, but whoever may log gets a span and a scope for every request; whoever traces has a listener of their own.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
