"""Tables of plain typed values, as offices keep them in Excel."""
