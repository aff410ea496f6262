"""The GPU job where there is no GPU: nothing fails and nothing passes silently, and all its other parts work.

The logic of the device checks is tried on a pretend GPU (tests/pretend_device.py). What only a real card shows is listed in
docs/gpu.md.
"""

import json
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import nbformat
import pytest
import torch
from nbgrader.api import Gradebook
from pretend_device import PretendBench
from small_course import small_course

from autograder import gpu_bundle
from autograder.answers import answered
from autograder.checks import points_by_exercise, read_device_checks
from autograder.course import Course, CourseError
from autograder.gpu import DeviceGrader, why_not
from autograder.gpu_class import run_all, targets
from autograder.gpu_memory import GpuWatch
from autograder.gpu_needs import is_older
from autograder.gpu_run import lines
from autograder.gpu_sandbox import GpuProfile
from autograder.notebooks import read_source, solution_cells
from autograder.results import Result
from autograder.sandbox import WarmProcessError, plain_sandbox, sandboxes
from autograder.session import Session
from autograder.submissions import read_released
from autograder.warm import WarmProcess
from autograder.worker.gpu import NoGpu, start

pytestmark = pytest.mark.skipif(not why_not(), reason="this machine has a GPU: run `autograder gpu` instead")

DEVICE_CHECKS = '''
from autograder.checks import exercise, points
from autograder.compare import assert_close


@exercise("double")
class TestDouble:
    @points(4, hint="double on the device as well")
    def test_on_the_device(self, student, solution):
        """double works on a device."""
        assert_close(student.double(21.0), solution.double(21.0))

    @points(3)
    def test_sees_no_other_check(self, student):
        """double forgets between checks."""
        assert student.run(count_calls) == 1
        assert student.run(count_calls) == 2

    @points(2)
    def test_another_check(self, student):
        """double forgets between checks, again."""
        assert student.run(count_calls) == 1


def count_calls(names):
    calls = names["double"].__dict__
    calls["n"] = calls.get("n", 0) + 1
    return calls["n"]
'''


def with_device_checks(course, counts=False):
    """Give a tiny course device checks that need no device."""
    path = course.assignment("tiny").device_checks
    path.parent.mkdir(parents=True)
    path.write_text(DEVICE_CHECKS)
    (course.root / "course.toml").write_text(f'name = "Tiny"\nassignments = ["tiny"]\ndevice_checks = {str(counts).lower()}\n')
    return Course.find(course.root)


@pytest.fixture
def devices(own_tiny):
    """A tiny course with device checks that do not count."""
    return with_device_checks(own_tiny)


@pytest.fixture
def hand_in(fill):
    """Put a student's notebook below submitted/."""

    def write(course, student, answer):
        folder = course.root / "submitted" / student / "tiny"
        folder.mkdir(parents=True)
        nbformat.write(fill(read_released(course.assignment("tiny")), "double", answer), folder / "tiny.ipynb")

    return write


RIGHT, WRONG = "def double(x):\n    return x * 2\n", "def double(x):\n    return x\n"


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


# Without CUDA nothing fails and nothing passes silently


def test_every_device_check_is_listed_as_not_run_with_the_reason(devices, command):
    done = command(devices.root, "gpu", "--json", "-", "--seed", 5)
    assert done.exit_code == 0
    (result,) = lines_of(done.stdout)
    assert (result["file"], result["assignment"], result["seed"]) == ("the reference solution", "tiny", 5)
    assert (result["outcome"], result["score"], result["max_score"]) == ("graded", 0, 0)
    assert [test["check"] for test in result["tests"]] == [
        check.name for check in read_device_checks(devices.assignment("tiny"))
    ]
    for test in result["tests"]:
        assert (test["outcome"], test["score"]) == ("not_run", None)
        assert "CUDA" in test["output"]
    assert "nobody has handed in" in done.stderr


