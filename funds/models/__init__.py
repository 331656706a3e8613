from funds.models.entry import Entry
from funds.models.fund import Fund
from funds.models.request import SupportRequest

__all__ = ["Entry", "Fund", "SupportRequest"]
