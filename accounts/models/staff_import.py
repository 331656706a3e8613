from accounts.models.table_import import TableImport


class StaffImport(TableImport):
    """A table of the staff list."""
