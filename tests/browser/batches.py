"""``python -m tests.browser.batches FOLDER``, on a portal without people: an issued decision and the keys to sign it.

Prints who signs in and where the decision is, as JSON; the key files of both signers lie in FOLDER.
"""

import json
import sys
from pathlib import Path

import django

django.setup()

from certificates.actions.register_signer import register_signer  # noqa: E402
from certificates.signing import Stage  # noqa: E402
from certificates.signing.throwaway import Authority  # noqa: E402
from core import clock  # noqa: E402
from tests.factories.certificate import Desk  # noqa: E402

#: One more than is laid out at once, so that printing takes two portions.
CERTIFICATES, PIN = 26, "ma-thu-7391"


def brought(folder: Path) -> dict[str, str]:
    desk, authority = Desk(passed=CERTIFICATES), Authority(clock.now())
    decision = desk.signed()
    for stage in Stage:
        holder = authority.holder(f"Người ký {stage}")
        register_signer(holder.pem(), stage, by=desk.office)
        (folder / f"{stage}.p12").write_bytes(holder.key_file(PIN))
    return {"clerk": desk.clerk.username, "director": desk.director.username, "page": f"/quyet-dinh/{decision.pk}/"}


if __name__ == "__main__":
    print(json.dumps(brought(Path(sys.argv[1]))))
