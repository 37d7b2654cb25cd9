[assembly: AssemblyFixture(typeof(Actors.Api.Tests.Hosting.SqliteHost))]
[assembly: AssemblyFixture(typeof(Actors.Api.Tests.Messengers.MessengerHost))]
