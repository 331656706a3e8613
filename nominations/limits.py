"""How much a dossier, and a person in a day, may hold."""

#: How many evidence files a dossier may hold at a time.
MAX_EVIDENCE = 30
#: Bytes of all evidence of a dossier, those set aside included.
MAX_DOSSIER_BYTES = 200 * 1024 * 1024
#: What one person may add to all dossiers within a day.
MAX_DAILY_FILES, MAX_DAILY_BYTES = 200, 500 * 1024 * 1024
#: Of one return to the department.
MAX_SUPPLEMENT_ITEMS = 10
#: Lines of the annex.
MAX_CONTRIBUTIONS = 50
#: Characters of a staff comment; the least holds for remarks, so that the council reads more than a word.
LEAST_REMARK, MAX_COMMENT = 20, 2_000
