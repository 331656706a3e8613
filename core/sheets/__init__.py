"""Tables of rows and columns from and for Excel."""
