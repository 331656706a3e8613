"""Importing from a person's own table: every row by an action of its app, all of them or none."""