def test_files_are_told_by_option_or_by_name(devices, command, tmp_path, fill):
    for name in ("tiny_a", "tiny_b"):
        nbformat.write(fill(read_released(devices.assignment("tiny")), "double", RIGHT), tmp_path / f"{name}.ipynb")
    done = command(devices.root, "gpu", "--json", "-", "--submission", tmp_path / "tiny_a.ipynb", tmp_path / "tiny_b.ipynb")
    assert [Path(result["file"]).stem for result in lines_of(done.stdout)] == ["tiny_a", "tiny_b"]


def test_file_of_another_assignment_is_left_out_aloud(small_devices, command, tmp_path):
    nbformat.write(read_released(small_devices.assignment("12_blocks")), tmp_path / "12_blocks.ipynb")
    done = command(small_devices.root, "gpu", "05_devices", "--submission", tmp_path / "12_blocks.ipynb")
    assert "12_blocks.ipynb: left out, for it is of 12_blocks" in done.stderr


def test_file_that_is_no_notebook_needs_a_person(devices, command, tmp_path):
    (tmp_path / "tiny.ipynb").write_text("no notebook")
    done = command(devices.root, "gpu", "--json", "-", "--submission", tmp_path / "tiny.ipynb")
    assert done.exit_code == 1
    assert "is not a notebook" in lines_of(done.stdout)[0]["problems"][0]


def test_assignment_without_device_checks_is_told(tiny, command):
    done = command(tiny.root, "gpu", "tiny")
    assert done.exit_code == 2
    assert "tiny has no device checks: write" in done.stderr


def test_pytest_skips_device_checks_with_the_reason(devices, run_in):
    done = run_in(devices.root, sys.executable, "-m", "pytest", "-q", "-rs", "-c", os.devnull, "--rootdir", ".", "tests/gpu")
    assert done.returncode == 0, done.stdout
    assert "3 skipped" in done.stdout
    assert "CUDA" in done.stdout


def test_class_is_reported_and_the_gradebook_left_alone_where_they_do_not_count(devices, command, hand_in):
    hand_in(devices, "ada", RIGHT)
    done = command(devices.root, "gpu", "tiny", "--json", "-")
    assert [result["file"] for result in lines_of(done.stdout)] == ["ada"]
    assert "device_checks = false, so the gradebook is left alone" in done.stderr
    assert not (devices.root / "journal").exists()


# A worker of its own for each check, as on a GPU


def test_device_check_is_answered_by_a_worker_of_its_own(devices, grader):
    assignment = devices.assignment("tiny")
    with DeviceGrader(devices, grader) as device_grader:
        right, wrong = (
            device_grader.grade(assignment, answered(assignment, "double", text), Result("file", "tiny", 1))
            for text in (RIGHT, WRONG)
        )
    assert [each.outcome for each in right.checks] == ["passed"] * 3, right
    assert [each.outcome for each in wrong.checks] == ["failed", "passed", "passed"]
    assert wrong.checks[0].output() == "double(21): got 21, expected 42\nHint: double on the device as well."


def test_worker_that_ends_and_notebook_that_stops_cost_their_checks_only(devices, grader):
    assignment = devices.assignment("tiny")
    ends = "import os\ndef double(x):\n    os._exit(3)\n"
    stops = "import os\nos._exit(3)\n"
    with DeviceGrader(devices, grader) as device_grader:
        for text, words in (
            (ends, "ended the Python process before it returned a value"),
            (stops, "ended the notebook's process"),
        ):
            result = device_grader.grade(assignment, answered(assignment, "double", text), Result("file", "tiny", 1))
            assert not result.problems()
            assert words in result.checks[0].message


# The gradebook waits, and takes the device verdicts in


@pytest.fixture
def counting(own_tiny, command, hand_in):
    """A tiny course whose device checks count, released, with a class of two that is graded on the CPU."""
    course = with_device_checks(own_tiny, counts=True)
    shutil.rmtree(course.root / "assignments")
    (course.root / "gradebook.db").unlink()
    assert command(course.root, "release").exit_code == 0
    hand_in(course, "ada", RIGHT)
    hand_in(course, "bob", WRONG)
    return course


