using System.Globalization;
using Actors.Grains;
using Actors.MovedClock;
using Actors.Silo;

var start = DateTimeOffset.Parse(Environment.GetEnvironmentVariable(MovedTime.Variable)!, CultureInfo.InvariantCulture);
var time = new MovedTime(start - TimeProvider.System.GetUtcNow());

// The grains' clock alone: on Orleans the runtime does not survive it when its own jumps.
await SiloHost.Build(args, builder => builder.Services.AddSingleton(new GrainClock(time))).RunAsync();
