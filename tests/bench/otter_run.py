"""Grade a class with otter's API, in the folder of its autograder.zip; write [score, possible] for each submission."""

import json
import sys
from pathlib import Path

from otter.api import grade_submission

scores = []
for path in sorted(Path("submitted").glob("*/*/*.ipynb")):
    results = grade_submission(str(path), "autograder.zip", quiet=True)
    scores.append([results.total, results.possible])
Path(sys.argv[1]).write_text(json.dumps(scores))
