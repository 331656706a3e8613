"""How often one address may look up certificates: counted in the cache that all server processes share."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from core import clock

LIMIT = 30  # look-ups a minute: more than a person does, too few to try codes
_WINDOW = 60  # seconds


def looks_up_too_often(request: HttpRequest) -> bool:
    """Count this look-up; whether its address has used up the present minute."""
    minute = int(clock.now().timestamp()) // _WINDOW
    key = f"look-up:{get_adapter().get_client_ip(request)}:{minute}"
    cache.add(key, 0, _WINDOW * 2)
    try:
        return cache.incr(key) > LIMIT
    except ValueError:  # the cache was emptied in between
        return False
