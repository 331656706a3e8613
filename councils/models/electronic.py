"""The secret ballot online: keys, entitlements and boards. Nothing here is tracked, timed or ever shown in a list."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class KeySet(models.Model):
    """Keys that a session's counters make together, one for each box there may be; other counters make other keys.

    The server's half is kept by ``councils.electronic.keyring`` under ``name``. ``code`` is the mã chung của Tổ, there
    once every key is made.
    """

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="key_sets")
    name = models.CharField(max_length=22, unique=True)
    group = models.CharField(max_length=20)
    threshold = models.PositiveSmallIntegerField()
    receipt_key = models.CharField(max_length=64)
    code = models.CharField("mã chung của Tổ", max_length=24, blank=True)
    set_aside_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_key_set_in_force", fields=["session"], condition=Q(set_aside_at=None)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Bộ khóa {self.name}"


class BoxKey(models.Model):
    """The key of one box: its name, the server's public part, and the record of all keys once they are made."""

    keys = models.ForeignKey(KeySet, on_delete=models.PROTECT, related_name="boxes")
    ordinal = models.PositiveSmallIntegerField()
    uuid = models.CharField(max_length=22, unique=True)
    server_key = models.TextField()
    record = models.TextField(blank=True)

    class Meta:
        ordering = ["keys", "ordinal"]
        constraints = [models.UniqueConstraint(name="box_keys_differ", fields=["keys", "ordinal"])]

    def __str__(self) -> str:
        return self.uuid


class KeyHolder(models.Model):
    """A counter who holds a part of every key; ``agreed`` tells what he or she said of the common code."""

    keys = models.ForeignKey(KeySet, on_delete=models.PROTECT, related_name="holders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    agreed = models.BooleanField(null=True)

    class Meta:
        ordering = ["keys", "place"]
        constraints = [
            models.UniqueConstraint(name="key_holder_once", fields=["keys", "user"]),
            models.UniqueConstraint(name="key_holders_differ", fields=["keys", "place"]),
        ]

    def __str__(self) -> str:
        return str(self.user)


class CeremonyPart(models.Model):
    """What a counter's browser wrote in one step of making the keys: compact JSON, one item for each box."""

    holder = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="parts")
    step = models.PositiveSmallIntegerField()
    content = models.TextField()

    class Meta:
        ordering = ["holder", "step"]
        constraints = [models.UniqueConstraint(name="ceremony_step_once", fields=["holder", "step"])]

    def __str__(self) -> str:
        return f"Bước {self.step}"


class Entitlement(models.Model):
    """A member took an electronic ballot: the public half of the code for each box, and whether the member voted.

    ``publics`` holds them in the order of the boxes' keys; ``ballots`` maps a box's name to the digest of the member's
    ballot in it, ``signature`` is the server's under that. What was chosen is in none of them.
    """

    keys = models.ForeignKey(KeySet, on_delete=models.PROTECT, related_name="entitlements")
    member = models.ForeignKey("councils.SessionMember", on_delete=models.PROTECT, related_name="entitlements")
    publics = models.JSONField()
    cast = models.BooleanField(default=False)
    ballots = models.JSONField(default=dict)
    signature = models.CharField(max_length=128, blank=True)

    class Meta:
        ordering = ["member__ordinal"]
        constraints = [models.UniqueConstraint(name="one_entitlement_per_member", fields=["keys", "member"])]

    def __str__(self) -> str:
        return str(self.member)


class BoardEvent(models.Model):
    """One link of a box's chain, as it is written; a trigger refuses change and removal."""

    box = models.ForeignKey("councils.BallotBox", on_delete=models.PROTECT, related_name="events")
    height = models.PositiveIntegerField()
    written = models.TextField()

    class Meta:
        ordering = ["box", "height"]
        constraints = [models.UniqueConstraint(name="board_heights_differ", fields=["box", "height"])]

    def __str__(self) -> str:
        return f"Sự kiện {self.height}"


class BoardPiece(models.Model):
    """A piece of data that events of a board name by its SHA-256; a trigger refuses change and removal."""

    box = models.ForeignKey("councils.BallotBox", on_delete=models.PROTECT, related_name="pieces")
    name = models.CharField(max_length=64)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(name="board_pieces_differ", fields=["box", "name"])]

    def __str__(self) -> str:
        return self.name


class CipherMark(models.Model):
    """That an encrypted choice is on a board, by its digest: the same comes on it once only."""

    box = models.ForeignKey("councils.BallotBox", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="a_cipher_once", fields=["box", "digest"])]

    def __str__(self) -> str:
        return self.digest
