"""The certificates of the demonstration signed by a throw-away authority, whose keys are gone when this ends."""

from certificates.actions.register_signer import register_signer
from certificates.actions.sign import sign_all
from certificates.models import Decision, SignedFile
from certificates.signed import next_stage, to_sign
from certificates.signing import Stage, key_file
from certificates.signing.throwaway import Authority
from core import clock
from operations.demo.office import person

_PIN = "dien-tap"


def sign_for_show(decision: Decision) -> None:
    """Register the certificates of both stages and sign everything that the decision printed."""
    authority = Authority(clock.now())
    holders = {
        Stage.DIRECTOR: (authority.holder(decision.signer_name), person("giamdoc")),
        Stage.ORGAN: (authority.holder("Sở Ngoại vụ"), person("vanthu")),
    }
    for stage, (holder, by) in holders.items():
        register_signer(holder.pem(), stage, by=person("vanphong"))
        key = key_file(holder.key_file(_PIN), _PIN)
        while any(next_stage(row) is stage for row in to_sign(decision)):
            sign_all(decision, stage, key, SignedFile.Way.KEY_FILE, by=by)
