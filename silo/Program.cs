using Actors.Silo;

await SiloHost.Build(args).RunAsync();