def grade_of(course, student):
    """Return what the gradebook knows of a student: score, largest score, needs_manual_grade, and the comment."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission("tiny", student)
        (grade,) = submission.notebooks[0].grades
        comment = next(each.comment for each in submission.notebooks[0].comments if each.name == "double-solution")
        return submission.score, grade.max_score, grade.needs_manual_grade, comment or ""


def check_class(course, grader):
    """Run the device checks of the class as if each device check could be run here."""
    with DeviceGrader(course, grader) as device_grader:
        return [result for chosen in targets(course, [], []) for _, result in run_all(device_grader, chosen, 1, force=False)]


def test_gradebook_waits_for_device_checks_and_takes_them_in(counting, command, grader):
    graded = command(counting.root, "grade", "--assignment", "tiny", "--workers", 1)
    assert graded.exit_code == 0, graded.stderr
    score, most, waits, comment = grade_of(counting, "ada")
    assert (score, most, waits) == (3, 12, True)
    assert "waiting for its device checks" in comment
    results = check_class(counting, grader)
    assert [result.score for result in results] == [9, 5]
    assert grade_of(counting, "ada")[:3] == (12, 12, False)
    assert grade_of(counting, "bob")[:3] == (5, 12, False)
    page = (counting.root / "feedback/bob/tiny/tiny.html").read_text()
    assert "double works on a device." in page
    again = check_class(counting, grader)
    assert [result.seconds for result in again] == [0, 0], "nothing that has a verdict is run again"
    command(counting.root, "grade", "--assignment", "tiny", "--workers", 1)
    assert grade_of(counting, "ada")[:3] == (12, 12, False), "a later run on the CPU keeps what the GPU found"


def test_device_verdicts_that_come_first_are_kept(counting, command, grader):
    check_class(counting, grader)
    command(counting.root, "grade", "--assignment", "tiny", "--workers", 1)
    assert grade_of(counting, "ada")[:3] == (12, 12, False)


def test_grade_of_a_file_lists_device_checks_as_not_run(counting, command):
    done = command(counting.root, "grade", counting.root / "submitted/ada/tiny/tiny.ipynb", "--json", "-")
    (result,) = lines_of(done.stdout)
    assert (result["score"], result["max_score"]) == (3, 3)
    assert [test["outcome"] for test in result["tests"]] == ["passed"] * 2 + ["not_run"] * 3


# The bundle


def test_bundle_runs_in_another_place_and_comes_home(counting, command, grader, tmp_path):
    command(counting.root, "grade", "--assignment", "tiny", "--workers", 1)
    written = command(counting.root, "gpu", "--bundle", tmp_path / "bundle")
    assert written.exit_code == 0, written.stderr
    assert "wrote 2 notebooks" in written.stdout
    away = tmp_path / "away"
    shutil.move(tmp_path / "bundle", away)
    ran = run_bundle(away, sys.executable)
    assert ran.returncode == 0, ran.stderr
    assert "no CUDA device" in ran.stdout or "built without CUDA" in ran.stdout
    home = command(counting.root, "gpu", "--collect", away, "--json", "-")
    assert home.exit_code == 0, home.stderr
    assert {test["outcome"] for result in lines_of(home.stdout) for test in result["tests"]} == {"not_run"}
    assert grade_of(counting, "ada")[:3] == (3, 12, True), "what was not run changes nothing"
    pass_all(away)
    command(counting.root, "gpu", "--collect", away)
    assert grade_of(counting, "ada")[:3] == (12, 12, False)


def run_bundle(bundle, interpreter):
    environment = {"PYTHON": str(interpreter), "PATH": os.environ["PATH"]}
    return subprocess.run(["sh", bundle / "run.sh"], env=environment, cwd="/", text=True, capture_output=True)


def pass_all(bundle):
    """Write the results that a machine with a device would have written, where all checks pass."""
    passed = [line | {"checks": [each | {"outcome": "passed"} for each in line["checks"]]} for line in lines(bundle)]
    with (bundle / "results.jsonl").open("a") as file:
        file.writelines(json.dumps(line) + "\n" for line in passed)


def test_results_of_what_has_changed_since_are_not_merged(counting, command, hand_in, tmp_path):
    command(counting.root, "grade", "--assignment", "tiny", "--workers", 1)
    command(counting.root, "gpu", "--bundle", tmp_path / "bundle")
    line = {"notes": [], "problem": "", "refusal": "", "isolation": "full", "seconds": 1.0, "machine": {}}
    check = {"exercise": "double", "check": "test_on_the_device", "outcome": "passed", "message": "", "seconds": 1.0}
    (tmp_path / "bundle/results.jsonl").write_text(
        "".join(json.dumps(line | {"target": n, "checks": [check]}) + "\n" for n in (0, 1))
    )
    shutil.rmtree(counting.root / "submitted/ada")
    hand_in(counting, "ada", "# another one\n" + RIGHT)
    done = command(counting.root, "gpu", "--collect", tmp_path / "bundle")
    assert "ada: not merged, for the submission or the course has changed since" in done.stderr
    assert "bob: not merged" not in done.stderr


DAMAGE = {
    "target": lambda line: line | {"target": "first"},
    "number": lambda line: line | {"seconds": "long"},
    "check": lambda line: line | {"checks": [{"exercise": "double"}]},
    "part": lambda line: {"target": 0},
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_line_of_results_that_is_damaged_is_left_out_and_told(counting, command, tmp_path, capsys, damage):
    bundle = tmp_path / "bundle"
    command(counting.root, "gpu", "--bundle", bundle)
    check = {"exercise": "double", "check": "test_on_the_device", "outcome": "passed", "message": "", "seconds": 1.0}
    whole = {"notes": [], "problem": "", "refusal": "", "isolation": "full", "seconds": 1.0, "machine": {}, "checks": [check]}
    found = [DAMAGE[damage](whole | {"target": 0}), whole | {"target": 1}]
    (bundle / "results.jsonl").write_text("".join(json.dumps(line) + "\n" for line in found))
    assert [target.name for target, _ in gpu_bundle.collect(counting, bundle)] == ["bob"]
    assert "1 of 2 notebooks in the bundle have no whole result" in capsys.readouterr().err


def test_bundle_holds_no_hidden_checks_and_a_lock(counting, command, tmp_path):
    command(counting.root, "gpu", "--bundle", tmp_path / "bundle")
    names = {path.name for path in (tmp_path / "bundle").rglob("*")}
    assert {"run.sh", "job.sbatch", "requirements.txt", "course.toml"} <= names
    assert not (tmp_path / "bundle/course/tests/hidden").exists()
    lock = (tmp_path / "bundle/requirements.txt").read_text()
    assert "pytest==" in lock
    assert "torch" not in lock, "torch is the other machine's own, and large"


def test_machine_that_lacks_packages_is_told_which(counting, command, tmp_path):
    bundle = tmp_path / "bundle"
    command(counting.root, "gpu", "--bundle", bundle)
    (metadata,) = bundle.glob("kit/*.dist-info/METADATA")
    metadata.write_text(metadata.read_text() + "Requires-Dist: not-there>=3\nRequires-Dist: pytest>=99\n")
    ran = run_bundle(bundle, sys.executable)
    assert ran.returncode == 2
    assert "lacks not-there>=3, pytest>=99\n" in ran.stderr
    assert "pip install -r requirements.txt" in ran.stderr
    assert not (bundle / "results.jsonl").exists()


def test_interpreter_that_lacks_nothing_is_used_beside_wheels(counting, command, tmp_path):
    bundle = tmp_path / "bundle"
    command(counting.root, "gpu", "--bundle", bundle)
    (bundle / "wheels").mkdir()
    ran = run_bundle(bundle, sys.executable)
    assert ran.returncode == 0, ran.stderr
    assert not (bundle / "venv").exists()


def test_interpreter_that_is_not_there_is_told(counting, command, tmp_path):
    command(counting.root, "gpu", "--bundle", tmp_path / "bundle")
    ran = run_bundle(tmp_path / "bundle", "/not/there")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "there is no /not/there here: name an interpreter" in ran.stderr


@pytest.mark.parametrize(
    ("found", "asked", "older"),
    [("2.5.1", "torch>=2.6", True), ("2.11.0+cu130", "torch>=2.6", False), ("2.6", "torch>=2.6", False), ("1", "rich", False)],
)
def test_version_is_compared_by_its_numbers(found, asked, older):
    assert is_older(found, asked) is older


@pytest.mark.parametrize("content", [None, "{", "[]", '{"bundle": 99}', '{"bundle": 1, "targets": [{}]}'])
def test_folder_that_is_no_bundle_is_told(devices, tmp_path, content):
    if content:
        (tmp_path / "bundle.json").write_text(content)
    with pytest.raises(CourseError, match=r"is no bundle|another version|is damaged"):
        list(gpu_bundle.collect(devices, tmp_path))


# The sandbox's gpu profile, with a file that is no GPU's in place of the device


PROBES = {
    "ioctl_of_the_driver": ("import fcntl\nfcntl.ioctl(open('/dev/zero'), 0x4601)", "Inappropriate ioctl"),
    "ioctl_of_its_memory": ("import fcntl\nfcntl.ioctl(open('/dev/zero'), 0x30000001)", "Inappropriate ioctl"),
    "ioctl_of_a_terminal": ("import fcntl\nfcntl.ioctl(open('/dev/null'), 0x5412)", "Function not implemented"),
    "memfd": ("import os\nprint('made', os.memfd_create('x') > 0)", "made True"),
    "address_space": ("import resource\nprint(resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY)", "True"),
    "name_of_a_thread": ("import os\nopen(f'/proc/self/task/{os.getpid()}/comm', 'w').write('x')\nprint('named')", "named"),
    "socket": ("import socket\nsocket.socket(socket.AF_INET)", "Error"),
    "no_other_process": ("open('/proc/1/environ').read()", "Error"),
}


@pytest.fixture(scope="module")
def gpu_warm():
    """A warm process with the gpu profile, without bubblewrap; its device is one that every machine has."""
    uid = next(sandboxes(10**8)).uid
    with WarmProcess([], plain_sandbox(uid, GpuProfile(["/dev/zero"]))) as warm:
        yield warm


def test_worker_of_the_gpu_profile_without_a_gpu_does_not_start(gpu_warm, limits, make_notebook):
    with pytest.raises(WarmProcessError, match="it has no GPU"):
        Session(gpu_warm, make_notebook(), limits(), 1, reference=False)


@pytest.mark.parametrize("name", PROBES)
def test_gpu_profile_lets_through_what_the_driver_needs(gpu_warm, limits, make_notebook, name):
    code, words = PROBES[name]
    starts_no_gpu = limits().model_copy(update={"gpu_memory_bytes": 0})
    session = Session(gpu_warm, make_notebook(code), starts_no_gpu, 1, reference=False)
    session.execute()
    session.close()
    assert words in str(session.notebook.cells[0].outputs)


@pytest.mark.parametrize("error", [RuntimeError, torch.cuda.DeferredCudaCallError, OSError])
def test_driver_that_does_not_start_is_no_gpu(monkeypatch, error):
    def fail():
        raise error("driver/library version mismatch")

    monkeypatch.setattr(torch.cuda, "init", fail)
    with pytest.raises(NoGpu, match="version mismatch"):
        start(10**9)


def test_what_torch_says_of_the_driver_is_told(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: bool(warnings.warn("the driver is too old", stacklevel=1)))
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    assert "no CUDA device on this machine (the driver is too old): run `autograder gpu`" in why_not()


def test_worker_is_told_where_the_drivers_libraries_are(run_in, tmp_path):
    libraries = (line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if ".so" in line)
    real, named = tmp_path / "real", tmp_path / "named"
    real.mkdir()
    named.mkdir()
    shutil.copy(next(path for path in libraries if "/libc.so" not in path and "/ld-" not in path), real / "libcuda.so.1")
    (named / "libcuda.so.1").symlink_to(real / "libcuda.so.1")
    code = "from autograder.gpu_sandbox import gpu_profile; print(gpu_profile().environment['LD_LIBRARY_PATH'])"
    done = run_in(tmp_path, "env", f"LD_LIBRARY_PATH={named}", sys.executable, "-c", code)
    assert done.stdout.split() == [f"{named}:{real}"], done.stderr


def test_worker_of_any_user_may_enter_the_folders_above_what_it_reads(tmp_path):
    inside = tmp_path / "driver" / "lib"
    inside.mkdir(parents=True)
    for sandbox in sandboxes(10**8, GpuProfile(["/dev/zero"], [str(inside)])):
        if sandbox.command:
            done = subprocess.run([*sandbox.command, "stat", "-c", "%a", inside.parent], capture_output=True, text=True)
            assert done.stdout == "755\n", done.stderr


def test_process_that_uses_too_much_of_a_gpu_is_ended(tmp_path, monkeypatch):
    program = tmp_path / "nvidia-smi"
    victim = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    program.write_text(f"#!/bin/sh\necho '{victim.pid}, 9000'\necho '{other.pid}, 100'\necho '1, 99999'\necho '7, [N/A]'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    watch = GpuWatch(8_000_000_000)
    assert victim.wait(30) == -9
    assert watch.sentence() == "used more than 8 GB of GPU memory"
    watch.close()
    assert other.poll() is None
    other.kill()
    other.wait()


# The device checks themselves, on a pretend GPU


EXERCISES = {
    "05_devices": {"try_gpu", "moveto", "matmul_speedup", "model_on_device"},
    "07_softmax_regression": {"softmax_ce_accuracy", "train_loop"},
    "09_regularization": {"dropout"},
    "11_house_prices": {"kfold_houseprice"},
    "12_blocks": {"blocks", "save_load"},
}
# An assignment and exercise, what is replaced in the solution and by what, the check that catches it, its sentence and hint.
CAUGHT = {
    "mask_on_the_cpu": (
        ("09_regularization", "dropout"),
        ("torch.rand_like(X) >= p", "torch.rand(X.shape) >= p"),
        ("test_works_on_the_gpu", "partly on the GPU and partly on the CPU", "torch.rand(X.shape) makes it on the CPU"),
    ),
    "mask_copied_to_the_gpu": (
        ("09_regularization", "dropout"),
        ("torch.rand_like(X) >= p", "(torch.rand(X.shape) >= p).to(X.device)"),
        ("test_mask_is_made_on_the_gpu", "computed 3000 numbers on the CPU", "torch.rand_like(X)"),
    ),
    "mask_of_float32": (
        ("09_regularization", "dropout"),
        ("torch.rand_like(X) >= p", "(torch.rand_like(X) >= p).float()"),
        ("test_half_numbers", "expected a tensor of float16", "multiply by the mask itself"),
    ),
    "plain_constant": (
        ("12_blocks", "blocks"),
        ('self.register_buffer("rand_weight", torch.rand(20, 20))', "self.rand_weight = torch.rand(20, 20)"),
        ("test_constant_follows", "rand_weight stayed on the CPU when the network was moved", "register_buffer"),
    ),
    "constant_copied_each_time": (
        ("12_blocks", "blocks"),
        ("X @ self.rand_weight", 'X @ self.rand_weight.cpu().to("cpu").to(X.device)'),
        ("test_nothing_is_copied_in_forward", "copied 400 numbers", "as a buffer"),
    ),
    "no_map_location": (
        ("12_blocks", "save_load"),
        ('map_location="cpu", ', ""),
        ("test_saved_on_the_gpu_loaded_without", "Attempting to deserialize", "map_location='cpu'"),
    ),
    "off_by_one": (
        ("05_devices", "try_gpu"),
        ("if i < torch.cuda.device_count()", "if i <= torch.cuda.device_count()"),
        ("test_names_no_gpu_that_is_not_there", "try_gpu(1) is cuda:1, expected cpu", "off by one"),
    ),
    "keys_stay": (
        ("05_devices", "moveto"),
        ("{moveTo(key, device): ", "{key: "),
        ("test_keys_reach_the_gpu", "left behind on 'cpu': key 0 of a dict", "move key and value"),
    ),
    "no_synchronize": (
        ("05_devices", "matmul_speedup"),
        ("                torch.cuda.synchronize()", "                pass"),
        ("test_gpu_seconds_are_real", "the clock was read before the GPU was done", "torch.cuda.synchronize()"),
    ),
    "invented_seconds": (
        ("05_devices", "matmul_speedup"),
        ("return (time.perf_counter() - start) / repeats", "return 1e-7 * len(X)"),
        ("test_gpu_seconds_are_real", "but the product takes", "torch.cuda.synchronize()"),
    ),
    "on_the_cpu_in_secret": (
        ("07_softmax_regression", "softmax_ce_accuracy"),
        (
            "return powers / powers.sum(dim=1, keepdim=True)",
            "return (powers.cpu() / powers.cpu().sum(1, keepdim=True)).to(X.device)",
        ),
        ("test_computed_on_the_gpu", "numbers on the CPU", "no .cpu()"),
    ),
    "numpy_in_standardise": (
        ("11_house_prices", "kfold_houseprice"),
        (
            "mean, std = X_train.mean(0), X_train.std(0)",
            "mean, std = (each.to(X_train.device) for each in (X_train.cpu().mean(0), X_train.std(0)))",
        ),
        ("test_standardised_on_the_gpu", "from the GPU to the CPU", "without numpy"),
    ),
}


@pytest.fixture(scope="module")
def small_devices(course, tmp_path_factory):
    """A copy of the course with the exercises that have device checks."""
    root = tmp_path_factory.mktemp("devices")
    shutil.copytree(course.root / "tests/gpu", root / "tests/gpu")
    return small_course(course, root, EXERCISES)


@pytest.fixture(scope="module")
def on_pretend_gpu(small_devices, grader):
    """Run an assignment's device checks, those of one exercise or all, on a pretend GPU."""

    def run(name, notebook, exercise=""):
        assignment = small_devices.assignment(name)
        checks = [each for each in read_device_checks(assignment) if exercise in ("", each.exercise)]
        device_grader = DeviceGrader(small_devices, grader, PretendBench)
        return device_grader.grade(assignment, notebook, Result(name, name, 7), checks)

    return run


