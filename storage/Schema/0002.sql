-- What a conversation is about: of the room, as lists show it, and of the last request.
ALTER TABLE conversations ADD COLUMN title {text};
ALTER TABLE conversations ADD COLUMN topic {text};

-- The case of admission because of which it waits; null for who was admitted.
ALTER TABLE conversations ADD COLUMN waits_for INTEGER;
-- Of who waits already it is not known: as if nobody had been available, so that admission is asked again.
UPDATE conversations SET waits_for = 5 WHERE status = 3;
