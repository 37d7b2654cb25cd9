[assembly: AssemblyFixture(typeof(Actors.Api.Tests.Hosting.SqliteHost))]
