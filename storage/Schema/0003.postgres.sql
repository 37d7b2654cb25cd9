-- The membership of an Orleans cluster, as its ADO.NET provider asks for it: it reads its statements from OrleansQuery by their keys and gives and
-- takes values by the names below. Everything that changes membership moves the version by exactly one, in one statement: whoever read an
-- older version changes nothing and answers 0.
CREATE TABLE OrleansQuery (
  QueryKey TEXT NOT NULL PRIMARY KEY,
  QueryText TEXT NOT NULL
);

CREATE TABLE cluster_version (
  cluster TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
);

CREATE TABLE cluster_silos (
  cluster TEXT NOT NULL REFERENCES cluster_version (cluster),
  address TEXT NOT NULL,
  port INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  silo_name TEXT NOT NULL,
  host_name TEXT NOT NULL,
  status INTEGER NOT NULL,
  proxy_port INTEGER,
  suspect_times TEXT,
  started_at TIMESTAMPTZ NOT NULL,
  alive_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (cluster, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey',
 'WITH made AS (INSERT INTO cluster_version (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT COUNT(*)::integer FROM made'),

('InsertMembershipKey',
 'WITH moved AS (
    UPDATE cluster_version SET version = version + 1
    WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
      SELECT 1 FROM cluster_silos
      WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster
  ), made AS (
    INSERT INTO cluster_silos (
      cluster, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM moved
    RETURNING 1
  )
  SELECT COUNT(*)::integer FROM made'),

('UpdateMembershipKey',
 'WITH moved AS (
    UPDATE cluster_version SET version = version + 1 WHERE cluster = @DeploymentId AND version = @Version RETURNING cluster
  ), changed AS (
    UPDATE cluster_silos s SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    FROM moved
    WHERE s.cluster = moved.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    RETURNING 1
  )
  SELECT COUNT(*)::integer FROM changed'),

('UpdateIAmAlivetimeKey',
 'UPDATE cluster_silos SET alive_at = @IAmAliveTime
  WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

('MembershipReadAllKey',
 'SELECT v.cluster AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName,
    s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes,
    s.started_at AS StartTime, s.alive_at AS IAmAliveTime, v.version AS Version
  FROM cluster_version v LEFT JOIN cluster_silos s ON s.cluster = v.cluster
  WHERE v.cluster = @DeploymentId'),

('MembershipReadRowKey',
 'SELECT v.cluster AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName,
    s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort, s.suspect_times AS SuspectTimes,
    s.started_at AS StartTime, s.alive_at AS IAmAliveTime, v.version AS Version
  FROM cluster_version v LEFT JOIN cluster_silos s
    ON s.cluster = v.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
  WHERE v.cluster = @DeploymentId'),

('GatewaysQueryKey',
 'SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
  FROM cluster_silos WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0'),

('DeleteMembershipTableEntriesKey',
 'DELETE FROM cluster_silos WHERE cluster = @DeploymentId; DELETE FROM cluster_version WHERE cluster = @DeploymentId'),

-- Silos that are not active (3) and have not been for long.
('CleanupDefunctSiloEntriesKey',
 'DELETE FROM cluster_silos WHERE cluster = @DeploymentId AND status <> 3 AND alive_at < @IAmAliveTime');
