-- What a conversation is about: of the room, as lists show it, and of the last request.
ALTER TABLE conversations ADD COLUMN title {text};
ALTER TABLE conversations ADD COLUMN topic {text};
