"""The secret ballot online: byte-exact Belenios format version 1, with stricter checks. Pure; knows no Django.

The format's own documents are *the specification* below (Belenios specification, S. Glondu, sections 3 and 4);
people who count are ``counter`` here, ``trustee`` only in the format's own field names.
"""
