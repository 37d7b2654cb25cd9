-- The nodes of a cluster that hold connections, and the agents whose consoles they hold. What a node knows of itself, for the others.
CREATE TABLE nodes (
  node {text} NOT NULL,
  beat BIGINT NOT NULL,
  PRIMARY KEY (node)
) {clustered};

CREATE TABLE consoles (
  tenant {text} NOT NULL,
  agent {text} NOT NULL,
  node {text} NOT NULL,
  PRIMARY KEY (tenant, agent, node)
) {clustered};

CREATE INDEX consoles_of_node ON consoles (node);
