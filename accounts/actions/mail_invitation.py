import logging

from accounts.mail import FAULTS, failure_of, hand_over_invitation, is_set_up
from accounts.models import Invitation
from core import clock

logger = logging.getLogger(__name__)


def mail_invitation(invitation: Invitation, code: str) -> None:
    """Mail the invitation when its person has an address; the printed sheet serves where mail does not.

    The letter bears the one secret that the portal never keeps, so it leaves now or not at all. What became of it
    stands with the invitation.
    """
    address = invitation.user.email
    if not address or not is_set_up():
        return
    try:
        hand_over_invitation(address, code)
    except FAULTS as fault:
        logger.exception("Không gửi được giấy mời số %s qua thư.", invitation.pk)
        invitation.mail_failure = failure_of(fault).words
    else:
        invitation.mailed_at = clock.now()
    invitation.save(update_fields=["mailed_at", "mail_failure"])
