"""What is inside a file from outside: taken apart, judged, and where that can be done made harmless.

Nothing here knows Django, a model or the network: `core.inspection.worker` runs it in a process of its own
with limits on memory and time (`core.uploads.apart`), so that a hostile file can harm nothing but itself.
"""

from core.inspection.findings import DAMAGED, HEAVY, Found, Refused

__all__ = ["DAMAGED", "HEAVY", "Found", "Refused"]
