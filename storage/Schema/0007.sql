-- What messages carry, oldest first: for the sweep that deletes it after the tenant's days.
CREATE INDEX files_used ON files (tenant, at) WHERE used = 1;
