#!/usr/bin/env bash
# A cluster on this machine: PostgreSQL, silos and two api nodes, all on the loopback interface.
#
#   ./cluster.sh up [silos]   starts it (3 silos) and prints the links
#   ./cluster.sh status       says who lives and who is ready
#   ./cluster.sh down         stops exactly what `up` started; the data stay
#
# ACTORS_POSTGRES           a connection string: this PostgreSQL is used, and none is started
# ACTORS_POSTGRES_BIN       the folder with initdb and postgres, where they are neither on the PATH nor in Debian's place
# ACTORS_CONFIGURATION      Release (default) or Debug
# ACTORS_CLUSTER            the folder for data, logs and process ids; default data/cluster
set -euo pipefail
cd "$(dirname "$0")"
home=${ACTORS_CLUSTER:-$PWD/data/cluster}
configuration=${ACTORS_CONFIGURATION:-Release}
program=silo/bin/orleans/$configuration/net10.0/Actors.Silo.dll
apis=2

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# A process is known by its number and the moment of its start: numbers are used again.
born() { cut -d ' ' -f 22 "/proc/$1/stat" 2>/dev/null; }
remember() { say "$2 $(born "$2")" > "$home/pids/$1"; }
lives() { # NAME
  local pid since
  read -r pid since < "$home/pids/$1" 2>/dev/null && [ "$(born "$pid")" = "$since" ]
}
stop() { # NAME SIGNAL SECONDS
  lives "$1" || { rm -f "$home/pids/$1"; return 0; }
  local pid _
  read -r pid _ < "$home/pids/$1"
  kill "-$2" "$pid"
  for _ in $(seq $(($3 * 10))); do lives "$1" || break; sleep 0.1; done
  if lives "$1"; then say "$1 did not end within $3 s and is killed."; kill -9 "$pid"; fi
  rm -f "$home/pids/$1"
}

build() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: there is no dotnet on the PATH."
  if ! dotnet build silo -c "$configuration" -nr:false -p:ActorRuntime=Orleans > "$home/logs/build" 2>&1; then
    if grep -qE 'NU110[0-9].*Microsoft\.Orleans' "$home/logs/build"; then
      grep -oE 'NU110[0-9].*Microsoft\.Orleans[^.]*\.[A-Za-z.]*' "$home/logs/build" | sort -u | head -n 5 >&2
      fail "A cluster needs the packages Microsoft.Orleans.* $(sed -n 's/.*<OrleansVersion>\(.*\)<.*/\1/p' Directory.Packages.props), and none of your NuGet
sources has all of them. The default build does not need them: dotnet run --project silo -c Release"
    fi
    tail -n 20 "$home/logs/build" >&2
    fail "The build failed; all of it is in $home/logs/build."
  fi
}

free_port() { # below those that the system gives to connections
  local port
  while port=$((20000 + RANDOM % 12000)); listens "$port"; do :; done
  say "$port"
}
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

find_postgres() {
  local folder
  for folder in "${ACTORS_POSTGRES_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) ${PATH//:/ }; do
    if [ -n "$folder" ] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then say "$folder"; return; fi
  done
  return 1
}

# PostgreSQL does not run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
  local bin data=$home/postgres port
  bin=$(find_postgres) || fail "PostgreSQL is missing: neither ACTORS_POSTGRES_BIN, /usr/lib/postgresql/*/bin nor the PATH has initdb and
postgres. Install it, or name a server: ACTORS_POSTGRES='Host=…;Username=…;Database=…' ./cluster.sh up"
  if [ ! -e "$data/PG_VERSION" ]; then
    mkdir -p "$data"
    [ "$(id -u)" != 0 ] || chown postgres "$data"
    (cd / && as_postgres "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C) > "$home/logs/initdb" 2>&1 \
      || fail "initdb failed; see $home/logs/initdb."
  fi
  port=$(cat "$home/postgres.port" 2>/dev/null || free_port)
  say "$port" > "$home/postgres.port"
  (cd / && as_postgres "$bin/postgres" -D "$data" -h 127.0.0.1 -p "$port" -k "" -c max_connections=300) > "$home/logs/postgres" 2>&1 &
  for _ in $(seq 300); do listens "$port" && break; sleep 0.1; done
  listens "$port" || fail "PostgreSQL does not start; see $home/logs/postgres."
  remember postgres "$(head -n 1 "$data/postmaster.pid")"
  export Storage__ConnectionString="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
}

start_node() { # NAME ROLE URL
  Cluster__Role=$2 ASPNETCORE_URLS=$3 ASPNETCORE_ENVIRONMENT=Production Keys__Path=$home/keys \
    nohup dotnet "$PWD/$program" > "$home/logs/$1" 2>&1 < /dev/null &
  remember "$1" $!
  say "$3" > "$home/urls/$1"
}

ready() { # NAME
  for _ in $(seq 600); do
    grep -q "Actors is ready:" "$home/logs/$1" && return
    lives "$1" || { tail -n 5 "$home/logs/$1" >&2; fail "$1 ended; see $home/logs/$1."; }
    sleep 0.1
  done
  fail "$1 is not ready after a minute; see $home/logs/$1."
}

up() {
  local silos=${1:-3} i
  [[ $silos =~ ^[1-9][0-9]?$ ]] || fail "How many silos? ./cluster.sh up 3"
  mkdir -p "$home"/{pids,logs,urls}
  for name in "$home"/pids/*; do
    [ -e "$name" ] && lives "$(basename "$name")" && fail "It runs already: ./cluster.sh status, or ./cluster.sh down first."
  done
  rm -f "$home"/pids/* "$home"/urls/*
  build
  export Storage__Store=postgres Storage__ConnectionString=${ACTORS_POSTGRES:-}
  [ -n "${ACTORS_POSTGRES:-}" ] || start_postgres
  for i in $(seq "$silos"); do start_node "silo$i" silo "http://127.0.0.1:$(free_port)"; done
  for i in $(seq "$silos"); do ready "silo$i"; done
  for i in $(seq "$apis"); do start_node "api$i" api "http://127.0.0.1:$((8080 + i))"; done
  for i in $(seq "$apis"); do ready "api$i"; done
  say "$silos silos and $apis api nodes are ready."
  grep -h -A 9 "This is the first start" "$home"/logs/api* || true
  for i in $(seq "$apis"); do
    say "  customer page    $(cat "$home/urls/api$i")/chat/demo/web"
    say "  agent console    $(cat "$home/urls/api$i")/console"
  done
  say "  health of silos  $(for i in $(seq "$silos"); do printf '%s/health/ready ' "$(cat "$home/urls/silo$i")"; done)"
}

status() {
  local name code
  for name in "$home"/pids/*; do
    [ -e "$name" ] || { say "Nothing runs."; return; }
    name=$(basename "$name")
    lives "$name" || { say "$name is gone; its last words are in $home/logs/$name"; continue; }
    [ -e "$home/urls/$name" ] || { say "$name lives"; continue; }
    code=$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$(cat "$home/urls/$name")/health/ready" || true)
    say "$name lives, $([ "$code" = 200 ] && say ready || say "not ready ($code)"): $(cat "$home/urls/$name")"
  done
}

# Edge first: nobody is sent to silos that go.
down() {
  local name
  for name in "$home"/pids/api* "$home"/pids/silo*; do [ -e "$name" ] && stop "$(basename "$name")" TERM 20; done
  [ -e "$home/pids/postgres" ] && stop postgres INT 20
  say "It is down; the data are in $home."
}

case "${1:-}" in
  up) up "${2:-3}" ;;
  down) down ;;
  status) status ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
