"""Papers of the departments, built from plain values."""
