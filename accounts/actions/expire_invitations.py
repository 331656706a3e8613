from accounts.models import Invitation
from core import clock


def expire_invitations() -> int:
    """Close every invitation whose time is over; how many there were."""
    over = Invitation.objects.filter(used_at=None, revoked_at=None, expires_at__lte=clock.now())
    return over.update(revoked_at=clock.now())
