"""Graded PyTorch notebook exercises, and the autograder that marks them out of the student's reach."""

import sys

# Where it finds this package, jsonschema builds a grammar of web addresses, which takes a second in every process that reads
# notebooks. They hold no addresses that would be checked by it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # how Python spells that there is none
