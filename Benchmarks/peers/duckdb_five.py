"""Five of the rules in SQL: duckdb_five.py FILE THREADS prints "record rule" for each record with a violation."""
import pathlib
import sys

import duckdb

database = duckdb.connect(config={"threads": int(sys.argv[2])})
query = pathlib.Path(__file__).with_name("five.sql").read_text()
for row in database.execute(query, {"file": sys.argv[1]}).fetchall():
    print(*row)
