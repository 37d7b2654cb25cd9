-- Every event paid for this index; tenants are found by going from one to the next in the key.
DROP INDEX journal_tenants;