def test_every_exercise_with_device_checks_is_tried_here(course):
    found = {name: {check.exercise for check in read_device_checks(each)} for name, each in course.assignments.items()}
    assert {name: exercises for name, exercises in found.items() if exercises} == EXERCISES


def test_every_exercise_with_device_checks_is_worth_more_where_they_count(course):
    counting = Course(course.root, course.settings.model_copy(update={"device_checks": True}))
    for name, exercises in EXERCISES.items():
        without, worth = points_by_exercise(course.assignment(name)), points_by_exercise(counting.assignment(name))
        assert {each for each in worth if worth[each] > without[each]} == exercises


@pytest.mark.parametrize("name", EXERCISES)
def test_reference_solutions_pass(small_devices, on_pretend_gpu, name):
    result = on_pretend_gpu(name, read_source(small_devices.assignment(name)))
    assert [(each.check.name, each.message) for each in result.checks if each.outcome != "passed"] == []
    assert result.score > 0


@pytest.mark.parametrize("case", CAUGHT)
def test_wrong_answer_fails_with_a_sentence_that_names_the_cause(small_devices, on_pretend_gpu, case):
    (name, exercise), (old, new), (check, sentence, hint) = CAUGHT[case]
    assignment = small_devices.assignment(name)
    solution = "\n\n".join(cell.source for cell in solution_cells(read_source(assignment), exercise))
    assert old in solution
    result = on_pretend_gpu(name, answered(assignment, exercise, solution.replace(old, new)), exercise)
    assert not result.problems()
    (caught,) = [each for each in result.checks if each.check.name == check]
    assert caught.outcome == "failed"
    assert sentence in caught.message
    assert hint in caught.output()
