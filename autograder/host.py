"""nbgrader as the host: `nbgrader_config.py` calls `configure`, and nbgrader's commands run unchanged.

Every nbgrader command loads this module, so it names the slow parts of the kit instead of importing them.
"""

import warnings
from pathlib import Path

from nbgrader.converters import Autograde
from sqlalchemy.exc import SAWarning
from traitlets.config import Config


def configure(config: Config) -> None:
    """Let the kit grade in the place of nbgrader; the rest of its configuration stays as it is."""
    Autograde.start = _autograde
    config.HTMLExporter.preprocessors = [f"autograder.feedback.{name}" for name in ("EscapeNames", "DescribePictures")]
    config.CourseDirectory.release_directory = "assignments"
    config.ExportApp.plugin_class = "autograder.export.CsvWithReview"
    config.NbGrader.log_level = "WARN"
    config.GenerateFeedbackApp.log_level = "ERROR"  # it warns of every picture in a student's text without a description
    warnings.filterwarnings("ignore", category=SAWarning)  # nbgrader's own, several for each submission


def _autograde(converter: Autograde) -> None:
    from autograder.course import journals
    from autograder.pool import import_ahead
    from autograder.worker.imports import uncollected

    if not journals(Path(converter.coursedir.root), converter.coursedir.assignment_id).is_dir():
        import_ahead()
    with uncollected():
        from autograder.class_run import autograde

    autograde(converter)
