"""Garbage is looked for seldom: what was imported stays for the whole run, and a test leaves little behind."""

import gc

#: Objects made before the young are looked through, and how often before the elder are.
THRESHOLDS = (50_000, 20, 20)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
