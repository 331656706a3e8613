"""The archive of a closed season: two volumes in the open, each with contents list, digests and a signature."""
