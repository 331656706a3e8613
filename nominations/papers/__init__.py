"""Papers of a dossier, built from plain values."""
