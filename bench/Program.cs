using Actors.Bench;
using Actors.Bench.Activation;
using Actors.Bench.Driving;
using Actors.Bench.Floor;
using Actors.Bench.Ingest;
using Actors.Bench.Memory;
using Actors.Bench.Push;

var options = BenchOptions.Parse(args);
return options.Mode switch
{
    "ingest" => await IngestBench.RunAsync(options),
    "push" => await PushBench.RunAsync(options),
    "memory" => await MemoryBench.RunAsync(options),
    "activation" => await ActivationBench.RunAsync(options),
    "serve-floor" or "serve-plain" => await FloorServer.RunAsync(options),
    "drive" => DriverProgram.Run(),
    _ => BenchOptions.Explain(),
};
