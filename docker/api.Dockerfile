# An api node: HTTP, sockets, consoles, pages. Untried: written where there was no Docker engine.
# Orleans' packages must be in a source that `dotnet restore` finds: give your own NuGet configuration as the secret `nuget`.
#   docker build -f docker/api.Dockerfile --secret id=nuget,src=$HOME/.nuget/NuGet/NuGet.Config -t actors-api .
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The pages are built by the .NET build, with Node.js.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source
COPY . .
RUN --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet publish silo -c Release -p:ActorRuntime=Orleans -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published .
ENV Cluster__Role=api Storage__Store=postgres ASPNETCORE_URLS=http://0.0.0.0:8080
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "Actors.Silo.dll"]
