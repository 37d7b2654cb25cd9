using Actors.Domain;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class PlacesContract(StoreHarness harness) : StoreTest(harness)
{
    [Fact]
    public async Task Places_are_taken_up_to_the_capacity_and_not_beyond()
    {
        await Appended(Places(1, 0, null, Kim, 2));
        await Appended(Places(2, 0, null, Kim, 2));
        Assert.Equal(new AppendResult.NoPlace(Kim), await Append(Places(3, 0, null, Kim, 2)));
        Assert.Empty((await Store.Journal.LoadAsync(Stream(3), Cancelled)).Events);
        await Taken(kim: 2, lee: 0);
    }

    [Fact]
    public async Task A_released_place_can_be_taken_again()
    {
        await Appended(Places(1, 0, null, Kim, 1));
        await Appended(Places(1, 1, Kim, null, null));
        await Taken(kim: 0, lee: 0);
        await Appended(Places(2, 0, null, Kim, 1));
        await Taken(kim: 1, lee: 0);
    }

    [Fact]
    public async Task A_move_that_finds_no_place_changes_nothing()
    {
        await Appended(Places(1, 0, null, Kim, 1));
        await Appended(Places(2, 0, null, Lee, 1));
        Assert.Equal(new AppendResult.NoPlace(Lee), await Append(Places(1, 1, Kim, Lee, 1)));
        await Taken(kim: 1, lee: 1);
        await Appended(Places(1, 1, Kim, Lee, 2));
        await Taken(kim: 0, lee: 2);
    }

    [Fact]
    public async Task Without_a_bound_there_is_always_a_place()
    {
        for (var room = 1; room <= 20; room++)
        {
            await Appended(Places(room, 0, null, Kim, null));
        }

        Assert.Equal(new AppendResult.NoPlace(Kim), await Append(Places(21, 0, null, Kim, 20)));
        await Appended(Places(21, 0, null, Kim, 21));
        await Taken(kim: 21, lee: 0);
    }

    [Fact]
    public async Task A_lowered_capacity_counts_places_with_high_numbers_too()
    {
        for (var room = 1; room <= 4; room++)
        {
            await Appended(Places(room, 0, null, Kim, 4));
        }

        await Appended(Places(1, 1, Kim, null, null));
        await Appended(Places(2, 1, Kim, null, null));
        Assert.Equal(new AppendResult.NoPlace(Kim), await Append(Places(5, 0, null, Kim, 2)));
        await Appended(Places(5, 0, null, Kim, 3));
    }

    [Fact]
    public async Task Many_who_want_few_places_get_exactly_those()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(room => Append(Places(room, 0, null, Kim, 7))));
        Assert.Equal(7, answers.Count(answer => answer is AppendResult.Appended));
        Assert.Equal(53, answers.Count(answer => answer is AppendResult.NoPlace));
        await Taken(kim: 7, lee: 0);
    }

    private async Task Taken(int kim, int lee)
    {
        var places = await Store.Rows.PlacesAsync(Acme, Cancelled);
        Assert.Equal((kim, lee), (places.GetValueOrDefault(Kim), places.GetValueOrDefault(Lee)));
        Assert.DoesNotContain(0, places.Values);
        Assert.Empty(await Store.Rows.PlacesAsync(new TenantId("nobody"), Cancelled));
    }
}

public sealed class MemoryPlacesTests() : PlacesContract(new MemoryHarness());

public sealed class SqlitePlacesTests() : PlacesContract(new SqliteHarness());

public sealed class PostgresPlacesTests() : PlacesContract(new PostgresHarness());
