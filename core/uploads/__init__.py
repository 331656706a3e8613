"""Files from people: judged by what they are, stored privately under random names, served guarded."""

from core.uploads.accepting import accept, taking
from core.uploads.kinds import KINDS
from core.uploads.serving import serve
from core.uploads.storage import Accepted, StoredFile, discard, keep, read

__all__ = ["KINDS", "Accepted", "StoredFile", "accept", "discard", "keep", "read", "serve", "taking"]
