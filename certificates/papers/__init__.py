"""Papers of the decision and of the certificates, built from plain values."""
