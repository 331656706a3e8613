from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: about 23 ms, and a morning of sign-ins fits in memory."""

    time_cost, memory_cost, parallelism = 2, 19_456, 1
