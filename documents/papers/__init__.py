"""Papers whose words the office writes, as blocks; nothing here knows models."""
