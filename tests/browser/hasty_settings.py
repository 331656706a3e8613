"""The portal's own settings, where a portion of long work is as small as it can be."""

from emulation_portal.settings import *  # noqa: F403

PORTION_SECONDS = 0
