"""How much a dossier, and a person in a day, may hold."""

#: How many evidence files a dossier may hold at a time.
MAX_EVIDENCE = 30
#: Bytes of all evidence and reports of a dossier, those set aside and earlier versions included.
MAX_DOSSIER_BYTES = 200 * 1024 * 1024
#: What one person may add to all dossiers within a day.
MAX_DAILY_FILES, MAX_DAILY_BYTES = 200, 500 * 1024 * 1024
#: Of one return to the department.
MAX_SUPPLEMENT_ITEMS = 10
#: Black boxes in the redacted twin of one file, and on one page of it.
MAX_COVER_BOXES, MAX_PAGE_BOXES = 500, 60
#: Lines of the annex.
MAX_CONTRIBUTIONS = 50
#: Characters of a staff comment; the least holds for remarks, so that the council reads more than a word.
LEAST_REMARK, MAX_COMMENT = 20, 2_000
