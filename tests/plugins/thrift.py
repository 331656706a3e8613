"""What a run need not do again: compile modules in each process, look for garbage among what was imported."""

import gc
import os
import sys

#: Objects made before the young are looked through, and how often before the elder are.
THRESHOLDS = (50_000, 20, 20)

# Where a machine forbids compiled modules to be kept, each process that a test starts would compile all of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
