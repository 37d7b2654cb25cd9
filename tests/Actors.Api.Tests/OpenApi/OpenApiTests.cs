using System.Text.Json;
using System.Text.RegularExpressions;
using Actors.Api.Tests.Hosting;
using Actors.Api.Tests.Security;
using Actors.Testing;

namespace Actors.Api.Tests.OpenApi;

public sealed partial class OpenApiTests(SqliteHost host)
{
    [Fact]
    public async Task The_document_is_complete()
    {
        using var api = host.Api();
        var answer = await api.GetAsync("/openapi/v1.json");
        var document = answer.Ok();
        Assert.Equal("Actors", document.GetProperty("info").GetProperty("title").GetString());
        var paths = document.GetProperty("paths");
        var described = paths.EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, call) => $"{call.Name.ToUpperInvariant()} {path.Name}");
        var mapped = CrossTenantTests.Routes(host.Services).Select(route => route.Method + " " + Constraints().Replace(route.Path, "}"));
        Assert.Equal(mapped.Order(), described.Select(call => call.TrimEnd('/')).Order());
        foreach (var path in paths.EnumerateObject())
        {
            foreach (var call in path.Value.EnumerateObject())
            {
                Check($"{call.Name} {path.Name}", call.Value);
            }
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (Match reference in References().Matches(answer.Text))
        {
            Assert.True(schemas.TryGetProperty(reference.Groups[1].Value, out _), $"There is no schema {reference.Groups[1].Value}.");
        }
    }

    /// <summary>Clients are made from it: <c>ACTORS_APPROVE=1</c> takes a change over, then <c>npm run client</c> in web/.</summary>
    [Fact]
    public async Task The_document_is_the_approved_one()
    {
        using var api = host.Api();
        Approved.Text("../../docs/openapi.json", (await api.GetAsync("/openapi/v1.json")).Text + "\n");
    }

    [Fact]
    public async Task The_page_shows_the_document()
    {
        using var api = host.Api();
        var redirect = await api.GetAsync("/openapi");
        Assert.Equal(301, redirect.Status);
        var page = await api.GetAsync("/openapi/index.html");
        Assert.Equal(("text/html", 200), (page.MediaType, page.Status));
        foreach (var asset in new[] { "swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "index.js" })
        {
            var file = await api.GetAsync("/openapi/" + asset);
            Assert.True(file.Status == 200 && file.Text.Length > 0, $"{asset}: {file.Status}");
        }

        Assert.Contains("/openapi/v1.json", page.Text + (await api.GetAsync("/openapi/index.js")).Text);
    }

    private static void Check(string name, JsonElement call)
    {
        Assert.False(string.IsNullOrWhiteSpace(call.GetProperty("summary").GetString()), name);
        Assert.False(string.IsNullOrWhiteSpace(call.GetProperty("description").GetString()), name);
        var responses = call.GetProperty("responses").EnumerateObject().ToDictionary(one => one.Name, one => one.Value);
        Assert.True(responses.Keys.Any(status => status[0] is '1' or '2'), $"{name} never succeeds.");
        Assert.Contains("400", responses.Keys);
        foreach (var (status, response) in responses.Where(one => one.Key[0] is '4' or '5'))
        {
            Assert.True(
                response.TryGetProperty("content", out var content) && content.TryGetProperty("application/problem+json", out var problem)
                    && problem.GetProperty("schema").GetProperty("$ref").GetString() == "#/components/schemas/Problem",
                $"{name} {status} is no problem.");
        }
    }

    /// <summary>What a route asks of a part of its path; the document says it in the part's schema.</summary>
    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraints();

    [GeneratedRegex("\"\\$ref\"\\s*:\\s*\"#/components/schemas/([^\"]+)\"")]
    private static partial Regex References();
}
