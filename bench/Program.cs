using Actors.Bench;
using Actors.Bench.Activation;
using Actors.Bench.Batch;
using Actors.Bench.Cluster;
using Actors.Bench.Delivery;
using Actors.Bench.Driving;
using Actors.Bench.Fairness;
using Actors.Bench.Floor;
using Actors.Bench.Ingest;
using Actors.Bench.Memory;
using Actors.Bench.Membership;
using Actors.Bench.Push;
using Actors.Bench.Reconnect;
using Actors.Bench.Rules;
using Actors.Bench.Search;
using Actors.Bench.Seeding;
using Actors.Bench.Skill;
using Actors.Bench.Stored;

var options = BenchOptions.Parse(args);
return options.Mode switch
{
    "ingest" => await IngestBench.RunAsync(options),
    "batch" => await BatchBench.RunAsync(options),
    "fairness" => await FairnessBench.RunAsync(options),
    "skill" => await SkillBench.RunAsync(options),
    "push" => await PushBench.RunAsync(options),
    "cluster" => await ClusterBench.RunAsync(options),
    "seed" => await SeedBench.RunAsync(options),
    "stored" => await StoredBench.RunAsync(options),
    "reconnect" => await ReconnectBench.RunAsync(options),
    "membership" => await MembershipBench.RunAsync(options),
    "memory" => await MemoryBench.RunAsync(options),
    "activation" => await ActivationBench.RunAsync(options),
    "delivery" => await DeliveryBench.RunAsync(options),
    "serve-provider" => await Provider.RunAsync(options),
    "decisions" => await DecisionBench.RunAsync(options),
    "queue" => await QueueBench.RunAsync(options),
    "search" => await SearchBench.RunAsync(options),
    "release" => await ReleaseBench.RunAsync(options),
    "serve-floor" or "serve-plain" => await FloorServer.RunAsync(options),
    "drive" => DriverProgram.Run(),
    _ => BenchOptions.Explain(),
};
