"""Papers of the council, built from plain values."""
