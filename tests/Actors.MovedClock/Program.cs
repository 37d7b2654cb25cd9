using System.Globalization;
using Actors.MovedClock;
using Actors.Silo;

var start = DateTimeOffset.Parse(Environment.GetEnvironmentVariable(MovedTime.Variable)!, CultureInfo.InvariantCulture);
var time = new MovedTime(start - TimeProvider.System.GetUtcNow());
await SiloHost.Build(args, builder => builder.Services.AddSingleton<TimeProvider>(time)).RunAsync();
