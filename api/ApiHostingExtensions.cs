using Actors.Api.Agents;
using Actors.Api.Consoles;
using Actors.Api.Conversations;
using Actors.Api.Customers;
using Actors.Api.Files;
using Actors.Api.Json;
using Actors.Api.Limits;
using Actors.Api.Messengers;
using Actors.Api.OpenApi;
using Actors.Api.Previews;
using Actors.Api.Problems;
using Actors.Api.Programs;
using Actors.Api.Security;
using Actors.Api.Simulations;
using Actors.Api.Tenants;
using Actors.Api.Usage;
using Actors.Api.Webhooks;
using Actors.Channels;
using Actors.Domain;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Actors.Api;

/// <summary>Registers and maps the edge: REST, the customer socket, the agent hub.</summary>
public static class ApiHostingExtensions
{
    /// <summary>Largest request body and frame, in bytes.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>Adds the services of the edge. Needs the store, a grain factory and a fan-out.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="alone">Whether the runtime is this one process: then no console is connected anywhere when it starts.</param>
    public static IServiceCollection AddActorsApi(this IServiceCollection services, bool alone)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestBodySize = LargestBody;
            options.AddServerHeader = false;
        });
        services.ConfigureHttpJsonOptions(options =>
        {
            ApiJson.Configure(options.SerializerOptions);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Strict);
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<UnexpectedErrors>();
        services.AddExceptionHandler<UnexpectedErrors>();
        services.AddActorsSecurity();
        services.AddSingleton<ConversationCalls>();
        services.AddSingleton<Transcripts>();
        services.AddSingleton<MessengerGate>();
        services.AddSingleton<KakaoConsultTexts>();
        services.AddSingleton<CustomerAliases>();
        services.AddSingleton<KakaoPeople>();
        services.AddSingleton<SkillAnswers>();
        services.AddSingleton<SkillDesk>();
        services.AddSingleton<NaverTalkDesk>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<DayReader>();
        services.AddSingleton<SimulationLimits>();
        services.AddSingleton<WhatIf>();
        services.AddSingleton<SettingsImages>();
        services.AddSingleton<UsageCounts>();
        services.AddSingleton<UsageTables>();
        services.AddOutgoingFiles();
        services.AddSingleton<Uploads>();
        services.AddSingleton<BatchIngest>();
        services.AddSingleton<CustomerRooms>();
        services.AddSingleton<CustomerSocketServices>();
        services.AddSingleton<WaitingPlaces>();
        services.AddHostedService(provider => provider.GetRequiredService<WaitingPlaces>());
        services.AddSingleton<ConversationListeners>();
        services.AddSingleton<SettingsListeners>();
        services.AddSingleton<Colleagues>();
        services.AddSingleton<SettingsHistory>();
        services.AddSingleton<TabCounting>();
        services.AddSingleton<ConsoleReads>();
        services.AddSingleton<AgentDeeds>();
        services.AddSingleton<RoomStates>();
        services.AddSingleton<SearchReads>();
        services.AddSingleton<CustomerReads>();
        services.AddSingleton<Blocking>();
        services.AddSingleton<ConsoleConnections>();
        services.AddSingleton<AgentsAtConsoles>();
        if (alone)
        {
            services.AddSingleton<IConsolesOfNodes, OnlyHere>();
            services.AddHostedService<LostConsoles>();
        }
        else
        {
            services.AddSingleton<SharedConsoles>();
            services.AddSingleton<IConsolesOfNodes>(provider => provider.GetRequiredService<SharedConsoles>());
            services.AddHostedService<NodeBeat>();
        }

        services.AddSingleton<Func<TenantId, Func<FeedStep, Task>, FeedPump>>(provider => (tenant, push) => new FeedPump(
            tenant, push, provider.GetRequiredService<IReadStore>(), provider.GetRequiredService<TabCounting>(),
            provider.GetRequiredService<ConversationListeners>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FeedPump>>()));
        services.AddHostedService<RightsWatch>();
        // Every refused call is an error to SignalR; what nobody expected is logged by HubErrors.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None));
        services.AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = LargestBody;
                options.MaximumParallelInvocationsPerClient = 4;
                options.AddFilter<ConsoleFarewell>();
                options.AddFilter<HubErrors>();
                options.AddFilter<ConsoleTurns>();
            })
            .AddJsonProtocol(options =>
            {
                ApiJson.Configure(options.PayloadSerializerOptions);
                options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Strict);
            });
        services.AddSingleton<HubErrors>();
        services.AddSingleton<ConsoleTurns>();
        services.AddSingleton(provider => new ConsoleFarewell(
            provider.GetRequiredService<ConsoleConnections>(), provider.GetRequiredService<TimeProvider>(), alone,
            provider.GetRequiredService<ILogger<ConsoleFarewell>>()));
        services.AddSingleton<IHubProtocol, HubJson>();
        services.AddActorsOpenApi();
        return services;
    }

    /// <summary>Adds what agents' messages carry, as messengers have it: also where nothing is served but grains deliver.</summary>
    public static IServiceCollection AddOutgoingFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FileLinks>();
        services.TryAddSingleton<IOutgoingFiles, OutgoingFiles>();
        return services;
    }

    /// <summary>Maps the edge.</summary>
    public static WebApplication MapActorsApi(this WebApplication app)
    {
        app.UseTrustedProxies(app.Configuration);
        app.UseMiddleware<EdgeRules>();
        app.UseExceptionHandler(_ => { });
        app.UseWebSockets();
        app.UseActorsSecurity();
        var api = app.MapGroup("").RefusesAlways();
        api.MapCustomersApi();
        api.MapCustomerSocket();
        api.MapProgramsApi();
        api.MapBatchApi();
        api.MapFilesApi();
        api.MapSessionApi();
        api.MapAgentsApi();
        api.MapConversationsApi();
        api.MapBesideApi();
        api.MapDeskApi();
        api.MapSearchApi();
        api.MapKakaoBuilderApi();
        api.MapNaverTalkApi();
        api.MapPreviewsApi();
        api.MapTenantApi();
        api.MapConnectionsApi();
        api.MapKakaoConsultApi();
        api.MapAgentDefinitionsApi();
        api.MapBlockedCustomersApi();
        api.MapSettingsApi();
        api.MapKakaoTextsApi();
        api.MapSimulationsApi();
        api.MapUsageApi();
        api.MapTenantsApi();
        api.MapWebhooksApi();
        api.MapIdentityApi();
        app.MapHub<AgentHub>("/hubs/agent", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.CloseOnAuthenticationExpiration = true;
        });
        // What is registered last is called first: before SignalR cuts its connections, as it did when the hub was mapped.
        app.Lifetime.ApplicationStopping.Register(() => app.Services.GetRequiredService<ConsoleFarewell>().LeaveAsync().GetAwaiter().GetResult());
        app.MapActorsOpenApi();
        return app;
    }
}
