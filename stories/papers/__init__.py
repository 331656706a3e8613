"""Papers of stories and consents."""
