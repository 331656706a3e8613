"""Numbers of the register, without gap and without double: shared by the actions that enter a certificate."""

from certificates.models import RegisterYear


def next_numbers(year: int, count: int) -> range:
    """The next *count* numbers of that year's register. To be called inside the transaction that uses them.

    The register stays locked until it ends: the next entry waits for this one, and a refused one leaves no gap.
    """
    RegisterYear.objects.get_or_create(year=year)
    register = RegisterYear.objects.select_for_update().get(year=year)
    first = register.last_number + 1
    register.last_number += count
    register.save(update_fields=["last_number"])
    return range(first, first + count)
