"""Put a SQLite without the WAL-reset bug in the place of Python's own (docs/decisions/0002-database-driver.md)."""

import sys


def install() -> None:
    """Make ``import sqlite3`` mean the shipped driver; must run before Django loads a database backend."""
    try:
        import pysqlite3
    except ImportError:  # no wheel for this machine: emulation_portal.checks judges the system's own version
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
