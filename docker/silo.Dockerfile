# A silo: grains. Untried: written where there was no Docker engine.
# Orleans' packages must be in a source that `dotnet restore` finds: give your own NuGet configuration as the secret `nuget`.
#   docker build -f docker/silo.Dockerfile --secret id=nuget,src=$HOME/.nuget/NuGet/NuGet.Config -t actors-silo .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet publish silo -c Release -p:ActorRuntime=Orleans -p:SkipWeb=true -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published .
# The health endpoints only; 11111 for other silos, 30000 for api nodes.
ENV Cluster__Role=silo Cluster__SiloPort=11111 Cluster__GatewayPort=30000 Storage__Store=postgres ASPNETCORE_URLS=http://0.0.0.0:8080
EXPOSE 8080 11111 30000
USER $APP_UID
# The address at which other nodes reach this container is known when it runs.
ENTRYPOINT ["sh", "-c", "Cluster__Address=${Cluster__Address:-$(hostname -i | cut -d ' ' -f 1)} exec dotnet Actors.Silo.dll"]
