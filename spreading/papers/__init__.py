"""The papers of sessions and meetings; nothing here knows the database."""
