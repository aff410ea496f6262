"""nbgrader as the host: `nbgrader_config.py` calls `configure`, and nbgrader's commands run unchanged.

Every nbgrader command loads this module, so it names the slow parts of the kit instead of importing them.
"""

import warnings

from nbgrader.converters import Autograde
from nbgrader.preprocessors import CheckCellMetadata, Execute, SaveAutoGrades
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

_STEPS = "autograder.preprocessors"


def configure(config: Config) -> None:
    """Put the kit's steps in the place of nbgrader's; the rest of its configuration stays as it is."""
    ours = {Execute: f"{_STEPS}.GradeSubmission", SaveAutoGrades: f"{_STEPS}.SaveGrades"}
    usual = Autograde.autograde_preprocessors.default_args[0]
    config.Autograde.sanitize_preprocessors = [f"{_STEPS}.RepairSubmission", CheckCellMetadata]
    config.Autograde.autograde_preprocessors = [ours.get(each, each) for each in usual]
    config.Autograde.exporter_class = f"{_STEPS}.TolerantExporter"
    config.HTMLExporter.preprocessors = [f"{_STEPS}.EscapeNames"]
    config.CourseDirectory.release_directory = "assignments"
    config.ExportApp.plugin_class = "autograder.export.CsvWithReview"
    config.NbGrader.log_level = "WARN"
    config.GenerateFeedbackApp.log_level = "ERROR"  # it warns of every picture without a description
    warnings.filterwarnings("ignore", category=SAWarning)  # nbgrader's own, several for each submission
