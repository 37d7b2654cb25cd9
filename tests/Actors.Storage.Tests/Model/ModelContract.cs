using Actors.Domain;
using Actors.Storage.Tests.Harness;

namespace Actors.Storage.Tests.Model;

/// <summary>Random requests, the same to a store and to the model: same answers, and the same to read afterwards.</summary>
public abstract class ModelContract(StoreHarness harness) : StoreTest(harness)
{
    private const int Sequences = 150;
    private const int Requests = 30;

    [Fact]
    public async Task Whatever_is_asked_the_store_answers_as_the_model_does()
    {
        await using var model = await new MemoryHarness().OpenAsync();
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var tenant = new TenantId($"tenant-{seed}");
            var requests = new RandomRequests(tenant, seed);
            for (var i = 0; i < Requests; i++)
            {
                var request = requests.Next();
                var expected = await model.Journal.AppendAsync(request, Cancelled);
                var actual = await Store.Journal.AppendAsync(request, Cancelled);
                Assert.True(expected == actual, $"seed {seed}, request {i}: {expected} expected, {actual} given");
                requests.Saw(request, expected);
            }

            await new StoreComparison(model, Store, tenant, $"seed {seed}").CompareAsync(Cancelled);
        }
    }
}

public sealed class SqliteModelTests() : ModelContract(new SqliteHarness());

public sealed class PostgresModelTests() : ModelContract(new PostgresHarness());
